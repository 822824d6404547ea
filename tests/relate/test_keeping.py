"""Names that stay."""

from hypothesis import given
from hypothesis import strategies as st

from generator.relate.keeping import kept_names

NAMES = st.sampled_from(["", "t/a", "t/b", "t/c"])
GROUPS = st.lists(st.lists(NAMES, min_size=1, max_size=4), max_size=6)


@given(GROUPS)
def test_no_two_groups_share_a_name_and_names_are_stable(groups: list[list[str]]) -> None:
    names = kept_names(groups, lambda group: group, lambda _: "t/a")
    assert len(set(names)) == len(groups) == len(names)
    again = [[name] * len(group) for name, group in zip(names, groups, strict=True)]
    assert kept_names(again, lambda group: group, lambda _: "t/new") == names


def test_the_group_with_most_holders_keeps_a_name() -> None:
    groups = [["t/a", ""], ["t/a", "t/a"], ["", ""]]
    assert kept_names(groups, lambda group: group, lambda _: "t/x") == ("t/x", "t/a", "t/x-2")


def test_an_index_is_no_groups_name() -> None:
    assert kept_names([["x"]], lambda _: [], lambda _: "threads/index") == ("threads/index-2",)
