"""The page of who decides, the assessments' pages, and the child who is heard as the form is filled in."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from safelight.consent import actions as consents
from safelight.consent.assessments.assessment import CONCLUSION, Name
from safelight.consent.established import NO
from safelight.consent.forms.assessing import field_of
from safelight.consent.models import About, Consent, Fact
from safelight.consent.terms import EXPLAINED, Terms
from safelight.people.models import Patient
from safelight.policy.facts import Giver, Level
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.consent.test_answered_since import SIGNED, hidden
from tests.consent.test_consent_page import TYPED
from tests.pages import browser, words


@pytest.fixture
def young(cast: Cast) -> PhotographyRequest:
    return play.ask(cast, play.child(cast, 14))


@pytest.fixture
def doctor(cast: Cast) -> Client:
    return browser(cast, "okafor")


def send(
    client: Client, request: PhotographyRequest, name: Name, concluded: str, /, **changed: str
) -> HttpResponse:
    answers = {field_of(key): value for key, value in play.answers(name, concluded).items()}
    today = date.today()  # noqa: DTZ011 - as a browser has it
    moment = {"on-day": today.day, "on-month": today.month, "on-year": today.year, "at": "00:00"}
    sent = answers | moment | {"found_by": "Dr Okafor, Post", "key": str(uuid4())} | changed
    return client.post(f"/forms/{request.form_id}/assess/{name}", sent)


def shown(client: Client, request: PhotographyRequest) -> str:
    return words(client.get(f"/forms/{request.form_id}/deciding"))


def test_nothing_found_yet(doctor: Client, young: PhotographyRequest) -> None:
    page = shown(doctor, young)
    assert "Nothing has been assessed or recorded" in page
    assert "Nobody with parental responsibility is on file yet." in page
    assert "Assess whether they can decide for themself" in page
    assert "To the consent form" not in page


def test_every_question_and_answer_is_shown_the_last_first(
    cast: Cast, doctor: Client, young: PhotographyRequest
) -> None:
    play.assess(cast, young, Name.MATURITY, "not-competent", weighs=NO, said="She is not sure")
    play.assess(cast, young, Name.MATURITY, "competent", said="She explained it to me")
    page = shown(doctor, young)
    assert "The young person decides." in page
    assert page.index("She explained it to me") < page.index("She is not sure")
    assert page.count("Can they weigh what speaks for it and against it") == 2
    assert "by Dr Okafor, Post" in page


@pytest.mark.parametrize(
    ("changed", "says", "leads_to"),
    [
        ({"q_what": ""}, "Answer yes or no: Can they say in their own words", "#id_q_what"),
        ({"q_said": " "}, "Write an answer: What did you ask", "#id_q_said"),
        ({"q_own": NO}, "that conclusion cannot stand", "#id_q_own"),
        ({CONCLUSION: ""}, "Choose what you conclude", "#id_conclusion"),
        ({"found_by": ""}, "Enter who assessed it", "#id_found_by"),
        ({"on-year": "2039"}, "This is in the future", "#id_on-day"),
        ({"at": "26:00"}, "There is no such time", "#id_at"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    doctor: Client, young: PhotographyRequest, changed: dict[str, str], says: str, leads_to: str
) -> None:
    page = words(send(doctor, young, Name.MATURITY, "competent", **changed))
    assert says in page
    assert f'href="{leads_to}"' in page
    assert "As it was said" in page or "q_said" in changed
    assert not Fact.objects.exists()


def test_at_16_nobodys_maturity_is_assessed(cast: Cast, doctor: Client) -> None:
    request = play.ask(cast, play.child(cast, 16))
    answer = send(doctor, request, Name.MATURITY, "competent")
    assert answer.status_code == 409
    assert "From 16 on everybody decides for themself" in words(answer)
    assert not Fact.objects.exists()


def test_there_is_no_such_assessment(doctor: Client, young: PhotographyRequest) -> None:
    assert doctor.get(f"/forms/{young.form_id}/assess/courage").status_code == 404


def test_a_death_is_the_patients_and_reaches_every_form(
    cast: Cast, doctor: Client, young: PhotographyRequest
) -> None:
    other = play.ask(cast, young.patient, "Right knee")
    send(doctor, young, Name.LIFE, "deceased")
    assert "the personal representative decides" in shown(doctor, other)
    send(doctor, other, Name.LIFE, "alive")
    assert "a person with parental responsibility decides" in shown(doctor, young)


def test_the_parents_of_a_stillborn_baby_are_asked(doctor: Client, young: PhotographyRequest) -> None:
    send(doctor, young, Name.LIFE, "stillborn")
    assert "For a stillborn or dying baby the parents are asked" in shown(doctor, young)


@pytest.mark.parametrize(
    ("said", "found"), [("willing", ["willing"]), ("objects", ["objects"]), ("unknown", [])]
)
def test_the_child_is_heard(
    cast: Cast, doctor: Client, young: PhotographyRequest, said: str, found: list[str]
) -> None:
    mother = play.speaks_for(cast, young, "Bisi Abiola")
    typed = TYPED | {"key": str(uuid4()), "asked": str(mother.id), "wishes": said}
    for _ in range(2):
        doctor.post(f"/forms/{young.form_id}/", typed)
    assert [each.value for each in Fact.objects.filter(about=About.WISHES)] == found


def test_too_young_to_say_takes_back_no_refusal(
    cast: Cast, doctor: Client, young: PhotographyRequest
) -> None:
    mother = play.speaks_for(cast, young, "Bisi Abiola")
    for said in ("objects", "unknown"):
        typed = TYPED | {"key": str(uuid4()), "asked": str(mother.id), "wishes": said}
        doctor.post(f"/forms/{young.form_id}/", typed)
    assert Fact.objects.get(about=About.WISHES).value == "objects"


@pytest.mark.parametrize("page", ["sign", "spoken"])
def test_whose_it_has_become_meanwhile_is_asked(
    cast: Cast, doctor: Client, young: PhotographyRequest, page: str
) -> None:
    """The mother's page is open while her daughter is found able to decide, and again as the mother is taken off."""
    mother = play.speaks_for(cast, young, "Bisi Abiola")
    answer = {"sign": "agree", "spoken": "spoken"}[page]
    typed = TYPED | {"key": str(uuid4()), "asked": str(mother.id), "wishes": "willing", "answer": answer}
    fields = hidden(doctor.post(f"/forms/{young.form_id}/", typed).content.decode())
    play.assess(cast, young, Name.MATURITY, "competent")
    shown = words(doctor.post(f"/forms/{young.form_id}/{page}", SIGNED | fields))
    assert "It has become somebody else's to decide since. Nothing was recorded" in shown
    play.assess(cast, young, Name.MATURITY, "not-competent")
    consents.end(cast.acting("okafor"), mother)
    shown = words(doctor.post(f"/forms/{young.form_id}/{page}", SIGNED | fields))
    assert "It has become somebody else's to decide since. Nothing was recorded" in shown
    assert not Consent.objects.exists()


