from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.times import relative, weekdays
from generator.annotate.times.tense import tense_of
from generator.annotate.times.when import When


@pytest.mark.parametrize(
    ("text", "date", "marks"),
    [
        ("Am 9. November 1989 geschah es.", "", [("9. November 1989", "1989-11-09")]),
        ("On November 9, 1989, it happened.", "", [("November 9, 1989", "1989-11-09")]),
        ("Am 09.11.1989 geschah es.", "2025", [("09.11.1989", "1989-11-09")]),
        ("Am 31. Februar 1989 nicht.", "1989", []),
        ("Im November 1989.", "", [("November 1989", "1989-11")]),
        ("Im Herbst 1989.", "", [("Herbst 1989", "1989-23")]),
        ("Am 9. November kam er.", "1990-01-05", [("9. November", "1989-11-09")]),
        ("Am 3. Oktober kommt er.", "1990-08", [("3. Oktober", "1990-10-03")]),
        ("Am 9. November kam er.", "", []),
        ("Er kommt an diesem Freitag.", "2025-04", [("an diesem Freitag", "2025-04-XX")]),
        ("Er kommt an diesem Freitag.", "2025-04-10", [("an diesem Freitag", "2025-04-11")]),
        ("Er kam am Montag.", "2025-04-10", [("am Montag", "2025-04-07")]),
        ("Er geht am kommenden Montag.", "2025-04-07", [("am kommenden Montag", "2025-04-14")]),
        ("Er kam am letzten Montag.", "2025-04-07", [("am letzten Montag", "2025-03-31")]),
        ("Er kam am Freitag.", "2025", []),
        ("Gestern kam er.", "1990-01-01", [("Gestern", "1989-12-31")]),
        ("Seit 1989 warten 2000 Menschen.", "", [("Seit 1989", "1989")]),
        ("Im Mai kommt er.", "2025-04", [("Im Mai", "2025-05")]),
        ("Er zahlte 1989 Mark.", "1990", []),
        ("Er will am Montag kommen.", "2025-04-10", [("am Montag", "2025-04-14")]),
        ("Er kam am Montagabend.", "2025-04-10", [("am Montagabend", "2025-04-07")]),
        ("Er sagte am Montag, er wolle am Freitag reisen.", "2025-04-10",
         [("am Montag", "2025-04-07"), ("am Freitag", "2025-04-11")]),
        ("In der Nacht zum Mittwoch fiel Schnee.", "2025-04-10",
         [("In der Nacht zum Mittwoch", "2025-04-09")]),
        ("Sie tagten am Montag vergangener Woche.", "2025-04-10",
         [("am Montag vergangener Woche", "2025-03-31")]),
        ("Er kam am Montag und Dienstag.", "2025-04-10",
         [("am Montag", "2025-04-07"), ("Dienstag", "2025-04-08")]),
        ("Heute kommt er, morgen geht er.", "2025-04-10",
         [("Heute", "2025-04-10"), ("morgen", "2025-04-11")]),
        ("Das gilt bis heute.", "2025-04-10", []),
        # Told from a placeholder they may lie beyond the calendar.
        ("Morgen kommt er, am Karfreitag geht er.", "9999-12-31", []),
        ("Gestern kam er, vor 99 Wochen ging er.", "0001-01-01", []),
        ("Die Stadt von morgen bleibt bis übermorgen gesperrt.", "2025-04-10",
         [("bis übermorgen", "2025-04-12")]),
        # Near days are meant whatever the tense.
        ("Er lud für den 24. Dezember ein.", "2023-12-22", [("24. Dezember", "2023-12-24")]),
        ("Am 3. und 4. Dezember fuhr nichts.", "2024-01-26",
         [("3. und 4. Dezember", "2023-12-03/2023-12-04")]),
        ("Am 30. Mai vergangenen Jahres kam er.", "2025-06-05",
         [("30. Mai vergangenen Jahres", "2024-05-30")]),
        ("Er kommt im März des kommenden Jahres.", "2025-06-05",
         [("im März des kommenden Jahres", "2026-03")]),
        ("Ab Mai des nächsten Jahres fährt er.", "2025-06-05",
         [("Ab Mai des nächsten Jahres", "2026-05")]),
        ("Im Herbst vergangenen Jahres schloss er.", "2025-06-05",
         [("Im Herbst vergangenen Jahres", "2024-23")]),
        ("Am 4., 5. und 6. Juni spielte er.", "2025-07-05",
         [("4., 5. und 6. Juni", "2025-06-04/2025-06-06")]),
        ("Am 30. und 31. Mai spielte er.", "2025-07-05",
         [("30. und 31. Mai", "2025-05-30/2025-05-31")]),
        ("Zurück kam sie am 14.5.", "2025-06-05", [("14.5.", "2025-05-14")]),
        ("Von Montag bis Mittwoch regnete es.", "2025-04-10",
         [("Von Montag bis Mittwoch", "2025-04-07/2025-04-09")]),
        ("Die Messe soll von Freitag bis Sonntag laufen.", "2025-04-09",
         [("von Freitag bis Sonntag", "2025-04-11/2025-04-13")]),
        ("Von Juli bis September fiel kein Regen.", "2025-11-04",
         [("Von Juli bis September", "2025-07/2025-09")]),
        ("Zwischen Juni und März 2024 brannte es.", "2025-02-03",
         [("Zwischen Juni und März 2024", "2023-06/2024-03")]),
        ("Vom 28. Mai bis zum 5. Juni 2025 tagt sie.", "",
         [("28. Mai bis zum 5. Juni 2025", "2025-05-28/2025-06-05")]),
        ("Zwischen dem 30. Dezember und dem 2. Januar blieb es kalt.", "2026-01-11",
         [("Zwischen dem 30. Dezember und dem 2. Januar", "2025-12-30/2026-01-02")]),
        ("Es schneite am 28. Februar und 1. März.", "2025-03-11",
         [("28. Februar", "2025-02-28"), ("1. März", "2025-03-01")]),
        ("Von Anfang Mai bis Ende Juni blühte es.", "2025-07-04",
         [("Von Anfang Mai bis Ende Juni", "2025-05/2025-06")]),
        ("Im Zeitraum April bis Juni 2024 sank er.", "2025-07-04",
         [("April bis Juni 2024", "2024-04/2024-06")]),
        ("Vom Montag bis zum Mittwoch ruhte der Hafen.", "2025-04-10",
         [("Vom Montag bis zum Mittwoch", "2025-04-07/2025-04-09")]),
        ("Er lebte von 1975 bis 2011 dort.", "2025-02-03", [("von 1975 bis 2011", "1975/2011")]),
        ("Am Karfreitag schwiegen die Glocken.", "2025-04-19", [("Am Karfreitag", "2025-04-18")]),
        ("Am Pfingstmontag wird gesungen.", "2025-04-19", [("Am Pfingstmontag", "2025-06-09")]),
        ("Am dritten Advent sang er.", "2023-12-22", [("Am dritten Advent", "2023-12-17")]),
        ("Das geschah an Ostermontag 1916.", "", [("an Ostermontag 1916", "1916-04-24")]),
        ("Das Silvester-Feuerwerk entfiel, die Silvesterraketen auch.", "2025-01-02", []),
        ("Karsamstag blieb alles zu.", "2025-04-21", [("Karsamstag", "2025-04-19")]),
        ("Danach ist Heiligabend, der zweite Weihnachtsfeiertag wird mild.", "2025-12-21",
         [("Heiligabend", "2025-12-24"), ("zweite Weihnachtsfeiertag", "2025-12-26")]),
        ("Zu Ostern blieb er daheim, über Pfingsten reist er.", "2025-05-02",
         [("Zu Ostern", "2025-04-20/2025-04-21"), ("über Pfingsten", "2025-06-08/2025-06-09")]),
        ("Am Buß- und Bettag ruht die Arbeit.", "2025-11-14",
         [("Am Buß- und Bettag", "2025-11-19")]),
        ("Der erste Advent war trüb.", "2024-12-03", [("erste Advent", "2024-12-01")]),
        ("Der Tag der Arbeit verlief friedlich.", "2025-05-02",
         [("Tag der Arbeit", "2025-05-01")]),
        ("Der Film «An Heiligabend» läuft, das Stück „Karfreitag“ auch.", "2025-04-10", []),
        ("„Karfreitag wird still“, sagte er.", "2025-04-10", [("Karfreitag", "2025-04-18")]),
        ("Die Kirche Mariä Himmelfahrt wurde mit Silvester Bauer geweiht.", "2025-04-10", []),
        ("Die EU wolle am Montag beraten.", "2025-10-09", [("am Montag", "2025-10-13")]),
        ("Es dauerte voraussichtlich bis Sonntagabend.", "2024-07-13",
         [("bis Sonntagabend", "2024-07-14")]),
        ("Am Montag soll der Ausschuss beraten, hieß es.", "2025-10-09",
         [("Am Montag", "2025-10-13")]),
        ("Ein Treffen sei am Montag geplant, teilte er mit.", "2025-10-09",
         [("am Montag", "2025-10-13")]),
        ("Ein Treffen war am Montag geplant, fand aber nicht statt.", "2025-10-09",
         [("am Montag", "2025-10-06")]),
        ("Der Plan soll, so war zu lesen, im Mai vorliegen, das Amt Ende Juli die Arbeit antreten.",
         "2026-02-10", [("im Mai", "2026-05"), ("Ende Juli", "2026-07")]),
        ("Sie soll am Freitag ein Boot gestohlen haben.", "2025-10-07",
         [("am Freitag", "2025-10-03")]),
        ("Am Freitag könnte das Schloss aufgebrochen worden sein.", "2025-10-07",
         [("Am Freitag", "2025-10-03")]),
        ("Das Bild soll am Freitag zu sehen sein.", "2025-10-07", [("am Freitag", "2025-10-10")]),
        ("Sie ist am Freitag angekommen.", "2025-10-07", [("am Freitag", "2025-10-03")]),
        ("Die Warnung galt bis Samstag.", "2025-10-07", [("bis Samstag", "2025-10-04")]),
        ("Das sagte er der »Umschau« (Samstag).", "2025-05-30", [("Samstag", "2025-05-31")]),
        ("Das war am Vortag beschlossen worden.", "2025-05-14", [("am Vortag", "2025-05-13")]),
        ("Der Ort fiel am 9. Juni 1944, tags darauf der Hafen.", "",
         [("9. Juni 1944", "1944-06-09"), ("tags darauf", "1944-06-10")]),
        ("Er kam am Montag. Drei Tage später ging er.", "2025-05-16",
         [("am Montag", "2025-05-12"), ("Drei Tage später", "2025-05-15")]),
        ("Am Montag kam er, am Tag darauf sie, einen Tag später wir.", "2025-05-16",
         [("Am Montag", "2025-05-12"), ("am Tag darauf", "2025-05-13"),
          ("einen Tag später", "2025-05-14")]),
        ("Am Montag stieg der Kurs um zwei Cent, nach fünf am Vortag.", "2025-05-16",
         [("Am Montag", "2025-05-12"), ("am Vortag", "2025-05-11")]),
        ("Der Rat tagt am Samstag. Am Vortag hatte er abgesagt.", "2025-05-14",
         [("am Samstag", "2025-05-17"), ("Am Vortag", "2025-05-13")]),
        ("Am Tag darauf ging er.", "2025-05-14", []),
        ("Im ersten Quartal 2031 fiel er, im Vorjahresquartal nicht.", "",
         [("ersten Quartal 2031", "2031-33"), ("im Vorjahresquartal", "2030-33")]),
        ("Im dritten Quartal fiel er tiefer als im Vorjahresquartal, im vierten soll er steigen.",
         "2031-11-03", [("dritten Quartal", "2031-35"), ("im Vorjahresquartal", "2030-35")]),
        ("Im Vorjahresquartal war es mehr.", "2031-08-01", [("Im Vorjahresquartal", "2030-34")]),
        ("Von Mai bis Juli fiel mehr Regen als im Vorjahreszeitraum.", "2031-08-01",
         [("Von Mai bis Juli", "2031-05/2031-07"),
          ("im Vorjahreszeitraum", "2030-05/2030-07")]),
        ("Der Vorjahreszeitraum war trockener.", "2031-08-01", []),
        ("Im laufenden Jahr sinkt der Ertrag.", "2024-11-21", [("Im laufenden Jahr", "2024")]),
        ("In der zweiten Hälfte 2026 wird gebaut.", "", [("zweiten Hälfte 2026", "2026-41")]),
        ("Die zweite Hälfte war besser.", "2025-06-05", []),
        ("Beschlossen werden soll es im ersten Quartal.", "2025-12-11",
         [("ersten Quartal", "2026-33")]),
        ("Im vierten Quartal sank der Umsatz.", "2025-02-11", [("vierten Quartal", "2024-36")]),
        ("Das Geld ist spätestens 2027 weg.", "2025-12-11", [("spätestens 2027", "2027")]),
        ("Es kommt im übernächsten Jahr.", "2024-03-05", [("im übernächsten Jahr", "2026")]),
        ("Man hofft, binnen drei Tagen zu räumen.", "2024-03-05",
         [("binnen drei Tagen", "2024-03-05/2024-03-08")]),
        ("Binnen dreier Wochen brannten zwei Höfe.", "2024-03-05", []),
        ("Die Höfe brannten binnen zwei Wochen ab.", "2024-03-05", []),
        ("In den nächsten zwei Jahren kommt Ersatz.", "2024-03-05",
         [("In den nächsten zwei Jahren", "2024/2026")]),
        ("Er soll innerhalb von drei Monaten und binnen eines Tages liefern.", "2024-11-05",
         [("innerhalb von drei Monaten", "2024-11/2025-02"),
          ("binnen eines Tages", "2024-11-05/2024-11-06")]),
        ("Übernächste Woche ist Messe.", "2024-03-05",
         [("Übernächste Woche", "2024-03-18/2024-03-24")]),
        ("Bis Ende der Woche wird es kühl.", "2024-07-11",
         [("Bis Ende der Woche", "2024-07-08/2024-07-14")]),
        ("Anfang des Monats fiel er.", "2024-07-11", [("Anfang des Monats", "2024-07")]),
        ("Mitte kommender Woche wird es kühler.", "2024-07-13",
         [("Mitte kommender Woche", "2024-07-15/2024-07-21")]),
        ("Seit dem Herbst steht er leer.", "2025-06-05", [("Seit dem Herbst", "2024-23")]),
        ("Seit dem vergangenen Herbst steht er leer.", "2025-06-05",
         [("Seit dem vergangenen Herbst", "2024-23")]),
        ("Das muss bis spätestens Oktober fertig sein.", "2025-06-05",
         [("bis spätestens Oktober", "2025-10")]),
        ("Er kommt frühestens im Herbst, spätestens Ende Januar.", "2025-06-05",
         [("frühestens im Herbst", "2025-23"), ("spätestens Ende Januar", "2026-01")]),
        ("In der zweiten Hälfte des kommenden Jahres zieht er um.", "2025-06-05",
         [("zweiten Hälfte des kommenden Jahres", "2026-41")]),
        ("Der Dichter Ole Hahn (1911-1987) wohnte hier.", "", [("1911-1987", "1911/1987")]),
        ("Telefon 1911-1987 schweigt.", "", []),
        ("Die 1963 geborene Malerin kam.", "", [("1963", "1963")]),
        ("Hahn, geboren 1963 in Husum, malt.", "2024", [("1963", "1963")]),
        ("Ende März kam er.", "2025-04-10", [("Ende März", "2025-03")]),
        ("Er soll im Februar kommen.", "2025-04-10", [("im Februar", "2026-02")]),
        ("Er kam im November.", "2025-10-10", [("im November", "2024-11")]),
        ("In der vergangenen Woche kam er.", "2025-04-10",
         [("In der vergangenen Woche", "2025-03-31/2025-04-06")]),
        ("In der vergangenen Woche kam er.", "2025-04", []),
        ("Am Wochenende wird gewählt.", "2025-04-10",
         [("Am Wochenende", "2025-04-12/2025-04-13")]),
        ("Vor zwei Jahren begann es.", "2025-04-10", [("Vor zwei Jahren", "2023")]),
        ("Vor drei Monaten begann es.", "2025-01-10", [("Vor drei Monaten", "2024-10")]),
        ("Vor zehn Tagen begann es.", "2025-04-10", [("Vor zehn Tagen", "2025-03-31")]),
        ("Vor zehn Tagen begann es.", "2025-04", []),
        ("Im vergangenen Jahr kam er, im kommenden Jahr geht er.", "2025",
         [("Im vergangenen Jahr", "2024"), ("im kommenden Jahr", "2026")]),
        ("Im vergangenen Herbst kam er.", "2025-04-10", [("Im vergangenen Herbst", "2024-23")]),
        ("Im Winter 1989/90 fror es.", "", [("Winter 1989/90", "1989-24")]),
        ("Im ersten Quartal 2025 stieg der Gewinn.", "", [("ersten Quartal 2025", "2025-33")]),
        ("Im zweiten Halbjahr sinkt er.", "2025-04", [("zweiten Halbjahr", "2025-41")]),
        ("In den 80er Jahren war es so.", "", [("den 80er Jahren", "198X")]),
        ("Vom 3. bis 5. Oktober tagten sie.", "2025-11",
         [("3. bis 5. Oktober", "2025-10-03/2025-10-05")]),
        ("Zwischen 2020 und 2027 schrumpfte es.", "2028",
         [("Zwischen 2020 und 2027", "2020/2027")]),
        ("Das gilt bis zum Jahr 2100.", "2028", [("bis zum Jahr 2100", "2100")]),
        ("Er stand 1968 und 1988 im Endspiel.", "2031", [("1968", "1968"), ("1988", "1988")]),
        ("Im laufenden Quartal steigt er.", "2031-09-02", [("Im laufenden Quartal", "2031-35")]),
        ("Im vergangenen Quartal stieg er.", "2031-01-02",
         [("Im vergangenen Quartal", "2030-36")]),
        ("Der Vertrag soll bis Ende des Jahres stehen.", "2035-06",
         [("bis Ende des Jahres", "2035")]),
        ("Er rechnet vor Dienstag mit nichts.", "2033-01-17", [("vor Dienstag", "2033-01-18")]),
        ("Ein Ende ist zum Wochenende da.", "2033-01-17",
         [("zum Wochenende", "2033-01-22/2033-01-23")]),
        ("An Heiligabend schneite es.", "2026-01-03", [("An Heiligabend", "2025-12-24")]),
        ("Das im Oktober beschlossene Gesetz gilt.", "2024-11-22", [("im Oktober", "2024-10")]),
        ("Das im Oktober geplante Treffen gilt.", "2024-11-22", [("im Oktober", "2025-10")]),
        ("Im Oktober gilt ein Gesetz.", "2024-11-22", [("Im Oktober", "2025-10")]),
        ("Am Montag erste Ergebnisse, so er.", "2024-11-22", [("Am Montag", "2024-11-25")]),
        ("Der Streik soll bis Montag dauern.", "2024-01-22", [("bis Montag", "2024-01-29")]),
        ("Der Streik dauerte bis Montag.", "2024-01-22", [("bis Montag", "2024-01-22")]),
        ("Er soll bis Montagabend bleiben.", "2024-01-22", [("bis Montagabend", "2024-01-22")]),
        ("Die Erhöhung vom Mai kommt zu früh.", "1989-10-18", [("vom Mai", "1989-05")]),
        ("Öl zur Lieferung im Juni kostete mehr.", "2020-04-21", [("im Juni", "2020-06")]),
        ("Am Montag gebe es Rat, sagte er.", "2024-11-29", [("Am Montag", "2024-12-02")]),
        ("Für das zweite Quartal 2022 gilt es.", "", [("zweite Quartal 2022", "2022-34")]),
        ("Hof war zuletzt 2004 Schauplatz, mehr als gegenüber 2022.", "2024",
         [("zuletzt 2004", "2004"), ("gegenüber 2022", "2022")]),
        ("Es war das Dorf, wo 1836 ein Stein fiel.", "2024", [("1836", "1836")]),
        ("Er soll bis einschließlich Sonntag bleiben.", "2024-01-22",
         [("bis einschließlich Sonntag", "2024-01-28")]),
        ("Für Haveln geht es am Donnerstag weiter.", "2024-04-14",
         [("am Donnerstag", "2024-04-18")]),
        ("Die Spiele finden 2028 in Haveln statt.", "2024", [("2028", "2028")]),
        ("So war es.\n\n2021 war er Meister. 2025 solle es so bleiben.", "2024",
         [("2021", "2021"), ("2025", "2025")]),
        ("Es kamen insgesamt 2016 in die Stadt.", "2024", []),
    ],
)  # fmt: skip
def test_dates_are_no_more_precise_than_the_story(read, text, date, marks):
    found = read(text, date=date).dates
    assert [(mark.span.of(text), mark.value) for mark in found] == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He came on Monday.", [("on Monday", "2025-04-07")]),
        ("The minister said Tuesday.", [("Tuesday", "2025-04-08")]),
        ("They will meet on Friday.", [("on Friday", "2025-04-11")]),
        ("They met last week.", [("last week", "2025-03-31/2025-04-06")]),
        ("It began two years ago.", [("two years ago", "2023")]),
        ("It opened on Nov. 9.", [("Nov. 9", "2024-11-09")]),
        ("It rained in late March.", [("late March", "2025-03")]),
        ("It was built in the 1980s.", [("the 1980s", "198X")]),
        ("They met on Good Friday.", [("on Good Friday", "2025-04-18")]),
        ("They signed the Good Friday Agreement.", []),
        ("He arrived yesterday.", [("yesterday", "2025-04-09")]),
        (
            "They said on Monday that demand would stay weak until Friday.",
            [("on Monday", "2025-04-07"), ("until Friday", "2025-04-11")],
        ),
        ("The line would stay closed until Tuesday.", [("until Tuesday", "2025-04-15")]),
        ("Nobody should expect a finished answer on Tuesday.", [("on Tuesday", "2025-04-15")]),
        ("He told of his plans to leave in September.", [("in September", "2025-09")]),
        ("Hungary began to dismantle it on Sept 2.", [("Sept 2", "2024-09-02")]),
        ("Hungary promised to dismantle it on Sept 2.", [("Sept 2", "2025-09-02")]),
        ("Results are expected by Tuesday.", [("by Tuesday", "2025-04-15")]),
        ("It was announced in September.", [("in September", "2024-09")]),
        ("The trial began on Sept 9.", [("Sept 9", "2024-09-09")]),
        ("It will open on Aug 27.", [("Aug 27", "2025-08-27")]),
        ("It reported third-quarter sales, up in the first half.", [("third-quarter", "2024-35")]),
        ("He won from 2005 to 2007.", [("from 2005 to 2007", "2005/2007")]),
    ],
)
def test_english_dates(read, text, marks):
    found = read(text, date="2025-04-10", language="en").dates
    assert [(mark.span.of(text), mark.value) for mark in found] == marks


