"""Roles the text gives people: before the name, and in apposition before or after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.annotate.grammar import ARTICLES, HONORIFICS, word_set
from generator.annotate.nominative import is_role_adjective, nominative
from generator.annotate.reading import Reading
from generator.annotate.rolewords import role_base
from generator.annotate.tokens import Token, Tokens
from generator.authority.lexicon import Lexicon
from generator.model.marks import Annotations, Mention, RoleMark

_ENGLISH_BEFORE = word_set(
    """Prime Foreign Defence Defense Vice Deputy Former former then Interior Finance Chief First
    Acting acting outgoing new Secretary Attorney Lieutenant Major Opposition Labour Energy
    Economy Health Justice Trade Environment Education Culture Transport Treasury"""
)
_COMPLEMENT = word_set("der des von für im in bei beim of the for at in and")
_ENDS = frozenset({",", ".", ")", ";", ":", "–", "-", "!", "?", "", "und", "and"})
_LONGEST_COMPLEMENT = 7
# What somebody is to somebody else tells nothing once it stands alone.
_RELATIONAL = ("Kolleg", "Amtskolleg", "Vorgänger", "Nachfolger", "Stellvertreter", "Kronprinz")


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the rules look at: the tokens, which of them stand in which mention, the language."""

    tokens: Tokens
    mentions: Mapping[int, Mention]
    lexicon: Lexicon
    english: bool

    def is_head(self, token: Token) -> bool:
        """Whether a token is a role word, an address excepted."""
        word = token.text
        if not word or word in HONORIFICS or word.rpartition("-")[2].startswith(_RELATIONAL):
            return False
        if self.english and word.islower():
            word = word.capitalize()
        return role_base(word, self.lexicon) is not None

    def person_at(self, index: int) -> bool:
        """Whether a person's name stands on the token."""
        mention = self.mentions.get(index)
        return mention is not None and mention.type == "person"


def annotate(reading: Reading, so_far: Annotations) -> Annotations:
    """`so_far` with the roles given to the people it names."""
    tokens = reading.tokens
    mentions = {
        index: mention for mention in so_far.mentions for index in tokens.range_of(mention.span)
    }
    scene = _Scene(tokens, mentions, reading.lexicon, reading.story.language.startswith("en"))
    found = {
        role.span: role
        for mention in so_far.mentions
        if mention.type == "person" and mention.relation == "names"
        for role in _roles_of(scene, mention)
    }
    return replace(so_far, roles=tuple(found[span] for span in sorted(found)))


def _roles_of(scene: _Scene, mention: Mention) -> Iterator[RoleMark]:
    place = scene.tokens.range_of(mention.span)
    # `Sprecher Putins`: the role is not his whose name stands in the genitive.
    owned = (
        not scene.english and scene.tokens.at(place.stop - 1).text == mention.name.split()[-1] + "s"
    )
    before = None if owned else _before(scene, place.start)
    start = place.start
    if before:
        start = before[0]
        yield _mark(scene, before, mention, "title")
    elif scene.tokens.near(start - 1, scene.tokens.at(start).sentence).text in HONORIFICS:
        start -= 1
    apposed = _apposed_before(scene, start, place.stop)
    if apposed:
        yield _mark(scene, apposed, mention, "apposition")
    after = _after(scene, place.stop)
    if after:
        yield _mark(scene, after, mention, "apposition")


def _mark(scene: _Scene, found: tuple[int, int, int], mention: Mention, via: str) -> RoleMark:
    start, head, end = found
    sentence = scene.tokens.at(start).sentence
    article = scene.tokens.near(start - 1, sentence).text.lower()
    words = scene.tokens.words(start, end)
    text = scene.tokens.span(start, end).of(scene.tokens.text)
    role = text if scene.english else nominative(words, head - start, article, scene.lexicon)
    return RoleMark(scene.tokens.span(start, end), mention.span, role, via, 0.9)


def _before(scene: _Scene, name: int) -> tuple[int, int, int] | None:
    """`[britische] Verteidigungsminister NAME`, `Präsident Frankreichs NAME`: start, head, end."""
    sentence = scene.tokens.at(name).sentence
    end = name
    while scene.tokens.near(end - 1, sentence).text in HONORIFICS:
        end -= 1
    head = end - 1
    if not scene.is_head(scene.tokens.near(head, sentence)):
        behind = _role_with_owner(scene, head, sentence)
        if behind is None:
            return None
        head = behind
    start = head
    if not scene.english and scene.is_head(scene.tokens.near(start - 1, sentence)):
        start -= 1  # `Präsident General …`
    return _with_adjectives(scene, start, sentence), head, end


