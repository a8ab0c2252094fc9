"""Every page that is shown, and every one that is asked for in vain, leaves an entry: who, of whom, which page."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse

from safelight.ledger.models import LedgerEntry
from safelight.ledger.salting import known_pseudonym
from safelight.trail.entry import Entry, parse
from safelight.web.about import NOBODY, PATIENT_OF
from tests.access.rows import ROWS
from tests.access.table import Person, Subject
from tests.access.test_matrix import Stage, _ask, _patterns, addresses, stage, undone

__all__ = ["stage"]
pytestmark = pytest.mark.django_db

SIGNING_IN = {"account_login", "account_logout", "start"}  # nobody is told of, and nobody acts in a role
PAGES = sorted(name for method, name in ROWS if method == "GET" and name not in SIGNING_IN)
ON_A_VIEWING = {"picture", "tile"}  # what is handed over there has the entry of its viewing
NO_PATIENT = {"release"}  # this one is of a member of staff's picture


def test_every_part_of_an_address_is_known() -> None:
    parts = {part for name in addresses() for each in _patterns(name) for part in _parts(each)}
    assert parts <= PATIENT_OF.keys() | NOBODY


def _parts(pattern: object) -> Iterator[str]:
    yield from pattern.pattern.converters  # type: ignore[attr-defined]
    yield from pattern.default_args  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leaves_an_entry(stage: Stage, name: str) -> None:
    for person in Person:
        subject = Subject.HELD if name == "withdrawal-letter" else Subject.AVAILABLE
        address = stage.addresses(name, person)[subject]
        with undone():
            answered, entries = _told(stage, person, name, address)
            mine = [each for each in entries if each.actor == _pseudonym(stage, person)]
            if answered.status_code in (301, 302, 303, 405):
                continue
            if name in ON_A_VIEWING and answered.status_code == 200:
                assert {each.event for each in entries} <= {"recording:view"}  # decided anew
                continue
            assert mine, f"{person} left no entry for {answered.status_code}"
            assert all(each.origin == "127.0.0.1" for each in mine)
            if answered.status_code == 404:
                assert {each.event for each in mine} <= {"page:refuse", "document:refuse"}
            else:
                assert all(each.role for each in mine)
            if _about_a_patient(name):
                patient = known_pseudonym("patient", stage.recordings[Subject.AVAILABLE].patient_id)
                assert any(each.subjects.get("patient") == patient for each in mine)


def _about_a_patient(name: str) -> bool:
    wanted = next(_patterns(name)).pattern.converters.keys() & PATIENT_OF.keys()
    return bool(wanted) and name not in NO_PATIENT


def _told(stage: Stage, person: Person, name: str, address: str) -> tuple[HttpResponse, list[Entry]]:
    before = LedgerEntry.objects.count()
    answered = _ask(stage.clients[person], "GET", address, ROWS["GET", name])
    rows = LedgerEntry.objects.filter(index__gte=before)
    return answered, [parse(bytes(each.body)) for each in rows]


def _pseudonym(stage: Stage, person: Person) -> str | None:
    return known_pseudonym("staff", stage.people[person].pk)


def test_what_does_not_exist_is_asked_for_in_vain_too(stage: Stage) -> None:
    with undone():
        absent = stage.addresses("patient", Person.CLINICIAN)[Subject.ABSENT]
        answered, (entry,) = _told(stage, Person.CLINICIAN, "patient", absent)
    assert (answered.status_code, entry.event, dict(entry.subjects)) == (404, "page:refuse", {})
    assert dict(entry.detail) == {"page": "patient"}
