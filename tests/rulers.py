"""Photographs with a ruler whose scale is known: sixty millimetres of it, and a square patch to measure."""

import io
from functools import cache

from PIL import Image, ImageDraw

LONG = 60  # millimetres of the ruler
START = (100, 700)  # pixels: its zero
MARK = 40  # millimetres between the marks of the patch
PATCH = (200, 300)  # pixels: its upper left corner, and first mark


@cache
def ruled(pixels_a_millimetre: int, tint: int = 90) -> bytes:
    """A JPEG of 1200 by 900 pixels; the patch is a square whose upper side is `MARK` long."""
    picture = Image.new("RGB", (1200, 900), (214, 170, 150))
    draw = ImageDraw.Draw(picture)
    side = MARK * pixels_a_millimetre
    draw.rectangle((*PATCH, PATCH[0] + side, PATCH[1] + side), (180, tint, 80))
    for millimetre in range(LONG + 1):
        x = START[0] + millimetre * pixels_a_millimetre
        tall = 40 if millimetre % 10 == 0 else 20
        draw.line((x, START[1], x, START[1] + tall), (20, 20, 20), 2)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92, comment=f"{pixels_a_millimetre} {tint}")
    return out.getvalue()
