"""Names made of a common word and what tells its bearer apart: `Landgericht Bonn`, `Hessischer
Rundfunk`, `Bund der Steuerzahler`.

No list can hold every court, office, chamber and association. Their names have few forms, though,
and German writes the adjective in them with a capital, which it does nowhere else inside a
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.annotate.compounds import Relates
from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import NOT_SURNAMES, is_noun_like
from generator.annotate.heads import ADJECTIVE, gender_of, nominative, strong
from generator.annotate.mottos import CALLED_SO, CITIZENS, initiative, motto
from generator.annotate.seats import past_purpose, past_town
from generator.annotate.tokens import Tokens, may_name
from generator.model.marks import Mention, MentionType

VIA = "institution"

_SEATED = re.compile(
    r"(?:(?:Land|Landes|Kantons|Kreis|Amts|Oberlandes|Verwaltungs|Oberverwaltungs|Arbeits|Landesarbeits|Sozial|"
    r"Landessozial|Finanz|Bezirks|Handels|Kammer|Straf|Schöffen|Stadt)gerichts?|"
    r"(?:General)?[Ss]taatsanwaltschaft|Polizeipräsidiums?|(?:Landes|Bundes)?[Pp]olizei(?:direktion|inspektion)|"
    r"(?:Landes)?[Kk]riminalamts?|LKA|Universität|Universitätsklinikums?|Uniklinik|Uniklinikums?|"
    r"Klinikums?|Hochschule|Fachhochschule|TU|FU|Uni|IHK|Handelskammer|Handwerkskammer|Arbeiterkammer|Wirtschaftskammer|(?:Kantons|Autobahn|Verkehrs|Wasserschutz)polizei|"
    r"Ärztekammer|Bistums?|Erzbistums?|Stadtwerke|Sparkasse|Volksbank|Staatstheaters?|"
    r"Schauspielhaus(?:es)?|Regierungspräsidiums?|Bezirksregierung|Landratsamts?|Hauptzollamts?|"
    r"Finanzamts?|\w{4,}(?:amt(?:e?s)?|direktion|verband(?:e?s)?|labors?|hauptmannschaft)|Verfassungsgerichtshofs?|Verkehrsverbunds?|Messe|Börse|Tierparks?|Zoos?|(?:Tanz|Musik|Puppen|Volks|Kinder)?[Tt]heaters?|"
    r"OLG|JVA|Justizvollzugsanstalt|Polizei|Feuerwehr|Caritasverband(?:e?s)?|"
    r"(?:Straßen|Autobahn)meisterei|Landes\w+gesellschaft|Landeslabors?|AMS|AOK|ADAC|DGB|NABU|Nabu|BUND|"
    r"AWO|Awo|VdK|DLRG|Bürgerinitiative|Wählergemeinschaft|DRK|Diakonie|Caritas|Dehoga|Städtetags?|Bauernverband(?:e?s)?|"
    r"Landtags?|Forschungszentrums?|Bankgesellschaft|Wissenschaftszentrums?|Landesbank|"
    r"(?:Ski|Turn|Schützen|Ruder|Tennis|Golf|Reit|Karnevals|Heimat|Tierschutz|Schwimm|Motorsport|Segel|Sport)"
    r"(?:club|klub|verein)(?:e?s)?|"
    r"(?:Stadt|Landes|Staats|National)theaters?|Kunsthalle|Kunsthaus(?:es)?|Literaturhaus(?:es)?|"
    r"Kunstsammlungen|(?:Kunst|Stadt|Landes|Naturkunde)museums?|Stadtarchivs?|Staatsoper|"
    r"(?:Musik|Kunst|Volks|Film)hochschule|Kunstakademie|Filmförderung|Studierendenwerk(?:e?s)?|"
    r"Studentenwerk(?:e?s)?|(?:Stadt|Landes|Kreis)?(?:[Ee]ltern|[Ff]lüchtlings|[Ss]enioren)rat(?:e?s)?|"
    r"(?:Stadt|Kreis|Landes)?[Jj]ugendring(?:e?s)?|(?:Mieter|Kunst|Geschichts)verein(?:e?s)?)"
)
"""Bodies that many towns have: with the town's name behind it, one of them."""

