"""A past decision is taken again on the facts of then, whatever has been said, found, voided or merged since."""

from contextlib import suppress
from datetime import date, timedelta

import pytest

from safelight.consent import actions as consents
from safelight.consent.actions import Finding
from safelight.consent.actions.merging import merge, undo_merge
from safelight.consent.models import About, Consent
from safelight.ledger import reading
from safelight.ledger.models import LedgerHead, Salt
from safelight.ledger.refused import Refused
from safelight.library import door
from safelight.library.models import Recording
from safelight.library.replaying import NotReplayable, Replay, replay
from safelight.people.models import CareRelationship
from safelight.policy.facts import Purpose
from tests import cast as play
from tests.cast import Cast


def last() -> int:
    return LedgerHead.objects.get().size - 1


def again(index: int) -> Replay:
    told = reading.at(index)
    assert told is not None
    return replay(told)


def seen(cast: Cast, recording: Recording, who: str = "okafor", purpose: Purpose = Purpose.CARE) -> int:
    """The entry of somebody who opened it, or was refused."""
    with suppress(Refused):
        door.open_one(cast.acting(who), recording.pk, purpose)
    return last()


def test_a_view_is_permitted_again_after_the_withdrawal(cast: Cast) -> None:
    recording = play.photographed(cast)
    viewed = seen(cast, recording)
    play.withdraw(cast, cast.rose)
    refused = seen(cast, recording)
    for index, permitted in ((viewed, True), (refused, False)):
        done = again(index)
        assert (done.same, done.same_rules, done.verdicts[0].permitted) == (True, True, permitted)


def test_a_gallery_is_replayed_picture_by_picture(cast: Cast) -> None:
    first, second = play.photographed(cast), play.photographed(cast, seed=1)
    door.open_many(cast.acting("lindqvist"), [first.pk, second.pk], Purpose.TEACHING)
    index = last()
    play.withdraw(cast, cast.rose)
    done = again(index)
    assert (done.same, len(done.verdicts)) == (True, 2)


def test_what_was_found_voided_and_merged_since_does_not_count(cast: Cast) -> None:
    recording, by = play.photographed(cast), cast.acting("okafor")
    index = seen(cast, recording)
    consents.find(by, cast.rose.pk, [Finding(About.WISHES, "objects", "Dr Okafor", by.at)])
    consents.void(by, Consent.objects.latest("number"), "Signed for another patient")
    merge(by, cast.rose, cast.kofi, "Registered twice")
    play.withdraw(cast, cast.kofi)
    assert again(index).same


def test_what_was_known_then_counts_though_it_was_taken_back(cast: Cast) -> None:
    recording, by = play.photographed(cast), cast.acting("okafor")
    merged = merge(by, cast.rose, cast.kofi, "Registered twice")
    play.withdraw(cast, cast.kofi)
    index = seen(cast, recording)
    undo_merge(by, merged, "They are cousins")
    recording.refresh_from_db()
    assert recording.standing == "available"
    done = again(index)
    assert (done.same, done.verdicts[0].permitted) == (True, False)


def test_who_cared_then_is_asked_as_one_who_cares(cast: Cast) -> None:
    recording = play.photographed(cast)
    index = seen(cast, recording)
    CareRelationship.objects.filter(patient=cast.rose).update(until=play.now() + timedelta(seconds=1))
    assert again(index).same


def test_other_facts_are_noticed(cast: Cast) -> None:
    recording = play.photographed(cast)
    index = seen(cast, recording)
    cast.rose.born_on = date(1999, 1, 1)
    cast.rose.save()
    done = again(index)
    assert (done.same_answer, done.same_facts, done.same) == (True, False, False)


def test_other_answers_are_noticed(cast: Cast) -> None:
    recording = play.photographed(cast)
    index = seen(cast, recording, "lindqvist", Purpose.TEACHING)
    Recording.objects.update(device="approved-app")
    assert not again(index).same_answer


def test_what_was_erased_or_decided_nothing_cannot_be_replayed(cast: Cast) -> None:
    recording = play.photographed(cast)
    with pytest.raises(NotReplayable, match="nothing was decided"):
        again(last())
    index = seen(cast, recording)
    Salt.objects.filter(kind="recording").delete()
    with pytest.raises(NotReplayable, match="erased"):
        again(index)
