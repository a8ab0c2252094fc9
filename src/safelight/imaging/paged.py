"""A TIFF: one picture, or pages that are shown one beneath another, each upright and in its own colours made sRGB."""

import io
from collections.abc import Callable, Iterable
from typing import Final

from PIL import ExifTags, TiffImagePlugin

from safelight.imaging.captured import is_adobe_rgb
from safelight.imaging.colour import to_srgb
from safelight.imaging.directories import BITS, PHOTOMETRIC, Directories, Directory
from safelight.imaging.engine import pyvips
from safelight.imaging.limits import ensure_pages
from safelight.imaging.still import STRICT, UPRIGHT, Header, Still, header_of, pixel_bytes

_GREY: Final = 160  # between pages: neither paper nor the dark of a photograph's edge
_GAPS: Final = 50  # as many would fit side by side into the widest page
_NARROWEST: Final = 8  # pixels
_SRGB: Final = 3  # bytes a pixel
_SIDEWAYS: Final = range(5, 9)  # EXIF 2.32, tag 0112: the rows are the visual left or right side

_CIELAB: Final = 8  # TIFF 6.0, section 23
_WHITE: Final = 100 / 255  # in L* by a byte; a* and b* are signed
_LAB_HELD: Final = 8  # bytes a pixel: Pillow's own four, and what is handed on


def open_tiff(data: bytes) -> Still:
    """Raises TooManyPages. What shows a page smaller, or masks it, is no page."""
    found = _pages(data)
    if len(found) == 1:
        return _page(data, *found.popitem())
    headers = [_page(data, number, directory).header for number, directory in found.items()]
    # Each page is opened again when its turn comes, so that only one is in its decoder's hands.
    return _piled(headers, lambda: (_page(data, number, directory) for number, directory in found.items()))


def _pages(data: bytes) -> dict[int, Directory]:
    """By their numbers in the file. libtiff counts a million in five seconds: here nobody counts beyond the limit."""
    found = {}
    for number, directory in enumerate(Directories(data).chain()):
        if directory.is_page or not number:
            found[number] = directory
        ensure_pages(len(found), number + 1)
    if len(found) > 1 and not found[0].is_page:
        del found[0]
    return found


def _page(data: bytes, number: int, directory: Directory) -> Still:
    bits = directory.first(BITS, 1)
    if directory.first(PHOTOMETRIC) == _CIELAB and bits == 8:  # noqa: PLR2004 - a byte
        return _lab(data, number)
    # Not as a buffer: of that each page would make a copy of the whole file.
    source = pyvips.Source.new_from_memory(data)
    image = pyvips.Image.new_from_source(source, "", page=number, **STRICT)
    # One strip or tile can be as large as the picture.
    return Still(header_of(image, held=pixel_bytes(image), exif=data, bits=bits), lambda _side: image)


def _lab(data: bytes, number: int) -> Still:
    """Libvips 8.18 takes Lab of 8 bits for a coding of its own, and refuses it."""
    file = TiffImagePlugin.TiffImageFile(io.BytesIO(data))
    file.seek(number)
    orientation = file.getexif().get(ExifTags.Base.Orientation, UPRIGHT)
    header = Header(*file.size, orientation=orientation, held=_LAB_HELD, exif=data, profile=b"")
    return Still(header, lambda _side: _lab_pixels(file, header))


def _lab_pixels(file: TiffImagePlugin.TiffImageFile, header: Header) -> pyvips.Image:
    pixels = pyvips.Image.new_from_memory(file.tobytes(), header.width, header.height, 3, "uchar")
    lab = (pixels[0] * _WHITE).bandjoin(pixels[1:].copy(format="char")).copy(interpretation="lab")
    lab.set_type(pyvips.GValue.gint_type, "orientation", header.orientation)
    return lab


def _piled(headers: list[Header], pages: Callable[[], Iterable[Still]]) -> Still:
    sides = [_upright(each) for each in headers]
    width = max(width for width, _ in sides)
    gap = max(_NARROWEST, width // _GAPS)
    header = Header(
        width=width,
        height=sum(height for _, height in sides) + gap * (len(sides) - 1),
        orientation=UPRIGHT,
        held=max(each.held for each in headers) + _SRGB,
        exif=headers[0].exif,
        profile=headers[0].profile,
        bits=max(each.bits or 0 for each in headers),
        pages=tuple(sides),
        is_srgb=True,
    )
    return Still(header, lambda side: _pile(pages(), max(1, max(header.width, header.height) // side), gap))


def _pile(pages: Iterable[Still], shrink: int, gap: int) -> pyvips.Image:
    """`shrink`: how many pixels become one, across and down. What libvips joins as it streams, it would hold whole."""
    first, *others = (_shown(each, shrink) for each in pages)
    for other in others:
        first = first.join(
            other, "vertical", expand=True, shim=round(gap / shrink), background=[_GREY], align="low"
        )
    return first


def _shown(page: Still, shrink: int) -> pyvips.Image:
    """Upright, in sRGB, in memory."""
    header = page.header
    # The mark of Adobe RGB is the first page's; whatever writes several pages embeds profiles.
    shown = to_srgb(page.pixels(max(header.width, header.height)), adobe_rgb=is_adobe_rgb(header))
    return shown.resize(1 / shrink).copy_memory().autorot().copy_memory()


def _upright(header: Header) -> tuple[int, int]:
    sides = (header.width, header.height)
    return sides[::-1] if header.orientation in _SIDEWAYS else sides
