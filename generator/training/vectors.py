"""Word vectors from unlabelled text, and clusters of them.

Skip-gram (Mikolov et al. 2013) and k-means. One thread and fixed seeds, so that the same text gives
the same vectors; the processor's own rounding may still differ between machines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gensim.models import Word2Vec
from sklearn.cluster import MiniBatchKMeans

from generator.annotate.recogniser.weights import Floats

GRANULARITIES = (60, 300, 1000, 3000)
_SEED = 1
_SIZE = 100
_COMMON = 24
"""Vectors of rarer words are not shipped: more than half, and the scores hardly differ."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Words, the frequent ones first, how often each occurs, and their vectors of length 1."""

    words: tuple[str, ...]
    counts: npt.NDArray[np.int64]
    values: Floats

    @property
    def rows(self) -> dict[str, int]:
        """Each word's row of `values`."""
        return {word: row for row, word in enumerate(self.words)}

    def common(self) -> dict[str, int]:
        """The rows of the words frequent enough to be shipped."""
        return {word: row for word, row in self.rows.items() if self.counts[row] >= _COMMON}


NONE = Vectors((), np.zeros(0, np.int64), np.zeros((0, _SIZE), np.float32))


class _Again(Iterable[list[str]]):
    """A corpus that can be read several times."""

    def __init__(self, read: Callable[[], Iterator[list[str]]]) -> None:
        self.read = read

    def __iter__(self) -> Iterator[list[str]]:
        return self.read()


def learned(read: Callable[[], Iterator[list[str]]]) -> Vectors:
    """The vectors of all words that occur five times or more."""
    model = Word2Vec(
        _Again(read), vector_size=_SIZE, window=3, min_count=5, sg=1, negative=5, epochs=2,
        sample=1e-4, workers=1, seed=_SEED,
    )  # fmt: skip
    words = tuple(model.wv.index_to_key)
    found = model.wv.vectors
    counts = [model.wv.get_vecattr(word, "count") for word in words]
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return Vectors(words, np.array(counts, np.int64), found / lengths)


def clusters(vectors: Vectors) -> dict[str, str]:
    """Every word and the numbers of its clusters, coarse to fine."""
    numbers = [
        MiniBatchKMeans(
            count, batch_size=8192, n_init=1, max_iter=30, random_state=0, init="random"
        ).fit_predict(vectors.values)
        for count in GRANULARITIES
    ]
    return {
        word: " ".join(str(level[at]) for level in numbers) for at, word in enumerate(vectors.words)
    }


def write(vectors: Vectors, path: Path) -> None:
    """Keep vectors in a file, for another training."""
    np.savez(path, words=np.array(vectors.words), counts=vectors.counts, values=vectors.values)


def read(path: Path) -> Vectors:
    """The vectors in a file that `write` made."""
    with np.load(path) as file:
        return Vectors(tuple(file["words"].tolist()), file["counts"], file["values"])
