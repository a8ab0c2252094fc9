"""A TIFF: one picture, or pages that are shown one beneath another, each upright and in its own colours made sRGB."""

from typing import Final

from safelight.imaging.captured import is_adobe_rgb
from safelight.imaging.colour import to_srgb
from safelight.imaging.directories import BITS, Directories
from safelight.imaging.engine import pyvips
from safelight.imaging.limits import ensure_pages
from safelight.imaging.still import STRICT, Header, Still, header_of, pixel_bytes

_GREY: Final = 160  # between pages: neither paper nor the dark of a photograph's edge
_GAPS: Final = 50  # as many would fit side by side into the widest page
_NARROWEST: Final = 8  # pixels
_UPRIGHT: Final = 1
_SIDEWAYS: Final = range(5, 9)  # EXIF 2.32, tag 0112: the rows are the visual left or right side


def open_tiff(data: bytes) -> Still:
    """Raises TooManyPages. What shows a page smaller, or masks it, is no page."""
    # libtiff counts a million pages in five seconds: here nobody counts beyond the limit.
    numbers, bits = [], []
    for number, directory in enumerate(Directories(data).chain()):
        if directory.is_page:
            numbers.append(number)
            bits.append(directory.first(BITS, 1))
        ensure_pages(len(numbers), number + 1)
    pages = [_page(data, number) for number in numbers or [0]]
    depth = max(bits, default=1)
    # One strip or tile can be as large as the picture.
    held = max(map(pixel_bytes, pages))
    if len(pages) == 1:
        return Still(header_of(pages[0], held=held, exif=data, bits=depth), lambda _side: pages[0])
    return _piled([header_of(each, held=held, exif=data, bits=depth) for each in pages], pages)


def _page(data: bytes, number: int) -> pyvips.Image:
    return pyvips.Image.tiffload_buffer(data, page=number, **STRICT)


def _piled(headers: list[Header], pages: list[pyvips.Image]) -> Still:
    sides = [_upright(each) for each in headers]
    width = max(width for width, _ in sides)
    gap = max(_NARROWEST, width // _GAPS)
    header = Header(
        width=width,
        height=sum(height for _, height in sides) + gap * (len(sides) - 1),
        orientation=_UPRIGHT,
        held=headers[0].held,
        exif=headers[0].exif,
        profile=headers[0].profile,
        bits=headers[0].bits,
        pages=tuple(sides),
        is_srgb=True,
    )
    return Still(header, lambda _side: _pile(headers, pages, gap))


def _pile(headers: list[Header], pages: list[pyvips.Image], gap: int) -> pyvips.Image:
    first, *others = (_shown(header, page) for header, page in zip(headers, pages, strict=True))
    for other in others:
        first = first.join(other, "vertical", expand=True, shim=gap, background=[_GREY], align="low")
    return first


def _shown(header: Header, page: pyvips.Image) -> pyvips.Image:
    # The mark of Adobe RGB is read of the first page only; later pages of a camera's have its profile or none.
    shown = to_srgb(page, adobe_rgb=is_adobe_rgb(header))
    # Turning needs all rows at once; what is upright already streams through.
    return shown if header.orientation == _UPRIGHT else shown.copy_memory().autorot()


def _upright(header: Header) -> tuple[int, int]:
    sides = (header.width, header.height)
    return sides[::-1] if header.orientation in _SIDEWAYS else sides
