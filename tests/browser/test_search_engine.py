"""The engine in a browser against a search that reads every story, with ranges and without."""

from __future__ import annotations

import functools
import http.server
import random
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.site.assets import asset_files
from generator.site.index import writer
from generator.site.index.naive import All, Archive, Dates, Facet, Near, Not, Phrase, Word
from generator.site.index.naive import Any as OneOf
from generator.site.index.records import IndexedName, IndexedStory
from generator.site.index.sounds import sound
from generator.site.index.stems import english, german
from generator.site.index.words import fold, lowered, tokens
from generator.site.index.writer import write_pages

pytestmark = pytest.mark.browser

SENTENCES = """
Der Präsident ging am Freitag in Brüssel in die Sitzung.
Die Außenminister verhandelten in Kiew über eine Waffenstillstandsvereinbarung.
Nach Angaben der EU-Außenbeauftragten Kaja Kallas wurden 73.000 Soldaten gezählt.
Das Kabinett hat 73 000 Euro bereitgestellt, sagte der Ministerpräsident von Łódź.
Die Koalition der Willigen traf sich in Paris; Søren Müller kam aus Straßburg.
Selenskyj sprach mit dem polnischen Regierungschef über Sicherheitsgarantien.
Der Minister ist zurückgetreten, seine Nachfolgerin heißt Gabriele Goethe.
In der Stadt Muenchen und in Köln wurde eine Vereinbarung unterzeichnet.
Die Häuser am Ufer sind sicher, teilte die Feuerwehr mit.
Das Verbraucherpreisindexverfahren wurde eröffnet und vertagt.
Ein Friedensvertrag ist nicht in Sicht, die Kämpfe gehen weiter.
Obamas Besuch und Gorbatschows Rede fielen aus, heißt es in der Sowjetunion.
Am Abend gab es im Präsidentenpalast ein Treffen mit dem Botschafter.
The leaders agreed on running the talks in Brussels, not in Paris.
""".strip().splitlines()

CASES = [
    ("Präsident", Word("Präsident")),
    ("Bruessel", Word("Brüssel")),
    ("brussel", Word("Brüssel")),
    ("BRÜSSEL", Word("Brüssel")),
    ("Ministern", Word("Minister")),
    ("Vereinbarung", Word("Vereinbarung")),
    ("gehen", Word("gehen")),
    ("ging", Word("ging")),
    ("zurücktreten", Word("zurücktreten")),
    ("73000", Word("73000")),
    ("73.000", Word("73000")),
    ("73 000 Euro", All((Word("73000"), Word("Euro")))),
    ("Lodz", Word("Łódź")),
    ("Strassburg", Word("Straßburg")),
    ("München", Word("München")),
    ("Haus", Word("Haus")),
    ('"Koalition der Willigen"', Phrase("Koalition der Willigen")),
    ("„in Paris“", Phrase("in Paris")),
    ('"EU-Außenbeauftragten Kaja"', Phrase("EU Außenbeauftragten Kaja")),
    ('"Minister"', Phrase("Minister")),
    ("Paris Koalition", All((Word("Paris"), Word("Koalition")))),
    ("Paris UND Kiew", All((Word("Paris"), Word("Kiew")))),
    ("Paris ODER Kiew", OneOf((Word("Paris"), Word("Kiew")))),
    ("Euro Paris OR Kiew", All((Word("Euro"), OneOf((Word("Paris"), Word("Kiew")))))),
    ("Paris -Kiew", All((Word("Paris"), Not(Word("Kiew"))))),
    ("NICHT Paris", Not(Word("Paris"))),
    ("Paris NOT (Kiew OR Euro)", All((Word("Paris"), Not(OneOf((Word("Kiew"), Word("Euro"))))))),
    ("verein*", Word("verein", prefix=True)),
    ("gehe*", Word("gehe", prefix=True)),
    ("Minister NAHE/4 Nachfolgerin", Near(Word("Minister"), Word("Nachfolgerin"), 4)),
    ("Kiew NEAR/3 Außenminister", Near(Word("Kiew"), Word("Außenminister"), 3)),
    ('person:"Kaja Kallas"', Facet("people/kaja-kallas")),
    ("person:Kallas Paris", All((Facet("people/kaja-kallas"), Word("Paris")))),
    ("ort:Kyjiw", Facet("places/kiew")),
    ("agentur:DDA", Facet("agency/dda")),
    ("von:2031-03 bis:2031-04", Dates("2031-03", "2031-04")),
    ("datum:2031-02 Kiew", All((Dates("2031-02", "2031-02"), Word("Kiew")))),
    ("bis:3.3.2031", Dates("", "2031-03-03")),
    ("leader", Word("leader")),
    ("Gorbatschow", Word("Gorbatschow")),
    ("Obamas", Word("Obama")),
    ("Union", Word("Union")),
    ("verhandeln", Word("verhandeln")),
    ("vertagte", Word("vertagte")),
    ("eröffnen", Word("eröffnen")),
    ("Verbraucher", Word("Verbraucher")),
    ("Preisindex", Word("Preisindex")),
    ("geht", Word("geht")),
    ("der Präsident in Kiew", All((Word("Präsident"), Word("Kiew")))),
]  # fmt: skip

