"""Intake: all of a photograph or nothing, whatever is offered and whatever breaks."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from safelight.imaging.unfit import Damaged, Empty, NotAPicture, TooLarge, TooManyPixels, WrongKind
from safelight.ledger.models import LedgerEntry
from safelight.library import intake
from safelight.library.models import Recording, Rendition, UnfinishedIntake
from safelight.library.shelf import shelf
from safelight.oversight.models import Incident
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest
from safelight.studio.naming import NameRefused
from safelight.trail.events import Event
from safelight.vault.errors import StoreFull
from tests import cast as play
from tests.bombs import png_of
from tests.cast import Cast
from tests.imaging import canon, raws
from tests.imaging.making import paged, quarters


@pytest.fixture
def request_for_rose(cast: Cast) -> PhotographyRequest:
    asked = play.ask(cast, cast.rose)
    play.sign(cast, asked)
    return asked


def offer(cast: Cast, asked: PhotographyRequest, name: str, data: bytes) -> Recording:
    return studio.take_in(cast.acting("marques"), asked, name, data)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("IMG_1.jpg", play.jpeg(1)[:-2000], Damaged),
        ("IMG_1.jpg", play.jpeg(1)[:400], Damaged),
        ("IMG_1.jpg", b"Dear colleague, the picture is attached.", WrongKind),
        ("notes.txt", b"Dear colleague, the picture is attached.", NotAPicture),
        ("IMG_1.png", play.jpeg(1), WrongKind),
        ("IMG_1.jpg", b"", Empty),
        ("IMG_1.jpg", bytes(100 * 1024 * 1024 + 1), TooLarge),
        ("bomb.png", png_of(50_000, 50_000), TooManyPixels),
        ("DSC_1.NEF", raws.dng(quarters()), WrongKind),
        ("IMG_1.dng", raws.dng(quarters())[:-100], Damaged),
        ("Bartholomew_leg.jpg", play.jpeg(1), NameRefused),
        ("rose 9990010374.jpg", play.jpeg(1), NameRefused),
        ("999-001-0374.jpg", play.jpeg(1), NameRefused),
        ("../../etc/IMG_1.jpg", play.jpeg(1), NameRefused),
        ("C:\\photos\\IMG_1.jpg", play.jpeg(1), NameRefused),
    ],
)
def test_what_is_refused_leaves_nothing(
    cast: Cast, request_for_rose: PhotographyRequest, name: str, data: bytes, error: type[Exception]
) -> None:
    stored = set(shelf().names())
    with pytest.raises(error) as refusal:
        offer(cast, request_for_rose, name, data)
    assert "Bartholomew" not in str(refusal.value)
    assert "9990010374" not in str(refusal.value)
    assert not Recording.objects.exists()
    assert set(shelf().names()) == stored
    assert LedgerEntry.objects.latest("index").event == Event.RECORDING_REFUSE_FILE


def test_the_original_is_kept_bit_for_bit(cast: Cast, request_for_rose: PhotographyRequest) -> None:
    recording = offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1))
    assert bytes(recording.sha256) == hashlib.sha256(play.jpeg(1)).digest()
    assert recording.renditions.get(kind="original").size == len(play.jpeg(1))


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("IMG_1.dng", raws.dng(quarters(), 6, preview=True), "image/x-adobe-dng"),
        ("IMG_1.CR3", canon.cr3(quarters(), 6), "image/x-canon-cr3"),
        ("DSC_1.NEF", raws.made_by("NIKON CORPORATION", "NIKON D850", quarters()), "image/x-nikon-nef"),
        ("scan.tif", paged(quarters(), quarters(), quarters()), "image/tiff"),
    ],
)
def test_raw_and_pages_are_kept_bit_for_bit_too(
    cast: Cast, request_for_rose: PhotographyRequest, name: str, data: bytes, media_type: str
) -> None:
    recording = offer(cast, request_for_rose, name, data)
    original = recording.renditions.get(kind="original")
    assert bytes(recording.sha256) == hashlib.sha256(data).digest()
    assert (original.size, original.media_type) == (len(data), media_type)


def test_nothing_in_the_vault_can_be_read_without_its_key(
    cast: Cast, request_for_rose: PhotographyRequest
) -> None:
    recording = offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1))
    for each in recording.renditions.all():
        with shelf().open(each.object_name) as stored:
            data = stored.read(0, stored.size)
        assert data.startswith(b"age-encryption.org/v1\n")
        assert b"\xff\xd8\xff" not in data[:200]


def test_the_same_file_twice_is_known(cast: Cast, request_for_rose: PhotographyRequest) -> None:
    first = offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1))
    with pytest.raises(intake.AlreadyFiled) as known:
        offer(cast, request_for_rose, "IMG_2.jpg", play.jpeg(1))
    assert known.value.recording == first
    assert Recording.objects.count() == 1


def test_another_patients_same_file_is_not_told_of(cast: Cast, request_for_rose: PhotographyRequest) -> None:
    offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1))
    other = play.ask(cast, cast.kofi)
    play.sign(cast, other)
    offer(cast, other, "IMG_1.jpg", play.jpeg(1))
    assert Recording.objects.count() == 2


def test_a_full_disk_keeps_nothing(
    cast: Cast, request_for_rose: PhotographyRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFull

    stored = set(shelf().names())
    monkeypatch.setattr(shelf(), "put_many", full)
    with pytest.raises(StoreFull):
        offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1))
    assert not Recording.objects.exists()
    assert not Rendition.objects.exists()
    assert set(shelf().names()) == stored


def test_what_an_intake_that_died_has_left_is_swept(
    cast: Cast, request_for_rose: PhotographyRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = set(shelf().names())
    with monkeypatch.context() as patched:
        patched.setattr(intake, "wait_for", _die)  # after the objects are stored, before anything is filed
        with pytest.raises(KeyboardInterrupt):
            offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1))
    assert len(set(shelf().names()) - stored) == 4
    assert intake.sweep(timezone.now() + intake.GIVEN_UP + timedelta(seconds=1)) == 1
    assert set(shelf().names()) == stored
    assert not UnfinishedIntake.objects.exists()
    assert offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1)).pk


def test_a_young_intake_is_not_swept(cast: Cast) -> None:
    UnfinishedIntake.objects.create(begun_at=timezone.now(), object_names=[])
    assert intake.sweep(timezone.now()) == 0


def test_without_consent_it_is_taken_in_and_closed(cast: Cast) -> None:
    asked = play.ask(cast, cast.rose)
    recording = offer(cast, asked, "IMG_1.jpg", play.jpeg(1))
    assert recording.standing == "held"
    assert recording.purposes == []
    assert Incident.objects.get().recording == recording


def test_a_completed_request_takes_nothing_more(cast: Cast, request_for_rose: PhotographyRequest) -> None:
    studio.complete(cast.acting("marques"), request_for_rose)
    request_for_rose.refresh_from_db()
    with pytest.raises(studio.RequestClosed):
        offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1))


def _die(*_: object) -> None:
    raise KeyboardInterrupt


def test_no_file_of_the_vault_is_named_after_anybody(
    cast: Cast, request_for_rose: PhotographyRequest, settings: object
) -> None:
    offer(cast, request_for_rose, "IMG_1.jpg", play.jpeg(1))
    home: Path = settings.SAFELIGHT_HOME  # type: ignore[attr-defined]
    names = " ".join(str(each) for each in home.rglob("*"))
    assert "artholomew" not in names
    assert "IMG_1" not in names
