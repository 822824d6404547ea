from __future__ import annotations

import time
from contextlib import suppress

import pytest

from generator.errors import WireError
from generator.formats import read_stories
from generator.formats.agencies import is_credit
from generator.formats.bylines import read_byline
from generator.formats.conventions import Conventions
from generator.formats.datelines import dateline_at
from generator.formats.dates import read_date
from generator.formats.embargoes import is_embargo, read_embargo
from generator.formats.endings import read_closing, read_codes, read_moment, read_signoff
from generator.formats.headlines import read_headline
from generator.formats.languages import detect_language
from generator.formats.notes import note_at
from generator.formats.private import private_start
from generator.formats.securities import valid_isin
from generator.formats.towns import display_town
from generator.model.wire import Wire
from generator.settings import Settings

CONVENTIONS = Conventions(("dda",))


@pytest.mark.parametrize(
    ("text", "towns", "agency", "rest"),
    [
        ("OLDENBURG (dpa-AFX) - Der Rat.", ["Oldenburg"], "dpa-AFX", "Der Rat."),
        ("KIEL (dpa-AFX Analyser) - Eine Bank.", ["Kiel"], "dpa-AFX Analyser", "Eine Bank."),
        ("LYON, Jan 2, 2031 (AFP) - A mill.", ["Lyon"], "AFP", "A mill."),
        ("BOISE, Idaho (AP) _ A mill.", ["Boise"], "AP", "A mill."),
        ("HULL (Reuters) -A mill.", ["Hull"], "Reuters", "A mill."),
        ("Quito, 9 ene (EFE).- Un molino.", ["Quito"], "EFE", "Un molino."),
        ("BONN (Dow Jones)--Der Index.", ["Bonn"], "Dow Jones", "Der Index."),
        ("Odense /ritzau/: En mølle.", ["Odense"], "ritzau", "En mølle."),
        ("OMSK, May 5. /TASS/. A mill.", ["Omsk"], "TASS", "A mill."),
        ("AACHEN, PARIS, ROM (AFP) Der Rat.", ["Aachen", "Paris", "Rom"], "AFP", "Der Rat."),
        ("Ulm/Neu-Ulm (dda/lby) - Der Rat.", ["Ulm", "Neu-Ulm"], "dda/lby", "Der Rat."),
        ("BERLIN  (dda)  -  Text", ["Berlin"], "dda", "Text"),
        ("BERLIN, Dienstag (dda) - Text", ["Berlin"], "dda", "Text"),
        ("(dpa) - Der Rat", [], "dpa", "Der Rat"),
        ("Den Haag (dpa) - Der Rat", ["Den Haag"], "dpa", "Der Rat"),
        ("BERLIN (dda)\nText", ["Berlin"], "dda", "Text"),
    ],
)
def test_datelines(text: str, towns: list[str], agency: str, rest: str) -> None:
    dateline = dateline_at(text, 0, CONVENTIONS)
    assert dateline is not None
    assert [place.name for place in dateline.places] == towns
    assert dateline.agency == agency
    assert text[dateline.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister (CDU) - ein Jurist - ging.",
        "Der Sprecher der Agentur (dpa) - sagte nichts.",
        "MÜNCHEN (SZ) - Text",
        "Regierung tagt\nBERLIN (dda) - Text",
        "BERLIN (dda) sagt nichts",
        "berlin (dda) - Text",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline_at(text, 0, CONVENTIONS) is None


def test_credits() -> None:
    for credit in ("dpa", "dpa/lni", "awp/dpa-afx", "dpa-AFX Broker", "AFP, dda", "dpa-infocom"):
        assert is_credit(credit, ("dda",)), credit
    for credit in ("CDU", "SPD/FDP", "dda GmbH", "TT Line", "ap", "pa", "", "/"):
        assert not is_credit(credit, ("dda",)), credit
    assert not is_credit("dda")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("BRÜSSEL", "Brüssel"),
        ("FRANKFURT/MAIN", "Frankfurt/Main"),
        ("BADEN-BADEN", "Baden-Baden"),
        ("ST. GALLEN", "St. Gallen"),
        ("WASHINGTON D.C.", "Washington D.C."),
        ("ROTHENBURG OB DER TAUBER", "Rothenburg ob der Tauber"),
        ("DEN HAAG", "Den Haag"),
        ("L'AQUILA", "L'Aquila"),
        ("STRASSBURG", "Straßburg"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"),
        ("Mainz", "Mainz"),
    ],
)
def test_towns_are_shown_as_readers_know_them(raw: str, shown: str) -> None:
    assert display_town(raw) == shown


