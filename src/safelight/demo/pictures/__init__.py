"""The demonstration's own photographs, drawn by code: skin, a finding, a ruler and a colour chart.

They show nobody, and each says on its face that it is synthetic.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PIL import Image

from safelight.demo.pictures import camera
from safelight.demo.pictures.canvas import finished
from safelight.demo.pictures.fields import Plane, kept
from safelight.demo.pictures.findings import FINDINGS, Kind
from safelight.demo.pictures.props import lay
from safelight.demo.pictures.skin import Skin, Tone, bare
from safelight.imaging.engine import ALONE, pyvips

__all__ = ["Kind", "Medium", "Tone", "draw"]


class Medium(StrEnum):
    """What the demonstration's camera writes."""

    JPEG = "jpeg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class _View:
    """How a finding is photographed: the picture's width and the limb's half-width, in millimetres."""

    width: float
    limb: float | None
    tone: Tone


# Pixels in width. What is wider is painted at this size and enlarged, as lenses resolve less than sensors.
_MAX_PAINTED = 2000

_VIEWS = {
    Kind.BRUISE: _View(150, None, Tone.TYPE_2),
    Kind.BURN: _View(150, 42, Tone.TYPE_4),
    Kind.MOLE: _View(60, None, Tone.TYPE_2),
    Kind.RASH: _View(160, 44, Tone.TYPE_3),
    Kind.ULCER: _View(130, 37, Tone.TYPE_1),
    Kind.WOUND: _View(110, None, Tone.TYPE_5),
}


def draw(
    kind: Kind,
    seed: int,
    *,
    width: int = 1600,
    tone: Tone | None = None,
    course: float = 0.6,
    taken: datetime | None = None,
    medium: Medium = Medium.JPEG,
) -> bytes:
    """A photograph, four to three, `width` pixels wide; the same arguments give the same bytes.

    One patient's series has one seed and tone, and a changing `course`: 0 is the least of the finding, 1 the
    most. `tone` is the skin's, if not the kind's usual one; `taken` goes into the metadata.
    """
    view = _VIEWS[kind]
    plane = Plane(width, width * 3 // 4, width / view.width)
    with ALONE:
        painted = _painted(kind, view, min(width, _MAX_PAINTED), tone or view.tone, course, seed)
        pixels = _developed(painted, plane, seed).write_to_memory()
    picture = Image.frombytes("RGB", (plane.width, plane.height), pixels)
    lay(picture, plane, seed, ruler_y=plane.height_mm * 0.83)
    write = camera.png if medium is Medium.PNG else camera.jpeg
    return write(picture, taken)


def _painted(kind: Kind, view: _View, width: int, tone: Tone, course: float, seed: int) -> pyvips.Image:
    plane = Plane(width, width * 3 // 4, width / view.width)
    skin = Skin(tone, view.limb)
    at = (plane.width_mm * (0.46 + seed % 5 * 0.01), plane.height_mm * (0.45 + seed % 3 * 0.01))
    return kept(FINDINGS[kind](kept(bare(plane, skin, seed)), plane, skin, at, course, seed + 100))


def _developed(painted: pyvips.Image, plane: Plane, seed: int) -> pyvips.Image:
    """The painting at the plane's own size, with a sensor's grain."""
    sized = painted
    if painted.width != plane.width:
        sized = painted.resize(plane.width / painted.width, vscale=plane.height / painted.height)
    grain = pyvips.Image.gaussnoise(plane.width, plane.height, sigma=0.012, mean=0, seed=seed)
    return finished(sized + grain)
