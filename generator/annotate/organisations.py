"""Organisations the text introduces itself: by an abbreviation, a legal form, or in quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.annotate.evidence import is_body
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import (
    CLOSING,
    NOT_SURNAMES,
    is_noun_like,
    without_genitive,
    word_set,
)
from generator.annotate.heads import as_alone
from generator.annotate.seats import past_purpose, past_town
from generator.annotate.tokens import Token, Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention

_KINDS = word_set(
    """Koalition Bündnis Bund Partei Bewegung Forum Allianz Verein Verband Gewerkschaft Initiative
    Gruppe Oppositionsgruppe Bürgerbewegung Bürgerinitiative Bürgergruppe Organisation
    Vereinigung Union Liga Front Komitee Zentrum Stiftung Zeitung Nachrichtenmagazin Magazin
    Zeitschrift Wochenzeitung Tageszeitung Boulevardblatt Sender Netzwerk Verlag Partei Reederei
    Plattform Wahlbündnis Parteienbündnis Dachverband Kammer Sammlungsbewegung Coalition
    Alliance Movement Party Forum Group Union Front Committee League Newspaper newspaper
    magazine group movement party alliance coalition organisation organization Unternehmen
    Konzern company"""
)
"""Nouns that say that the name beside them, or the one they head, is an organisation's."""

_OWNERS = word_set(
    """Bauherr Bauherrin Veranstalter Veranstalterin Betreiberin Eigentümer Eigentümerin Herausgeber
    Herausgeberin Vermieter Vermieterin Inhaberin Mutter Tochter Konzernmutter Herstellerin
    Anbieterin Auftraggeber Auftraggeberin Arbeitgeber Insolvenzverwalterin Projektträger"""
)
"""What companies are called like people."""

