"""The pages of a patient who cannot be asked: what they offer, what they refuse, and that nothing typed is lost."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.utils import timezone

from safelight.consent.models import Fact
from safelight.people.models import Patient
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def moment(at: datetime) -> dict[str, str]:
    local = timezone.localtime(at)
    day = {"on-day": str(local.day), "on-month": str(local.month), "on-year": str(local.year)}
    return {**day, "at": f"{local:%H:%M}", "key": str(uuid4()), "said_by": "Dr Okafor, consultant"}


def send(cast: Cast, request: PhotographyRequest, when: datetime | None = None, **typed: str) -> HttpResponse:
    sent = moment(when or timezone.now() - timedelta(hours=1)) | typed
    return browser(cast, "okafor").post(f"/forms/{request.form_id}/unasked", sent)


def anaesthetised(cast: Cast, patient: Patient) -> PhotographyRequest:
    request = play.ask(cast, patient)
    answer = send(cast, request, why="Anaesthetised", integral="on")
    assert answer.status_code == 303
    return request


def get(cast: Cast, who: str, address: str) -> str:
    return words(browser(cast, who).get(address))


def test_the_form_leads_to_it_and_it_says_what_it_is_for(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    assert f'href="/forms/{request.form_id}/unasked"' in get(cast, "okafor", f"/forms/{request.form_id}/")
    page = get(cast, "okafor", f"/forms/{request.form_id}/unasked")
    assert "For a patient who is unconscious or under an anaesthetic" in page
    assert 'value="Dr Okafor"' in page


def test_once_it_is_said_the_policy_lets_the_studio_photograph_and_hold(cast: Cast) -> None:
    request = anaesthetised(cast, cast.rose)
    page = get(cast, "okafor", f"/forms/{request.form_id}/unasked")
    assert "The patient could not be asked" in page
    assert "Release nothing until consent has been given." in page
    assert "Ask for consent as soon as the patient can answer." in page
    assert "Tell the patient that recordings were taken." in page
    studio = get(cast, "marques", f"/requests/{request.pk}/")
    assert "Hold until consent" in studio
    assert "The patient cannot be asked now. Photograph what was asked for" in studio


def test_if_it_is_no_part_of_the_treatment_the_guidance_says_no(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    send(cast, request, why="Unconscious")
    studio = get(cast, "marques", f"/requests/{request.pk}/")
    assert "GMC-19" in studio
    assert "Hold until consent" not in studio


def test_an_able_patient_who_was_not_asked_is_not_photographed(cast: Cast) -> None:
    page = get(cast, "marques", f"/requests/{play.ask(cast, cast.rose).pk}/")
    assert "Nobody has consented yet: do not photograph." in page
    assert "Not met: The form is signed by patient and staff before the recording" in page


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"why": ""}, "Choose why they cannot be asked."),
        ({"why": "Unconscious", "said_by": ""}, "Enter who says so, with their post."),
        ({"why": "Unconscious", "at": "half past two"}, "There is no such time. Enter it as in 14:30."),
        ({"why": "Unconscious", "at": ""}, "Enter the time of day."),
        ({"why": "Unconscious", "on-month": "13"}, "There is no such date."),
        ({"why": "Unconscious", "on-year": "2099"}, "This is in the future: enter when it was."),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_the_field(
    cast: Cast, typed: dict[str, str], problem: str
) -> None:
    request = play.ask(cast, cast.rose)
    page = words(send(cast, request, **{"said_by": "Sister Bell, ward D6", **typed}))
    assert problem in page
    assert typed.get("said_by") == "" or "Sister Bell, ward D6" in page
    assert not Fact.objects.exists()


def test_a_step_that_has_been_taken_is_said_to_have_been(cast: Cast) -> None:
    request = anaesthetised(cast, cast.rose)
    assert send(cast, request, timezone.now(), step="AWAKE", words="").status_code == 303
    page = words(send(cast, request, timezone.now(), step="AWAKE", words="On the ward"))
    assert "This has been recorded already, or comes later." in page
    assert "On the ward" in page
    assert Fact.objects.filter(about="capacity").count() == 2


def test_nobody_is_asked_before_they_are_awake(cast: Cast) -> None:
    request = anaesthetised(cast, cast.rose)
    page = get(cast, "okafor", f"/forms/{request.form_id}/unasked")
    assert "Consent was asked for" not in page
    assert "comes later" in words(send(cast, request, step="ASKED", words=""))


def test_the_representative_of_one_who_died_is_asked_on_the_form(cast: Cast) -> None:
    request = anaesthetised(cast, cast.rose)
    play.photograph(cast, request)
    assert send(cast, request, timezone.now(), step="DIED", words="His sister").status_code == 303
    page = get(cast, "okafor", f"/forms/{request.form_id}/unasked")
    assert "The patient died" in page
    assert "His sister" in page
    assert "the personal representative decides" in get(cast, "okafor", f"/forms/{request.form_id}/")
    assert "Ask the personal representative" in get(cast, "okafor", "/held/")


def test_the_list_its_counts_and_whom_it_shows_to(cast: Cast) -> None:
    assert "Nothing is held" in get(cast, "okafor", "/held/")
    request = anaesthetised(cast, cast.rose)
    for seed in (1, 2):
        play.photograph(cast, request, seed)
    for who in ("okafor", "marques", "osei"):
        page = get(cast, who, "/held/")
        assert "2 photographs, held since today" in page
        assert "BARTHOLOMEW, Rose" in page
    assert "Nothing is held" in get(cast, "stranger", "/held/")
    assert "Held recordings of my patients: 2" in get(cast, "okafor", "/patients/")
    page = get(cast, "okafor", f"/patients/{cast.rose.pk}/")
    assert "2 photographs, held since today. Wait until the patient can be asked" in page


def test_what_should_not_have_been_made_says_whose_turn_it_is(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.photograph(cast, request)
    assert "Incident open" in get(cast, "okafor", "/held/")
    play.sign(cast, request)
    assert "Information governance decides on the incident" in get(cast, "okafor", "/held/")


def test_to_whoever_does_not_care_for_the_patient_there_is_no_such_page(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    for page in ("unasked", "authority"):
        assert browser(cast, "stranger").get(f"/forms/{request.form_id}/{page}").status_code == 404


def test_each_is_led_to_where_their_part_is_done(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.photograph(cast, request)
    assert f'href="/forms/{request.form_id}/"' in get(cast, "okafor", "/held/")
    assert f'href="/requests/{request.pk}/"' in get(cast, "marques", "/held/")
    assert get(cast, "osei", "/held/").count('href="/incidents/"') == 2  # the menu, and the line
