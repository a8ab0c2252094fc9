"""The worklist: what waits, the most urgent first, with what to know before going there."""

from datetime import timedelta

import pytest

from safelight.policy.facts import Level
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest, Urgency
from safelight.studio.presenters.worklist import waited
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def _ask(cast: Cast, body_site: str, **changed: object) -> PhotographyRequest:
    request = play.ask(cast, cast.rose, body_site)
    PhotographyRequest.objects.filter(pk=request.pk).update(**changed)
    return request


def _worklist(cast: Cast) -> str:
    return words(browser(cast, "marques").get("/worklist/"))


def test_the_most_urgent_stands_first_and_of_these_who_waits_longest(cast: Cast) -> None:
    now = play.ask(cast, cast.kofi, "Scalp").asked_at
    _ask(cast, "Routine early", asked_at=now - timedelta(days=3))
    _ask(cast, "Urgent late", urgency=Urgency.URGENT, asked_at=now - timedelta(minutes=5))
    _ask(cast, "Urgent early", urgency=Urgency.URGENT, asked_at=now - timedelta(hours=2))
    _ask(cast, "Today", urgency=Urgency.TODAY)
    page = _worklist(cast)
    order = ["Urgent early", "Urgent late", "Today", "Routine early", "Scalp"]
    places = [page.index(f">{each}</a>") for each in order]
    assert places == sorted(places)
    assert "3 days" in page
    assert "2 h 0 min" in page


def test_says_what_to_know_before_going_there(cast: Cast) -> None:
    _ask(cast, "Left elbow", infection_risk="MRSA: gloves and apron", chaperone=True, place="Ward D6, bed 12")
    page = _worklist(cast)
    for each in ("Infection risk: MRSA: gloves and apron", "Chaperone needed", "Ward D6, bed 12"):
        assert each in page
    assert "BARTHOLOMEW, Rose" in page
    assert "999 001 0374" in page


@pytest.mark.parametrize(("level", "tag"), [(None, "No consent yet"), (Level.RECORDS, "Medical record only")])
def test_consent_stands_as_a_tag(cast: Cast, level: Level | None, tag: str) -> None:
    request = _ask(cast, "Left elbow")
    if level:
        play.sign(cast, request, level)
    assert tag in _worklist(cast)


def test_a_withdrawal_of_everything_is_seen_here(cast: Cast) -> None:
    play.sign(cast, _ask(cast, "Left elbow"))
    play.withdraw(cast, cast.rose)
    assert "Withdrawn" in _worklist(cast)


def test_a_form_begun_after_a_withdrawal_has_not_been_answered(cast: Cast) -> None:
    play.withdraw(cast, cast.rose)
    _ask(cast, "Left elbow")
    page = _worklist(cast)
    assert "No consent yet" in page
    assert "Withdrawn" not in page


def test_what_is_completed_is_gone_and_counted(cast: Cast) -> None:
    request = _ask(cast, "Left elbow")
    play.photograph(cast, request)
    studio.complete(cast.acting("marques"), request)
    page = _worklist(cast)
    assert "Nothing is waiting" in page
    assert "1 photograph taken in today." in page


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(seconds=-3), "0 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(minutes=60), "1 h 0 min"),
        (timedelta(hours=23, minutes=59), "23 h 59 min"),
        (timedelta(hours=24), "1 day"),
        (timedelta(days=11, hours=5), "11 days"),
    ],
)
def test_waiting_in_words(time: timedelta, words: str) -> None:
    assert waited(time) == words
