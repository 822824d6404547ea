from __future__ import annotations

import pytest

from generator.authority import Authority
from generator.authority.lexicon import Lexicon
from generator.authority.shipped import lexicon, shipped


@pytest.fixture(scope="session")
def authority() -> Authority:
    return shipped()


@pytest.fixture(scope="session")
def words() -> Lexicon:
    return lexicon()
