"""Two members of staff with the same form: the second is told what the first recorded, and loses nothing."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from safelight.consent import actions as consents
from safelight.consent.models import Consent
from safelight.consent.terms import Terms
from safelight.people import actions as people
from safelight.policy.facts import Giver, Level, Status
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.consent.test_consent_page import PUBLICATION, TYPED
from tests.pages import browser, words

SIGNED = {"answer": "agree", "giver_strokes": "[[[100, 200], [300, 400]]]", "staff_typed": "Dr Okafor"}
TOLD = "Somebody has recorded an answer since this page was opened"
NO = Terms(Giver.PATIENT, "Rose Bartholomew", Level.RECORDS)


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    people.care_for(cast.acting("okafor"), cast.rose, cast.staff["stranger"])
    return play.ask(cast, cast.rose)


def hidden(page: str) -> dict[str, str]:
    """The hidden fields, whatever the order of their attributes."""
    tags = re.findall(r"<input type=\"hidden\"[^>]*>", page)
    fields = {re.search(r'name="(\w+)"', each)[1]: re.search(r'value="([^"]*)"', each) for each in tags}  # type: ignore[index]
    return {name: found[1] for name, found in fields.items() if found and name != "csrfmiddlewaretoken"}


def to_sign(client: Client, request: PhotographyRequest, **changed: object) -> dict[str, str]:
    """The hidden fields of the page to sign, built from what the form says now."""
    opened = hidden(client.get(f"/forms/{request.form_id}/?again=1").content.decode())
    page = client.post(f"/forms/{request.form_id}/", TYPED | opened | changed)
    fields = hidden(page.content.decode())
    return {name: fields[name] for name in ("terms", "key", "seen")}


def test_a_signature_after_somebody_elses_refusal_is_not_recorded(
    cast: Cast, request_: PhotographyRequest
) -> None:
    doctor = browser(cast, "okafor")
    page = to_sign(doctor, request_, **PUBLICATION)
    consents.refuse(cast.acting("stranger"), request_.form, NO, uuid4())
    answer = doctor.post(f"/forms/{request_.form_id}/sign", SIGNED | page)
    shown = words(answer)
    assert answer.status_code == 409
    assert TOLD in shown
    assert "Refused on " in shown
    assert "Recorded by Dr Stranger." in shown
    assert [each.status for each in Consent.objects.all()] == [Status.REFUSED]
    assert 'value="[[[100, 200], [300, 400]]]"' in shown
    assert 'value="Dr Okafor"' in shown
    assert "Journal of Wounds" in shown


def test_whoever_has_read_it_may_record_their_own(cast: Cast, request_: PhotographyRequest) -> None:
    doctor = browser(cast, "okafor")
    page = to_sign(doctor, request_)
    consents.refuse(cast.acting("stranger"), request_.form, NO, uuid4())
    told = hidden(doctor.post(f"/forms/{request_.form_id}/sign", SIGNED | page).content.decode())
    again = {name: told[name] for name in ("terms", "key", "seen")}
    assert doctor.post(f"/forms/{request_.form_id}/sign", SIGNED | again).status_code == 303
    assert Consent.objects.latest("number").status == Status.GIVEN


@pytest.mark.parametrize("where", ["", "sign"])
def test_a_refusal_after_somebody_elses_yes_is_not_recorded(
    cast: Cast, request_: PhotographyRequest, where: str
) -> None:
    doctor = browser(cast, "okafor")
    page = to_sign(doctor, request_, level="teaching")
    play.sign(cast, request_, Level.RECORDS)
    answer = doctor.post(
        f"/forms/{request_.form_id}/{where}", {"answer": "refuse", "level": "teaching", **page}
    )
    assert answer.status_code == 409
    assert "Agreed on " in words(answer)
    assert 'value="teaching" checked' in words(answer)
    assert Consent.objects.get().status == Status.GIVEN
    again = {"answer": "refuse"} | hidden(answer.content.decode())
    assert doctor.post(f"/forms/{request_.form_id}/", again).status_code == 303
    assert Consent.objects.latest("number").status == Status.REFUSED


def test_a_page_that_knows_the_last_word_is_recorded(cast: Cast, request_: PhotographyRequest) -> None:
    consents.refuse(cast.acting("stranger"), request_.form, NO, uuid4())
    doctor = browser(cast, "okafor")
    assert (
        doctor.post(f"/forms/{request_.form_id}/sign", SIGNED | to_sign(doctor, request_)).status_code == 303
    )


def test_a_page_that_does_not_say_what_it_knew_knew_nothing(cast: Cast, request_: PhotographyRequest) -> None:
    doctor = browser(cast, "okafor")
    page = to_sign(doctor, request_)
    del page["seen"]
    play.sign(cast, request_)
    assert doctor.post(f"/forms/{request_.form_id}/sign", SIGNED | page).status_code == 409


def test_ones_own_second_click_is_no_other_answer(cast: Cast, request_: PhotographyRequest) -> None:
    doctor = browser(cast, "okafor")
    page = to_sign(doctor, request_)
    for _ in range(2):
        assert doctor.post(f"/forms/{request_.form_id}/sign", SIGNED | page).status_code == 303
    assert Consent.objects.count() == 1


def test_a_form_that_others_signed_is_no_answer_to_this_one(cast: Cast, request_: PhotographyRequest) -> None:
    other = play.ask(cast, cast.rose, "Right knee")
    doctor = browser(cast, "okafor")
    page = to_sign(doctor, request_)
    play.sign(cast, other)
    assert doctor.post(f"/forms/{request_.form_id}/sign", SIGNED | page).status_code == 303
    assert Consent.objects.count() == 2


@pytest.mark.parametrize("seen", ["-1", "x", "9" * 40])
def test_a_broken_number_records_nothing_or_is_taken_at_its_word(
    cast: Cast, request_: PhotographyRequest, seen: str
) -> None:
    doctor = browser(cast, "okafor")
    answer = doctor.post(
        f"/forms/{request_.form_id}/sign", SIGNED | to_sign(doctor, request_) | {"seen": seen}
    )
    assert answer.status_code == (303 if seen.isdigit() else 200)
