"""The one door: what it hands over, what it refuses, and what it leaves on the trail."""

from uuid import uuid4

import pytest

from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.library import door
from safelight.library.models import RenditionKind
from safelight.policy.facts import Level, Purpose
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast


def test_a_doctor_sees_what_the_patient_agreed_to(cast: Cast) -> None:
    recording = play.photographed(cast)
    by = cast.acting("okafor")
    opened = door.open_one(by, recording.pk, Purpose.CARE)
    parcel = door.hand_over(by, opened.viewing, recording.pk, RenditionKind.THUMBNAIL)
    assert parcel.data.startswith(b"\xff\xd8\xff")
    assert parcel.media_type == "image/jpeg"


def test_teaching_needs_the_teaching_level(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    with pytest.raises(Refused) as refused:
        door.open_one(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING)
    assert "CUH-8.1" in map(str, refused.value.verdict.citations)


def test_a_withdrawal_closes_a_viewing_that_is_open(cast: Cast) -> None:
    recording = play.photographed(cast)
    by = cast.acting("okafor")
    opened = door.open_one(by, recording.pk, Purpose.CARE)
    play.withdraw(cast, cast.rose)
    with pytest.raises(Refused) as refused:
        door.hand_over(cast.acting("okafor"), opened.viewing, recording.pk, RenditionKind.SCREEN)
    assert "CUH-8.1" in map(str, refused.value.verdict.citations)


def test_a_refusal_is_on_the_trail(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    with pytest.raises(Refused):
        door.open_one(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING)
    last = LedgerEntry.objects.latest("index")
    assert (last.event, last.verdict) == (Event.RECORDING_VIEW, "deny")


def test_somebody_elses_viewing_is_none(cast: Cast) -> None:
    recording = play.photographed(cast)
    opened = door.open_one(cast.acting("okafor"), recording.pk, Purpose.CARE)
    with pytest.raises(door.NoSuchThing):
        door.hand_over(cast.acting("lindqvist"), opened.viewing, recording.pk, RenditionKind.SCREEN)


def test_what_does_not_exist_is_no_such_thing(cast: Cast) -> None:
    with pytest.raises(door.NoSuchThing):
        door.open_one(cast.acting("okafor"), uuid4(), Purpose.CARE)
