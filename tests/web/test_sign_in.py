"""The way in, the way out, and where each role begins."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from safelight.ledger.acting import Role
from safelight.ledger.models import LedgerEntry
from safelight.people.adapter import StaffAdapter
from safelight.people.models import Grant, Staff
from safelight.trail.entry import parse
from safelight.web.middleware import Workstation

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PASSWORD = "correct horse battery"


@pytest.fixture
def ada(db: None) -> Staff:
    staff = Staff(email="ada@example.nhs.uk", name="Dr Ada Example", post="Registrar", department="Skin")
    staff.set_password(PASSWORD)
    staff.save()
    return staff


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post(
        "/sign-in",
        {"login": "ada@example.nhs.uk", "password": password, **more},
        headers={"accept": "text/html"},
    )


def grant(staff: Staff, role: Role, **more: object) -> None:
    Grant.objects.create(staff=staff, role=role, granted_at=NOW, **more)


@pytest.mark.parametrize(
    ("roles", "page"),
    [
        ([Role.REQUESTER], "/patients"),
        ([Role.CLINICIAN], "/patients"),
        ([Role.CLINICAL_PHOTOGRAPHER], "/worklist"),
        ([Role.TEACHER], "/collection"),
        ([Role.INFORMATION_GOVERNANCE], "/oversight"),
        ([Role.ADMINISTRATOR], "/staff"),
    ],
)
def test_each_role_begins_at_its_work(client: Client, ada: Staff, roles: list[Role], page: str) -> None:
    for role in roles:
        grant(ada, role)
    assert sign_in(client)["Location"] == "/"
    assert client.get("/")["Location"] == page


def test_who_has_no_role_is_told_whom_to_ask(client: Client, ada: Staff) -> None:
    grant(ada, Role.TEACHER, ended_at=NOW)
    sign_in(client)
    page = client.get("/")
    assert page.status_code == 200
    assert "You have no role yet" in page.content.decode()


def test_one_comes_back_to_what_one_asked_for(client: Client, ada: Staff) -> None:
    grant(ada, Role.CLINICIAN)
    asked = client.get("/patients")
    assert asked["Location"] == "/sign-in?next=/patients"
    assert 'name="next" value="/patients"' in client.get(asked["Location"]).content.decode()
    assert sign_in(client, next="/patients")["Location"] == "/patients"
    assert client.get("/patients").content == b"clinician 127.0.0.1"


def test_a_wrong_password_says_so_and_nothing_more(client: Client, ada: Staff) -> None:
    wrong = sign_in(client, password="wrong").content.decode()
    assert "<title>Error: Sign in" in wrong
    assert "There is a problem" in wrong
    assert 'value="wrong"' not in wrong
    nobody = client.post("/sign-in", {"login": "eve@example.nhs.uk", "password": "wrong"}).content.decode()
    assert nobody.count("There is a problem") == 1


def test_a_leaver_cannot_sign_in(client: Client, ada: Staff) -> None:
    ada.is_active = False
    ada.save()
    answer = sign_in(client)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_too_many_attempts_are_stopped(client: Client, ada: Staff) -> None:
    answers = [sign_in(client, password="wrong") for _ in range(6)]
    assert "Too many" in answers[-1].content.decode()
    assert "_auth_user_id" not in client.session
    sign_in(client)
    assert "_auth_user_id" not in client.session


def failures() -> list[tuple[bool, object]]:
    """Whether a member of staff's account was meant, and whether it was locked, of each failed sign-in."""
    rows = LedgerEntry.objects.filter(event="account:sign-in-failed").order_by("index")
    entries = [parse(bytes(each.body)) for each in rows]
    assert all(each.origin == "127.0.0.1" and each.actor is None for each in entries)
    return [("staff" in each.subjects, each.detail.get("locked")) for each in entries]


def test_each_failed_sign_in_is_an_entry_that_tells_whose_account_was_meant(
    client: Client, ada: Staff
) -> None:
    sign_in(client, password="wrong")
    client.post("/sign-in", {"login": "eve@example.nhs.uk", "password": "wrong"})
    assert failures() == [(True, None), (False, None)]
    ada.is_active = False
    ada.save()
    sign_in(client)
    assert failures()[2:] == [(True, None)]


def test_who_tries_too_often_leaves_entries_all_the_same(client: Client, ada: Staff) -> None:
    for _ in range(6):
        sign_in(client, password="wrong")
    assert failures() == [(True, None)] * 5 + [(True, True)]


@pytest.mark.parametrize(
    ("named", "known_as"),
    [
        (
            "203.0.113.9, 10.1.2.3",
            "10.1.2.3",
        ),  # the proxy adds the last; what stands before it anybody may send
        ("2001:db8::1", "2001:db8::1"),
        ("somebody", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_behind_a_proxy_one_is_where_the_proxy_says(
    rf: RequestFactory, settings: Settings, named: str, known_as: str
) -> None:
    settings.SAFELIGHT_BEHIND_PROXY = True
    request = rf.get("/", headers={"x-forwarded-for": named})
    Workstation(lambda _: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == known_as


def test_without_a_proxy_nobody_says_where_they_are(settings: Settings) -> None:
    settings.SAFELIGHT_BEHIND_PROXY = False
    with pytest.raises(MiddlewareNotUsed):
        Workstation(lambda _: HttpResponse())


def test_signing_out_needs_a_button(client: Client, ada: Staff) -> None:
    sign_in(client)
    asked = client.get("/sign-out")
    assert "Do you want to sign out?" in asked.content.decode()
    assert "_auth_user_id" in client.session
    client.post("/sign-out")
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(rf: RequestFactory, ada: Staff) -> None:
    assert StaffAdapter(rf.get("/")).is_open_for_signup(rf.get("/")) is False
