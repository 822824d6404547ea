"""Which organisation or event a name means; new organisations the text introduces itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from generator.authority import Authority
from generator.link.once import Once
from generator.link.places import candidates_of
from generator.link.spelling import spellings
from generator.model.entity import Entity
from generator.model.ids import EntityId, entity_id, slugify
from generator.model.marks import Link, Mention, Unlinked
from generator.model.text import Span

_LEGAL_FORM = re.compile(
    r"(?: (?:AG|SE|GmbH|KG|KGaA|OHG|eG|e\.V\.|& Co\.?|Inc\.?|Corp\.?|Co\.?|plc|PLC|Ltd\.?|LLC|NV|"
    r"N\.V\.|SA|S\.A\.|SpA|S\.p\.A\.|AB|ASA|Oyj|Holding))+$"
)
_GENERIC = re.compile(
    r"(?:\w+(?:e[rnms]?|al|ic|ist)[- ])+"
    r"(?:Partei|Party|Union|Front|Bund|Allianz|Liga|Senat|Parlament)$"
    r"|(?:Unter|Ober|Repräsentanten)haus|House of (?:Commons|Lords|Representatives)|Nationalrat"
    r"|Nationalversammlung|Supreme Court|Justice Department|Department of Justice|Senat|Senate"
    r"|Verfassungsgericht|National Assembly|Ministry of Defence|Foreign Ministry"
)
"""Names that parties and bodies of several countries bear (`Demokratische Partei`)."""

_SPORT = re.compile(r"(?i:fußball|handball|basketball|eishockey|volleyball)")
_CLUB = re.compile(r"(?:Fußball|Handball|Basketball|Eishockey|Volleyball)(?:verein|club)")
_LETTERS = 4
"""How many a club's short name has at most."""
_FAR_HEAVIER = 10
_MINTING = frozenset({
    "abbreviation", "legal-form", "quoted-name", "institution", "club", "kind", "summit",
})  # fmt: skip
"""The annotator's rules whose evidence is enough for a page of its own."""

_MATTERS = (
    "Defen[cs]e|Foreign(?: Affairs)?|(?:the )?Interior|Finance|Health|Justice|Education|Transport|"
    "Agriculture|Energy|Trade|Labou?r|(?:the )?Environment|Culture|Information|Industry|Economy"
)
_OF_EVERY_STATE = re.compile(
    r"(?:Landes|Bezirks|Kreis|Stadt|Amts|Land|Verwaltungs|Ober|Innen|Justiz|Finanz|Kultus|Umwelt)"
    r"(?:kriminalamt|amt|regierung|tag|gericht|rat|behörde|ministerium|polizei|anwaltschaft)"
    r"|Staatsanwaltschaft|Generalstaatsanwaltschaft|Verfassungsschutz|LKA"
    rf"|(?:{_MATTERS}) Ministry|(?:Ministry|Department) of (?:{_MATTERS})"
    r"|(?:High|Supreme|Appeals?|Constitutional|District|County|City|Crown|Federal) Court"
    r"|(?:National|State|City|Legislative|Municipal|County|Town) "
    r"(?:Assembly|Council|Police|Parliament|Guard)"
    r"|(?:Central|National) (?:Bank|Election Commission)|Court of Appeals?"
)
"""Bodies every state or town has one of: such a word alone makes no page."""


_ABROAD = Unlinked("another country's body of that name is meant")
_BODY_OF_STATE = re.compile(
    r"Bundes(?:rat|tag|regierung|gericht|kanzlei|polizei|anwaltschaft|präsidialamt|bank|wehr|heer)"
    r"|(?:Bundes)?[Vv]erfassungsgericht|Nationalrat|Ständerat|Bundes\w+ministerium|Generalbundesanwalt"
)


_NEIGHBOURS = frozenset({EntityId("places/schweiz"), EntityId("places/oesterreich")})
"""Countries that speak German too: a story of one of them means its own `Bundesrat`."""


