"""Names that only the words beside them show in English stories; all of them are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.authority import Authority
from generator.model.entity import Entity
from generator.model.ids import entity_id, slugify


def _place(name, *stems):
    return Entity(entity_id("place", slugify(name)), name, stems=stems, weight=9_000_000)


@pytest.fixture(scope="session")
def authority():
    """A world in which countries have English names."""
    airline = Entity(entity_id("organisation", "swiss"), "Swiss")
    return Authority.of(
        [
            _place("Switzerland", "swiss"),
            _place("Netherlands", "dutchman"),
            _place("Serbia", "serb"),
            _place("Syria", "syrian"),
            _place("South Korea", "south-korean"),
            _place("Sri Lanka", "Sri Lankan"),
            Entity(entity_id("organisation", "quorn-palace"), "Quorn Palace"),
            _place("Norway"),
            _place("Peru"),
            _place("Vienna"),
            airline,
        ]
    )


@pytest.fixture(scope="session")
def lexicon(lexicon):
    """The words of all tests, and a country's adjective that is an airline as well."""
    return replace(lexicon, ambiguous_names=lexicon.ambiguous_names | {"Swiss"})


def marked(names, text):
    return [(span, kind) for span, kind, _ in names(text, language="en")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Boats sank in the Gulf of Quorn.", [("Gulf of Quorn", "place")]),
        ("They sailed past Cape Vellin.", [("Cape Vellin", "place")]),
        ("Crowds filled the Plaza de Orvals.", [("Plaza de Orvals", "place")]),
        ("Shops closed on Via Lorvetta.", [("Via Lorvetta", "place")]),
        ("He was lost in the Quorvan desert.", [("Quorvan desert", "place")]),
        ("She leads the Outrellan region.", [("Outrellan", "place")]),
        (
            "Disputes over the Quell and Orvan rivers go on.",
            [("Quell", "place"), ("Orvan", "place")],
        ),
        ("A fire broke out in the town of Quorvale.", [("Quorvale", "place")]),
        ("It fell in Brenlac, a village on the Orvan.", [("Brenlac", "place"), ("Orvan", "place")]),
        ("Thousands met in Dellin Park.", [("Dellin Park", "place")]),
        ("Flags flew on Plaza Orvals.", [("Plaza Orvals", "place")]),
        ("He lives in Quorby-on-Wend.", [("Quorby-on-Wend", "place")]),
        ("He wants to know the state of the Union.", []),
        ("Water rose in the John Quorn Reservoir.", [("John Quorn Reservoir", "place")]),
        ("He ran in John Park.", [("John Park", "place")]),
        ("She spoke at Government House.", [("Government House", "place")]),
        ("It is two miles from the harbour of Quorvale.", [("Quorvale", "place")]),
        ("They were stopped on the A4 highway.", [("A4", "place")]),
        ("He was taken to the city's Quorva prison.", [("Quorva", "place")]),
        ("Lights went out around Quorvaplatz.", [("Quorvaplatz", "place")]),
        ("Snow fell on the icy Quorv course.", [("Quorv", "place")]),
        (
            "They left for Norway, Quorva and Peru.",
            [("Norway", "place"), ("Quorva", "place"), ("Peru", "place")],
        ),
    ],
)
def test_places(names, text, found):
    assert marked(names, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Maritime Authority of Orvals said no.",
            [("Maritime Authority of Orvals", "organisation")],
        ),
        ("A judge of the U.S. District Court rose.", [("U.S. District Court", "organisation")]),
        ("The Norvanian Air Force sent planes.", [("Norvanian Air Force", "organisation")]),
        ("The salvage firm Quorn wanted more.", [("Quorn", "organisation")]),
        ("It was built for the furniture maker Quorvis.", [("Quorvis", "organisation")]),
        ("The union QRS-L said no.", [("QRS-L", "organisation")]),
        ("Vellin Marine owns the ship.", [("Vellin Marine", "organisation")]),
        ("The ship is owned by Quorn Kisen, which is silent.", [("Quorn Kisen", "organisation")]),
        ("The Diocese of Quorvale owns it.", [("Diocese of Quorvale", "organisation")]),
        ("The Quorvale School of Art closed.", [("Quorvale School of Art", "organisation")]),
        ("The Quorvale Farmers's Party lost.", [("Quorvale Farmers's Party", "organisation")]),
        ('The film "Quorvan Motors" won.', []),
        ("Shares in Orvale Quint rose. The story of Orvale Quint is long.",
         [("Orvale Quint", "organisation"), ("Orvale Quint", "organisation")]),
        ("He was treated at Quorvale Medical Center.",
         [("Quorvale Medical Center", "organisation")]),
        ("Congress met.", [("Congress", "organisation")]),
        ("He works for Swiss Tennis.", [("Swiss Tennis", "organisation")]),
        ("The Quorvan Council on Trade met.", [("Quorvan Council on Trade", "organisation")]),
        (
            "He left the General Administration of Trade, Industry and Mines.",
            [("General Administration of Trade, Industry and Mines", "organisation")],
        ),
        ("It sided with Students for Fair Quorn.",
         [("Students for Fair Quorn", "organisation")]),
        ("The chains Quornmart and Orvals closed.",
         [("Quornmart", "organisation"), ("Orvals", "organisation")]),
        ("They were sponsors such as Quorn, Vell and Orv.",
         [("Quorn", "organisation"), ("Vell", "organisation"), ("Orv", "organisation")]),
        ("He founded the far-right Quorvan Dream party.", [("Quorvan Dream", "organisation")]),
        ("It was a Christmas party.", []),
        ("Water entered the Quorn chemical works.", [("Quorn", "organisation")]),
        ("It was a motion of the Socialists.", [("Socialists", "organisation")]),
        ("Sydney voted. Labor lost.", [("Labor", "organisation")]),
        ("Labor costs fell.", []),
        ("They are in Ohio. The Republican-led Senate met.",
         [("Republican", "organisation"), ("Senate", "organisation")]),
        ("The operator, Quorvan Flying Orvals, said no.",
         [("Quorvan Flying Orvals", "organisation")]),
    ],
)  # fmt: skip
def test_bodies(names, text, found):
    assert marked(names, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met bar owner Quorva Dellin there.", [("Quorva Dellin", "person")]),
        ("Quorva Dellin, 43, was hurt.", [("Quorva Dellin", "person")]),
        ("They mourn Quorva Dellin. Dellin had been ill.",
         [("Quorva Dellin", "person"), ("Dellin", "person")]),
        ("Quorva Vellin Dellin said so.", [("Quorva Vellin Dellin", "person")]),
        ("Quorva Police said so.", [("Quorva Police", "organisation")]),
        ("The road is called Quorva Dellin.", []),
        ("She and her husband Dellin left.", [("Dellin", "person")]),
        ("June Dellin left. Anna Dellin stayed.",
         [("June Dellin", "person"), ("Anna Dellin", "person")]),
        ("In June Dellin left. Anna Dellin stayed.",
         [("Dellin", "person"), ("Anna Dellin", "person")]),
        ("It opened with Quorva Dellin's \"The Sea\".", [("Quorva Dellin", "person")]),
        ("They saw the Duke of Quorn.", [("Duke of Quorn", "person")]),
        ("They saw President Hilfe Dellin.", [("Hilfe Dellin", "person")]),
        ("Quorva Dellin, head of the agency, left.", [("Quorva Dellin", "person")]),
        ("They saw President Quorva Vellin Dellin.", [("Quorva Vellin Dellin", "person")]),
        ("A nineteen-year-old Quorva Dellin won.", [("Quorva Dellin", "person")]),
    ],
)  # fmt: skip
def test_people(names, text, found):
    assert marked(names, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Swiss won.", [("Swiss", "place", "relates")]),
        ("A Dutchman and two Serbs came.",
         [("Dutchman", "place", "relates"), ("Serbs", "place", "relates")]),
        ("A Syrian-born painter came.", [("Syrian", "place", "relates")]),
        ("South Koreans and Sri Lankans came.",
         [("South Koreans", "place", "relates"), ("Sri Lankans", "place", "relates")]),
    ],
)  # fmt: skip
def test_where_people_are_from(names, text, found):
    assert names(text, language="en") == found


