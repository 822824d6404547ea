"""What is found while one story is read: parts taken out of its text, and what to say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.formats.lines import FRAME
from generator.model.story import Cut, Note, Notice
from generator.model.text import Span

_MARKS = re.compile(f"[{FRAME}]")


@dataclass
class Reading:
    """Gathers cuts, notes and notices of one story. `text` is the whole decoded wire."""

    text: str
    cuts: list[Cut] = field(default_factory=list)
    marked: list[tuple[int, Note]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def cut(self, kind: str, start: int, end: int, *, private: bool = False) -> None:
        """Take `text[start:end]` out, without the blanks around it; private parts leave no copy."""
        raw = self.text[start:end]
        lead = len(raw) - len(raw.lstrip())
        raw = raw.strip()
        if not raw:
            return
        span = Span(start + lead, start + lead + len(raw))
        self.cuts.append(Cut(kind, span, "" if private else raw))

    def cut_frame_marks(self, start: int, end: int) -> None:
        """Take out every frame mark of the stretch that no other cut holds."""
        held = sorted((cut.origin.start, cut.origin.end) for cut in self.cuts)
        ahead = 0
        for match in _MARKS.finditer(self.text, start, end):
            while ahead < len(held) and held[ahead][1] <= match.start():
                ahead += 1
            if ahead == len(held) or match.start() < held[ahead][0]:
                self.cut("frame", match.start(), match.end())

    def note(self, kind: str, text: str, at: int) -> None:
        """Keep an editorial note that stood at offset `at`; line breaks in it read as blanks."""
        self.marked.append((at, Note(kind, " ".join(text.split()))))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order of the wire."""
        return tuple(note for _, note in sorted(self.marked, key=lambda pair: pair[0]))

    def notice(self, code: str, message: str, *, warning: bool = False) -> None:
        """Tell a person of something, once."""
        notice = Notice(code, message, "warning" if warning else "info")
        if notice not in self.notices:
            self.notices.append(notice)
