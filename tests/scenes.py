"""Things that happen in a real installation before or while a test looks at it: `python -m tests.scenes
NAME`.
"""

import sys

import django

django.setup()

from tests import cast as play


def gather() -> None:
    """Staff and patients, nothing else yet."""
    play.gather()


def photographed() -> None:
    """Rose has agreed to teaching and was photographed once; the recording's id."""
    print(play.photographed(play.gather()).pk)


def withdraw() -> None:
    """Rose withdraws everything."""
    cast = play.gathered()
    play.withdraw(cast, cast.rose)


def sweep() -> None:
    """The library tidies up after intakes that never ended; how many there were."""
    from datetime import timedelta

    from django.utils import timezone

    from safelight.library.intake import GIVEN_UP, sweep

    print(sweep(timezone.now() + GIVEN_UP + timedelta(minutes=1)))


if __name__ == "__main__":
    globals()[sys.argv[1]]()
