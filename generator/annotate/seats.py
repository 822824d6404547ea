"""Where what tells a body from others of its kind ends behind its name: its town, its purpose."""

from __future__ import annotations

from generator.annotate.gazetteer import Gazetteer
from generator.annotate.grammar import is_inflected_adjective
from generator.annotate.tokens import Tokens

_LONGEST = 8


def past_town(tokens: Tokens, index: int, gazetteer: Gazetteer) -> int | None:
    """Where the name of a place that begins at a token ends, not in the genitive, with a second
    one behind a stroke (`Emsland/Grafschaft Bentheim`) or a hyphen (`Dresden-Meißen`)."""
    match = gazetteer.longest(tokens, index)
    if match is None:
        head, hyphen, tail = tokens.at(index).text.partition("-")
        town = gazetteer.word(head) if hyphen and tail[:1].isupper() else None
        return index + 1 if town and "place" in town.types and tail.isalpha() else None
    if match.genitive or "place" not in match.name.types:
        return None
    sentence = tokens.at(index).sentence
    second = tokens.near(match.end + 1, sentence)
    if tokens.near(match.end, sentence).text == "/" and second.upper:
        return past_town(tokens, match.end + 1, gazetteer) or match.end
    return match.end


def past_purpose(tokens: Tokens, index: int) -> int | None:
    """Where `für Auswärtige Politik` or `zur Förderung der Künste`, which begins at a token behind
    a name, ends; None if it does not stand there."""
    sentence = tokens.at(index - 1).sentence
    link = tokens.near(index, sentence).text
    if link not in {"für", "zur"}:
        return None
    end = index + 1
    if is_inflected_adjective(tokens.near(end, sentence).text):  # `für biophysikalische Chemie`
        end += 1
    first = end
    while end - index < _LONGEST and tokens.near(end, sentence).upper:
        end += 1
        if tokens.near(end, sentence).text == "und" and tokens.near(end + 1, sentence).upper:
            end += 1
        # `zur Förderung der Einheit der Christen`
        of_it = link == "zur" and tokens.near(end, sentence).text in {"der", "des", "von"}
        if of_it and tokens.near(end + 1, sentence).upper:
            end += 1
    return end if end > first else None
