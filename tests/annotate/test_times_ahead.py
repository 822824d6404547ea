"""German dates told from others, and what shows that they lie ahead."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "date", "marks"),
    [
        ("Er kam am 8. Mai und ging zwei Wochen später.", "2010-06-01",
         [("8. Mai", "2010-05-08"), ("zwei Wochen später", "2010-05-22")]),
        ("Er kam schon am Vorabend.", "2021-06-04", [("am Vorabend", "2021-06-03")]),
        ("Im nächsten Jahr wird vom 5. bis 9. Juli gelesen.", "2016-07-03",
         [("Im nächsten Jahr", "2017"), ("5. bis 9. Juli", "2017-07-05/2017-07-09")]),
        ("Das Papier stieg seit Jahresbeginn, der Vertrag gilt bis mindestens 2023.", "2018-08",
         [("seit Jahresbeginn", "2018-01"), ("bis mindestens 2023", "2023")]),
        ("Sie haben übers Wochenende gearbeitet.", "2023-03-20",
         [("übers Wochenende", "2023-03-18/2023-03-19")]),
        ("Es regnet erst am kommenden Wochenende.", "2022-08-15",
         [("am kommenden Wochenende", "2022-08-20/2022-08-21")]),
        ("Der Höhepunkt des nächsten Winters fehlt.", "2016-03-06",
         [("des nächsten Winters", "2016-24")]),
        # What can or shall be is to come, whatever the clause tells besides.
        ("Er habe sich verletzt und könne am Dienstag wieder spielen.", "2003-10-26",
         [("am Dienstag", "2003-10-28")]),
        ("Bis Mittwoch solle alles geräumt sein.", "2005-11-28", [("Bis Mittwoch", "2005-11-30")]),
        ("Dann reden wir im März darüber, sagte er.", "2003-10-26", [("im März", "2004-03")]),
    ],
)  # fmt: skip
def test_dates_that_lie_ahead_or_are_told_from_others(read, text, date, marks):
    found = read(text, date=date).dates
    assert [(mark.span.of(text), mark.value) for mark in found] == marks
