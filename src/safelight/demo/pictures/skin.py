"""Bare skin on a clinic's cloth: the ground on which a finding is painted."""

from dataclasses import dataclass
from enum import StrEnum

from safelight.demo.pictures.canvas import Colour, colour, covered, lit, stained
from safelight.demo.pictures.fields import Plane, between, cells, light_on, noise, soft
from safelight.imaging.engine import pyvips


class Tone(StrEnum):
    """The skin's own colour: Fitzpatrick's six types, from light to dark."""

    TYPE_1 = "1"
    TYPE_2 = "2"
    TYPE_3 = "3"
    TYPE_4 = "4"
    TYPE_5 = "5"
    TYPE_6 = "6"


_COLOURS: dict[Tone, Colour] = {
    Tone.TYPE_1: colour("f0cdb8"),
    Tone.TYPE_2: colour("e6b799"),
    Tone.TYPE_3: colour("d3a07c"),
    Tone.TYPE_4: colour("b47d57"),
    Tone.TYPE_5: colour("88563a"),
    Tone.TYPE_6: colour("573527"),
}

_CLOTH = colour("5f8f96")


@dataclass(frozen=True, slots=True)
class Skin:
    """What is seen of the body: a limb across the picture (half its width in millimetres), or only skin."""

    tone: Tone
    limb: float | None = None

    @property
    def pale(self) -> float:
        """1 for the lightest tone, 0 for the darkest: how far redness shows as red."""
        return 1 - list(Tone).index(self.tone) / (len(Tone) - 1)


def bare(plane: Plane, skin: Skin, seed: int) -> pyvips.Image:
    """The skin with its mottling, lines and pores, lit from the left above."""
    base = pyvips.Image.black(plane.width, plane.height, bands=3).cast("float") + list(_COLOURS[skin.tone])
    mottled = stained(base, (0.93, 0.80, 0.78), between(noise(plane, 26, seed, 3), -0.5, 1.1) * 0.55)
    mottled = stained(mottled, (0.86, 0.82, 0.80), between(noise(plane, 3.2, seed + 11, 2), 0.1, 1.2) * 0.5)
    depth = (0.12 + 0.04 * skin.pale) * min(1.0, plane.width_mm / 130)  # lines close by are softer
    relief = soft(cells(plane, 1.3, seed + 21), plane, 0.08) + cells(plane, 3.1, seed + 22) * 0.5
    textured = lit(mottled, light_on(plane, relief, depth))
    pores = between(noise(plane, 0.9, seed + 31), 0.42, 0.62)
    textured = stained(textured, (0.86, 0.80, 0.78), pores * 0.5)
    if skin.limb is None:
        return lit(textured, _window(plane))
    return _limb(plane, textured, skin.limb, seed)


def _window(plane: Plane) -> pyvips.Image:
    """Light falling off from the left upper corner to the right lower."""
    along = plane.x() / plane.width_mm + plane.y() / plane.height_mm
    return along * -0.22 + 0.14


def _limb(plane: Plane, skin: pyvips.Image, half: float, seed: int) -> pyvips.Image:
    x = plane.x() / plane.width_mm - 0.5
    middle = x * x * 4 + x * -6 + plane.height_mm * 0.47
    width = x * (half * -0.22) + half
    across = (plane.y() - middle) / width
    round_off = ((across * across).clamp(min=0, max=1) * -1 + 1) ** 0.5
    shade = round_off * 0.52 + across.clamp(min=-1, max=1) * -0.16 - 0.40
    shaded = lit(skin, shade)
    shadow = between((plane.y() - middle - 7) / (width * 1.12), 1.30, 0.86)
    cloth = stained(_cloth(plane, seed), (0.42, 0.45, 0.50), shadow * 0.9)
    return covered(cloth, shaded, between(across.abs(), 1.006, 0.992))


def _cloth(plane: Plane, seed: int) -> pyvips.Image:
    base = pyvips.Image.black(plane.width, plane.height, bands=3).cast("float") + list(_CLOTH)
    folds = noise(plane, 60, seed + 41, 2)
    weave = ((plane.x() * 320).sin() + (plane.y() * 320).sin()) * 0.02
    return lit(base, folds * 0.16 + weave + _window(plane))
