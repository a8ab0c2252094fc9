"""Reaching a patient outside one's care: for a stated reason, for a shift, on the trail."""

import pytest

from safelight.ledger.models import LedgerEntry
from safelight.people.models import StatedReason
from safelight.trail.events import Event
from tests.cast import Cast
from tests.pages import browser, words

SAID = {"why": "referred", "detail": "Asked for advice by Dr Okafor today"}


def test_asks_why_and_says_what_follows(cast: Cast) -> None:
    page = words(browser(cast, "stranger").get(f"/patients/{cast.rose.pk}/reach"))
    assert "not in this patient's care team" in page
    assert "for 12 hours" in page
    assert "Bartholomew" not in page.partition("<title>")[2].partition("</title>")[0]


def test_a_reason_opens_the_record(cast: Cast) -> None:
    client = browser(cast, "stranger")
    answer = client.post(f"/patients/{cast.rose.pk}/reach", SAID)
    assert (answer.status_code, answer["Location"]) == (303, f"/patients/{cast.rose.pk}/")
    assert client.get(f"/patients/{cast.rose.pk}/").status_code == 200
    assert client.get(f"/patients/{cast.kofi.pk}/").status_code == 302


def test_the_reason_is_kept_and_its_words_are_not_on_the_trail(cast: Cast) -> None:
    browser(cast, "stranger").post(f"/patients/{cast.rose.pk}/reach", SAID)
    kept = StatedReason.objects.get()
    assert kept.reason.endswith(": Asked for advice by Dr Okafor today")
    entry = LedgerEntry.objects.get(event=Event.PATIENT_REACH)
    assert b"advice" not in bytes(entry.body)


def test_a_second_click_states_no_second_reason(cast: Cast) -> None:
    client = browser(cast, "stranger")
    for _ in range(2):
        assert client.post(f"/patients/{cast.rose.pk}/reach", SAID).status_code == 303
    assert StatedReason.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"why": ""}, "Choose why"),
        ({"why": "curious"}, "Select a valid choice"),
        ({"detail": ""}, "Say in a few words"),
        ({"detail": "Covering"}, "at least 10 characters"),
        ({"detail": "          "}, "Say in a few words"),
        ({"detail": "x" * 321}, "320 characters or fewer"),
    ],
)
def test_no_reason_opens_nothing(cast: Cast, changed: dict[str, str], says: str) -> None:
    client = browser(cast, "stranger")
    page = words(client.post(f"/patients/{cast.rose.pk}/reach", SAID | changed))
    assert "There is a problem" in page
    assert says in page
    assert not StatedReason.objects.exists()


def test_the_longest_reason_fits(cast: Cast) -> None:
    said = {"why": "referred", "detail": "x" * 320}
    answer = browser(cast, "stranger").post(f"/patients/{cast.rose.pk}/reach", said)
    assert answer.status_code == 303
    assert len(StatedReason.objects.get().reason) <= 400


def test_the_care_team_is_not_asked(cast: Cast) -> None:
    answer = browser(cast, "okafor").get(f"/patients/{cast.rose.pk}/reach")
    assert answer["Location"] == f"/patients/{cast.rose.pk}/"
