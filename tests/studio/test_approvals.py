"""A session for the public, or by a crew from outside, rests on approvals: each recorded, and ended, as a fact."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from safelight.consent.models import Fact
from safelight.library.making import Making
from safelight.oversight.models import Incident
from safelight.policy.facts import Authority, Level, MadeBy, MadeFor, Purpose
from safelight.studio.approving import APPROVALS, sessions
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

FILM = Making(MadeFor.PUBLIC_MEDIA, MadeBy.EXTERNAL)
ENOUGH = tuple(each.value for each in APPROVALS if each != Authority.HOST_ORGANISATION_AGREEMENT)


@pytest.fixture
def asked(cast: Cast) -> PhotographyRequest:
    """Rose has agreed to be filmed for public media and publicity."""
    request = play.ask(cast, cast.rose)
    play.sign(cast, request, Level.SPECIFIED, (Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY))
    return request


def send(cast: Cast, request: PhotographyRequest, of: tuple[str, ...], **typed: str) -> int:
    local = timezone.localtime(timezone.now() - timedelta(minutes=1))
    sent = {
        "of": of,
        "act": "given",
        "given_by": "Jo Lane, communications manager",
        "on-day": str(local.day),
        "on-month": str(local.month),
        "on-year": str(local.year),
        "at": f"{local:%H:%M}",
        "reference": "Contract 2026/14",
        "conditions": "No other patient in the picture",
        "key": str(uuid4()),
        **typed,
    }
    return browser(cast, "marques").post(f"/requests/{request.pk}/approvals", sent).status_code


def permitted(cast: Cast, request: PhotographyRequest) -> list[bool]:
    return [verdict.permitted for _, verdict in sessions(cast.acting("marques"), request)]


@pytest.mark.parametrize("missing", ENOUGH)
def test_a_crew_from_outside_needs_each_of_them(cast: Cast, asked: PhotographyRequest, missing: str) -> None:
    assert permitted(cast, asked) == [False, False, False]
    assert send(cast, asked, tuple(each for each in ENOUGH if each != missing)) == 303
    assert not permitted(cast, asked)[2]
    assert send(cast, asked, (missing,)) == 303
    assert permitted(cast, asked) == [True, True, True]


def test_the_studio_needs_the_communications_manager_alone(cast: Cast, asked: PhotographyRequest) -> None:
    send(cast, asked, (Authority.COMMUNICATIONS_PERMISSION,))
    assert permitted(cast, asked) == [True, False, False]


def test_what_has_ended_permits_nothing_more(cast: Cast, asked: PhotographyRequest) -> None:
    send(cast, asked, ENOUGH)
    assert send(cast, asked, (Authority.FILMMAKER_CONTRACT,), act="ended") == 303
    assert permitted(cast, asked) == [True, True, False]
    page = words(browser(cast, "marques").get(f"/requests/{asked.pk}/approvals"))
    assert "Jo Lane, communications manager" in page
    assert "Contract 2026/14" in page
    assert "Ended" in page


def test_without_them_what_a_crew_made_is_an_incident_and_shown_to_nobody(
    cast: Cast, asked: PhotographyRequest
) -> None:
    against = play.photograph(cast, asked, 1, FILM)
    assert (Incident.objects.count(), Purpose.PUBLIC_MEDIA in against.purposes) == (1, False)
    send(cast, asked, ENOUGH)
    rightly = play.photograph(cast, asked, 2, FILM)
    assert (Incident.objects.count(), Purpose.PUBLIC_MEDIA in rightly.purposes) == (1, True)


def test_a_second_click_records_nothing_more(cast: Cast, asked: PhotographyRequest) -> None:
    key = str(uuid4())
    for _ in range(2):
        assert send(cast, asked, ENOUGH, key=key) == 303
    assert Fact.objects.filter(about="authority").count() == len(ENOUGH)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"given_by": ""}, "Enter who says so, with their post."),
        ({"reference": ""}, "Enter the document's reference."),
    ],
)
def test_what_is_missing_is_said(
    cast: Cast, asked: PhotographyRequest, typed: dict[str, str], problem: str
) -> None:
    assert send(cast, asked, ENOUGH, **typed) == 200
    answer = browser(cast, "marques").post(f"/requests/{asked.pk}/approvals", typed)
    assert problem in words(answer)
    assert not Fact.objects.exists()
