"""How large a still may be, and why. Read from the header, before a pixel is decoded."""

from safelight.imaging.formats import RAW, TIFF, Format
from safelight.imaging.unfit import Empty, TooLarge, TooManyPages, TooManyPixels, TooSmall

# A whole file is held in memory while it is taken in. Cameras' JPEG and HEIC files stay below 50 MiB. Uncompressed raw
# of 61 megapixels has 118 MiB, and a 16-bit TIFF of 26 megapixels just fits.
MAX_BYTES = 150 * 1024 * 1024
MAX_COMPRESSED_BYTES = 100 * 1024 * 1024  # of every other kind
_LARGE = RAW | {TIFF}

# Phones reach 200 megapixels. Decoded in strips, such a picture needs little memory, but seconds of one core.
MAX_PIXELS = 205_000_000

# A progressive JPEG, an interlaced PNG, a TIFF and a HEIC may be decoded whole, into this many bytes at most.
# It lets in the 108 megapixels of medium-format cameras and of most phones.
MAX_HELD_BYTES = 900_000_000

# ITU-T T.81 B.2.2 allows a JPEG 65,535 pixels a side; no camera comes near, and line buffers grow with it.
MAX_SIDE = 30_000

# Pages of a TIFF: a course of photographs in one file, not a book. Beneath one another they are a high picture, as high
# as 50 pages of A4 at 200 dots per inch.
MAX_PAGES = 50
MAX_DIRECTORIES = 4 * MAX_PAGES  # with what shows a page smaller
MAX_PILE = 120_000

# Less than this shows nothing of a person: a tracking pixel, an icon, a damaged header.
MIN_SIDE = 32

# What decoding one may take, in a process of its own: address space and processor time by its own limits, and the
# time until its answer.
MEMORY = 2 * 1024 * 1024 * 1024  # bytes
PROCESSOR_SECONDS = 60
SECONDS = 60.0


def ensure_bytes(size: int, kind: Format | None = None) -> None:
    """Raises Empty or TooLarge if a still of `size` bytes may not be taken in."""
    most = MAX_BYTES if kind is None or kind in _LARGE else MAX_COMPRESSED_BYTES
    if size == 0:
        raise Empty
    if size > most:
        raise TooLarge(size, most)


def ensure_pages(pages: int, directories: int) -> None:
    """Raises TooManyPages; `directories`: pages, and whatever else there is of them."""
    if pages > MAX_PAGES or directories > MAX_DIRECTORIES:
        raise TooManyPages(MAX_PAGES)


def ensure_pixels(width: int, height: int, *, held: int, side: int = MAX_SIDE) -> None:
    """Raises TooSmall or TooManyPixels; `held` is what the decoder holds at once, in bytes a pixel, or 0."""
    most = min(MAX_PIXELS, MAX_HELD_BYTES // held) if held else MAX_PIXELS
    if min(width, height) < MIN_SIDE:
        raise TooSmall(width, height, MIN_SIDE)
    if max(width, height) > side or width * height > most:
        raise TooManyPixels(width, height, most, side)