def test_clubs_are_called_shortly_where_a_match_is_told(names):
    text = "Bayern won 3-1 after a late goal by the striker."
    assert marked(names, text) == [("Bayern", "organisation")]
    between = "He saw a match between Norway and Peru on television."
    assert [kind for _, kind in marked(names, between)] == ["organisation"] * 2


def test_a_palace_is_who_lives_there_or_where_one_is(names):
    text = "Quorn Palace said he had been received at Quorn Palace."
    assert [kind for _, kind in marked(names, text)] == ["organisation", "place"]


def test_teams_are_called_by_their_country_beside_a_score_only(names):
    text = (
        "Norway beat Peru 2-1 in the final after a late goal. The coach flew to Norway "
        "and the striker went home to Peru."
    )
    assert [kind for _, kind in marked(names, text)] == ["organisation"] * 2 + ["place"] * 2
    assert [kind for _, kind in marked(names, "Norway beat Peru.")] == ["place"] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They meet at the Vienna summit.", [("Vienna summit", "event")]),
        ("She won at the Vienna Winter Olympics.", [("Vienna Winter Olympics", "event")]),
        ("It was shown at the Vienna auto show.", [("Vienna auto show", "event")]),
        ("He won at the 1972 Olympics.", [("1972 Olympics", "event")]),
        ("The Vienna show was good.", [("Vienna", "place")]),
    ],
)
def test_events_are_called_by_their_place(names, text, found):
    assert marked(names, text) == found
