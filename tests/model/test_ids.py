"""Names of things pass their guards or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ids import (
    entity_id,
    entity_page,
    page_path,
    parse_entity_id,
    slugify,
    text_id,
    type_of,
)
from generator.model.text import Span


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Brüssel", "bruessel"),
        ("Bru\u0308ssel", "bruessel"),
        ("GROẞE STRAẞE", "grosse-strasse"),
        ("Wałęsa", "walesa"),
        ("Václav Havel", "vaclav-havel"),
        ("O'Neill", "oneill"),
        ("../../etc/passwd", "etc-passwd"),
        ("Zwei-plus-Vier: „Einheit“", "zwei-plus-vier-einheit"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_makes_a_safe_path(text: str) -> None:
    path = page_path(f"stories/1989/11/{slugify(text)}.md")
    assert ".." not in path
    assert len(slugify(text)) <= 60
    assert type_of(entity_id("person", slugify(text))) == "person"


def test_long_slugs_are_cut_at_a_word() -> None:
    assert slugify("wort " * 30) == "-".join(["wort"] * 12)


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "a//b.md", "a/./b.md", "a/B.md", "x.html"])
def test_paths_that_could_leave_docs_are_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a page path"):
        page_path(path)


@pytest.mark.parametrize("text", ["people/", "persons/x", "people/../x", "people/X"])
def test_other_things_are_no_entity_ids(text: str) -> None:
    with pytest.raises(ValueError, match="not an entity id"):
        parse_entity_id(text)


def test_an_entity_lies_where_its_id_says() -> None:
    assert entity_page(parse_entity_id("places/kiew")) == "places/kiew.md"


def test_text_ids_depend_on_the_text_alone() -> None:
    assert text_id("a") == text_id("a") != text_id("b")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_a_span_stands_on_characters(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)
