"""How large a still may be, and why. Read from the header, before a pixel is decoded."""

from safelight.imaging.unfit import Empty, TooLarge, TooManyPixels, TooSmall

# A whole file is held in memory while it is taken in. Cameras' JPEG and HEIC files stay below 50 MiB, and a
# 16-bit TIFF of 16 megapixels just fits.
MAX_BYTES = 100 * 1024 * 1024

# Phones reach 200 megapixels. Decoded in strips, such a picture needs little memory, but seconds of one core.
MAX_PIXELS = 205_000_000

# A progressive JPEG, an interlaced PNG, a TIFF and a HEIC may be decoded whole, into this many bytes at most.
# It lets in the 108 megapixels of medium-format cameras and of most phones.
MAX_HELD_BYTES = 900_000_000

# ITU-T T.81 B.2.2 allows a JPEG 65,535 pixels a side; no camera comes near, and line buffers grow with it.
MAX_SIDE = 30_000

# Less than this shows nothing of a person: a tracking pixel, an icon, a damaged header.
MIN_SIDE = 32

# What decoding one may take, in a process of its own: address space and processor time by its own limits, and the
# time until its answer.
MEMORY = 2 * 1024 * 1024 * 1024  # bytes
PROCESSOR_SECONDS = 60
SECONDS = 60.0


def ensure_bytes(size: int) -> None:
    """Raises Empty or TooLarge if a still of `size` bytes may not be taken in."""
    if size == 0:
        raise Empty
    if size > MAX_BYTES:
        raise TooLarge(size, MAX_BYTES)


def ensure_pixels(width: int, height: int, *, held: int) -> None:
    """Raises TooSmall or TooManyPixels; `held` is what the decoder holds at once, in bytes a pixel, or 0."""
    most = min(MAX_PIXELS, MAX_HELD_BYTES // held) if held else MAX_PIXELS
    if min(width, height) < MIN_SIDE:
        raise TooSmall(width, height, MIN_SIDE)
    if max(width, height) > MAX_SIDE or width * height > most:
        raise TooManyPixels(width, height, most, MAX_SIDE)
