"""Whatever cannot be decoded to its end is refused; none of it is shown in part."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from safelight.imaging.deriving import derive
from safelight.imaging.formats import sniff
from safelight.imaging.unfit import Damaged, Unfit

from . import canon, profiles, raws
from .making import SRGB, VECTORS, noisy, paged, saved

SHAPES = [(640, 480), (3000, 2000), (2447, 1633), (4000, 1201), (500, 4100)]


def is_refused(data: bytes) -> bool:
    try:
        derive(data)
    except Unfit:
        return True
    return False


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(noisy(1200, 900)), id="jpeg"),
        pytest.param(saved(noisy(1200, 900), progressive=True), id="progressive jpeg"),
        pytest.param(saved(noisy(4003, 605), subsampling=0), id="jpeg reduced while decoding"),
        pytest.param(saved(noisy(300, 200), "PNG"), id="png"),
        pytest.param(saved(noisy(300, 200), "TIFF"), id="tiff"),
        pytest.param(saved(noisy(300, 200), "TIFF", compression="tiff_lzw"), id="lzw tiff"),
        pytest.param(saved(noisy(300, 200), "TIFF", compression="tiff_adobe_deflate"), id="deflated tiff"),
        pytest.param(saved(noisy(300, 200), "TIFF", big_tiff=True), id="big tiff"),
        pytest.param(paged(noisy(300, 200), noisy(200, 300), noisy(100, 100)), id="tiff of three pages"),
        pytest.param(profiles.deep(noisy(300, 200), SRGB), id="tiff of 16 bits"),
        pytest.param(saved(profiles.in_lab(noisy(300, 200)), "TIFF"), id="tiff in lab"),
        pytest.param((VECTORS / "turned-p3.heic").read_bytes(), id="heic"),
        pytest.param(raws.dng(noisy(300, 200)), id="dng"),
        pytest.param(raws.dng(noisy(300, 200), order=">", preview=True), id="dng with a preview"),
        pytest.param(canon.cr3(noisy(300, 200)), id="cr3"),
        pytest.param(raws.made_by("NIKON CORPORATION", "NIKON D850", noisy(300, 200)), id="nef"),
        pytest.param(raws.made_by("SONY", "ILCE-7M3", noisy(300, 200)), id="arw"),
    ],
)
def test_a_file_cut_at_any_percent_is_refused(data: bytes) -> None:
    assert not is_refused(data)
    assert [percent for percent in range(100) if not is_refused(data[: len(data) * percent // 100])] == []


@pytest.mark.parametrize("lost", [1, 2, 3, 10, 100])
def test_a_jpeg_without_its_last_bytes_is_refused(lost: int) -> None:
    assert is_refused(saved(noisy(640, 480))[:-lost])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("subsampling", [0, 2])
def test_a_gap_within_a_jpeg_is_refused(shape: tuple[int, int], subsampling: int) -> None:
    data = saved(noisy(*shape), subsampling=subsampling)
    assert not is_refused(data)
    places = random.Random(7)
    for _ in range(5):
        at = places.randrange(len(data) // 3, len(data) - 3000)
        with pytest.raises(Damaged) as raised:
            derive(data[:at] + data[at + 2000 :])
        assert raised.value.format == sniff(data)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("subsampling", [0, 2])
def test_a_block_of_zeros_in_a_jpeg_is_refused(shape: tuple[int, int], subsampling: int) -> None:
    """What a failing memory card leaves. libjpeg takes zeros for very short blocks, and ends early."""
    data = saved(noisy(*shape), subsampling=subsampling)
    middle = len(data) // 2
    assert is_refused(data[:middle] + bytes(4096) + data[middle + 4096 :])


@pytest.mark.parametrize("shape", SHAPES)
def test_overwritten_blocks_in_a_jpeg_are_refused(shape: tuple[int, int]) -> None:
    data = saved(noisy(*shape))
    middle = len(data) // 2
    assert is_refused(data[:middle] + random.Random(3).randbytes(4096) + data[middle + 4096 :])


def test_a_png_with_a_wrong_checksum_is_refused() -> None:
    data = bytearray(saved(noisy(300, 200), "PNG"))
    data[len(data) // 2] ^= 1
    assert is_refused(bytes(data))


def test_threads_do_not_mistake_each_others_damage() -> None:
    """The decoder keeps one account of complaints for them all."""
    good = saved(noisy(640, 480), subsampling=0)
    bad = good[: len(good) // 2] + good[len(good) // 2 + 2000 :]
    with ThreadPoolExecutor(4) as pool:
        assert (
            list(pool.map(is_refused, [good, bad, good, good, bad] * 12))
            == [False, True, False, False, True] * 12
        )


def test_one_damaged_picture_does_not_spoil_the_next() -> None:
    data = saved(noisy(640, 480))
    for _ in range(3):
        assert is_refused(data[: len(data) // 2])
        assert not is_refused(data)
