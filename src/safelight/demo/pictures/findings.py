"""What is to be seen on the skin: a function a finding, in millimetres, its course running from 0 to 1."""

from collections.abc import Callable
from enum import StrEnum

from safelight.demo.pictures.canvas import colour, covered, lit, stained
from safelight.demo.pictures.fields import Plane, between, cells, distance, kept, light_on, noise, soft
from safelight.demo.pictures.skin import Skin
from safelight.imaging.engine import pyvips

Point = tuple[float, float]
Finding = Callable[[pyvips.Image, Plane, Skin, Point, float, int], pyvips.Image]


class Kind(StrEnum):
    """The findings that can be drawn."""

    BRUISE = "bruise"
    BURN = "burn"
    MOLE = "mole"
    RASH = "rash"
    ULCER = "ulcer"
    WOUND = "wound"


def _redness(skin: Skin, strength: float) -> tuple[float, float, float]:
    """What inflammation does to the skin's colour: red on light skin, a violet darkening on dark."""
    light, dark = (1.02, 0.58, 0.56), (0.80, 0.60, 0.66)
    red, green, blue = (a * skin.pale + b * (1 - skin.pale) for a, b in zip(light, dark, strict=True))
    return 1 - (1 - red) * strength, 1 - (1 - green) * strength, 1 - (1 - blue) * strength


def mole(canvas: pyvips.Image, plane: Plane, skin: Skin, at: Point, course: float, seed: int) -> pyvips.Image:
    """A pigmented lesion that grows, darkens and loses its symmetry."""
    radius = 3.0 + 4.2 * course
    ragged = noise(plane, 5.0, seed, 3) * (0.14 + 0.40 * course) + noise(plane, 1.6, seed + 4, 2) * 0.10
    far = kept(distance(plane, at, (radius * 1.15, radius * 0.85), turn=0.4) + ragged)
    halo = stained(canvas, _redness(skin, 0.30), between(far, 2.0, 0.8))
    body = soft(between(far, 1.14, 0.78), plane, 0.12)
    brown = covered(halo, colour("6d4128"), body * 0.86)
    patches = between(noise(plane, 2.6, seed + 7, 3), -0.15, 0.45) * body
    dark = covered(brown, colour("2c1a17"), patches * (0.45 + 0.45 * course))
    second = (
        distance(plane, (at[0] + radius * 0.42, at[1] - radius * 0.25), (radius * 0.5, radius * 0.42))
        + ragged
    )
    dark = covered(dark, colour("1d1418"), between(second, 1.15, 0.55) * body * course * 0.85)
    regressed = between(noise(plane, 3.4, seed + 13), 0.30, 0.62) * body * course
    pale = covered(dark, colour("a98a82"), regressed * 0.55)
    relief = soft(body, plane, 0.35) * 3 + cells(plane, 0.8, seed + 17) * body * 0.7
    return lit(pale, light_on(plane, relief, 0.30))


def rash(canvas: pyvips.Image, plane: Plane, skin: Skin, at: Point, course: float, seed: int) -> pyvips.Image:
    """Papules, single at first, running together as it spreads."""
    area = (20 + 26 * course, 13 + 9 * course)
    far = distance(plane, at, area)
    where = between(far + noise(plane, 14, seed, 2) * 0.45, 1.15, 0.35)
    flush = stained(canvas, _redness(skin, 0.7), soft(where, plane, 3.0) * (0.25 + 0.6 * course))
    sparse = (where + noise(plane, 9, seed + 6, 2) * 0.5) * between(far, 1.9, 1.3)
    spots = cells(plane, 5.2, seed + 3) + noise(plane, 2.4, seed + 5, 2) * 0.16
    papules = soft(between(spots, 0.36, 0.12) * between(sparse, 0.15, 0.40), plane, 0.25)
    dots = cells(plane, 2.9, seed + 9) + noise(plane, 1.5, seed + 10) * 0.16
    small = soft(between(dots, 0.30, 0.12) * between(sparse, 0.30, 0.75), plane, 0.15)
    red = stained(flush, _redness(skin, 0.95), papules)
    red = stained(red, _redness(skin, 0.7), small * 0.8)
    return lit(red, light_on(plane, soft(papules, plane, 0.3) + small * 0.2, 0.26))


