"""Companies by the numbers of their shares: ISIN with check digit, and tickers.

`DE0007100000` and `<MSTR.DE>` name a company more surely than any word does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.tokens import Tokens
from generator.model.marks import Mention
from generator.model.text import Span

_ISIN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}[A-Z0-9]{9}\d(?![A-Z0-9])")


def share_numbers(tokens: Tokens) -> Iterator[Mention]:
    """The ISINs of a text, each the name of its company."""
    for match in _ISIN.finditer(tokens.text):
        if is_isin(match.group()):
            yield Mention(Span(*match.span()), "organisation", match.group(), "names", "isin", 0.99)


def is_isin(number: str) -> bool:
    """Whether the check digit is right by ISO 6166: letters as two digits (A is 10), every second
    digit from the right doubled, the sum of all digits a multiple of ten."""
    digits = "".join(str(int(char, 36)) for char in number)
    total = 0
    for place, char in enumerate(reversed(digits)):
        doubled = int(char) * (2 if place % 2 else 1)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0
