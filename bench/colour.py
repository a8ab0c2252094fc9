"""How far what is shown is from LittleCMS's own conversion, in CIEDE2000, before and after it becomes a JPEG: over the
tests' chart in every colour space, or over the photographs of a folder (`make bench ONLY=colour PHOTOS=DIR`).
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps
from tests.imaging.comparing import differences, shown
from tests.imaging.making import SRGB
from tests.imaging.profiles import Case, cases, converted

from bench.figures import Figure
from safelight.imaging.engine import pi_heif
from safelight.imaging.formats import HEIC, RAW, sniff
from safelight.imaging.unfit import Unfit

_WHERE: Final = ("pyramid", "pyramid, JPEG")


def measure() -> Figure:
    folder = os.environ.get("PHOTOS")
    means = [_compared(each) for each in (photographs(Path(folder)) if folder else cases())]
    return Figure(max(means), "delta E 2000, mean, worst", "LittleCMS by Pillow", None)


def photographs(folder: Path) -> Iterator[Case]:
    """Those that Pillow can be the reference of: all but raw, whose colours are the camera's matrix."""
    for path in sorted(each for each in folder.iterdir() if each.is_file()):
        data = path.read_bytes()
        kind = sniff(data)
        if kind is not None and kind not in RAW:
            try:
                yield Case(path.name, data, _reference(_opened(data, heic=kind is HEIC)))
            except (OSError, SyntaxError, ValueError) as broken:
                print(f"{path.name:32} {type(broken).__name__}")


def _opened(data: bytes, *, heic: bool) -> Any:
    if heic:
        return pi_heif.open_heif(data).to_pillow()
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def _reference(picture: Image.Image) -> NDArray[np.uint8]:
    profile = picture.info.get("icc_profile") or SRGB
    upright = ImageOps.exif_transpose(picture)
    return converted(upright if upright.mode in ("RGB", "CMYK", "L") else upright.convert("RGB"), profile)


def _compared(case: Case) -> float:
    try:
        copies = shown(case.data)
    except Unfit as unfit:
        print(f"{case.name:32} {type(unfit).__name__}")
        return 0.0
    found = {where: differences(copies[where], case.shown) for where in _WHERE}
    told = "   ".join(
        f"{where} {each.mean():.2f} mean, {each.max():.2f} most" for where, each in found.items()
    )
    print(f"{case.name:32} {told}", flush=True)
    return float(found["pyramid"].mean())
