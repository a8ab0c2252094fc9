"""What is kept of the metadata, and what never is."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from safelight.imaging.captured import Captured
from safelight.imaging.deriving import derive

from .making import VECTORS, camera_exif, quarters, saved


def captured(data: bytes) -> Captured:
    return derive(data).captured


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_making_is_kept(kind: str) -> None:
    assert captured(saved(quarters(), kind, exif=camera_exif(6))) == Captured(
        width=96,
        height=64,
        orientation=6,
        taken=datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=1))),
        make="Testcam",
        model="T-1",
        lens="Macro 50",
        exposure_seconds=0.008,
        f_number=2.8,
        iso=200,
        focal_length=50.0,
        flash=True,
        colour_profile=None,
        bits=8,
        pages=1,
    )


def test_a_tiff_has_its_tags_in_its_own_directory() -> None:
    found = captured(saved(quarters(), "TIFF", exif=camera_exif(3)))
    assert (found.make, found.model, found.orientation) == ("Testcam", "T-1", 3)


def test_a_heic_says_the_same() -> None:
    found = captured((VECTORS / "turned-p3.heic").read_bytes())
    assert (found.make, found.model, found.orientation) == ("Testcam", "H1", 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_no_name_place_or_serial_number_is_kept(kind: str) -> None:
    words = repr(captured(saved(quarters(), kind, exif=camera_exif())))
    assert not [secret for secret in ("Bloggs", "Ward", "SN-4711", "51.", "gps") if secret in words]


@pytest.mark.parametrize(
    ("taken", "offset", "moment"),
    [
        ("2026:11:23 09:30:00", None, datetime(2026, 11, 23, 9, 30)),  # noqa: DTZ001 - the camera gave no zone
        ("2026:11:23 09:30:00", "+00:00", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
        ("0000:00:00 00:00:00", None, None),
        ("    :  :     :  :  ", None, None),
        ("yesterday", "noon", None),
    ],
)
def test_the_time_is_what_the_camera_says(taken: str, offset: str | None, moment: datetime | None) -> None:
    exif = camera_exif()
    photo = exif.get_ifd(0x8769)
    photo[0x9003] = taken
    if offset:
        photo[0x9011] = offset
    else:
        del photo[0x9011]
    assert captured(saved(quarters(), exif=exif)).taken == moment


@pytest.mark.parametrize("cut", range(8, 400, 23))
def test_broken_metadata_is_no_reason_to_refuse(cut: int) -> None:
    exif = camera_exif().tobytes()
    data = saved(quarters(), exif=exif[:cut] + b"\xff" * (len(exif) - cut))
    assert captured(data).width == 96


def test_text_is_bounded_and_printable() -> None:
    exif = camera_exif()
    exif[0x010F] = "Cam\x1b[31m\n" + "x" * 500
    make = captured(saved(quarters(), exif=exif)).make
    assert make is not None
    assert make.isprintable()
    assert len(make) == 80