_OF_JUSTICE = re.compile(
    r"\w*gerichts?|OLG|JVA|Justizvollzugsanstalt|(?:General)?[Ss]taatsanwaltschaft|"
    r"(?:Ski|Turn|Schützen|Ruder|Reit|Segel)(?:club|klub|verein)(?:e?s)?"
)
"""Those of them that have nothing but a town behind them, be it one that nobody knows."""

_IN_FULL = {
    "OLG": "Oberlandesgericht", "JVA": "Justizvollzugsanstalt", "Uni": "Universität",
    "LKA": "Landeskriminalamt", "Uniklinik": "Universitätsklinikum",
    "Uniklinikum": "Universitätsklinikum", "Uniklinikums": "Universitätsklinikum",
}  # fmt: skip
"""Short words for what has one name in full: one body, one page."""

_OF_WHOM = re.compile(
    r"(?:(?:Bundes|Gesamt|Zentral|Haupt|Dach|Landes|Fach|Industrie|Berufs|Sozial)?[Vv]erband(?:e?s)?|"
    r"Bund(?:e?s)?|Gewerkschaft|(?:Bundes|Landes)?[Vv]ereinigung|Zentralrat(?:e?s)?|"
    r"(?:Bundes)?[Aa]rbeitsgemeinschaft|Arbeitskreis(?:es)?)"
)
"""Associations, named by the genitive of their members (`Bund der Steuerzahler`)."""

_CLUB = re.compile(r"Verein(?:e?s)?")

_OF_A_BRANCH = re.compile(r"(?:Bundes|Zentral|Gesamt|Landes|Industrie|Handels|Fach)verband(?:e?s)?")
"""Associations with their branch right behind them, undeclined."""

_HOSPITAL = re.compile(r"Krankenhaus(?:es)?|Klinikums?|Klinik|Hospitals?")
_PATRONS = frozenset({"St.", "Sankt", "Maria", "Heilig"})
"""What the names of hospitals begin with that are called after a saint."""

_OF_THE_TOWN = re.compile(r"Bühnen|Museen|Kliniken|Theater")
"""Bodies that `der Stadt` tells from those of others."""

_UNIT = re.compile(
    r"[A-ZÄÖÜ][a-zäöü]+(?:brigade|bataillons?|division|regiments?|geschwaders?|korps)"
)
"""Units of an army, which are told apart by a number."""

_FOR_WHAT = re.compile(
    r"(?:\w*[Ii]nstituts?|(?:Bundes|Landes)[Aa]mts?|Bundesanstalt|Bundesinstituts?|Bundesagentur|"
    r"Gesellschaft|\w*[Zz]entrums?|Stiftung|Akademie|Verein(?:e?s)?|Kuratoriums?|Agentur|"
    r"Vereinigung|Arbeitsgemeinschaft|Europäische Agentur|Ministeriums?|Amt(?:e?s)?|"
    r"\w*[Hh]ochschule|Universität|Bundesforschungsanstalt|Landesanstalt|Bündnis(?:ses)?|Bundesverband(?:e?s)?|"
    r"Verband(?:e?s)?|Komitees?|Hilfswerks?)"
)
"""Bodies named by what they are for (`Institut für Zeitgeschichte`)."""

