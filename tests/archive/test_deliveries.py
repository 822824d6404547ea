"""What deliveries say of themselves, through a whole run: versions, kills, corrections, embargoes,
archives within archives."""

from __future__ import annotations

import datetime as dt
import io
import json
import tarfile
import zipfile

import pytest

from generator import pipeline, settings
from generator.report import BufferReporter

NOW = dt.datetime(2031, 5, 5, 12, tzinfo=dt.UTC)
SECRETS = ("Geheim", "geheim@", "5550000")


def entry(urn: str, version: int, headline: str, text: str, **more: object) -> str:
    """A digitalwires delivery with private notes in both places that hold them."""
    return json.dumps(
        {
            "format": "digitalwires@0.9.1",
            "urn": urn,
            "version": version,
            "version_created": f"2031-05-04T1{version}:00:00+02:00",
            "pubstatus": "usable",
            "language": "de",
            "headline": headline,
            "kicker": "Mühlen",
            "teaser": f"Vorspann zu {headline}.",
            "dateline": "Ulm (dpa) - ",
            "article_html": f"<p>{text}</p><p>Das teilte die Stadt am Montag mit.</p>",
            "notepad": {"nonpublic_html": "<ul><li>Uta Geheim, +49 641 5550000</li></ul>"},
            "ednotes": [
                {"role": "x:contacts", "ednote": "geheim@dpa.example", "is_publishable": False}
            ],
            **more,
        }
    )


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The story pages by their headline, and every other file by its path; `log` is the report."""
    root = tmp_path_factory.mktemp("archive")
    (root / "pyproject.toml").write_text('[tool.depesche]\nlanguage = "en"\n')
    seeds = root / "seeds"
    seeds.mkdir()
    note = {"role": "x:correction", "ednote": "Es muss heißen: zwei.", "is_publishable": True}
    deliveries = {
        "z-1.json": entry("urn:a", 1, "Mühle brennt", "Die Mühle in Ulm brennt, einer starb."),
        "a-2.json": entry(
            "urn:a", 2, "Mühle abgebrannt", "Die Mühle in Ulm brannte, zwei starben.",
            signal="sig:correction", ednotes=[note],
        ),
        "k-1.json": entry("urn:k", 1, "Amt zahlt", "Das Amt habe Falsches gezahlt, hieß es."),
        "k-2.json": entry("urn:k", 2, "Amt zahlt nicht", "", pubstatus="stat:canceled"),
        "e-1.json": entry(
            "urn:e", 1, "Haushalt steht", "Vor der Zeit: der Haushalt von Ulm.",
            embargoed="2031-05-05T14:00:01+02:00",
        ),
        "e-2.json": entry(
            "urn:f", 1, "Preis vergeben", "Nach der Zeit: der Preis von Ulm.",
            embargoed="2031-05-05T14:00:00+02:00",
        ),
    }  # fmt: skip
    for name, content in deliveries.items():
        (seeds / name).write_text(content)
    packed, inner = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as tar:
        text = b" date 2031-06 KIEL (dpa) - Die Schleuse in Kiel steht. Das sagte das Amt.\n"
        member = tarfile.TarInfo("x/kiel.txt")
        member.size = len(text)
        tar.addfile(member, io.BytesIO(text))
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.tar.gz", inner.getvalue())
        archive.writestr("../out.txt", "KIEL (dpa) - Nach draußen.")
    (seeds / "pack.zip").write_bytes(packed.getvalue())
    reporter = BufferReporter()
    pipeline.build(root, settings.load(root), reporter, now=NOW)
    pages = {
        path.relative_to(root / "docs").as_posix(): path.read_text(errors="replace")
        for path in (root / "docs").rglob("*")
        if path.suffix in {".md", ".json", ".svg", ".csv"}
    }
    log = "\n".join(f"{f.level} {f.file}: {f.message}" for f in reporter.findings)
    return {**pages, "log": log}


def page(docs: dict[str, str], name: str) -> str:
    return next(text for path, text in docs.items() if path.endswith(f"/{name}.md"))


def test_a_newer_version_supersedes_whatever_order_the_files_come_in(docs: dict[str, str]) -> None:
    old, new = page(docs, "muehle-brennt"), page(docs, "muehle-abgebrannt")
    assert "Superseded by a newer version: [Mühle abgebrannt]" in old
    assert "guid: urn:a" in old
    assert "id: urn:a#2" in new
    assert "Superseded" not in new


def test_a_correction_shows_what_it_corrects(docs: dict[str, str]) -> None:
    new = page(docs, "muehle-abgebrannt")
    assert "Correction: Es muss heißen: zwei." in new
    assert "<del>" in new
    assert "einer starb" in new


def test_a_kill_leaves_stubs_of_all_versions_and_nothing_of_the_text(docs: dict[str, str]) -> None:
    stubs = [page(docs, "amt-zahlt"), page(docs, "amt-zahlt-nicht")]
    assert all("This story was withdrawn by the agency" in stub for stub in stubs)
    everything = "\n".join(text for path, text in docs.items() if path != "log")
    assert "Falsches" not in everything
    assert "Vorspann zu Amt" not in everything


def test_an_embargo_holds_to_the_second_and_is_reported(docs: dict[str, str]) -> None:
    assert page(docs, "preis-vergeben")
    everything = "\n".join(text for path, text in docs.items() if path != "log")
    assert "Haushalt" not in everything
    assert "warning seeds/e-1.json: is held until its embargo ends" in docs["log"]


def test_archives_within_archives_are_read_and_paths_out_of_them_refused(
    docs: dict[str, str],
) -> None:
    assert "file: seeds/pack.zip!inner.tar.gz!x/kiel.txt" in page(
        docs, "die-schleuse-in-kiel-steht"
    )
    assert "error seeds/pack.zip!../out.txt: its path leads out of the archive." in docs["log"]
    assert "Nach draußen" not in "".join(docs.values())


def test_what_is_private_is_in_no_file(docs: dict[str, str]) -> None:
    assert [s for s in SECRETS if any(s in text for text in docs.values())] == []
