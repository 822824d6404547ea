"""Noun phrases, as far as finding the subject of a verb of saying asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.annotate.grammar import NOT_SURNAMES, is_inflected_adjective, word_set
from generator.annotate.rolewords import is_role
from generator.annotate.speech.verbs import ENGLISH
from generator.annotate.tokens import Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Mention
from generator.model.text import Span

PRONOUNS = word_set("er sie he she Er Sie He She")
_NOMINATIVE = word_set(
    """der die das ein eine dieser diese dieses jeder jede sein seine ihr ihre kein keine unser
    unsere beide mehrere viele einige zahlreiche manche alle zwei drei vier the a an his her its
    their this one another several many some two three"""
)
_OBLIQUE = word_set(
    """dem den des einem einen eines diesem diesen seinem seinen seines seiner ihrem ihren ihres
    ihrer jedem jeden keinem keinen unserem unseren einer"""
)
PREPOSITIONS = word_set(
    """in im an am auf aus bei beim mit nach von vom vor zu zum zur für gegen um durch über ohne
    unter seit während wegen trotz laut neben zwischen hinter bis ab gegenüber angesichts
    gemäß per innerhalb außerhalb on at by with from to of for about after before during into
    through under over against between without since until amid despite"""
)
_DATIVES = word_set(
    "ihm ihr ihnen ihn uns mir mich dir sich einander es das dies dazu daran him her them us me it"
)
_COMPLEMENTS = word_set(
    """der des eines einer seines seiner ihres ihrer dieses dieser von vom für gegen aus in im bei
    beim am an zur zum of for at in the from with und and sowie"""
)
_NO_ADJECTIVES = (
    PREPOSITIONS
    | _DATIVES
    | ENGLISH
    | word_set(
        """and or but though although whereas that who which when while where as is are was were be
    been had has have will would could should may might not no if because so than then also both
    his her its their"""
    )
)
_DETERMINERS = word_set("the a an its their his her one two three several some many")
_JOINING = frozenset({"of", "in", "for", "at", "and"})
_NO_NOUNS = _NO_ADJECTIVES - _DETERMINERS
_MANY = frozenset({"police", "prosecutors"})
_LONGEST_PLAIN = 9
_DAYS = ("tag", "abend", "morgen", "mittag", "wochenende")
"""What days and parts of them end in, which stand behind `am` as no complement."""
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `[start, end)` that name somebody: by name, by pronoun, or by what they are."""

    start: int
    end: int
    person: Mention | None = None
    body: Mention | None = None
    pronoun: bool = False

    def span(self, tokens: Tokens) -> Span:
        """The name where there is one, else all of the phrase."""
        return self.person.span if self.person else tokens.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Scene:
    """A text's tokens, the mention that stands on each, and the word lists."""

    tokens: Tokens
    at: Mapping[int, Mention]
    lexicon: Lexicon
    english: bool

    @classmethod
    def of(
        cls, tokens: Tokens, mentions: tuple[Mention, ...], lexicon: Lexicon, *, english: bool
    ) -> Scene:
        """The scene of a story and its mentions."""
        at = {index: mention for mention in mentions for index in tokens.range_of(mention.span)}
        return cls(tokens, at, lexicon, english)

    def word(self, index: int) -> str:
        """The word of a token, empty outside the text."""
        words = self.tokens.texts
        return words[index] if 0 <= index < len(words) else ""

    def person(self, index: int) -> Mention | None:
        """The person named on a token."""
        mention = self.at.get(index)
        named = mention is not None and mention.type == "person" and mention.relation == "names"
        return mention if named else None

    def skip_oblique(self, index: int, stop: int) -> int:
        """Past what cannot be a subject at that token: adverbs, objects, prepositional phrases."""
        word = self.word(index)
        lower = word.lower()
        if lower in PREPOSITIONS or (lower in _OBLIQUE and not self.person(index)):
            return max(index + 1, self.past_group(index + 1, stop, article=True))
        if word in NOT_SURNAMES or lower in _DATIVES or not self.tokens.at(index).upper:
            return index + 1
        return index

    def past_group(self, index: int, stop: int, *, article: bool) -> int:
        """Past a noun with its adjectives, and its genitive; `index` itself if there is none."""
        start = index
        if article and self.word(index).lower() in _NOMINATIVE | _OBLIQUE:
            index += 1
        index = self._past_adjectives(index, stop)
        end, _, _ = self._nouns(index, stop)
        if end == index:
            return start
        if self.word(end) in {"der", "des", "von", "of"}:
            after, _, _ = self._nouns(self._past_adjectives(end + 1, stop), stop)
            if after > end + 1:
                return after
        return end

    def plain_group(self, index: int, stop: int) -> int:
        """Past an English noun that is no role and no name (`the civil protection agency`), with
        what `of`, `in`, `for` or `at` joins to it; `index` itself if there is none."""
        end = index + (self.word(index).lower() in _DETERMINERS)
        first = end
        while end < min(stop, index + _LONGEST_PLAIN):
            word = self.word(end)
            joins = word in _JOINING and end > first and self.word(end + 1)[:1].isalpha()
            plain = word[:1].isalpha() and word not in ENGLISH and word.lower() not in _NO_NOUNS
            if not (joins or plain or (end > first and self._owns_in_plural(end))):
                break
            end += 1
        while end > first and self.word(end - 1) in _JOINING | _DETERMINERS:
            end -= 1
        opens = self.word(first).islower() or self.tokens.opens_sentence(first)
        several = (opens and self.word(first).endswith("s")) or self.word(end - 1).endswith("s")
        known = end > first and (first > index or several)
        return end if known or self.word(first) in _MANY else index

    def _owns_in_plural(self, index: int) -> bool:
        """Whether a mark shows an English genitive before a noun (`the employers' bank`)."""
        owner = self.word(index) in {"'", "’"} and self.word(index - 1).endswith("s")
        return owner and self.word(index + 1)[:1].isalpha()

    def _past_adjectives(self, index: int, stop: int) -> int:
        start = index
        while index < stop:
            token, mention = self.tokens.at(index), self.at.get(index)
            derived = mention is not None and mention.relation == "relates" and not token.upper
            number = token.text[0].isdigit()
            english = self.english and token.text.isalpha() and token.text not in _NO_ADJECTIVES
            english = english and token.text.islower()
            english = english and not is_role(token.text.capitalize(), self.lexicon)
            english = english or (self.english and index > start and self._owns_in_plural(index))
            german = not self.english and is_inflected_adjective(token.text)
            if not (derived or number or german or english):
                break
            ordinal = number and self.word(index + 1) == "." and index + 2 < stop
            index += 2 if ordinal else 1  # `der 4. Zivilsenat`
        return index

    def _nouns(self, index: int, stop: int) -> tuple[int, Mention | None, Mention | None]:
        """Where capitalised words end, and the last person and other name among them that is not
        in the genitive."""
        person = body = None
        start = index
        while index < stop:
            mention, token = self.at.get(index), self.tokens.at(index)
            if mention is not None:
                index = self.tokens.range_of(mention.span).stop
                if mention.relation == "names":
                    if mention.type != "person":
                        body = mention
                    elif not self._owns(mention, index, stop):
                        person = mention
                if mention.relation != "part":
                    # `Pistorius' Sprecher Henning Vollbrecht`
                    owns = not self.english and self.word(index) in {"'", "’"}
                    index += owns and self.tokens.at(index + 1).upper
                    continue
                index = max(index, self.tokens.index_at(mention.span.end))
                continue
            role = self.english and (
                is_role(token.text.capitalize(), self.lexicon)
                or (index > start and self._calls_somebody(index))
            )
            noun = token.upper and token.text not in NOT_SURNAMES and token.text[0].isalpha()
            if not (noun or role):
                break
            index += 1
        return index, person, body

    def _calls_somebody(self, index: int) -> bool:
        """Whether one or two small English words stand before a person (`Kiel physiotherapist Jens
        Harmsen`)."""
        words = [self.word(index), self.word(index + 1)]
        plain = [word.isalpha() and word.islower() and word not in _NO_ADJECTIVES for word in words]
        if not plain[0]:
            return False
        return self.person(index + 1) is not None or (
            plain[1] and self.person(index + 2) is not None
        )

    def _owns(self, mention: Mention, end: int, stop: int) -> bool:
        """Whether a name is a genitive before its noun (`Merkels Sprecher`) or after one."""
        last = self.word(end - 1)
        if self.english:
            return self.word(end) in {"'s", "’s", "'", "’"}
        return last == mention.name.split()[-1] + "s" or (
            self.word(end) in {"'", "’"} and end < stop
        )

    def phrase(self, index: int, stop: int) -> Phrase | None:
        """The phrase that begins at a token and may be a subject; None if none does."""
        stop = min(stop, index + _LONGEST)
        word = self.word(index)
        if index >= stop or not word:
            return None
        if word in PRONOUNS and not self.at.get(index):
            return Phrase(index, index + 1, pronoun=True)
        lower = word.lower()
        article = self.english and lower == "an"  # a preposition in German
        if not article and (lower in _OBLIQUE or lower in PREPOSITIONS):
            return None
        head = index + 1 if lower in _NOMINATIVE else index
        head = self._past_adjectives(head, stop)
        end, person, body = self._nouns(head, stop)
        if end == head:
            return self._plain(index, stop)
        end, person, body = self._complements(end, stop, person, body)
        if self.english and person is None:
            end = max(end, self.plain_group(index, stop))  # `The Danish federation`
        return Phrase(index, end, person, body)

    def _plain(self, index: int, stop: int) -> Phrase | None:
        """An English group of small words behind its verb (`said an official at the bank`)."""
        said = self.english and self.word(index - 1) in {"said", "says"}
        if not said or self.word(index).lower() not in _DETERMINERS:
            return None
        end = self.plain_group(index, stop)
        closed = self.word(end) in {",", ".", ""}  # `said the work would take two years`
        return Phrase(index, end) if closed and end > index + 1 else None

    def _complements(
        self, end: int, stop: int, person: Mention | None, body: Mention | None
    ) -> tuple[int, Mention | None, Mention | None]:
        """Past genitives, prepositional phrases, brackets and appositions after a noun."""
        while end < stop:
            word = self.word(end)
            if word == "(":
                closing = next(
                    (i for i in range(end, min(stop, end + 9)) if self.word(i) == ")"), 0
                )
                if not closing:
                    break
                end = closing + 1
            elif word == "am" and self.word(end + 1).endswith(_DAYS):
                break  # when it was said
            elif word in _COMPLEMENTS or (self.english and word in {"'s", "’s"}):
                past, named, other = self._complement(end, stop)
                if past is None:
                    break
                if word == "und" and person is None and self.person(end - 1):
                    named = None  # `ein Sprecher der Minister Muster und Beispiel`
                end, person, body = past, person or named, body or other
            elif word == ",":
                past_apposition = self._apposition(end + 1, stop, named=person is not None)
                if past_apposition is None:
                    break
                end, named = past_apposition
                person = person or named
            else:
                break
        return end, person, body

    def _complement(
        self, index: int, stop: int
    ) -> tuple[int | None, Mention | None, Mention | None]:
        """Past `der Bundeswehr`, `von Human Rights Watch`, `und Willy Bogner`; a name that follows
        without a break (`Präsident der USA Donald Trump`) is the phrase's own."""
        joined = self.word(index) in {"und", "and", "sowie", "'s", "’s"}
        start = index + 1
        if self.word(start).lower() in _NOMINATIVE | _OBLIQUE:
            start += 1
        start = self._past_adjectives(start, stop)
        past, person, body = self._nouns(start, stop)
        if past == start:
            return None, None, None
        own = person is not None and (joined or self.person(start) is not person)
        if person is not None and not joined and is_role(self.word(start), self.lexicon):
            own = self.person(start + 1) is not person  # `ein Sprecher von Minister Muster`
        return past, person if own else None, body

    def _apposition(
        self, index: int, stop: int, *, named: bool
    ) -> tuple[int, Mention | None] | None:
        """Past `, der Vorsitzende der SPD,` or `, Karl Muster,`: a name on either side only."""
        start = index
        if self.word(start).lower() in _NOMINATIVE:
            start += 1
        start = self._past_adjectives(start, stop)
        end, person, body = self._nouns(start, stop)
        if end == start or (person is None) == (not named) or (named and person is not None):
            return None
        end, _, _ = self._complements(end, stop, person, body)
        if self.word(end) == ",":
            return end + 1, person
        return (end, person) if end >= stop or self.word(end) in {".", ":", ")"} else None
