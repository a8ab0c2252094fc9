"""The letter to the patient after a withdrawal: what has been done, and what nobody can take back."""

from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from safelight.consent.actions import Covers
from safelight.consent.models import Consent
from safelight.ledger.acting import Acting
from safelight.library.presenters.cards import shows
from safelight.people.models import Patient
from safelight.policy.facts import Purpose
from safelight.policy.standing import Standing
from safelight.release import queries
from safelight.release.models import Copy, End
from safelight.release.presenters.withdrawing import page_of, publication, uses_of
from safelight.web.components import PatientBanner
from safelight.web.verdicts import PURPOSES
from safelight.web.wording import british_date, british_time

ENDED: Final = {
    End.DESTROYED: "it has been destroyed",
    End.RETURNED: "it has been given back",
    End.LOST: "it could not be found, and this is being followed up",
}
SHOWN: Final = {
    Standing.AVAILABLE: "stays in use for what you still agree to",
    Standing.RESTRICTED: "stays in the medical record, for care alone",
    Standing.HELD: "is kept, and shown to nobody",
    Standing.QUARANTINED: "has been taken out of use, and is shown to nobody",
}


@dataclass(frozen=True, slots=True)
class LetterPage:
    """Each part is a list of sentences; an empty one is left out."""

    patient: PatientBanner
    name: str
    at: str
    ends: str
    photographs: tuple[str, ...]
    copies: tuple[str, ...]
    published: tuple[str, ...]
    back: str

    title = "About your photographs"

    @classmethod
    def of(cls, by: Acting, patient: Patient, consent: Consent) -> "LetterPage":
        covers = Covers(form=consent.form_id, recording=consent.only_recording)
        return cls(
            patient=PatientBanner.of(patient, timezone.localdate(by.at)),
            name=consent.giver_name,
            at=british_time(consent.at),
            ends=_ends(consent),
            photographs=tuple(
                f"{shows(each)}, {british_date(each.made_at)}: {SHOWN[Standing(each.standing)]}"
                for each in queries.covered(patient.pk, covers)
            ),
            copies=tuple(map(_copy, queries.recalled_with(consent))),
            published=tuple(map(publication, queries.beyond_recall_with(consent))),
            back=page_of(by, patient.pk),
        )


def _ends(consent: Consent) -> str:
    uses = uses_of(consent)
    if not uses:
        return "everything that had been agreed to"
    return "the use for " + ", ".join(PURPOSES[Purpose(each)].lower() for each in uses)


def _copy(copy: Copy) -> str:
    """A copy that was called back, and what has become of it so far."""
    sentence = (
        f"The copy of {shows(copy.recording).lower()} taken for {PURPOSES[Purpose(copy.purpose)].lower()}"
    )
    if hasattr(copy, "given_up"):
        return f"{sentence}: {ENDED[End(copy.given_up.how)]}."
    return f"{sentence}: it has been called back, and we are seeing to it."
