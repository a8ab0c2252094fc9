"""Words of the guidance that several of its paragraphs share. No rule lives here."""

from datetime import date
from typing import Final

from safelight.policy.facts import Authority, Kind, MadeBy, MadeFor
from safelight.policy.matter import Matter
from safelight.policy.person import CARE

LISTED: Final = (
    Kind.INTERNAL_ORGANS,
    Kind.PATHOLOGY_SLIDE,
    Kind.LAPAROSCOPY,
    Kind.ENDOSCOPY,
    Kind.ORGAN_FUNCTION,
    Kind.ULTRASOUND,
    Kind.X_RAY,
)
"""GMC-10. Fluorescein angiography is not named there and not counted in (an open question, read strictly)."""

APART: Final = (Kind.PATHOLOGY_SLIDE, Kind.POST_MORTEM, Kind.TELEPHONE_CALL, Kind.COVERT)
RELATIVE: Final = MadeBy.RELATIVE

SECONDARY: Final = (MadeFor.TEACHING, MadeFor.ASSESSMENT, MadeFor.RESEARCH)
"""GMC-5, GMC-24: what is not designed to benefit the patient directly."""

PUBLIC: Final = (MadeFor.PUBLIC_MEDIA, MadeFor.PUBLICITY)
"""GMC-36; a hospital's publicity goes to the same broad public."""

CONSENT_ASKED_SINCE: Final = date(1997, 1, 1)
"""GMC-22: from 1997 recordings outside care were to be made with consent."""


def listed(matter: Matter) -> bool:
    return matter.recording.kind in LISTED


def apart(matter: Matter) -> bool:
    """The kinds with paragraphs of their own, and relatives' pictures, to which care's rules do not apply."""
    return matter.recording.kind in APART or matter.recording.made_by == RELATIVE


def for_care(matter: Matter) -> bool:
    return matter.recording.made_for == CARE


def for_secondary(matter: Matter) -> bool:
    return matter.recording.made_for in SECONDARY


def for_public(matter: Matter) -> bool:
    return matter.recording.made_for in PUBLIC


def on_separate_consent(matter: Matter) -> bool:
    """Whether the recording is made on a consent of its own; a relative's and a covert one never is."""
    return (
        matter.recording.kind != Kind.COVERT
        and matter.recording.made_by != MadeBy.RELATIVE
        and bool(matter.granted)
    )


def on_implicit_consent(matter: Matter) -> bool:
    return listed(matter) and matter.procedure is not None


def principles_met(matter: Matter) -> bool:
    """GMC-31: necessary and in the best interests, and no less restrictive way (Reading 6: both)."""
    return matter.has(Authority.BEST_INTERESTS, Authority.NECESSARY_AND_LEAST_RESTRICTIVE)


def proxy_agrees_or_is_not_appointed(matter: Matter) -> bool:
    """Whether whoever holds legal power agrees to this purpose, or nobody with it has been heard of."""
    proxy = matter.speakers.proxy
    return bool(proxy.covering) or (proxy.last is None and not proxy.purpose_refused)
