"""What is measured of a picture: on pictures drawn sharp, blurred, dark, light, grey, saved again and wrapped anew."""

import io

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from safelight.demo.pictures import draw
from safelight.demo.pictures.findings import Kind
from safelight.demo.pictures.skin import Tone
from safelight.imaging.deriving import derive
from safelight.imaging.measured import ALIKE, Measured, apart
from safelight.library.quality import BRIGHT, CLIPPED, DARK_MEDIAN, DARK_WHOLE, SOFT

from .charts import on_skin
from .making import camera_exif, noisy, saved

Pixels = NDArray[np.uint8]


def measured(pixels: Pixels, kind: str = "JPEG", **options: object) -> Measured:
    return derive(saved(Image.fromarray(pixels), kind, **options)).measured


def blurred(pixels: Pixels, by: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), by), dtype=np.uint8)


def lit(pixels: Pixels, gain: float) -> Pixels:
    """As if exposed `gain` times as long."""
    linear = np.clip((pixels / 255) ** 2.2 * gain, 0, 1)
    return np.asarray(255 * linear ** (1 / 2.2), dtype=np.uint8)


def demonstration(tone: Tone, kind: Kind = Kind.MOLE) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(draw(kind, 3, width=1200, tone=tone))).convert("RGB"))


SKIN = on_skin(1600, 1200)


def test_an_edge_is_as_wide_as_it_was_blurred() -> None:
    """A step blurred by `s` pixels rises over about 2.5 s: the integral of a Gaussian, at its steepest."""
    step = np.zeros((600, 900, 3), dtype=np.uint8)
    step[:, 450:] = 200
    for by in (2.0, 3.0, 4.0):
        width = measured(blurred(step, by), "PNG").sharpest
        assert width == pytest.approx(2.5066 * np.hypot(by, 1), rel=0.12)


@pytest.mark.parametrize("by", [3, 4, 6, 10])
def test_what_is_blurred_is_softer_than_the_limit_and_what_is_sharp_is_not(by: int) -> None:
    sharp, soft = measured(SKIN).sharpest, measured(blurred(SKIN, by)).sharpest
    assert sharp is not None
    assert soft is not None
    assert sharp < SOFT * 0.6 < SOFT < soft


def test_some_noise_hides_no_blur() -> None:
    noise = np.random.default_rng(2).normal(0, 3, SKIN.shape)
    pixels = np.clip(blurred(SKIN, 6) + noise, 0, 255).astype(np.uint8)
    assert (measured(pixels).sharpest or 0) > SOFT


def test_where_it_is_sharp_and_whether_the_middle_is() -> None:
    pixels = blurred(SKIN, 8)
    pixels[:350, 1150:] = noisy(450, 350)
    found = measured(pixels)
    assert found.where == 2
    assert found.sharpest is not None
    assert found.sharpest < SOFT
    assert found.middle is None or found.middle > SOFT


def test_where_there_is_no_edge_nothing_is_said() -> None:
    plain = np.full((500, 700, 3), 150, dtype=np.uint8)
    found = measured(plain)
    assert (found.sharpest, found.where, found.middle) == (None, None, None)


@pytest.mark.parametrize("tone", Tone)
def test_no_skin_is_too_dark_or_too_light(tone: Tone) -> None:
    for kind in (Kind.MOLE, Kind.RASH):
        found = measured(demonstration(tone, kind))
        assert DARK_MEDIAN < found.light < BRIGHT
        assert found.brightest > DARK_WHOLE
        assert found.clipped < CLIPPED


@pytest.mark.parametrize("tone", [Tone.TYPE_1, Tone.TYPE_6])
def test_what_is_exposed_far_too_little_is_dark(tone: Tone) -> None:
    found = measured(lit(demonstration(tone), 1 / 12))
    assert found.light < DARK_MEDIAN or found.brightest < DARK_WHOLE


def test_what_is_exposed_too_much_is_light_and_clipped() -> None:
    found = measured(lit(demonstration(Tone.TYPE_2), 4))
    assert found.light > BRIGHT
    assert found.clipped > CLIPPED


