"""A person's edits of the pages, carried back into what the pages are made from."""

from generator.curate.entities import edited_entities
from generator.curate.links import edited_links
from generator.curate.matching import Matches, match
from generator.curate.stories import edited_story, story_of_page
from generator.curate.ties import kept_ties

__all__ = [
    "Matches",
    "edited_entities",
    "edited_links",
    "edited_story",
    "kept_ties",
    "match",
    "story_of_page",
]
