"""GLiNER models, which find names of the types they are told; by name or folder.

The first use of a name fetches the model from its hub, which is the user's own choice; a folder
needs no network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.annotate.backends.finding import LEAST, Finder, Found, package, unknown

LABELS = ("person", "organisation", "place", "event")
_ENDS = frozenset(".!?")


def finder(name: str) -> Finder:
    """A finder by a GLiNER model."""
    gliner = package("gliner")
    try:
        model = gliner.GLiNER.from_pretrained(name)
    except (OSError, ValueError) as error:
        raise unknown("GLiNER", name, error) from error

    def find(text: str) -> list[Found]:
        words = model.data_processor.words_splitter(text)
        return [
            Found(
                start + int(one["start"]),
                start + int(one["end"]),
                str(one["label"]),
                float(one["score"]),
            )
            for start, end in windows(words, model.config.max_len)
            for one in model.predict_entities(text[start:end], list(LABELS), threshold=LEAST)
        ]

    return find


def windows(words: Iterable[tuple[str, int, int]], longest: int) -> Iterator[tuple[int, int]]:
    """The characters of pieces of at most `longest` words, which is all a model reads: what is
    beyond it drops without an error. A piece ends with a sentence where it holds an end of one.

    `words` are a text's words with their first and last characters.
    """
    rest = list(words)
    while rest:
        count = min(longest, len(rest))
        if count < len(rest):
            ends = [at for at in range(count) if rest[at][0] in _ENDS]
            count = ends[-1] + 1 if ends else count
        yield rest[0][1], rest[count - 1][2]
        rest = rest[count:]
