"""The formats with fields: what they claim, what they refuse, and that nothing else happens."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import WireError
from generator.formats import FORMATS, digitalwires, newsml1, newsmlg2, ninjs, nitf
from generator.formats.codes import signal, status, subject
from generator.formats.conventions import Conventions
from generator.formats.format import Format
from generator.formats.origins import byline_of, places_of
from generator.model.story import Story
from generator.model.wire import Wire

SAMPLES = Path(__file__).parent / "samples"
OURS = (digitalwires.FORMAT, newsmlg2.FORMAT, newsml1.FORMAT, nitf.FORMAT, ninjs.FORMAT)
CONVENTIONS = Conventions(agencies=("dda",))


def wire(raw: str | bytes) -> Wire:
    return Wire.of("seeds/x", raw.encode("utf-8", "replace") if isinstance(raw, str) else raw)


def read(known: Format, raw: str | bytes) -> tuple[Story, ...]:
    return tuple(known.parse(wire(raw), CONVENTIONS))


def in_digitalwires(**fields: object) -> Story:
    return read(digitalwires.FORMAT, json.dumps({"urn": "urn:x", **fields}))[0]


def in_g2(management: str = "", about: str = "", body: str = "<p>Ein Satz.</p>") -> Story:
    raw = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="2">'
        f"<itemMeta>{management}</itemMeta><contentMeta>{about}</contentMeta>"
        f"<contentSet><inlineXML><html><body>{body}</body></html></inlineXML></contentSet>"
        "</newsItem>"
    )
    return read(newsmlg2.FORMAT, raw)[0]


def test_ours_are_registered() -> None:
    assert set(OURS) <= set(FORMATS)


@pytest.mark.parametrize("known", OURS, ids=lambda known: known.name)
def test_each_claims_its_own_samples_alone(known: Format) -> None:
    for path in sorted(SAMPLES.glob("*/*")):
        if path.suffix != ".xml" and not path.name.endswith(".wire.json"):
            continue
        sure = known.sniff(Wire.of("seeds/x", path.read_bytes()))
        if path.parent.name == known.name:
            assert sure >= 0.6
        elif path.parent.name in {format_.name for format_ in OURS}:
            assert sure <= 0.9


@pytest.mark.parametrize("known", OURS, ids=lambda known: known.name)
@pytest.mark.parametrize("raw", ["", "{}", "[]", "null", "<a/>", "Ein Satz.", "\x00", "{", "<"])
def test_what_is_none_of_ours_is_not_claimed_and_refused(known: Format, raw: str) -> None:
    assert known.sniff(wire(raw)) == 0
    with pytest.raises(WireError):
        read(known, raw)


@pytest.mark.parametrize("known", [digitalwires.FORMAT, ninjs.FORMAT], ids=lambda known: known.name)
@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("[" * 100_000, "deeper than 64"),
        ('{"a":' * 100_000, "deeper than 64"),
        ('"\\"' * 1_000_000, "no JSON"),
        ("9" * 1_000_000, "no item"),
        ("[{}" + ",{}" * 30_000 + "]", "items|item with"),
        (" " * (32 * 1024 * 1024 + 1), "larger than 32 MiB"),
    ],
    ids=["arrays", "objects", "quotes", "digits", "items", "large"],
)
def test_hostile_json_is_refused(known: Format, raw: str, reason: str) -> None:
    with pytest.raises(WireError, match=reason):
        read(known, raw)


def test_an_unpublishable_note_is_nowhere_even_in_unknown_fields() -> None:
    story = in_digitalwires(
        headline="Mühle",
        article_html="<p>Text.</p>",
        ednotes=[
            {"role": "dpaednoterole:editorialnote", "ednote": "geheim", "is_publishable": False},
            {"role": "dpaednoterole:editorialnote", "ednote": "geheim"},
            {"role": "dpaednoterole:dpacontacts", "ednote": "geheim", "is_publishable": True},
        ],
        notepad={"nonpublic_html": "<p>geheim</p>", "public_html": "<p>geheim</p>"},
        intern={"contact": "geheim@dda.example"},
    )
    assert "geheim" not in repr(story) + story.text


@pytest.mark.parametrize(
    "note",
    [
        '<edNote pubconstraint="c:nonpublic">geheim</edNote>',
        '<edNote role="r:dpacontacts">geheim</edNote>',
        "<edNote>Rückfragen: geheim@dda.example</edNote>",
        "<edNote>Nicht zur Veröffentlichung bestimmt: geheim</edNote>",
        '<edNote role="r:notepad"><section class="np-nonpublic"><p>geheim</p></section></edNote>',
    ],
)
def test_private_notes_of_g2_are_dropped(note: str) -> None:
    story = in_g2(note)
    assert "geheim" not in repr(story) + story.text
    assert "private-dropped" in [notice.code for notice in story.notices]


def test_a_public_note_is_shown() -> None:
    story = in_g2('<edNote role="dpaednoterole:picture">Foto Archiv</edNote>')
    assert [(note.kind, note.text) for note in story.notes] == [("media", "Foto Archiv")]


@pytest.mark.parametrize(
    ("management", "kind", "held"),
    [
        ('<pubStatus qcode="stat:usable"/>', "story", None),
        ('<pubStatus qcode="stat:canceled"/>', "withdrawn", None),
        ('<pubStatus qcode="stat:withheld"/>', "story", "withheld"),
        ("<embargoed>2031-05-04T18:00:00+02:00</embargoed>", "story", "2031-05-04T18:00:00+02:00"),
        ("<embargoed>bis zum Abend</embargoed>", "story", "bis zum Abend"),
    ],
)
def test_status_and_embargo(management: str, kind: str, held: str | None) -> None:
    story = in_g2(management)
    assert story.kind == kind
    assert (story.embargo.raw if story.embargo else None) == held
    if held and not held.startswith("2031"):
        assert story.embargo is not None
        assert story.embargo.until is None
        assert [notice for notice in story.notices if notice.severity == "warning"]


def test_unknown_fields_are_told_and_contacts_are_not() -> None:
    story = in_g2("<ressort>Region</ressort><rueckruf>0641 5550000</rueckruf>")
    told = [notice.message for notice in story.notices if notice.code == "not-understood"]
    assert told == ["ressort: Region", "rueckruf (a contact, left out)"]


def test_a_dateline_field_wins_over_the_body_which_wins_over_the_location() -> None:
    body = "<p>Ulm (dda) - Ein Satz.</p>"
    located = "<located><name>Bonn</name></located>"
    stated = in_g2(about=f"<dateline>KIEL (dpa) - </dateline>{located}", body=body)
    assert [place.name for place in stated.dateline] == ["Kiel"]
    assert stated.text == "Ein Satz."
    assert [place.name for place in in_g2(about=located, body=body).dateline] == ["Ulm"]
    assert [place.name for place in in_g2(about=located).dateline] == ["Bonn"]


@pytest.mark.parametrize(
    ("code", "scheme", "uri", "made"),
    [
        ("medtop:20000340", "", "", "medtop:20000340"),
        ("20000340", "", "", "medtop:20000340"),
        ("04005000", "", "", "subj:04005000"),
        ("553", "dpasubject", "", "dpasubject:553"),
        ("", "", "http://cv.iptc.org/newscodes/mediatopic/20000079", "medtop:20000079"),
        ("20000079", "http://cv.iptc.org/newscodes/mediatopic/", "", "medtop:20000079"),
        ("15054000", "", "http://cv.iptc.org/newscodes/subjectcode/15054000", "subj:15054000"),
        ("x", "", "", ""),
    ],
)
def test_subjects_bear_their_scheme(code: str, scheme: str, uri: str, made: str) -> None:
    assert subject(code, scheme, uri) == made


def test_signals_and_status_are_read_by_their_last_part() -> None:
    assert [signal(s) for s in ("sig:update", "sig:correction", "edStat:U", None)] == [
        "update", "correction", None, None,
    ]  # fmt: skip
    assert [status(s) for s in ("stat:usable", "Cancelled", "http://x/withheld", "neu")] == [
        "usable", "canceled", "withheld", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("London (dpa) - ", ["London"]),
        ("NEW YORK", ["New York"]),
        ("Strasbourg, 10 juil 2031 (AFP)", ["Strasbourg"]),
        ("Berlin/München", ["Berlin", "München"]),
        ("Frankfurt/Main", ["Frankfurt/Main"]),
        ("2031-01-03 20:13:08 GMT+00:00", []),
        ("", []),
    ],
)
def test_dateline_fields(raw: str, places: list[str]) -> None:
    assert [place.name for place in places_of(raw, CONVENTIONS)[0]] == places


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Von Uta Muster und Jan Beispiel, dda", ("Uta Muster", "Jan Beispiel")),
        ("By PAT SAMPLE, Staff Writer", ("Pat Sample",)),
        ("Peter and Jane", ("Peter and Jane",)),
        ("dpa", ()),
    ],
)
def test_byline_fields(raw: str, names: tuple[str, ...]) -> None:
    assert byline_of(raw, CONVENTIONS)[0] == names


def test_versions_stand_by_when_they_were_made_not_by_their_place() -> None:
    entries = [
        {"urn": "urn:a", "headline": f"Stand {n}", "version": n, "version_created": moment}
        for n, moment in ((3, "2031-05-04T12:00:00Z"), (1, "2031-05-04T10:00:00Z"))
    ]
    stories = read(digitalwires.FORMAT, json.dumps(entries))
    assert [story.version.number for story in stories] == [1, 3]
    assert [story.source.index for story in stories] == [0, 1]


XML = st.sampled_from(
    ["<nitf>", "</nitf>", "<head>", "</head>", "<docdata>", "</docdata>", '<doc-id id-string="x"/>',
     '<date.issue norm="20310504T10"/>', '<date.issue norm="20319904"/>', "<body>", "</body>",
     "<body.head>", "</body.head>", "<hedline>", "<hl1>", "</hl1>", "</hedline>", "<byline>",
     "</byline>", "<byttl>", "</byttl>", "<dateline>", "</dateline>", "<location>", "<city>",
     "<body.content>", "</body.content>", "<p>", "</p>", "<NewsML>", "</NewsML>", "<NewsItem>",
     "</NewsItem>", "<NewsComponent>", "</NewsComponent>", "<ContentItem>", "<DataContent>",
     "<Identification>", "<NewsIdentifier>", "<RevisionId>", "<PublicIdentifier>", "urn:x:1N",
     "<newsItem guid='x' version='y' standard='NewsML-G2'>", "</newsItem>", "<itemMeta>",
     "</itemMeta>", "<contentMeta>", "</contentMeta>", "<headline rank='²'>", "<headline>",
     "</headline>", "<located>", "<contentSet>", "<inlineXML>", "<inlineData>", "</inlineData>",
     "<edNote role='a:notepad'>", "</edNote>", "<embargoed>", "</embargoed>", "&x;", "&#0;", "&",
     "<![CDATA[", "]]>", "<!--", "<!DOCTYPE a [", "]>", "<?x", "Ulm (dda) - Satz.", "\x01", "dda"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["urn", "uri", "guid", "version", "versioncreated", "version_created", "headline", "headlines",
     "bodies", "body_html", "body_text", "article_html", "dateline", "located", "byline", "by",
     "ednotes", "ednote", "notepad", "categories", "associations", "embargoed", "pubstatus",
     "signal", "language", "urgency", "subject", "genre", "keywords", "descriptions", "items",
     "value", "type", "name", "role", "contenttype", "is_publishable", "authors", "infosources"]
)  # fmt: skip
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
        st.sampled_from(["2031-05-04T10:00:00Z", "canceled", "<p>Ulm (dda) - Satz.</p>", "\ud800"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=5)
    ),
    max_leaves=25,
)  # fmt: skip


def survives(known: Format, raw: str | bytes) -> None:
    """Reading ends in stories that hold together, or in a WireError."""
    assert 0 <= known.sniff(wire(raw)) <= 1
    with suppress(WireError):
        for story in read(known, raw):
            assert story.text == "\n\n".join(story.paragraphs())
            assert story.title
            (repr(story) + story.text).encode()


@settings(max_examples=60)
@given(
    st.sampled_from([nitf.FORMAT, newsml1.FORMAT, newsmlg2.FORMAT]),
    st.lists(st.one_of(XML, st.text(max_size=6)), max_size=40).map("".join),
)
def test_any_xml_is_read_or_refused(known: Format, raw: str) -> None:
    survives(known, raw)


@settings(max_examples=80)
@example(digitalwires.FORMAT, {"urn": "urn:x", "article_html": "\ud800 Satz."})
@example(ninjs.FORMAT, {"uri": "urn:x", "body_text": "Satz \udfff."})
@given(
    st.sampled_from([digitalwires.FORMAT, ninjs.FORMAT]), st.dictionaries(KEYS, VALUES, max_size=12)
)
def test_any_json_is_read_or_refused(known: Format, entry: dict[str, object]) -> None:
    survives(known, json.dumps(entry))


@settings(max_examples=60)
@given(st.sampled_from(OURS), st.data())
def test_a_damaged_sample_is_read_or_refused(known: Format, data: st.DataObject) -> None:
    paths = [
        path
        for path in sorted((SAMPLES / known.name).iterdir())
        if path.suffix == ".xml" or path.name.endswith(".wire.json")
    ]
    raw = bytearray(data.draw(st.sampled_from(paths)).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=4))
        if not raw:
            return
    survives(known, bytes(raw))
