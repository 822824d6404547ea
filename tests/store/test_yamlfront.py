"""Front matter is written byte for byte as the YAML library writes it, and read back as it was."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.store.yamlfront import yaml_text

ODD = st.sampled_from(
    [
        "", "yes", "No", "null", "~", "1", "01", "0x1", "1.5", "1e5", "1.e+5", "2030-01-01", "N",
        "12:30:45", "1_000", ".inf", "=", "<<", "-", "- a", "a: b", "a:b", "a:", "a #b", "a#b",
        "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "it's", "...", "---", "x?", "?", "on",
        "85eddb44", "9. Mai", "„x“", " x", "x ", "a\nb", "a\tb", "\u2028", "\x85", "\xa0",
        "\ufeff", "\U0001f600",
    ]
)  # fmt: skip
TEXT = st.one_of(ODD, st.text(max_size=12), st.builds(lambda a, b: a + b, ODD, ODD))
SCALAR = st.one_of(TEXT, st.integers(), st.floats(), st.booleans(), st.none())
KEY = st.from_regex(r"[a-z][a-z_-]{0,9}", fullmatch=True)
VALUE = st.recursive(
    SCALAR,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEY, inner, max_size=4)),
    max_leaves=8,
)


@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=4))
def test_every_front_matter_is_written_as_the_library_would(front: dict[str, object]) -> None:
    expected = yaml.dump(
        front,
        Dumper=_NoAliases,
        default_flow_style=False,
        sort_keys=False,
        allow_unicode=True,
        width=2**31 - 1,
    )
    assert yaml_text(front) + "\n" == expected


class _NoAliases(yaml.CSafeDumper):
    """Values that happen to be one object are written twice, as different ones would be."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (the library's own shape)
        return True
