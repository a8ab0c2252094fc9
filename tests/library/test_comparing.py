"""Which photographs can be compared, by whom, and what is said of those that cannot."""

import re
from datetime import date, timedelta

import pytest
from django.http import HttpResponse

from safelight.consent.actions import Covers
from safelight.consent.terms import EXPLAINED, Terms
from safelight.ledger.models import LedgerEntry
from safelight.library import queries
from safelight.library.destroying import destroy
from safelight.library.models import Recording
from safelight.library.presenters.series import apart, in_series
from safelight.policy.facts import Giver, Level
from safelight.trail.entry import parse
from safelight.trail.events import Event
from safelight.vault.register import What
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def made(cast: Cast, seed: int, days: int, site: str = "Left elbow") -> Recording:
    """Rose, photographed so many days ago."""
    at = play.now() - timedelta(days=days)
    request = play.ask(cast, cast.rose, site, at)
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.TEACHING, explained=tuple(EXPLAINED))
    play.signed(cast, request, terms, at)
    return play.photograph(cast, request, seed, at=at)


@pytest.fixture
def three(cast: Cast) -> list[Recording]:
    return [made(cast, 0, 90), made(cast, 1, 30), made(cast, 2, 0)]


def barred(answer: HttpResponse) -> list[str]:
    """The paragraphs for which something is not opened."""
    return re.findall(r'Not opened. <span class="sl-citation">([A-Z0-9.-]+)', words(answer))


def address(first: Recording, second: Recording) -> str:
    return f"/recordings/{first.pk}/compare/{second.pk}"


def test_two_are_opened_as_one_viewing(cast: Cast, three: list[Recording]) -> None:
    client, before = browser(cast, "okafor"), LedgerEntry.objects.count()
    answer = client.get(address(three[0], three[2]))
    assert answer.content.count(b"data-tiles=") == 2
    entries = [parse(bytes(each.body)) for each in LedgerEntry.objects.filter(index__gte=before)]
    mine = [each for each in entries if each.event != Event.RECORDING_DERIVE and each.actor]
    assert [each.event for each in mine] == [Event.VIEWING_OPEN]
    assert len(mine[0].subjects["recordings"]) == 2
    assert "3 months apart" in words(answer)


def test_who_comes_first_has_them_cut(cast: Cast, three: list[Recording]) -> None:
    assert not three[0].renditions.filter(kind="pyramid").exists()
    browser(cast, "okafor").get(address(three[0], three[1]))
    assert three[0].renditions.filter(kind="pyramid").exists()


def test_of_one_that_is_refused_the_paragraph_is_said(cast: Cast, three: list[Recording]) -> None:
    play.withdraw(cast, cast.rose, Covers(form=three[0].form_id))
    answer = browser(cast, "okafor").get(address(three[0], three[1]))
    assert answer.status_code == 200
    assert barred(answer) == ["GMC-9"]
    assert "They can be compared once both are shown." in words(answer)
    assert f"/{three[1].pk}/screen" in answer.content.decode()
    assert f"/{three[0].pk}/screen" not in answer.content.decode()
    assert b"data-tiles=" not in answer.content


def test_both_refused_is_a_refusal(cast: Cast, three: list[Recording]) -> None:
    play.withdraw(cast, cast.rose)
    answer = browser(cast, "okafor").get(address(three[0], three[1]))
    assert answer.status_code == 403
    assert barred(answer) == ["GMC-9", "GMC-9"]


def test_one_that_was_destroyed_is_said_to_be(cast: Cast, three: list[Recording]) -> None:
    destroy(cast.acting("osei"), What.RECORDING, three[0].pk)
    answer = browser(cast, "okafor").get(address(three[0], three[1]))
    assert "This photograph was destroyed on" in words(answer)
    assert b"data-tiles=" not in answer.content


def test_another_patients_is_none(cast: Cast, three: list[Recording]) -> None:
    request = play.ask(cast, cast.kofi)
    play.sign(cast, request)
    other = play.photograph(cast, request, 7)
    assert browser(cast, "okafor").get(address(three[0], other)).status_code == 404
    assert browser(cast, "okafor").get(address(three[0], three[0])).status_code == 404


def test_a_teacher_learns_of_no_two_that_they_are_one_persons(cast: Cast, three: list[Recording]) -> None:
    assert browser(cast, "lindqvist").get(address(three[0], three[1])).status_code == 404
    page = browser(cast, "lindqvist").get(f"/recordings/{three[0].pk}/").content.decode()
    assert "/compare/" not in page
    assert "/timeline" not in page


def test_the_one_before_is_of_the_same_site_and_view(cast: Cast, three: list[Recording]) -> None:
    made(cast, 5, 10, "Right knee")
    assert queries.before(three[2]) == three[1].pk
    Recording.objects.filter(pk=three[1].pk).update(view="From the side")
    assert queries.before(three[2]) == three[0].pk
    assert queries.before(three[0]) is None
    page = browser(cast, "okafor").get(f"/recordings/{three[2].pk}/").content.decode()
    assert address(three[0], three[2]) in page


def test_a_series_is_of_one_site_and_view(three: list[Recording]) -> None:
    three[1].view = "from the side"
    three[0].body_site = "left Elbow"
    found = in_series(reversed(three))
    assert [(each.view, list(each.recordings)) for each in found] == [
        ("from the side", [three[1]]),
        ("Overview", [three[0], three[2]]),
    ]


def test_what_is_refused_stands_in_its_place_along_time(cast: Cast, three: list[Recording]) -> None:
    play.withdraw(cast, cast.rose, Covers(form=three[0].form_id))
    answer = browser(cast, "okafor").get(f"/patients/{cast.rose.pk}/timeline")
    assert barred(answer) == ["GMC-9"]
    page = answer.content.decode()
    chosen = [each.split('"')[0] for each in page.split('name="chosen" value="')[1:]]
    assert chosen == [str(three[1].pk), str(three[2].pk)]  # the refused one cannot be
    assert page.count(" checked") == 2


def test_two_that_are_chosen_are_compared(cast: Cast, three: list[Recording]) -> None:
    client, here = browser(cast, "okafor"), f"/patients/{cast.rose.pk}/timeline?choose=2"
    both = f"{here}&chosen={three[2].pk}&chosen={three[0].pk}"
    assert client.get(both)["Location"] == address(three[0], three[2])
    for wrong in ("", f"&chosen={three[0].pk}", f"&chosen={three[0].pk}&chosen=x"):
        assert "Choose two photographs to compare." in words(client.get(here + wrong))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "the same day"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (83, "12 weeks"),
        (84, "3 months"),
        (729, "24 months"),
        (730, "2 years"),
        (3000, "8 years"),
    ],
)
def test_how_long_it_is(days: int, said: str) -> None:
    assert apart(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=days)) == said
