"""A person's words on a page outlive every run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import PageError
from generator.model.ids import page_path
from generator.model.page import EntityFront, Page, Section
from generator.store.pages import merge, read

PATH = page_path("people/x.md")


def made(title: str = "Kaja Kallas", text: str = "# Kaja Kallas\n\nPolitikerin") -> Page:
    front = EntityFront(title, "person", aliases=("Kallas", "2025-04", "no"))
    return Page(PATH, front, (Section("entity-head", text), Section("entity-lines", "- Zeile")))


def test_what_was_written_is_read_back_unpinned() -> None:
    written = merge(made(), None)
    file = read(PATH, written)
    assert file.untouched()
    assert file.front["aliases"] == ["Kallas", "2025-04", "no"]
    assert merge(made(), file) == written


def test_an_edited_field_stays_and_the_rest_is_renewed() -> None:
    file = read(PATH, merge(made(), None).replace("title: Kaja Kallas", "title: K. Kallas"))
    renewed = merge(made("Jemand anders", "# Neu"), file)
    assert file.pinned() == {"title"}
    assert "title: K. Kallas" in renewed
    assert "# Neu" in renewed
    assert read(PATH, renewed).pinned() == {"title"}


def test_an_edited_section_stays() -> None:
    file = read(PATH, merge(made(), None).replace("- Zeile", "- Meine Zeile"))
    assert file.pinned() == {"entity-lines"}
    assert "- Meine Zeile" in merge(made("Anders"), file)


def test_deleting_a_field_hands_it_back() -> None:
    edited = merge(made(), None).replace("title: Kaja Kallas", "title: Von Hand")
    deleted = edited.replace("title: Von Hand\n", "")
    assert merge(made(), read(PATH, deleted)) == merge(made(), None)


def test_restoring_the_made_value_unpins_it() -> None:
    written = merge(made(), None)
    edited = read(PATH, written.replace("Kaja Kallas", "Von Hand"))
    assert not read(PATH, merge(made(), edited).replace("Von Hand", "Kaja Kallas")).pinned()


def test_unknown_fields_and_text_around_the_sections_are_kept() -> None:
    written = merge(made(), None)
    edited = written.replace("kind: person", "kind: person\nshelf: 7 b").replace(
        "</section>\n", "</section>\n\nEigene Anmerkung.\n", 1
    )
    file = read(PATH, edited)
    renewed = merge(made("Anders", "# Anders"), file)
    assert "shelf: 7 b" in renewed
    assert renewed.index("# Anders") < renewed.index("Eigene Anmerkung.") < renewed.index("- Zeile")
    assert not file.untouched()
    assert merge(made("Anders", "# Anders"), read(PATH, renewed)) == renewed


def test_a_page_without_digest_is_a_persons() -> None:
    file = read(PATH, "---\ntitle: Von Hand\nkind: person\n---\n\nText")
    assert not file.made
    assert not file.untouched()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: [\n---\n", "front matter"),
        ("---\n- a\n---\n", "mapping"),
        ('---\ntitle: x\n---\n<section class="a" markdown>\n', "not closed"),
        (
            '---\ntitle: x\n---\n<section class="a" markdown>\n</section>\n'
            '<section class="a" markdown>\n</section>\n',
            "twice",
        ),
    ],
)
def test_a_broken_page_is_named(text: str, reason: str) -> None:
    with pytest.raises(PageError, match=reason) as caught:
        read(PATH, text)
    assert caught.value.file == PATH
    assert caught.value.remedy


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_any_value_survives_yaml(title: str, text: str, aliases: list[str]) -> None:
    front = EntityFront(title or "x", "person", aliases=tuple(aliases))
    page = Page(PATH, front, (Section("entity-head", text.replace("\r", "").strip("\n")),))
    if "<section" in text or "</section" in text:
        return  # the renderer escapes these
    written = merge(page, None)
    assert read(PATH, written).untouched()
    assert merge(page, read(PATH, written)) == written
