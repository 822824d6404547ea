"""Formats: raw wires in, stories out.

A new format is one file with a `Format` in it and one line in `FORMATS`. The other modules of this
package are the pieces formats share: `decoding` (bytes to text), `datelines`, `headlines`, `notes`,
`bylines`, `embargoes`, `endings`, `private` (conventions of wire texts), `blocks` and `titles`.
"""

from __future__ import annotations

from generator.errors import WireError
from generator.formats import (
    anpa1312,
    digitalwires,
    feeds,
    foreignxml,
    html,
    iptc7901,
    mail,
    newsml1,
    newsmlg2,
    ninjs,
    nitf,
    plaintext,
    reuters21578,
    tables,
)
from generator.formats.binary import describe_binary, describe_code
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.model.story import Story
from generator.model.wire import Wire
from generator.settings import Settings

__all__ = ["FORMATS", "Conventions", "Format", "read_stories"]

FORMATS: tuple[Format, ...] = (
    digitalwires.FORMAT,
    newsmlg2.FORMAT,
    newsml1.FORMAT,
    nitf.FORMAT,
    ninjs.FORMAT,
    anpa1312.FORMAT,
    feeds.FORMAT,
    iptc7901.FORMAT,
    mail.FORMAT,
    html.FORMAT,
    reuters21578.FORMAT,
    tables.FORMAT,
    foreignxml.FORMAT,
    plaintext.FORMAT,
)
"""Every format that can be read. Of two that are equally sure, the earlier one reads."""


def _describe(wire: Wire) -> str:
    known = describe_binary(wire.raw) or describe_code(wire.raw)
    return known or "nothing in it reads as a wire"


def read_stories(wire: Wire, settings: Settings) -> tuple[Story, ...]:
    """All stories of `wire`, read by the format that is surest of it; at least one.

    Raises WireError where no format fits, or where the best one finds nothing to read.
    """
    conventions = Conventions.of(settings)
    sure, best = 0.0, None
    for known in FORMATS:
        likelihood = known.sniff(wire)
        if likelihood > sure:
            sure, best = likelihood, known
    if sure <= plaintext.LAST_RESORT and tables.is_mapped(wire, conventions):
        best = tables.FORMAT
    if best is None:
        raise WireError(
            f"no format fits: {_describe(wire)}.",
            file=wire.file,
            remedy="Remove it from the seeds, convert it to text, or name its columns in the "
            "settings.",
        )
    stories = tuple(best.parse(wire, conventions))
    if not stories:
        raise WireError(
            f"no story found (read as {best.name}).",
            file=wire.file,
            remedy="See that it holds the text of a story, or remove it.",
        )
    return stories
