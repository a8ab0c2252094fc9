"""A form's last word as a tag."""

from typing import Final

from safelight.consent.models import Consent
from safelight.policy.facts import Level, Status
from safelight.web.components import LEVELS, Tag

NO_CONSENT_YET: Final = Tag("No consent yet", "yellow")
_ENDED: Final = {Status.REFUSED: Tag("Refused", "red"), Status.WITHDRAWN: Tag("Withdrawn", "red")}


def consent_tag(last: Consent | None) -> Tag:
    """The level that was agreed to, or why there is none."""
    if last is None:
        return NO_CONSENT_YET
    return _ENDED.get(Status(last.status)) or LEVELS[Level(last.level)]
