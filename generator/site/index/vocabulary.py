"""The keys of words, kept from one run to the next for the newest stories.

To find the keys of a word costs more than all else: stems, verbs, parts. A story that comes in is
put into a segment whose other words were all looked at before.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.site.index.analysis import keys_of
from generator.site.index.compounds import Splitter
from generator.site.index.words import lowered


class Vocabulary:
    """Keys of words by language; only of words that what an archive teaches cannot change."""

    def __init__(self, version: str, file: Path | None = None) -> None:
        self._version = version
        self._file = file
        self._known: dict[str, dict[str, list[str]]] = {}
        self._used: dict[str, dict[str, list[str]]] = {}
        if file is not None and file.is_file():
            try:
                kept = json.loads(file.read_text(encoding="utf-8"))
                self._known = kept["words"] if kept["version"] == version else {}
            except (ValueError, KeyError, TypeError):
                self._known = {}

    def keys(self, word: str, language: str, splitter: Splitter) -> list[str]:
        """As `keys_of`."""
        if splitter.learns(lowered(word)):
            return list(keys_of(word, language, splitter))
        found = self._known.get(language, {}).get(word)
        if found is None:
            found = list(keys_of(word, language, splitter))
        self._used.setdefault(language, {})[word] = found
        return found

    def save(self) -> None:
        """Keep the words that were asked for since the start."""
        if self._file is not None:
            kept = {"version": self._version, "words": self._used}
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
