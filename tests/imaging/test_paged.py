"""A TIFF of several pages: all of them are seen, each upright and in its own colours, and nothing else is."""

import numpy as np
import pytest
from PIL import Image

from safelight.imaging.checking import examine
from safelight.imaging.deriving import derive
from safelight.imaging.engine import pyvips
from safelight.imaging.pyramid import cut
from safelight.imaging.unfit import Damaged, TooManyPages, TooManyPixels, TooSmall
from safelight.imaging.values import Size

from .comparing import together
from .making import SRGB, camera_exif, near, noisy, paged, pixels, saved, tiff_of_pages

RED, GREEN, BLUE = (200, 40, 40), (40, 160, 60), (40, 60, 200)
BETWEEN = (160, 160, 160)
P3: bytes = pyvips.Operation.call("profile_load", "p3")


def flat(colour: tuple[int, ...], width: int = 300, height: int = 200) -> Image.Image:
    return Image.new("RGB", (width, height), colour)


def screen(data: bytes) -> Image.Image:
    return pixels(derive(data).renditions[Size.SCREEN].data)


def at(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    return tuple(np.asarray(picture)[int(y), int(x)].tolist())


@pytest.mark.parametrize("shown", [screen, lambda data: together(cut(data))], ids=["screen", "pyramid"])
def test_every_page_is_seen_beneath_the_one_before(shown: object) -> None:
    picture = shown(paged(flat(RED), flat(GREEN), flat(BLUE)))  # type: ignore[operator]
    assert picture.size == (300, 3 * 200 + 2 * 8)
    for place, colour in ((100, RED), (204, BETWEEN), (308, GREEN), (412, BETWEEN), (516, BLUE)):
        assert near(at(picture, 150, place), colour, by=6), place


def test_a_narrower_page_stands_at_the_left_on_the_grey_between() -> None:
    picture = screen(paged(flat(RED), flat(GREEN, 150, 100)))
    assert picture.size == (300, 200 + 8 + 100)
    assert near(at(picture, 75, 258), GREEN, by=6)
    assert near(at(picture, 225, 258), BETWEEN, by=6)


def test_each_page_is_turned_by_its_own_orientation() -> None:
    turned = flat(GREEN)
    turned.info["exif"] = camera_exif(6)
    turned.paste(BLUE, (0, 0, 150, 200))
    picture = screen(paged(flat(RED), turned, flat(RED)))
    assert picture.size == (300, 200 + 8 + 300 + 8 + 200)
    assert near(at(picture, 100, 208 + 75), BLUE, by=6)
    assert near(at(picture, 100, 208 + 225), GREEN, by=6)
    assert near(at(picture, 250, 208 + 150), BETWEEN, by=6)


def test_each_page_is_shown_in_its_own_colours() -> None:
    skin = (200, 120, 90)
    wide, plain = flat(skin), flat(skin)
    wide.info["icc_profile"], plain.info["icc_profile"] = P3, SRGB
    picture = screen(paged(wide, plain, flat((90, 90, 90)).convert("L")))
    assert near(at(picture, 150, 308), skin, by=3)
    assert at(picture, 150, 100)[0] > skin[0] + 5
    assert near(at(picture, 150, 516), (90, 90, 90), by=3)


def test_how_many_there_are_is_on_record() -> None:
    derivation = derive(paged(flat(RED), flat(GREEN), flat(BLUE)))
    assert derivation.captured.pages == 3
    assert derivation.captured.bits == 8
    assert (derivation.original.width, derivation.original.height) == (300, 616)
    assert derive(saved(flat(RED), "TIFF")).captured.pages == 1


@pytest.mark.parametrize("first", [True, False])
def test_the_same_picture_smaller_is_no_page(*, first: bool) -> None:
    """As scanners write a preview, and others a pyramid."""
    small, large = flat(BLUE, 75, 50), flat(RED)
    small.info["tiffinfo"] = {254: 1}
    data = paged(small, large) if first else paged(large, small)
    derivation = derive(data)
    assert (derivation.original.width, derivation.original.height, derivation.captured.pages) == (300, 200, 1)
    assert near(at(pixels(derivation.renditions[Size.SCREEN].data), 150, 100), RED, by=6)


def test_fifty_pages_are_shown_and_not_one_more() -> None:
    assert derive(tiff_of_pages(50)).captured.pages == 50
    with pytest.raises(TooManyPages):
        derive(tiff_of_pages(51))


def test_directories_that_go_round_in_a_circle_are_damage() -> None:
    data = bytearray(tiff_of_pages(2))
    (first,) = np.frombuffer(data[4:8], "<u4")
    data[-4:] = int(first).to_bytes(4, "little")
    with pytest.raises(Damaged):
        derive(bytes(data))


def test_pages_are_judged_by_all_their_pixels_and_each_by_itself() -> None:
    pages = [Image.new("1", (16_000, 5_000))] * 3  # 240 million
    with pytest.raises(TooManyPixels):
        examine(paged(*pages, compression="group4"))
    with pytest.raises(TooSmall):
        examine(paged(flat(RED), flat(GREEN, 20, 20)))


def test_a_page_that_is_damaged_is_enough() -> None:
    data = paged(noisy(300, 200), noisy(300, 200))
    for missing in (16, 100, 40_000):  # the last bytes may be padding
        with pytest.raises(Damaged):
            derive(data[:-missing])


def test_sixteen_bits_are_on_record() -> None:
    image = (
        pyvips.Image.black(96, 64).cast("ushort").new_from_image([30_000] * 3).copy(interpretation="rgb16")
    )
    captured = derive(image.write_to_buffer(".tif")).captured
    assert (captured.bits, captured.pages) == (16, 1)
    assert derive(image.write_to_buffer(".png")).captured.bits == 16
