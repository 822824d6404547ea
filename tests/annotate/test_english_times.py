"""Times as only English tells them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He came on Monday.", [("on Monday", "2025-04-07")]),
        ("The minister said Tuesday.", [("Tuesday", "2025-04-08")]),
        ("They will meet on Friday.", [("on Friday", "2025-04-11")]),
        ("They met last week.", [("last week", "2025-03-31/2025-04-06")]),
        ("It began two years ago.", [("two years ago", "2023")]),
        ("It opened on Nov. 9.", [("Nov. 9", "2024-11-09")]),
        ("It rained in late March.", [("late March", "2025-03")]),
        ("It was built in the 1980s.", [("the 1980s", "198X")]),
        ("They met on Good Friday.", [("on Good Friday", "2025-04-18")]),
        ("They signed the Good Friday Agreement.", []),
        ("He arrived yesterday.", [("yesterday", "2025-04-09")]),
        (
            "They said on Monday that demand would stay weak until Friday.",
            [("on Monday", "2025-04-07"), ("until Friday", "2025-04-11")],
        ),
        ("The line would stay closed until Tuesday.", [("until Tuesday", "2025-04-15")]),
        ("Nobody should expect a finished answer on Tuesday.", [("on Tuesday", "2025-04-15")]),
        ("He told of his plans to leave in September.", [("in September", "2025-09")]),
        ("Hungary began to dismantle it on Sept 2.", [("Sept 2", "2024-09-02")]),
        ("Hungary promised to dismantle it on Sept 2.", [("Sept 2", "2025-09-02")]),
        ("Results are expected by Tuesday.", [("by Tuesday", "2025-04-15")]),
        ("It was announced in September.", [("in September", "2024-09")]),
        ("The trial began on Sept 9.", [("Sept 9", "2024-09-09")]),
        ("It will open on Aug 27.", [("Aug 27", "2025-08-27")]),
        ("It reported third-quarter sales, up in the first half.", [("third-quarter", "2024-35")]),
        ("He won from 2005 to 2007.", [("from 2005 to 2007", "2005/2007")]),
        ("Talks could be held in March.", [("in March", "2026-03")]),
        ("They might have to wait until February.", [("until February", "2026-02")]),
        ("Members are to vote on Monday.", [("on Monday", "2025-04-14")]),
        ("The airline grounded its planes until Monday.", [("until Monday", "2025-04-14")]),
        ("The closure, planned for October, was delayed.", [("for October", "2025-10")]),
        ("He was sure until mid-March.", [("until mid-March", "2025-03")]),
        ("Shops close at the end of May.", [("at the end of May", "2025-05")]),
        ("It rose at the start of the month.", [("at the start of the month", "2025-04")]),
        ("Posters appeared overnight in town.", [("overnight", "2025-04-10")]),
        (
            "They stay at home from Friday to Sunday.",
            [("from Friday to Sunday", "2025-04-11/2025-04-13")],
        ),
        ("Help must come by the weekend.", [("by the weekend", "2025-04-12/2025-04-13")]),
        ("It will rain until the weekend.", [("until the weekend", "2025-04-12/2025-04-13")]),
        ("They spent the weekend talking.", [("the weekend", "2025-04-05/2025-04-06")]),
        ("It was their first win in ten years.", []),
        ("A rise in May was now unlikely.", [("in May", "2025-05")]),
        (
            "They won in 2014, 2015 and 2017.",
            [("in 2014", "2014"), ("2015", "2015"), ("2017", "2017")],
        ),
        ("He joins them next season.", [("next season", "2026")]),
        ("An overnight train won the Euro 2004.", []),
    ],
)
def test_english_dates(read, text, marks):
    found = read(text, date="2025-04-10", language="en").dates
    assert [(mark.span.of(text), mark.value) for mark in found] == marks
