"""Looking closely: tiles leave by the door as pictures do, and the pyramid is made once, of the recording's own key."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from safelight.imaging.decoded import Cut
from safelight.imaging.tiles import Layout
from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.library import door, jobs, looking, viewings
from safelight.library.models import Recording, Rendition, RenditionKind, UnfinishedIntake
from safelight.library.shelf import shelf
from safelight.policy.facts import Purpose
from safelight.studio import actions as studio
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.imaging import charts
from tests.pages import browser, words

WHOLE = (0, 0, 0)


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)


@pytest.fixture
def cut(recording: Recording) -> Layout:
    return looking.ensure_pyramid(recording.pk, "test")


def seen(cast: Cast, recording: Recording) -> door.Opened:
    return door.open_one(cast.acting("okafor"), recording.pk, Purpose.CARE)


def test_every_tile_is_handed_over(cast: Cast, recording: Recording, cut: Layout) -> None:
    by, viewing = cast.acting("okafor"), seen(cast, recording).viewing
    for number, level in enumerate(cut.levels):
        for row in range(level.rows):
            for column in range(level.columns):
                parcel = door.hand_over_tile(by, viewing, recording.pk, (number, column, row))
                assert Image.open(io.BytesIO(parcel.data)).format == "JPEG"
                assert parcel.media_type == "image/jpeg"


def test_what_a_colour_chart_tells_is_kept_and_shown(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    yellow = charts.jpeg(charts.photographed(charts.cast(charts.patches(), blue=0.8)))
    recording = studio.take_in(cast.acting("marques"), request, "IMG_1.jpg", yellow, "Overview")
    okafor, address = browser(cast, "okafor"), f"/recordings/{recording.pk}/"
    assert "colour chart" not in words(okafor.get(address))  # nobody has looked yet
    jobs.cut_pyramid(str(recording.pk))
    recording.refresh_from_db()
    assert 4 < recording.colours["mean"] < recording.colours["worst"] < 20
    told = f"colours are off by ΔE {recording.colours['mean']:.1f} on average"
    assert told in words(okafor.get(address))


def test_that_there_is_no_chart_is_kept_and_shown(cast: Cast, recording: Recording, cut: Layout) -> None:
    recording.refresh_from_db()
    assert recording.colours == {}
    assert "No colour chart was found in it." in words(
        browser(cast, "okafor").get(f"/recordings/{recording.pk}/")
    )


@pytest.mark.parametrize("tile", [(9, 0, 0), (0, 1, 0), (1, 0, 2)])
def test_beside_the_picture_there_is_nothing(
    cast: Cast, recording: Recording, cut: Layout, tile: door.Tile
) -> None:
    assert cut.tiles == 5
    with pytest.raises(door.NoSuchThing):
        door.hand_over_tile(cast.acting("okafor"), seen(cast, recording).viewing, recording.pk, tile)


@pytest.mark.usefixtures("cut")
def test_a_withdrawal_closes_it(cast: Cast, recording: Recording) -> None:
    viewing = seen(cast, recording).viewing
    play.withdraw(cast, cast.rose)
    with pytest.raises(Refused):
        door.hand_over_tile(cast.acting("okafor"), viewing, recording.pk, WHOLE)


@pytest.mark.usefixtures("cut")
def test_after_its_time_it_is_decided_anew(cast: Cast, recording: Recording) -> None:
    viewing = seen(cast, recording).viewing
    before = LedgerEntry.objects.filter(event=Event.RECORDING_VIEW).count()
    late = cast.acting("okafor", at=play.now() + viewings.A_VIEWING + timedelta(minutes=1))
    assert door.hand_over_tile(late, viewing, recording.pk, WHOLE).data
    assert LedgerEntry.objects.filter(event=Event.RECORDING_VIEW).count() == before + 1


@pytest.mark.usefixtures("cut")
def test_somebody_elses_viewing_is_none(cast: Cast, recording: Recording) -> None:
    with pytest.raises(door.NoSuchThing):
        door.hand_over_tile(cast.acting("lindqvist"), seen(cast, recording).viewing, recording.pk, WHOLE)


@pytest.mark.usefixtures("cut")
def test_it_is_made_once_and_the_original_was_read_once(recording: Recording) -> None:
    looking.ensure_pyramid(recording.pk, "test")
    assert Rendition.objects.filter(kind=RenditionKind.PYRAMID).count() == 1
    entry = LedgerEntry.objects.get(event=Event.RECORDING_DERIVE)
    assert b"pyramid" in bytes(entry.body)
    assert not UnfinishedIntake.objects.exists()


def test_who_comes_second_leaves_nothing_behind(recording: Recording, cut: Layout) -> None:
    """Two look at once: both have cut it, and one was quicker."""
    before = set(shelf().names())
    looking._keep(recording.pk, Cut(b"a second pyramid", looked=True, colours=None))  # noqa: SLF001 - what the slower one does
    assert set(shelf().names()) == before
    assert not UnfinishedIntake.objects.exists()
    assert looking.ensure_pyramid(recording.pk, "test") == cut


def test_what_was_destroyed_gives_none(recording: Recording) -> None:
    Recording.objects.filter(pk=recording.pk).update(key=None)
    with pytest.raises(door.NoSuchThing):
        looking.ensure_pyramid(recording.pk, "test")


def test_the_page_asks_for_tiles(cast: Cast, recording: Recording) -> None:
    client = browser(cast, "okafor")
    page = client.get(f"/recordings/{recording.pk}/close-up").content.decode()
    tiles = page.partition('data-tiles="')[2].partition('"')[0]
    before = LedgerEntry.objects.count()
    assert client.get(f"{tiles}1/0_0")["Content-Type"] == "image/jpeg"
    assert LedgerEntry.objects.count() == before  # the viewing's entry stands for its tiles
    assert client.get(f"{tiles}7/0_0").status_code == 404
    assert LedgerEntry.objects.latest("index").event == Event.PAGE_REFUSE


def test_after_intake_a_worker_cuts_it(recording: Recording) -> None:
    job = ProcrastinateJob.objects.get(task_name="library.cut_pyramid")
    jobs.cut_pyramid(**job.args)
    assert Rendition.objects.filter(recording=recording, kind=RenditionKind.PYRAMID).exists()
    jobs.cut_pyramid(**job.args)
    Recording.objects.filter(pk=recording.pk).update(key=None)
    Rendition.objects.filter(kind=RenditionKind.PYRAMID).delete()
    jobs.cut_pyramid(**job.args)  # destroyed meanwhile: there is nothing to do
