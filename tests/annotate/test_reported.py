from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("John Healey betonte, dass man bleibe.", "dass man bleibe", "John Healey"),
        ("John Healey sagte, man sei weit gekommen.", "man sei weit gekommen", "John Healey"),
        ("Der Plan sei fertig, sagte John Healey.", "Der Plan sei fertig", "John Healey"),
        ("Der Plan sei fertig, hieß es.", "Der Plan sei fertig", None),
        (
            "Nach Angaben der Polizei kamen 300 Menschen.",
            "kamen 300 Menschen",
            "der Polizei",
        ),
        ("Laut John Healey kamen 300 Menschen.", "kamen 300 Menschen", "John Healey"),
        (
            "Dem Bericht zufolge kamen 300 Menschen.",
            "kamen 300 Menschen",
            "Dem Bericht",
        ),
        (
            "Nach Einschätzung der Beauftragten Kaja Kallas ist das denkbar.",
            "ist das denkbar",
            "Kaja Kallas",
        ),
        (
            "Wie die Polizei mitteilte, kamen 300 Menschen.",
            "kamen 300 Menschen",
            "die Polizei",
        ),
        (
            "John Healey erklärte, das Schienennetz zerfalle schneller als gedacht.",
            "das Schienennetz zerfalle schneller als gedacht",
            "John Healey",
        ),
        (
            "Der Plan, rügte John Healey, sei zu teuer.",
            "Der Plan, rügte John Healey, sei zu teuer",
            "John Healey",
        ),
        (
            "Der Plan, so John Healey weiter, sei zu teuer.",
            "Der Plan, so John Healey weiter, sei zu teuer",
            "John Healey",
        ),
        (
            "Aus Kreisen der Partei verlautete, man prüfe den Plan.",
            "man prüfe den Plan",
            "Kreisen der Partei",
        ),
        (
            "Der Plan sei gut, hieß es bei der Polizei.",
            "Der Plan sei gut",
            "der Polizei",
        ),
        (
            "Die Reise ist seiner Ansicht nach nicht nötig.",
            "Die Reise ist seiner Ansicht nach nicht nötig",
            "seiner Ansicht",
        ),
        (
            "John Healey erklärte, bereit zu sein.",
            "bereit zu sein",
            "John Healey",
        ),
        (
            "John Healey sagte, ohne ihn werde die Stadt ärmer sein.",
            "ohne ihn werde die Stadt ärmer sein",
            "John Healey",
        ),
        (
            "Eine Sprecherin erklärte in Köln, die Betriebe brauchten mehr Zeit.",
            "die Betriebe brauchten mehr Zeit",
            "Eine Sprecherin",
        ),
        (
            "John Healey betonte, viele verstünden den Plan nicht.",
            "viele verstünden den Plan nicht",
            "John Healey",
        ),
        (
            "Es gab Hinweise, dass der Mann geflohen sei.",
            "dass der Mann geflohen sei",
            None,
        ),
    ],
)
def test_indirect_speech_and_its_source(read, text, said, speaker):
    (quote,) = read(text).quotes
    assert quote.kind == "indirect"
    assert quote.span.of(text) == said
    assert (quote.speaker and quote.speaker.of(text)) == speaker


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("John Healey said that the plan was ready.", "that the plan was ready"),
        ("The plan was ready, John Healey said.", "The plan was ready"),
        ("According to John Healey, the plan was ready.", "the plan was ready"),
        (
            "John Healey said it had heard of reports that it was so.",
            "it had heard of reports that it was so",
        ),
        ("John Healey, a minister in Prague, said the plan was ready.", "the plan was ready"),
        ("In Prague, John Healey said the plan was ready.", "the plan was ready"),
        ("John Healey spoke and said the plan was ready.", "the plan was ready"),
        ("John Healey disagreed, saying the plan was ready.", "the plan was ready"),
        ("John Healey put the damage at 30 million euros.", "the damage at 30 million euros"),
    ],
)
def test_english_indirect_speech(read, text, said):
    (quote,) = read(text, language="en").quotes
    assert (quote.kind, quote.span.of(text)) == ("indirect", said)
    assert quote.speaker.of(text) == "John Healey"


def test_words_come_from_where_stands_behind_their_verb(read):
    text = "In Berlin hieß es aus Regierungskreisen, der Plan werde geprüft."
    (quote,) = read(text).quotes
    assert quote.speaker.of(text) == "Regierungskreisen"


def test_english_speakers_may_be_several(read):
    text = "Doctors at the hospital in Prague said the plan was ready."
    (quote,) = read(text, language="en").quotes
    assert quote.speaker.of(text) == "Doctors at the hospital in Prague"


def test_who_said_so_in_english_stands_next_to_the_verb(read):
    text = "John Healey is in Prague, where organisers said all seats had been sold."
    (quote,) = read(text, language="en").quotes
    assert quote.speaker.of(text) == "organisers"


def test_the_subjunctive_goes_on_with_the_same_speaker(read):
    text = "John Healey sagte, man sei weit. Die Gruppe habe getagt. Dann ging er."
    quotes = read(text).quotes
    assert [quote.span.of(text) for quote in quotes] == ["man sei weit", "Die Gruppe habe getagt"]
    assert {quote.speaker.of(text) for quote in quotes} == {"John Healey"}


@pytest.mark.parametrize(
    "text",
    [
        "John Healey kam, weil das Treffen wichtig war.",
        "Ein Zug fuhr nach Prag, als ob nichts wäre.",
        "Er gab den Kindern Brot, das gut war.",
        "Unserer Ansicht nach ist das gut.",
        "John Healey rief den Rat an, um Zeit zu gewinnen.",
        "John Healey erklärte den Plan, als die Gäste gingen.",
        "Die Regierung alter Schule plant große Reformen.",
    ],
)
def test_other_clauses_are_no_speech(read, text):
    assert read(text).quotes == ()
