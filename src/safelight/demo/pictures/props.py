"""What is laid beside a finding to be photographed: a ruler and a colour chart, marked synthetic."""

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from safelight.demo.pictures.fields import Plane

_SHARP = 2  # drawn at twice the size, then reduced

_INK, _PAPER, _CARD, _SHADOW = (28, 30, 33), (246, 245, 240), (32, 33, 36), (14, 16, 18)
_MARK = "DEMONSTRATION - SYNTHETIC PICTURE"

# Skin, sky and foliage, then primaries and secondaries, then a grey scale; values of our own choice.
_PATCHES = (
    ("704f40", "c49a82", "5c7a9c", "586b42", "8480b0", "64bcab"),
    ("d67c2e", "4a5ba6", "bf5660", "5a3d6b", "9fbb43", "e2a32f"),
    ("343d93", "459449", "ad343c", "e8c622", "b8549a", "1784a3"),
    ("f3f3f1", "c8c8c8", "a0a0a0", "7a7a79", "545454", "333333"),
)


def lay(picture: Image.Image, plane: Plane, seed: int, *, ruler_y: float) -> None:
    """Lays both on the picture, in place; `ruler_y` is the ruler's upper edge in millimetres."""
    lean = (seed * 7 % 5 - 2) * 0.5
    ruler, card = _ruler(plane, min(100, int(plane.width_mm * 0.52) // 10 * 10)), _chart(plane)
    _place(picture, plane, ruler, (plane.width_mm * 0.045, ruler_y), lean)
    right = plane.width_mm * 0.965 - card.width / _SHARP / plane.px_per_mm
    _place(picture, plane, card, (right, plane.height_mm * 0.035), -lean * 0.8)


def _place(
    picture: Image.Image, plane: Plane, prop: Image.Image, at: tuple[float, float], degrees: float
) -> None:
    turned = prop.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    small = turned.resize((turned.width // _SHARP, turned.height // _SHARP), Image.Resampling.LANCZOS)
    x, y = round(at[0] * plane.px_per_mm), round(at[1] * plane.px_per_mm)
    off, blur = plane.width_mm / 130 * plane.px_per_mm, plane.width_mm / 110 * plane.px_per_mm
    edge = round(3 * blur)
    shade = Image.new("L", (small.width + 2 * edge, small.height + 2 * edge))
    shade.paste(small.getchannel("A").point(lambda alpha: alpha * 0.55), (edge, edge))
    shade = shade.filter(ImageFilter.GaussianBlur(blur))
    picture.paste(_SHADOW, (round(x + off) - edge, round(y + off) - edge), shade)
    picture.paste(small, (x, y), small)


def _sheet(
    plane: Plane, width: float, height: float, fill: tuple[int, int, int], radius: float
) -> Image.Image:
    scale = plane.px_per_mm * _SHARP
    sheet = Image.new("RGBA", (round(width * scale), round(height * scale)), (*fill, 0))
    box = (0, 0, sheet.width - 1, sheet.height - 1)
    ImageDraw.Draw(sheet).rounded_rectangle(box, radius * scale, (*fill, 255))
    return sheet


def _ruler(plane: Plane, length: int) -> Image.Image:
    """A paper ruler of `length` millimetres, true to the plane's scale."""
    unit, scale = plane.width_mm / 130, plane.px_per_mm * _SHARP
    margin, height = 4 * unit, 13 * unit
    sheet = _sheet(plane, length + 2 * margin, height, _PAPER, unit)
    draw = ImageDraw.Draw(sheet)
    for millimetre in range(length + 1):
        x = (margin + millimetre) * scale
        tick = unit * (4.4 if millimetre % 10 == 0 else 3.3 if millimetre % 5 == 0 else 2.2)
        draw.line((x, 0, x, tick * scale), _INK, max(1, round(0.14 * unit * scale)))
        if millimetre % 10 == 0:
            draw.text((x, 4.9 * unit * scale), str(millimetre), _INK, _font(2.6 * unit * scale), "mt")
    foot = (height - 1.5 * unit) * scale
    draw.text((margin * scale, foot), "mm", _INK, _font(2.4 * unit * scale), "ls")
    draw.text(((margin + length) * scale, foot), _MARK, (150, 40, 40), _font(1.9 * unit * scale), "rs")
    return sheet


def _chart(plane: Plane) -> Image.Image:
    unit, scale = plane.width_mm / 130, plane.px_per_mm * _SHARP
    pitch, gap, edge = 4.6 * unit, 0.7 * unit, 1.6 * unit
    columns, rows = len(_PATCHES[0]), len(_PATCHES)
    sheet = _sheet(plane, columns * pitch + 2 * edge - gap, rows * pitch + 2 * edge + 1.4 * unit, _CARD, unit)
    draw = ImageDraw.Draw(sheet)
    for row, patches in enumerate(_PATCHES):
        for column, code in enumerate(patches):
            left, top = edge + column * pitch, edge + row * pitch
            box = tuple(round(side * scale) for side in (left, top, left + pitch - gap, top + pitch - gap))
            draw.rectangle(box, f"#{code}")
    foot = sheet.height - 1.0 * unit * scale
    draw.text(
        (sheet.width / 2, foot), "SYNTHETIC COLOUR CHART", (210, 210, 205), _font(1.7 * unit * scale), "ms"
    )
    return sheet


def _font(size: float) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(max(6.0, size))
