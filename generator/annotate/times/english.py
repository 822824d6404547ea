"""Whether English around a time expression tells of what was or of what is to come.

Other than in German the verb stands before the expression, and nearest to it: `said on Tuesday that
demand would stay weak until Friday`.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.grammar import word_set
from generator.annotate.times.when import Tense

_AHEAD = word_set(
    """will would shall should may can could must might ll cannot starts begins opens ends meets
    plays visits travels holds faces returns takes expects plans hopes wants aims intends forecast
    forecasts scheduled due starting beginning"""
)
"""Modals, and presents that agencies use of what is arranged."""
_WAS = word_set(
    """was were had has have did said told came went began took made gave held left won lost died
    killed met fell rose sank drew drove flew fought found froze grew heard kept knew laid led ran
    rode sang sat saw sent shook shot spoke spent stood stole swore taught thought threw wore wrote
    built bought brought caught chose dealt fled sought sold shrank struck swept broke tore became
    paid cut hit beat"""
)
_STATES = word_set("be been being is are was were stay stays remain remains get gets a an the its")
"""Before these a participle tells no time of its own (`stay closed`, `a finished answer`)."""
_EXPECTED = word_set("expected scheduled due planned set likely forecast")
_OPEN = word_set("unlikely likely possible")
"""Right behind a time these tell that it has not come (`a rise in May was now unlikely`)."""
_NEAR = 3
_MEANING = _EXPECTED | word_set(
    """plans plan wants want hopes hope aims intends pledged promised agreed vowed decided offer
    about ready asked urged ordered told"""
)
"""Before these the infinitive tells of what is meant to come; `began to dismantle` does not."""
_ENDS = frozenset({",", ":", ";", "(", ")", "–", "—", "which", "who", "when", "after", "before",
                   "because", "while", "but"})  # fmt: skip
_NO_VERBS = word_set("hundred united speed indeed need feed seed red bed")


def english_tense(words: Sequence[str], at: int) -> Tense:
    """The tense of the clause that word `at` stands in, by the nearest verb before it, else by the
    first behind it; what lasts until a day of the week, or is planned for then, is ahead."""
    first, before = words[at].lower(), words[at - 1].lower() if at else ""
    weekday = at + 1 < len(words) and words[at + 1].endswith("day")
    if (first == "until" and weekday) or (first == "for" and before in _EXPECTED):
        return "future"
    if not _OPEN.isdisjoint(words[at + 2 : at + 2 + _NEAR]):
        return "future"
    for place in range(at - 1, -1, -1):
        word = words[place].lower()
        if word in _ENDS:
            break
        found = _told(words, place, word)
        if found:
            return found
    for place in range(at + 1, len(words)):
        word = words[place].lower()
        if word in _ENDS and place > at + 2:
            break
        found = _told(words, place, word)
        if found:
            return found
    return ""


def _told(words: Sequence[str], place: int, word: str) -> Tense:
    """What one word tells; "" if nothing."""
    before = words[place - 1].lower() if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    meant = after == "to" and word in {"is", "are"}  # `are to vote on Friday`
    if meant or (word in {"is", "are", "was", "were"} and after in _EXPECTED):
        return "future"
    if word in _AHEAD and before not in {"had", "has", "have", "was", "were"}:
        return "future"
    if word == "to" and before in _MEANING:
        return "future"
    obliged = word in {"have", "has"} and after == "to"  # `might have to wait until May`
    if word in _WAS:
        return "" if before == "be" or obliged else "past"
    preterite = word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS
    return "past" if preterite and before not in _STATES else ""