def _role_with_owner(scene: _Scene, index: int, sentence: int) -> int | None:
    """The role before an owner: `Präsident Frankreichs`, `Generalsekretär der SED`."""
    owner = scene.mentions.get(index)
    if scene.english:
        state = scene.tokens.near(index, sentence).text == "State"
        return index - 2 if state and scene.tokens.near(index - 2, sentence).upper else None
    if owner is None or owner.type == "person" or owner.relation != "names":
        return None
    step = scene.tokens.range_of(owner.span).start - 1
    if scene.tokens.near(step, sentence).text in {"der", "des", "von"}:
        step -= 1
    return step if scene.is_head(scene.tokens.near(step, sentence)) else None


def _with_adjectives(scene: _Scene, start: int, sentence: int) -> int:
    """The start of a role with the adjectives and the first half (`Staats- und`) before it."""
    if scene.tokens.near(start - 1, sentence).text == "und" and scene.tokens.near(
        start - 2, sentence
    ).text.endswith("-"):
        start -= 2
    while True:
        token = scene.tokens.near(start - 1, sentence)
        mention = scene.mentions.get(start - 1)
        derived = mention is not None and mention.relation == "relates"
        if scene.english:
            named = mention is not None and mention.type in {"organisation", "place"}
            if not (derived or named or token.text in _ENGLISH_BEFORE or scene.is_head(token)):
                return start
        elif not (derived or is_role_adjective(token.text)):
            return start
        start -= 1


def _apposed_before(scene: _Scene, start: int, stop: int) -> tuple[int, int, int] | None:
    """`der Generalinspekteur der Bundeswehr, General NAME,`: the role before the comma."""
    sentence = scene.tokens.at(start).sentence
    comma = start - 1
    if scene.tokens.near(comma, sentence).text != ",":
        return None
    if scene.tokens.near(stop, sentence).text != ",":
        return None
    for head in range(comma - 1, comma - 1 - _LONGEST_COMPLEMENT, -1):
        token = scene.tokens.near(head, sentence)
        if not token.text or scene.person_at(head) or token.text in {",", ":"}:
            return None
        if scene.is_head(token) and _complement_end(scene, head + 1, sentence) == comma:
            return _with_adjectives(scene, head, sentence), head, comma
    return None


def _after(scene: _Scene, stop: int) -> tuple[int, int, int] | None:
    """`NAME, [der] [frühere] Generalinspekteur der Bundeswehr,`."""
    sentence = scene.tokens.at(stop - 1).sentence
    if scene.tokens.near(stop, sentence).text == "(":
        while scene.tokens.near(stop, sentence).text not in {")", ""}:
            stop += 1
        stop += 1
    if scene.tokens.near(stop, sentence).text != ",":
        return None
    start = stop + 1
    if scene.tokens.near(start, sentence).text.lower() in ARTICLES:
        start += 1
    head = start
    while head - start < 4 and not scene.is_head(scene.tokens.near(head, sentence)):
        mention = scene.mentions.get(head)
        derived = mention is not None and (mention.relation == "relates" or scene.english)
        word = scene.tokens.near(head, sentence).text
        if not (derived or is_role_adjective(word) or (scene.english and word in _ENGLISH_BEFORE)):
            return None
        head += 1
    if not scene.is_head(scene.tokens.near(head, sentence)) or scene.person_at(head + 1):
        return None
    end = _complement_end(scene, head + 1, sentence)
    return (start, head, end) if end is not None else None


def _complement_end(scene: _Scene, index: int, sentence: int) -> int | None:
    """Where a role's complement (`der Bundeswehr`, `für Europa`) ends; None if it does not end
    before a comma, a full stop or an `und`: then the words are no apposition."""
    for end in range(index, index + _LONGEST_COMPLEMENT):
        token = scene.tokens.near(end, sentence)
        if token.text in _ENDS:
            return end
        if scene.person_at(end):
            return None
        fits = token.upper or token.text in _COMPLEMENT or is_role_adjective(token.text)
        mention = scene.mentions.get(end)
        if not (fits or (mention is not None and mention.relation == "relates")):
            return None
    return None
