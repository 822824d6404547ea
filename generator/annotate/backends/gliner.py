"""GLiNER models, which find names of the types they are told; by name or folder.

The first use of a name fetches the model from its hub, which is the user's own choice; a folder
needs no network.
"""

from __future__ import annotations

from generator.annotate.backends.finding import LEAST, Finder, Found, package, unknown

LABELS = ("person", "organisation", "place", "event")


def finder(name: str) -> Finder:
    """A finder by a GLiNER model."""
    gliner = package("gliner")
    try:
        model = gliner.GLiNER.from_pretrained(name)
    except (OSError, ValueError) as error:
        raise unknown("GLiNER", name, error) from error

    def find(text: str) -> list[Found]:
        return [
            Found(int(one["start"]), int(one["end"]), str(one["label"]), float(one["score"]))
            for one in model.predict_entities(text, list(LABELS), threshold=LEAST)
        ]

    return find
