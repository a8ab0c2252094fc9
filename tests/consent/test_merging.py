"""Two numbers, one person: what speaks of the one speaks of the other, until the merge is undone."""

import pytest

from safelight.consent.actions.merging import (
    AlreadyOnePerson,
    AlreadyUndone,
    SameRecord,
    merge,
    undo_merge,
)
from safelight.library.queries import timeline
from safelight.people.identity import one_person, surviving
from safelight.people.models import Patient
from tests import cast as play
from tests.cast import Cast


@pytest.fixture
def third(cast: Cast) -> Patient:
    return play.registered("9990031258", "Adair", "Ned")


def test_consents_and_recordings_follow(cast: Cast) -> None:
    recording, by = play.photographed(cast), cast.acting("osei")
    merged = merge(by, cast.rose, cast.kofi, "Registered twice")
    assert list(timeline(by, cast.kofi.pk)) == [recording]
    play.withdraw(cast, cast.kofi)
    recording.refresh_from_db()
    assert (recording.standing, recording.patient_id) == ("quarantined", cast.rose.pk)
    undo_merge(by, merged, "They are cousins")
    recording.refresh_from_db()
    assert (recording.standing, list(timeline(by, cast.kofi.pk))) == ("available", [])


def test_a_record_is_not_merged_with_itself_nor_twice_nor_in_a_circle(cast: Cast, third: Patient) -> None:
    by = cast.acting("osei")
    with pytest.raises(SameRecord):
        merge(by, cast.rose, cast.rose, "Mistyped")
    merge(by, cast.rose, cast.kofi, "Registered twice")
    merge(by, cast.kofi, third, "Registered three times")
    for folded, kept in ((cast.rose, cast.kofi), (cast.kofi, cast.rose), (third, cast.rose)):
        with pytest.raises(AlreadyOnePerson):
            merge(by, folded, kept, "Again")
    assert one_person(cast.rose.pk) == {cast.rose.pk, cast.kofi.pk, third.pk}
    assert surviving(cast.rose.pk) == third.pk


def test_a_merge_is_undone_once(cast: Cast) -> None:
    by = cast.acting("osei")
    merged = merge(by, cast.rose, cast.kofi, "Registered twice")
    undo_merge(by, merged, "They are cousins")
    with pytest.raises(AlreadyUndone):
        undo_merge(by, merged, "They are cousins")
    assert one_person(cast.rose.pk) == {cast.rose.pk}
    assert merge(by, cast.rose, cast.kofi, "They are not").kept == cast.kofi
