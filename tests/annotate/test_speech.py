from __future__ import annotations

import pytest

from generator.annotate.speech import gender

SAID = "Wir bleiben bei unserem Plan"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f'"{SAID}", sagte John Healey.', "John Healey"),
        (f"„{SAID}“, sagte der Minister John Healey.", "John Healey"),
        (f"»{SAID}«, erklärte John Healey am Abend.", "John Healey"),
        (f"«{SAID}», so John Healey.", "John Healey"),
        (f"“{SAID}”, orakelte John Healey.", "John Healey"),
        (f"John Healey sagte: „{SAID}.“", "John Healey"),
        (f"Der Zeitung sagte John Healey: „{SAID}.“", "John Healey"),
        (f"Nach dem Treffen mit Kaja Kallas sagte John Healey: „{SAID}.“", "John Healey"),
        (f"John Healey, der Generalinspekteur, sagte: „{SAID}.“", "John Healey"),
        (f'John Healey kam. Er sagte lediglich: "{SAID}."', "Er"),
        (f'John Healey kam. "{SAID}", sagte er.', "er"),
        (f'Zuvor hatte John Healey gesagt: "{SAID}."', "John Healey"),
        (f'"{SAID}", teilte die Polizei mit.', "die Polizei"),
        (f'"{SAID}", sagte der Sprecher von John Healey.', "der Sprecher von John Healey"),
        (f'"{SAID}."', None),
        (f'In der Begründung der Jury heißt es: "{SAID}."', "der Begründung der Jury"),
        (f'Eine Schließung kann er sich nicht vorstellen: "{SAID}."', "er"),
        (f'"{SAID}", schrieb die Initiative am Himmelfahrtstag.', "die Initiative"),
        (f'"{SAID}", sagte John Krux\' Sprecher Peter Koch.', "Peter Koch"),
        (f'"{SAID}", sagte der Direktor am Institut.', "der Direktor am Institut"),
        (
            f'"{SAID}", sagte ein Sprecher von Minister John Healey.',
            "ein Sprecher von Minister John Healey",
        ),
        (
            f'"{SAID}", sagte ein Sprecher der Minister John Healey und Peter Koch.',
            "ein Sprecher der Minister John Healey und Peter Koch",
        ),
    ],
)
def test_direct_speech_and_its_speaker(read, text, speaker):
    (quote,) = read(text).quotes
    assert quote.kind == "direct"
    assert quote.span.of(text).rstrip(".") == SAID
    assert (quote.speaker and quote.speaker.of(text)) == speaker
    assert quote.via


@pytest.mark.parametrize(
    "text",
    [
        "“We will keep to our plan,” John Healey said.",
        "“We will keep to our plan,” said John Healey.",
        "John Healey said: “We will keep to our plan.”",
        "John Healey told reporters, “We will keep to our plan.”",
    ],
)
def test_english_speech(read, text):
    (quote,) = read(text, language="en").quotes
    assert (quote.kind, quote.speaker.of(text)) == ("direct", "John Healey")


@pytest.mark.parametrize(
    "text",
    [
        '"Wir bleiben bei unserem Plan", sagte John Healey. "Das Angebot gilt für alle."',
        '"Wir bleiben", sagte John Healey, "und das Angebot gilt für alle."',
        "„Wir bleiben bei unserem Plan“, so John Healey, „das Angebot gilt.“",
    ],
)
def test_speech_in_two_parts_has_one_speaker(read, text):
    quotes = read(text).quotes
    assert len(quotes) == 2
    assert {quote.speaker.of(text) for quote in quotes} == {"John Healey"}


def test_speech_over_paragraphs_opens_anew_in_each(read):
    text = "John Healey sagte: „Wir bleiben.\n„Das Angebot gilt.\n„Es gilt für alle.“"
    quotes = read(text).quotes
    assert [quote.span.of(text) for quote in quotes] == [
        "Wir bleiben.",
        "Das Angebot gilt.",
        "Es gilt für alle.",
    ]
    assert {quote.speaker.of(text) for quote in quotes} == {"John Healey"}


def test_speech_over_paragraphs_may_leave_out_the_marks_between_them(read):
    text = 'John Healey sagte: "Wir bleiben.\nDas Angebot gilt.\nEs gilt für alle." Dann ging er.'
    quotes = read(text).quotes
    assert [quote.span.of(text) for quote in quotes] == [
        "Wir bleiben.",
        "Das Angebot gilt.",
        "Es gilt für alle.",
    ]
    assert {quote.speaker.of(text) for quote in quotes} == {"John Healey"}


