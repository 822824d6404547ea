from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.archive import LinkedStory
from generator.pipeline.tallies import Tallies
from generator.render import trends
from generator.render.ngrams import folded, shelf, words
from generator.render.shelves import of_term
from generator.render.trends import FOLDER, trend_files, trends_pages
from generator.store.cache import Cache, Key, key_of

GENSCHER = "people/hans-dietrich-genscher"


@given(st.text())
def test_shelves_are_file_names(text: str) -> None:
    for word in words(text):
        assert set(shelf(word)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")
        assert folded(folded(word)) == folded(word)


@given(st.text(), st.text())
def test_a_pair_is_shelved_under_the_letters_of_its_words(one: str, other: str) -> None:
    for first, second in zip(words(one), words(other), strict=False):
        for term in (first, f"{first} {second}"):
            (shelved,) = of_term(term, [198911, 1]).words
            assert shelved.startswith(shelf(term))
            assert not shelved.removeprefix(shelf(term)).strip("_")


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


def _only_recalled(
    tallies: Tallies, stories: Sequence[LinkedStory], _: Callable[[], bytes]
) -> bytes:
    def never() -> bytes:
        raise AssertionError

    return tallies.recall(stories, never)


spoken = st.lists(
    st.sampled_from(["mauer", "botschaft", "runder", "tisch", "a"]), min_size=1, max_size=4
)
written = st.tuples(st.sampled_from(["1989-09-30", "1989-11-09", "1990-03"]), spoken)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(written, max_size=8), min_size=1, max_size=4))
def test_what_is_kept_of_earlier_runs_changes_no_byte(
    made: Any, runs: list[list[tuple[str, list[str]]]]
) -> None:
    def known_by(linked: LinkedStory) -> Key:
        return key_of(linked.story.id, linked.story.text)

    with pytest.MonkeyPatch.context() as patch, Cache(None) as cache:
        patch.setattr(trends, "STORIES_A_GROUP", 2)
        for stories in runs:
            site = made([(date, [GENSCHER], " ".join(text)) for date, text in stories])
            tallies = Tallies(cache, known_by)
            files = trend_files(site, tallies.recall)
            tallies.keep()
            assert files == trend_files(site)
            assert files == trend_files(site, partial(_only_recalled, tallies))


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
