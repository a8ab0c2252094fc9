"""The form on which photographs are asked for."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import HttpResponse

from safelight.people.models import Patient
from safelight.studio.models import PhotographyRequest, Urgency
from tests.cast import Cast
from tests.pages import browser, words

TYPED = {
    "body_site": "Left elbow",
    "reason": "Rash before treatment",
    "views": ["Close-up"],
    "other_views": "",
    "urgency": "today",
    "place": "Clinic 4",
    "infection_risk": "",
}


def _ask(cast: Cast, patient: Patient, **changed: object) -> HttpResponse:
    typed = TYPED | {"key": str(uuid4())} | changed
    return browser(cast, "okafor").post(f"/patients/{patient.pk}/requests/new", typed)


def test_asks_and_goes_on_to_the_consent(cast: Cast) -> None:
    answer = _ask(cast, cast.rose, other_views="From behind\n\n  Palm \nClose-up", chaperone="on")
    request = PhotographyRequest.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/forms/{request.form_id}/")
    assert request.views == ["Close-up", "From behind", "Palm"]
    assert (request.urgency, request.chaperone, request.patient) == (Urgency.TODAY, True, cast.rose)


def test_a_second_click_asks_no_second_time(cast: Cast) -> None:
    key = str(uuid4())
    first, second = (_ask(cast, cast.rose, key=key) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert PhotographyRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "says", "leads_to"),
    [
        ({"body_site": " "}, "Enter the body site", "#id_body_site"),
        ({"body_site": "x" * 81}, "at most 80 characters", "#id_body_site"),
        ({"reason": ""}, "Say why the photographs are needed", "#id_reason"),
        ({"reason": "x" * 401}, "at most 400 characters", "#id_reason"),
        ({"views": []}, "Choose a view", "#id_views"),
        ({"views": ["Everything"]}, "Select a valid choice", "#id_views"),
        ({"other_views": "x" * 81}, "80 characters or fewer", "#id_other_views"),
        ({"other_views": "\n".join(map(str, range(12)))}, "12 views at most", "#id_other_views"),
        ({"urgency": ""}, "Choose how soon", "#id_urgency"),
        ({"urgency": "yesterday"}, "Select a valid choice", "#id_urgency"),
        ({"place": ""}, "where the photographer finds the patient", "#id_place"),
        ({"infection_risk": "x" * 121}, "at most 120 characters", "#id_infection_risk"),
    ],
)
def test_says_what_is_wrong_and_keeps_what_was_typed(
    cast: Cast, changed: dict[str, object], says: str, leads_to: str
) -> None:
    page = words(_ask(cast, cast.rose, **changed))
    assert "There is a problem" in page
    assert says in page
    assert f'href="{leads_to}"' in page
    assert not PhotographyRequest.objects.exists()
    if "place" not in changed:
        assert 'value="Clinic 4"' in page


def test_a_broken_key_is_no_request(cast: Cast) -> None:
    assert "The page did not come back whole." in words(_ask(cast, cast.rose, key="again"))
    assert not PhotographyRequest.objects.exists()


@pytest.mark.parametrize(("born_on", "reminded"), [(date(2015, 1, 1), True), (date(1980, 1, 1), False)])
def test_a_child_is_framed_narrowly(cast: Cast, born_on: date, reminded: bool) -> None:
    Patient.objects.filter(pk=cast.rose.pk).update(born_on=born_on)
    page = words(browser(cast, "okafor").get(f"/patients/{cast.rose.pk}/requests/new"))
    assert ("only the area of interest is framed" in page) is reminded


def test_whoever_does_not_care_for_the_patient_states_a_reason_first(cast: Cast) -> None:
    client = browser(cast, "stranger")
    address = f"/patients/{cast.rose.pk}/requests/new"
    for answer in (client.get(address), client.post(address, TYPED | {"key": str(uuid4())})):
        assert (answer.status_code, answer["Location"]) == (302, f"/patients/{cast.rose.pk}/reach")
    assert not PhotographyRequest.objects.exists()