def ulcer(
    canvas: pyvips.Image, plane: Plane, skin: Skin, at: Point, course: float, seed: int
) -> pyvips.Image:
    """A leg ulcer: inflamed surroundings, a rolled edge, and a bed of granulation and slough."""
    radius = 8 + 9 * course
    ragged = noise(plane, 12, seed, 3) * 0.30 + noise(plane, 2.5, seed + 4, 2) * 0.06
    far = kept(distance(plane, at, (radius * 1.25, radius * 0.85), turn=-0.2) + ragged)
    round_it = stained(canvas, (0.72, 0.58, 0.55), between(far, 2.6, 1.0) * 0.65)
    inflamed = stained(round_it, _redness(skin, 1.0), between(far, 1.65, 1.02))
    rim = between(far, 1.30, 1.12) * between(far, 0.92, 1.06)
    rolled = covered(inflamed, colour("d9a59a"), rim * (0.25 + 0.35 * skin.pale))
    bed = between(far, 1.02, 0.94)
    red = covered(rolled, colour("8f1f22"), bed * 0.95)
    grains = between(cells(plane, 1.5, seed + 7) + noise(plane, 1.1, seed + 8) * 0.25, 0.62, 0.15)
    red = covered(red, colour("b5373a"), grains * bed * 0.75)
    lies = noise(plane, 7, seed + 9, 3) + between(far, 0.95, 0.15) * 0.45
    slough = between(lies, 0.20, 0.48) * bed * (0.25 + 0.7 * course)
    yellow = covered(red, colour("cdb06a"), slough * 0.9)
    relief = soft(rim, plane, 0.9) * 5 - soft(bed, plane, 0.7) * 5 + grains * bed * 0.6 + slough * 0.6
    return _wet(lit(yellow, light_on(plane, relief, 0.32)), plane, bed, seed)


def burn(canvas: pyvips.Image, plane: Plane, skin: Skin, at: Point, course: float, seed: int) -> pyvips.Image:
    """A scald with blisters, raw where they broke; its course runs from fresh to wide."""
    area = (17 + 17 * course, 10 + 8 * course)
    far = kept(distance(plane, at, area, turn=0.12) + noise(plane, 16, seed, 3) * 0.5)
    red = stained(canvas, _redness(skin, 1.1), soft(between(far, 1.55, 0.80), plane, 1.2))
    raw_edge = far + noise(plane, 5, seed + 3, 3) * 0.35
    raw = between(raw_edge, 0.66, 0.58)
    wet = covered(red, colour("c4504a"), raw * 0.75)
    pale = between(noise(plane, 6, seed + 5, 3), 0.10, 0.42) * raw
    wet = covered(wet, colour("e8c2ac"), pale * 0.65)
    torn = between(raw_edge, 0.60, 0.66) * between(raw_edge, 0.76, 0.68)
    wet = covered(wet, colour("ecd9c6"), torn * 0.55)
    some = between(noise(plane, 11, seed + 9), -0.05, 0.15)
    domes = between(cells(plane, 12, seed + 7) + noise(plane, 7, seed + 8) * 0.08, 0.38, 0.06)
    blisters = domes * some * between(far, 1.10, 0.90) * between(raw, 0.6, 0.2)
    full = covered(wet, colour("e3b48f"), between(blisters, 0.0, 0.25) * 0.35)
    relief = soft(blisters, plane, 0.5) * 4.5 - soft(raw, plane, 0.6) * 1.5 + torn * 0.5
    return _wet(
        lit(full, light_on(plane, relief, 0.34)), plane, (raw + blisters * 0.8).clamp(min=0, max=1), seed
    )


