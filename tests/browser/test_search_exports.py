"""Saved lists of results, read by grammars of their formats and compared with each other."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.site import assets

pytestmark = pytest.mark.browser

EXPORTS = Path(assets.__file__).parent / "assets" / "js" / "exports.js"
HOSTILE = {
    "page": "stories/2031/03/x", "title": '=SUM("A1"); {\\%50} & _ä_ #1\nzweite Zeile, ~^$',
    "date": "1989-11-09?", "kind": "story", "lang": "de", "agency": "dda & Söhne",
    "byline": ["Muster, Uta", "Bell and Sons"], "labels": ["EIL", "WDH"],
}  # fmt: skip
PLAIN = {
    **HOSTILE, "page": "stories/2031/03/y", "title": "Ruhige Nacht", "date": "", "agency": "",
    "byline": [], "labels": [],
}  # fmt: skip
DATES = {"1989-11-09?": "1989-11-09", "": ""}


def of_csv(text: str) -> list[dict[str, str]]:
    """RFC 4180: every line ends with CR LF and has as many fields as the first."""
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert text.endswith("\r\n")
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def of_ris(text: str) -> list[dict[str, list[str]]]:
    """Records from TY to ER of lines with a tag, two spaces, a hyphen, a space."""
    records: list[dict[str, list[str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        assert found[1] != "TY" or not records or "ER" in records[-1]
        if found[1] == "TY":
            records.append({})
        records[-1].setdefault(found[1], []).append(found[2])
    assert all([next(iter(record)), list(record)[-1]] == ["TY", "ER"] for record in records)
    return records


def of_bibtex(text: str) -> list[dict[str, str]]:
    """Entries of fields in balanced braces; what is escaped comes back as it was."""
    entries = []
    at = 0
    while found := re.compile(r"\s*@article\{(depesche\d+),").match(text, at):
        at = found.end()
        entry = {"key": found[1]}
        while field := re.compile(r"\s*([a-z]+) = \{").match(text, at):
            at, depth = field.end(), 1
            start = at
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            value = re.sub(
                r"\{\\char(\d+)\}", lambda code: chr(int(code[1]) + 0xE000), text[start : at - 1]
            )
            plain = value.replace("{", "").replace("}", "")
            assert not re.search(r"[\\$&#%_^~]", plain)
            entry[field[1]] = re.sub(
                "[\ue000-\ue0ff]", lambda one: chr(ord(one[0]) - 0xE000), plain
            )
            at += text[at] == ","
        closed = re.compile(r"\s*\}\s*").match(text, at)
        assert closed
        at = closed.end()
        entries.append(entry)
    assert at == len(text)
    assert len({entry["key"] for entry in entries}) == len(entries)
    return entries


def of_csl(text: str) -> list[dict[str, Any]]:
    """What the schema of CSL-JSON asks of an item: id and type, names and dates in their shapes."""
    records = json.loads(text)
    assert len({record["id"] for record in records}) == len(records)
    for record in records:
        assert record["type"] == "article-newspaper"
        assert all(set(name) == {"literal"} for name in record["author"])
        for part in record.get("issued", {"date-parts": [[1]]})["date-parts"][0]:
            assert isinstance(part, int)
        known = {"id", "type", "title", "author", "container-title", "issued", "language", "URL"}
        assert set(record) <= known
    return list(records)


def written(page: Page) -> dict[str, str]:
    """What the exports make of two records that are hard to write."""
    source = EXPORTS.read_text(encoding="utf-8")
    script = (
        f"(records) => {{ const urlOf = (page) => new URL(page, 'http://x/'); {source}"
        " return Object.fromEntries(Object.entries(EXPORTS).map("
        "([name, { write }]) => [name, write(records.map(exported))])); }"
    )
    found: dict[str, str] = page.evaluate(script, [HOSTILE, PLAIN])
    return found


def test_what_is_hard_to_write_comes_back(open_page: Any) -> None:
    with open_page("about.html") as page:
        files = written(page)
    hostile, plain = of_csv(files["csv"])
    assert hostile["title"] == f"'{HOSTILE['title']}"
    assert hostile["byline"] == "Muster, Uta; Bell and Sons"
    assert plain["agency"] == plain["date"] == ""
    one_line = str(HOSTILE["title"]).replace("\n", " ")
    article, bare = of_bibtex(files["bib"])
    assert article["title"] == one_line
    assert article["journal"] == HOSTILE["agency"]
    assert "{Bell and Sons}" in files["bib"]
    assert set(bare) == {"key", "title", "url"}
    news, _ = of_ris(files["ris"])
    assert news["TI"] == [one_line]
    assert news["AU"] == HOSTILE["byline"]
    assert news["DA"] == ["1989/11/09"]
    cited, undated = of_csl(files["csl.json"])
    assert cited["title"] == HOSTILE["title"]
    assert cited["issued"] == {"date-parts": [[1989, 11, 9]]}
    assert "issued" not in undated
    assert [record["title"] for record in json.loads(files["json"])] == [
        HOSTILE["title"], PLAIN["title"],
    ]  # fmt: skip


def test_every_file_has_the_results_in_their_order(open_page: Any) -> None:
    with open_page("search.html?q=leipzig&sort=oldest") as page:
        expect(page.locator(".dp-search__results .dp-hit").first).to_be_visible()
        shown = page.locator(".dp-hit__title").all_inner_texts()
        files = {}
        for label in ("CSV", "JSON", "BibTeX", "RIS", "CSL-JSON"):
            with page.expect_download() as started:
                page.get_by_role("button", name=label, exact=True).click()
            name = started.value.suggested_filename
            files[name] = Path(started.value.path()).read_bytes().decode("utf-8")
    records = json.loads(files["suche.json"])
    assert [record["title"] for record in records] == shown
    assert [row["title"] for row in of_csv(files["suche.csv"])] == shown
    assert [entry["title"] for entry in of_bibtex(files["suche.bib"])] == shown
    assert [record["TI"] for record in of_ris(files["suche.ris"])] == [[title] for title in shown]
    assert [record["URL"] for record in of_csl(files["suche.csl.json"])] == [
        record["url"] for record in records
    ]
