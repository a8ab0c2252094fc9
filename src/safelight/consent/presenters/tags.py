"""A form's last word as a tag."""

from typing import Final

from safelight.consent.models import Consent
from safelight.policy.facts import ConsentForm, Giver, Level, Scope, Status
from safelight.web.components import LEVELS, Tag

NO_CONSENT_YET: Final = Tag("No consent yet", "yellow")
SPOKEN: Final = Tag("By word of mouth, not signed", "yellow")
CONFLICT: Final = Tag("Conflicting answers", "red")
RELATIVE: Final = Tag("A relative's word alone", "yellow")
FURTHER_USE: Final = {
    Status.GIVEN: Tag("Further use", "purple"),
    Status.REFUSED: Tag("Further use refused", "red"),
    Status.WITHDRAWN: Tag("Further use withdrawn", "red"),
}
_ENDED: Final = {Status.REFUSED: Tag("Refused", "red"), Status.WITHDRAWN: Tag("Withdrawn", "red")}


def form_tag(last: Consent | None, *, conflict: bool) -> Tag:
    """Where a form stands: by its last word, unless answers contradict each other."""
    return CONFLICT if conflict else consent_tag(last)


def consent_tag(last: Consent | None) -> Tag:
    """The level that was agreed to, or why there is none."""
    if last is None:
        return NO_CONSENT_YET
    if last.to == Scope.USE:
        return FURTHER_USE[Status(last.status)]
    if last.by == Giver.NEXT_OF_KIN:
        return RELATIVE
    if last.status == Status.GIVEN and last.expressed == ConsentForm.ORAL:
        return SPOKEN
    return _ENDED.get(Status(last.status)) or LEVELS[Level(last.level)]
