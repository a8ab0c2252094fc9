"""A picture while it is painted: three bands of floats, 0 to 1 in sRGB, and the ways to lay colour on it."""

from safelight.imaging.engine import pyvips

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """The colour of a six-digit hexadecimal code."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def covered(canvas: pyvips.Image, paint: Colour | pyvips.Image, mask: pyvips.Image) -> pyvips.Image:
    """`paint` laid over the canvas where `mask` is 1."""
    over = list(paint) if isinstance(paint, tuple) else paint
    return canvas + (canvas * -1 + over) * mask


def stained(canvas: pyvips.Image, dye: Colour, mask: pyvips.Image) -> pyvips.Image:
    """The canvas multiplied by `dye` where `mask` is 1, as what lies within the skin shows through it."""
    return canvas * (mask * [band - 1 for band in dye] + 1)


def lit(canvas: pyvips.Image, light: pyvips.Image) -> pyvips.Image:
    """Brighter by `light`: 0 leaves it, 1 doubles it."""
    return canvas * (light + 1)


def finished(canvas: pyvips.Image) -> pyvips.Image:
    return (canvas.clamp(min=0, max=1) * 255).cast("uchar").copy(interpretation="srgb")