def test_a_mark_that_never_closes_opens_nothing(read):
    text = "John Healey sagte: „Wir bleiben.\nDas Angebot gilt.\nEs gilt für alle."
    assert read(text).quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        'Die "Koalition der Willigen" kam. Die "Koalition der Willigen" ging.',
        'Sie wollen die Streitkräfte "unterstützen".',
        'Er ging 5" nach links und sagte nichts.',
        'Ein Anfang: "ohne Ende',
        'Sie zogen an der "Runden Ecke", dem Sitz der Behörde, vorbei.',
        "Unter dem Motto „Wir sind mehr als ein Verein“ sprach John Healey.",
        "John Healey sagte nichts zu dem Film „Das Boot“.",
        "John Healey sagte es einem Reporter des Senders «Kanal Sieben».",
    ],
)
def test_names_scare_quotes_mottos_and_stray_marks_are_no_speech(read, text):
    assert [quote for quote in read(text).quotes if quote.kind != "indirect"] == []


def test_a_fragment_needs_a_speaker(read):
    text = 'John Healey nannte den Plan "eine gute Idee".'
    (quote,) = read(text).quotes
    assert (quote.kind, quote.speaker.of(text)) == ("fragment", "John Healey")


def test_what_two_verbs_tell_is_said_by_the_one_behind_the_first(read):
    text = 'Rund 100 Leute seien fort, erklärte die Polizei und sprach von "böser Lage".'
    (fragment,) = [quote for quote in read(text).quotes if quote.kind == "fragment"]
    assert fragment.speaker.of(text) == "die Polizei"


def test_a_clause_behind_a_comma_has_a_speaker_of_its_own(read):
    text = "Es wurde laut, eine Forscherin sprach vom „schönsten Dienstag des Jahres“."
    (quote,) = read(text).quotes
    assert (quote.kind, quote.speaker.of(text)) == ("fragment", "eine Forscherin")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Much was done. "It goes on for a while," a minister said.', "a minister"),
        ('"We lost it all," said Berlin physiotherapist Marta Jelinek.', "Marta Jelinek"),
        ('"We lost it all," said an official at the bank.', "an official at the bank"),
        ('"We lost it all," a minister for the arts said.', "a minister for the arts"),
        ('A minister in Prague described it as "a test of will".', "A minister in Prague"),
        (
            'A minister for the workers\' union called it "a test of will", though it is none.',
            "A minister for the workers' union",
        ),
    ],
)
def test_english_speakers_by_what_they_do(read, text, speaker):
    (quote,) = read(text, language="en").quotes
    assert quote.speaker.of(text) == speaker


def test_the_english_word_for_a_body_means_the_one_named_before(read):
    text = "The Quorvale Port Authority met. The authority said that all was well."
    (quote,) = read(text, language="en").quotes
    assert quote.named.of(text) == "Quorvale Port Authority"


def test_a_paragraph_tells_nothing_of_who_speaks_in_the_one_before(read):
    text = '"It is over," said Marta Jelinek. "They have lost it all."\nThe Bundesbank said no.'
    speakers = [quote.speaker.of(text) for quote in read(text, language="en").quotes[:2]]
    assert speakers == ["Marta Jelinek"] * 2


@pytest.mark.parametrize(
    ("before", "who", "named"),
    [
        ("John Healey kam mit Kaja Kallas.", "er", "John Healey"),
        ("John Healey kam mit Kaja Kallas.", "sie", "Kaja Kallas"),
        ("Kaja Kallas traf John Healey.", "er", "John Healey"),
        ("Der Minister John Healey kam mit Kaja Kallas.", "der Minister", "John Healey"),
        ("Die Ministerin Anna Bell kam mit John Healey.", "die Ministerin", "Anna Bell"),
        ("John Healey (SPD) kam mit Peter Koch (CDU).", "der SPD-Politiker", "John Healey"),
        ("John Healey kam mit Kaja Kallas.", "Healey", "Healey"),
        ("John Healey kam mit Kaja Kallas.", "ein Sprecher", None),
        ("John Healey kam mit Kaja Kallas.", "die Ministerin", None),
    ],
)
def test_whom_the_words_for_a_speaker_mean(read, before, who, named):
    text = f'{before} "{SAID}", sagte {who}.'
    (quote,) = read(text).quotes
    assert (quote.named and quote.named.of(text)) == named


@pytest.mark.parametrize("who", ["die 52-Jährige", "die Managerin", "sie"])
def test_an_age_or_a_walk_of_life_means_the_last_who_may_be_meant(read, who):
    text = f'Kaja Kallas kam mit John Healey. "{SAID}", sagte {who}.'
    (quote,) = read(text).quotes
    assert quote.named is not None
    assert quote.named.of(text) == "Kaja Kallas"


def test_words_that_stand_alone_are_the_ones_of_who_was_named_right_before(read):
    text = f'John Healey sagte, man sei weit. Auch Kaja Kallas war erleichtert. "{SAID}."'
    assert [quote.named.of(text) for quote in read(text).quotes] == ["John Healey", "Kaja Kallas"]


def test_the_subjunctive_tells_the_words_of_who_opened_the_sentence_before(read):
    text = "John Healey sieht darin Parallelen. Die Ursache liege woanders."
    (quote,) = read(text).quotes
    assert (quote.kind, quote.speaker.of(text)) == ("indirect", "John Healey")


