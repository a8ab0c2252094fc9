"""Processing: the whole image, from a list of steps, the same again each time, with its label beneath it."""

import io

import numpy as np
import pytest
from PIL import Image

from safelight.imaging.altered import alter
from safelight.imaging.decoded import altered
from safelight.imaging.steps import (
    AdjustBrightness,
    AdjustContrast,
    CorrectColour,
    Crop,
    EnhanceLesion,
    Mirror,
    RemoveBackground,
    Step,
)
from safelight.imaging.strip import labelled
from safelight.imaging.unfit import Damaged
from safelight.imaging.values import LONGEST_SIDE, PROCESSED, Size

from .making import (
    BLUE,
    GREEN,
    GREY,
    RED,
    camera_exif,
    corners,
    jpeg_segments,
    near,
    noisy,
    pixels,
    quarters,
    saved,
)

LABEL = "Processed: as the test has it. M. Marqués, Clinical Photographer, 27-Nov-2026."
NOTHING = (AdjustBrightness(0),)
TURNED = {3: (GREY, BLUE, GREEN, RED), 6: (BLUE, RED, GREY, GREEN)}


def made(picture: Image.Image, *steps: Step, **options: object) -> Image.Image:
    """The screen's copy without its strip."""
    data = alter(saved(picture, **options), steps, LABEL)[Size.SCREEN].data
    shown = pixels(data)
    strip = labelled(np.zeros((1, shown.width, 3), np.uint8), LABEL).shape[0] - 1
    return shown.crop((0, 0, shown.width, shown.height - strip))


def test_nothing_done_is_the_picture_and_a_label() -> None:
    shown = made(quarters(700, 400), *NOTHING)
    assert shown.size == (700, 400)
    assert all(
        near(found, wanted) for found, wanted in zip(corners(shown), (RED, GREEN, BLUE, GREY), strict=True)
    )


def test_a_crop_is_what_lies_in_the_frame() -> None:
    shown = made(quarters(800, 600), Crop(420, 20, 360, 260))
    assert shown.size == (360, 260)
    assert all(near(each, GREEN) for each in corners(shown))


