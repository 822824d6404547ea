"""Every word said of ties between stories (versions, passages, threads, quotes), by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.settings import Language


@dataclass(frozen=True, slots=True)
class TieWording:
    """The texts of one language. A `{}` is filled in place; plural pairs are (one, many)."""

    paragraph: str
    changes: str
    title_changed: str
    unchanged: tuple[str, str]
    changed: str
    moved: str
    moved_and_changed: str
    added: str
    cut: str
    same_text: str
    passages: str
    passages_lead: str
    passage_in: tuple[str, str]
    wordings: tuple[str, str]
    latest_wording: str
    occurrences: str
    same_wording: str
    threads: str
    threads_lead: str
    no_threads: str
    thread: str
    thread_place: str
    before: str
    after: str
    turns_on: str
    course: str
    new_names: str
    new_paragraphs: tuple[str, str]
    related: str
    both: str
    same_passage: str
    same_thread: str
    quotes: str
    quotes_lead: str
    no_quotes: str
    quote_count: tuple[str, str]
    about_count: tuple[str, str]
    all_quotes: str
    indirect: str
    by_speaker: str
    by_year: str
    said_about: str
    also_in: str
    parts: str
    part: str


DE = TieWording(
    paragraph="Absatz {}",
    changes="Gegenüber {}",
    title_changed="Überschrift",
    unchanged=("{} Absatz unverändert", "{} Absätze unverändert"),
    changed="Absatz {}, geändert",
    moved="Absatz {}, verschoben (zuvor Absatz {})",
    moved_and_changed="Absatz {}, verschoben (zuvor Absatz {}) und geändert",
    added="Absatz {}, neu",
    cut="Gestrichen (zuvor Absatz {})",
    same_text="Der Text ist derselbe.",
    passages="Wiederkehrende Absätze",
    passages_lead="Hintergrund, der in mehreren Meldungen steht, wörtlich oder leicht verändert: "
    "wo er zuerst stand und wie er sich geändert hat.",
    passage_in=("in {} Meldung", "in {} Meldungen"),
    wordings=("{} Wortlaut", "{} Fassungen des Wortlauts"),
    latest_wording="Zuletzt lautete er",
    occurrences="Wo der Absatz steht",
    same_wording="gleicher Wortlaut",
    threads="Themen",
    threads_lead="Meldungen, die von derselben Sache handeln, in ihrer Folge. Zusammengestellt "
    "nach gemeinsamen Namen, Wörtern und Tagen; die jüngsten zuerst.",
    no_threads="Noch handeln keine zwei Meldungen von derselben Sache.",
    thread="Zum Thema",
    thread_place="Meldung {} von {}",
    before="davor",
    after="danach",
    turns_on="Worum es geht",
    course="Der Verlauf",
    new_names="Neu dabei",
    new_paragraphs=("{} neuer Absatz", "{} neue Absätze"),
    related="Verwandte Meldungen",
    both="beide: {}",
    same_passage="gleicher Absatz",
    same_thread="gleiches Thema",
    quotes="Zitate",
    quotes_lead="Was in den Meldungen gesagt wird, wörtlich und in indirekter Rede, jedes mit "
    "seiner Stelle.",
    no_quotes="Noch steht kein Zitat in einer Meldung.",
    quote_count=("{} Zitat", "{} Zitate"),
    about_count=("{} von anderen", "{} von anderen"),
    all_quotes="Alle {} Zitate",
    indirect="indirekte Rede",
    by_speaker="Nach Sprechern",
    by_year="Nach Jahren",
    said_about="Über {}",
    also_in="auch in: {}",
    parts="Teile",
    part="Teil {}",
)

EN = TieWording(
    paragraph="paragraph {}",
    changes="Compared with {}",
    title_changed="Headline",
    unchanged=("{} paragraph unchanged", "{} paragraphs unchanged"),
    changed="Paragraph {}, changed",
    moved="Paragraph {}, moved (was paragraph {})",
    moved_and_changed="Paragraph {}, moved (was paragraph {}) and changed",
    added="Paragraph {}, new",
    cut="Cut (was paragraph {})",
    same_text="The text is the same.",
    passages="Recurring paragraphs",
    passages_lead="Background that stands in several stories, word for word or nearly: where it "
    "first stood and how it changed.",
    passage_in=("in {} story", "in {} stories"),
    wordings=("{} wording", "{} wordings"),
    latest_wording="Its latest wording",
    occurrences="Where the paragraph stands",
    same_wording="same wording",
    threads="Topics",
    threads_lead="Stories that tell of the same matter, in their order. Put together by common "
    "names, words and days; the latest first.",
    no_threads="No two stories tell of the same matter yet.",
    thread="On this topic",
    thread_place="story {} of {}",
    before="before",
    after="after",
    turns_on="What it turns on",
    course="The course of it",
    new_names="New here",
    new_paragraphs=("{} new paragraph", "{} new paragraphs"),
    related="Related stories",
    both="both: {}",
    same_passage="same paragraph",
    same_thread="same topic",
    quotes="Quotes",
    quotes_lead="What is said in the stories, word for word and in reported speech, each with its "
    "place.",
    no_quotes="No story has a quote yet.",
    quote_count=("{} quote", "{} quotes"),
    about_count=("{} by others", "{} by others"),
    all_quotes="All {} quotes",
    indirect="reported speech",
    by_speaker="By speaker",
    by_year="By year",
    said_about="About {}",
    also_in="also in: {}",
    parts="Parts",
    part="Part {}",
)

_WORDINGS: Mapping[Language, TieWording] = MappingProxyType({"de": DE, "en": EN})


def tie_wording(language: Language) -> TieWording:
    """The texts of a language."""
    return _WORDINGS[language]
