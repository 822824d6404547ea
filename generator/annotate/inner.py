"""Names inside names, for those who ask: `Köln` in `1. FC Köln`, `Bayern` in `FC Bayern`.

A page marks the outer name only: who follows Bavaria does not want every match of the club, and
two links on one word help nobody. `inspect --json` tells the inner ones beside the others.
"""

from __future__ import annotations

from generator.annotate.recogniser import trained_for
from generator.annotate.tokens import tokenise
from generator.model.marks import Annotations, Mention
from generator.model.story import Story


def names_inside(story: Story, annotations: Annotations) -> tuple[Mention, ...]:
    """The names inside the names of a story, in text order, each `via` "inner"; none where its
    language has no model for them."""
    model = trained_for(story.language)
    return model.inside(tokenise(story), annotations.mentions) if model else ()
