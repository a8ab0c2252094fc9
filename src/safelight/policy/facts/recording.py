"""The recording as the law sees it: what it is, who makes it with what, and what can be recognised in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from safelight.policy.facts.purpose import MadeFor


class Medium(StrEnum):
    PHOTOGRAPH = "photograph"
    VIDEO = "video"
    AUDIO = "audio"


class Kind(StrEnum):
    ILLUSTRATIVE = "illustrative"
    X_RAY = "x-ray"
    ULTRASOUND = "ultrasound"
    ENDOSCOPY = "endoscopy"
    LAPAROSCOPY = "laparoscopy"
    INTERNAL_ORGANS = "internal-organs"
    ORGAN_FUNCTION = "organ-function"
    PATHOLOGY_SLIDE = "pathology-slide"
    FLUORESCEIN_ANGIOGRAPHY = "fluorescein-angiography"
    POST_MORTEM = "post-mortem"
    TELEPHONE_CALL = "telephone-call"
    COVERT = "covert"


class MadeBy(StrEnum):
    MEDIA_STUDIO = "media-studio"
    REGISTERED_STAFF = "registered-staff"
    UNREGISTERED_STAFF = "unregistered-staff"
    RELATIVE = "relative"
    EXTERNAL = "external"


class Device(StrEnum):
    CAMERA = "camera"
    APPROVED_APP = "approved-app"
    MOBILE_PHONE = "mobile-phone"


class Identifiability(StrEnum):
    IDENTIFIABLE = "identifiable"
    MAY_BE = "may-be"
    CODED = "coded"
    ANONYMISED = "anonymised"


class AnonymisedBy(StrEnum):
    """`masking` is eyes blacked out or a face blurred."""

    NOTHING = "nothing"
    REMOVAL_OF_MARKS = "removal-of-marks"
    MASKING = "masking"


class Shows(StrEnum):
    INTIMATE = "intimate"
    ANOGENITAL = "anogenital"
    WHOLE_BODY = "whole-body"


class Others(StrEnum):
    """Whether another patient is in the picture, and has consented."""

    NONE = "none"
    CONSENTED = "consented"
    UNCONSENTED = "unconsented"


@dataclass(frozen=True, slots=True)
class Recording:
    """`planned` is false for an unexpected development; `coroners` concerns a post-mortem.

    `made_against_the_rules` is true from the making on until the incident about it allows the use.
    """

    medium: Medium = Medium.PHOTOGRAPH
    kind: Kind = Kind.ILLUSTRATIVE
    made_for: MadeFor = MadeFor.CARE
    made_by: MadeBy = MadeBy.MEDIA_STUDIO
    device: Device = Device.CAMERA
    identifiability: Identifiability = Identifiability.IDENTIFIABLE
    anonymised_by: AnonymisedBy = AnonymisedBy.NOTHING
    shows: frozenset[Shows] = frozenset()
    others: Others = Others.NONE
    made_on: date = date(2026, 11, 1)
    published: bool = False
    planned: bool = True
    coroners: bool = False
    equal_alternative: bool = False
    made_against_the_rules: bool = False
