"""Camera raw: in its own colours, upright, as bright as it was exposed, and whole."""

import struct
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from PIL import Image

from safelight.imaging.captured import read_captured
from safelight.imaging.decoded import cut as cut_apart
from safelight.imaging.decoded import derived
from safelight.imaging.deriving import derive
from safelight.imaging.directories import Directories
from safelight.imaging.formats import CR3, DNG
from safelight.imaging.raw import open_raw
from safelight.imaging.still import Header
from safelight.imaging.tiles import Layout, unpacked
from safelight.imaging.unfit import Damaged, TooManyPixels
from safelight.imaging.values import Size

from . import canon, raws
from .making import BLUE, GREEN, GREY, RED, corners, near, noisy, pixels, quarters, saved

NIKON = ("NIKON CORPORATION", "NIKON D850")
SONY = ("SONY", "ILCE-7M3")


def shown(data: bytes) -> list[tuple[int, ...]]:
    return corners(pixels(derive(data).renditions[Size.SCREEN].data))


@pytest.mark.parametrize("preview", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
def test_the_counts_of_a_sensor_become_the_picture(order: str, *, preview: bool) -> None:
    """Its matrix and its white balance are in the file, so that the colours are known to the last step."""
    found = shown(raws.dng(quarters(200, 120), order=order, preview=preview))
    assert all(near(ours, drawn, by=2) for ours, drawn in zip(found, (RED, GREEN, BLUE, GREY), strict=True))


def test_the_counts_of_a_canon_become_the_picture() -> None:
    """Its white balance, its black and where light falls are in the file; its matrix LibRaw has."""
    found = shown(canon.cr3(quarters(200, 120)))
    assert all(near(ours, drawn, by=2) for ours, drawn in zip(found, (RED, GREEN, BLUE, GREY), strict=True))


@pytest.mark.parametrize("made", [raws.dng, canon.cr3])
def test_a_dark_picture_stays_dark(made: Callable[[Image.Image], bytes]) -> None:
    """Two exposures of one wound must not look alike."""
    dim = quarters(200, 120).point(lambda value: value // 4)
    assert near(shown(made(dim))[3], (32, 32, 32), by=3)


@pytest.mark.parametrize(
    ("orientation", "seen"),
    [
        (1, [RED, GREEN, BLUE, GREY]),
        (2, [GREEN, RED, GREY, BLUE]),
        (3, [GREY, BLUE, GREEN, RED]),
        (4, [BLUE, GREY, RED, GREEN]),
        (5, [RED, BLUE, GREEN, GREY]),
        (6, [BLUE, RED, GREY, GREEN]),
        (7, [GREY, GREEN, BLUE, RED]),
        (8, [GREEN, GREY, RED, BLUE]),
    ],
)
@pytest.mark.parametrize("made", [raws.dng, canon.cr3])
def test_it_is_made_upright(
    orientation: int, seen: list[tuple[int, ...]], made: Callable[[Image.Image, int], bytes]
) -> None:
    data = made(quarters(200, 120), orientation)
    derivation = derive(data)
    found = pixels(derivation.renditions[Size.SCREEN].data)
    assert found.size == (derivation.original.width, derivation.original.height)
    assert found.size == ((120, 200) if orientation > 4 else (200, 120))
    assert derivation.captured.orientation == orientation
    assert all(near(ours, drawn) for ours, drawn in zip(corners(found), seen, strict=True))


@pytest.mark.parametrize(("make", "model"), [NIKON, SONY])
def test_a_makers_own_raw_is_taken_for_what_it_is(make: str, model: str) -> None:
    """Colours are by the matrix that LibRaw has of the camera: here only that each quarter is what it is."""
    data = raws.made_by(make, model, quarters(200, 120), 6)
    derivation = derived(data)
    assert (derivation.original.width, derivation.original.height) == (120, 200)
    assert (derivation.captured.make, derivation.captured.model) == (make, model)
    blue, red, _, green = corners(pixels(derivation.renditions[Size.SCREEN].data))
    assert (np.argmax(red), np.argmax(green), np.argmax(blue)) == (0, 1, 2)
    assert unpacked(cut_apart(data).pyramid)[0] == Layout(120, 200)


@pytest.mark.parametrize(("side", "shown"), [(3838, 2048), (3840, 1920), (4000, 2000), (4100, 2048)])
def test_a_large_one_is_shown_from_every_second_row(side: int, shown: int) -> None:
    """Below twice the least that a screen needs it is made in full; the colours are the same."""
    derivation = derive(raws.dng(quarters(side, 1000)))
    screen = derivation.renditions[Size.SCREEN]
    assert (screen.width, derivation.original.width) == (shown, side)
    found = corners(pixels(screen.data))
    assert all(near(ours, drawn, by=2) for ours, drawn in zip(found, (RED, GREEN, BLUE, GREY), strict=True))


@pytest.mark.parametrize(
    "data", [raws.dng(quarters(), 6), raws.made_by(*NIKON, quarters(), 6), canon.cr3(quarters(), 6)]
)
def test_what_is_useful_is_kept_and_nobodys_name(data: bytes) -> None:
    captured = derived(data).captured
    assert captured.taken == datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert (captured.exposure_seconds, captured.f_number, captured.iso) == (0.008, 2.8, 200)
    assert (captured.focal_length, captured.lens, captured.flash) == (50.0, "Macro 50", True)
    assert (captured.width, captured.height, captured.orientation) == (96, 64, 6)
    assert "Bloggs" not in repr(captured)
    assert "SN-4711" not in repr(captured)


@pytest.mark.parametrize("made", [raws.dng, canon.cr3])
def test_the_bits_are_the_sensors(made: Callable[[Image.Image], bytes]) -> None:
    assert derive(made(quarters())).captured.bits == 14


def test_of_a_cr3_the_camera_and_the_pyramid_are_known() -> None:
    data = canon.cr3(quarters(200, 120), 6)
    captured = derived(data).captured
    assert (captured.make, captured.model) == (canon.MAKE, canon.MODEL)
    assert unpacked(cut_apart(data).pyramid)[0] == Layout(120, 200)


def test_where_the_file_names_no_lens_the_decoder_may_know_it() -> None:
    """Nikon's older cameras have it in a corner that LibRaw reads."""
    exif = saved(quarters(), "TIFF")
    header = Header(
        96, 64, orientation=1, held=13, exif=exif, profile=b"", lens="AF-S Micro 60mm", is_srgb=True
    )
    assert read_captured(header).lens == "AF-S Micro 60mm"


def test_a_camera_set_to_adobe_rgb_changes_nothing() -> None:
    """The mark is about the JPEG that the camera would have made."""
    plain = raws.dng(quarters(200, 120))
    directory = raws.taken()
    directory.beneath = {0xA005: [raws.Directory({1: raws.text("R03")})]}
    marked = raws.dng(quarters(200, 120), taking=directory)
    assert shown(marked) == shown(plain)
    assert derive(marked).captured.colour_profile is None


def test_one_whose_strip_ends_beyond_the_file_is_refused() -> None:
    """LibRaw itself would fill the rest with black."""
    data = raws.dng(noisy(200, 120))
    for missing in (1, 2, 1000):
        with pytest.raises(Damaged):
            derive(data[:-missing])


@pytest.mark.parametrize("missing", [1, 8, 1000, 10_000])
def test_a_cr3_cut_in_its_pixels_is_refused(missing: int) -> None:
    data = canon.cr3(noisy(200, 120))
    with pytest.raises(Damaged) as raised:
        derive(data[:-missing])
    assert raised.value.format == CR3


@pytest.mark.parametrize("missing", [8, 1000, 10_000])
def test_a_cr3_cut_and_its_length_put_right_is_refused(missing: int) -> None:
    """As repair programs leave them. The last seven bytes at most are idle."""
    cut = bytearray(canon.cr3(noisy(200, 120))[:-missing])
    at = cut.index(b"mdat") - 4
    cut[at + 8 : at + 16] = struct.pack(">Q", len(cut) - at)
    with pytest.raises(Damaged):
        derive(bytes(cut))


@pytest.mark.parametrize(("compression", "bits"), [(1, 16), (7, 16), (34713, 14), (32767, 8)])
def test_one_of_fewer_bytes_than_its_pixels_need_is_refused(compression: int, bits: int) -> None:
    """As repair programs leave them, with the lengths put right: LibRaw shows grey."""
    fields: raws.Fields = {259: (raws.SHORT, [compression]), 258: (raws.SHORT, [bits])}
    mosaic = raws.counts(noisy(64, 48))
    seen = raws.sensor(mosaic, "<", fields | {256: (raws.LONG, [1000]), 257: (raws.LONG, [1000])})
    seen.fields |= {50706: (raws.BYTE, [1, 4, 0, 0])}
    data = raws.file_of(seen)
    with pytest.raises(ValueError, match="less of it than its pixels need"):
        next(Directories(data).chain()).ensure_within(len(data))
    with pytest.raises(Damaged):
        derive(data)


@pytest.mark.parametrize(
    "data",
    [raws.dng(quarters(), claiming=(12_000, 9_000)), canon.claiming(canon.cr3(quarters()), 12_000, 9_000)],
)
def test_a_bomb_is_refused_by_its_sides(data: bytes) -> None:
    with pytest.raises(TooManyPixels):
        derived(data)


def test_nothing_is_decoded_when_it_is_opened() -> None:
    header = open_raw(raws.dng(quarters(64, 48), 3), DNG).header
    assert (header.width, header.height, header.orientation, header.held) == (64, 48, 3, 13)