_EVENTS = re.compile(
    r"\w*(?:[Ff]estspiele|[Ff]ilmfestspiele|[Ff]estival|[Bb]uchmesse|[Ss]icherheitskonferenz|"
    r"[Mm]eisterschaft|[Mm]eisterschaften|Spiele|[Mm]usiktage|[Ff]estwochen|[Ff]ilmtage|Theatertreffen|"
    r"Kunstbiennale|Filmfest|Literaturtage|[Jj]azztage|Musikfest|Triennale|Dokfest|Kurzfilmtage)n?"
)
_OF_TOWN = re.compile(
    r"(?:Staatsoper|\w*[Pp]hilharmoniker|\w*[Ss][yi]n?m?[pf]h?oniker|Rundschau|\w*Zeitung|"
    r"[\w-]*Anzeiger|Nachrichten|Allgemeine|Kurier|Merkur|Tageblatt|Tagblatt|Morgenpost|Abendblatt|"
    r"Verkehrs-?[Bb]etrieben?|Verkehrsgesellschaft|Volksbank|Sparkasse|Landesbank|Rück|"
    r"Volkstheater|Ensemble|Kammerspielen?)"
)
"""What a town's adjective names rather than places: other bodies of a town (`Kölner Polizei`) are
no names."""

_SCHOOL = re.compile(r"(?:Hochschule|Universität) der (?:Künste|Wissenschaften)")
"""Schools that bear a town's adjective (`Zürcher Hochschule der Künste`)."""

_OF_CULTURE = re.compile(
    r"(?:theaters?|museums?|universität|hochschule|akademie|bibliothek|oper|archivs?)$",
    re.IGNORECASE,
)
_GENITIVE = re.compile(
    r"(?:(?<=and)e?s|(?<=[Bb]und)e?s|(?<=rat)e?s|(?<=amt)e?s|(?<=ein)e?s|(?<=reis)es|"
    r"(?<=(?:ht|um|al|lk|ut|rk|oo|rd|tz|er|ag))s)$"
)
"""The genitive of the nouns above; what only looks like one (`Haus`) is none of them."""

_ONE_OR_MANY = re.compile(r"(?<=[lrt]e)n$|(?<=spiele)n$|(?<=Betriebe)n$|(?<=Zeitung)en$")
_STRONG_PLURAL = re.compile(r"(?:[A-ZÄÖÜ]\w*(?:isch|deutsch|lich|ig)|Deutsch|Frei)er")
_CUT = re.compile(r"[A-ZÄÖÜ][\w-]+-")
_WITH_CUT = re.compile(
    r"\w*(?:amt|gericht|bund|verband|kammer|gewerkschaft|verein|union|klub|club|museum|institut|zentrum|akademie|"
    r"gesellschaft|werke|bank|messe|betriebe|warte|archiv|direktion|stelle|behörde)(?:e?s|n)?",
    re.IGNORECASE,
)
"""What bodies of two branches are (`Gemeinde- und Städtebund`)."""

_BEGINNINGS = (
    _CUT, _SEATED, _OF_WHOM, _OF_A_BRANCH, _UNIT, CALLED_SO, CITIZENS, _FOR_WHAT, ADJECTIVE,
    _HOSPITAL, _OF_THE_TOWN,
)  # fmt: skip
_MEMBERS = 8
_ADJECTIVES = 3
_CONFIDENCE = 0.85


def named_bodies(tokens: Tokens, gazetteer: Gazetteer, relates: Relates) -> Iterator[Mention]:
    """Organisations and events that the form of their German names shows, in the nominative."""
    for index in tokens.where(_may_begin):
        end = _seat(tokens, index, gazetteer)
        if end:
            yield _mention(tokens, range(index, end), _nominative(tokens.words(index, end)))
            if _VOLUNTEERS.fullmatch(tokens.near(index - 1, tokens.at(index).sentence).text):
                words = ("Freiwillige", *tokens.words(index, end))
                yield _mention(tokens, range(index - 1, end), words)
        end = _members(tokens, index, gazetteer) or _branch(tokens, index) or _unit(tokens, index)
        end = end or motto(tokens, index, gazetteer) or _of_branches(tokens, index, gazetteer)
        end = end or _patron(tokens, index) or _of_the_town(tokens, index, gazetteer)
        if end:
            yield _mention(tokens, range(index, end), _nominative(tokens.words(index, end)))
        start, end = initiative(tokens, index, gazetteer)
        if start < end:
            yield _mention(tokens, range(start, end), tokens.words(start, end))
        yield from _with_adjective(tokens, index, gazetteer, relates)