def test_black_is_counted_in_the_middle_alone() -> None:
    pixels = np.full((500, 500, 3), 120, dtype=np.uint8)
    pixels[:90] = 0
    assert measured(pixels, "PNG").black == 0
    pixels[:250] = 0
    assert measured(pixels, "PNG").black == pytest.approx(50, abs=2)


@pytest.mark.parametrize(
    ("picture", "kind", "depth"),
    [
        (Image.fromarray(SKIN[:200, :200]), "JPEG", (8, 3)),
        (Image.fromarray(SKIN[:200, :200]).convert("L"), "JPEG", (8, 1)),
        (Image.fromarray(SKIN[:200, :200]).convert("L"), "PNG", (8, 1)),
        (Image.fromarray(SKIN[:200, :200]).convert("1"), "PNG", (1, 1)),
        (Image.fromarray(SKIN[:200, :200]).quantize(16), "PNG", (1, 3)),
        (Image.fromarray(SKIN[:200, :200]).convert("RGBA"), "PNG", (8, 3)),
        (Image.fromarray(SKIN[:200, :200, 0].astype(np.uint16) * 256), "PNG", (16, 1)),
    ],
    ids=["jpeg", "grey-jpeg", "grey-png", "two-levels", "palette", "transparent", "16-bit"],
)
def test_the_depth_is_the_originals(picture: Image.Image, kind: str, depth: tuple[int, int]) -> None:
    found = derive(saved(picture, kind)).measured
    assert (found.bits, found.channels) == depth


def test_the_same_pixels_in_another_file_have_the_same_digest() -> None:
    data = saved(Image.fromarray(SKIN), exif=camera_exif(1))
    stripped = saved(Image.fromarray(SKIN))
    wrapped = saved(Image.open(io.BytesIO(data)).convert("RGB"), "PNG")
    first = derive(data).measured
    assert data != stripped
    for other in (stripped, wrapped):
        assert derive(other).measured.pixels == first.pixels
        assert derive(other).measured.likeness == first.likeness


def test_a_changed_pixel_has_another_digest() -> None:
    changed = SKIN.copy()
    changed[600, 800] ^= 1
    assert measured(changed, "PNG").pixels != measured(SKIN, "PNG").pixels


def test_sides_are_part_of_the_digest() -> None:
    plain = np.full((300, 400, 3), 77, dtype=np.uint8)
    assert measured(plain, "PNG").pixels != measured(plain.transpose(1, 0, 2), "PNG").pixels


def likenesses(*pictures: bytes) -> list[bytes]:
    return [bytes.fromhex(derive(each).measured.likeness) for each in pictures]


@pytest.mark.parametrize(("quality", "scale"), [(75, 1), (30, 1), (85, 0.5), (90, 0.25)])
@pytest.mark.parametrize("kind", [Kind.MOLE, Kind.WOUND])
def test_saved_again_or_smaller_it_looks_alike(kind: Kind, quality: int, scale: float) -> None:
    picture = Image.fromarray(demonstration(Tone.TYPE_4, kind))
    again = picture.resize((int(picture.width * scale), int(picture.height * scale)))
    one, other = likenesses(saved(picture), saved(again, quality=quality))
    assert apart(one, other) <= ALIKE / 2


@pytest.mark.parametrize("kind", [Kind.MOLE, Kind.WOUND])
def test_taken_again_freehand_it_does_not(kind: Kind) -> None:
    """The same lesion a moment later: 2 % aside, turned by a degree and a half."""
    picture = Image.fromarray(demonstration(Tone.TYPE_4, kind))
    aside = picture.rotate(1.5, Image.Resampling.BICUBIC).crop(
        (30, 30, picture.width - 10, picture.height - 10)
    )
    one, other = likenesses(saved(picture), saved(aside))
    assert apart(one, other) > ALIKE


def test_another_picture_does_not() -> None:
    one, other, third = likenesses(
        saved(Image.fromarray(demonstration(Tone.TYPE_2, Kind.MOLE))),
        saved(Image.fromarray(demonstration(Tone.TYPE_2, Kind.RASH))),
        saved(Image.fromarray(SKIN)),
    )
    assert min(apart(one, other), apart(one, third), apart(other, third)) > 2 * ALIKE
