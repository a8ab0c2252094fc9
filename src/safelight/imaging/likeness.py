"""Two digests of a picture: of what is seen exactly, and of what it looks like. Compared with `measured.apart`."""

import hashlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safelight.imaging.engine import pyvips
from safelight.imaging.measured import LIKENESS_BYTES

_SIDE: Final = 64  # pixels to which the picture is brought, whatever its shape
_KEPT: Final = 16  # of its slowest waves to each side


def pixels_digest(pixels: NDArray[np.uint8]) -> str:
    """SHA-256 of the sides and of every pixel. The same picture in another file, stripped or wrapped anew, has the same
    one; what was encoded anew has not.
    """
    rows, columns = pixels.shape[:2]
    digest = hashlib.sha256(b"%d x %d\n" % (columns, rows))
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


def likeness(picture: pyvips.Image) -> str:
    """A bit for each slow wave of the picture's light: whether it is stronger than most.

    After Zauner, "Implementation and benchmarking of perceptual image hash functions" (2010), his hash by the discrete
    cosine transform, with 255 waves in place of 64. Size, sharpness and the quality of a JPEG hardly change it.
    """
    small = picture.resize(_SIDE / picture.width, vscale=_SIDE / picture.height).colourspace("b-w")
    light = np.asarray(small.numpy(), dtype=np.float64).reshape(small.height, small.width)
    waves = (_waves(small.height) @ light @ _waves(small.width).T).ravel()[1:]
    bits = np.packbits(np.append(waves > np.median(waves), False))
    return bits.tobytes().hex().zfill(2 * LIKENESS_BYTES)


def _waves(length: int) -> NDArray[np.float64]:
    """The first `_KEPT` rows of the discrete cosine transform (DCT-II) of so many points."""
    number = np.arange(_KEPT)[:, None]
    cosines: NDArray[np.float64] = np.cos(np.pi * number * (2 * np.arange(length) + 1) / (2 * length))
    return cosines