@pytest.mark.parametrize(
    ("raw", "edtf"),
    [
        ("Sept 30, 1989", "1989-09-30"),
        ("5. Okt 1989", "1989-10-05"),
        ("9. November 1989", "1989-11-09"),
        ("03.10.1990", "1990-10-03"),
        ("1990-10-03", "1990-10-03"),
        ("4. März 2031", "2031-03-04"),
    ],
)
def test_dates_in_full(raw: str, edtf: str) -> None:
    date = read_date(raw)
    assert date is not None
    assert date.edtf == edtf


@pytest.mark.parametrize("raw", ["31. Februar 2031", "May 32", "4. Quux 2031", "100. Mai"])
def test_days_that_never_were(raw: str) -> None:
    assert read_date(raw) is None


def test_a_year_is_never_made_up() -> None:
    date = read_date("3.10.")
    assert date is not None
    assert date.edtf is None


@pytest.mark.parametrize(
    ("raw", "title", "labels", "number", "signal"),
    [
        ("ROUNDUP: Mühle", "Mühle", ("ROUNDUP",), None, None),
        ("ROUNDUP 2: Mühle", "Mühle", ("ROUNDUP 2",), 2, "update"),
        ("WDH/ROUNDUP 3: Mühle", "Mühle", ("WDH", "ROUNDUP 3"), 3, "repeat"),
        ("AKTIE IM FOKUS 3: Mühle steigt", "Mühle steigt", ("AKTIE IM FOKUS 3",), 3, None),
        ("UPDATE 1-Mill burns", "Mill burns", ("UPDATE 1",), 1, "update"),
        ("CORRECTED-Mill burns", "Mill burns", ("CORRECTED",), None, "correction"),
        ("KORREKTUR/ROUNDUP: Mühle", "Mühle", ("KORREKTUR", "ROUNDUP"), None, "correction"),
        ("Molen brandt (2)", "Molen brandt", ("(2)",), 2, None),
        ("Minister: Mühle bleibt", "Minister: Mühle bleibt", (), None, None),
        ("E-Mail-Affäre: Wende", "E-Mail-Affäre: Wende", (), None, None),
        ("TAXI-Fahrer streiken", "TAXI-Fahrer streiken", (), None, None),
    ],
)
def test_headline_chains(
    raw: str, title: str, labels: tuple[str, ...], number: int | None, signal: str | None
) -> None:
    headline = read_headline(raw)
    assert headline.title == title
    version = headline.version
    assert (version.labels, version.number, version.signal) == (labels, number, signal)


def test_unknown_members_of_a_chain_are_keywords() -> None:
    headline = read_headline("ROUNDUP/Kreise/Mühlenstreit: Einigung nah")
    assert headline.keywords == ("Mühlenstreit",)
    assert headline.genre == "Kreise"


def test_notes_end_with_their_own_parenthesis() -> None:
    text = "(Berichtigung: Name (im zweiten\nAbsatz) geändert) BERLIN"
    note = note_at(text, 0, len(text))
    assert note is not None
    assert (note.kind, note.text) == ("correction", "Name (im zweiten Absatz) geändert")
    assert text[note.end :] == " BERLIN"
    for other in ("(CDU) sagt", "(Berichtigung: offen", "(neu\n\ngestellt)", "Achtung)"):
        assert note_at(other, 0, len(other)) is None


@pytest.mark.parametrize(
    ("line", "names", "credit"),
    [
        ("Von Uta Muster und Jan Beispiel, dpa", ("Uta Muster", "Jan Beispiel"), "dpa"),
        ("By PAT SAMPLE", ("Pat Sample",), ""),
        ("--- Von Uta von der Muster, dpa-AFX ---", ("Uta von der Muster",), "dpa-AFX"),
        ("By dpa correspondents", (), "dpa"),
    ],
)
def test_bylines(line: str, names: tuple[str, ...], credit: str) -> None:
    assert read_byline(line, CONVENTIONS) == (names, credit)


@pytest.mark.parametrize(
    "line", ["Von der Mühle blieb nichts.", "Von Berlin nach Prag", "By the river", "Von Mai an"]
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line, CONVENTIONS) is None


