"""Bodies that a story calls by a common word once it is about them: `die Bahn`, `im Kongress`.

In any other story the word is the word. So each counts only beside a sign of the body, and behind
an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.annotate.evidence import shows_company
from generator.annotate.grammar import word_set
from generator.annotate.tokens import Tokens
from generator.model.marks import Mention

VIA = "common-word"
_CONFIDENCE = 0.85

_MASCULINE = word_set("der den dem des im vom zum beim am")
_FEMININE = word_set("die der zur")
_NEUTER = word_set("das dem des im vom zum beim ins")
_PLURAL = word_set("die den")
_ON_BOARD = word_set("mit in auf aus per neben oder")
"""Behind these `die Bahn` is what one rides."""


@dataclass(frozen=True, slots=True)
class _Body:
    """A body by its listed `name`, the articles before its common word, and the signs of it: a
    story has a word of this form, and none of `others`. Behind the prepositions `never` the word
    means a thing; with `adjectives`, one may stand between article and word."""

    name: str
    articles: frozenset[str]
    signs: re.Pattern[str]
    others: re.Pattern[str] = re.compile(r"(?!)")
    never: frozenset[str] = frozenset()
    adjectives: bool = False


_OF_THE_USA = re.compile(r"US(?:A|-\w[\w-]*)|Washington|Kapitol")
_OTHER_SENATES = re.compile(
    r"Bürgerschaft|Abgeordnetenhaus|\w*[Gg]erichtshof\w*|BGH|Senator(?:in|en)?skanzlei|\w+gerichts?"
)
_RAILWAY = re.compile(
    r"DB|GDL|EVG|ICE|Deutschen? Bahn|Bahn(?:chef|vorstand|sprecher|mitarbeiter|übergang)\w*|"
    r"Bahn-\w+|Lokführer\w*|(?:Zug|Bahn|Fern|Schienen)verkehr\w*|Intercitys?"
)
_POSTAL = re.compile(r"DHL|Deutschen? Post|Post(?:chef|vorstand|sprecher)\w*")
_ELSEWHERE = re.compile(
    r"Brasiliens?|[Bb]rasilianisch.*|Kolumbiens?|Mexikos?|Perus?|Argentiniens?|Chiles?|"
    r"Philippinen|Indiens?|Bogotá|Lima|Manila|Buenos"
)
_CONGRESS = _Body("US-Kongress", _MASCULINE, _OF_THE_USA, _ELSEWHERE)
_SENATE = _Body(
    "US-Senat",
    _MASCULINE,
    _OF_THE_USA,
    re.compile(f"{_OTHER_SENATES.pattern}|{_ELSEWHERE.pattern}|Italiens?|Frankreichs?|Polens?"),
)
_HOUSE = _Body("US-Repräsentantenhaus", _NEUTER, _OF_THE_USA)

_OTHER_PARTIES = re.compile(r"SPÖ|ÖVP|Neos|Dänemarks?|Schwedens?|Kopenhagen|Stockholm|Rumäniens?")

_OF_BRITAIN = re.compile(
    r"Großbritanniens?|[Bb]ritisch\w*|London\w*|Brexit\w*|Tory|Tories|Labour\w*|Westminster"
)
_COMMONS = _Body("Unterhaus", _NEUTER, _OF_BRITAIN, re.compile(r"Duma|Sejm|Japans?|Tokio|Indiens?"))

_LANDTAGE = tuple(
    _Body(name, _MASCULINE, re.compile(signs), adjectives=True)
    for name, signs in (
        ("Landtag Baden-Württemberg",
         "Baden-Württembergs?|baden-württembergisch.+|Stuttgart(?:er)?"),
        ("Bayerischer Landtag", "Bayerns?|[Bb]ayerisch.+|München|Münchner"),
        ("Landtag Brandenburg", "Brandenburg(?:s|er)?|brandenburgisch.+|Potsdam(?:er)?"),
        ("Hessischer Landtag", "Hessens?|[Hh]essisch.+|Wiesbaden(?:er)?"),
        ("Landtag Mecklenburg-Vorpommern", "Mecklenburg-Vorpommerns?|Schwerin(?:er)?"),
        ("Niedersächsischer Landtag", "Niedersachsens?|[Nn]iedersächsisch.+|Hannovers?"),
        ("Landtag Nordrhein-Westfalen",
         "Nordrhein-Westfalens?|nordrhein-westfälisch.+|NRW|NRW-.+|Düsseldorf(?:er)?"),
        ("Landtag Rheinland-Pfalz", "Rheinland-Pfalz|rheinland-pfälzisch.+|Mainz(?:er)?"),
        ("Landtag des Saarlandes", "Saarland(?:e?s)?|saarländisch.+|Saarbrücken|Saarbrücker"),
        ("Sächsischer Landtag", "Sachsens?|[Ss]ächsisch.+|Dresden|Dresdner"),
        ("Landtag Sachsen-Anhalt", "Sachsen-Anhalts?|sachsen-anhaltisch.+|Magdeburg(?:er)?"),
        ("Landtag Schleswig-Holstein",
         "Schleswig-Holsteins?|schleswig-holsteinisch.+|Kiel(?:er)?"),
        ("Thüringer Landtag", "Thüringens?|[Tt]hüringisch.+|Thüringer|Erfurt(?:er)?"),
    )
)  # fmt: skip
_LANDTAG = _Body("Landtag", _MASCULINE, re.compile(""), adjectives=True)
"""That of which nothing tells whose it is."""

_BERLIN = _Body("Berliner Abgeordnetenhaus", _NEUTER, re.compile(r"Berlin(?:s|er)?"),
                re.compile(r"Prag|Tschechiens?|Rom|Italiens?|Tokio|Japans?"))  # fmt: skip
_HAMBURG = _Body("Hamburgische Bürgerschaft", _FEMININE, re.compile(r"Hamburg(?:s|er)?"))
_BREMEN = _Body("Bremische Bürgerschaft", _FEMININE, re.compile(r"Bremens?|Bremer"))
_VIENNA = _Body("Nationalrat", _MASCULINE, re.compile(r"Wien(?:er)?|[Öö]sterreich.*|ÖVP|SPÖ|FPÖ"))
_BERNE = _Body("Schweizer Nationalrat", _MASCULINE, re.compile(r"Bern(?:er)?|[Ss]chweiz.*|SVP"))

_BODIES: dict[str, _Body | tuple[_Body, ...]] = {
    "Landtag": _LANDTAGE, "Landtags": _LANDTAGE, "Landtages": _LANDTAGE,
    "Abgeordnetenhaus": _BERLIN, "Abgeordnetenhauses": _BERLIN,
    "Bürgerschaft": (_HAMBURG, _BREMEN),
    "Nationalrat": (_VIENNA, _BERNE), "Nationalrats": (_VIENNA, _BERNE),
    "Bahn": _Body("Deutsche Bahn", _FEMININE, _RAILWAY, never=_ON_BOARD),
    "Post": _Body("Deutsche Post", _FEMININE, _POSTAL, never=_ON_BOARD),
    "Union": _Body(
        "Unionsparteien", _FEMININE, re.compile(r"CDU|CSU|CDU-\w+|CSU-\w+"),
        re.compile(r"Europäischen? Union"),
    ),
    "Unterhaus": _COMMONS, "Unterhauses": _COMMONS,
    "Kongress": _CONGRESS, "Kongresses": _CONGRESS, "Kongreß": _CONGRESS,
    "Sozialdemokraten": _Body("SPD", _PLURAL, re.compile(r"SPD|SPD-\w+"), _OTHER_PARTIES),
    "Christdemokraten": _Body("CDU", _PLURAL, re.compile(r"CDU|CDU-\w+"), _OTHER_PARTIES),
    "Liberalen": _Body("FDP", _PLURAL, re.compile(r"FDP|FDP-\w+"), _OTHER_PARTIES),
    "Senat": _SENATE, "Senats": _SENATE,
    "Repräsentantenhaus": _HOUSE, "Repräsentantenhauses": _HOUSE,
    "Republikaner": _Body("Republikanische Partei", _PLURAL, _OF_THE_USA),
    "Republikanern": _Body("Republikanische Partei", _PLURAL, _OF_THE_USA),
    "Demokraten": _Body("Demokratische Partei", _PLURAL, _OF_THE_USA),
}  # fmt: skip


def common_words(tokens: Tokens, dateline: Iterable[str] = ()) -> Iterator[Mention]:
    """The mentions of bodies by a common word, in German; the towns of a `dateline` are signs too.
    A Landtag of which nothing tells whose it is keeps the word for its name."""
    meant: dict[str, _Body | None] = {}
    for index in tokens.where(_may_name):
        token = tokens.at(index)
        word, hyphen, tail = token.text.partition("-")
        if word not in meant:
            meant[word] = _meant(tokens, _BODIES[word], dateline)
        body = meant[word]
        if body is None:
            continue
        if hyphen:
            if shows_company(tail) or tail.lower().endswith(("vorstand", "sprecher", "sprecherin")):
                span = tokens.part(token, 0, len(word))
                yield Mention(span, "organisation", body.name, "part", VIA, _CONFIDENCE)
        elif _is_named(tokens, index, body):
            yield Mention(token.span, "organisation", body.name, "names", VIA, _CONFIDENCE)


def _may_name(word: str) -> bool:
    return word.partition("-")[0] in _BODIES


_OF_A_STATE = re.compile(
    r"Landes(?:[a-zäöü]{4,}(?<!haupt)(?<!bau)amt(?:e?s)?|rechnungshof(?:e?s)?|"
    r"verfassungsgericht(?:e?s)?|verfassungsschutz(?:es)?|medienanstalt)|"
    r"(?:Ober)?[Vv]erwaltungsgerichtshof(?:e?s)?|Verfassungsgerichtshof(?:e?s)?|"
    r"Oberverwaltungsgericht(?:e?s)?|Kreissparkasse|Stadtsparkasse|Volksbank|Landesbank"
)
_THE = _MASCULINE | _FEMININE | _NEUTER | frozenset({"der", "die"})


def of_a_state(tokens: Tokens) -> Iterator[Mention]:
    """What every state or town has one of, behind its article (`beim Landeskriminalamt`)."""
    for index in tokens.where(_OF_A_STATE.fullmatch):
        token = tokens.at(index)
        before, after = (tokens.near(index + step, token.sentence) for step in (-1, 1))
        if before.text.lower() in _THE and not after.upper:
            name = re.sub(r"(?<=amt|hof|utz)e?s$|(?<=gericht)e?s$", "", token.text)
            yield Mention(token.span, "organisation", name, "names", VIA, _CONFIDENCE)


def _meant(
    tokens: Tokens, bodies: _Body | tuple[_Body, ...], dateline: Iterable[str]
) -> _Body | None:
    """The body that a story has signs of, and none of another of that name; of several, the one
    with more signs than any other."""
    pairs = [f"{one} {other}" for one, other in pairwise(tokens.texts)]
    # Where a story was sent from tells twice as much as a word of it.
    words = [*tokens.texts, *pairs, *dateline, *dateline]
    if isinstance(bodies, _Body):
        bodies = (bodies,)
    counts = [
        sum(body.signs.fullmatch(word) is not None for word in words)
        if not any(map(body.others.fullmatch, words))
        else 0
        for body in bodies
    ]
    most = max(counts)
    if most and counts.count(most) == 1:
        return bodies[counts.index(most)]
    return _LANDTAG if bodies is _LANDTAGE else None


def _is_named(tokens: Tokens, index: int, body: _Body) -> bool:
    """Whether the word stands as a name: behind its article, and before no name of somebody
    (`den Demokraten Joe Biden`), nor as the member of a party (`den Republikaner`)."""
    token = tokens.at(index)
    before = tokens.near(index - 1, token.sentence).text.lower()
    farther = tokens.near(index - 2, token.sentence)
    if tokens.near(index + 1, token.sentence).upper or farther.text.lower() in body.never:
        return False
    if body.articles is not _PLURAL:
        adjective = body.adjectives and before.endswith(("er", "en"))
        return before in body.articles or (adjective and farther.text.lower() in body.articles)
    of_them = before == "der" and farther.upper  # `eine Mehrheit der Republikaner`
    one = before == "den" and token.text == "Republikaner"
    return (before in body.articles and not one) or of_them
