from __future__ import annotations

import gzip
import json

import pytest

from generator.errors import AuthorityError
from generator.training.corpora import germeval, smartdata_news, uner, wikigold


def write(path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))


def test_germeval_is_read_in_two_levels(tmp_path):
    write(
        tmp_path / "germeval2014/germ.dev.iob2.gz",
        "FC\tB-ORG\tO\nBayern\tI-ORG\tB-LOC\n\n\nEr\tO\tO\n",
    )
    first, second = germeval(tmp_path, "dev")
    assert first.words == ("FC", "Bayern")
    assert first.outer == ("B-ORG", "I-ORG")
    assert first.inner == ("O", "B-LOC")
    assert second.words == ("Er",)


def test_a_broken_line_is_named(tmp_path):
    write(tmp_path / "germeval2014/germ.dev.iob2.gz", "FC\tB-ORG\tO\nBayern\n")
    with pytest.raises(AuthorityError, match="line 2"):
        germeval(tmp_path, "dev")


def test_of_smartdata_only_news_and_names_are_read(tmp_path):
    def article(source: str, text: str, *marks: tuple[int, int, str]) -> str:
        mentions = [{"span": {"start": a, "end": b}, "type": kind} for a, b, kind in marks]
        record = {
            "refids": {"map": {"source": source}},
            "text": {"string": text},
            "conceptMentions": {"array": mentions},
        }
        return json.dumps(record, indent=1)

    write(
        tmp_path / "smartdata/v1_test.json.gz",
        article("news", "Bosch in Ulm 2016", (0, 5, "organization-company"), (13, 17, "date"))
        + "\n"
        + article("tweet", "Stau in Ulm", (8, 11, "location-city")),
    )
    (only,) = smartdata_news(tmp_path, "test")
    assert only.text == "Bosch in Ulm 2016"
    assert only.names == {(0, 5, "ORG")}


def test_wikigold_is_read_in_two_parts_and_its_names_get_beginnings(tmp_path):
    documents = [f"Firm{n} I-ORG\nRome I-LOC\nCorp I-LOC\nwon O\n\n" for n in range(10)]
    path = tmp_path / "wikigold/wikigold.conll.txt"
    path.parent.mkdir()
    path.write_text("-DOCSTART- O\n\n".join(documents))
    held, others = wikigold(tmp_path, held=True), wikigold(tmp_path, held=False)
    assert [sentence.words[0] for sentence in held] == ["Firm0", "Firm5"]
    assert len(others) == 8
    assert held[0].outer == ("B-ORG", "B-LOC", "I-LOC", "O")


def test_universal_ner_is_read_without_its_comments(tmp_path):
    path = tmp_path / "uner/en_pud.iob2"
    path.parent.mkdir()
    path.write_text("# text = He ran.\n1\tHe\tO\t-\t-\n2\tran\tO\t-\t-\n\n1\tUlm\tB-LOC\t-\tx\n")
    first, second = uner(tmp_path, "en_pud")
    assert first.words == ("He", "ran")
    assert second.outer == ("B-LOC",)
