"""Sports clubs, by the words their names are made with: `FC Augsburg`, `Eintracht Trier`.

The best known stand in the authority; there are far more, and a town's name in one of them is
not the town.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.annotate.compounds import Relates
from generator.annotate.grammar import NOT_SURNAMES, without_genitive, word_set
from generator.annotate.tokens import Token, Tokens
from generator.authority import Authority
from generator.model.marks import Mention

VIA = "club"
_CONFIDENCE = 0.9

_BEFORE = word_set(
    """FC SC SV VfB VfL VfR TSV FSV TSG SpVgg MSV BSC SSV TuS KSC AC AS RB RC CF HC EHC ERC BC TV SG
    HSG THW TBV HBW MT SKN SK FK NK SSC PSV AZ Borussia Eintracht Hertha Werder Bayer Fortuna
    Arminia Dynamo Spartak Lokomotive Lok Real Atlético Olympique Partizan Roter Rapid Alba
    Alemannia Waldhof Kickers Holstein Sporting Racing Deportivo Dinamo Slavia Sparta Union
    Wacker Jahn"""
)
"""First words of clubs. What follows must be a name; `Union` and `Real` alone mean much else."""
_BEHIND = word_set("SV SC FC AK KC EC TC HC BSC United City Hotspur Rovers Wanderers Athletic")
_SIGNS = _BEFORE | _BEHIND
_YEAR = re.compile(r"0[4-9]|96|98|1[89]\d\d|[56]0")
_LONGEST = 3
_TEAM = re.compile(
    r"(?:Sportdirektor|Sportvorstand|Sportchef|Trainer|Coach|Kapitän|Torwart|Keeper|Stürmer|"
    r"Verteidiger|Spieler|Profi|Profis|Fans?|Anhänger|Boss|Manager|Präsident|Elf|Star|Stars|"
    r"Angreifer|Torjäger|Neuzugang|Coachs?|Team|Abwehr|Sieg|Niederlage|Tor|Treffer)(?:s|in|n|en)?"
)


_CLUB = re.compile(r"(?:Fußball|Handball|Basketball|Eishockey|Volleyball)(?:verein|club)")


def listed_clubs(authority: Authority) -> Mapping[str, str]:
    """The names of each club the authority lists, with the one of its page."""
    return {
        name: entity.name
        for entity in authority
        if entity.type == "organisation" and _CLUB.match(entity.description or "")
        for name in (entity.name, *entity.aliases)
    }


def team_parts(tokens: Tokens, named: Iterable[str]) -> Iterator[Mention]:
    """`Bayern` in `Bayern-Sportdirektor` where the story names the club: no place has one."""
    clubs_by_word: dict[str, str] = {}
    for name in named:
        for word in name.split():
            if len(word) > 3 and word[0].isupper():
                clubs_by_word.setdefault(word, name)
    if not clubs_by_word:
        return
    for token in tokens.all:
        head, hyphen, tail = token.text.partition("-")
        if hyphen and head in clubs_by_word and _TEAM.fullmatch(tail):
            span = tokens.part(token, 0, len(head))
            yield Mention(span, "organisation", clubs_by_word[head], "part", VIA, _CONFIDENCE)


_NAMESAKES = word_set(
    """Bayern Werder Schalke Hertha Eintracht Borussia Fortuna Arminia Alemannia Gladbach Hansa
    Holstein Union Dynamo Kickers Juventus Chelsea Arsenal Everton Rapid Alba"""
)
"""Words that are a club where its story is told, and a land, a town or a common noun elsewhere."""
_OF_THEM = frozenset({"die", "den", "gegen", "mit", "bei"})


def called_shortly(tokens: Tokens, named: Iterable[str]) -> Iterator[Mention]:
    """`Werder`, `die Bayern` where the story names one club of that word in full."""
    owners: dict[str, set[str]] = {}
    for name in named:
        for word in _NAMESAKES.intersection(name.split()):
            owners.setdefault(word, set()).add(name)
    for index in tokens.where(owners.__contains__) if owners else ():
        token = tokens.at(index)
        before, after = (tokens.near(index + step, token.sentence) for step in (-1, 1))
        score = tokens.near(index + 2, token.sentence).text == ":"
        numbered = after.text.isdigit() and not score
        clear = len(owners[token.text]) == 1 and not after.upper and not numbered
        land = token.text == "Bayern" and before.text.lower() not in _OF_THEM
        if clear and not land and before.text not in _SIGNS and before.text != "in":
            (name,) = owners[token.text]
            yield Mention(token.span, "organisation", name, "names", VIA, _CONFIDENCE)


_AGAINST = word_set("gegen für mit Gegen Für Mit")
_SCORED = word_set(
    """bleibt gewann gewinnt verlor verliert siegte siegt führte führt traf trifft spielte spielt
    holte holt stieg steigt empfing empfängt erwartet wäre ist war hatte hat kam kommt beendete
    rückte rückt kassierte verspielte liegt lag steht stand muss musste ging geht zog schaffte
    drehte glich drückte übernahm verpasste kämpft kämpfte feierte dominierte vergab setzte
    unterlag besiegte bezwang schlug blieb erreichte verteidigte konnte kann wollte will hätte
    machte tritt trat schaltete warf reist reiste"""
)
_BEFORE_ALL = frozenset({"", ",", "und", "aber", "doch"})
"""What stands before the first phrase of a clause."""


def called_by_town(tokens: Tokens, pages: Mapping[str, str]) -> Iterator[Mention]:
    """`Bremen bleibt`, `gegen Kiel` in a story that tells of a score and names one club of that
    town in full. Behind other prepositions the town is the town. `pages` tells the full name of
    each club by the one the story uses."""
    owners: dict[str, set[str]] = {}
    for written, page in pages.items():
        for name in (written, page):
            *first, town = name.rstrip("0123456789 ").split() or [""]  # `1. FSV Mainz 05`
            town = town.partition("-")[0]  # `SG Flensburg-Handewitt`
            if first and len(town) > 3 and town.isalpha() and town not in _SIGNS:
                owners.setdefault(town, set()).add(page)
    if not owners or not _tells_a_score(tokens):
        return
    for index in tokens.where(owners.__contains__):
        token = tokens.at(index)
        before, after = (tokens.near(index + step, token.sentence) for step in (-1, 1))
        # `Bremen bleibt …`, `…, Bremen bleibt …`, `Am Mittwoch muss (sich) Bremen …`
        verb = index - 2 if before.text == "sich" else index - 1
        opens = before.text in _BEFORE_ALL and after.text in _SCORED
        opens = opens or tokens.near(verb, token.sentence).text in _SCORED
        alone = len(owners[token.text]) == 1 and not after.upper
        if alone and (opens or (before.text in _AGAINST and after.text != "(")):
            (name,) = owners[token.text]
            yield Mention(token.span, "organisation", name, "names", VIA, _CONFIDENCE)


def _tells_a_score(tokens: Tokens) -> bool:
    """Whether a story has something like `3:1`."""
    for index in tokens.places.get(":", ()):
        home, guests = tokens.at(index - 1), tokens.at(index + 1)
        tight = home.end == tokens.at(index).start and tokens.at(index).end == guests.start
        if tight and home.text.isdigit() and guests.text.isdigit():
            return True
    return any(":" in word and word.replace(":", "").isdigit() for word in tokens.places)


def clubs(tokens: Tokens, relates: Relates) -> Iterator[Mention]:
    """The clubs of a story, with their names as listed without a genitive ending."""
    for index, token in _candidates(tokens):
        end = _by_first(tokens, index) or _by_last(tokens, index, relates)
        if end is None or tokens.near(index - 1, token.sentence).text in _OPENERS:
            continue  # in quotation marks stands the title of a film
        start = index
        before = tokens.near(index - 1, token.sentence).text
        if before == "1." or (before == "." and tokens.near(index - 2, token.sentence).text == "1"):
            start = index - 1 - (before == ".")
        words = [word for word in tokens.words(start, end) if word != "."]
        if start < index:
            words = ["1.", *words[1:]]
        bare = without_genitive(words[-1])
        if bare and words[-1] not in {"Reims", "Vaduz", "Worms"} and len(bare) > 4:
            words[-1] = bare
        span = tokens.span(start, end)
        yield Mention(span, "organisation", " ".join(words), "names", VIA, _CONFIDENCE)


def _candidates(tokens: Tokens) -> Iterator[tuple[int, Token]]:
    """The tokens at which a club may begin, each once."""
    last = -1
    for index in tokens.where(_tells):
        token = tokens.all[index]
        behind = token.text in _BEHIND or (token.text[0].isdigit() and _YEAR.fullmatch(token.text))
        if behind and index - 1 > last:
            last = index - 1
            yield last, tokens.all[last]
        if token.text in _BEFORE and index > last:
            last = index
            yield index, token


def _tells(word: str) -> bool:
    """Whether a club may begin or end with a word."""
    return word in _SIGNS or (word[0].isdigit() and _YEAR.fullmatch(word) is not None)


def _by_first(tokens: Tokens, index: int) -> int | None:
    """`FC Bayern München`, `TSG 1899 Hoffenheim`, `Schalke 04`."""
    token = tokens.at(index)
    following = tokens.near(index + 1, token.sentence)
    things = tokens.near(index + 2, token.sentence)  # `Rund 50 000`, `im Landtag 50 Stimmen`
    counted = things.text[:1].isdigit() or things.upper
    if token.upper and token.text.isalpha() and _YEAR.fullmatch(following.text) and not counted:
        short = len(following.text) == 2
        return index + 2 if short and token.text not in NOT_SURNAMES else None
    if token.text not in _BEFORE:
        return None
    end = index + 1
    while end - index <= _LONGEST:
        part = tokens.near(end, token.sentence)
        named = part.upper and part.text not in NOT_SURNAMES and part.text[0].isalpha()
        if not (named or _YEAR.fullmatch(part.text)):
            break
        end += 1
        if named and end - index == 2 and not _is_inner(part.text):
            following = tokens.near(end, token.sentence)
            if not (_YEAR.fullmatch(following.text) or following.text in _BEHIND):
                break
    return end if end > index + 1 else None


def _is_inner(word: str) -> bool:
    """Whether a club's name goes on behind a word (`FC Bayern München`)."""
    return word in {"Bayern", "Union", "Werder", "Eintracht", "Borussia", "Sankt", "St.", "Rot"}


def _by_last(tokens: Tokens, index: int, relates: Relates) -> int | None:
    """`Hamburger SV`, `Manchester United`."""
    token = tokens.at(index)
    following = tokens.near(index + 1, token.sentence)
    if following.text not in _BEHIND or not token.upper or token.text in NOT_SURNAMES:
        return None
    if following.text.isupper():
        return index + 2 if relates(token.text) and token.text.endswith("er") else None
    return index + 2 if following.text != "City" or token.text in _CITIES else None


_OPENERS = frozenset('"„“»«')
_CITIES = word_set("Manchester Leicester Bristol Hull Norwich Cardiff Swansea Birmingham Stoke")
