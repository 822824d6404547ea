"""Direct speech and fragments of it; quoted names and mottos are neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.annotate.grammar import word_set
from generator.annotate.speech.attribution import Attribution, attribution
from generator.annotate.speech.marks import speeches
from generator.annotate.speech.phrases import Phrase, Scene
from generator.annotate.speech.verbs import NAMING, PASSIVE
from generator.model.marks import Mention, Quote, QuoteKind
from generator.model.story import Story
from generator.model.text import Span

_TERMINAL = frozenset(".!?…")
_FRAGMENT_WORDS = 4
_INNER = word_set(
    "der die das des dem den für und zur zum von vom im in am of for the and on de zu"
)
_TITLED = (
    "überschrift", "titel", "motto", "film", "western", "buch", "roman", "lied", "song", "album",
    "zeitung", "magazin", "zeitschrift", "aktion", "kampagne", "projekt", "hotel", "serie",
    "sendung", "blatt", "plakat", "transparent", "begriff", "stichwort", "namen", "name",
    "schiff", "fähre", "frachter", "oper", "stück", "gemälde", "programm", "operation", "mission",
    "wort", "aufruf", "losung", "parole", "dokumentation", "website", "homepage", "kongress",
    "entitled", "titled", "headline", "slogan", "movie", "book", "erstwerk", "werk", "truppe",
)  # fmt: skip
"""Nouns, also as the end of a compound, before which a title, name or motto stands in quotes."""
_CALLED = (
    "sender", "agentur", "portal", "rockband", "popband", "initiative", "verein", "stiftung",
    "organisation",
)  # fmt: skip
"""Nouns for bodies whose names stand in quotes right behind them; behind a colon they speak."""
_APART = 160
"""Two speeches with more characters between them are not two parts of one."""


@dataclass(frozen=True, slots=True)
class Said:
    """Direct speech, the paragraph it begins in, and the phrase that names its speaker."""

    quote: Quote
    block: Span
    phrase: Phrase | None


def direct_speech(story: Story, scene: Scene, mentions: tuple[Mention, ...]) -> Iterator[Said]:
    """The direct speech and the fragments of a story, in text order; fragments without a speaker
    among them, which may be names."""
    blocks = tuple(block for block in story.blocks if block.kind in {"paragraph", "item"})
    previous: Said | None = None
    for span, going_on in speeches(story.text, blocks):
        block = next(block.span for block in blocks if block.span.contains(span))
        if any(_covers(mention, span) for mention in mentions):
            continue
        alone = _fills(span, block) and previous is not None and _closes(previous, block)
        if previous and not (going_on or alone or block.contains(previous.quote.span)):
            previous = None
        said = _read(scene, span, block, previous, going_on=going_on)
        if said:
            previous = said
            yield said


def _fills(span: Span, block: Span) -> bool:
    """Whether a paragraph is one speech, with its marks and nothing beside it."""
    return len(block) <= len(span) + 2


def _closes(said: Said, block: Span) -> bool:
    """Whether speech ends the paragraph before that one, so that one of speech alone goes on."""
    return said.quote.span.end + 2 >= said.block.end >= block.start - 2


def _covers(mention: Mention, span: Span) -> bool:
    return mention.span.contains(span) or (
        span.contains(mention.span) and len(mention.span) + 2 >= len(span)
    )


def _read(
    scene: Scene, span: Span, block: Span, previous: Said | None, *, going_on: bool
) -> Said | None:
    words = _words(scene, span)
    if not words:
        return None
    told = _told(scene, span, block, previous, going_on=going_on)
    kind = _kind(scene.tokens.text, span, words, spoken=told is not None)
    titled = _is_titled(scene, span) and not (told and told.verb < 0)
    if titled or (kind == "fragment" and told and not is_said(scene, span, verb=told.verb)):
        return None
    confidence = (0.9 if told else 0.6) - (0.15 if kind == "fragment" else 0.0)
    speaker = told.phrase.span(scene.tokens) if told else None
    quote = Quote(span, kind, speaker, via=told.via if told else "marks", confidence=confidence)
    return Said(quote, block, told.phrase if told else None)


def _words(scene: Scene, span: Span) -> list[str]:
    place = scene.tokens.range_of(span)
    words = scene.tokens.words(place.start, place.stop)
    return [word for word in words if word[0].isalnum()]


def _told(
    scene: Scene, span: Span, block: Span, previous: Said | None, *, going_on: bool
) -> Attribution | None:
    floor = scene.tokens.index_at(block.start)
    earlier = previous.quote.span if previous else None
    if earlier and earlier.end > block.start:
        floor = scene.tokens.index_at(earlier.end)
    found = attribution(scene, span, floor)
    phrase = previous.phrase if previous else None
    if found or not phrase or not earlier:
        return found
    if not going_on and span.of(scene.tokens.text)[:1].islower():
        own = subject_of(scene, span)
        if own and own.person:
            return Attribution(own, -1, "subject")
    if going_on or 0 <= span.start - earlier.end < _APART:
        return Attribution(phrase, -1, "continued")
    return None


def subject_of(scene: Scene, span: Span) -> Phrase | None:
    """Who a sentence with words in quotation marks opens with, whose they are then whatever the
    verb (`Huber wies den Vorwurf als "haltlos und dumm" zurück`), but for the passive."""
    sentence = scene.tokens.at(scene.tokens.index_at(span.start)).sentence
    if sentence < 0:
        return None
    place = scene.tokens.sentences[sentence]
    before = scene.tokens.words(place.start, scene.tokens.index_at(span.start))
    if PASSIVE.intersection(scene.tokens.words(place.start, place.stop)) or "," in before:
        return None
    phrase = scene.phrase(place.start, place.stop)
    told = phrase and (phrase.person or phrase.pronoun or phrase.body)
    return phrase if told else None


def _kind(text: str, span: Span, words: list[str], *, spoken: bool) -> QuoteKind:
    """A whole utterance begins with a capital and is closed by a mark of its own, follows a colon,
    or has a sentence's length; with a speaker, two words before a comma are enough."""
    said = span.of(text)
    before = text[: span.start - 1].rstrip()[-1:]
    after = text[span.end + 1 : span.end + 2]
    if not (said[0].isupper() or said[0].isdigit()):
        whole = before == ":" or (len(words) > 2 * _FRAGMENT_WORDS and before in {"", "."})
        return "direct" if whole and (said[-1] in _TERMINAL or after == ",") else "fragment"
    if before == ":" or (said[-1] in _TERMINAL and (len(words) > 1 or spoken)):
        return "direct"
    ended = said[-1] == "," or after in {",", "."}
    long = len(words) > _FRAGMENT_WORDS
    if (ended and (long or (spoken and len(words) > 1))) or (long and before in {"", "."}):
        return "direct"
    return "fragment"


