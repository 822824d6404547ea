"""A title for a text that has none, out of its first sentence.

Only words of the sentence are used, in their order; what is left out shows as an ellipsis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.formats.sentences import first_sentence
from generator.formats.wordsets import word_set

# Of the lengths tried on our own wires, 90 cut every second sentence before its verb; 110 few.
LONGEST = 110
_SHORTEST = 32
_ELLIPSIS = "…"

_CLAUSE = re.compile(r"(?:,|;|:)(?= )| (?=[–—-] )")
_VERB_BRACKET = word_set(
    """
    will wollen wollte wollten kann können konnte konnten soll sollen sollte sollten muss müssen
    musste mussten darf dürfen durfte durften mag möchte möchten hat haben hatte hatten ist sind
    war waren wird werden wurde wurden würde würden hätte hätten wäre wären
    """
)
_NEGATION = word_set(
    """
    nicht nichts nie niemals kein keine keinen keinem keiner keines ohne weder kaum nirgends
    niemand wenig statt anstatt außer
    """
)
_PREPOSITIONS = word_set(
    """
    an am auf aus außerhalb bei beim bis durch für gegen gegenüber hinter im in innerhalb ins
    kurz laut mit nach neben rund seit trotz über um unter unweit vom von vor während wegen
    wenige zu zum zur zugunsten zwischen angesichts aufgrund unmittelbar about across after
    against ahead along amid among around as at because before behind between by despite during
    following for from in into near of on over since through to toward towards under until when
    where which while who with within without
    """
)
_WEAK = _PREPOSITIONS | word_set(
    """
    der die das den dem des ein eine einen einem einer eines und oder sowie aber dass ob wie als
    sich sehr noch auch nur ihre ihr ihren ihrem ihrer seine sein seinen seinem seiner the a an
    and or but that his her its their more
    """
)
# What opens a phrase that completes the verb, rather than the one before it.
_OBJECTS = word_set(
    """
    den die das ein eine einen einem einer ihre ihren seine seinen mit zu zum zur gegen auf über um
    """
)
_NOUN_ARTICLES = word_set("die das den ein eine einen ihre ihren seine seinen")
_CONJUNCTIONS = word_set("und oder sowie")
_INFINITIVE = re.compile(r"[a-zäöüß]+(?:en|ern|eln|t|sein|tun)")
_LOWER = re.compile(r"[a-zäöüß]+")
_QUOTES = '"„“”»«'


def derive_title(paragraph: str) -> str:
    """A headline of at most 110 characters from the first sentence of `paragraph`.

    The whole sentence if it fits; else its beginning up to the end of a clause; else, where German
    puts the verb last, the beginning and the verb with the middle left out; else as many whole
    phrases as fit. Never empty for a paragraph that is not.
    """
    sentence = " ".join(first_sentence(paragraph).split())
    whole = _closed(sentence)
    if len(whole) <= LONGEST:
        return whole
    for shorten in (_main_clause, _verb_last, _phrases):
        title = shorten(whole)
        if title:
            return title
    return whole[: LONGEST - 1].rstrip() + _ELLIPSIS


def _closed(sentence: str) -> str:
    """The sentence without its full stop; question and exclamation marks stay."""
    if sentence.endswith(("...", _ELLIPSIS)):
        return sentence
    if sentence.endswith("."):
        return sentence[:-1] or sentence
    return sentence


def _main_clause(sentence: str) -> str:
    """The longest beginning that ends where a clause does, outside quotation marks."""
    best = ""
    for match in _CLAUSE.finditer(sentence, 0, LONGEST):
        head = sentence[: match.start()].rstrip()
        if len(head) + 2 > LONGEST:
            break
        if len(head) >= _SHORTEST and _balanced(head) and _has_verb(head):
            best = head
    return f"{best} {_ELLIPSIS}" if best else ""


def _has_verb(clause: str) -> bool:
    """Whether a clause seems to have its finite verb: a guess by form, in German and English."""
    words = clause.split()
    main = clause.split(",", maxsplit=1)[0].split()
    if len(words) < 4:
        return False
    return any(
        word in _VERB_BRACKET
        or (number and re.fullmatch(r"[a-zäöü]{2,}(?:te|ten|ed)", word))
        or (number > 0 and re.fullmatch(r"[a-zäöü]{3,}t", word) and word not in _WEAK)
        or word in {"is", "are", "was", "were", "has", "have", "had", "says", "said"}
        for number, word in enumerate(main)
    )


def _balanced(text: str) -> bool:
    """Whether no quotation or parenthesis is left open."""
    straight = text.count('"') % 2 == 0
    curly = sum(text.count(mark) for mark in "„“”") % 2 == 0
    return (
        straight
        and curly
        and text.count("(") == text.count(")")
        and text.count("»") == text.count("«")
    )


def _verb_last(sentence: str) -> str:
    """A German clause with its closing verb, out of whose middle some phrases were left.

    Either those right behind the finite verb go (mostly time and place), or those before the
    closing verb; whatever keeps more. No negation is ever among them.
    """
    words = sentence.split(" ")
    finite = next((n for n, word in enumerate(words[:14]) if word in _VERB_BRACKET), None)
    if finite is None:
        return ""
    stop = next((n for n in range(finite, len(words)) if words[n][-1] in ",;:"), len(words) - 1)
    last = stop + 1
    clause = [*words[:stop], words[stop].rstrip(",;:")]
    close = f" {_ELLIPSIS}" if last < len(words) else ""
    tail = last - _verb_tail(clause)
    if tail == last:
        return ""
    titles = [
        f"{' '.join(clause[:start])} {_ELLIPSIS} {' '.join(clause[end:])}{close}"
        for start, end in _elisions(clause, finite, tail)
        if not _NEGATION.intersection(clause[start:end])
        and not _holds_object(clause[start:end])
        and _balanced(" ".join(clause[:start]))
        and _balanced(" ".join(clause[start:end]))
    ]
    return max((title for title in titles if len(title) <= LONGEST), key=len, default="")


def _elisions(words: list[str], finite: int, tail: int) -> Iterator[tuple[int, int]]:
    """Ranges of `words` that a title may do without, before the closing verb at `tail`."""
    for cut in range(max(finite + 1, 5), tail):
        if words[cut] in _PREPOSITIONS and words[cut - 1] not in _WEAK:
            yield cut, tail
    start = finite + 1
    if words[start] in _PREPOSITIONS:
        for cut in range(start + 2, tail):
            if cut + 1 < tail and _opens_phrase(words[cut], words[cut - 1]):
                yield start, cut


def _holds_object(words: list[str]) -> bool:
    """Whether a subject or object stands among the words, without which a title says nothing."""
    pairs = zip(["", *words], words, strict=False)
    return any(
        word in _NOUN_ARTICLES and before not in _PREPOSITIONS and before not in _CONJUNCTIONS
        for before, word in pairs
    )


def _opens_phrase(word: str, before: str) -> bool:
    """Whether `word` opens a phrase of its own: an object's, or an adjective's after a noun."""
    if word in _OBJECTS:
        return before not in _WEAK
    return word.islower() and word not in _WEAK and before[0].isupper()


def _verb_tail(words: list[str]) -> int:
    """How many words at the end are the verb and what belongs to it (`geheim halten`)."""
    if not _INFINITIVE.fullmatch(words[-1]):
        return 0
    tail = 1
    while tail < min(5, len(words)) and _LOWER.fullmatch(words[-tail - 1]):
        tail += 1
    # An object that began within the run is none of the verb's: `bis auf weiteres | geheim halten`.
    run = words[len(words) - tail :]
    for number in range(tail - 1, -1, -1):
        if run[number] in _WEAK and run[number] not in {"zu", "sich"}:
            tail -= min(number + 2, tail - 1)
            break
    return tail


def _phrases(sentence: str) -> str:
    """As many whole phrases as fit, ended before a preposition or a conjunction."""
    words = sentence.split(" ")
    best = ""
    for cut in range(3, len(words)):
        head = " ".join(words[:cut]).rstrip(",;:-– ")
        if len(head) + 2 > LONGEST:
            break
        before = words[cut - 1].strip(_QUOTES + ",;:").casefold()
        hanging = before in _WEAK or before in _VERB_BRACKET or before.endswith("-")
        # A genitive belongs to the noun before it.
        weak = words[cut].casefold() in _WEAK - {"des", "der"} or words[cut] in _VERB_BRACKET
        begins = weak or _opens_phrase(words[cut], words[cut - 1].strip(_QUOTES) or " ")
        if (begins or len(best) < _SHORTEST) and not hanging and _balanced(head):
            best = head
    if not best:
        head = sentence[: LONGEST - 1].rpartition(" ")[0] or sentence[: LONGEST - 2]
        best = head.rstrip(",;:-– ")
    return f"{best} {_ELLIPSIS}"
