"""A scanned page as the picture that is kept of it, and that people look at."""

import io
from typing import Final

from PIL import Image

from safelight.paper.sheet import Grey

MEDIA_TYPE: Final = "image/jpeg"
_QUALITY: Final = 85  # handwriting at 150 dots per inch stays as legible as it was


def picture_of(page: Grey) -> bytes:
    """As JPEG, in grey, of the page's own size."""
    out = io.BytesIO()
    Image.fromarray(page).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
