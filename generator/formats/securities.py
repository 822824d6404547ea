"""Numbers of securities in a text: ISIN, WKN, RIC."""

from __future__ import annotations

import re

_ISIN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[A-Z0-9]{9}\d(?![A-Za-z0-9])")
_WKN = re.compile(r"\bWKN:?\s{0,3}(?P<wkn>[A-HJ-NP-Z0-9]{6})(?![A-Za-z0-9])")
_RIC = re.compile(r"<(?P<ric>\.?[A-Z0-9]{1,8}\.[A-Z]{1,3}|\.[A-Z0-9]{2,8})>")


def find_tickers(text: str) -> tuple[str, ...]:
    """ISINs, WKNs and RICs as they occur in `text`, each once, in order of their kind.

    An ISIN counts only with a valid check digit (ISO 6166), a WKN only after that word.
    """
    found = [match.group() for match in _ISIN.finditer(text) if valid_isin(match.group())]
    found += [match["wkn"] for match in _WKN.finditer(text)]
    found += [match["ric"] for match in _RIC.finditer(text)]
    return tuple(dict.fromkeys(found))


def valid_isin(isin: str) -> bool:
    """Whether the last digit checks the rest: Luhn over the number with letters as 10 to 35."""
    digits = "".join(str(int(character, 36)) for character in isin)
    total = 0
    for number, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if number % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
