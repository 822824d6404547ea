"""What a page of our dialect is put together of: HTML that stands fast, and places for texts.

Texts are rendered all at once, after the page's structure is known, so the structure names them by
number. Lists and preformatted text may go on over empty lines and are closed only then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.site.fast.inline import PRIVATE, Outside


@dataclass(frozen=True, slots=True)
class Texts:
    """A place for texts from one number to another, with something between them."""

    start: int
    end: int
    between: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A place for a heading, whose id follows from its text."""

    level: int
    number: int


Part = str | Texts | Title


class List:
    """A list that may still grow: whether it is loose shows only as its items come in."""

    def __init__(self, tag: str) -> None:
        self._tag = tag
        # An item is its text's number as long as nothing makes it paragraphs, then theirs.
        self._items: list[int | list[int]] = []
        self._is_loose = False

    def add(self, numbers: Sequence[int]) -> None:
        """Append items in a row."""
        self._items.extend(numbers)

    def add_loose(self, number: int) -> None:
        """Append an item after an empty line."""
        self.last().append(number)
        self._items.append([self.last().pop()])

    def last(self) -> list[int]:
        """The last item's paragraphs; from now on it has some."""
        self._is_loose = True
        last = self._items[-1]
        if isinstance(last, int):
            last = [last]
            self._items[-1] = last
        return last

    def parts(self) -> list[Part]:
        """The list as HTML around its texts, which stand in order."""
        if not self._is_loose:
            first, last = self._items[0], self._items[-1]
            if isinstance(first, int) and isinstance(last, int):
                texts = Texts(first, last + 1, "</li>\n<li>")
                return [f"<{self._tag}>\n<li>", texts, f"</li>\n</{self._tag}>"]
        parts: list[Part] = [f"<{self._tag}>\n"]
        for item in self._items:
            if isinstance(item, int):
                parts += ["<li>", Texts(item, item + 1), "</li>\n"]
            else:
                texts = Texts(item[0], item[-1] + 1, "</p>\n<p>")
                parts += ["<li>\n<p>", texts, "</p>\n</li>\n"]
        return [*parts, f"</{self._tag}>"]


class Code:
    """Preformatted text, which goes on over empty lines."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def add(self, block: str) -> None:
        """Append a block; Outside where something in it would not stand as it is."""
        lines = block.split("\n")
        if (
            "<" in block
            or "&" in block
            or PRIVATE.search(block) is not None
            or not all(line.startswith("    ") for line in lines)
        ):
            raise Outside
        text = "\n".join(line[4:] for line in lines)
        self._blocks.append(text.rstrip().replace(">", "&gt;"))

    def parts(self) -> list[Part]:
        """The blocks as one."""
        return ["<pre><code>" + "\n\n".join(self._blocks).rstrip() + "\n</code></pre>"]
