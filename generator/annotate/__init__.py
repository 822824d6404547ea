"""Marks on a story's text: names, roles, speech, dates, quantities. `link` tells what names mean.

A new annotator is one file and one line in ANNOTATORS; each sees the marks of those before it.
"""

from __future__ import annotations

from generator.annotate import names, quantities, roles, speech, times
from generator.annotate.naming import rules_and_model
from generator.annotate.reading import Annotator, Reading, Recogniser
from generator.annotate.tokens import tokenise
from generator.authority import Authority
from generator.authority.lexicon import Lexicon
from generator.model.marks import Annotations
from generator.model.story import Story

__all__ = ["ANNOTATORS", "Annotator", "Reading", "Recogniser", "annotate"]

ANNOTATORS: tuple[Annotator, ...] = (
    names.annotate,
    roles.annotate,
    speech.annotate,
    times.annotate,
    quantities.annotate,
)


def annotate(
    story: Story, authority: Authority, lexicon: Lexicon, *, recogniser: Recogniser | None = None
) -> Annotations:
    """All marks on a story. `recogniser` finds the names; `naming` without one."""
    reading = Reading(
        story, tokenise(story), recogniser or rules_and_model(authority, lexicon), lexicon
    )
    annotations = Annotations()
    for annotator in ANNOTATORS:
        annotations = annotator(reading, annotations)
    return annotations
