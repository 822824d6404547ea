"""What people say in a story: direct speech, fragments of it, and indirect speech.

Every German and English way of quoting is read („…“, “…”, »…«, «…» and straight marks), over
several paragraphs too. Rules only; what they take for a speaker's words is told in `verbs`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.annotate.reading import Reading
from generator.annotate.speech.direct import Said, direct_speech, is_said, subject_of
from generator.annotate.speech.indirect import reported
from generator.annotate.speech.phrases import Phrase, Scene
from generator.annotate.speech.referents import with_names
from generator.model.marks import Annotations, Quote
from generator.model.story import Story
from generator.model.text import Span

_CONFIDENCE = {
    "that-clause": 0.85, "subjunctive": 0.75, "infinitive": 0.6, "inverted": 0.85, "so": 0.85,
    "as-told": 0.7, "source": 0.7,
}  # fmt: skip

_NEEDING = frozenset({"subjunctive", "source"})
"""What goes on with the words of the paragraph before, if its own tells nobody."""


def annotate(reading: Reading, so_far: Annotations) -> Annotations:
    """`so_far` with the speech of the story."""
    english = reading.story.language.startswith("en")
    scene = Scene.of(reading.tokens, so_far.mentions, reading.lexicon, english=english)
    said = tuple(direct_speech(reading.story, scene, so_far.mentions))
    told = _indirect(reading.story, scene, said)
    direct = _attributed(scene, said, told)
    quotes = (*direct, *(quote for quote, _ in told))
    return replace(so_far, quotes=with_names(scene, quotes, so_far.roles, so_far.mentions))


def _indirect(
    story: Story, scene: Scene, said: tuple[Said, ...]
) -> tuple[tuple[Quote, Phrase | None], ...]:
    """The indirect speech outside direct speech, each with the phrase of its speaker."""
    whole = [one.quote.span for one in said if one.quote.kind == "direct"]
    found: list[tuple[Quote, Phrase | None]] = []
    kinds = {block.span: block.kind for block in story.blocks}
    paragraphs = [span for span, kind in kinds.items() if kind in {"paragraph", "item"}]
    block = 0
    for sentence in scene.tokens.sentences:
        here = scene.tokens.span(sentence.start, sentence.stop)
        while block < len(paragraphs) and paragraphs[block].end <= here.start:
            block += 1
        if block == len(paragraphs) or not paragraphs[block].contains(here):
            continue
        last = _latest(paragraphs[block], here, said, found)
        begin = scene.tokens.at(sentence.start - 1).sentence
        before = scene.tokens.sentences[begin].start if begin >= 0 else 0
        going_on = last is not None and last[0].end > scene.tokens.at(before).start
        teller = last[1] if last else None
        if not going_on:
            teller = _opener(scene, begin, paragraphs[block]) or teller
        if teller is None and block:
            told = _latest(paragraphs[block - 1], here, said, found)
            clause = reported(scene, sentence, None)
            if clause and clause.via in _NEEDING and not clause.phrase and told:
                clause = replace(clause, phrase=told[1])
        else:
            clause = reported(scene, sentence, teller, told=last is not None, going_on=going_on)
        if clause is None:
            continue
        span = scene.tokens.span(clause.start, clause.end)
        if any(span.overlaps(one) for one in whole):
            continue
        of = clause.phrase.span(scene.tokens) if clause.phrase else None
        via, confidence = clause.via, _CONFIDENCE[clause.via]
        found.append((Quote(span, "indirect", of, via=via, confidence=confidence), clause.phrase))
    return tuple(found)


def _opener(scene: Scene, sentence: int, block: Span) -> Phrase | None:
    """Who is named first in a sentence of a paragraph: whose words follow it in the subjunctive
    (`Huber sieht darin Parallelen. Die Ursache sei nie gefunden worden.`)."""
    if sentence < 0:
        return None
    place = scene.tokens.sentences[sentence]
    if scene.tokens.at(place.start).start < block.start:
        return None
    phrase = scene.phrase(place.start, place.stop)
    body = phrase.body if phrase else None
    named = body is not None and body.type == "organisation" and not (phrase and phrase.person)
    return phrase if phrase and (phrase.person or phrase.pronoun or named) else None


def _latest(
    block: Span,
    here: Span,
    said: Iterable[Said],
    told: Iterable[tuple[Quote, Phrase | None]],
) -> tuple[Span, Phrase] | None:
    """The words the paragraph told last before a sentence, and whose they are."""
    earlier = [(one.quote.span, one.phrase) for one in said] + [
        (quote.span, phrase) for quote, phrase in told
    ]
    before = [
        (span, phrase)
        for span, phrase in earlier
        if phrase and block.contains(span) and span.end <= here.start
    ]
    return max(before, key=lambda pair: pair[0].end) if before else None


def _attributed(
    scene: Scene, said: tuple[Said, ...], told: tuple[tuple[Quote, Phrase | None], ...]
) -> list[Quote]:
    """Direct speech; where its own sentence tells no speaker, that of the words it stands in or
    follows. A fragment without a speaker is none."""
    quotes: list[Quote] = []
    for one in said:
        quote = one.quote
        if quote.speaker is None:
            phrase, via = _inside(quote.span, told), "continued"
            last = _latest(one.block, quote.span, said, told) if phrase is None else None
            if last and _in_sentence_before(scene, last[0], quote.span):
                phrase = last[1]
            if phrase is None and quote.kind == "direct":
                phrase, via = _just_named(scene, quote.span, one.block), "just-named"
            if phrase is None and last:
                phrase, via = last[1], "continued"
            if quote.kind == "fragment":
                inside = _inside(quote.span, told) is not None
                if phrase is None or not inside:
                    phrase, via = subject_of(scene, quote.span), "subject"
                if phrase is None or not is_said(scene, quote.span, verb=-1, alone=inside):
                    continue
            if phrase:
                sure = 0.7 if via == "continued" else 0.55
                quote = replace(quote, speaker=phrase.span(scene.tokens), via=via, confidence=sure)
        quotes.append(quote)
    return quotes


def _just_named(scene: Scene, span: Span, block: Span) -> Phrase | None:
    """The one person named in the sentence right before words that stand alone in quotation
    marks (`Auch Huber zeigte sich erleichtert. "Das Schlimmste ist vorbei."`).
    """
    first = scene.tokens.index_at(span.start)
    sentence = scene.tokens.at(first).sentence
    opens = all(
        not word[0].isalnum()
        for word in scene.tokens.words(scene.tokens.sentences[sentence].start, first)
    )
    if not opens or sentence < 1:
        return None
    before = scene.tokens.sentences[sentence - 1]
    if scene.tokens.at(before.start).start < block.start:
        return None
    people = {mention.span: mention for index in before if (mention := scene.person(index))}
    if len(people) != 1:
        return None
    (mention,) = people.values()
    place = scene.tokens.range_of(mention.span)
    return Phrase(place.start, place.stop, mention)


def _in_sentence_before(scene: Scene, told: Span, span: Span) -> bool:
    """Whether words were told in the same sentence as a speech or in the one right before it."""
    tokens = scene.tokens
    here = tokens.at(tokens.index_at(span.start)).sentence
    return tokens.at(tokens.index_at(told.end - 1)).sentence >= here - 1


def _inside(span: Span, told: tuple[tuple[Quote, Phrase | None], ...]) -> Phrase | None:
    return next((phrase for quote, phrase in told if quote.span.contains(span)), None)
