"""Makes an archive of raw wires of any size to measure with: the same bytes for the same numbers.

    python benchmarks/archive.py DIR 20000 [--seed 1] [--sentences FILE]

The wires read like an agency's: datelines, headlines for half of them, subheads, quotes, sign-offs,
dates known to the day or to the month only; places and organisations of the shipped authority,
people who are made up. Half of the stories belong to running stories with people, places and words
of their own; some of those recur with a paragraph of background, as round-ups and as corrections.
About 385 words a story, `A_DAY` stories a day. Nothing in them is true, and nobody real speaks.
With `--sentences` they are plain wires of real prose instead, from a file that is not part of this
(see `sentences.py`), `A_DAY_OF_PROSE` a day; these are for measuring on one's own machine only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import sentences

from generator.authority.shipped import lexicon, shipped
from generator.model.entity import Entity

A_DAY = 40
A_DAY_OF_PROSE = 60
# Wires of prose that lie ready to be added.
MORE = 20
FIRST_DAY = dt.date(2030, 1, 1)
AGENCY = "dda"

# Compounds of these make a vocabulary as wide as an agency's: heads with their gender.
_FIRST = (
    "Hafen", "Wasser", "Strom", "Stadt", "Landes", "Bundes", "Verkehrs", "Wohnungs",
    "Schul", "Energie", "Haushalts", "Wald", "Küsten", "Grenz", "Fracht", "Bahn", "Flug",
    "Brücken", "Tunnel", "Markt", "Industrie", "Chemie", "Stahl", "Auto", "Daten", "Netz",
    "Klinik", "Pflege", "Renten", "Steuer", "Zoll", "Ernte", "Milch", "Getreide", "Fisch",
    "Wein", "Museums", "Theater", "Opern", "Film", "Buch", "Sport", "Liga", "Pokal",
    "Hochwasser", "Sturm", "Brand", "Lawinen", "Erdbeben", "Unwetter", "Sicherheits",
    "Polizei", "Gerichts", "Verfassungs", "Asyl", "Migrations", "Friedens", "Abrüstungs",
    "Verteidigungs", "Manöver", "Flotten", "Satelliten", "Raketen", "Forschungs",
    "Hochschul", "Kirchen", "Denkmal", "Moor", "Seen", "Fluss", "Deich", "Kanal", "Werft",
    "Gewerbe", "Handels", "Tarif", "Streik", "Lohn", "Preis", "Zins", "Börsen", "Bank",
    "Kredit", "Versicherungs", "Patent", "Impf", "Virus", "Seuchen", "Tier", "Natur",
    "Klima", "Umwelt", "Luft", "Lärm", "Müll", "Wind", "Solar", "Gas", "Öl", "Kohle",
    "Atom", "Wärme", "Speicher", "Leitungs",
)  # fmt: skip
_HEADS = (
    ("abkommen", "das"), ("amt", "das"), ("antrag", "der"), ("aufsicht", "die"), ("ausbau", "der"),
    ("ausschuss", "der"), ("behörde", "die"), ("beirat", "der"), ("bericht", "der"),
    ("betrieb", "der"), ("debatte", "die"), ("fonds", "der"), ("forum", "das"),
    ("gebühr", "die"), ("gesellschaft", "die"), ("gesetz", "das"), ("gipfel", "der"),
    ("gutachten", "das"), ("hilfe", "die"), ("kommission", "die"), ("konferenz", "die"),
    ("konzept", "das"), ("krise", "die"), ("messe", "die"), ("minister", "der"),
    ("ordnung", "die"), ("plan", "der"), ("politik", "die"), ("programm", "das"),
    ("projekt", "das"), ("prüfung", "die"), ("reform", "die"), ("regel", "die"),
    ("richtlinie", "die"), ("schutz", "der"), ("statistik", "die"), ("streit", "der"),
    ("umbau", "der"), ("urteil", "das"), ("verband", "der"), ("verfahren", "das"),
    ("vertrag", "der"), ("vorhaben", "das"), ("werk", "das"), ("zentrum", "das"),
)  # fmt: skip
_ROLES = (
    ("Bürgermeister", "Bürgermeisterin"), ("Sprecher", "Sprecherin"), ("Minister", "Ministerin"),
    ("Staatssekretär", "Staatssekretärin"), ("Vorstandschef", "Vorstandschefin"),
    ("Präsident", "Präsidentin"), ("Richter", "Richterin"), ("Direktor", "Direktorin"),
    ("Professor", "Professorin"), ("Abgeordneter", "Abgeordnete"), ("Landrat", "Landrätin"),
)  # fmt: skip
_HE = (
    "Jan", "Uwe", "Karl", "Peter", "Martin", "Thomas", "Stefan", "Andreas", "Michael",
    "Frank", "Holger", "Jens", "Lars", "Nils", "Otto", "Paul", "Rolf", "Sven", "Tim",
    "Viktor", "Walter", "Bernd", "Dirk", "Erik", "Fritz", "Georg", "Hans", "Ingo", "Jörg",
    "Klaus", "Ludwig", "Max",
)  # fmt: skip
_SHE = (
    "Uta", "Anna", "Petra", "Sabine", "Monika", "Karin", "Susanne", "Claudia", "Birgit",
    "Heike", "Julia", "Katrin", "Laura", "Maria", "Nora", "Olga", "Paula", "Renate",
    "Silke", "Tanja", "Ulrike", "Vera", "Wiebke", "Andrea", "Bettina", "Clara", "Doris",
    "Eva", "Franziska", "Gisela",
)  # fmt: skip
_SUR_FIRST = (
    "Ahren", "Berg", "Birken", "Brink", "Dorn", "Eben", "Eich", "Erlen", "Feld", "Föhr",
    "Gras", "Hain", "Hasel", "Holz", "Kamp", "Kirsch", "Lauter", "Linden", "Moos", "Neu",
    "Ober", "Quell", "Reh", "Rosen", "Sand", "Schön", "Stein", "Tannen", "Ulmen", "Wald",
    "Weiden", "Ziegel",
)  # fmt: skip
_SUR_LAST = (
    "ach", "auer", "bach", "beck", "berger", "bruch", "burger", "dorf", "egger", "feld",
    "gruber", "haus", "heimer", "hofer", "horst", "kamp", "koppel", "lander", "mann",
    "meier", "mühl", "reuter", "rieder", "sen", "stein", "stetter", "thal", "waldt",
    "winkel",
)  # fmt: skip
_LEADS = (
    "Im Streit um {the_a} hat {role} {who} einen {plan} angekündigt",
    "Nach monatelangen Beratungen haben sich {town_b} und {town_c} auf {a_a} verständigt",
    "{The_a} soll nach dem Willen von {role} {who} bis zum Jahresende stehen",
    "Rund {n} Menschen haben am {day} in {town_b} gegen {the_a} protestiert",
    "Die Organisation {org} hat {the_a} scharf kritisiert",
    "Mit {a_a} will {town_b} auf die Folgen der {word} reagieren",
)
# A sentence is put together from a time or place, a verb and what follows it; a hundred thousand
# combinations before any name is filled in, so that stories share words and not sentences.
_WHEN = (
    "Am {day}", "In {town_b}", "Nach {k} Tagen", "Im {month}", "Trotz aller Kritik", "In {land}",
    "Bereits {m} Jahre zuvor", "Auf Antrag von {org}", "Unter Leitung von {sur}", "Bis zum Abend",
    "Am Rande eines Treffens in {town_c}", "Nach eigenen Angaben", "Dem Bericht zufolge",
    "Seit dem {k}. {month}", "Vor {n} Zuhörern", "Mit knapper Mehrheit", "Ohne Gegenstimmen",
    "Wegen der {word}", "Anders als erwartet", "Zum Auftakt", "Unmittelbar danach",
    "Aus Sicht von {org}", "Gemessen am Vorjahr", "In einem Schreiben",
    "Hinter verschlossenen Türen", "Gegen {k} Uhr", "Laut {org}", "Rein rechnerisch",
    "Auf Drängen aus {land}", "In letzter Minute",
)  # fmt: skip
_DOES = (
    "beschloss", "verschob", "prüfte", "kritisierte", "unterstützte", "bremste", "verlangte",
    "begrüßte", "veröffentlichte", "kürzte", "erweiterte", "verteidigte", "widerrief",
    "finanzierte", "übernahm", "kündigte", "sperrte", "öffnete", "verlegte", "modernisierte",
    "überarbeitete", "stoppte", "genehmigte", "vertagte", "untersagte", "erleichterte",
    "verteuerte", "ersetzte", "gefährdete", "sicherte", "bezweifelte", "bestätigte", "erläuterte",
    "verkaufte", "erwarb", "förderte", "meldete", "plante", "errichtete", "verlor", "gewann",
    "rettete", "verfehlte",
)  # fmt: skip
_WHO = ("{the_a}", "{the_b}", "{org}", "{role} {sur}", "{who}", "die Stadt {town_b}", "das Land")
_WHAT = (
    "{a_b}", "{k} Prozent der Mittel", "{n} Plätze in {town_c}", "Teile davon",
    "{word} und {word2}", "den Rest bis {month}", "keine weiteren Schritte",
    "rund {n} Millionen Euro für {word}", "die Vorgaben aus {land}",
    "einen Beschluss von {m} Seiten", "frühere Zusagen an {org}",
)  # fmt: skip
_TAIL = (
    "", "", "", ", obwohl {the_b} noch aussteht", ", solange {town_c} nicht zustimmt",
    ", was {org} bestritt", " und verwies auf {word}", ", wie aus {town_b} verlautete",
    ", weil {word} fehlte", " sowie {m} weitere Punkte", ", anders als {sur}",
    " vor dem {k}. {month}",
)  # fmt: skip
_SPEECH = (
    '"{Quote}", sagte {who} am {day} in {town_b}',
    '{who} sprach von "{short}" und forderte {a_b}',
    "{The_a} sei ohne Alternative, betonte {role} {who}",
    "Es gehe nun darum, {the_b} zu sichern, erklärte {who}",
    '{sur} sagte: "{Quote}."',
    "Nach Angaben von {sur} wird {the_b} in den kommenden Wochen geprüft",
)
_QUOTES = (
    "wir werden {the_b} nicht weiter verzögern", "ohne {a_b} geht es an dieser Stelle nicht",
    "das ist ein Schritt, auf den {town_b} lange gewartet hat",
    "niemand kann heute sagen, was {the_a} am Ende kostet",
    "die Menschen erwarten zu Recht, dass {the_b} funktioniert",
)  # fmt: skip
_SUBHEADS = (
    "Kritik aus {town_b}",
    "{sur} verlangt Klarheit",
    "Kosten noch offen",
    "Frist läuft ab",
)
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_ADJECTIVES = (
    "Deutsche", "Französische", "Polnische", "Österreichische", "Britische", "Niederländische",
    "Dänische", "Italienische", "Spanische", "Schwedische", "Tschechische", "Schweizerische",
)  # fmt: skip
_AUTHORS = ("aha", "men", "jkr", "stk", "bgf", "ngu", "lew", "mis", "he", "jha")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up."""

    given: str
    family: str
    role: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What a running story turns on."""

    nouns: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]
    towns: tuple[str, ...]
    organisations: tuple[str, ...]
    background: str


@dataclass
class Agency:
    """A made-up agency: the same wires for the same `seed`, in whatever number they are asked."""

    seed: int
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 (no secret hangs on it)
        known = shipped()
        ambiguous = lexicon().ambiguous_names
        places = _heaviest(known, "place", ambiguous)
        self.lands = [place.name for place in places if place.country is None][:90]
        self.towns = [place.name for place in places if place.country is not None][:900]
        self.organisations = [record.name for record in _heaviest(known, "organisation", ambiguous)]
        self.nouns = [(f"{first}{head}", kind) for first in _FIRST for head, kind in _HEADS]
        self.chance.shuffle(self.nouns)
        self.chance.shuffle(self.organisations)
        self.cumulated = list(accumulate(1 / (rank + 8) for rank in range(len(self.nouns))))
        self.town_weights = list(accumulate(1 / (rank + 4) for rank in range(len(self.towns))))

    def noun(self) -> tuple[str, str]:
        """A noun of the language, frequent ones more often (Zipf)."""
        return self.chance.choices(self.nouns, cum_weights=self.cumulated)[0]

    def town(self) -> str:
        """A town of the authority, the large ones more often."""
        return self.chance.choices(self.towns, cum_weights=self.town_weights)[0]

    def person(self) -> Person:
        """Somebody new."""
        family = self.chance.choice(_SUR_FIRST) + self.chance.choice(_SUR_LAST)
        he, she = self.chance.choice(_ROLES)
        if self.chance.random() < 0.5:
            return Person(self.chance.choice(_HE), family, he)
        return Person(self.chance.choice(_SHE), family, she)

    def matter(self) -> Matter:
        """A running story not told yet."""
        nouns = tuple(self.chance.sample(self.nouns, 6))
        bare = Matter(
            nouns,
            tuple(self.person() for _ in range(self.chance.randint(2, 5))),
            tuple(self.town() for _ in range(3)),
            tuple(self.chance.sample(self.organisations, 2)),
            "",
        )
        background = self.paragraph(bare, 3, speech=0.0)
        return Matter(bare.nouns, bare.people, bare.towns, bare.organisations, background)

    def sentence(self, matter: Matter, forms: Sequence[str]) -> str:
        """One sentence in one of these forms, its slots filled from the matter."""
        own = self.chance.random() < 0.5
        person = self.chance.choice(matter.people)
        first = self.chance.choice(matter.nouns)
        second = self.chance.choice(matter.nouns) if own else self.noun()
        slots = {
            "the_a": _the(first), "the_b": _the(second),
            "The_a": _the(first).replace("d", "D", 1), "The_b": _the(second).replace("d", "D", 1),
            "a_a": _a(first), "a_b": _a(second),
            "who": f"{person.given} {person.family}", "sur": person.family, "role": person.role,
            "town_b": self.chance.choice(matter.towns), "town_c": self.town(),
            "org": self.chance.choice(matter.organisations if own else self.organisations),
            "land": self.chance.choice(self.lands), "adj": self.chance.choice(_ADJECTIVES),
            "word": self.noun()[0], "word2": self.noun()[0], "plan": "Neuanfang",
            "day": self.chance.choice(_DAYS), "month": self.chance.choice(_MONTHS),
            "n": f"{self.chance.randint(2, 900)}", "m": f"{self.chance.randint(2, 70)}",
            "k": f"{self.chance.randint(1, 28)}", "short": first[0],
        }  # fmt: skip
        quote = self.chance.choice(_QUOTES).format(**slots)
        slots["Quote"] = quote[0].upper() + quote[1:]
        text = self.chance.choice(forms or [self._form()]).format(**slots)
        return text if text.endswith(('."', ".")) else text + "."

    def _form(self) -> str:
        """The form of a plain sentence."""
        pick = self.chance.choice
        return f"{pick(_WHEN)} {pick(_DOES)} {pick(_WHO)} {pick(_WHAT)}{pick(_TAIL)}"

    def paragraph(self, matter: Matter, sentences: int, speech: float = 0.3) -> str:
        """Some sentences."""
        return " ".join(
            self.sentence(matter, _SPEECH if self.chance.random() < speech else ())
            for _ in range(sentences)
        )

    def story(self, matter: Matter, day: dt.date, *, running: bool) -> tuple[str, str, str]:
        """Dateline with date, headline or "", body: one story of a matter."""
        date = day.isoformat() if self.chance.random() < 0.5 else day.isoformat()[:7]
        noun = self.chance.choice(matter.nouns)[0]
        title = (
            f"{noun}: {self.chance.choice(matter.people).family} legt in "
            f"{self.chance.choice(matter.towns)} {_a(self.noun())} vor"
        )
        paragraphs = [self.sentence(matter, _LEADS) + " " + self.paragraph(matter, 2, 0.6)]
        for number in range(self.chance.randint(6, 11)):
            if number == 4:
                paragraphs.append(self.sentence(matter, _SUBHEADS).rstrip("."))
            paragraphs.append(self.paragraph(matter, self.chance.randint(2, 4)))
        if running and self.chance.random() < 0.6:
            paragraphs.append(matter.background)
        town = self.chance.choice(matter.towns).upper()
        place = f"{town}/{self.town().upper()}" if self.chance.random() < 0.2 else town
        signoff = "/".join(("", self.chance.choice(_AUTHORS), "DP", self.chance.choice(_AUTHORS)))
        body = f"{place} ({AGENCY}) - " + "\n\n".join(paragraphs) + signoff
        return date, title if self.chance.random() < 0.5 else "", body

    def wires(self, size: int) -> Iterable[tuple[str, str]]:
        """Names and texts of so many wires, oldest first."""
        running: list[Matter] = []
        told = 0
        while told < size:
            day = FIRST_DAY + dt.timedelta(days=told // A_DAY)
            if not running or self.chance.random() < 0.02:
                running = [*running[-24:], self.matter()]
            is_running = self.chance.random() < 0.5
            matter = self.chance.choice(running) if is_running else self.matter()
            date, title, body = self.story(matter, day, running=is_running)
            yield _named(day, told), _wire(date, title, body)
            told += 1
            if title and told < size and self.chance.random() < 0.12:
                label = self.chance.choice(("ROUNDUP", "ROUNDUP 2", "KORREKTUR", "WDH"))
                again = body
                if label.startswith("ROUNDUP"):
                    head, _, tail = body.rpartition("\n\n")
                    again = f"{head}\n\n{self.paragraph(matter, 3)}\n\n{tail}"
                yield _named(day, told), _wire(day.isoformat(), f"{label}: {title}", again)
                told += 1


def _heaviest(known: Iterable[Entity], kind: str, ambiguous: frozenset[str]) -> list[Entity]:
    found = [r for r in known if r.type == kind and r.name not in ambiguous and len(r.name) > 3]
    return sorted(found, key=lambda record: (-record.weight, record.id))


def _the(noun: tuple[str, str]) -> str:
    return f"{noun[1]} {noun[0]}"


def _a(noun: tuple[str, str]) -> str:
    return f"{'eine' if noun[1] == 'die' else 'ein'} {noun[0]}"


def _named(day: dt.date, number: int) -> str:
    return f"{day:%Y/%m}/{number:06}.txt"


def _wire(date: str, title: str, body: str) -> str:
    return f" date {date} {title}\n\n{body}\n" if title else f" date {date} {body}\n"


def write(root: Path, size: int, seed: int = 1) -> None:
    """An archive of `size` wires in one file each below `root`, which need not exist."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    settings = f'[tool.depesche]\ntitle = "Benchmark"\nagencies = ["{AGENCY}"]\n'
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")
    for name, text in Agency(seed).wires(size):
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def write_prose(root: Path, size: int, file: Path) -> None:
    """An archive of `size` wires of real prose, of fewer where the file has not so many sentences;
    some more lie in `more/`, to be added one by one."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    settings = f'[tool.depesche]\ntitle = "Benchmark"\nagencies = ["{AGENCY}"]\n'
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")
    for number, block in enumerate(sentences.blocks(file, size + MORE)):
        day = FIRST_DAY + dt.timedelta(days=number // A_DAY_OF_PROSE)
        folder = root / ("seeds" if number < size else "more")
        path = folder / f"{day:%Y/%m}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = f"BERLIN ({AGENCY}) - {sentences.text(block)}"
        path.write_text(_wire(day.isoformat(), sentences.headline(block), body), encoding="utf-8")


def add_one(root: Path, number: int, size: int, seed: int = 1) -> None:
    """One more wire, number `number` of another agency of the same style, on the newest day; in an
    archive of prose the next of those that lie ready."""
    ready = sorted((root / "more").rglob("*.txt"))
    if ready:
        path = root / "seeds" / ready[0].relative_to(root / "more")
        path.parent.mkdir(parents=True, exist_ok=True)
        ready[0].rename(path)
        return
    day = FIRST_DAY + dt.timedelta(days=size // A_DAY)
    agency = Agency(seed + 1000 + number)
    date, title, body = agency.story(agency.matter(), day, running=False)
    path = root / "seeds" / f"{day:%Y/%m}" / f"new-{number:04}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_wire(date, title, body), encoding="utf-8")


def main() -> None:
    """Write the archive asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=Path, help="a file of sentences: wires of real prose")
    asked = parser.parse_args()
    if asked.sentences:
        write_prose(asked.folder, asked.size, asked.sentences)
    else:
        write(asked.folder, asked.size, asked.seed)


if __name__ == "__main__":
    main()
