"""The page to sign: what was chosen is what is signed, by two people, once."""

import re
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from safelight.consent import actions as consents
from safelight.consent.models import Consent, Signature
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.ledger.acting import Role
from safelight.people import actions as people
from safelight.policy.facts import Giver, Level, Signatory, Status
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.consent.test_consent_page import PUBLICATION, TYPED
from tests.pages import browser, words

DRAWN = "[[[100, 200], [300, 400]], [[5000, 3000]]]"
SIGNED = {"answer": "agree", "giver_strokes": DRAWN, "staff_typed": "Dr Okafor"}


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    return play.ask(cast, cast.rose)


@pytest.fixture
def doctor(cast: Cast) -> Client:
    return browser(cast, "okafor")


def _choose(client: Client, request: PhotographyRequest, **changed: object) -> dict[str, str]:
    """Fill the member of staff's page in; the hidden fields of the page to sign."""
    typed = TYPED | {"key": str(uuid4())} | changed
    page = client.post(f"/forms/{request.form_id}/", typed).content.decode()
    return dict(re.findall(r'name="(terms|key)" value="([^"]+)"', page))


def _sign(
    client: Client, request: PhotographyRequest, hidden: dict[str, str], **changed: str
) -> HttpResponse:
    return client.post(f"/forms/{request.form_id}/sign", SIGNED | hidden | changed)


def test_what_was_chosen_is_recorded_with_both_signatures(
    cast: Cast, doctor: Client, request_: PhotographyRequest
) -> None:
    answer = _sign(doctor, request_, _choose(doctor, request_, **PUBLICATION))
    assert (answer.status_code, answer["Location"]) == (303, f"/forms/{request_.form_id}/")
    consent = Consent.objects.get()
    assert (consent.level, consent.status) == (Level.SPECIFIED, Status.GIVEN)
    assert (consent.purposes, consent.purpose_named) == (["publication"], "Journal of Wounds")
    assert consent.told_cannot_withdraw_once_published
    assert consent.explained == list(EXPLAINED)
    assert (consent.giver_name, consent.taken_by) == ("Rose Bartholomew", cast.staff["okafor"])
    signatures = {each.signer: (each.name, each.strokes) for each in Signature.objects.all()}
    assert signatures == {
        Signatory.GIVER: ("Rose Bartholomew", [[[100, 200], [300, 400]], [[5000, 3000]]]),
        Signatory.STAFF: ("Dr Okafor", None),
    }


def test_a_second_click_signs_nothing_twice(doctor: Client, request_: PhotographyRequest) -> None:
    hidden = _choose(doctor, request_)
    for _ in range(2):
        assert _sign(doctor, request_, hidden).status_code == 303
    assert (Consent.objects.count(), Signature.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("changed", "says", "leads_to"),
    [
        ({"giver_strokes": ""}, "Patient's signature: Sign in the box", "#giver"),
        ({"giver_strokes": "[]"}, "Patient's signature: Sign in the box", "#giver"),
        ({"staff_typed": "  "}, "member of staff: Sign in the box", "#staff"),
        ({"giver_strokes": "[[[1, 99999]]]"}, "could not be read", "#giver"),
        ({"giver_strokes": "scribble"}, "could not be read", "#giver"),
        ({"staff_typed": "x" * 161}, "at most 160 characters", "#staff"),
    ],
)
def test_a_missing_signature_is_an_error_and_the_other_is_kept(
    doctor: Client, request_: PhotographyRequest, changed: dict[str, str], says: str, leads_to: str
) -> None:
    page = words(_sign(doctor, request_, _choose(doctor, request_), **changed))
    assert "There is a problem" in page
    assert says in page
    assert f'href="{leads_to}"' in page
    kept = 'value="Dr Okafor"' if leads_to == "#giver" else 'value="[[[100, 200]'
    assert kept in page
    assert not Consent.objects.exists()


def test_it_can_be_signed_after_an_error(doctor: Client, request_: PhotographyRequest) -> None:
    hidden = _choose(doctor, request_)
    page = _sign(doctor, request_, hidden, giver_strokes="").content.decode()
    again = dict(re.findall(r'name="(terms|key)" value="([^"]+)"', page))
    assert _sign(doctor, request_, again, giver_strokes="", giver_typed="R Bartholomew").status_code == 303
    assert Signature.objects.get(signer=Signatory.GIVER).name == "R Bartholomew"


def test_i_do_not_agree(doctor: Client, request_: PhotographyRequest) -> None:
    hidden = _choose(doctor, request_)
    sent = {"answer": "refuse", **hidden}
    assert doctor.post(f"/forms/{request_.form_id}/sign", sent).status_code == 303
    assert Consent.objects.get().status == Status.REFUSED
    assert not Signature.objects.exists()


def test_i_want_to_change_something(doctor: Client, request_: PhotographyRequest) -> None:
    hidden = _choose(doctor, request_, **PUBLICATION)
    page = words(doctor.post(f"/forms/{request_.form_id}/sign", {"answer": "change", **hidden}))
    assert "Continue to the signature" in page
    assert 'value="specified" checked' in page
    assert 'value="publication" checked' in page
    assert 'value="Journal of Wounds"' in page
    assert page.count(" checked") == len(EXPLAINED) + 3  # each point, the level, the use, told
    assert not Consent.objects.exists()


