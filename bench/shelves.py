"""Fifty photographs of a patient who agreed to teaching: a full gallery page."""

from functools import cache

from tests import cast as play

from bench.ground import everybody
from safelight.library.models import Recording


@cache
def fifty() -> list[Recording]:
    cast = everybody()
    request = play.ask(cast, cast.kofi, "Right knee")
    play.sign(cast, request)
    return [play.photograph(cast, request, seed) for seed in range(1000, 1050)]
