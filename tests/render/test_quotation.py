import pytest

from generator.render.quotation import quotation


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Mauer offen", "de", "„Mauer offen“"),
        ('Krenz kündigt "Wende" an', "de", "„Krenz kündigt ‚Wende‘ an“"),
        ("Kohl: „blühende Landschaften“", "de", "„Kohl: ‚blühende Landschaften‘“"),
        ('"Sofort" und "unverzüglich"', "de", "„‚Sofort‘ und ‚unverzüglich‘“"),
        ('Six powers on "two plus four" talks', "en", "“Six powers on ‘two plus four’ talks”"),
    ],
)
def test_marks_within_become_inner_marks(text: str, language: str, expected: str) -> None:
    assert quotation(text, language) == expected


@pytest.mark.parametrize("text", ['Er sagte: "Nein', 'Ein 19" Gerät und ein 21" Gerät'])
def test_marks_that_are_no_pairs_stay(text: str) -> None:
    assert quotation(text, "de") == f"„{text}“"
