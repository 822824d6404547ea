"""Every word of the pages of names and of the pages beside them, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.settings import Language


@dataclass(frozen=True, slots=True)
class EntityWording:
    """The texts of one language. A `{}` is filled in place; plural pairs are (one, many)."""

    role_time: str
    role_course: str
    role_stories: str
    to: str
    offices: str
    office_open: tuple[str, str]
    where: str
    shared: str
    who: str
    count: str
    newest: str
    more: str
    line_before: str
    line_word: str
    line_after: str
    lines_newest: tuple[str, str]
    by_year: str
    in_year: str
    newest_stories: str
    namesakes: str
    names: str
    names_lead: str
    names_of: str
    threads: str


DE = EntityWording(
    role_time="Wann",
    role_course="Verlauf",
    role_stories="Meldungen",
    to="{} bis {}",
    offices="Ämter nach dem Verzeichnis",
    office_open=("seit {}", "bis {}"),
    where="Wo",
    shared="Gemeinsame Meldungen",
    who="Name",
    count="Zahl",
    newest="Die neuesten gemeinsamen Meldungen",
    more="{} weitere",
    line_before="davor",
    line_word="Stelle",
    line_after="danach",
    lines_newest=("Die neueste Textstelle; alle stehen auf den Seiten der Jahre.",
                  "Die {} neuesten Textstellen; alle stehen auf den Seiten der Jahre."),
    by_year="Nach Jahren",
    in_year="{} im Jahr {}",
    newest_stories="Die neuesten Meldungen",
    namesakes="Den Namen tragen mehrere",
    names="Gleiche Namen",
    names_lead="Namen, unter denen das Archiv mehr als eine Seite hat.",
    names_of="Wer oder was so heißt:",
    threads="Themen",
)  # fmt: skip

EN = EntityWording(
    role_time="When",
    role_course="Course",
    role_stories="Stories",
    to="{} to {}",
    offices="Offices by the records",
    office_open=("since {}", "until {}"),
    where="Where",
    shared="Shared stories",
    who="Name",
    count="Number",
    newest="Newest shared stories",
    more="{} more",
    line_before="before",
    line_word="line",
    line_after="after",
    lines_newest=("The newest line; all are on the pages of the years.",
                  "The {} newest lines; all are on the pages of the years."),
    by_year="By year",
    in_year="{} in {}",
    newest_stories="Newest stories",
    namesakes="Several bear this name",
    names="Same names",
    names_lead="Names under which the archive has more than one page.",
    names_of="Who or what is called that:",
    threads="Topics",
)  # fmt: skip

_WORDINGS: Mapping[Language, EntityWording] = MappingProxyType({"de": DE, "en": EN})


def entity_wording(language: Language) -> EntityWording:
    """The texts of a language."""
    return _WORDINGS[language]