def wound(
    canvas: pyvips.Image, plane: Plane, skin: Skin, at: Point, course: float, seed: int
) -> pyvips.Image:
    """A sutured cut; its course runs from healing to fresh."""
    length = 24.0
    along = (plane.x() - at[0]) / length
    straight = plane.y() - at[1] + along * along * 5
    bent = kept(straight + noise(plane, 9, seed, 2) * 1.1)
    ends = between(along.abs() + noise(plane, 3, seed + 1) * 0.02, 1.0, 0.90)
    sore = between(bent.abs(), 8.0, 0.5) * between(along.abs(), 1.2, 0.8)
    red = stained(canvas, _redness(skin, 0.9), sore * (0.35 + 0.6 * course))
    gape = (0.30 + 0.75 * course) * (along * along * -0.8 + 1)
    gap = between(bent.abs() / gape, 1.25, 0.75) * ends
    open_cut = covered(red, colour("5a1014"), gap * 0.92)
    crust = between(noise(plane, 1.8, seed + 5, 2), 0.0, 0.4) * between(bent.abs() / gape, 2.4, 1.2) * ends
    crusted = covered(open_cut, colour("3a1512"), crust * 0.6)
    lips = between(bent.abs(), 2.2, 0.9) * between(gap, 0.8, 0.1) * ends
    swollen = lit(crusted, light_on(plane, soft(lips, plane, 0.4) * 4 - gap * 3, 0.30))
    return _sutured(swollen, along * length, straight)


def _sutured(canvas: pyvips.Image, along: pyvips.Image, across: pyvips.Image) -> pyvips.Image:
    """Seven stitches over a cut, whose coordinates in millimetres are given."""
    pitch = 6.9
    stitch = (along / pitch).rint()
    here = between(stitch.abs(), 3.6, 3.4)
    sway = (stitch * 137).sin()  # each stitch leans and lies a little differently
    x = kept(along - stitch * pitch + across * sway * 0.10)
    y = kept(across + sway * 0.5)
    thread = between(_oval(x, y, 0.34, 4.2), 1.10, 0.92)
    knot = between(_oval(x - 0.3, y - 3.1, 0.85, 0.7), 1.15, 0.8)
    holes = between(_oval(x, y.abs() - 4.0, 1.5, 1.3), 1.3, 0.3)
    shadow = between(_oval(x - 0.35, y - 0.4, 0.5, 4.3), 1.3, 0.7)
    sore = stained(canvas, (0.92, 0.62, 0.60), holes * here * 0.6)
    shaded = stained(sore, (0.5, 0.5, 0.5), shadow * here * 0.6)
    return covered(shaded, colour("1c2740"), (thread + knot).clamp(min=0, max=1) * here * 0.95)


def _oval(x: pyvips.Image, y: pyvips.Image, half_width: float, half_height: float) -> pyvips.Image:
    return (x / half_width) ** 2 + (y / half_height) ** 2


def bruise(
    canvas: pyvips.Image, plane: Plane, _skin: Skin, at: Point, course: float, seed: int
) -> pyvips.Image:
    """A bruise: violet in the middle and fresh, green and yellow at the edge and old; 1 is fresh."""
    wide = 19 - 2 * course
    ragged = noise(plane, 19, seed, 3) * 0.42
    far = kept(distance(plane, at, (wide * 1.4, wide * 0.9), turn=0.25) + ragged)
    patchy = soft(between(noise(plane, 5, seed + 5, 3), -0.6, 0.4), plane, 0.6)
    yellow = stained(canvas, (0.96, 0.90, 0.60), between(far, 1.55, 0.65) * (0.85 - 0.45 * course))
    green = stained(yellow, (0.80, 0.86, 0.74), between(far, 1.20, 0.45) * (0.75 - 0.35 * course))
    violet = between(far, 1.18, 0.25) * (patchy * 0.45 + 0.55)
    dark = stained(green, (0.58, 0.38, 0.62), violet * (0.35 + 0.65 * course))
    core = between(far + noise(plane, 3, seed + 9, 3) * 0.3, 0.62, 0.1) * patchy
    return stained(dark, (0.60, 0.40, 0.54), soft(core, plane, 1.0) * course * 0.8)


def _wet(canvas: pyvips.Image, plane: Plane, where: pyvips.Image, seed: int) -> pyvips.Image:
    """The lamp's reflections on what is moist."""
    glints = between(noise(plane, 1.7, seed + 51, 2) + noise(plane, 9, seed + 52) * 0.35, 0.46, 0.66)
    return covered(canvas, colour("fff6ee"), soft(glints, plane, 0.08) * where * 0.62)


FINDINGS: dict[Kind, Finding] = {
    Kind.BRUISE: bruise,
    Kind.BURN: burn,
    Kind.MOLE: mole,
    Kind.RASH: rash,
    Kind.ULCER: ulcer,
    Kind.WOUND: wound,
}
