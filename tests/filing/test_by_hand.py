"""A form that a person reads: what cannot stand on it is refused with a reason, and what was typed stays."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from safelight.consent.models import Consent
from safelight.filing.models import Outcome, ReturnedForm, Settlement
from safelight.paper.layout import Box
from safelight.paper.returned import Ink
from safelight.people import actions as people
from safelight.policy.facts import Status
from tests import cast as play
from tests.cast import Cast
from tests.filing.papers import asked, came_back, printout_of, stray
from tests.pages import browser, words

UNDATED = {Box.GIVER_DATE: Ink.NO}


def dated(name: str, days: int = 0) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def typed(**changed: str) -> dict[str, str]:
    filled = {"act": "read", "nhs_number": "999 001 0374", "answer": "agreed"}
    return filled | dated("signed_on") | dated("staff_on") | changed


@pytest.fixture
def records(cast: Cast) -> Client:
    return browser(cast, "ferris")


def address(returned: ReturnedForm) -> str:
    return f"/scanned-forms/{returned.pk}/"


def test_what_a_person_reads_becomes_the_same_record(cast: Cast, records: Client) -> None:
    returned = came_back(cast, asked(cast), UNDATED)
    assert "There is no date beside the signature." in words(records.get(address(returned)))
    assert records.post(address(returned), typed(staff_name="Nurse Hale")).status_code == 303
    consent = Consent.objects.get()
    assert (consent.status, consent.on_paper) == (Status.GIVEN, True)
    assert consent.said_at is not None
    assert {each.name for each in consent.signatures.all()} == {"Rose Bartholomew", "Nurse Hale"}
    assert Settlement.objects.get().outcome == Outcome.READ
    assert "It was read and filed by a person." in words(records.get(address(returned)))


def test_a_refusal_needs_no_member_of_staff(cast: Cast, records: Client) -> None:
    returned = came_back(cast, asked(cast), UNDATED)
    records.post(address(returned), typed(**{"answer": "refused"} | dict.fromkeys(dated("staff_on"), "")))
    assert Consent.objects.get().status == Status.REFUSED


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"nhs_number": "999 002 0744"}, "This is not the number of the patient"),
        (dated("signed_on", days=1), "This is in the future."),
        ({"signed_time": "23:59"}, "This is in the future."),
        (dated("signed_on", days=-1), "a signature that is older was given before the explanation"),
        (dated("staff_on", days=1), "The member of staff signed later"),
        (dict.fromkeys(dated("staff_on"), ""), "Enter the day beside the signature of the member of staff."),
        (dict.fromkeys(dated("signed_on"), ""), "Enter the day that stands on the paper."),
        ({"answer": ""}, "Choose what the paper says."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    cast: Cast, records: Client, changed: dict[str, str], said: str
) -> None:
    returned = came_back(cast, asked(cast), UNDATED)
    answer = records.post(address(returned), typed(staff_name="Nurse Hale", **changed))
    assert said in words(answer)
    assert "Nurse Hale" in words(answer)
    assert not Consent.objects.exists()
    assert not Settlement.objects.exists()


def test_after_another_answer_the_time_decides(cast: Cast, records: Client) -> None:
    request = play.ask(cast, cast.rose)
    returned = came_back(cast, request.form)
    play.sign(cast, request)
    play.withdraw(cast, cast.rose)
    assert "Enter the time of the signature" in words(records.post(address(returned), typed()))
    before = records.post(address(returned), typed(signed_time="00:00"))
    assert "Something was said of these photographs on" in words(before)
    assert Consent.objects.latest("number").status == Status.WITHDRAWN


def test_it_is_recorded_once(cast: Cast, records: Client) -> None:
    returned = came_back(cast, asked(cast), UNDATED)
    for _ in range(2):
        records.post(address(returned), typed())
    assert Consent.objects.count() == Settlement.objects.count() == 1


def test_it_is_put_away_with_a_reason(cast: Cast, records: Client) -> None:
    returned = came_back(cast, asked(cast), UNDATED)
    assert "Say why, for whoever asks later." in words(
        records.post(address(returned), {"act": "away", "outcome": "unreadable"})
    )
    records.post(address(returned), {"act": "away", "outcome": "unreadable", "reason": "Coffee"})
    assert "Coffee" in words(records.get(address(returned)))
    assert "Nothing to read by hand" in words(records.get("/scanned-forms/"))
    assert not Consent.objects.exists()


def test_a_page_of_nobodys_is_recognised_by_the_code_that_people_type(cast: Cast, records: Client) -> None:
    printout, returned = printout_of(cast, asked(cast)), stray(cast)
    page = words(records.get(address(returned)))
    assert "Not known yet" in words(records.get("/scanned-forms/"))
    assert "BARTHOLOMEW" not in page
    wrong = records.post(address(returned), {"act": "recognise", "code": "AAAA-AAAA-AAAB"})
    assert "There is a problem" in words(wrong)
    records.post(address(returned), {"act": "recognise", "code": printout.short.lower()})
    assert "BARTHOLOMEW, Rose" in words(records.get(address(returned)))
    records.post(address(returned), typed())
    assert Consent.objects.get().form == printout.form


def test_nobody_outside_the_patients_care_reads_it(cast: Cast) -> None:
    returned, other = came_back(cast, asked(cast)), stray(cast)
    outsider, page = browser(cast, "stranger"), returned.pages.get()
    assert "BARTHOLOMEW" not in words(outsider.get("/scanned-forms/"))
    for each in (address(returned), address(other), f"/documents/{page.document_id}"):
        assert outsider.get(each).status_code == 404


def test_whoever_joins_the_patients_care_does(cast: Cast) -> None:
    returned = came_back(cast, asked(cast), UNDATED)
    people.care_for(cast.acting("adeyemi"), cast.rose, cast.staff["stranger"])
    doctor = browser(cast, "stranger")
    assert "BARTHOLOMEW, Rose" in words(doctor.get("/scanned-forms/"))
    picture = doctor.get(f"/documents/{returned.pages.get().document_id}")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
