"""Copies are given up, publications are put down, and what is public stays public."""

from datetime import date, timedelta

import pytest

from safelight.consent.models import About, Fact
from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.policy.facts import Level, Purpose
from safelight.release import queries
from safelight.release.actions import (
    AlreadyGivenUp,
    NotYetPublished,
    Published,
    download,
    give_up,
    publish,
)
from safelight.release.models import BeyondRecall, Copy, End, Publication
from tests import cast as play
from tests.cast import Cast

JOURNAL = Published(Purpose.PUBLICATION, "Journal of Illustrated Dermatology 12(3)", date(2026, 11, 20))


def test_a_recall_is_outstanding_until_the_copy_is_given_up(cast: Cast) -> None:
    recording = play.photographed(cast)
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    assert not queries.outstanding()
    play.withdraw(cast, cast.rose)
    copy = queries.outstanding().get()
    give_up(cast.acting("lindqvist"), copy, End.DESTROYED)
    assert not queries.outstanding()
    assert queries.worked_off().get().copy == copy
    with pytest.raises(AlreadyGivenUp):
        give_up(cast.acting("osei"), copy, End.LOST, "Searched the drive")


def test_a_copy_that_is_gone_is_not_recalled(cast: Cast) -> None:
    recording = play.photographed(cast)
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    give_up(cast.acting("lindqvist"), Copy.objects.get(), End.RETURNED)
    play.withdraw(cast, cast.rose)
    assert not queries.outstanding()


def test_a_publication_is_put_down_once_and_known_to_the_policy(cast: Cast) -> None:
    recording = play.photographed(cast, Level.SPECIFIED, purposes=(Purpose.PUBLICATION,))
    by = cast.acting("marques")
    assert publish(by, recording, JOURNAL) == publish(by, recording, JOURNAL)
    fact = Fact.objects.get()
    assert (fact.about, fact.value, fact.only_recording) == (About.PUBLISHED, "yes", recording.pk)


def test_what_no_consent_reaches_is_not_published_and_the_refusal_is_entered(cast: Cast) -> None:
    recording = play.photographed(cast)
    with pytest.raises(Refused):
        publish(cast.acting("marques"), recording, JOURNAL)
    assert not Publication.objects.exists()
    assert LedgerEntry.objects.latest("index").verdict == "deny"


def test_nothing_is_published_in_the_future(cast: Cast) -> None:
    recording = play.photographed(cast, Level.SPECIFIED, purposes=(Purpose.PUBLICATION,))
    tomorrow = Published(JOURNAL.purpose, JOURNAL.named, date.today() + timedelta(days=2))  # noqa: DTZ011
    with pytest.raises(NotYetPublished):
        publish(cast.acting("marques"), recording, tomorrow)


def test_what_is_public_when_the_consent_ends_is_put_down_as_beyond_recall(cast: Cast) -> None:
    recording = play.photographed(cast, Level.SPECIFIED, purposes=(Purpose.PUBLICATION,))
    publication = publish(cast.acting("marques"), recording, JOURNAL)
    assert not BeyondRecall.objects.exists()
    withdrawn = play.withdraw(cast, cast.rose)
    play.withdraw(cast, cast.rose)
    assert BeyondRecall.objects.get().publication == publication
    assert list(queries.beyond_recall_with(withdrawn)) == [publication]