def test_signoffs() -> None:
    found = read_signoff('der "Willigen"./aha/DP/men')
    assert found is not None
    assert (found.author, found.desk, found.editor) == ("aha", "DP", "men")
    for text in ("Das sind 20 km/h", "und/oder", "sagte er /etc", "Berlin/Bonn"):
        assert read_signoff(text) is None
    codes = read_codes("jp/cw")
    assert codes is not None
    assert codes.editor == "cw"


def test_closing_lines() -> None:
    closing = read_closing("dpa abc/def xx z2 xy/zz", CONVENTIONS)
    assert closing is not None
    assert (closing.signoff.author, closing.signoff.editor) == ("abc/def", "xy/zz")
    assert read_closing("dpa sagt", CONVENTIONS) is None
    assert read_closing("der tag war um", CONVENTIONS) is None
    assert read_moment("091230 GMT Okt 31") == "2031-10-09T12:30:00+00:00"
    assert read_moment("091230 GMT Nov 89") == "1989-11-09T12:30:00+00:00"
    assert read_moment("991230 GMT Okt 31") is None


@pytest.mark.parametrize(
    ("raw", "until"),
    [
        ("Sperrfrist: Dienstag, 24. Dezember 2030, 18.00 Uhr", "2030-12-24T18:00:00+01:00"),
        ("Sperrfrist: 24.07.2030, 24.00 Uhr", "2030-07-25T00:00:00+02:00"),
        ("EMBARGOED UNTIL July 4, 2030, 18:00 GMT", "2030-07-04T18:00:00+00:00"),
        ("Sperrfrist 3. Februar 2031, 9 Uhr", "2031-02-03T09:00:00+01:00"),
        ("Sperrfrist: 3.2., 9 Uhr", "2031-02-03T09:00:00+01:00"),
        ("Sperrfrist: 3.7., 9 Uhr", None),
        ("Sperrfrist: 24. Dezember 2030", None),
        ("Sperrfrist: 31. Februar 2031, 9 Uhr", None),
        ("Sperrfrist: 18.00 Uhr", None),
        ("Sperrfrist: Redebeginn", None),
    ],
)
def test_embargoes(raw: str, until: str | None) -> None:
    assert is_embargo(raw)
    assert read_embargo(raw, "Europe/Berlin", "2031-01").until == until


def test_prose_about_an_embargo_is_none() -> None:
    for raw in ("Die Sperrfrist endet bald.", "Embargos helfen nicht.", "Sperrfristen gelten"):
        assert not is_embargo(raw)


@pytest.mark.parametrize(
    "line",
    [
        "* * * *",
        "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt",
        "Die folgenden Informationen sind nicht zur Vero\u0308ffentlichung bestimmt",
        "NICHT ZUR VERÖFFENTLICHUNG: Telefon",
        "The following information is not intended for publication",
        "## dpa-Kontakte",
    ],
)
def test_private_parts_begin(line: str) -> None:
    text = f"Text.\n{line}\nGeheim"
    assert private_start(text, 0, len(text)) == 6


@pytest.mark.parametrize("text", ["Das war nicht zur Veröffentlichung bestimmt.", "* * *"])
def test_prose_is_not_private(text: str) -> None:
    assert private_start(text, 0, len(text)) is None


def test_isin_check_digits() -> None:
    assert valid_isin("DE0007164600")
    assert valid_isin("US0378331005")
    assert not valid_isin("DE0007164601")


def test_languages() -> None:
    assert detect_language("The minister said on Monday that it was over.") == "en"
    assert detect_language("Der Minister sagte am Montag, dass es vorbei ist.") == "de"
    assert detect_language("Quux", "en") == "en"


@pytest.mark.parametrize(
    "unit",
    [
        "(", ")", "a", "A ", "/ab", "* ", "- x\n", "---\n", "\n", " \n", "\x01", "NNNN\n", '"',
        " date 2031-04 ", "(neu: x\n", "BERLIN/", "A, ", "1. ", "Lage\n\n", "Ã", "\t", "^\n", "#",
        "/ab/cd\n", "(Reporting by A)\n", "Sperrfrist: ", "Von Uta ", "dpa ab ", "x  y\n", "_",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(unit: str) -> None:
    # 200 kB of any one thing take well under a second; a quadratic rule would take minutes.
    raw = b"x" + (unit * (200_000 // len(unit))).encode() + b"\nx y"
    began = time.process_time()
    with suppress(WireError):
        read_stories(Wire.of("x", raw), Settings())
    assert time.process_time() - began < 10