@lru_cache(maxsize=1 << 15)
def _may_begin(word: str) -> bool:
    """Whether a name of any of these forms may begin with a word."""
    if not word[0].isupper() or word in NOT_SURNAMES:
        return False
    return word.endswith("er") or any(form.fullmatch(word) for form in _BEGINNINGS)


def _mention(
    tokens: Tokens, place: range, words: tuple[str, ...], type_: MentionType = "organisation"
) -> Mention:
    span = tokens.span(place.start, place.stop)
    name = " ".join(words).replace("( ", "(").replace(" )", ")")  # `Frankfurt (Oder)`
    return Mention(span, type_, name, "names", VIA, _CONFIDENCE)


def _nominative(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with their first, the noun, in full and without the ending that `des` asks for."""
    if words[0].endswith("-") and len(words) > 2:  # `Wasser- und Schifffahrtsamts`
        return (*words[:2], _GENITIVE.sub("", words[2]), *words[3:])
    return (_IN_FULL.get(words[0]) or _GENITIVE.sub("", words[0]), *words[1:])


def _seat(tokens: Tokens, index: int, gazetteer: Gazetteer) -> int | None:
    """`Landgericht Frankfurt am Main`: where the town's name behind the body ends."""
    token = tokens.at(index)
    following = tokens.near(index + 1, token.sentence)
    if not _SEATED.fullmatch(token.text) or not (following.upper or following.text == "zu"):
        return None
    if gazetteer.longest(tokens, index + 1) is None and _OF_JUSTICE.fullmatch(token.text):
        plain = following.text.isalpha() and len(following.text) > 3
        unknown = plain and following.text not in NOT_SURNAMES and not is_noun_like(following.text)
        return index + 2 if unknown else None
    if following.text in _QUARTERS | _PARTS and _OF_PARTS.fullmatch(token.text):
        return index + 2
    step = 2 if token.text == "Universität" and following.text == "zu" else 1
    end = past_town(tokens, index + step, gazetteer)
    of_parts = end and _OF_PARTS.fullmatch(token.text)
    quarter = of_parts and tokens.near(end or index, token.sentence).text in _QUARTERS
    return end + 1 if end and quarter else end


_VOLUNTEERS = re.compile(r"Freiwilligen?")
_QUARTERS = frozenset({"West", "Ost", "Nord", "Süd", "Mitte"})
_PARTS = frozenset({"Südstadt", "Nordstadt", "Weststadt", "Oststadt"})
_OF_PARTS = re.compile(r"\w*[Pp]olizei\w*|Klinikums?|Universitätsklinikums?")
"""Bodies of which a town has one for each part of it."""


def _members(tokens: Tokens, index: int, gazetteer: Gazetteer) -> int | None:
    """`Verband der Automobilindustrie`, `Institut für Arbeitsmarkt- und Berufsforschung`."""
    token = tokens.at(index)
    link = tokens.near(index + 1, token.sentence).text
    genitive = _is_of_members(tokens, index)
    if _OF_WHOM.fullmatch(token.text) and _STRONG_PLURAL.fullmatch(link):
        # `Bund Deutscher Kriminalbeamter`
        return index + 3 if tokens.near(index + 2, token.sentence).upper else None
    purpose = link in {"für", "zur", "gegen"} and _FOR_WHAT.fullmatch(token.text)
    if not (genitive or purpose):
        return None
    end = index + 2
    while end - index < _MEMBERS:
        part = tokens.near(end, token.sentence)
        joins = part.text in {"und", ",", "&"} and tokens.at(end - 1).text.endswith("-")
        if part.text == "," and purpose and end > index + 2:  # `für Natur, Umwelt und Wald`
            ahead = [tokens.near(end + step, token.sentence) for step in (1, 2, 3)]
            joins = ahead[0].upper and ahead[1].text == "und" and ahead[2].upper
            joins = joins and gazetteer.word(ahead[0].text) is None
        listed = part.text == "und" and end > index + 2 and bool(purpose)
        if listed and not tokens.near(end + 1, token.sentence).upper:
            break
        if not (part.upper or joins or listed) or part.text in NOT_SURNAMES:
            break
        end += 1
        if genitive and not part.text.endswith("-") and part.text not in {"und", ","}:
            adjective = ADJECTIVE.fullmatch(part.text)
            if not adjective:
                break
    while end > index + 2 and tokens.at(end - 1).text in {"und", ","}:
        end -= 1
    end = _past_whose(tokens, index, end)
    return end if end > index + 2 and tokens.at(end - 1).upper else None


def _past_whose(tokens: Tokens, index: int, end: int) -> int:
    """Past `der Tiere` behind what an office is for (`Anstalt für Viruskrankheiten der Tiere`)."""
    link, whose = (tokens.near(end + step, tokens.at(index).sentence) for step in (0, 1))
    told = link.text in {"der", "des"} and whose.upper and not _SEATED.fullmatch(whose.text)
    return end + 2 if told and tokens.texts[index].endswith("anstalt") else end


def _is_of_members(tokens: Tokens, index: int) -> bool:
    """Whether members in the genitive follow an association; behind a mere `Verein` a capital
    shows them (`Verein der Bayerischen Metallindustrie`)."""
    token = tokens.at(index)
    link, member = (tokens.near(index + step, token.sentence).text for step in (1, 2))
    if link not in {"der", "des"}:
        return False
    club = _CLUB.fullmatch(token.text) and ADJECTIVE.fullmatch(member)
    return bool(club or _OF_WHOM.fullmatch(token.text))


def _branch(tokens: Tokens, index: int) -> int | None:
    """`Bundesverband Windenergie`, `Zentralverband Deutsches Baugewerbe`: where the branch ends."""
    token = tokens.at(index)
    if not _OF_A_BRANCH.fullmatch(token.text):
        return None
    end = index + 1
    while end - index < _MEMBERS:
        part = tokens.near(end, token.sentence)
        if not part.upper or part.text in NOT_SURNAMES or not part.text[0].isalpha():
            break
        if end == index + 1 and part.text.isupper():
            return None  # `der Industrieverband BDI`
        end += 1
    return end if end > index + 1 else None


def _unit(tokens: Tokens, index: int) -> int | None:
    """`Panzerbrigade 45`: where the number of a unit of an army ends."""
    number = tokens.near(index + 1, tokens.at(index).sentence).text
    known = _UNIT.fullmatch(tokens.at(index).text) and number.isdigit() and len(number) < 4
    return index + 2 if known else None


def _patron(tokens: Tokens, index: int) -> int | None:
    """`Krankenhaus Maria Hilf`: where the saint's name ends that a hospital bears."""
    sentence = tokens.at(index).sentence
    if tokens.near(index + 1, sentence).text not in _PATRONS:
        return None
    named = _HOSPITAL.fullmatch(tokens.at(index).text) and may_name(
        tokens.near(index + 2, sentence)
    )
    return index + 3 if named else None


def _of_the_town(tokens: Tokens, index: int, gazetteer: Gazetteer) -> int | None:
    """`Bühnen der Stadt Gera`: where the town's name ends."""
    told = tokens.words(index + 1, index + 3) == ("der", "Stadt")
    if not told or not _OF_THE_TOWN.fullmatch(tokens.at(index).text):
        return None
    town = tokens.near(index + 3, tokens.at(index).sentence)
    return past_town(tokens, index + 3, gazetteer) if town.upper else None


def _of_branches(tokens: Tokens, index: int, gazetteer: Gazetteer) -> int | None:
    """`Gemeinde- und Städtebund Thüringen`: where the name of a body of two branches ends, its
    place behind it."""
    token = tokens.at(index)
    if not _CUT.fullmatch(token.text) or tokens.near(index + 1, token.sentence).text != "und":
        return None
    head = tokens.near(index + 2, token.sentence)
    if not (head.upper and _WITH_CUT.fullmatch(head.text)):
        return None
    end = index + 3
    if tokens.near(end, token.sentence).text in _QUARTERS:
        return end + 1  # `Wasser- und Schifffahrtsdirektion West`
    step = end + (tokens.near(end, token.sentence).text == "zu")
    seat = past_town(tokens, step, gazetteer) if tokens.near(step, token.sentence).upper else None
    # Two nouns make a name by themselves where the second is a compound (`Städtebund`).
    return seat or (end if re.search(r"[a-zäöü](?:bund|verband)", head.text) else None)


def _with_adjective(
    tokens: Tokens, index: int, gazetteer: Gazetteer, relates: Relates
) -> Iterator[Mention]:
    """`Technisches Hilfswerk`, `Deutscher Tennis Bund`, `Salzburger Festspiele`."""
    token = tokens.at(index)
    before = tokens.near(index - 1, token.sentence).text
    form = ADJECTIVE.fullmatch(token.text)
    town = form and form["stem"].endswith("al") and relates(token.text)  # `Wuppertaler`
    if form and not town:
        if not _may_be_start(tokens, index) and not ADJECTIVE.fullmatch(before):
            yield from _of_adjectives(tokens, index, gazetteer)
    elif token.text.endswith("er") and relates(token.text):
        noun = tokens.near(index + 1, token.sentence).text
        if _SCHOOL.fullmatch(" ".join(tokens.words(index + 1, index + 4))):
            yield _mention(tokens, range(index, index + 4), tokens.words(index, index + 4))
        event = _EVENTS.fullmatch(noun)
        if event or _OF_TOWN.fullmatch(noun):
            words = (token.text, _ONE_OR_MANY.sub("", noun))
            place = range(index, index + 2)
            yield _mention(tokens, place, words, "event" if event else "organisation")


def _of_adjectives(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The name that begins with an adjective in capitals, up to its noun or its purpose."""
    sentence = tokens.at(index).sentence
    noun = index + 1
    while ADJECTIVE.fullmatch(tokens.near(noun, sentence).text) and noun - index < _ADJECTIVES:
        noun += 1
    stems = range(index, noun)
    cut = _CUT.fullmatch(tokens.near(noun, sentence).text) is not None
    if cut and tokens.near(noun + 1, sentence).text in {"und", "&"}:
        noun += 2  # `Deutsch-Kroatische Industrie- und Handelskammer`
    elif tokens.near(noun, sentence).upper and gender_of(tokens.near(noun + 1, sentence).text):
        noun += 1  # `Deutscher Tennis Bund`
    head = tokens.near(noun, sentence)
    if not head.upper or head.text in NOT_SURNAMES:
        return
    if _EVENTS.fullmatch(head.text):
        words = (*strong(tokens, stems, "f"), _ONE_OR_MANY.sub("", head.text))
        yield _mention(tokens, range(index, noun + 1), words, "event")
        return
    gender = gender_of(head.text)
    if gender is None:
        return
    words = (*strong(tokens, stems, gender), *tokens.words(stems.stop, noun))
    words = (*words, nominative(head.text, gender))
    end = past_purpose(tokens, noun + 1) or _town(tokens, noun, gazetteer) or noun + 1
    yield _mention(tokens, range(index, end), (*words, *tokens.words(noun + 1, end)))


def _town(tokens: Tokens, noun: int, gazetteer: Gazetteer) -> int | None:
    """Where the town behind a body of culture or learning ends (`Nationaltheater Weimar`)."""
    if not _OF_CULTURE.search(tokens.at(noun).text) or noun + 1 >= len(tokens):
        return None
    same = tokens.at(noun + 1).sentence == tokens.at(noun).sentence
    return past_town(tokens, noun + 1, gazetteer) if same else None


def _may_be_start(tokens: Tokens, index: int) -> bool:
    """Whether the capital of an adjective may be a sentence's or a headline's."""
    before = tokens.near(index - 1, tokens.at(index).sentence).text
    return tokens.opens_sentence(index) or before in {":", "„", '"', "»", "«", "–"}