BROKEN = ['"', "((", "ODER", "-", "*", "a ODER", ") Paris (", "von:", "von:gestern Paris",
          'person:"', "NAHE/5", "bis:2031 von:2032", "\u0000", "Paris NAHE/3"]  # fmt: skip


def made_stories() -> list[IndexedStory]:
    chance = random.Random(7)  # noqa: S311 (the same stories every time)
    dates = ["", "2031", "2031-03", "2031-04-XX"]
    dates += [f"2031-{month:02}-{day:02}" for month in range(1, 6) for day in range(1, 25, 4)]
    stories = []
    for number in range(90):
        paragraphs = [" ".join(chance.sample(SENTENCES, 2)) for _ in range(chance.randint(1, 3))]
        facets = ["kind/story", chance.choice(["agency/dda", "agency/andere"])]
        facets += chance.sample(["people/kaja-kallas", "places/kiew", "places/paris"], 1)
        stories.append(
            IndexedStory(
                page=f"stories/{number:03}",
                title=" ".join(chance.choice(SENTENCES).split()[:5]),
                date=chance.choice(dates),
                kind="story",
                language="en" if number % 17 == 0 else "de",
                agency="dda",
                byline=("Uta Muster",) if number % 5 == 0 else (),
                labels=(),
                facets=tuple(facets),
                versions=(),
                text="\n\n".join(paragraphs),
            )
        )
    return stories


NAMES = [
    IndexedName("people/kaja-kallas", "Kaja Kallas", "person", ()),
    IndexedName("people/wolodymyr-selenskyj", "Wolodymyr Selenskyj", "person", ("Zelensky",)),
    IndexedName("places/kiew", "Kiew", "place", ("Kyjiw", "Kyiv")),
    IndexedName("places/paris", "Paris", "place", ()),
]


class Whole(http.server.SimpleHTTPRequestHandler):
    """Knows no ranges, as many simple servers."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Allow nothing but the site's own scripts."""
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()


