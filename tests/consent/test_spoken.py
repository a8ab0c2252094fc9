"""By word of mouth: what it will permit is said before it is recorded, and what cannot have been is refused."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.models import Consent, Document, Signature
from safelight.consent.terms import EXPLAINED, Signed, Spoken, Terms
from safelight.people.models import Patient
from safelight.policy import facts
from safelight.policy.default import STACK
from safelight.policy.facts import ConsentForm, Giver, Level, Purpose, Signatory
from safelight.policy.packs.gmc import PACK as GMC
from safelight.policy.stack import Stack
from safelight.studio.models import PhotographyRequest
from safelight.web.foreseeing import foresee
from tests import cast as play
from tests.cast import Cast
from tests.consent.test_answered_since import hidden
from tests.consent.test_consent_page import TYPED
from tests.pages import browser, words

TERMS = Terms(Giver.PATIENT, "Rose Bartholomew", Level.TEACHING, explained=tuple(EXPLAINED))
ORAL = facts.Consent(by=Giver.PATIENT, form=ConsentForm.ORAL, signed_by=frozenset(), level=Level.TEACHING)


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    return play.ask(cast, cast.rose)


@pytest.fixture
def doctor(cast: Cast) -> Client:
    return browser(cast, "okafor")


def _hear(doctor: Client, request: PhotographyRequest, **changed: object) -> HttpResponse:
    opened = hidden(doctor.get(f"/forms/{request.form_id}/?again=1").content.decode())
    return doctor.post(f"/forms/{request.form_id}/", TYPED | opened | {"answer": "spoken"} | changed)


def _at(moment: datetime) -> dict[str, str]:
    local = timezone.localtime(moment)
    day = {"day-day": str(local.day), "day-month": str(local.month), "day-year": str(local.year)}
    return day | {"time": f"{local:%H:%M}"}


def _tell(doctor: Client, request: PhotographyRequest, page: HttpResponse, **changed: object) -> HttpResponse:
    fields = hidden(page.content.decode())
    carried = {name: fields[name] for name in ("terms", "key", "seen")}
    said = _at(timezone.now()) | {"heard_by": "Nurse Hale", "because": "Both arms in plaster"}
    return doctor.post(f"/forms/{request.form_id}/spoken", carried | said | {"answer": "record"} | changed)


def test_nothing_rests_on_it_here_and_the_page_says_so_with_the_paragraph(
    doctor: Client, request_: PhotographyRequest
) -> None:
    page = words(_hear(doctor, request_))
    assert "By this hospital's rules nothing rests on it: it permits none of these." in page
    assert "Making the photographs" in page
    assert "CUH-8" in page
    assert "They may be used to teach" in page
    assert not Consent.objects.exists()


def test_where_the_rules_allow_it_it_permits_what_was_agreed_to(
    cast: Cast, request_: PhotographyRequest
) -> None:
    national = Stack([GMC], STACK.profile)
    foreseen = foresee(cast.acting("okafor"), request_.form, ORAL, national)
    assert foreseen.making is not None
    assert foreseen.making.permitted
    assert {each for each, verdict in foreseen.uses.items() if verdict.permitted} >= {
        Purpose.CARE,
        Purpose.TEACHING,
    }
    assert not foreseen.uses[Purpose.PUBLICITY].permitted


def test_what_it_would_close_is_said_too(cast: Cast, doctor: Client) -> None:
    recording = play.photographed(cast)
    page = words(_hear(doctor, recording.form.request))
    assert (
        "would no longer be: <strong>care of this patient, audit of this patient's care, teaching</strong>"
        in page
    )
    assert "Making the photographs" not in page


def test_it_permits_what_the_page_said(cast: Cast, doctor: Client) -> None:
    request = play.ask(cast, cast.rose)
    earlier = cast.acting("okafor", at=play.now() - play.AN_HOUR)
    signatures = (Signed(Signatory.GIVER, "Rose Bartholomew"), Signed(Signatory.STAFF, "Dr Okafor"))
    consents.give(earlier, request.form, TERMS, signatures, uuid4())
    recording = play.photograph(cast, request)
    assert "teaching" in recording.purposes
    assert _tell(doctor, request, _hear(doctor, request)).status_code == 303
    recording.refresh_from_db()
    assert recording.purposes == []


def test_it_is_recorded_with_who_heard_it_and_why(
    cast: Cast, doctor: Client, request_: PhotographyRequest
) -> None:
    said = request_.asked_at - timedelta(days=2)
    answer = _tell(doctor, request_, _hear(doctor, request_), **_at(said))
    assert (answer.status_code, answer["Location"]) == (303, f"/forms/{request_.form_id}/")
    consent = Consent.objects.get()
    assert (consent.expressed, consent.level, consent.heard_by) == ("oral", "teaching", "Nurse Hale")
    assert consent.not_written_because == "Both arms in plaster"
    assert consent.said_at == said.replace(second=0, microsecond=0)
    assert not Signature.objects.exists()
    page = words(doctor.get(f"/forms/{request_.form_id}/"))
    assert f"Agreed by word of mouth on {said:%d-%b-%Y}" in page
    assert "Heard by Nurse Hale." in page
    assert "Not in writing because: Both arms in plaster" in page
    assert "By word of mouth, not signed" in page


def test_the_studio_is_told_that_nothing_is_signed(
    cast: Cast, doctor: Client, request_: PhotographyRequest
) -> None:
    _tell(doctor, request_, _hear(doctor, request_))
    page = words(browser(cast, "marques").get(f"/requests/{request_.pk}/"))
    assert "They have agreed by word of mouth and signed nothing" in page


@pytest.mark.parametrize(
    ("changed", "says", "leads_to"),
    [
        ({"day-day": ""}, "Enter a day that there is", "#id_day-day"),
        ({"day-day": "31", "day-month": "2"}, "Enter a day that there is", "#id_day-day"),
        ({"day-day": "", "day-month": "", "day-year": ""}, "Enter the day on which", "#id_day-day"),
        ({"time": "25:00"}, "24 hours, as 14:30", "#id_time"),
        ({"time": ""}, "Enter the time at which", "#id_time"),
        ({"heard_by": " "}, "whoever heard it", "#id_heard_by"),
        ({"because": ""}, "Say why they could not sign", "#id_because"),
        ({"because": "x" * 401}, "at most 400", "#id_because"),
        ({"day-year": "2031"}, "This is in the future", "#id_day-day"),
        ({"day-year": "1960"}, "The patient was born on 12-Apr-1961", "#id_day-day"),
        ({"day-year": "1970"}, "parental responsibility decides", "#id_day-day"),
    ],
)
def test_what_cannot_have_been_is_refused_and_nothing_typed_is_lost(
    doctor: Client, request_: PhotographyRequest, changed: dict[str, str], says: str, leads_to: str
) -> None:
    page = words(_tell(doctor, request_, _hear(doctor, request_), **changed))
    assert says in page
    assert f'href="{leads_to}"' in page
    assert ("Nurse Hale" in page) or "heard_by" in changed
    assert ("Both arms in plaster" in page) or "because" in changed
    assert not Consent.objects.exists()


def test_a_parent_could_not_agree_once_the_patient_was_sixteen(
    cast: Cast, doctor: Client, request_: PhotographyRequest
) -> None:
    born = request_.asked_at.date().replace(year=request_.asked_at.year - 20)
    Patient.objects.filter(pk=cast.rose.pk).update(born_on=born, died_on=request_.asked_at.date())
    sam = play.speaks_for(cast, request_, "Sam Bartholomew", "executor", Document.GRANT_OF_PROBATE)
    page = _hear(doctor, request_, asked=str(sam.id))
    shown = words(_tell(doctor, request_, page, **_at(request_.asked_at - timedelta(days=30))))
    assert "On that day the patient was alive and decided." in shown
    assert not Consent.objects.exists()


def test_what_was_said_before_something_that_stands_changes_nothing(
    cast: Cast, doctor: Client, request_: PhotographyRequest
) -> None:
    play.sign(cast, request_)
    page = _hear(doctor, request_)
    shown = words(_tell(doctor, request_, page, **_at(request_.asked_at - timedelta(days=1))))
    assert "what was said before would change nothing" in shown
    assert "Both arms in plaster" in shown
    assert Consent.objects.count() == 1


def test_a_second_click_and_somebody_elses_answer(
    cast: Cast, doctor: Client, request_: PhotographyRequest
) -> None:
    page, late = _hear(doctor, request_), _hear(doctor, request_)
    for _ in range(2):
        assert _tell(doctor, request_, page).status_code == 303
    answer = _tell(doctor, request_, late)
    assert answer.status_code == 409
    assert "Agreed by word of mouth" in words(answer)
    assert "Both arms in plaster" in words(answer)
    assert Consent.objects.count() == 1


def test_somebody_elses_answer_is_told(cast: Cast, request_: PhotographyRequest) -> None:
    by = cast.acting("okafor")
    consents.refuse(by, request_.form, TERMS, uuid4())
    spoken = Spoken(by.at, "Nurse Hale", "In plaster")
    with pytest.raises(consents.AnsweredSince):
        consents.say(by, request_.form, TERMS, spoken, uuid4(), 0)
    assert Consent.objects.count() == 1


def test_not_before_it_was_said_nor_before_it_was_explained(cast: Cast, request_: PhotographyRequest) -> None:
    by = cast.acting("okafor")
    with pytest.raises(consents.NotSaidYet):
        consents.say(by, request_.form, TERMS, Spoken(by.at + play.AN_HOUR, "Hale", "Plaster"), uuid4())
    hasty = Terms(Giver.PATIENT, "Rose Bartholomew", Level.TEACHING, explained=("why",))
    with pytest.raises(consents.NotExplained):
        consents.say(by, request_.form, hasty, Spoken(by.at, "Hale", "Plaster"), uuid4())
    assert not Consent.objects.exists()


def test_it_can_be_changed_or_signed_instead(doctor: Client, request_: PhotographyRequest) -> None:
    page = words(_tell(doctor, request_, _hear(doctor, request_), answer="change"))
    assert 'value="teaching" checked' in page
    assert "Continue to the signature" in page


def test_terms_that_nobody_chose_are_not_recorded(doctor: Client, request_: PhotographyRequest) -> None:
    page = words(_tell(doctor, request_, _hear(doctor, request_), terms="nonsense"))
    assert "Nothing was recorded" in page
    assert not Consent.objects.exists()


def test_the_page_itself_is_the_forms(doctor: Client, request_: PhotographyRequest) -> None:
    assert "Continue to the signature" in words(doctor.get(f"/forms/{request_.form_id}/spoken"))
