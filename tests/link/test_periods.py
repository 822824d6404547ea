from __future__ import annotations

import pytest

from generator.link.periods import held_at
from generator.model.entity import Tenure


@pytest.mark.parametrize(
    ("start", "end", "date", "held"),
    [
        ("1982-10-01", "1998-10-27", "1989", True),
        ("1982-10-01", "1998-10-27", "1982-09", False),
        ("1982-10-01", "1998-10-27", "1982-10", True),
        ("1982-10-01", "1998-10-27", "1998-10-28", False),
        ("1982", "", "2020-01-01T12:00:00", True),
        ("", "1998", "1950", True),
        ("", "", "1950", False),
    ],
)
def test_a_tenure_covers_a_date_at_the_precision_both_have(start, end, date, held):
    assert held_at(Tenure("Amt", start=start, end=end), date) is held
