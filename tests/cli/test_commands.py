"""The commands as a person meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import cli

SAMPLE = Path(__file__).parent.parent / "archive/small/seeds/04-gipfel.txt"

RECORD = [
    "file", "index", "format", "kind", "id", "title", "title_source", "date", "agency", "dateline",
    "byline", "language", "signoff", "version", "embargo", "rights", "text", "blocks", "mentions",
    "quotes", "dates", "roles", "notices", "quantities", "inner", "guid", "subtitle", "kicker",
    "slugline", "keywords", "subjects", "genre", "urgency", "date_source", "version_created",
    "notes", "links", "tickers", "left",
]  # fmt: skip


def run(*arguments: object):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], standalone_mode=False)


def test_inspect_prints_the_contract(small: Path) -> None:
    result = run("-C", small, "inspect", "--json", SAMPLE)
    (record,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert list(record) == RECORD
    assert record["date"] == "2031-03"
    assert record["agency"] == "dda"
    assert record["dateline"] == ["Brüssel", "Warschau"]
    for mention in record["mentions"]:
        assert record["text"][mention["start"] : mention["end"]] == mention["text"]
        assert {"type", "entity", "name", "wikidata", "via"} <= set(mention)
    nato = next(mention for mention in record["mentions"] if mention["text"] == "Nato")
    assert nato["entity"] == "organisations/nato"


def test_inspect_for_people_shows_text_and_names(small: Path) -> None:
    result = run("-C", small, "inspect", SAMPLE)
    assert "Kiew drängt zur Eile" in result.stdout
    assert "organisations/nato" in result.stdout


def test_inspect_works_outside_an_archive_and_refuses_by_name(tmp_path: Path) -> None:
    good = tmp_path / "gut.txt"
    shutil.copy(SAMPLE, good)
    bad = tmp_path / "leer.txt"
    bad.touch()
    result = run("-C", tmp_path, "inspect", "--json", "gut.txt", "leer.txt")
    assert len(result.stdout.splitlines()) == 1
    assert "leer.txt" in result.stderr
    assert result.return_value == 1


def test_generate_tells_what_it_did_and_check_agrees(small: Path) -> None:
    before = run("-C", small, "check", "--json")
    assert "depesche generate" in before.stdout
    assert "pages written" in run("-C", small, "generate").stdout
    after = run("-C", small, "check", "--json")
    assert "is not what the seeds give now" not in after.stdout
    assert after.return_value == 0


def test_check_names_hand_edits_and_undecided_names(small: Path) -> None:
    run("-C", small, "generate")
    page = small / "docs/organisations/nato.md"
    page.write_text(page.read_text().replace("kind: organisation", "kind: organisation\nshelf: 7"))
    result = run("-v", "-C", small, "check")
    assert "organisations/nato.md: edited by hand and kept: shelf" in result.stdout


def test_check_fails_on_a_refused_wire(small: Path) -> None:
    (small / "seeds/leer.txt").touch()
    result = run("-C", small, "check")
    assert result.return_value == 1
    assert "error seeds/leer.txt: is empty" in result.stdout


def test_an_unknown_setting_names_the_nearest(small: Path) -> None:
    (small / "pyproject.toml").write_text('[tool.depesche]\ntittle = "x"\n')
    result = run("-C", small, "generate")
    assert "Did you mean 'title'?" in str(result.exception)


@pytest.mark.parametrize("language", ["de", "en"])
def test_init_makes_an_archive_that_builds(tmp_path: Path, language: str) -> None:
    title = 'Mein "Archiv": 1'
    result = run("-C", tmp_path, "init", "neu", "--title", title, "--language", language)
    assert result.exit_code == 0, result.output
    root = tmp_path / "neu"
    (root / "seeds/a.txt").write_text(
        " date 2031-03-04 BERLIN (dpa) - Ein Text über Leipzig und die Nato.\n"
    )
    built = run("-C", root, "build", "--strict")
    assert built.exit_code == 0, built.output + str(built.exception)
    home = (root / "site/index.html").read_text()
    assert "Mein &quot;Archiv&quot;: 1" in home or 'Mein "Archiv": 1' in home
    assert f'<html lang="{language}"' in home


def test_init_tells_what_to_do_next_in_this_folder_and_in_another(tmp_path: Path) -> None:
    assert run("-C", tmp_path, "init", ".").stdout.endswith("\n  depesche serve\n")
    assert run("-C", tmp_path, "init", "neu").stdout.endswith("\n  depesche -C neu serve\n")


def test_init_never_writes_over_anything(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Meins\n")
    result = run("-C", tmp_path, "init", ".")
    assert "nothing was written" in str(result.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_review_lists_undecided_names_doubtful_links_and_hand_kept_fields(small: Path) -> None:
    run("-C", small, "generate")
    page = small / "docs/organisations/nato.md"
    page.write_text(page.read_text().replace("kind: organisation", "kind: organisation\nshelf: 7"))
    result = run("-C", small, "review", "--json", "--below", "0.9")
    cases = [json.loads(line) for line in result.stdout.splitlines()]
    (elster,) = [case for case in cases if case.get("name") == "Elster"]
    assert elster["case"] == "undecided"
    assert elster["reason"] == "no place of that name is known"
    place = elster["places"][0]
    assert (small / "docs" / place["page"]).is_file()
    assert "Elster" in place["context"]
    assert place["end"] - place["start"] == len("Elster")
    doubtful = [case["confidence"] for case in cases if case["case"] == "doubtful"]
    assert doubtful
    assert doubtful == sorted(doubtful)
    assert max(doubtful) < 0.9
    (kept,) = [case for case in cases if case["case"] == "kept"]
    assert kept == {"case": "kept", "page": "organisations/nato.md", "fields": ["shelf"]}


def test_review_for_people_can_be_kept_short(small: Path) -> None:
    result = run("-C", small, "review", "--below", "0.9", "--limit", "1")
    assert "Elster (place, 3×): no place of that name is known" in result.stdout
    assert "more" in result.stdout


def test_every_mark_of_inspect_tells_its_rule_and_how_sure_it_is(tmp_path: Path) -> None:
    wire = tmp_path / "wahl.txt"
    wire.write_text(
        "KASSEL (dda) - Bürgermeisterin Marlene Albrecht (SPD) hat am 4. Juli 2031 ihren Rücktritt "
        'angekündigt. "Es ist genug", sagte sie vor 300 Gästen in Kassel.\n',
        encoding="utf-8",
    )
    result = run("-C", tmp_path, "inspect", "--json", "wahl.txt")
    (record,) = [json.loads(line) for line in result.stdout.splitlines()]
    for kind in ("mentions", "quotes", "dates", "roles", "quantities"):
        assert record[kind], kind
        for mark in record[kind]:
            assert record["text"][mark["start"] : mark["end"]] == mark["text"]
            assert mark["via"]
            assert 0 < mark["confidence"] <= 1
    shown = run("-C", tmp_path, "inspect", "wahl.txt").stdout
    assert "→ direct, sie, people/marlene-albrecht  [speech-verb; 0.9]" in shown
