"""Colours come out as they went in, whatever space they were written in."""

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from safelight.imaging.deriving import Size, derive
from safelight.imaging.engine import pyvips

from .comparing import differences
from .making import SRGB, camera_exif, corners, near, noisy, pixels, quarters, saved

SKIN = (200, 120, 90)
P3: bytes = pyvips.Operation.call("profile_load", "p3")


def shown(data: bytes) -> tuple[int, ...]:
    return corners(pixels(derive(data).renditions[Size.SCREEN].data))[0]


def flat(mode: str, colour: object) -> Image.Image:
    return Image.new(mode, (96, 64), colour)  # type: ignore[arg-type]


def by_littlecms(picture: Image.Image, profile: bytes) -> tuple[int, ...]:
    """The reference: Pillow's own conversion."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    target = ImageCms.ImageCmsProfile(io.BytesIO(SRGB))
    converted = ImageCms.profileToProfile(
        picture, source, target, outputMode="RGB", renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    assert converted is not None
    return corners(converted)[0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_srgb_stays_as_it_is(kind: str) -> None:
    assert near(shown(saved(flat("RGB", SKIN), kind)), SKIN, by=2)
    assert near(shown(saved(flat("RGB", SKIN), kind, icc_profile=SRGB)), SKIN, by=2)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_wide_gamut_picture_does_not_go_dull(kind: str) -> None:
    picture = flat("RGB", SKIN)
    expected = by_littlecms(picture, P3)
    assert expected[0] > SKIN[0] + 5
    assert near(shown(saved(picture, kind, icc_profile=P3)), expected, by=2)


def test_adobe_rgb_without_a_profile_is_known_by_its_mark() -> None:
    exif = camera_exif()
    exif.get_ifd(0x8769)[0xA001] = 0xFFFF
    exif.get_ifd(0x8769)[0xA005] = {1: "R03"}
    data = saved(flat("RGB", (150, 150, 90)), exif=exif)
    # The two standards' own formulas, one after the other.
    linear = (np.array((150, 150, 90)) / 255) ** 2.19921875
    mixed = np.array(((1.39836, -0.39836, 0), (0, 1, 0), (0, -0.04293, 1.04293))) @ linear
    expected = tuple(round(255 * (1.055 * v ** (1 / 2.4) - 0.055)) for v in mixed.tolist())
    assert near(shown(data), expected, by=2)
    assert derive(data).captured.colour_profile == "Adobe RGB (1998)"


def test_cmyk_becomes_rgb() -> None:
    red, green, blue = shown(saved(flat("CMYK", (0, 200, 200, 0))))
    assert red > 180
    assert max(green, blue) < 120


@pytest.mark.parametrize(("mode", "colour"), [("L", 90), ("1", 1), ("P", 0), ("LA", (90, 255))])
def test_few_channels_become_three(mode: str, colour: object) -> None:
    picture = flat(mode, colour)
    expected = corners(picture.convert("RGB"))[0]
    assert near(shown(saved(picture, "PNG")), expected, by=2)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize("size", [(96, 64), (2400, 1600)])
def test_what_is_transparent_is_white(kind: str, size: tuple[int, int]) -> None:
    picture = quarters(*size).convert("RGBA")
    picture.paste((255, 0, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    left_upper, right_upper, *_ = corners(pixels(derive(saved(picture, kind)).renditions[Size.SCREEN].data))
    assert near(left_upper, (255, 255, 255), by=2)
    assert near(right_upper, (40, 160, 60))


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("alpha", [False, True])
def test_sixteen_bits_become_eight(suffix: str, *, alpha: bool) -> None:
    bands = [band * 257 for band in SKIN] + ([65535] if alpha else [])
    image = pyvips.Image.black(2400, 1600).cast("ushort").new_from_image(bands).copy(interpretation="rgb16")
    assert near(shown(image.write_to_buffer(suffix)), SKIN, by=2)


def test_lab_becomes_rgb() -> None:
    lab = (
        pyvips.Image.black(96, 64).cast("float").new_from_image([60.0, 20.0, 20.0]).copy(interpretation="lab")
    )
    expected = tuple(round(v) for v in lab.icc_export(output_profile="srgb", pcs="lab")(1, 1))
    assert near(shown(lab.colourspace("labs").write_to_buffer(".tif")), expected, by=2)


def test_a_broken_profile_does_not_stop_a_picture() -> None:
    assert near(shown(saved(flat("RGB", SKIN), icc_profile=b"not a profile" * 30)), SKIN, by=2)
    assert near(shown(saved(flat("CMYK", (0, 0, 0, 0)), icc_profile=SRGB)), (255, 255, 255), by=3)


def test_a_small_picture_keeps_its_colours_though_it_is_a_jpeg() -> None:
    """It is looked at enlarged: within one on average, where the fineness of a large one gives more."""
    picture = noisy(300, 200, grain=2)
    found = np.asarray(pixels(derive(saved(picture, "PNG")).renditions[Size.SCREEN].data))
    assert differences(found, np.asarray(picture)).mean() < 1