def test_on_the_sixteenth_birthday_it_is_no_longer_the_parents(
    cast: Cast, doctor: Client, young: PhotographyRequest
) -> None:
    mother = play.speaks_for(cast, young, "Bisi Abiola")
    typed = TYPED | {"key": str(uuid4()), "asked": str(mother.id), "wishes": "willing"}
    fields = hidden(doctor.post(f"/forms/{young.form_id}/", typed).content.decode())
    birthday = young.asked_at.date().replace(year=young.asked_at.year - 16) - timedelta(days=1)
    Patient.objects.filter(pk=young.patient_id).update(born_on=birthday)
    page = words(doctor.post(f"/forms/{young.form_id}/sign", SIGNED | fields))
    assert "Nothing was recorded" in page
    assert "The patient decides." in page


def test_a_competent_young_persons_word_is_their_own(cast: Cast, young: PhotographyRequest) -> None:
    """And no longer counts as a decision once they are found unable to make it."""
    play.assess(cast, young, Name.MATURITY, "competent")
    own = Terms(Giver.PATIENT, "Tunde Abiola", Level.TEACHING, explained=tuple(EXPLAINED))
    play.signed(cast, young, own)
    recording = play.photograph(cast, young)
    assert recording.standing == "available"
    play.assess(cast, young, Name.MATURITY, "not-competent", weighs=NO)
    recording.refresh_from_db()
    assert "teaching" not in recording.purposes