@given(
    st.dates(dt.date(1900, 1, 2), dt.date(2099, 12, 30)),
    st.sampled_from(["am Montag", "am vergangenen Freitag", "an diesem Sonntag", "gestern"]),
    st.sampled_from(["kam", "will kommen", ""]),
)
def test_days_lie_within_a_week_of_the_story(when, expression, verb):
    told = When(when.year, when.month, when.day)
    words = f"Er {verb} {expression}.".split()
    for one in (*weekdays.RULES, *relative.RULES):
        match = one.pattern.search(f"Er {verb} {expression}.")
        value = match and one.value(match, replace(told, tense=tense_of(words, len(words) - 2)))
        if value:
            assert abs(dt.date.fromisoformat(value) - when) <= dt.timedelta(days=7)
            return
    raise AssertionError(expression)


EXPRESSIONS = (
    "am 31. Dezember 2099", "am 1. Januar 1800", "am 29. Februar", "am Tag darauf", "am Vortag",
    "99 Tage später", "drei Tage zuvor", "im vierten Quartal", "im Vorjahresquartal",
    "im Vorjahresmonat", "von Montag bis Mittwoch", "vom 28. Mai bis 5. Juni", "an Pfingsten",
    "am Karfreitag", "am ersten Advent", "an Heiligabend", "seit März", "binnen 99 Wochen",
    "in den kommenden drei Jahren", "vor 99 Jahren", "im übernächsten Jahr", "gestern Abend",
    "Ende kommender Woche", "im Herbst dieses Jahres", "von Januar bis März", "heute", "2030",
)  # fmt: skip
DAY = re.compile(r"\d{4}-\d\d-\d\d")
STATED = ("", "0001-01-01", "9999-12-31", "2024-02-29", "2025-03", "2025", "1800-01-01")


@pytest.mark.parametrize("stated", STATED)
def test_any_expressions_of_any_story_have_values_or_none(read, stated):
    chance = random.Random(stated)  # noqa: S311
    for _ in range(60):
        text = " ".join(f"Er kam {each}." for each in chance.choices(EXPRESSIONS, k=4))
        for mark in read(text, date=stated).dates:
            for end in mark.value.split("/"):
                assert re.fullmatch(r"\d{3}[\dX](-\d\d(-(\d\d|XX))?)?", end), (mark.value, text)
                assert not DAY.fullmatch(end) or dt.date.fromisoformat(end)


@pytest.mark.parametrize("stated", ["2025-03", "2025", ""])
def test_what_is_told_from_a_day_that_is_not_known_is_no_day(read, stated):
    told = [each for each in EXPRESSIONS if not re.search(r"\d\. |Heilig", each)]
    for expression in told:
        for mark in read(f"Er kam {expression}.", date=stated).dates:
            assert not any(map(DAY.fullmatch, mark.value.split("/"))), (expression, mark)
