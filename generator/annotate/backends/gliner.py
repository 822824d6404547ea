"""GLiNER models, which find names of the types they are told; by name or folder.

The first use of a name fetches the model from its hub, which is the user's own choice; a folder
needs no network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.annotate.backends.finding import LEAST, Finder, Found, loaded, package

LABELS = ("person", "organisation", "place", "event")
_ENDS = frozenset(".!?")

Word = tuple[str, int, int]
"""A word of a text with its first and last characters, as GLiNER splits it."""

Cutter = Callable[..., Mapping[str, Sequence[Sequence[int]]]]
"""What cuts lists of words into the tokens of a model's vocabulary."""


def finder(name: str) -> Finder:
    """A finder by a GLiNER model."""
    gliner = package("gliner")
    model = loaded("GLiNER", name, gliner.GLiNER.from_pretrained)
    cutter = model.data_processor.transformer_tokenizer
    # What comes before a text, and counts: the names of the types, each behind a mark.
    types = [told for label in LABELS for told in (model.config.ent_token, label)]
    before = cutter([[*types, model.config.sep_token]], is_split_into_words=True)["input_ids"][0]
    room = cutter.model_max_length - len(before)

    def find(text: str) -> list[Found]:
        words = list(model.data_processor.words_splitter(text))
        return [
            Found(
                start + int(one["start"]),
                start + int(one["end"]),
                str(one["label"]),
                float(one["score"]),
            )
            for start, end in windows(words, _sizes(words, cutter), model.config.max_len, room)
            for one in model.predict_entities(text[start:end], list(LABELS), threshold=LEAST)
        ]

    return find


def windows(
    words: Sequence[Word], sizes: Sequence[int], longest: int, room: int
) -> Iterator[tuple[int, int]]:
    """The characters of pieces of a text that a model reads whole: what is beyond it drops without
    an error. A piece ends with a sentence where it holds an end of one.

    A model reads at most `longest` words, and of the tokens that its vocabulary cuts them into
    (`sizes` tells how many each word is) at most `room`.
    """
    first = 0
    while first < len(words):
        after = _fitting(sizes, first, longest, room)
        if after < len(words):
            ends = [at for at in range(first, after) if words[at][0] in _ENDS]
            after = ends[-1] + 1 if ends else after
        yield words[first][1], words[after - 1][2]
        first = after


def _fitting(sizes: Sequence[int], first: int, longest: int, room: int) -> int:
    """The word after the last that fits in a piece from the word `first`; one always does."""
    taken = sizes[first]
    for at in range(first + 1, min(first + longest, len(sizes))):
        taken += sizes[at]
        if taken > room:
            return at
    return min(first + longest, len(sizes))


def _sizes(words: Sequence[Word], cutter: Cutter) -> list[int]:
    """How many tokens each word is."""
    lone = [[word] for word, _, _ in words]
    if not lone:
        return []
    cut = cutter(lone, is_split_into_words=True, add_special_tokens=False)
    return [len(tokens) for tokens in cut["input_ids"]]
