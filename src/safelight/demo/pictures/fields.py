"""Fields of numbers over a picture: noise, shapes, relief. One band of floats, the same for the same seed."""

from dataclasses import dataclass

from safelight.imaging.engine import pyvips


@dataclass(frozen=True, slots=True)
class Plane:
    """The picture's plane. Sides in pixels; what is drawn is measured in millimetres, y downwards."""

    width: int
    height: int
    px_per_mm: float

    @property
    def width_mm(self) -> float:
        return self.width / self.px_per_mm

    @property
    def height_mm(self) -> float:
        return self.height / self.px_per_mm

    def x(self) -> pyvips.Image:
        return pyvips.Image.xyz(self.width, self.height)[0] / self.px_per_mm

    def y(self) -> pyvips.Image:
        return pyvips.Image.xyz(self.width, self.height)[1] / self.px_per_mm


def noise(plane: Plane, grain: float, seed: int, octaves: int = 1) -> pyvips.Image:
    """Smooth noise about 0, within -1 to 1, with features of `grain` millimetres, halved each octave."""
    total, share = None, 1.0
    for octave in range(octaves):
        cell = max(2, round(grain * plane.px_per_mm / 2**octave))
        layer = pyvips.Image.perlin(plane.width, plane.height, cell_size=cell, seed=seed + octave) * share
        total = layer if total is None else total + layer
        share /= 2
    return kept(total)


def cells(plane: Plane, grain: float, seed: int) -> pyvips.Image:
    """0 in the middle of cells of about `grain` millimetres, towards 1 at their borders."""
    cell = max(3, round(grain * plane.px_per_mm))
    return kept(
        pyvips.Image.worley(plane.width, plane.height, cell_size=cell, seed=seed).cast("float") / cell
    )


def distance(
    plane: Plane, at: tuple[float, float], radii: tuple[float, float], *, turn: float = 0.0
) -> pyvips.Image:
    """How far from `at`, in radii along both axes, which are turned by `turn` (a tangent)."""
    x, y = plane.x() - at[0], plane.y() - at[1]
    along, across = x + y * turn, y - x * turn
    size = (1 + turn * turn) ** 0.5
    return kept(_length(along / (radii[0] * size), across / (radii[1] * size)))


def _length(along: pyvips.Image, across: pyvips.Image) -> pyvips.Image:
    return (along * along + across * across) ** 0.5


def between(field: pyvips.Image, low: float, high: float) -> pyvips.Image:
    """0 up to `low`, 1 from `high`, smooth in between; the other way round if `low` is the greater."""
    step = ((field - low) / (high - low)).clamp(min=0, max=1)
    return kept(step * step * (step * -2 + 3))


def light_on(plane: Plane, relief: pyvips.Image, depth: float) -> pyvips.Image:
    """Above 0 where `relief` faces the light, which comes from the left above; below 0 elsewhere."""
    slope = pyvips.Image.new_from_array([[1, 1, 0], [1, 0, -1], [0, -1, -1]], scale=1)
    steepness = relief.conv(slope, precision="float") * (-depth * plane.px_per_mm / 10)
    return kept(steepness.clamp(min=-0.5, max=0.5))


def soft(field: pyvips.Image, plane: Plane, millimetres: float) -> pyvips.Image:
    """The field blurred by about so many millimetres."""
    return kept(field.gaussblur(max(0.3, millimetres * plane.px_per_mm), precision="approximate"))


def kept(field: pyvips.Image) -> pyvips.Image:
    """The field, computed now; libvips would otherwise compute it anew for each of its uses."""
    return field.copy_memory()
