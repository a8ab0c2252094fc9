"""What is kept is held against what the policy says, stretch by stretch, and nobody is left out."""

import pytest
from django.utils import timezone

from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerEntry
from safelight.library import differing
from safelight.library.differing import Answer, Difference, Stretch, differences, stretches
from safelight.library.mending import mend
from safelight.library.models import Recording
from safelight.library.standing import Held
from safelight.policy.facts import Level, Purpose
from safelight.policy.standing import Standing
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast

RECORD = (Purpose.CARE, Purpose.AUDIT)


@pytest.fixture
def three(cast: Cast) -> list[Recording]:
    """Two of Rose, one of Kofi."""
    return [
        play.photographed(cast, Level.RECORDS),
        play.photographed(cast, Level.RECORDS, seed=1),
        play.photograph(cast, play.ask(cast, cast.kofi), seed=2),
    ]


def test_what_is_kept_right_is_no_difference(three: list[Recording]) -> None:
    assert differences(timezone.now()) == Answer(3, 0, ())


@pytest.mark.parametrize(
    ("column", "value", "kept"),
    [
        ("standing", "held", Held(Standing.HELD, RECORD)),
        ("purposes", ["care", "audit", "publicity"], Held(Standing.AVAILABLE, (*RECORD, Purpose.PUBLICITY))),
        ("purposes", [], Held(Standing.AVAILABLE, ())),
        ("sensitive", True, Held(Standing.AVAILABLE, RECORD, sensitive=True)),
    ],
)
def test_a_difference_says_what_is_kept_and_what_the_policy_says(
    three: list[Recording], column: str, value: object, kept: Held
) -> None:
    wrong = three[1]
    Recording.objects.filter(pk=wrong.pk).update(**{column: value})
    found = differences(timezone.now())
    assert found == Answer(3, 0, (Difference(wrong.pk, kept, Held(Standing.AVAILABLE, RECORD)),))


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_everybody_is_in_one_stretch(
    three: list[Recording], monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(differing, "A_STRETCH", size)
    Recording.objects.update(purposes=["publicity"])
    at, parts = timezone.now(), stretches()
    assert (parts[0].after, parts[-1].until) == (None, None)
    found = [each.recording for part in parts for each in differences(at, part).differing]
    assert sorted(found) == sorted(each.pk for each in three)


def test_an_empty_library_is_one_stretch(cast: Cast) -> None:
    assert stretches() == [Stretch()]
    assert differences(timezone.now()) == Answer(0, 0, ())


def test_no_more_is_asked_of_the_database_for_more_recordings(
    cast: Cast, three: list[Recording], django_assert_num_queries: pytest.FixtureRequest
) -> None:
    for seed in range(3, 6):
        play.photographed(cast, Level.TEACHING, seed)
    with django_assert_num_queries(8):
        differences(timezone.now())


def test_what_differs_is_judged_anew_with_an_entry(three: list[Recording]) -> None:
    Recording.objects.update(purposes=["publicity"])
    by = Unattended("check", timezone.now())
    assert mend([each.recording for each in differences(by.at).differing], by) == 2
    assert differences(by.at) == Answer(3, 0, ())
    entries = LedgerEntry.objects.filter(event=Event.RECORDING_RESTAND)
    assert sorted(each.mentions.count() for each in entries) == [1, 2]
    assert all(b'"origin":"check"' in bytes(each.body) for each in entries)