@pytest.mark.parametrize(
    ("before", "told", "named"),
    [
        ("Die Nato tagt.", "heißt es in einer Mitteilung der Nato", "Nato"),
        ("Die Nato teilte mit, man sei bereit.", "heißt es in der Mitteilung", "Nato"),
        ("Die Nato tagt.", "heißt es in der Mitteilung", None),
        ("Die Nato teilte mit, man sei bereit.", "sagte der Leser der Mitteilung", None),
        ("Die Nato teilte mit, man sei bereit.", "heißt es in einer Mitteilung", None),
        ("Das Militärbündnis Nato tagt.", "teilte das Bündnis mit", "Nato"),
        ("Das Militärbündnis Nato tagt.", "teilte der Verband mit", None),
        ("Die Quorz Mobil AG ist pleite.", "teilte das Unternehmen mit", "Quorz Mobil AG"),
        ("Das Landgericht Berlin tagt.", "teilte das Unternehmen mit", None),
        ("Die Quorz Mobil AG und die Nato schweigen.", "teilte das Unternehmen mit", None),
    ],
)
def test_whose_a_paper_is_and_which_body_is_meant(read, before, told, named):
    text = f'{before} "{SAID}", {told}.'
    quote = next(one for one in read(text).quotes if one.kind == "direct")
    assert (quote.named and quote.named.of(text)) == named


def test_words_in_a_sentence_that_a_paper_closes_are_the_papers(read):
    text = 'Er habe "aus reiner Lust am Feuer" gehandelt, hieß es in der Anklage.'
    (quote,) = [one for one in read(text).quotes if one.kind == "fragment"]
    assert quote.speaker.of(text) == "der Anklage"


def test_a_pronoun_means_the_one_who_spoke_before(read):
    text = (
        'John Healey kam. "Wir bleiben dabei", sagte Peter Koch. Er ergänzte: "Das Angebot gilt."'
    )
    assert [quote.named.of(text) for quote in read(text).quotes] == ["Peter Koch", "Peter Koch"]


@pytest.mark.parametrize(
    ("before", "who", "named"),
    [
        ("Hans Bell spielte lange. Dann sang er mit Peter Koch.", "er", "Hans Bell"),
        ("Hans Bell ist tot. Das sagte Olga Bell. Bell wurde alt.", "er", "Bell"),
        ("Anna Bell sprach. Sie lobte alle. Olga Hahn kam.", "die 17-Jährige", "Olga Hahn"),
        ("Olga Hahn kam. Die Nato gab nach, sagte die Nato.", "sie", "Olga Hahn"),
    ],
)
def test_whom_a_pronoun_or_an_age_means_among_several(read, before, who, named):
    text = f'{before} "{SAID}", sagte {who}.'
    quote = read(text).quotes[-1]
    assert quote.named is not None
    assert quote.named.of(text) == named


@pytest.mark.parametrize(
    ("noun", "told"),
    [
        ("Ordensfrau", "f"),
        ("Anwältin", "f"),
        ("Landesbischöfin", "f"),
        ("Kaufmann", "m"),
        ("Verein", ""),
        ("Medizin", ""),
        ("Termin", ""),
    ],
)
def test_the_gender_a_noun_tells(noun: str, told: str):
    assert gender.of_noun(noun) == told


def test_the_gender_of_names_and_of_roles_in_two_words(lexicon):
    assert gender.of_name("Annegret Maar") == "f"
    assert gender.of_role("Vorsitzende Minister", lexicon) == "m"
    assert gender.of_role("Vorsitzende der Fraktion", lexicon) == "f"


def test_speech_in_a_paragraph_of_its_own_goes_on(read):
    text = f'"{SAID}", sagte Hans Bell. "Das gilt."\n\n"Und wir fangen morgen damit an."'
    last = read(text).quotes[-1]
    assert last.speaker is not None
    assert last.speaker.of(text) == "Hans Bell"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Hans Bell, der in Prag lebt, hat nach eigenen Worten „die Hälfte der Stadt gesehen“.",
            "Hans Bell",
        ),
        (f"Das stand in der Aussendung. „{SAID}“, sagte Hans Bell.", "Hans Bell"),
        (f"„{SAID}“, entschied der 4. Zivilsenat.", "der 4. Zivilsenat"),
        (f"Es warnte die Frau eines Senders: „{SAID}.“", "die Frau eines Senders"),
        (f"„{SAID}“, sagte die Frau eines Senders aus Prag, Marta Jelinek.", "Marta Jelinek"),
    ],
)
def test_speakers_behind_numbers_titles_and_own_words(read, text, speaker):
    quote = next(one for one in read(text).quotes if one.kind != "indirect")
    assert quote.speaker is not None
    assert quote.speaker.of(text) == speaker
