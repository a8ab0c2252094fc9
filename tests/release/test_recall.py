"""Copies are recalled in the transaction that ends what they were downloaded for."""

from safelight.consent.actions import Covers
from safelight.consent.models import Consent
from safelight.policy.facts import Level, Purpose
from safelight.release.actions import download
from safelight.release.models import Copy
from tests import cast as play
from tests.cast import Cast


def _copy(cast: Cast, seed: int = 0) -> Copy:
    recording = play.photographed(cast, seed=seed)
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    return Copy.objects.get(recording=recording)


def test_a_withdrawal_recalls_the_copy(cast: Cast) -> None:
    copy = _copy(cast)
    withdrawn: Consent = play.withdraw(cast, cast.rose)
    copy.refresh_from_db()
    assert copy.recalled_at == withdrawn.at


def test_a_narrower_consent_recalls_the_copy(cast: Cast) -> None:
    copy = _copy(cast)
    play.sign(cast, copy.recording.form.request, Level.RECORDS)
    copy.refresh_from_db()
    assert copy.recalled_at is not None


def test_a_copy_of_what_stays_open_is_not_recalled(cast: Cast) -> None:
    closes, stays = _copy(cast, 1), _copy(cast, 2)
    play.withdraw(cast, cast.rose, Covers(form=closes.recording.form_id))
    stays.refresh_from_db()
    assert stays.recalled_at is None


def test_a_recall_is_dated_once(cast: Cast) -> None:
    copy = _copy(cast)
    first = play.withdraw(cast, cast.rose)
    play.withdraw(cast, cast.rose)
    copy.refresh_from_db()
    assert copy.recalled_at == first.at
