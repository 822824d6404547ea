from __future__ import annotations

from generator.annotate.naming import outgrown
from generator.annotate.recogniser.merging import merged
from generator.model.marks import Mention
from generator.model.text import Span


def mention(
    start: int,
    end: int,
    type_="person",
    confidence=0.9,
    via="model",
    name="Ada X",
    relation="names",
) -> Mention:
    return Mention(Span(start, end), type_, name, relation, via, confidence)


def test_what_a_rule_found_stands_and_the_model_fills_the_gaps():
    rule = mention(10, 20, via="title")
    overlapping, before, after = mention(15, 25), mention(0, 10), mention(20, 30, "place")
    assert merged([rule], [before, overlapping, after]) == (before, rule, after)


def test_unsure_mentions_and_other_things_are_left_out():
    found = [mention(0, 5, confidence=0.6), mention(6, 9, "other"), mention(10, 12)]
    assert merged([], found) == (found[2],)


def test_a_person_of_one_word_needs_a_fuller_name_elsewhere_or_near_certainty():
    full = mention(0, 12, name="Anna Jelinek")
    bare = mention(20, 27, name="Jelinek")
    stranger, sure = mention(30, 36, name="Hermes"), mention(40, 44, confidence=1.0, name="Anna")
    assert merged([], [full, bare, stranger, sure]) == (full, bare, sure)
    assert merged([full], [bare, stranger]) == (full, bare)


def test_a_part_of_a_longer_name_gives_way_if_the_model_is_sure():
    town = mention(15, 19, "place", via="authority", name="Köln")
    school = mention(0, 19, "organisation", name="Universität zu Köln")
    unsure = mention(0, 19, "organisation", 0.7, name="Universität zu Köln")
    assert outgrown([town], [school]) == ()
    assert outgrown([town], [unsure]) == (town,)
    of_the_town = mention(15, 19, "place", via="demonym", name="Köln", relation="relates")
    assert outgrown([of_the_town], [school]) == (of_the_town,)


def test_a_rules_mention_stands_against_the_model():
    town = mention(15, 19, "place", via="authority", name="Köln")
    assert merged([town], [mention(0, 19, "organisation")]) == (town,)


def test_nothing_gives_way_to_a_longer_name_that_has_no_room_itself():
    adjective = mention(0, 9, "place", via="demonym", name="Danziger", relation="relates")
    yard = mention(10, 21, "place", via="authority", name="Lenin-Werft")
    longer = mention(0, 21, "organisation", name="Danziger Lenin-Werft")
    assert outgrown([adjective, yard], [longer]) == (adjective, yard)
