"""Where a doctor or nurse begins: find a patient, and what is under way already."""

from dataclasses import dataclass

from safelight.people.forms import FindForm
from safelight.people.presenters import Found, PatientLine
from safelight.studio.presenters.lines import RequestLine
from safelight.web.components import EmptyState


@dataclass(frozen=True, slots=True)
class PatientsPage:
    """Where a doctor or nurse begins. `mine` and what follows are empty for information governance."""

    form: FindForm
    found: Found | None
    cares: bool
    mine: tuple[PatientLine, ...] = ()
    asks: bool = False
    unfinished: tuple[RequestLine, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    conflicts: int = 0  # forms of their patients on which answers contradict each other
    held: int = 0  # recordings of their patients that wait for somebody's word
    reviews: int = 0  # consents to look at again that they may know of

    title = "Find a patient"

    @property
    def none_mine(self) -> EmptyState:
        return EmptyState(
            "No patients yet", "A patient whom you are put in charge of is listed here. Find others above."
        )

    @property
    def none_asked(self) -> EmptyState:
        return EmptyState(
            "No requests yet", "Open a patient and ask for photographs: where they stand is shown here."
        )