def _altered(token: str) -> str:
    return token[:-1] + ("A" if token[-1] != "A" else "B")


def test_altered_terms_are_not_signed(doctor: Client, request_: PhotographyRequest) -> None:
    hidden = _choose(doctor, request_)
    for terms in ("nonsense", _altered(hidden["terms"])):
        page = words(_sign(doctor, request_, hidden | {"terms": terms}))
        assert "Nothing was recorded: fill the form in again." in page
    assert not Consent.objects.exists()


@pytest.mark.parametrize("terms", [{}, {"terms": ""}])
def test_a_signature_before_the_explanation_says_why_it_is_none(
    doctor: Client, request_: PhotographyRequest, terms: dict[str, str]
) -> None:
    crafted = {"key": str(uuid4()), "explained": list(EXPLAINED), "level": "teaching", **terms}
    page = words(doctor.post(f"/forms/{request_.form_id}/sign", SIGNED | crafted))
    assert "A form is signed once each point has been explained and ticked here" in page
    assert "Continue to the signature" in page
    assert not Consent.objects.exists()


@pytest.mark.parametrize("missing", EXPLAINED)
def test_a_point_that_was_not_explained_leaves_no_consent(
    cast: Cast, request_: PhotographyRequest, missing: str
) -> None:
    explained = tuple(each for each in EXPLAINED if each != missing)
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.TEACHING, explained=explained)
    signatures = (Signed(Signatory.GIVER, "Rose Bartholomew"), Signed(Signatory.STAFF, "Dr Okafor"))
    with pytest.raises(consents.NotExplained):
        consents.give(cast.acting("okafor"), request_.form, terms, signatures, uuid4())
    assert not Consent.objects.exists()


def test_several_names_are_signed_each_with_its_use(doctor: Client, request_: PhotographyRequest) -> None:
    two = PUBLICATION | {"purposes": ["publication", "research"], "named_research": "BURNS-2"}
    page = words(doctor.post(f"/forms/{request_.form_id}/", TYPED | {"key": str(uuid4())} | two))
    named = "Research: BURNS-2; Publication in a journal or book: Journal of Wounds"
    assert f"By name, and nothing else: <strong>{named}</strong>" in page
    hidden = _choose(doctor, request_, **two)
    changed = words(doctor.post(f"/forms/{request_.form_id}/sign", {"answer": "change", **hidden}))
    assert 'name="named_research" type="text" value="BURNS-2"' in changed
    assert 'name="named_publication" type="text" value="Journal of Wounds"' in changed
    _sign(doctor, request_, hidden)
    assert Consent.objects.get().purpose_named == named


def test_terms_of_another_form_are_not_signed(
    cast: Cast, doctor: Client, request_: PhotographyRequest
) -> None:
    hidden = _choose(doctor, request_)
    other = play.ask(cast, cast.rose, "Right knee")
    assert "Nothing was recorded" in words(_sign(doctor, other, hidden))
    assert not Consent.objects.exists()


def test_terms_that_somebody_else_chose_are_not_signed(
    cast: Cast, doctor: Client, request_: PhotographyRequest
) -> None:
    people.care_for(cast.acting("okafor"), cast.rose, cast.staff["stranger"])
    hidden = _choose(doctor, request_)
    assert "Nothing was recorded" in words(_sign(browser(cast, "stranger"), request_, hidden))
    assert not Consent.objects.exists()


@pytest.mark.parametrize("answer", ["agree", "refuse"])
def test_a_broken_key_records_nothing(doctor: Client, request_: PhotographyRequest, answer: str) -> None:
    hidden = _choose(doctor, request_)
    assert _sign(doctor, request_, hidden | {"key": "again"}, answer=answer).status_code == 200
    assert not Consent.objects.exists()


def test_a_parent_signs_as_parent(cast: Cast, doctor: Client, request_: PhotographyRequest) -> None:
    cast.rose.born_on = request_.asked_at.date().replace(year=request_.asked_at.year - 5)
    cast.rose.save()
    sam = play.speaks_for(cast, request_, "Sam Bartholomew", "father")
    typed = TYPED | {"key": str(uuid4()), "asked": str(sam.id), "wishes": "willing"}
    page = words(doctor.post(f"/forms/{request_.form_id}/", typed))
    assert "You decide for the patient: Sam Bartholomew, father, married to the mother" in page
    assert "Parent's signature" in page
    assert "Patient's signature" not in page


def test_a_patients_name_stands_in_no_address_and_no_title(
    doctor: Client, request_: PhotographyRequest
) -> None:
    answer = _sign(doctor, request_, _choose(doctor, request_))
    assert "artholomew" not in answer["Location"]
    page = words(doctor.get(answer["Location"]))
    assert "artholomew" not in page.partition("<title>")[2].partition("</title>")[0]


def test_a_clinician_may_take_it_too(cast: Cast, request_: PhotographyRequest) -> None:
    people.end(cast.acting("adeyemi"), cast.staff["okafor"], Role.REQUESTER)
    client = browser(cast, "okafor")
    assert _sign(client, request_, _choose(client, request_)).status_code == 303
