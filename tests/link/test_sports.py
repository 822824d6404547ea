"""Contests and clubs that bear what others bear too."""

from __future__ import annotations

import pytest

from generator.authority import Authority
from generator.link.organisations import Organisations
from generator.model.entity import Entity
from generator.model.ids import EntityId
from generator.model.marks import Link, Mention, MentionType
from generator.model.text import Span

AUTHORITY = Authority.of(
    [
        Entity(EntityId("events/liga"), "Liga", description="Fußballwettbewerb"),
        Entity(
            EntityId("events/handball-liga"),
            "Handball-Liga",
            aliases=("Liga",),
            description="Handballwettbewerb",
        ),
        Entity(EntityId("organisations/hilfswerk"), "Hilfswerk", aliases=("TWH",)),
        Entity(EntityId("organisations/twh-essen"), "TWH Essen", description="Handballverein"),
    ]
)


def chosen(text: str, name: str, kind: MentionType) -> EntityId | None:
    mentions = tuple(
        Mention(Span(text.index(words), text.index(words) + len(words)), one, words, "names", "", 1)
        for words, one in (("TWH Essen", "organisation"), (name, kind))
        if words in text
    )
    ordered = tuple(sorted(mentions, key=lambda one: one.span))
    target = Organisations(text, ordered, AUTHORITY, frozenset()).choose(mentions[-1])
    return target.entity if isinstance(target, Link) else None


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Im Handball führt der Meister die Liga an.", "events/handball-liga"),
        ("Im Fußball führt der Meister die Liga an.", "events/liga"),
        ("Der Meister führt die Liga an.", "events/liga"),
    ],
)
def test_a_contest_is_of_the_sport_the_story_tells_of(text: str, entity: str) -> None:
    assert chosen(text, "Liga", "event") == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Der TWH siegt. Es ist der Tag von TWH Essen.", "organisations/twh-essen"),
        ("Der TWH hilft.", "organisations/hilfswerk"),
    ],
)
def test_letters_are_the_club_that_the_story_names_in_full(text: str, entity: str) -> None:
    assert chosen(text, "TWH", "organisation") == entity
