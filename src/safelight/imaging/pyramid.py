"""A picture cut into tiles at every size, in one decode: upright, in sRGB, with nothing but pixels.

A pure function of bytes. What people send is given to it in a process apart only.
"""

import io
import zipfile

from safelight.imaging.captured import is_adobe_rgb
from safelight.imaging.checking import examine
from safelight.imaging.colour import to_srgb
from safelight.imaging.engine import ALONE, pyvips, strictly
from safelight.imaging.saving import fineness
from safelight.imaging.still import BROKEN, UPRIGHT, Still
from safelight.imaging.tiles import SIDE, Layout, packed
from safelight.imaging.unfit import Damaged


def cut(data: bytes) -> bytes:
    """The pyramid of an original, as docs/spec/pyramid.md has it.

    Raises a subclass of Unfit; Damaged if any of it cannot be decoded, be it the last row.
    """
    with ALONE:
        original, still = examine(data)
        archive = _archive(still)
    if archive is None:
        raise Damaged(original.format)
    layout = Layout(original.width, original.height)
    return packed(layout, _in_order(archive, layout))


def _archive(still: Still) -> bytes | None:
    """Libvips's own pyramid, a ZIP without compression, or None if something is wrong with the original."""
    try:
        with strictly():
            archive = _saved(_shown(still))
        still.ensure_used()
    except (pyvips.Error, *BROKEN):
        return None
    return archive


def _shown(still: Still) -> pyvips.Image:
    header = still.header
    decoded = to_srgb(still.pixels(max(header.width, header.height)), adobe_rgb=is_adobe_rgb(header))
    # Turning needs all rows at once; what is upright already streams through.
    return decoded if header.orientation == UPRIGHT else decoded.copy_memory().autorot()


def _saved(image: pyvips.Image) -> bytes:
    archive: bytes = image.dzsave_buffer(
        layout="dz",
        suffix=f".jpg[Q={fineness(image)},keep=none]",
        tile_size=SIDE,
        overlap=0,
        depth="onetile",
        basename="tiles",
        keep="none",
    )
    return archive


def _in_order(archive: bytes, layout: Layout) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return [
            files.read(f"tiles_files/{number}/{column}_{row}.jpg")
            for number, level in enumerate(layout.levels)
            for row in range(level.rows)
            for column in range(level.columns)
        ]
