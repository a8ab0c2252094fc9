"""`NUMBER SPOILT`: fills an empty installation with that many recordings and spoils some; their identifiers, as JSON.

The first round of patients is judged by the library itself; the others are kept as those are, and have their own days.
Run by `bench.recheck`.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import django

django.setup()

from django.db import connection
from django.utils import timezone
from tests import cast as play

from safelight.ledger.acting import Unattended
from safelight.library.models import Recording
from safelight.library.standing import restand

HERE: Final = Path(__file__).parent
A_ROUND: Final = 100  # patients
EACH: Final = 5  # recordings a patient


def main(number: int, spoilt: int) -> None:
    people, staff = number // EACH, play.gather().staff["okafor"].pk
    ran((HERE / "filling.sql").read_text(), json.dumps(_shapes()), staff)
    for first, last in ((0, A_ROUND), (A_ROUND, people)):
        ran("CALL pg_temp.fill(%s, %s)", first, last)
        if first == 0:
            restand(list(Recording.objects.select_related("patient")), Unattended("", timezone.now()))
    ran("ANALYZE")
    print(json.dumps([str(each) for (each,) in ran("SELECT pg_temp.spoil(%s)", spoilt)]))


def ran(sql: str, *told: object) -> list[tuple[UUID]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        return cursor.fetchall() if cursor.description else []


def _shapes() -> list[dict[str, Any]]:
    """One for each patient of a round."""
    kinds = tomllib.loads((HERE / "people.toml").read_text())["shape"]
    return [each for each in kinds for _ in range(each["share"])]


main(int(sys.argv[1]), int(sys.argv[2]))
