"""Names that the English model doubts and the words beside them bear out; all are invented."""

from __future__ import annotations

import pytest

from generator.annotate.english_surer import surer
from generator.annotate.tokens import tokenise
from generator.model.marks import Mention
from generator.model.text import Span


@pytest.fixture
def told(story, lexicon):
    """What becomes of a name that the model found with a type and a confidence."""

    def read(text, name, kind, confidence):
        tokens = tokenise(story(text, language="en"))
        start = text.index(name)
        span = Span(start, start + len(name))
        found = Mention(span, kind, name, "names", "model", confidence)
        (mention,) = surer(tokens, [found], lexicon)
        return mention.name, mention.confidence >= 0.9

    return read


@pytest.mark.parametrize(
    ("text", "name", "kind", "found"),
    [
        ("It was a goal for Quorv Dellin.", "Quorv Dellin", "person", ("Quorv Dellin", True)),
        ("The President Quorv Dellin left.", "Quorv Dellin", "person", ("Quorv Dellin", True)),
        ("They met at Quorv Dellin.", "Quorv Dellin", "person", ("Quorv Dellin", False)),
        ("It was the Quorv Dellin.", "Quorv Dellin", "person", ("Quorv Dellin", False)),
        ("They saw Queen Quorva.", "Queen Quorva", "person", ("Quorva", True)),
        ("His son K.T. Rama Quorn left.", "Rama Quorn", "person", ("K.T. Rama Quorn", True)),
        ("Rain fell in Quorvale.", "Quorvale", "place", ("Quorvale", True)),
        ("She held stakes in Quorvale.", "Quorvale", "place", ("Quorvale", False)),
        ("The Quorvans won.", "Quorvans", "organisation", ("Quorvans", True)),
        ("They sailed on the Quorvans.", "Quorvans", "organisation", ("Quorvans", False)),
    ],
)
def test_what_bears_a_name_out(told, text, name, kind, found):
    assert told(text, name, kind, 0.6) == found


def test_what_the_model_guesses_stays_a_guess(told):
    assert told("It was a goal for Quorv Dellin.", "Quorv Dellin", "person", 0.4)[1] is False
