"""A sensitive picture is covered: its bytes stay behind the door until somebody asks, and that is on the trail."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image

from safelight.consent import actions as consents
from safelight.consent.models import About
from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.library import door, looking, viewings
from safelight.library.models import Recording, RenditionKind, Viewed
from safelight.policy.facts import Authority, Purpose, Shows
from safelight.studio.actions import BY_THE_STUDIO
from safelight.trail.entry import parse
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast

INTIMATE = replace(BY_THE_STUDIO, shows=(Shows.INTIMATE,))
REAL = (RenditionKind.SCREEN, RenditionKind.THUMBNAIL, RenditionKind.ORIGINAL)


def photographed(cast: Cast, seed: int = 0) -> Recording:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    return play.photograph(cast, request, seed, INTIMATE)


@pytest.fixture
def recording(cast: Cast) -> Recording:
    made = photographed(cast)
    looking.ensure_pyramid(made.pk, "test")
    return made


@pytest.fixture
def viewing(cast: Cast, recording: Recording) -> door.Opened:
    return door.open_one(cast.acting("okafor"), recording.pk, Purpose.CARE)


def handed(cast: Cast, opened: door.Opened, recording: Recording, kind: RenditionKind) -> bytes:
    return door.hand_over(cast.acting("okafor"), opened.viewing, recording.pk, kind).data


@pytest.mark.parametrize("kind", REAL)
def test_no_form_that_shows_it_is_handed_over(
    cast: Cast, recording: Recording, viewing: door.Opened, kind: RenditionKind
) -> None:
    with pytest.raises(door.NoSuchThing):
        handed(cast, viewing, recording, kind)


def test_no_tile_either(cast: Cast, recording: Recording, viewing: door.Opened) -> None:
    with pytest.raises(door.NoSuchThing):
        door.hand_over_tile(cast.acting("okafor"), viewing.viewing, recording.pk, (0, 0, 0))


def test_a_veil_of_a_few_pixels_is(cast: Cast, recording: Recording, viewing: door.Opened) -> None:
    veil = Image.open(io.BytesIO(handed(cast, viewing, recording, RenditionKind.VEIL)))
    assert (veil.format, max(veil.size)) == ("JPEG", 12)


def test_who_asks_sees_it_and_that_is_on_the_trail(
    cast: Cast, recording: Recording, viewing: door.Opened
) -> None:
    door.unveil(cast.acting("okafor"), viewing.viewing, recording.pk)
    entry = parse(bytes(LedgerEntry.objects.latest("index").body))
    assert (entry.event, entry.verdict, entry.purpose) == (Event.RECORDING_UNVEIL, "permit", Purpose.CARE)
    assert entry.subjects.keys() == {"patient", "recordings"}
    for kind in REAL:
        assert handed(cast, viewing, recording, kind)
    assert door.hand_over_tile(cast.acting("okafor"), viewing.viewing, recording.pk, (0, 0, 0)).data


def test_only_it_and_only_on_this_viewing(cast: Cast, recording: Recording) -> None:
    other, by = photographed(cast, 1), cast.acting("okafor")
    both = door.open_many(by, [recording.pk, other.pk], Purpose.CARE)
    door.unveil(by, both.viewing, recording.pk)
    with pytest.raises(door.NoSuchThing):
        handed(cast, both, other, RenditionKind.SCREEN)
    again = door.open_one(by, recording.pk, Purpose.CARE)
    assert again.veils(recording)
    with pytest.raises(door.NoSuchThing):
        handed(cast, again, recording, RenditionKind.SCREEN)


def test_the_next_page_goes_on_with_what_was_asked_for(cast: Cast, recording: Recording) -> None:
    other, by = photographed(cast, 1), cast.acting("okafor")
    asked = door.open_many(by, [recording.pk, other.pk], Purpose.CARE).viewing
    door.unveil(by, asked, recording.pk)
    opened = door.open_many(by, [recording.pk, other.pk], Purpose.CARE, asked)
    assert opened.unveiled == {recording.pk}
    assert dict(parse(bytes(LedgerEntry.objects.latest("index").body)).detail)["unveiled"] == 1
    assert handed(cast, opened, recording, RenditionKind.SCREEN)
    with pytest.raises(door.NoSuchThing):
        handed(cast, opened, other, RenditionKind.SCREEN)


def test_not_with_what_somebody_else_asked_for_nor_for_ever(
    cast: Cast, recording: Recording, viewing: door.Opened
) -> None:
    door.unveil(cast.acting("okafor"), viewing.viewing, recording.pk)
    others = door.open_one(cast.acting("marques"), recording.pk, Purpose.CARE, viewing.viewing)
    late = cast.acting("okafor", at=play.now() + viewings.A_VIEWING + timedelta(minutes=1))
    later = door.open_one(late, recording.pk, Purpose.CARE, viewing.viewing)
    assert others.veils(recording)
    assert later.veils(recording)


def test_somebody_elses_viewing_uncovers_nothing(
    cast: Cast, recording: Recording, viewing: door.Opened
) -> None:
    with pytest.raises(door.NoSuchThing):
        door.unveil(cast.acting("marques"), viewing.viewing, recording.pk)
    assert not Viewed.objects.exclude(unveiled_at=None).exists()


def test_it_is_decided_anew_and_a_refusal_uncovers_nothing(
    cast: Cast, recording: Recording, viewing: door.Opened
) -> None:
    play.withdraw(cast, cast.rose)
    with pytest.raises(Refused):
        door.unveil(cast.acting("okafor"), viewing.viewing, recording.pk)
    last = LedgerEntry.objects.latest("index")
    assert (last.event, last.verdict) == (Event.RECORDING_UNVEIL, "deny")
    assert not Viewed.objects.exclude(unveiled_at=None).exists()


def test_what_becomes_a_case_of_abuse_is_covered_from_then_on(cast: Cast) -> None:
    """It was open on a viewing: the next byte is not handed over."""
    recording, by = play.photographed(cast), cast.acting("okafor")
    opened = door.open_one(by, recording.pk, Purpose.CARE)
    assert handed(cast, opened, recording, RenditionKind.SCREEN)
    covers, abuse = consents.Covers(recording=recording.pk), Authority.SUSPECTED_ADULT_ABUSE
    found = consents.Finding(About.AUTHORITY, abuse, "Dr Okafor", by.at, covers)
    consents.find(by, cast.rose.pk, [found])
    with pytest.raises(door.NoSuchThing):
        handed(cast, opened, recording, RenditionKind.SCREEN)
    assert handed(cast, opened, recording, RenditionKind.VEIL)


def test_what_is_not_sensitive_is_not_covered(cast: Cast) -> None:
    recording = play.photographed(cast)
    opened = door.open_one(cast.acting("okafor"), recording.pk, Purpose.CARE)
    assert not opened.veils(recording)
    assert handed(cast, opened, recording, RenditionKind.SCREEN)
