from __future__ import annotations

import frontmatter
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.site.fast.facts import split

VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
    | st.sampled_from(["no", "2025-04", "a: b", "- x", "'", '"', "#", "a #b", "|", "\n", "1.0"])
    | st.integers()
    | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["entity", "role", "at"]), inner, max_size=3)
    ),
    max_leaves=6,
)
FRONTS = st.dictionaries(st.sampled_from(["title", "kind", "date", "roles", "digest"]), VALUES)


@given(FRONTS, st.sampled_from(["# A\n\nB", "", "---\n\ntitle: nein\n"]))
def test_the_wanted_fields_are_read_as_mkdocs_reads_them(
    front: dict[str, object], body: str
) -> None:
    post = frontmatter.Post(body, **front)
    source = frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=2**31 - 1) + "\n"
    markdown, values = get_data(source)
    wanted = frozenset({"title", "roles", "kind"})
    assert split(source, wanted) == (
        markdown,
        {key: value for key, value in values.items() if key in wanted},
    )


def test_front_matter_that_cannot_be_read_is_text_as_mkdocs_has_it() -> None:
    source = "---\ntitle: 'offen\nkind: story\n---\n\nText\n"
    assert split(source, frozenset({"title"})) == (get_data(source)[0], {})