class Organisations:
    """The organisations of one story: abbreviations stand for the long form they came with."""

    def __init__(
        self,
        text: str,
        mentions: tuple[Mention, ...],
        authority: Authority,
        countries: frozenset[EntityId],
    ) -> None:
        self.authority = authority
        self.countries = countries
        self.counts = Counter(mention.name for mention in mentions)
        self.whose = _owners(text, mentions, authority)
        self.shown = {
            mention.name
            for mention in mentions
            if mention.type == "organisation"
            and (mention.via in _MINTING or self._known(mention.name, "organisation"))
        }
        self.long_forms = _pairs(text, mentions)
        self.sports = Counter(word.casefold() for word in _SPORT.findall(text))
        self.minted: dict[EntityId, Entity] = {}

    def choose(self, mention: Mention) -> Link | Unlinked:
        """The entity a mention means; one is minted for a name well introduced."""
        kind = mention.type
        if mention.via == "isin":
            return self._by_isin(mention.name)
        long_form = self.long_forms.get(mention.name)
        own = _called_so(self._known(mention.name, kind), long_form)
        if own:
            club = self._club(mention.name)
            if club:
                return Link(club, "short-form", 0.8)
            home = self._of_sport(self._at_home(own, mention))
            return self._one_of(home, "name", mention.name) if home else _ABROAD
        short = next((key for key, value in self.long_forms.items() if value == mention.name), "")
        for other in (long_form, short):
            known = _called_so(self._known(other, kind), mention.name) if other else ()
            if known:
                return self._one_of(known, "abbreviation")
        return self._otherwise(mention, long_form, short)

    def _otherwise(self, mention: Mention, long_form: str | None, short: str) -> Link | Unlinked:
        """A name without its legal form or in another spelling; else a new organisation."""
        kind = mention.type
        bare = _LEGAL_FORM.sub("", mention.name)
        known = self._known(bare, kind) if bare != mention.name else ()
        if known:
            return self._one_of(known, "legal-form")
        found: tuple[Entity, ...] = ()
        way = ""
        if kind in {"organisation", "event"}:
            found, way = spellings(self.authority).find(bare, kind)
        if len(found) == 1 and way == "folded":
            return Link(found[0].id, way, 0.85)
        if mention.via in _MINTING and not _OF_EVERY_STATE.fullmatch(long_form or mention.name):
            return self._mint(mention, long_form or self._full_form(mention.name), short)
        if long_form and entity_id("organisation", slugify(long_form)) in self.minted:
            return self._mint(mention, long_form, "")
        full = self._short_for(mention) if kind == "organisation" else None
        return full or Unlinked(f"no {kind} of that name is known")

    def _short_for(self, mention: Mention) -> Link | None:
        """The one organisation of the story whose longer name begins with these words
        (`Norrskog` for `Norrskog Steel AB`, `VfL` for `VfL Bochum`)."""
        longer = [name for name in sorted(self.shown) if name.startswith(mention.name + " ")]
        if len(longer) != 1:
            return None
        known = self._known(longer[0], "organisation")
        if len(known) == 1:
            return Link(known[0].id, "short-form", 0.8)
        return None if known else self._mint(mention, longer[0], "")

    def _at_home(self, own: tuple[Entity, ...], mention: Mention) -> tuple[Entity, ...]:
        """The candidates that are not of another country than the adjective right before says
        (`der Schweizer Bundesrat`)."""
        whose = self.whose.get(mention.span)
        if not whose or not _BODY_OF_STATE.fullmatch(mention.name):
            return own
        return tuple(entity for entity in own if entity.country is None or entity.country in whose)

    def _club(self, name: str) -> EntityId | None:
        """The one sports club of the story whose name begins with these letters (`THW`)."""
        if not (name.isupper() and len(name) <= _LETTERS):
            return None
        longer = {other for other in self.shown if other.startswith(name + " ")}
        found = {one for other in longer for one in self._known(other, "organisation")}
        clubs = {one.id for one in found if _CLUB.fullmatch(one.description or "")}
        return clubs.pop() if len(clubs) == 1 and len(found) == 1 else None

    def _of_sport(self, own: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The contests of the sport that the story tells of, where several bear a name; football
        where it tells of none (`Bundesliga`)."""
        sports = [_SPORT.match(entity.description or "") for entity in own]
        if len(own) < 2 or not all(sports):
            return own
        told = [self.sports[match[0].casefold()] if match else 0 for match in sports]
        most = max(told)
        fitting = tuple(one for one, count in zip(own, told, strict=True) if count == most)
        if len(fitting) == 1:
            return fitting
        football = tuple(one for one in own if (one.description or "").startswith("Fußball"))
        return football or own

    def _known(self, name: str, kind: str) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.authority.named(name) if entity.type == kind)

    def _by_isin(self, number: str) -> Link | Unlinked:
        company = _by_isin(Once(self.authority)).get(number)
        if company:
            return Link(company, "isin", 1.0)
        return Unlinked("no company of that number is known")

    def _one_of(self, candidates: tuple[Entity, ...], via: str, name: str = "") -> Link | Unlinked:
        if len(candidates) == 1:
            (only,) = candidates
            abroad = only.country and self.countries and only.country not in self.countries
            beside = abroad and not _NEIGHBOURS.isdisjoint(self.countries)
            if beside and _BODY_OF_STATE.fullmatch(name):
                return _ABROAD
            if abroad and _GENERIC.fullmatch(name):
                return Unlinked("known of that name only in another country", (only.id,))
            return Link(only.id, via, 0.95)
        near = [entity for entity in candidates if entity.country in self.countries]
        if len(near) == 1:
            return Link(near[0].id, via + "+setting", 0.8)
        first, second = candidates[:2]
        if first.weight >= _FAR_HEAVIER * max(second.weight, 1):
            return Link(first.id, via + "+weight", 0.8)
        return Unlinked(
            "several organisations of that name", tuple(entity.id for entity in candidates)
        )

    def _full_form(self, name: str) -> str:
        """The longest introduced company name that begins with a name's one word."""
        longer = [other for other in self.counts if other.startswith(name + " ")]
        return min(longer, key=lambda other: (len(other), other), default=name)

    def _mint(self, mention: Mention, name: str, short: str) -> Link:
        made = entity_id(mention.type, slugify(name)) if mention.type == "event" else None
        made = made or entity_id("organisation", slugify(name))
        if made in self.authority.entities:
            return Link(made, "slug", 0.8)
        aliases = tuple(sorted({short, mention.name} - {name, ""}))
        known = self.minted.get(made)
        merged = tuple(sorted({*aliases, *(known.aliases if known else ())}))
        self.minted[made] = Entity(made, name, aliases=merged, source="archive")
        return Link(made, "minted", mention.confidence)


def _called_so(known: tuple[Entity, ...], long_form: str | None) -> tuple[Entity, ...]:
    """Those of the bodies an abbreviation is known for that may be meant where the text writes it
    out: `Deutscher Skiverband (DSV)` is not the known `Deutscher Schwimm-Verband`."""
    if long_form is None or " " not in long_form:
        return known
    return tuple(entity for entity in known if not _contradicts(entity, long_form))


def _contradicts(entity: Entity, long_form: str) -> bool:
    """Whether a body has German names of several words, and none shares a telling word."""
    told = _telling(long_form)
    names = [name for name in (entity.name, *entity.aliases) if _IN_GERMAN.search(name)]
    known = [words for words in map(_telling, names) if words]
    return bool(told and known) and all(told.isdisjoint(words) for words in known)


def _telling(name: str) -> frozenset[str]:
    """The beginnings of a name's words that tell it from others."""
    words = (word[:5].casefold() for word in re.findall(r"\w{3,}", name))
    return frozenset(words) - _COMMON


_IN_GERMAN = re.compile(r" .*(?:für |der |und |[Vv]erband|[Bb]und)|^Deutsch\w* ")
_COMMON = frozenset({"deuts", "bunde", "verba", "verei", "inter", "europ", "für", "der", "und"})


@lru_cache(maxsize=4)
def _by_isin(key: Once) -> Mapping[str, EntityId]:
    """The companies of an authority by the numbers of their shares; of two the first."""
    found: dict[str, EntityId] = {}
    for entity in key.authority:
        for id_ in entity.ids:
            if id_.scheme == "isin":
                found.setdefault(id_.value, entity.id)
    return found


def _owners(
    text: str, mentions: tuple[Mention, ...], authority: Authority
) -> Mapping[Span, frozenset[EntityId]]:
    """The countries that an adjective right before an organisation relates to."""
    return {
        body.span: frozenset(place.country or place.id for place in candidates_of(whose, authority))
        for whose, body in pairwise(mentions)
        if whose.relation == "relates"
        and body.type == "organisation"
        and text[whose.span.end : body.span.start] == " "
    }


def _pairs(text: str, mentions: tuple[Mention, ...]) -> Mapping[str, str]:
    """Abbreviation to long form, where the one stands in brackets right after the other."""
    pairs: dict[str, str] = {}
    for long_form, short in pairwise(mentions):
        between = Span(long_form.span.start, short.span.end).of(text)[len(long_form.span) :]
        if (
            long_form.type == short.type == "organisation"
            and between[: -len(short.span)] == " ("
            and text[short.span.end : short.span.end + 1] == ")"
            and len(short.name) < len(long_form.name)
        ):
            pairs.setdefault(short.name, long_form.name)
    return pairs
