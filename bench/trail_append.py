"""What an entry costs, in milliseconds with its commit, at the end of a long trail. Against one at ten thousand."""

import statistics

from bench.figures import Figure, seconds
from bench.ground import everybody
from bench.long_trail import NUMBER, until
from safelight.ledger.acting import Role
from safelight.ledger.writing import note
from safelight.trail.events import Event

SHORT = 10_000
ROUNDS = 2_000


def measure() -> Figure:
    until(SHORT)
    short = _median()
    until(NUMBER)
    long = _median()
    unit = f"ms an entry at {NUMBER:,}"
    return Figure(long * 1000, unit, f"at {SHORT:,}: {short * 1000:.2f} ms", short / long)


def _median() -> float:
    cast = everybody()

    def one() -> None:
        note(Event.PATIENT_OPEN, cast.acting("okafor", Role.CLINICIAN), patient=cast.rose.pk)

    one()
    return statistics.median(seconds(one) for _ in range(ROUNDS))
