"""The teaching collection."""

import pytest

from safelight.ledger.models import LedgerEntry
from safelight.library.views import recordings as views
from safelight.policy.facts import Level
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def _photographs(cast: Cast, site: str, level: Level, *seeds: int) -> None:
    request = play.ask(cast, cast.rose, site)
    play.sign(cast, request, level)
    for seed in seeds:
        play.photograph(cast, request, seed)


def test_shows_and_counts_only_what_is_for_teaching(cast: Cast) -> None:
    _photographs(cast, "Left elbow", Level.TEACHING, 1, 2)
    _photographs(cast, "Scalp", Level.RECORDS, 3)
    page = browser(cast, "lindqvist").get("/collection/")
    assert page.content.count(b"<img ") == 2
    assert "2 photographs for teaching" in words(page)
    assert "Left elbow</a> (2)" in words(page)
    assert "Scalp" not in words(page)
    assert "Bartholomew" not in words(page)


def test_is_searched_by_site(cast: Cast) -> None:
    _photographs(cast, "Left elbow", Level.TEACHING, 1)
    _photographs(cast, "Right hand", Level.TEACHING, 2)
    page = browser(cast, "lindqvist").get("/collection/", {"q": "hand right"})
    assert page.content.count(b"<img ") == 1
    assert "1 photograph for teaching: hand right" in words(page)


@pytest.mark.parametrize("typed", ["9990010374", "Rose 1961", "<script>", "%", "a" * 81])
def test_what_cannot_be_a_site_is_an_error_that_says_so(cast: Cast, typed: str) -> None:
    page = browser(cast, "lindqvist").get("/collection/", {"q": typed})
    assert page.status_code == 200
    assert "There is a problem" in words(page)
    assert 'href="#id_q"' in page.content.decode()


def test_the_withdrawn_leave_the_collection_and_its_counts(cast: Cast) -> None:
    _photographs(cast, "Left elbow", Level.TEACHING, 1)
    client = browser(cast, "lindqvist")
    assert "1 photograph" in words(client.get("/collection/"))
    play.withdraw(cast, cast.rose)
    page = words(client.get("/collection/"))
    assert "The collection is empty" in page
    assert "Left elbow" not in page


def test_nothing_found_says_what_to_do(cast: Cast) -> None:
    _photographs(cast, "Left elbow", Level.TEACHING, 1)
    page = words(browser(cast, "lindqvist").get("/collection/", {"q": "toe"}))
    assert "Nothing for teaching matches" in page
    assert "Show the whole collection" in page


@pytest.mark.parametrize(("asked", "shown"), [("1", 2), ("2", 1), ("99", 1), ("x", 2)])
def test_is_turned_page_by_page(cast: Cast, monkeypatch: pytest.MonkeyPatch, asked: str, shown: int) -> None:
    monkeypatch.setattr(views, "A_PAGE", 2)
    _photographs(cast, "Left elbow", Level.TEACHING, 1, 2, 3)
    page = browser(cast, "lindqvist").get("/collection/", {"q": "elbow", "page": asked})
    assert page.content.count(b"<img ") == shown
    assert "/collection/?q=elbow" in page.content.decode()


def test_a_search_is_on_the_trail(cast: Cast) -> None:
    browser(cast, "lindqvist").get("/collection/", {"q": "elbow"})
    entry = LedgerEntry.objects.get(event=Event.SEARCH_RUN)
    assert b"elbow" not in bytes(entry.body)


def test_is_for_teachers_alone(cast: Cast) -> None:
    for name in ("okafor", "marques", "osei", "adeyemi"):
        assert browser(cast, name).get("/collection/").status_code == 404
