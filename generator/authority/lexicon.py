"""Words that are evidence for or against a name, and are no names of entities themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists for annotators. All words are NFC and spelled as in running text.

    `first_names`: given names as the press writes them (`Wladimir`, `Ursula`), single words; a
    double name with a hyphen counts when each part does or the whole stands here.
    `surnames`: family names of known persons, single words without particles; weak evidence.
    `ambiguous_names`: names of entities that are also ordinary words, given names or frequent
    family names (`Essen`, `Halle`, `Visa`): a mention of one needs other evidence.
    `role_words`: titles and offices in all forms (`Minister`, `Ministers`, `Ministerin`),
    German and English; a compound whose tail is one (`Vize-Präsident`) is one as well.
    `party_abbreviations`: what stands in parentheses behind a politician's name (`SPD`).
    `legal_forms`: endings of company names (`AG`, `GmbH`, `Inc.`).
    `not_names`: capitalised words that open sentences or stand before names and are none.
    """

    first_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    ambiguous_names: frozenset[str] = frozenset()
    role_words: frozenset[str] = frozenset()
    party_abbreviations: frozenset[str] = frozenset()
    legal_forms: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()

    def is_first_name(self, word: str) -> bool:
        """Whether the word is a given name, `Hans-Dietrich` and `Jean-Noël` included."""
        if word in self.first_names:
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(part in self.first_names for part in parts)

    def is_role(self, word: str) -> bool:
        """Whether the word is a role or a hyphened compound of one (`SED-Chef`)."""
        return word in self.role_words or (
            "-" in word and word.rpartition("-")[2] in self.role_words
        )
