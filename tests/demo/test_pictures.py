"""The demonstration's pictures: plainly synthetic, all different, and with metadata worth removing."""

import io
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from safelight.demo.pictures import Kind, Medium, Tone, draw
from safelight.imaging.checking import examine
from safelight.imaging.deriving import Size, derive
from safelight.imaging.formats import JPEG, PNG

TAKEN = datetime(2026, 3, 2, 10, 15, tzinfo=timezone(timedelta(hours=1)))


def pixels(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=int)


def lesion(data: bytes) -> np.ndarray:
    """The middle of the picture, where the finding is and no prop."""
    whole = pixels(data)
    height, width, _ = whole.shape
    return whole[height // 4 : height * 3 // 4, width // 4 : width * 7 // 10]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_a_picture_that_can_be_taken_in(kind: Kind) -> None:
    data = draw(kind, 1, width=400)
    assert examine(data)[0].format == JPEG
    assert pixels(data).shape == (300, 400, 3)
    assert lesion(data).std() > 8


def test_the_same_arguments_give_the_same_bytes_and_others_do_not() -> None:
    first = draw(Kind.MOLE, 1, width=400)
    others = [
        draw(Kind.MOLE, 2, width=400),
        draw(Kind.MOLE, 1, width=400, tone=Tone.TYPE_6),
        draw(Kind.MOLE, 1, width=400, course=0.1),
        draw(Kind.ULCER, 1, width=400),
    ]
    assert first == draw(Kind.MOLE, 1, width=400)
    assert len({first, *others}) == 5


def test_a_mole_grows_on_the_same_skin() -> None:
    small, large = (draw(Kind.MOLE, 1, width=400, course=course) for course in (0.0, 1.0))
    dark = [int((lesion(data).sum(axis=2) < 300).sum()) for data in (small, large)]
    assert dark[1] > 3 * dark[0] > 0
    # Left of the finding, above the ruler.
    corner = np.s_[60:180, 10:60]
    assert np.abs(pixels(small)[corner] - pixels(large)[corner]).mean() < 2


def test_tones_go_from_light_to_dark() -> None:
    brightness = [pixels(draw(Kind.WOUND, 1, width=400, tone=tone))[60:180, 10:60].mean() for tone in Tone]
    assert brightness == sorted(brightness, reverse=True)
    assert brightness[0] > brightness[-1] + 80


def test_it_says_that_it_is_synthetic() -> None:
    """The red words on the ruler are as long as the words drawn alone."""
    ruler = pixels(draw(Kind.WOUND, 0, width=1600))[1000:, :900]
    ink = (ruler[..., 0] - ruler[..., 1] > 60).astype(float)
    words = Image.new("L", (900, 40))
    font = ImageFont.load_default(1.9 * 1600 / 130)
    ImageDraw.Draw(words).text((10, 5), "DEMONSTRATION - SYNTHETIC PICTURE", 255, font)
    box = words.getbbox()
    assert box is not None
    letters = np.asarray(words.crop(box)) > 128
    columns = np.flatnonzero(ink.sum(axis=0) > 2)
    assert abs((columns[-1] - columns[0]) - letters.shape[1]) < 12


def test_the_ruler_is_true() -> None:
    """The wound's picture is 110 mm wide and its ruler is 50 mm long with margins of 4/130 of the width."""
    row = pixels(draw(Kind.WOUND, 2, width=1600))[1085]
    paper = np.flatnonzero(row.min(axis=1) > 225)
    margins = 2 * 4 / 130 * 1600
    assert paper[-1] - paper[0] == pytest.approx(50 / 110 * 1600 + margins, rel=0.02)


def test_its_metadata_has_what_must_be_removed_and_what_is_kept() -> None:
    data = draw(Kind.RASH, 1, width=400, taken=TAKEN)
    exif = Image.open(io.BytesIO(data)).getexif()
    assert exif.get_ifd(0x8825)
    assert b"DEMO-0001" in data
    derivation = derive(data)
    assert (derivation.captured.make, derivation.captured.taken) == ("Safelight", TAKEN)
    for rendition in derivation.renditions.values():
        assert not Image.open(io.BytesIO(rendition.data)).getexif()
        assert b"DEMO-0001" not in rendition.data


def test_a_png_holds_the_same() -> None:
    data = draw(Kind.BRUISE, 1, width=400, taken=TAKEN, medium=Medium.PNG)
    assert examine(data)[0].format == PNG
    assert derive(data).captured.taken == TAKEN
    jpeg = draw(Kind.BRUISE, 1, width=400, taken=TAKEN)
    assert np.abs(pixels(data) - pixels(jpeg)).mean() < 3


def test_twelve_megapixels_can_be_drawn() -> None:
    derivation = derive(draw(Kind.ULCER, 1, width=4000))
    assert (derivation.original.width, derivation.original.height) == (4000, 3000)
    assert derivation.renditions[Size.SCREEN].width == 2000
