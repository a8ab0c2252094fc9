"""What the policy says of photographs that are asked for and not made yet. Nothing is changed here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from safelight.ledger.acting import Acting
from safelight.library.making import NOBODY_SAID_SO, Making, may_make, would_stand
from safelight.library.models import Recording
from safelight.policy.facts import Authority, Circumstances
from safelight.policy.standing import Standing
from safelight.policy.verdict import Verdict
from safelight.studio.models import PhotographyRequest

STUDIO_FOR_CARE: Final = Making()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Whether the studio may make them now, and how they would be kept."""

    making: Verdict
    standing: Standing


def foresee(
    by: Acting,
    request: PhotographyRequest,
    authorities: Iterable[Authority] = (),
    making: Making = STUDIO_FOR_CARE,
) -> Foreseen:
    """As things stand now; `authorities` are those that would come on file, `making` is what it is for and by whom."""
    thought_of = Recording(
        patient=request.patient,
        form_id=request.form_id,
        made_for=making.made_for,
        made_by=making.made_by,
        body_site=request.body_site,
        made_at=by.at,
        authorities=list(authorities),
    )
    circumstances = Circumstances(
        chaperone=request.chaperone, photographer_available=NOBODY_SAID_SO.photographer_available
    )
    return Foreseen(may_make(by, thought_of, circumstances), would_stand(by, thought_of))
