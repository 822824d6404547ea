"""The facts of a news item, gathered field by field.

The formats with fields (NITF, NewsML, ninjs, digitalwires) each fill a `Facts`; `newsstories` makes
stories of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.formats.codes import Status, local
from generator.formats.conventions import Conventions
from generator.formats.embargoes import is_embargo
from generator.formats.enclosed import stated_embargo
from generator.formats.markup import Markup
from generator.formats.origins import byline_of, is_initials, places_of
from generator.formats.private import holds_contact, private_start
from generator.formats.stated import field as one_line
from generator.formats.stated import guid, language, moment, urgency
from generator.model.story import (
    BlockKind,
    Edtf,
    Embargo,
    Note,
    Notice,
    Place,
    Signal,
    StoryKind,
)

_NOTE_KINDS = {
    "correction": "correction", "correctionshort": "correction", "genrenote": "genre",
    "picture": "media", "embargo": "embargo", "edservice": "service",
}  # fmt: skip
_PRIVATE_ROLES = ("dpacontacts", "private", "nonpublic", "internal", "notforpublication")
_LONGEST_LEFT = 200
_LONGEST_NUMBER = 18

MOST_NOTES = 500
"""An item's further notes are left out."""


@dataclass
class Facts:
    """What one item states. Texts are as they stood in the fields; lists keep their order.

    `status` is the publication status, `created` when the content came to be, which counts where
    no moment of the item itself is stated. `located` holds the places that count where neither a
    dateline field nor the body names one. `left` are fields that nothing here has a place for.
    """

    conventions: Conventions
    guid: str = ""
    number: int | None = None
    signal: Signal | None = None
    labels: list[str] = field(default_factory=list)
    status: Status | None = None
    kind: StoryKind = "story"
    title: str = ""
    subtitle: str = ""
    kicker: str = ""
    slugline: str = ""
    keywords: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    tickers: list[str] = field(default_factory=list)
    genre: str = ""
    urgency: int | None = None
    date: Edtf | None = None
    created: Edtf | None = None
    version_created: Edtf | None = None
    embargo: Embargo | None = None
    language: str = ""
    agency: str = ""
    provider: str = ""
    places: tuple[Place, ...] = ()
    located: tuple[Place, ...] = ()
    byline: tuple[str, ...] = ()
    holder: str = ""
    terms: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    paragraphs: list[tuple[str, BlockKind]] = field(default_factory=list)
    plain: str = ""
    closing: str = ""
    private: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)

    def set_guid(self, raw: object) -> None:
        """Keep the first id that could name a story."""
        self.guid = self.guid or guid(raw)

    def set_number(self, raw: object) -> None:
        """Keep the first version number; providers write it as text, too."""
        shown = one_line(raw, _LONGEST_NUMBER + 1)
        number = shown.isascii() and shown.isdigit() and len(shown) <= _LONGEST_NUMBER
        if self.number is None and number:
            self.number = int(shown)

    def set_language(self, raw: object) -> None:
        """Keep the first language tag that names a language."""
        self.language = self.language or language(raw)

    def set_urgency(self, raw: object) -> None:
        """Keep the first urgency of 1 to 9."""
        self.urgency = self.urgency or urgency(raw)

    def moment(self, name: str, raw: object) -> Edtf | None:
        """The moment that field `name` states; a notice where it is unreadable."""
        shown = one_line(raw, 120)
        read = moment(shown, self.conventions.timezone) if shown else None
        if shown and read is None:
            message = f"The moment in {name} is unreadable: {shown!r}."
            self.notices.append(Notice("date-unreadable", message, "warning"))
        return read

    def set_embargo(self, raw: object) -> None:
        """Hold the story until the moment of a field; for good where it is unreadable."""
        shown = one_line(raw, 300)
        if not shown or self.embargo is not None:
            return
        read = moment(shown, self.conventions.timezone)
        self.embargo, notices = stated_embargo(shown, read)
        self.notices.extend(notices)

    def set_dateline(self, raw: object) -> None:
        """Take places and credit of a dateline that stood in a field of its own."""
        shown = one_line(raw, 300)
        places, agency = places_of(shown, self.conventions)
        self.places = self.places or places
        self.agency = self.agency or agency
        if shown and not places and not agency and any(c.isalpha() for c in shown):
            self.leave("dateline", shown)

    def set_created(self, raw: object) -> None:
        """Keep when the content was created; unreadable ones say nothing."""
        self.created = self.created or moment(one_line(raw, 120), self.conventions.timezone)

    def set_byline(self, raw: object) -> None:
        """Add the names of a byline; initials are the desk's sign-off and no names."""
        shown = one_line(raw, 300)
        if is_initials(shown) and not self.conventions.is_credit(shown):
            self.closing = self.closing or shown
            return
        names, credit = byline_of(shown, self.conventions)
        self.byline = tuple(dict.fromkeys((*self.byline, *names)))
        self.provider = self.provider or credit

    def note(self, kind: str, text: str) -> None:
        """Keep a note that readers may see."""
        shown = one_line(text, 4000)
        if shown and len(self.notes) < MOST_NOTES and Note(kind, shown) not in self.notes:
            self.notes.append(Note(kind, shown))

    def ednote(self, text: str, *, role: str = "", publishable: bool | None = None) -> None:
        """Take an editorial note: show it, or drop it without a copy.

        Dropped is what is marked as not publishable, what lists contacts, and what holds a
        telephone number or a mail address without being marked as publishable.
        """
        shown = one_line(text, 4000)
        name = local(role).casefold()
        if not shown:
            return
        private = private_start(shown, 0, len(shown)) is not None
        contact = "contact" in name or holds_contact(shown)
        unmarked = publishable is None and contact
        internal = any(mark in name.replace("-", "") for mark in _PRIVATE_ROLES)
        if publishable is False or internal or private or unmarked:
            self.private += len(shown)
        elif name == "closingline":
            self.closing = self.closing or shown
        else:
            kind = "embargo" if is_embargo(shown) else "editorial"
            self.note(_NOTE_KINDS.get(name, kind), shown)

    def leave(self, name: str, text: str) -> None:
        """Keep what is not understood for the notices; of what holds a contact, the name only."""
        shown = one_line(text, _LONGEST_LEFT + 1)
        if shown and len(self.left) < MOST_NOTES:
            self.left.append((name, "" if holds_contact(one_line(text, 4000)) else shown))

    def take(self, markup: Markup, *, body: bool = True) -> None:
        """Take in what markup held: blocks of the body, links, captions, notes."""
        if body:
            self.paragraphs.extend(markup.paragraphs)
        self.links.extend(markup.links)
        self.private += markup.private
        for note in markup.notes:
            if note.kind == "byline":
                if not self.byline:
                    self.set_byline(note.text)
            elif note.kind == "closing":
                self.closing = self.closing or note.text
            elif note.kind == "editorial":
                self.ednote(note.text)
            else:
                self.note(note.kind, note.text)
        if markup.cut:
            message = "A text was too long (4 million characters, 50,000 blocks) and was cut off."
            self.notices.append(Notice("body-cut-off", message, "warning"))
