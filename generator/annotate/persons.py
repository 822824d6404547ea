"""Full names of people, and surnames that a role or an address introduces.

A name is taken for a person's on evidence only: a known given name before it, a role or an
address before it, a party in brackets or a role in apposition after it, or the authority.
Each rule below names its evidence; `via` carries that name into the mention.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial

from generator.annotate.english_people import (
    GIVEN_MONTHS,
    by_kin,
    by_month,
    shown_in_english,
    small_role_follows,
    stands_alone,
)
from generator.annotate.english_words import (
    BUILDINGS,
    COMPANY_HEADS,
    NO_SURNAMES,
    REIGNING,
    ROLES,
    SOMEBODY_S,
)
from generator.annotate.evidence import PERSONAL_FIRMS
from generator.annotate.gazetteer import Gazetteer, Match
from generator.annotate.grammar import (
    ARTICLES,
    HONORIFICS,
    NOT_SURNAMES,
    PARTICLES,
    SPEECH_VERBS,
    is_inflected_adjective,
    is_noun_like,
    without_genitive,
    word_set,
)
from generator.annotate.person import FAMILY, NAMED_AFTER, Person
from generator.annotate.rolewords import is_role, role_base
from generator.annotate.tokens import EDGE, Token, Tokens
from generator.authority.lexicon import Lexicon

_INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*$")
_ROMAN = re.compile(r"(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,3}|XI?V|XVI{0,3})\.?$")
_PARTICLE_STARTS = word_set("von van de del della di da du dos le bin ibn al af av zu ten ter")
_CAPITAL_PARTICLES = word_set("De Del Della Di Da Van Von Le La El Al Ibn Bin Ben Mac St.")
_MEANS = word_set(
    """Satellit Gesetz Hubschrauber Haftbefehl Anhalter Post Mail E-Mail Brief Telefon Funk Video
    Videoschalte Dekret Internet Knopfdruck Bahn Bus Schiff Flugzeug Lastwagen Los Handschlag"""
)
"""What goes by `per`."""
_INSIDE = word_set("in In into through across")
_LASTING_S = ("as", "is", "us", "os", "ens", "hs", "ss")
"""Endings of names whose -s belongs to the name far more often than not (`Thomas`, `Jens`)."""


class PersonFinder:
    """Finds the people of one story. Made per story; holds no state that outlives it."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, *, language: str
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.english = language.startswith("en")
        self.counts = Counter(token.text for token in tokens.all)
        self._alone = cache(partial(stands_alone, tokens))

    def find(self) -> tuple[Person, ...]:
        """The people named in full or by role and surname, in text order."""
        found: list[Person] = []
        index, count = 0, len(self.tokens)
        while index < count:
            token = self.tokens.all[index]
            person = self._at(index, token) if token.upper else None
            if person:
                found.append(person)
            index = person.end if person else index + 1
        return tuple(found)

    def _at(self, index: int, token: Token) -> Person | None:
        if self.english and token.text in GIVEN_MONTHS:
            known = partial(self.is_surname, strict=True)
            return by_month(self.tokens, index, known, self._recurs)
        if token.text in NOT_SURNAMES or self._counted(index, token):
            return None
        match = self.gazetteer.longer(self.tokens, index)
        if match:
            if "person" not in match.name.types:
                return None
            return self._listed(match)
        found = (
            self._by_first_name(index, token)
            or self._by_role(index, token)
            or self._by_what_follows(index, token)
        )
        kin = found is None and self.english and self.is_surname(token, strict=True)
        return by_kin(self.tokens, index) if kin else found

    def _listed(self, match: Match) -> Person:
        """A person of the authority; a title its name begins with (`König Charles`) is left out."""
        start = match.start
        if is_role(self.tokens.at(start).text, self.lexicon):
            start += 1
            longer = self.gazetteer.longest(self.tokens, start)
            if longer and longer.end > match.end and "person" in longer.name.types:
                match = longer
        words, end = match.name.words, match.end
        if self.english and words[-1] == "." and end - start > 1:
            words, end = words[:-1], end - 1  # `Pope Pius XII.` ends a sentence
        return Person(start, end, words, "authority", 0.98)

    def _counted(self, index: int, token: Token) -> bool:
        """Whether a number stands before a word: then it is a unit (`100 Mark`)."""
        return self.tokens.near(index - 1, token.sentence).text[:1].isdigit()

    def _by_first_name(self, index: int, token: Token) -> Person | None:
        if not self.is_first_name(token.text):
            return None
        sentence, end = token.sentence, index + 1
        while self.is_first_name(self.tokens.near(end, sentence).text) or (
            _INITIAL.match(self.tokens.near(end, sentence).text)
            and self._name_may_begin(end + 1, sentence)
        ):
            end += 1
        end, has_surname = self._surname(end, sentence)
        if not has_surname and end - index < 2:
            return None
        if self._is_owned(self.tokens.near(end, sentence).text) or self._is_firm(end, sentence):
            return None
        before = self.tokens.near(index - 1, sentence).text
        # One is in Albert Park.
        ground = self.english and before in _INSIDE and self.tokens.texts[end - 1] in SOMEBODY_S
        firm = before in PERSONAL_FIRMS and has_surname
        if ground or firm or self._is_word(index, token, before):
            return None
        confidence = 0.9
        if self._is_weak(token, index) and not self._is_borne_out(index, end):
            return None
        if self._role_before(index):
            confidence = 0.97
        return Person(index, end, self._words(index, end), "first-name", confidence)

    def _is_owned(self, word: str) -> bool:
        """Whether what a word tells of is called after somebody (`Ross Quorn Reservoir`)."""
        return word in NAMED_AFTER or (self.english and word in BUILDINGS)

    def _is_firm(self, index: int, sentence: int) -> bool:
        """Whether an English firm's name goes on there (`Anna Quorn Architects`)."""
        return self.english and self.tokens.near(index, sentence).text in COMPANY_HEADS

    def _is_word(self, index: int, token: Token, before: str) -> bool:
        """Whether a given name is the word it looks like: `nach dem Roman von …`, `Per Gesetz`."""
        if token.text == "Roman":
            return before.lower() in ARTICLES
        return token.text == "Per" and self.tokens.near(index + 1, token.sentence).text in _MEANS

    def _by_role(self, index: int, token: Token) -> Person | None:
        before = self._role_before(index)
        if before is None:
            return None
        if token.text in FAMILY:
            return None  # `Grafs Vater Peter`
        addressed = before.text in HONORIFICS
        end = self._after_role(index, token, strict=not addressed)
        if end is None or self._is_owned(self.tokens.near(end, token.sentence).text):
            return None
        full = end - index > 1
        if not full and self.is_first_name(token.text) and before.text not in REIGNING:
            return None  # `seine Frau Elena`
        if not (full or addressed or self._role_stands_bare(index) or self._recurs(token.text)):
            return None
        confidence = 0.85 if full else 0.8
        return Person(index, end, self._words(index, end), "role", confidence, full=full)

    def _after_role(self, index: int, token: Token, *, strict: bool) -> int | None:
        """Where a name after a role ends: one or two capitalised words, initials, particles."""
        sentence = token.sentence
        following = self.tokens.near(index + 1, sentence)
        full = self.is_surname(following, strict=True)
        word = token.text in self.lexicon.not_names and token.text not in NOT_SURNAMES
        if not (self.is_surname(token, strict=strict) or (self.english and full and word)):
            return None
        if full:
            third = self.tokens.near(index + 2, sentence)
            return index + 2 + (self.english and self._goes_on(index + 2, third))
        initial = _INITIAL.match(following.text) is not None
        if initial or following.text in _PARTICLE_STARTS:
            end, has_surname = self._surname(index + 1 + initial, sentence)
            return end if has_surname else index + 1
        return index + 1

    def _by_what_follows(self, index: int, token: Token) -> Person | None:
        sentence = token.sentence
        second = self.tokens.near(index + 1, sentence)
        if not (
            second.upper
            and self.is_surname(token, strict=True)
            and self.is_surname(second, strict=True)
        ):
            return None
        found = self._shown(index, token)
        if found is None:
            return None
        end, via, confidence = found
        return Person(index, end, self._words(index, end), via, confidence)

    def _shown(self, index: int, token: Token) -> tuple[int, str, float] | None:
        """Where a name of unknown words ends, what shows it, and how sure that is."""
        before, end = self.tokens.near(index - 1, token.sentence), index + 2
        by_role = self.english and (before.text in ROLES or before.text.endswith("-year-old"))
        if not by_role and (
            token.text in _CAPITAL_PARTICLES
            or before.text.lower() in ARTICLES
            or is_inflected_adjective(before.text)
        ):
            return None
        if self._party_follows(end, token.sentence):
            return end, "party", 0.9
        if self._apposition_follows(end, token.sentence):
            return end, "apposition", 0.8
        if not self.english:
            return None
        end += self.is_surname(self.tokens.near(end, token.sentence), strict=True)
        if self._is_firm(end, token.sentence):
            return None
        how = shown_in_english(self.tokens, index, end, self._alone)
        return (end, *how) if how else None

    def is_first_name(self, word: str) -> bool:
        """Whether a word is a known given name, hyphenated or not."""
        names = self.lexicon.first_names
        return word in names or ("-" in word and all(part in names for part in word.split("-")))

    def is_surname(self, token: Token, *, strict: bool) -> bool:
        """Whether a token may be a surname; `strict` where no given name stands before it."""
        word = token.text
        if not token.upper or len(word) < 2 or word.isupper() or word in NOT_SURNAMES:
            return False
        if (
            (self.english and word in NO_SURNAMES)
            or "." in word
            or word.endswith("-")
            or (not self.english and is_noun_like(word))
        ):
            return False
        if word.endswith(("straße", "platz", "allee", "preis")):
            return False
        role = role_base(word, self.lexicon)
        if not strict:
            return role is None or (len(word) < 9 and "-" not in word and word not in HONORIFICS)
        if role is not None or word in HONORIFICS or word in self.lexicon.not_names:
            return False
        bare = without_genitive(word) or word
        known = self.gazetteer.word(word) or self.gazetteer.word(bare)
        return known is None and bare not in self.lexicon.not_names and not self._is_part(word)

    def _is_part(self, word: str) -> bool:
        head, hyphen, _ = word.partition("-")
        return bool(hyphen) and self.gazetteer.part(head) is not None

    def _surname(self, index: int, sentence: int) -> tuple[int, bool]:
        """Where a name ends whose given names end before `index`, and whether a surname came."""
        end = index
        while end - index < 3 and self.tokens.near(end, sentence).text in PARTICLES:
            if end == index and self.tokens.near(end, sentence).text not in _PARTICLE_STARTS:
                break
            end += 1
        token = self.tokens.near(end, sentence)
        if _ROMAN.match(token.text):
            return self._after_roman(end, sentence), True
        if token.text in _CAPITAL_PARTICLES and self.tokens.near(end + 1, sentence).upper:
            end, token = end + 1, self.tokens.near(end + 1, sentence)
        if not self.is_surname(token, strict=False):
            return index, False
        end += 1
        following = self.tokens.near(end, sentence)
        if _ROMAN.match(following.text) and following.text not in {"I", "V", "X"}:
            return self._after_roman(end, sentence), True
        if following.text in {"Jr.", "Sr."}:
            return end + 1, True
        return (end + 1 if self._goes_on(end, following) else end), True

    def _after_roman(self, index: int, sentence: int) -> int:
        """Past a Roman numeral, and past its full stop where that ends no sentence."""
        if self.english:
            return index + 1
        stop, after = self.tokens.near(index + 1, sentence), self.tokens.near(index + 2, sentence)
        return index + 2 if stop.text == "." and after is not EDGE else index + 1

    def _goes_on(self, index: int, token: Token) -> bool:
        """Whether a second surname follows: English capitals, or one that recurs alone."""
        if not self.is_surname(token, strict=True) or self._is_owned(token.text):
            return False
        return self.english or self._recurs(token.text) or self._after_speech(index)

    def _after_speech(self, index: int) -> bool:
        after = self.tokens.near(index + 1, self.tokens.at(index).sentence)
        return after.text in SPEECH_VERBS or after.text == "("

    def _name_may_begin(self, index: int, sentence: int) -> bool:
        token = self.tokens.near(index, sentence)
        return (token.upper and token.text not in NOT_SURNAMES) or token.text in _PARTICLE_STARTS

    def _is_weak(self, token: Token, index: int) -> bool:
        """Whether a given name is an ordinary word or a place as well."""
        word = token.text
        if word in self.lexicon.ambiguous_names or word in self.lexicon.not_names:
            return True
        return self.gazetteer.word(word) is not None or (
            "-" not in word and self.tokens.opens_sentence(index) and len(word) < 3
        )

    def _is_borne_out(self, start: int, end: int) -> bool:
        """Whether more than an ambiguous given name speaks for a person."""
        sentence = self.tokens.at(start).sentence
        after = self.tokens.near(end, sentence)
        return (
            self._role_before(start) is not None
            or self._party_follows(end, sentence)
            or self._apposition_follows(end, sentence)
            or after.text in SPEECH_VERBS
            or self.tokens.near(start - 1, sentence).text in SPEECH_VERBS
            or self._recurs(self.tokens.at(end - 1).text)
        )

    def _role_before(self, index: int) -> Token | None:
        token = self.tokens.near(index - 1, self.tokens.at(index).sentence)
        return token if token.text and is_role(token.text, self.lexicon) else None

    def _role_stands_bare(self, index: int) -> bool:
        """Whether the role before a name has no article (`Kanzler Kohl`): then a name follows.

        After `der Minister` another noun may be a second object (`bot der Minister Hilfe an`).
        """
        step, sentence = index - 1, self.tokens.at(index).sentence
        while step >= 0:
            token = self.tokens.near(step, sentence)
            if is_role(token.text, self.lexicon) or is_inflected_adjective(token.text):
                step -= 1
                continue
            return token.text.lower() not in ARTICLES
        return True

    def _recurs(self, word: str) -> bool:
        """Whether a word stands in the story more than once, or again without its genitive."""
        bare = without_genitive(word)
        return self.counts[word] + self.counts[word + "s"] > 1 or bool(bare and self.counts[bare])

    def _party_follows(self, index: int, sentence: int) -> bool:
        return (
            self.tokens.near(index, sentence).text == "("
            and self.tokens.near(index + 1, sentence).text in self.lexicon.party_abbreviations
        )

    def _apposition_follows(self, index: int, sentence: int) -> bool:
        """`…, [der] [frühere] Generalinspekteur …`."""
        if self.tokens.near(index, sentence).text != ",":
            return False
        step = index + 1
        while self.tokens.near(step, sentence).text.lower() in ARTICLES or is_inflected_adjective(
            self.tokens.near(step, sentence).text
        ):
            step += 1
        word = self.tokens.near(step, sentence).text
        if self.english:
            return small_role_follows(self.tokens, step, self.lexicon)
        return step - index <= 4 and role_base(word, self.lexicon) is not None

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        """The words of a name, the last one without a genitive ending that is none of its own."""
        words = self.tokens.words(start, end)
        if words[-1] == "." and len(words) > 1:
            words = (*words[:-2], words[-2] + ".")
        bare = without_genitive(words[-1])
        if bare and self._is_genitive(words, bare, end):
            return (*words[:-1], bare)
        return words

    def _is_genitive(self, words: tuple[str, ...], bare: str, end: int) -> bool:
        if self.gazetteer.lists((*words[:-1], bare)):
            return True
        if self.counts[bare]:
            return True
        known = bare in self.gazetteer.surnames
        lasting = self.counts[words[-1]] > 1 or words[-1].endswith(_LASTING_S)
        if self.english or (lasting and not known):
            return False
        if known and len(words) == 1:
            return True
        following = self.tokens.near(end, self.tokens.at(end - 1).sentence)
        return following.upper and following.text not in NOT_SURNAMES
