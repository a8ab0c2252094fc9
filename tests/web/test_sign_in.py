"""The way in, the way out, and where each role begins."""

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from safelight.ledger.acting import Role
from safelight.people.adapter import StaffAdapter
from safelight.people.models import Grant, Staff

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


def test_signing_out_needs_a_button(client: Client, ada: Staff) -> None:
    sign_in(client)
    asked = client.get("/sign-out")
    assert "Do you want to sign out?" in asked.content.decode()
    assert "_auth_user_id" in client.session
    client.post("/sign-out")
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(rf: RequestFactory, ada: Staff) -> None:
    assert StaffAdapter(rf.get("/")).is_open_for_signup(rf.get("/")) is False
