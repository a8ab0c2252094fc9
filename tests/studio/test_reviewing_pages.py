"""The pages of consents to look at again: what they show to whom, what they ask for, and a second click."""

from uuid import uuid4

import pytest
from django.utils import timezone

from safelight.consent.models import Fact
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


@pytest.fixture
def due(cast: Cast) -> PhotographyRequest:
    """Rose's consent runs out today."""
    return play.running_out(cast, timezone.localdate())


def sent(**typed: str) -> dict[str, str]:
    local = timezone.localtime()
    day = {"on-day": str(local.day), "on-month": str(local.month), "on-year": str(local.year)}
    return {**day, "at": f"{local:%H:%M}", "key": str(uuid4()), "said_by": "Dr Okafor", "words": "", **typed}


def get(cast: Cast, who: str, address: str) -> str:
    return words(browser(cast, who).get(address))


def test_the_list_its_count_and_whom_it_shows_to(cast: Cast, due: PhotographyRequest) -> None:
    for who in ("okafor", "ferris", "osei"):
        page = get(cast, who, "/reviews/")
        assert "BARTHOLOMEW, Rose" in page
        assert "1 photograph of Left elbow" in page
        assert "Ran out on" in page
    assert "No consent wants review" in get(cast, "stranger", "/reviews/")
    assert "Consents to review: 1" in get(cast, "okafor", "/patients/")
    assert "Consents to review: 1" in get(cast, "ferris", "/patients/")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({}, "Choose what was done."),
        ({"outcome": "OFFERED", "way": "By letter"}, "Enter to whom it was offered."),
        ({"outcome": "OFFERED", "offered_to": "Rose"}, "Choose how it was offered."),
        ({"outcome": "LET_RUN_OUT"}, "Say why nobody will be asked again."),
    ],
)
def test_what_is_missing_is_said_at_the_field(
    cast: Cast, due: PhotographyRequest, typed: dict[str, str], problem: str
) -> None:
    answer = browser(cast, "okafor").post(f"/forms/{due.form_id}/review", sent(**typed))
    assert problem in words(answer)
    assert not Fact.objects.exists()


def test_an_offer_leads_whoever_cares_to_the_form(cast: Cast, due: PhotographyRequest) -> None:
    typed = sent(outcome="OFFERED", offered_to="Rose Bartholomew", way="In person")
    for _ in range(2):
        assert browser(cast, "ferris").post(f"/forms/{due.form_id}/review", typed).status_code == 303
    assert Fact.objects.count() == 1
    assert f'href="/forms/{due.form_id}/?again=1"' in get(cast, "okafor", "/reviews/")
    page = get(cast, "ferris", "/reviews/")
    assert "Offered to Rose Bartholomew in person on" in page
    assert "?again=1" not in page


def test_let_run_out_it_is_gone_and_a_second_click_is_none(cast: Cast, due: PhotographyRequest) -> None:
    typed = sent(outcome="LET_RUN_OUT", words="Her treatment is over")
    for _ in range(2):
        answer = browser(cast, "okafor").post(f"/forms/{due.form_id}/review", typed)
        assert (answer.status_code, answer["Location"]) == (303, "/reviews/")
    assert Fact.objects.count() == 1
    assert "No consent wants review" in get(cast, "okafor", "/reviews/")


def test_to_whoever_does_not_care_for_the_patient_there_is_no_such_page(
    cast: Cast, due: PhotographyRequest
) -> None:
    assert browser(cast, "stranger").get(f"/forms/{due.form_id}/review").status_code == 404
