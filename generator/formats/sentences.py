"""Where the first sentence of a paragraph ends."""

from __future__ import annotations

import re

from generator.formats.wordsets import word_set

_END = re.compile(r"[.!?…][\"”“«»'’‘)\]]*(?=\s|$)")
_REACH = 600
_ABBREVIATIONS = word_set(
    """
    abs art bzw ca co corp dr etc evtl fa ggf gen geb gest inc insg jan febr feb apr aug sept
    sep okt oct nov dez dec jr st lt ltd mio mr mrd mrs ms nr no op prof rd rev sen gov rep s
    sog sr st str tel u usw v vgl vs z zz bd hl i d o a e b p m h
    """
)


def first_sentence(paragraph: str) -> str:
    """The first sentence of `paragraph`, with its final mark; of a very long one its beginning.

    Abbreviations, initials, ordinals (`am 3. Mai`) and points within figures end no sentence.
    """
    text = paragraph[:_REACH]
    for match in _END.finditer(text):
        following = text[match.end() :].lstrip()[:1]
        if following and (following.islower() or following in ",;)"):
            continue
        if match.group() == "." and following and _abbreviated(text[: match.start()]):
            continue
        return text[: match.end()]
    return text.rstrip()


def _abbreviated(before: str) -> bool:
    word = re.split(r"[\s(\"„“/]", before)[-1]
    if word.isdigit():
        return len(word) <= 2
    last = word.rpartition(".")[2].casefold()
    return last in _ABBREVIATIONS or len(last) == 1
