"""The question before something that was recorded in error is taken out of what counts."""

from dataclasses import dataclass

from django.utils import timezone

from safelight.consent.models import Consent
from safelight.consent.presenters.recorded import SAID
from safelight.ledger.acting import Acting
from safelight.library.presenters.consents import speaker
from safelight.policy.facts import Giver, Status
from safelight.release.forms.voiding import VoidForm
from safelight.release.presenters.withdrawing import page_of
from safelight.web.components import PatientBanner
from safelight.web.wording import british_time


@dataclass(frozen=True, slots=True)
class VoidPage:
    """What was recorded, by whom, and the form."""

    patient: PatientBanner
    what: str
    recorded: str
    opens: bool  # a no that never counted may open what it had closed
    form: VoidForm
    back: str

    title = "Recorded in error?"

    @classmethod
    def of(cls, by: Acting, consent: Consent, form: VoidForm) -> "VoidPage":
        """`consent` comes with its patient and who took it."""
        status = Status(consent.status)
        return cls(
            patient=PatientBanner.of(consent.patient, timezone.localdate(by.at)),
            what=f"{SAID[status]}: {speaker(Giver(consent.by), consent.giver_name)}",
            recorded=f"{british_time(consent.at)}, by {consent.taken_by.name}",
            opens=status != Status.GIVEN,
            form=form,
            back=page_of(by, consent.patient_id),
        )
