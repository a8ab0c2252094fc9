"""A scale is set by the studio, once for all: with who and when, an entry, and nothing that was said before changed."""

import json

import pytest
from django.db import DatabaseError, transaction

from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.library.models import Recording
from safelight.library.scales import Scale
from safelight.library.scaling import Ruler, keep_scale, millimetres_a_pixel, scale_of
from safelight.trail.entry import parse
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

SENT = {"from_x": "10", "from_y": "20", "to_x": "310", "to_y": "20", "millimetres": "60"}


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)  # 320 pixels a side


def test_it_is_kept_with_who_and_when_and_an_entry(cast: Cast, recording: Recording) -> None:
    by = cast.acting("marques")
    kept = keep_scale(by, recording.pk, Ruler((0, 0), (30, 40), 10))
    assert scale_of(recording.pk) == kept
    assert (kept.set_by_id, kept.set_at) == (by.staff, by.at)
    assert millimetres_a_pixel(kept) == 0.2
    entry = parse(bytes(LedgerEntry.objects.latest("index").body))
    assert (entry.event, entry.verdict) == (Event.RECORDING_SCALE, "permit")
    assert entry.subjects.keys() == {"patient", "recordings"}


def test_the_last_one_holds_and_the_first_stays(cast: Cast, recording: Recording) -> None:
    by = cast.acting("marques")
    keep_scale(by, recording.pk, Ruler((0, 0), (30, 40), 10))
    second = keep_scale(by, recording.pk, Ruler((0, 0), (30, 40), 20))
    assert scale_of(recording.pk) == second
    assert Scale.objects.count() == 2
    for change in (lambda: Scale.objects.update(millimetres=1), lambda: Scale.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_of_what_may_not_be_seen_none_is_kept(cast: Cast, recording: Recording) -> None:
    play.withdraw(cast, cast.rose)
    with pytest.raises(Refused):
        keep_scale(cast.acting("marques"), recording.pk, Ruler((0, 0), (30, 40), 10))
    last = LedgerEntry.objects.latest("index")
    assert (last.event, last.verdict) == (Event.RECORDING_SCALE, "deny")
    assert not Scale.objects.exists()


def test_the_page_says_who_set_it(cast: Cast, recording: Recording) -> None:
    sent = browser(cast, "marques").post(f"/recordings/{recording.pk}/scale", SENT)
    assert json.loads(sent.content)["message"].startswith(
        "Scale kept with the photograph, set by Dr Marques on "
    )
    for name, told in (("okafor", "set by Dr Marques on"), ("lindqvist", "photograph, set on")):
        page = browser(cast, name).get(f"/recordings/{recording.pk}/close-up")
        assert told in words(page)
        assert 'data-millimetres="60.0"' in page.content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"millimetres": "0"}, "Enter how many millimetres"),
        ({"millimetres": ""}, "Enter how many millimetres"),
        ({"millimetres": "nan"}, "Enter how many millimetres"),
        ({"millimetres": "3000"}, "Enter how many millimetres"),
        ({"to_x": "321"}, "Place both points on the ruler"),
        ({"to_x": "20"}, "Place both points on the ruler"),
        ({"from_y": "-1"}, "Place both points on the ruler"),
        ({"from_y": "inf"}, "Place both points on the ruler"),
        ({"from_y": ""}, "Place both points on the ruler"),
    ],
)
def test_what_is_no_scale_is_refused_in_words(
    cast: Cast, recording: Recording, changed: dict[str, str], said: str
) -> None:
    answer = browser(cast, "marques").post(f"/recordings/{recording.pk}/scale", SENT | changed)
    assert answer.status_code == 422
    assert json.loads(answer.content)["message"].startswith(said)
    assert not Scale.objects.exists()


@pytest.mark.parametrize("name", ["okafor", "lindqvist", "osei"])
def test_nobody_else_keeps_one(cast: Cast, recording: Recording, name: str) -> None:
    assert browser(cast, name).post(f"/recordings/{recording.pk}/scale", SENT).status_code == 404
    assert not Scale.objects.exists()
