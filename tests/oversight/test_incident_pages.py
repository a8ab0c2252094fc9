"""The pages of incidents: reported by anybody, followed up and closed by information governance."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from safelight.library.making import Making
from safelight.oversight.incidents import Clock
from safelight.oversight.models import Incident
from safelight.oversight.presenters.incidents import clock_tag
from safelight.policy.facts import Device
from safelight.web.components import Tag
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def today() -> dict[str, str]:
    day = timezone.localdate()
    parts = {"done_on-day": str(day.day), "done_on-month": str(day.month), "done_on-year": str(day.year)}
    return {**parts, "key": str(uuid4())}


@pytest.fixture
def page(cast: Cast) -> str:
    """The address of the incident about a photograph made with a mobile telephone."""
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    play.photograph(cast, request, making=Making(device=Device.MOBILE_PHONE))
    return f"/incidents/{Incident.objects.get().pk}/"


@pytest.fixture
def osei(cast: Cast) -> Client:
    return browser(cast, "osei")


@pytest.mark.parametrize("who", ["okafor", "marques", "lindqvist", "ferris", "osei", "adeyemi"])
def test_anybody_reports_a_concern_from_any_page(cast: Cast, who: str) -> None:
    client = browser(cast, who)
    assert 'href="/concerns/new"' in words(client.get("/", follow=True))
    sent = {"category": "dignity", "what_happened": "The curtain was open", "key": str(uuid4())}
    assert client.post("/concerns/new", sent)["Location"] == "/concerns/sent"
    assert "Information governance has it now" in words(client.get("/concerns/sent"))
    assert Incident.objects.get().what_happened == "The curtain was open"


def test_it_is_about_the_recording_or_the_patient_from_whose_page_it_comes(cast: Cast) -> None:
    recording, client = play.photographed(cast), browser(cast, "okafor")
    for about in (f"/recordings/{recording.pk}/", f"/patients/{cast.rose.pk}/"):
        assert f'href="{about}concern"' in words(client.get(about))
        sent = {"category": "consent", "what_happened": "As it was", "key": str(uuid4())}
        assert client.post(f"{about}concern", sent).status_code == 303
    told = list(Incident.objects.order_by("opened_at").values_list("recording", "patient"))
    assert told == [(recording.pk, cast.rose.pk), (None, cast.rose.pk)]


def test_whoever_reports_on_a_photograph_is_not_told_whose_it_is(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = words(browser(cast, "lindqvist").get(f"/recordings/{recording.pk}/concern"))
    assert "Left elbow" in page
    assert "BARTHOLOMEW" not in page


def test_nothing_typed_is_lost(cast: Cast) -> None:
    page = words(browser(cast, "okafor").post("/concerns/new", {"what_happened": "The curtain was open"}))
    assert "Choose what it is about." in page
    assert "The curtain was open" in page
    assert not Incident.objects.exists()


def test_an_empty_list_says_what_would_fill_it(osei: Client) -> None:
    assert "No incident is open" in words(osei.get("/incidents/"))


def test_the_list_shows_the_clock(osei: Client, page: str) -> None:
    listed = words(osei.get("/incidents/"))
    assert "A recording that should not have been made" in listed
    assert "7 days left" in listed
    assert ", today, by Dr Marques" in listed
    assert "1 incident open" in words(osei.get("/oversight/"))
    assert f'href="{page}"' in listed


def test_followed_up_and_closed(osei: Client, page: str) -> None:
    assert "CUH-15" in words(osei.get(page))
    for kind, said in (
        ("explained", "Dr Okafor told her"),
        ("corrected", "The ward was told"),
        ("reference", "W1"),
    ):
        sent = today() | {"kind": kind, "words": said, "answer": "step"}
        assert osei.post(page, sent)["Location"] == page
    sent = {"close-decision": "may-be-used", "close-words": "She agrees", "close-key": str(uuid4())}
    assert osei.post(page, sent | {"answer": "close"})["Location"] == page
    shown = words(osei.get(page))
    for said in ("Dr Okafor told her", "The ward was told", "W1", "may be kept and used, within its consent"):
        assert said in shown
    assert "Record what was done" not in shown
    assert "No incident is open" in words(osei.get("/incidents/"))


def test_unexplained_it_does_not_close_and_nothing_typed_is_lost(osei: Client, page: str) -> None:
    sent = {"close-decision": "may-be-used", "close-words": "She agrees", "close-key": str(uuid4())}
    shown = words(osei.post(page, sent | {"answer": "close"}))
    assert "Nobody has explained to the patient what happened, or said why not" in shown
    assert "She agrees" in shown


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"kind": "explained", "words": ""}, "Say who explained it to whom."),
        ({"kind": "not-explained", "words": ""}, "Give the reason."),
        ({"kind": "", "words": "Done"}, "Choose what was done."),
        ({"kind": "corrected", "words": "Done", "done_on-year": "2099"}, "This day is in the future"),
    ],
)
def test_a_step_says_what_is_wrong(osei: Client, page: str, typed: dict[str, str], problem: str) -> None:
    assert problem in words(osei.post(page, today() | {"answer": "step"} | typed))
    assert not Incident.objects.get().steps.exists()


def test_leave_is_offered_only_where_something_waits_for_it(cast: Cast, osei: Client) -> None:
    page = f"/incidents/{play.worried(cast).pk}/"
    shown = words(osei.get(page))
    assert "The matter is settled" in shown
    assert "may be kept and used" not in shown
    sent = {"close-decision": "may-be-used", "close-words": "-", "close-key": str(uuid4()), "answer": "close"}
    assert "This cannot be decided about this incident." in words(osei.post(page, sent))


@pytest.mark.parametrize(
    ("days", "word", "colour"),
    [
        (0, "7 days left", "grey"),
        (6, "1 day left", "orange"),
        (7, "Due today", "orange"),
        (8, "Overdue by 1 day", "red"),
    ],
)
def test_the_clock_in_words(days: int, word: str, colour: str) -> None:
    assert clock_tag(Clock(days)) == Tag(word, colour)
