"""A consent that was recorded in error never counted. Whoever changes their mind withdraws instead."""

from safelight.consent.actions.speaking import wait_for
from safelight.consent.announce import announce
from safelight.consent.models import Consent, Voiding
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.trail.events import Event


class AlreadyVoided(Exception):
    """It is voided: there is nothing left to void."""


def void(by: Acting, consent: Consent, reason: str) -> Voiding:
    """Take a consent, a refusal or a withdrawal out of what counts. The row stays. Raises `AlreadyVoided`."""
    with recorded(Event.CONSENT_VOID, by, patient=consent.patient_id, consent=str(consent.id)) as entry:
        wait_for(consent.patient_id)
        if Voiding.objects.filter(consent=consent).exists():
            raise AlreadyVoided
        voiding = Voiding.objects.create(consent=consent, reason=reason, voided_by_id=by.staff, at=by.at)
        entry.adds("voiding", voiding.pk)
        announce(by, consent.patient_id)
    return voiding
