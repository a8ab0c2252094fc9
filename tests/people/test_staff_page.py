"""Roles are given to trained staff, and ended, after a question."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.utils import timezone

from safelight.ledger.acting import Role, Unattended
from safelight.people import actions
from safelight.people.models import Staff
from tests.cast import PASSWORD, Cast
from tests.pages import browser, words


@pytest.fixture
def newcomer(cast: Cast) -> Staff:
    return _enrol(date(2026, 1, 5))


def _enrol(trained_on: date | None) -> Staff:
    known = actions.Newcomer(f"{uuid4()}@stlukes.example", "Nia New", "Nurse", "Surgery", trained_on)
    return actions.enrol(Unattended("set-up", timezone.now()), known, PASSWORD)


def _send(cast: Cast, staff: Staff, **typed: str) -> HttpResponse:
    return browser(cast, "adeyemi").post(f"/staff/{staff.pk}/roles", typed)


def _roles(staff: Staff) -> frozenset[Role]:
    return Staff.objects.get(pk=staff.pk).roles


def test_who_waits_stands_first(cast: Cast, newcomer: Staff) -> None:
    page = words(browser(cast, "adeyemi").get("/staff/"))
    waiting = page.partition("With a role")[0]
    assert "Nia New" in waiting
    assert "Trained on 05-Jan-2026" in waiting
    assert "Dr Okafor" not in waiting


def test_nobody_waits(cast: Cast) -> None:
    assert "Nobody is waiting" in words(browser(cast, "adeyemi").get("/staff/"))


def test_asks_before_it_gives(cast: Cast, newcomer: Staff) -> None:
    page = words(_send(cast, newcomer, act="grant", role="teacher"))
    assert "Give a role to Nia New?" in page
    assert "Give Teacher" in page
    assert _roles(newcomer) == frozenset()


def test_gives_what_is_confirmed_and_says_so(cast: Cast, newcomer: Staff) -> None:
    answer = _send(cast, newcomer, act="grant", role="teacher", confirmed="on")
    assert answer.status_code == 303
    assert _roles(newcomer) == {Role.TEACHER}
    page = words(browser(cast, "adeyemi").get(answer["Location"]))
    assert "Nia New now holds: Teacher." in page


def test_a_second_click_gives_nothing_twice(cast: Cast, newcomer: Staff) -> None:
    for _ in range(2):
        _send(cast, newcomer, act="grant", role="teacher", confirmed="on")
    assert newcomer.grants.count() == 1


def test_ends_what_is_confirmed(cast: Cast) -> None:
    marques = cast.staff["marques"]
    assert "End Clinical photographer" in words(_send(cast, marques, act="end", role="clinical-photographer"))
    _send(cast, marques, act="end", role="clinical-photographer", confirmed="on")
    assert _roles(marques) == frozenset()


@pytest.mark.parametrize("trained_on", [None, date(2999, 1, 1)])
def test_the_untrained_are_offered_no_role_and_given_none(cast: Cast, trained_on: date | None) -> None:
    staff = _enrol(trained_on)
    assert f'id="role-{staff.pk}"' not in words(browser(cast, "adeyemi").get("/staff/"))
    page = words(_send(cast, staff, act="grant", role="teacher", confirmed="on"))
    assert "has not been trained in the library" in page
    assert _roles(staff) == frozenset()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"act": "grant", "role": ""}, "Choose a role"),
        ({"act": "grant", "role": "surgeon"}, "no such role"),
        ({"act": "abolish", "role": "teacher"}, "There is a problem"),
    ],
)
def test_says_what_is_wrong(cast: Cast, newcomer: Staff, typed: dict[str, str], says: str) -> None:
    page = words(_send(cast, newcomer, confirmed="on", **typed))
    assert says in page
    assert _roles(newcomer) == frozenset()


def test_nobody_ends_their_own_access(cast: Cast) -> None:
    adeyemi = cast.staff["adeyemi"]
    page = words(_send(cast, adeyemi, act="end", role="administrator", confirmed="on"))
    assert "Ask another administrator" in page
    assert _roles(adeyemi) == {Role.ADMINISTRATOR}