def _is_titled(scene: Scene, span: Span) -> bool:
    """Whether the noun before quoted words says that they are a title, name or motto."""
    first = scene.tokens.index_at(span.start)
    words = [scene.word(index) for index in range(first - 2, first - 4, -1)]
    if not _TERMINAL.isdisjoint(words):
        return False  # it ends the sentence before
    before = next((word for word in words if word[:1].isalpha()), "")
    noun = before.casefold().removesuffix("s")
    return noun.endswith(_TITLED) or (words[0] == before and noun.endswith(_CALLED))


def is_said(scene: Scene, span: Span, *, verb: int, alone: bool = True) -> bool:
    """Whether quoted words in a sentence are the speaker's, not a name.

    `verb` is the token of the verb that tells who speaks, -1 for none; without `alone` one word
    may only be somebody's where it is called so (`als "haltlos"`).
    """
    words = _words(scene, span)
    naming = verb >= 0 and scene.word(verb) in NAMING
    if len(words) < 2:
        before = scene.word(scene.tokens.index_at(span.start) - 2)
        called = before in {"als", "eine", "ein", "einen", "für", "kein", "keine"}
        plain = words[0].islower() and "." not in words[0]
        return (plain and (alone or called)) or naming or (alone and called)
    like_a_name = all(word in _INNER or not word[0].islower() for word in words)
    return naming or not like_a_name
