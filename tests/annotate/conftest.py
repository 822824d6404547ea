"""A small world of entities and words, and stories to read in it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.annotate import annotate
from generator.annotate.names import rules
from generator.authority import Authority
from generator.authority.lexicon import Lexicon
from generator.model.entity import Entity, Tenure
from generator.model.ids import EntityType, entity_id, slugify, text_id
from generator.model.marks import Annotations
from generator.model.story import Block, Place, Source, Story
from generator.model.text import Span

MILLION = 1_000_000


def entity(kind: EntityType, name: str, *aliases: str, **more: object) -> Entity:
    return Entity(entity_id(kind, slugify(name)), name, aliases=aliases, **more)


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority.of(
        [
            entity(
                "place",
                "Großbritannien",
                stems=("britisch", "Brite", "british"),
                weight=60 * MILLION,
            ),
            entity("place", "Russland", stems=("russisch", "Russe"), weight=140 * MILLION),
            entity("place", "Frankreich", stems=("französisch", "Franzose"), weight=60 * MILLION),
            entity("place", "Deutschland", stems=("deutsch", "Deutsche"), weight=80 * MILLION),
            entity("place", "USA", "US", stems=("amerikanisch",), weight=300 * MILLION),
            entity("place", "Ukraine", stems=("ukrainisch",), weight=40 * MILLION),
            entity("place", "Prag", stems=("Prager",), weight=MILLION),
            entity("place", "Essen", weight=MILLION),
            entity("place", "Lauenau", weight=20_000),
            entity("place", "Ost-Berlin", weight=MILLION),
            entity("place", "Berlin", weight=3 * MILLION),
            entity("place", "New York", weight=8 * MILLION),
            entity("place", "Rheinland-Pfalz", weight=4 * MILLION),
            entity("organisation", "Nato", "NATO"),
            entity("organisation", "EU", "Europäische Union"),
            entity("organisation", "SED"),
            entity("organisation", "SPD"),
            entity("organisation", "Die Rechte"),
            entity("organisation", "Bundeswehr"),
            entity("organisation", "Bundesbank"),
            entity("organisation", "Weißes Haus"),
            entity("person", "Marta Jelinek", tenures=(Tenure("Ministerin", start="2020"),)),
        ]
    )


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon(
        first_names=frozenset(
            [
                "John",
                "Kaja",
                "Hans",
                "Dietrich",
                "George",
                "Wladimir",
                "Ursula",
                "Peter",
                "Ernst",
                "Johannes",
                "Paul",
                "Anna",
                "Boris",
                "Carsten",
                "Jan",
                "Olga",
                "Mark",
            ]
        ),
        ambiguous_names=frozenset(["Ernst", "Essen", "Mark"]),
        role_words=frozenset(
            [
                "Präsident",
                "Präsidenten",
                "Minister",
                "Ministers",
                "Kanzler",
                "Generalsekretär",
                "Papst",
                "Sprecher",
                "Chef",
                "General",
                "Generalinspekteur",
                "Koch",
                "Secretary",
                "President",
                "Beauftragte",
                "Beauftragten",
            ]
        ),
        party_abbreviations=frozenset(["SPD", "CDU"]),
        legal_forms=frozenset(["AG", "GmbH"]),
        not_names=frozenset(["Regierung", "Essen", "Treffen", "Hilfe"]),
    )


@pytest.fixture
def story() -> Callable[..., Story]:
    def make(
        text: str, *, date: str = "2025-04-10", language: str = "de", dateline: str = ""
    ) -> Story:
        return Story(
            id=text_id(text),
            source=Source("seeds/x.txt", 0, "text", ""),
            title="x",
            title_source="derived",
            text=text,
            blocks=tuple(
                Block(Span(*match.span()), "paragraph") for match in re.finditer(r"[^\n]+", text)
            ),
            date=date or None,
            language=language,
            dateline=(Place(dateline, dateline.upper()),) if dateline else (),
        )

    return make


@pytest.fixture
def read(story, authority, lexicon) -> Callable[..., Annotations]:
    def annotated(text: str, **more: str) -> Annotations:
        by_rule = rules(authority, lexicon)
        return annotate(story(text, **more), authority, lexicon, recogniser=by_rule)

    return annotated


@pytest.fixture
def names(read) -> Callable[..., list[tuple[str, str, str]]]:
    """What a text's mentions cover, of which type, in which relation."""

    def listed(text: str, **more: str) -> list[tuple[str, str, str]]:
        return [
            (mention.span.of(text), mention.type, mention.relation)
            for mention in read(text, **more).mentions
        ]

    return listed
