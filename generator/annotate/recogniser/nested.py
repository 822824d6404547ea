"""Names inside names: `Köln` in `1. FC Köln`, `Frankfurt` in `Universität Frankfurt`.

A second, small chain reads nothing but the words of a name of several words that the first layer
found, and the kind of that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.annotate.recogniser.decoding import Batch, best_labels, marginals
from generator.annotate.recogniser.features import listed_names, shape
from generator.annotate.recogniser.knowledge import Knowledge
from generator.annotate.recogniser.reader import Name
from generator.annotate.recogniser.weights import Floats, Model

_LONGEST_AFFIX = 5


def inner_attributes(words: Sequence[str], kind: str, knowledge: Knowledge) -> list[list[str]]:
    """What each word of a name of some kind looks like to the second chain."""
    listed: list[list[str]] = [[] for _ in words]
    for index, flag in listed_names(words, knowledge):
        listed[index].append(flag)
    lowered = ["#", *map(str.lower, words), "#"]
    found: list[list[str]] = []
    for at, word in enumerate(words):
        lower = lowered[at + 1]
        place = ("a" if at == 0 else "") + ("z" if at == len(words) - 1 else "")
        flags = [*knowledge.flags(word), *listed[at]] or ["-"]
        names = ["k=" + kind, "kp=" + kind + place, "w=" + word, "l=" + lower]
        names += [f"kw={kind}|{lower}", "s=" + shape(word), f"ks={kind}|{shape(word)}|{place}"]
        names += ["-l=" + lowered[at], "+l=" + lowered[at + 2]]
        names += [f"e{size}={lower[-size:]}" for size in range(2, min(_LONGEST_AFFIX, len(lower)))]
        names += [f"p4={lower[:4]}"]
        for flag in flags:
            names += ["f=" + flag, f"kf={kind}|{flag}", f"kfp={kind}|{flag}|{place}"]
            names += [f"f-l={flag}|{lowered[at]}"]
        found.append(names)
    return found


def inner_names(
    model: Model, knowledge: Knowledge, phrases: Sequence[Sequence[str]], outer: Sequence[Name]
) -> Iterator[list[Name]]:
    """The names inside each outer name, whose words are one of `phrases`, numbered as the outer
    one is."""
    scores = [
        model.here(inner_attributes(words, name.label, knowledge))
        for words, name in zip(phrases, outer, strict=True)
    ]
    batch = Batch(scores)
    for name, labels, sure in zip(
        outer, best_labels(batch, model), marginals(batch, model), strict=True
    ):
        yield [*_spans(model, labels.tolist(), sure, name.start)]


def _spans(model: Model, labels: Sequence[int], sure: Floats, first: int) -> Iterator[Name]:
    start = -1
    for at, label in enumerate((*labels, model.outside)):
        inside = model.labels[label].startswith("I-") and at < len(labels)
        if start >= 0 and not inside:
            kind = model.labels[labels[start]][2:]
            least = min(float(sure[step, labels[step]]) for step in range(start, at))
            yield Name(first + start, first + at, kind, round(max(least, 1e-4), 4))
            start = -1
        if at < len(labels) and model.labels[label].startswith("B-"):
            start = at
