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

WORDS_KEPT = 200_000
"""Of more words only those are kept that the last run asked for."""

WORTH_KEEPING = 1000
"""To write the file costs as much as to find the keys of about so many words."""


class Vocabulary:
    """Keys of words by language; only of words that what an archive teaches cannot change.

    `file` keeps them; without one they are known for as long as the object lives.
    """

    def __init__(self, version: str, file: Path | None = None) -> None:
        self._version = version
        self._file = file
        self._known: dict[str, dict[str, list[str]]] | None = None
        self._used: dict[str, dict[str, list[str]]] = {}

    def keys(self, word: str, language: str, splitter: Splitter) -> list[str]:
        """As `keys_of`."""
        if splitter.learns(lowered(word)):
            return list(keys_of(word, language, splitter))
        used = self._used.setdefault(language, {})
        found = used.get(word)
        if found is None:
            found = self._before().get(language, {}).get(word)
            if found is None:
                found = list(keys_of(word, language, splitter))
            used[word] = found
        return found

    def save(self) -> None:
        """Keep the words for the next run, if there are more than a few new ones."""
        words = self._used
        new = sum(len(used) for used in words.values())
        for language, before in self._before().items():
            used = words.get(language, {})
            new -= sum(word in before for word in used)
            if len(before) + len(used) <= WORDS_KEPT:
                words = {**words, language: {**before, **used}}
        if self._file is None or new <= WORTH_KEEPING:
            return
        kept = {"version": self._version, "words": words}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    def _before(self) -> dict[str, dict[str, list[str]]]:
        """What was kept; read when first needed."""
        if self._known is None:
            self._known = {}
            try:
                kept = json.loads(self._file.read_text(encoding="utf-8")) if self._file else {}
                self._known = kept["words"] if kept["version"] == self._version else {}
            except (OSError, ValueError, KeyError, TypeError):
                pass
        return self._known
