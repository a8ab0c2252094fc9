"""The copies that are shown, made of an original in one decode: upright, in sRGB, with nothing but pixels.

A pure function of bytes. What people send is given to it in a process apart only: see `decoding`.
"""

from safelight.imaging.captured import is_adobe_rgb, read_captured
from safelight.imaging.checking import examine
from safelight.imaging.colour import to_srgb
from safelight.imaging.engine import ALONE, pyvips, strictly
from safelight.imaging.quality import depth_of, measure
from safelight.imaging.saving import for_finding, for_looking
from safelight.imaging.still import BROKEN, UPRIGHT, Still
from safelight.imaging.unfit import Damaged
from safelight.imaging.values import LONGEST_SIDE, SHORTEST_SCREEN, Derivation, Size


def derive(data: bytes) -> Derivation:
    """The still's facts and its copies in every Size. A picture smaller than a size is not enlarged.

    Raises a subclass of Unfit; Damaged if any of it cannot be decoded, be it the last row.
    """
    with ALONE:
        original, still = examine(data)
        found = _screen(still)
        if found is None:
            raise Damaged(original.format)
        screen, depth = found
        thumbnail = _reduced(screen, LONGEST_SIDE[Size.THUMBNAIL])
        veil = _reduced(thumbnail, LONGEST_SIDE[Size.VEIL])
        renditions = {
            Size.SCREEN: for_looking(screen),
            Size.THUMBNAIL: for_finding(thumbnail),
            Size.VEIL: for_finding(veil),
        }
        measured = measure(screen, thumbnail, depth)
    captured = read_captured(still.told() if still.told else still.header)
    return Derivation(original, captured, measured, renditions)


def _screen(still: Still) -> tuple[pyvips.Image, tuple[int, int]] | None:
    """The screen's copy and the original's depth, or None if something is wrong with the original.

    Not an error: that would keep the half-decoded picture open past its turn, and libvips, closing it then,
    would forget what it has against the next.
    """
    try:
        return _decoded(still)
    except (pyvips.Error, *BROKEN):
        return None


def _decoded(still: Still) -> tuple[pyvips.Image, tuple[int, int]]:
    # `decoded` outlives the block: libvips forgets its complaints of a picture when it closes it.
    with strictly():
        decoded = still.pixels(SHORTEST_SCREEN)
        reduced = _reduced(decoded, LONGEST_SIDE[Size.SCREEN])
        shown = to_srgb(reduced, adobe_rgb=is_adobe_rgb(still.header)).copy_memory()
    still.ensure_used()
    # Turning needs all rows at once, and so waits until there are few.
    upright = shown if still.header.orientation == UPRIGHT else shown.autorot().copy_memory()
    return upright, depth_of(decoded)


def _reduced(image: pyvips.Image, side: int) -> pyvips.Image:
    scale = side / max(image.width, image.height)
    if scale >= 1:
        return image
    # Of a narrow strip a row is left.
    across, down = (max(scale, 1 / length) for length in (image.width, image.height))
    if not image.hasalpha():
        return image.resize(across, vscale=down)
    # What is transparent must not bleed its hidden colour into its neighbours.
    return image.premultiply().resize(across, vscale=down).unpremultiply().cast(image.format)
