"""The content credentials of a copy that leaves: which key signs them, and what they say. docs/content-credentials.md.

Nothing of the patient comes here: no name, no number, no body site, no date of the photograph.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Final

from django.conf import settings

from safelight.credentials import certificates, keeping
from safelight.credentials.certificates import Credential, UnfitCertificate
from safelight.credentials.claims import Action, Claims, manifest
from safelight.credentials.signing import signed
from safelight.imaging.steps import name_of
from safelight.library.derivatives import Derivative
from safelight.library.processed import in_words, steps_of
from safelight.policy.facts import Purpose
from safelight.policy.questions import Operation
from safelight.release.models import Copy

_log = logging.getLogger(__name__)
NAMELESS: Final = "A hospital's clinical image library"
FOLDER: Final = "credentials"
# C2PA 2.2, 18.15.4.7: the standard's words for what was done.
_KINDS: Final[Mapping[Operation, str]] = {
    Operation.CROP: "c2pa.cropped",
    Operation.REMOVE_BACKGROUND: "c2pa.edited",
    Operation.CORRECT_COLOUR: "c2pa.color_adjustments",
    Operation.ADJUST_BRIGHTNESS: "c2pa.color_adjustments",
    Operation.ADJUST_CONTRAST: "c2pa.color_adjustments",
    Operation.ENHANCE_LESION: "c2pa.color_adjustments",
    Operation.MIRROR: "c2pa.orientation",
}
_MADE_FOR_THE_SCREEN: Final = Action(
    "c2pa.resized",
    "Made as large as a screen at most, in sRGB; what the camera wrote beside the picture is left out.",
)
_LABELLED: Final = Action("c2pa.edited", "A label beneath the picture says what was done, by whom and when.")
_CONDITIONS: Final = (
    "For the purpose above and no other: the patient agreed to no more.",
    "Not to be passed on, copied, published or put on the Internet.",
    "Nobody may try to find out who the patient is.",
    "Whoever downloaded it answers for its use and for keeping it safe.",
    "The patient can take the agreement back: the copy is then recalled, and must be deleted.",
)


def credential(at: datetime) -> Credential:
    """What signs: the hospital's own certificate where a file is named, else the installation's, made if need be.

    Raises `UnfitCertificate`.
    """
    file = settings.SAFELIGHT_CREDENTIALS
    if file is None:
        return keeping.own(settings.SAFELIGHT_HOME / FOLDER, _hospital(), at)
    try:
        return certificates.read(file.read_bytes(), at)
    except (OSError, UnfitCertificate) as wrong:
        reason = wrong if isinstance(wrong, UnfitCertificate) else "It cannot be read."
        unfit = UnfitCertificate(f"SAFELIGHT_CREDENTIALS names {file}. {reason}")
        _log.error("No copy can be signed. %s", unfit)
        raise unfit from wrong


def put_into(picture: bytes, copy: Copy, by: Credential) -> bytes:
    """The picture with the credentials of this copy in it. Raises `signing.NotSigned`."""
    claims = Claims(
        hospital=_hospital(),
        at=copy.at.astimezone(UTC),
        copy=copy.pk,
        purpose=Purpose(copy.purpose),
        conditions=_CONDITIONS,
        actions=(*_done(copy.derivative), _MADE_FOR_THE_SCREEN, *([_LABELLED] if copy.derivative else [])),
        label=copy.derivative.label if copy.derivative else "",
    )
    return signed(picture, manifest(claims, version("safelight")), by, settings.SAFELIGHT_TIMESTAMPS)


def _done(derivative: Derivative | None) -> Iterator[Action]:
    for each in steps_of(derivative) if derivative else ():
        yield Action(_KINDS[Operation(name_of(each))], in_words([each]).capitalize(), asdict(each))


def _hospital() -> str:
    return settings.SAFELIGHT_HOSPITAL or NAMELESS