class Ranges(Whole):
    """Knows ranges of the simple kind."""

    def do_GET(self) -> None:
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not found:
            super().do_GET()
            return
        first, last = int(found[1]), int(found[2])
        content = Path(self.translate_path(self.path)).read_bytes()[first : last + 1]
        self.send_response(206)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of nothing but an index of three segments, an engine and an empty page."""
    root = tmp_path_factory.mktemp("engine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "SIZES", (40, 20))
        write_pages(made_stories(), NAMES, root / "search", root / "cache")
    (root / "engine.js").write_bytes(asset_files()["assets/depesche/engine.js"])
    (root / "index.html").write_text("<!doctype html><link rel=icon href=data:,><title>x</title>")
    return root


@pytest.fixture(scope="module", params=[Whole, Ranges], ids=["whole files", "ranges"])
def page(request: pytest.FixtureRequest, made: Path, browser: Any) -> Iterator[Any]:
    handler = functools.partial(request.param, directory=str(made))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(f"http://127.0.0.1:{server.server_port}/")
        opened.evaluate(
            """() => {
              const worker = new Worker("engine.js");
              const base = new URL("search/", location.href).href;
              let last = 0;
              window.ask = (method, question) => new Promise((resolve, reject) => {
                const id = ++last;
                worker.addEventListener("message", ({data}) => {
                  if (data.id !== id) return;
                  if (data.error) reject(new Error(data.error)); else resolve(data.answer);
                });
                worker.postMessage({id, base, method, question});
              });
            }"""
        )
        yield opened
        context.close()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def archive() -> Archive:
    return Archive(made_stories())


def ask(page: Any, method: str, **question: object) -> Any:
    return page.evaluate("([method, question]) => ask(method, question)", [method, question])


def found(page: Any, query: str, **more: object) -> list[str]:
    hits = ask(page, "hits", query=query, whole=True, first=0, last=500, **more)
    return [hit["page"] for hit in hits]


@pytest.mark.parametrize(("query", "question"), CASES, ids=[query for query, _ in CASES])
def test_it_finds_what_reading_finds(
    page: Any, archive: Archive, query: str, question: Any
) -> None:
    pages = found(page, query)
    assert len(pages) == len(set(pages))
    assert set(pages) == archive.find(question)
    assert pages or query == "„in Paris“"


@pytest.mark.parametrize("query", BROKEN)
def test_a_broken_query_is_mended_and_said(page: Any, query: str) -> None:
    answer = ask(page, "count", query=query)
    assert answer["messages"]
    if "Paris" in query:
        assert answer["total"]


@pytest.mark.parametrize("query", ['"', "((", "-", "*", "\u0000"])
def test_a_query_without_words_shows_all_stories(page: Any, query: str) -> None:
    assert ask(page, "count", query=query)["total"] == len(made_stories())


@pytest.mark.parametrize(
    ("query", "facet"), [("agentur:DDA", "agency/dda"), ("agency:and", "agency/andere"),
                         ("art:Meldung", "kind/story"), ("place:Ki", "places/kiew")],
)  # fmt: skip
def test_a_field_is_asked_by_what_it_is_called_or_how_that_begins(
    page: Any, archive: Archive, query: str, facet: str
) -> None:
    assert set(found(page, query)) == archive.find(Facet(facet))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Waffenstilstandsvereinbarung", "Waffenstillstandsvereinbarung"), ("Minsiter", "Minister"),
     ("Nachvolgerin", "Nachfolgerin"), ("Selenskij", "Selenskyj")],
)  # fmt: skip
def test_a_slip_finds_what_was_meant_and_says_so(page: Any, typed: str, meant: str) -> None:
    answer = ask(page, "count", query=typed)
    assert answer["corrections"] == [[typed, meant]]
    assert answer["total"]


def test_a_row_that_stands_nowhere_is_taken_apart_and_that_is_said(page: Any) -> None:
    answer = ask(page, "count", query="Paris-Kiew")
    assert ["apart", ""] in answer["messages"]
    assert set(found(page, "Paris-Kiew")) == set(found(page, "Paris Kiew"))


def test_where_no_story_has_all_words_those_with_most_come_first_and_that_is_said(
    page: Any, archive: Archive
) -> None:
    assert ["most", ""] in ask(page, "count", query="Koalition Willigen Xylophon")["messages"]
    pages = found(page, "Koalition Willigen Xylophon")
    both = archive.find(All((Word("Koalition"), Word("Willigen"))))
    assert set(pages[: len(both)]) == both
    assert not ask(page, "count", query="Koalition person:Niemand")["total"]


def test_a_written_date_is_a_row_of_words(page: Any) -> None:
    assert ask(page, "count", query="3. Mai 2031")["messages"] == [["most", ""]]
    assert not ask(page, "count", query='"3. Mai 2031"')["total"]


def test_neighbours_stand_first(page: Any) -> None:
    texts = {story.page: f"{story.title} {story.text}" for story in made_stories()}
    pages = found(page, "Koalition Willigen")
    assert pages == found(page, "Koalition Willigen", sort="best")
    assert "Koalition der Willigen" in texts[pages[0]]


def test_all_names_of_a_name_find_its_stories(page: Any, archive: Archive) -> None:
    wanted = archive.find(Facet("people/kaja-kallas")) | archive.find(
        All((Word("Kaja"), Word("Kallas")))
    )
    assert set(found(page, "Kaja Kallas")) == wanted


def test_words_are_offered_as_they_are_written(page: Any) -> None:
    assert ask(page, "words", text="Treffen Präsid", most=3)[0].startswith("Treffen Präsident")
    assert ask(page, "words", text="ab", most=3) == []


def test_another_name_finds_the_stories_of_who_is_meant(page: Any) -> None:
    answer = ask(page, "count", query="Kyiv")
    assert answer["messages"] == [["alias", "Kyiv → Kiew"]]
    assert set(found(page, "Kyiv")) == set(found(page, "ort:Kiew"))


@pytest.mark.parametrize(
    ("typed", "title"),
    [("kal", "Kaja Kallas"), ("Zelen", "Wolodymyr Selenskyj"), ("Gipfel Kyj", "Kiew")],
)
def test_names_are_offered_while_typing(page: Any, typed: str, title: str) -> None:
    assert title in [name["title"] for name in ask(page, "suggest", text=typed, most=5)]


def test_numbers_count_the_stories_from_the_oldest(page: Any) -> None:
    stories = sorted(made_stories(), key=lambda story: (story.date, story.page))
    numbers = ask(page, "numbers", query="Präsident")
    assert [stories[number].page for number in numbers] == found(page, "Präsident")


def test_orders_of_time_are_each_others_reverse(page: Any) -> None:
    newest = found(page, "Präsident", sort="newest")
    assert newest == found(page, "Präsident", sort="oldest")[::-1]
    dates = {story.page: story.date for story in made_stories()}
    assert [dates[page] for page in newest] == sorted(
        (dates[page] for page in newest), reverse=True
    )


def test_facets_and_dates_are_counted(page: Any, archive: Archive) -> None:
    answer = ask(page, "facets", query="Kiew", most=20)
    pages = archive.find(Word("Kiew"))
    stories = [story for story in archive.stories if story.page in pages]
    counts = {
        facet["page"]: facet["count"] for group in answer["facets"].values() for facet in group
    }
    wanted: dict[str, int] = {}
    for story in stories:
        for facet in story.facets:
            wanted[facet] = wanted.get(facet, 0) + 1
    assert counts == wanted
    assert sum(answer["dates"].values()) == answer["counted"] == len(stories)
    assert answer["facets"]["people"][0]["label"] == "Kaja Kallas"


def test_chosen_facets_narrow_the_answer(page: Any, archive: Archive) -> None:
    question = All((Word("Präsident"), Facet("places/kiew"), Facet("agency/dda")))
    facets = ["places/kiew", "agency/dda"]
    assert set(found(page, "Präsident", facets=facets)) == archive.find(question)
    assert set(found(page, "", facets=["places/kiew"])) == archive.find(Facet("places/kiew"))


def test_both_sides_agree_on_every_word(page: Any) -> None:
    """The twins in Python and JavaScript, on the words of the stories and on strange ones."""
    text = " ".join(SENTENCES) + " Œuvre ﬁn İstanbul naïve ẞ Ångström x² 12.5 1.234.567,8 a-b-c ſs"
    words = sorted({token.text for token in tokens(text)})
    source = asset_files()["assets/depesche/engine.js"].decode()
    inside = source.removeprefix('"use strict";').replace("(() => {", "const t = (() => {", 1)
    inside = inside.rstrip().removesuffix("})();").split("// The worker's door")[0]
    give = "return {tokens, lowered, fold, german, english, sound}; })();"
    script = (
        f"([text, words]) => {{ {inside} {give} return ["
        "t.tokens(text).map(x => [x.text, x.joined]), words.map(w => [t.lowered(w), t.fold(w), "
        "t.german(t.lowered(w)), t.english(t.lowered(w)), t.sound(w)])]; }"
    )
    cut, twins = page.evaluate(script, [text, words])
    assert cut == [[token.text, token.joined] for token in tokens(text)]
    for word, twin in zip(words, twins, strict=True):
        low = lowered(word)
        assert twin == [low, fold(word), german(low), english(low), sound(word)]
