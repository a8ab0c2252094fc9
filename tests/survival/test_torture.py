"""The short form of `make torture`: some twenty kills and every fault once; whatever was acknowledged holds."""

import random

from torture.harm import FAULTS
from torture.run import torture

from tests.survival.conftest import NEVER_LOGGED

SEED = 11


def test_twenty_kills_lose_nothing() -> None:
    said = list[str]()
    book, faults = torture(20, random.Random(SEED), said.append, between=3)
    assert faults == []
    assert sum(number for what, number in book.harm.items() if what.startswith("kills")) == 20
    assert {each.__name__.replace("_", " ") for each in FAULTS} <= book.harm.keys()
    assert book.filed
    assert not NEVER_LOGGED.search(book.logged)