_INNER = word_set("der die des für und zur zum von in of for the and on de")
_PAPERS = ("zeitung", "rundschau", "nachrichten", "anzeiger", "kurier", "tagblatt", "tageblatt")
# What organisations are called, as a word or as the end of a compound, declined or not: an
# abbreviation in brackets alone may as well be a substance's or a degree's (FCKW, MBA).
_BODY = re.compile(
    r"(?:amt|dienst|bank|verband|gericht|gerichtshof|bund|partei|gesellschaft|union|organi[sz]ation|"
    r"agentur|behörde|ministerium|institute?|zentrum|warte|fonds|kommission|komitee|verein|"
    r"vereinigung|gewerkschaft|kasse|kammer|werke?|universität|hochschule|stiftung|forum|bündnis|"
    r"allianz|bewegung|liga|front|konzern|gruppe|fraktion|polizei|armee|sender|rundfunk|fernsehen|"
    r"verlag|zeitung|anstalt|bahn|museum|akademie|föderation|konferenz|gemeinschaft|"
    r"genossenschaft|aufbruch|jugend|(?:^|[a-z])rat|initiative|agency|association|council|"
    r"committee|party|university|fund|commission|service|authority|office|federation|group|"
    r"corporation|company|league|movement|alliance|society|cent(?:er|re)|foundation)"
    r"(?:e?s|e?n)?$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"(?P<whom>[A-ZÄÖÜ][\w-]{2,})-(?P<what>Stiftung|Universität|Institut|Museum|Akademie|Klinikum|"
    r"Klinik|Gymnasium|Hochschule|Theater|Gesellschaft|Observatorium)(?:en|s)?"
)
_OF_ONE = frozenset({"Universität", "Akademie", "Museum", "Theater", "Stiftung", "Observatorium"})
"""Institutions that bear one word before a hyphen; others need a whole name."""
_NO_PATRONS = word_set(
    """Elite Privat US EU UN Volks Fern Frauen Kinder Partner Top Spitzen Exzellenz Heimat Kunst
    Technik Open-Air Sommer Winter Online Ost West Nord Süd DDR Militär Polizei Sport Musik Jugend
    Straßen Opern Musical Puppen Stadt Uni Wissenschafts Familien Bürger Kultur Umwelt Landes
    Bundes Unternehmens Förder Treuhand Natur Tier Klima Gemeinschafts Verbraucher Forschungs"""
)
_ALLIANCE = re.compile(
    r"(?:[a-zäöü]bündnis|[a-zäöü]partei|[a-zäöü]allianz|wählergruppe|wahlliste)(?:ses)?$"
)
_LONGEST_QUOTED = 5
_WINDOW = 8


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name introduced at tokens `[start, end)` and how."""

    start: int
    end: int
    via: str
    confidence: float


def introduced_names(tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Names the story introduces as an organisation's, and every further mention of them."""
    found = [
        *_abbreviated(tokens),
        *_by_legal_form(tokens, lexicon),
        *_quoted(tokens),
    ]
    names: dict[tuple[str, ...], Introduced] = {}
    for introduced in found:
        names.setdefault(_nominative(tokens, introduced), introduced)
        if introduced.via == "legal-form" and introduced.end - introduced.start == 2:
            word = tokens.words(introduced.start, introduced.start + 1)
            if word[0] not in lexicon.not_names and not is_noun_like(word[0]):
                names.setdefault(word, introduced)
        elif introduced.via == "legal-form":
            bare = tokens.words(introduced.start, introduced.end)
            while len(bare) > 2 and bare[-1] in lexicon.legal_forms:
                bare = bare[:-1]
            names.setdefault(bare, introduced)  # `Muster Maschinenbau`
    yield from _everywhere(tokens, names)
    yield from _by_suffix(tokens, gazetteer)


def _nominative(tokens: Tokens, introduced: Introduced) -> tuple[str, ...]:
    """The words of a name; its noun without the -s that `des` asks for (`des Senders …`)."""
    words = tokens.words(introduced.start, introduced.end)
    alone = as_alone(words)
    if alone != words:
        return alone
    sentence, before = tokens.at(introduced.start).sentence, introduced.start - 1
    while tokens.near(before, sentence).text.endswith("en"):  # `des bayerischen …`
        before -= 1
    genitive = tokens.near(before, sentence).text in {"des", "eines"} and len(words[0]) > 4
    bare = without_genitive(words[0]) if genitive else None
    return (bare, *words[1:]) if bare and not bare.endswith("e") else words


def _everywhere(tokens: Tokens, names: dict[tuple[str, ...], Introduced]) -> Iterator[Mention]:
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for words in names:
        for form in _first_forms(words):
            firsts.setdefault(form, []).append(words)
    for index, token in enumerate(tokens.all):
        for words in firsts.get(token.text, ()):
            end = index + len(words)
            last = words[-1]
            if end <= len(tokens) and (
                len(words) == 1
                or (
                    tokens.words(index + 1, end - 1) == words[1:-1]
                    and tokens.at(end - 1).text in {last, last + "s", last + "es"}
                )
            ):
                how = names[words]
                span = tokens.span(index, end)
                yield Mention(
                    span, "organisation", " ".join(words), "names", how.via, how.confidence
                )


def _first_forms(words: tuple[str, ...]) -> set[str]:
    """The first word of a name as declined: Neues Forum, des Neuen Forums."""
    first = words[0]
    if len(words) == 1:
        return {first} if first.isupper() else {first, first + "s", first + "es"}
    if len(first) > 4 and first.endswith(("es", "er", "en", "e")):
        stem = first.removesuffix("s").removesuffix("r").removesuffix("n").removesuffix("e")
        return {stem + ending for ending in ("e", "er", "es", "en", "em")} | {first, first + "s"}
    return {first, first + "s"}


def _abbreviated(tokens: Tokens) -> Iterator[Introduced]:
    """`Europäische Zentralbank (EZB)`: the long form's letters are the abbreviation's, in order."""
    for index in range(1, len(tokens) - 2):
        if tokens.all[index].text != "(" or tokens.all[index + 2].text != ")":
            continue
        short = tokens.all[index + 1]
        capitals = sum(letter.isupper() for letter in short.text)
        if not (1 < len(short.text) < 9 and capitals > 1 and short.text.isalnum()):
            continue
        start = _long_form(tokens, index, short)
        if start is not None:
            yield Introduced(start, index, "abbreviation", 0.95)
            yield Introduced(index + 1, index + 2, "abbreviation", 0.95)


def _long_form(tokens: Tokens, bracket: int, short: Token) -> int | None:
    letters = short.text.casefold()
    for start in range(bracket - 1, max(-1, bracket - 1 - _WINDOW), -1):
        token = tokens.all[start]
        if token.sentence != short.sentence or not (token.text[0].isalpha()):
            return None
        if not token.upper:
            if start == bracket - 1 or not token.text.islower():
                return None
            continue
        if token.text in NOT_SURNAMES:
            return None
        words = tokens.words(start, bracket)
        if token.text[0].casefold() == letters[0] and _spells(words, letters):
            return start if any(map(_BODY.search, words)) else None
    return None


def _spells(words: tuple[str, ...], letters: str) -> bool:
    """Whether the letters stand in the words in order, and begin at least half of the words."""
    text, at = " ".join(words).casefold(), 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    capital = [word for word in words if word[0].isupper()]
    initials = "".join(part[0] for word in capital for part in word.split("-") if part).casefold()
    if len(capital) == 1:
        return len(words[0]) > 2 * len(letters)
    return letters.startswith(initials[0]) and len(letters) >= len(capital) - 1 >= 1


def _by_legal_form(tokens: Tokens, lexicon: Lexicon) -> Iterator[Introduced]:
    """`Muster Maschinenbau AG`: the capitalised words before a company's legal form."""
    for index in range(1, len(tokens)):
        token = tokens.all[index]
        if token.text not in lexicon.legal_forms:
            continue
        start = index
        while index - start < 4 and _in_company(tokens.near(start - 1, token.sentence)):
            start -= 1
            if _is_cut(tokens, start - 2, token.sentence):  # `Forschungs- und Entwicklungs GmbH`
                start -= 2
        first = tokens.all[start].text
        if first in _KINDS or first in _OWNERS or is_body(first):
            start += 1  # `Verband AG Kino` is no company `Verband AG`
        if start < index and not all(map(str.isupper, tokens.words(start, index + 1))):
            end = index + 1
            while tokens.near(end, token.sentence).text in lexicon.legal_forms:
                end += 1
            yield Introduced(start, end, "legal-form", 0.9)


def _is_cut(tokens: Tokens, index: int, sentence: int) -> bool:
    """Whether a word that a hyphen cuts short stands there, with `und` behind it."""
    word = tokens.near(index, sentence)
    return word.upper and word.text.endswith("-") and tokens.at(index + 1).text in {"und", "&"}


def _in_company(token: Token) -> bool:
    return token.text == "&" or (token.upper and token.text not in NOT_SURNAMES)


def _quoted(tokens: Tokens) -> Iterator[Introduced]:
    """Short quoted names after or with a noun of their kind, and such that recur in quotes."""
    spans = list(_quoted_spans(tokens))
    recurring = Counter(tokens.words(start, end) for start, end in spans)
    for start, end in spans:
        words = tokens.words(start, end)
        before = tokens.near(start - 2, tokens.at(start).sentence).text
        heads = {words[0], words[-1]}
        if (
            before in _KINDS
            or before.rpartition("-")[2] in _KINDS
            or _ALLIANCE.search(before)
            or words[-1].casefold().endswith(_PAPERS)
            or (heads & _KINDS and (recurring[words] > 1 or len(words) > 1))
        ):
            yield Introduced(start, end, "quoted-name", 0.85)


def _quoted_spans(tokens: Tokens) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(tokens):
        closers = CLOSING.get(tokens.all[index].text)
        if not closers:
            index += 1
            continue
        end = index + 1
        while end - index <= _LONGEST_QUOTED + 1 and end < len(tokens):
            if tokens.all[end].text in closers:
                break
            end += 1
        if (
            end < len(tokens)
            and tokens.all[end].text in closers
            and (_is_name(tokens, index + 1, end) or _is_alliance(tokens, index, end))
        ):
            yield index + 1, end
            index = end + 1
        else:
            index += 1


def _is_alliance(tokens: Tokens, mark: int, end: int) -> bool:
    """Whether the word before says that even a motto in quotation marks is a party's name."""
    first = tokens.at(mark + 1)
    before = tokens.near(mark - 1, first.sentence).text
    return bool(_ALLIANCE.search(before)) and first.upper and end - mark <= _LONGEST_QUOTED


def _is_name(tokens: Tokens, start: int, end: int) -> bool:
    if end <= start or not tokens.all[start].upper:
        return False
    if tokens.all[start].sentence != tokens.all[end - 1].sentence:
        return False
    words = tokens.words(start, end)
    if words[0] in NOT_SURNAMES or not words[-1][0].isupper():
        return False
    return all(word in _INNER or word[0].isupper() or word[0].isdigit() for word in words)


def _by_suffix(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Mention]:
    """`Konrad-Adenauer-Stiftung`, `Bauhaus-Universität`: hyphenated names of institutions."""
    for index, token in enumerate(tokens.all):
        named = _NAMED_AFTER.fullmatch(token.text)
        if not named or gazetteer.word(token.text):
            continue
        whom = named["whom"]
        purpose = past_purpose(tokens, index + 1)
        if purpose is None and named["what"] in {"Universität", "Hochschule"}:
            seat = tokens.near(index + 1, token.sentence).upper
            purpose = past_town(tokens, index + 1, gazetteer) if seat else None
        known_of = purpose is not None or named["what"] in _OF_ONE
        if "-" in whom or (known_of and whom not in _NO_PATRONS):
            end = purpose or index + 1
            name = " ".join((f"{whom}-{named['what']}", *tokens.words(index + 1, end)))
            span = tokens.span(index, end)
            yield Mention(span, "organisation", name, "names", "institution", 0.8)
