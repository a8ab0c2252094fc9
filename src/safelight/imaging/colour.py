"""Any decoded picture as 8-bit sRGB on white, by the profile it carries. Nothing here decodes or resizes."""

from typing import Final

from safelight.imaging.engine import pyvips

# Adobe RGB (1998) 4.3.1: its gamma, and its linear RGB as linear sRGB's, from both spaces' primaries and the
# white point they share.
_ADOBE_GAMMA = 2.19921875
_SRGB_FROM_ADOBE = [
    [1.39836, -0.39836, 0.0],
    [0.0, 1.0, 0.0],
    [0.0, -0.04293, 1.04293],
]

# What a phone means that names its colours and embeds no profile.
DISPLAY_P3: Final[bytes] = pyvips.Operation.call("profile_load", "p3")

_WHITE = 255
_LAB: Final = {"lab", "labs", "labq"}
# A colour of skin keeps its place, and what no screen can show goes to the nearest that it can.
_AS_IT_IS: Final = {"intent": "relative", "black_point_compensation": True}


def to_srgb(image: pyvips.Image, *, adobe_rgb: bool) -> pyvips.Image:
    """Three bands of 8 bits in sRGB, without transparency. `adobe_rgb`: it is, and no profile says so."""
    converted = _converted(image, adobe_rgb=adobe_rgb)
    if converted.hasalpha():
        converted = converted.flatten(background=_WHITE)
    return converted[:3]


def _converted(image: pyvips.Image, *, adobe_rgb: bool) -> pyvips.Image:
    if adobe_rgb and image.interpretation == "srgb":
        return _from_adobe(image)
    if image.interpretation in _LAB:
        # What a TIFF calls Lab is that of the profiles, whose white is D50; libvips' own is another.
        return image.colourspace("lab").icc_export(output_profile="srgb", pcs="lab", depth=8, **_AS_IT_IS)
    if "icc-profile-data" in image.get_fields() or image.interpretation == "cmyk":
        fallback = "cmyk" if image.interpretation == "cmyk" else "srgb"
        return image.icc_transform("srgb", embedded=True, input_profile=fallback, depth=8, **_AS_IT_IS)
    return image.colourspace("srgb")


def _from_adobe(image: pyvips.Image) -> pyvips.Image:
    linear = (image[:3] / _WHITE) ** _ADOBE_GAMMA
    return linear.recomb(_SRGB_FROM_ADOBE).copy(interpretation="scrgb").colourspace("srgb")
