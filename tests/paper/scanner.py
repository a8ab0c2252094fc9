"""An office scanner that is not looked after, and people who write: made anew from a seed, in numpy and Pillow."""

import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from safelight.paper.layout import BOXES, UPPER_CODE, Area, Box

FINE = 300  # dots per inch at which paper is printed and written on
DPI = 150  # and scanned
_MM = FINE / 25.4


@dataclass(frozen=True)
class Wear:
    """How badly a page is scanned."""

    skew: float = 0  # degrees
    shift: tuple[float, float] = (0, 0)  # mm
    scale: float = 1
    blur: float = 0  # pixels
    noise: float = 0  # greys, one standard deviation
    specks: float = 0  # of all pixels, black or white
    falloff: float = 0  # how much of the light is missing in the darkest corner
    quality: int = 90  # of JPEG
    upside_down: bool = False

    @classmethod
    def of(cls, chance: Random) -> "Wear":
        """As offices have it."""
        return cls(
            skew=chance.uniform(-4, 4),
            shift=(chance.uniform(-4, 4), chance.uniform(-4, 4)),
            scale=chance.uniform(0.97, 1.03),
            blur=chance.uniform(0.2, 0.9),
            noise=chance.uniform(2, 8),
            specks=chance.uniform(0, 0.004),
            falloff=chance.uniform(0, 0.25),
            quality=chance.randint(55, 85),
            upside_down=chance.random() < 0.2,
        )


def sheets(pdf: bytes) -> list[Image.Image]:
    """The pages of a PDF, printed on paper."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=FINE / 72, grayscale=True).to_pil().convert("L") for page in document]


def scanned(paper: Image.Image, wear: Wear, chance: Random) -> Image.Image:
    """The sheet on the scanner's glass, in grey at DPI."""
    turned = _laid(paper, wear)
    grey = turned.resize((turned.width * DPI // FINE, turned.height * DPI // FINE), Image.Resampling.BOX)
    grey = grey.filter(ImageFilter.GaussianBlur(wear.blur))
    pixels = np.asarray(grey, np.float32) * _light(grey.size, wear.falloff, chance)
    dice = np.random.default_rng(chance.getrandbits(64))
    pixels = pixels + dice.normal(0, wear.noise, pixels.shape)
    spots = dice.random(pixels.shape)
    pixels[spots < wear.specks / 2] = 0
    pixels[spots > 1 - wear.specks / 2] = 255
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return image.rotate(180) if wear.upside_down else image


def as_pdf(pages: Iterable[Image.Image], quality: int = 75) -> bytes:
    """The scans as the scanner hands them over: a PDF of JPEGs."""
    first, *rest = pages
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=DPI, quality=quality)
    return out.getvalue()


def as_picture(page: Image.Image, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    page.save(out, kind)
    return out.getvalue()


def write(paper: Image.Image, boxes: Iterable[Box], chance: Random) -> Image.Image:
    """The sheet with something written into these boxes."""
    written = paper.copy()
    draw = ImageDraw.Draw(written)
    grey, pen = chance.randint(10, 140), chance.uniform(0.3, 0.8)  # from black ink to a pencil
    for box in boxes:
        strokes = _crossed(BOXES[box], chance) if box is Box.REFUSED else _scribbled(BOXES[box], chance)
        for stroke in strokes:
            points = [(x * _MM, y * _MM) for x, y in stroke]
            draw.line(points, fill=grey, width=round(pen * _MM), joint="curve")
    return written


def smear(paper: Image.Image, chance: Random, over: Area = UPPER_CODE) -> Image.Image:
    """The sheet with a wet thumb drawn over a code."""
    smeared = paper.copy()
    draw = ImageDraw.Draw(smeared)
    y = over.top + over.height * chance.uniform(0.3, 0.7)
    points = [(over.left - 3, y), (over.left + over.width + 3, y + chance.uniform(-6, 6))]
    draw.line(
        [(x * _MM, each * _MM) for x, each in points], fill=chance.randint(30, 90), width=round(12 * _MM)
    )
    return smeared


def _laid(paper: Image.Image, wear: Wear) -> Image.Image:
    """Turned about its middle, scaled and shifted; the glass around it is white."""
    angle, middle_x, middle_y = math.radians(wear.skew), paper.width / 2, paper.height / 2
    cos, sin = math.cos(angle) / wear.scale, math.sin(angle) / wear.scale
    to_x, to_y = middle_x + wear.shift[0] * _MM, middle_y + wear.shift[1] * _MM
    back = (
        cos, sin, middle_x - cos * to_x - sin * to_y,
        -sin, cos, middle_y + sin * to_x - cos * to_y,
    )  # fmt: skip
    return paper.transform(
        paper.size, Image.Transform.AFFINE, back, resample=Image.Resampling.BICUBIC, fillcolor=250
    )


def _light(size: tuple[int, int], falloff: float, chance: Random) -> np.ndarray:
    columns, rows = size
    across, down = np.linspace(0, 1, columns), np.linspace(0, 1, rows)[:, None]
    if chance.random() < 0.5:
        across = across[::-1]
    return (0.97 - falloff * (across * across + down) / 2).astype(np.float32)


def _crossed(box: Area, chance: Random) -> list[list[tuple[float, float]]]:
    """A cross or a tick, often a little too large."""

    def near(x: float, y: float) -> tuple[float, float]:
        return (
            box.left + box.width * (x + chance.uniform(-0.12, 0.12)),
            box.top + box.height * (y + chance.uniform(-0.12, 0.12)),
        )

    if chance.random() < 0.6:
        return [[near(0.1, 0.1), near(0.9, 0.9)], [near(0.9, 0.1), near(0.1, 0.9)]]
    return [[near(0.15, 0.5), near(0.4, 0.85), near(0.95, 0.05)]]


def _scribbled(box: Area, chance: Random) -> list[list[tuple[float, float]]]:
    """Loops as of a hurried hand, in one to three strokes, somewhere in the box and at times over its edge."""
    width = max(14, box.width * chance.uniform(0.2, 0.95))
    height = box.height * chance.uniform(0.25, 0.7)
    left = box.left + chance.uniform(-1, box.width - width + 1)
    middle = box.top + box.height / 2 + chance.uniform(-0.15, 0.15) * box.height
    strokes, begin = [], 0.0
    parts = chance.randint(1, 3)
    for part in range(parts):
        end = (part + 1) / parts
        strokes.append(_loops(left, middle, width, height, begin, end - 0.03, chance))
        begin = end
    return strokes


def _loops(
    left: float, middle: float, width: float, height: float, begin: float, end: float, chance: Random
) -> list[tuple[float, float]]:
    tempo, lean, phase = chance.uniform(4, 11), chance.uniform(0, 0.08), chance.uniform(0, 6)
    points = []
    for step in range(60):
        at = begin + (end - begin) * step / 59
        swing = math.sin(tempo * at * 6 + phase)
        x = left + width * (at + lean * math.cos(tempo * at * 6) * 0.5)
        points.append((x, middle + height / 2 * swing * (0.5 + 0.5 * math.sin(3 * at + phase) ** 2)))
    return points


def truths(boxes: Iterable[Box]) -> Mapping[Box, bool]:
    wrote = set(boxes)
    return {box: box in wrote for box in BOXES}