def test_a_crop_of_a_large_picture_keeps_its_pixels() -> None:
    """Not those of the copy for the screen."""
    picture = noisy(4000, 3000, grain=24)
    shown = made(picture, Crop(1000, 1000, 600, 400), quality=95)
    wanted = picture.crop((1000, 1000, 1600, 1400))
    assert np.abs(np.asarray(shown, float) - np.asarray(wanted, float)).mean() < 3


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_frame_is_of_the_upright_picture(orientation: int) -> None:
    width, height = (800, 600) if orientation == 3 else (600, 800)
    shown = made(
        quarters(800, 600), Crop(20, 20, width // 2 - 40, height // 2 - 40), exif=camera_exif(orientation)
    )
    assert all(near(each, TURNED[orientation][0]) for each in corners(shown))


def test_mirrored_left_is_right() -> None:
    shown = made(quarters(700, 400), Mirror())
    assert all(
        near(found, wanted) for found, wanted in zip(corners(shown), (GREEN, RED, GREY, BLUE), strict=True)
    )


@pytest.mark.parametrize(
    ("step", "wanted"),
    [
        (AdjustBrightness(25), (160, 160, 160)),
        (AdjustBrightness(-50), (64, 64, 64)),
        (AdjustContrast(100), (128, 128, 128)),
        (CorrectColour(100, 50, 200), (128, 64, 255)),
    ],
    ids=str,
)
def test_light_and_colour(step: Step, wanted: tuple[int, int, int]) -> None:
    assert near(corners(made(quarters(700, 400), step))[3], wanted, by=4)


def test_contrast_is_about_the_middle_and_enhancing_is_contrast() -> None:
    plain, enhanced = (made(quarters(700, 400), each) for each in (AdjustContrast(50), EnhanceLesion(50)))
    assert near(corners(plain)[0], (236, 0, 0))
    assert np.array_equal(np.asarray(plain), np.asarray(enhanced))


def test_light_is_changed_everywhere() -> None:
    picture = noisy(640, 480, grain=40)
    before, after = (np.asarray(made(picture, AdjustBrightness(each)), float) for each in (0, -20))
    bright = before > 40
    assert np.quantile(np.abs(after[bright] / before[bright] - 0.8), 0.999) < 0.1


def on_a_cloth(width: int = 640, height: int = 480) -> Image.Image:
    """Something like an arm, on something like a cloth."""
    rows, columns = np.mgrid[0:height, 0:width]
    arm = ((columns - width / 2) / (width * 0.28)) ** 2 + ((rows - height / 2) / (height * 0.36)) ** 2 < 1
    grain = np.random.default_rng(3).normal(0, 5, (height, width, 3))
    values = np.where(arm[:, :, None], (205, 150, 125), (40, 90, 70)) + grain
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def test_the_background_becomes_white_and_the_patient_stays() -> None:
    picture = on_a_cloth()
    shown = np.asarray(made(picture, RemoveBackground(60, 30, 520, 420), quality=95), float)
    rows, columns = np.mgrid[0:480, 0:640]
    deep = ((columns - 320) / (640 * 0.26)) ** 2 + ((rows - 240) / (480 * 0.33)) ** 2 < 1
    far = ((columns - 320) / (640 * 0.30)) ** 2 + ((rows - 240) / (480 * 0.39)) ** 2 > 1
    assert np.abs(shown[deep] - np.asarray(picture, float)[deep]).mean() < 6
    assert not (shown[deep] > 250).all(axis=1).any()
    assert (shown[far] > 250).all(axis=1).mean() > 0.999


def test_where_no_border_is_nothing_is_taken_for_background() -> None:
    picture = on_a_cloth()
    shown = made(picture, RemoveBackground(0, 0, 640, 480), quality=95)
    assert np.abs(np.asarray(shown, float) - np.asarray(picture, float)).mean() < 6


def test_the_same_steps_give_the_same_bytes_in_any_process() -> None:
    picture = on_a_cloth(900, 700)
    data = saved(picture)
    steps = (Crop(40, 40, 800, 600), RemoveBackground(60, 60, 700, 560), AdjustContrast(12), Mirror())
    first, again, here = altered(data, steps, LABEL), altered(data, steps, LABEL), alter(data, steps, LABEL)
    assert first.keys() == again.keys() == here.keys() == set(PROCESSED)
    for size in PROCESSED:
        assert first[size].data == again[size].data == here[size].data


def test_a_large_picture_is_made_smaller_and_none_is_enlarged() -> None:
    small = alter(saved(quarters(96, 64)), NOTHING, LABEL)[Size.SCREEN]
    large = alter(saved(quarters(2600, 1400)), NOTHING, LABEL)
    assert small.width == 320  # so that its label can be read
    for size, copy in large.items():
        assert copy.width == LONGEST_SIDE[size]


def test_the_label_is_part_of_the_picture_and_over_none_of_it() -> None:
    screen = pixels(alter(saved(quarters(1200, 800)), NOTHING, LABEL)[Size.SCREEN].data)
    strip = np.asarray(screen.crop((0, 802, 1200, screen.height)), int)
    assert screen.height > 815
    assert (strip > 240).mean() > 0.8
    assert (strip < 60).mean() > 0.01  # letters


@pytest.mark.parametrize("width", [96, 320, 1200])
def test_all_of_the_label_is_there_whatever_the_width(width: int) -> None:
    """As many dark pixels a letter as in a wide picture, so that none was cut off."""
    short, long = (
        alter(saved(quarters(width, 96)), NOTHING, words)[Size.SCREEN].height
        for words in ("Processed", LABEL * 2)
    )
    assert long > short


def test_a_processed_picture_has_nothing_but_the_picture() -> None:
    for copy in alter(saved(quarters(700, 500), exif=camera_exif()), NOTHING, LABEL).values():
        assert {marker for marker, _ in jpeg_segments(copy.data)} - {0xE0} <= {0xDB, 0xC0, 0xC4, 0xDA}
        assert b"Jo Bloggs" not in copy.data


def test_a_cut_original_gives_none() -> None:
    data = saved(noisy(900, 700))
    with pytest.raises(Damaged):
        alter(data[: len(data) * 9 // 10], (Crop(0, 0, 100, 100),), LABEL)


def test_the_thumbnail_says_so_too() -> None:
    thumbnail = Image.open(io.BytesIO(alter(saved(quarters(1200, 800)), NOTHING, LABEL)[Size.THUMBNAIL].data))
    assert thumbnail.width == LONGEST_SIDE[Size.THUMBNAIL]
    assert thumbnail.height > 400 * 800 // 1200 + 10
