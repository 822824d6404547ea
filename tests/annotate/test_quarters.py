"""A town and its quarter in one word, by the shipped places."""

from __future__ import annotations

import pytest

from generator.annotate import annotate
from generator.authority.shipped import lexicon, shipped
from generator.link import link
from generator.training.measure import as_story


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Er wohnt in Berlin-Kreuzberg.", [("Berlin-Kreuzberg", "places/kreuzberg")]),
        ("Sie kommt aus Köln-Niehl.", [("Köln-Niehl", "places/niehl")]),
        # Two towns of their own, however near.
        ("Es geschah in Mannheim-Ludwigshafen.", [("Mannheim", "places/mannheim")]),
    ],
)
def test_a_town_with_its_quarter_is_the_quarter(text: str, places: list[tuple[str, str]]) -> None:
    story = as_story(text)
    found = link(story, annotate(story, shipped(), lexicon()), shipped()).mentions
    assert [(each.mention.span.of(text), each.entity) for each in found][:1] == places
