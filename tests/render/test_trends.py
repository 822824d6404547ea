from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.render import ngrams, trends
from generator.render.ngrams import Dated, counted_terms, folded, shelf, words
from generator.render.trends import FOLDER, trend_files, trends_pages

GENSCHER = "people/hans-dietrich-genscher"


def month(year: int, number: int) -> int:
    return year * 100 + number


def test_stories_are_counted_not_occurrences() -> None:
    stories = [
        Dated(month(1989, 9), words("Botschaft, Botschaft und noch eine Botschaft")),
        Dated(month(1989, 9), words("In der Botschaft")),
        Dated(month(1989, 10), words("Vor der BOTSCHAFT stand einer")),
    ]
    terms = counted_terms(stories)
    assert terms["botschaft"] == {month(1989, 9): 2, month(1989, 10): 1}
    # A word of one story says nothing of a time.
    assert "stand" not in terms


def test_pairs_stand_side_by_side() -> None:
    terms = counted_terms([Dated(month(1989, 12), words(f"Am Runden Tisch saß {n}")) for n in "ab"])
    assert terms["runden tisch"] == {month(1989, 12): 2}
    assert "am tisch" not in terms


def test_a_word_of_every_fourth_story_makes_no_pairs() -> None:
    stories = [Dated(month(1989, 1 + n % 12), words(f"heute Wort{n // 2} kam")) for n in range(80)]
    terms = counted_terms(stories)
    assert "heute" in terms
    assert not [term for term in terms if term.startswith("heute ")]


def test_what_is_kept_is_bounded(monkeypatch: Any) -> None:
    monkeypatch.setattr(ngrams, "MOST_WORDS", 10)
    stories = [
        Dated(month(1989, 1), [f"wort{n}" for n in range(40) if n % (1 + story) == 0])
        for story in range(6)
    ]
    terms = counted_terms(stories)
    assert 0 < len([term for term in terms if " " not in term]) <= 10
    assert "wort0" in terms


@given(st.text())
def test_shelves_are_file_names(text: str) -> None:
    for word in words(text):
        assert set(shelf(word)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")
        assert folded(folded(word)) == folded(word)


def archive(made: Any, language: str = "de") -> Any:
    return made(
        [
            ("1989-09-30", [GENSCHER], "Auf dem Balkon der Botschaft in Prag"),
            ("1989-11-09", [GENSCHER], "Die Mauer und die Botschaft"),
            ("1990-03", [], "Von der Mauer"),
            ("1990", [], "Nur ein Jahr, keine Mauer"),
        ],
        language=language,
    )


def test_every_term_is_on_the_shelf_of_its_beginning(made: Any) -> None:
    files = {name: json.loads(content) for name, content in trend_files(archive(made)).items()}
    index = files[f"{FOLDER}/index.json"]
    assert index["months"] == {"198909": 1, "198911": 1, "199003": 1}
    assert sorted(f"{FOLDER}/{name}.json" for name in index["shelves"]) == sorted(
        set(files) - {f"{FOLDER}/index.json"}
    )
    assert files[f"{FOLDER}/m.json"]["words"]["mauer"] == [198911, 1, 199003, 1]
    # A name is found by each of its words.
    for opening in ("h", "g"):
        assert files[f"{FOLDER}/{opening}.json"]["names"] == {
            GENSCHER: ["Hans Dietrich Genscher", 198909, 1, 198911, 1]
        }


def test_a_shelf_that_grows_is_split(made: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(trends, "MOST_BYTES", 400)
    many = " ".join(f"bahn{letter}{other}" for letter in "abcdef" for other in "abcdef")
    site = made([("1989-09-30", [GENSCHER], many), ("1989-10-30", [GENSCHER], many)])
    files = trend_files(site)
    shelves = json.loads(files[f"{FOLDER}/index.json"])["shelves"]
    assert "b" not in shelves
    assert {shelf for shelf in shelves if shelf.startswith("bahn")}
    found = {
        term: name
        for name in shelves
        for term in json.loads(files[f"{FOLDER}/{name}.json"])["words"]
        if " " not in term
    }
    assert len([term for term in found if term.startswith("bahn")]) == 36
    assert all(f"{shelf(term)}____".startswith(name) for term, name in found.items())
    assert max(len(content) for name, content in files.items() if "index" not in name) <= 1200


def test_the_page_names_the_most_named_of_each_year(made: Any) -> None:
    (page,) = trends_pages(archive(made))
    markdown = page.sections[0].markdown
    assert (
        "| [1989](days/1989/index.md) | [Hans Dietrich Genscher]"
        "(people/hans-dietrich-genscher.md) 2 |" in markdown
    )
    assert f'data-start="{GENSCHER}"' in markdown


def test_one_month_is_no_time(made: Any) -> None:
    site = made([("1989-09-30", [GENSCHER], "A."), ("1989-09-01", [], "B.")])
    assert trends_pages(site) == ()
    assert trend_files(site) == {}
