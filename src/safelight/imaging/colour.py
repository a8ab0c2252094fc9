"""Any decoded picture as 8-bit sRGB on white, by the profile it carries. Nothing here decodes or resizes."""

from safelight.imaging.engine import pyvips

# Adobe RGB (1998) 4.3.1: its gamma, and its linear RGB as linear sRGB's, from both spaces' primaries and the
# white point they share.
_ADOBE_GAMMA = 2.19921875
_SRGB_FROM_ADOBE = [
    [1.39836, -0.39836, 0.0],
    [0.0, 1.0, 0.0],
    [0.0, -0.04293, 1.04293],
]

_WHITE = 255


def to_srgb(image: pyvips.Image, *, adobe_rgb: bool) -> pyvips.Image:
    """Three bands of 8 bits in sRGB, without transparency. `adobe_rgb`: it is, and no profile says so."""
    converted = _converted(image, adobe_rgb=adobe_rgb)
    if converted.hasalpha():
        converted = converted.flatten(background=_WHITE)
    return converted[:3]


def _converted(image: pyvips.Image, *, adobe_rgb: bool) -> pyvips.Image:
    if adobe_rgb and image.interpretation == "srgb":
        return _from_adobe(image)
    if "icc-profile-data" in image.get_fields() or image.interpretation == "cmyk":
        fallback = "cmyk" if image.interpretation == "cmyk" else "srgb"
        return image.icc_transform(
            "srgb", embedded=True, input_profile=fallback, intent="relative", black_point_compensation=True
        )
    return image.colourspace("srgb")


def _from_adobe(image: pyvips.Image) -> pyvips.Image:
    linear = (image[:3] / _WHITE) ** _ADOBE_GAMMA
    return linear.recomb(_SRGB_FROM_ADOBE).copy(interpretation="scrgb").colourspace("srgb")
