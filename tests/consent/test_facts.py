"""A finding changes what a recording may be used for, in the transaction that records it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.actions import Covers, Finding
from safelight.consent.actions.finding import NotYet
from safelight.consent.models import About, Consent, Fact
from safelight.ledger.models import LedgerEntry
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.policy.facts import Authority, Level, Purpose
from safelight.trail.entry import parse
from tests import cast as play
from tests.cast import Cast


def found(about: About, value: str, **other: object) -> Finding:
    return Finding(about, value, "Dr Okafor, consultant", timezone.now() - timedelta(hours=1), **other)


def test_a_finding_is_in_force_when_it_is_recorded(cast: Cast) -> None:
    recording = play.photographed(cast)
    by = cast.acting("okafor")
    consents.find(by, cast.rose.pk, [found(About.WISHES, "objects")])
    recording.refresh_from_db()
    assert (recording.standing, recording.purposes) == ("held", [])
    consents.find(by, cast.rose.pk, [found(About.WISHES, "willing")])
    recording.refresh_from_db()
    assert Purpose.TEACHING in recording.purposes


def test_a_finding_about_one_form_says_nothing_of_another(cast: Cast) -> None:
    recording, other = play.photographed(cast), play.photographed(cast, seed=1)
    covers = Covers(form=other.form_id)
    consents.find(cast.acting("okafor"), cast.rose.pk, [found(About.WISHES, "objects", covers=covers)])
    standings = {each.pk: each.standing for each in Recording.objects.all()}
    assert standings == {recording.pk: "available", other.pk: "held"}


def test_an_authority_ends_by_a_further_row(cast: Cast) -> None:
    recording, by = play.photographed(cast), cast.acting("okafor")
    consents.find(by, cast.rose.pk, [found(About.AUTHORITY, Authority.COURT_ORDER)])
    assert Authority.COURT_ORDER in load([recording], by)[recording.pk].authorities
    consents.find(by, cast.rose.pk, [found(About.AUTHORITY, Authority.COURT_ORDER, holds=False)])
    assert Authority.COURT_ORDER not in load([recording], by)[recording.pk].authorities
    assert Fact.objects.count() == 2


def test_the_trail_names_the_rows_that_were_added(cast: Cast) -> None:
    consents.find(cast.acting("okafor"), cast.rose.pk, [found(About.WISHES, "objects")])
    entry = parse(bytes(LedgerEntry.objects.latest("index").body))
    assert entry.detail["adds"] == (f"fact:{Fact.objects.get().id}",)


def test_a_second_click_finds_nothing_twice(cast: Cast) -> None:
    once = found(About.WISHES, "objects")
    for _ in range(2):
        consents.find(cast.acting("okafor"), cast.rose.pk, [once])
    assert Fact.objects.count() == 1


def test_nothing_is_found_in_the_future(cast: Cast) -> None:
    by = cast.acting("okafor", at=timezone.now() - timedelta(days=1))
    with pytest.raises(NotYet):
        consents.find(by, cast.rose.pk, [Finding(About.WISHES, "objects", "Dr Okafor", timezone.now())])
    assert not Fact.objects.exists()


def test_what_was_recorded_in_error_never_counted(cast: Cast) -> None:
    recording, by = play.photographed(cast), cast.acting("okafor")
    consents.void(by, Consent.objects.get(), "Signed for another patient")
    recording.refresh_from_db()
    assert (recording.standing, recording.purposes) == ("held", [])
    with pytest.raises(consents.AlreadyVoided):
        consents.void(by, Consent.objects.get(), "Signed for another patient")


def test_a_void_withdrawal_takes_nothing_away(cast: Cast) -> None:
    recording = play.photographed(cast)
    play.withdraw(cast, cast.rose)
    consents.void(cast.acting("okafor"), Consent.objects.latest("number"), "Another Rose had said so")
    recording.refresh_from_db()
    assert (recording.standing, Level.TEACHING in recording.purposes) == ("available", True)
