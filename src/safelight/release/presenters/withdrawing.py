"""The words of a withdrawal: before the click what will happen, after it what has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.consent.actions import Covers
from safelight.consent.models import Consent
from safelight.ledger.acting import Acting, Role
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.library.presenters.consents import speaker
from safelight.people.care import CARING
from safelight.people.models import Patient
from safelight.policy.facts import Giver, Purpose, Scope
from safelight.policy.standing import Standing
from safelight.release import queries
from safelight.release.forms.withdrawing import BEYOND_THE_RECORD, WithdrawForm
from safelight.release.intent import Intent
from safelight.release.models import Copy, Publication
from safelight.release.withdrawal import Foreseen
from safelight.web.components import STANDINGS, PatientBanner, Tag
from safelight.web.verdicts import PURPOSES
from safelight.web.wording import british_date


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """What is withdrawn, and who says so. `stale` where a page was confirmed that was too old."""

    patient: PatientBanner
    form: WithdrawForm
    back: str
    stale: bool = False

    @classmethod
    def of(cls, by: Acting, patient: Patient, form: WithdrawForm, *, stale: bool = False) -> "ChoosePage":
        return cls(_banner(by, patient), form, page_of(by, patient.pk), stale)


@dataclass(frozen=True, slots=True)
class Affected:
    """A photograph, and how it is, or will be, held."""

    shows: str
    day: date
    standing: Tag


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """What will happen if it is confirmed."""

    patient: PatientBanner
    said_by: str
    what: str
    closing: tuple[Affected, ...]
    staying: tuple[Affected, ...]
    recalled: tuple[str, ...]
    published: tuple[str, ...]
    intent: str
    back: str

    @classmethod
    def of(cls, by: Acting, patient: Patient, intent: Intent, foreseen: Foreseen) -> "ConfirmPage":
        return cls(
            patient=_banner(by, patient),
            said_by=speaker(intent.giver, intent.giver_name),
            what=_what(intent.covers, intent.purposes),
            closing=_affected(foreseen.closing, foreseen.standings),
            staying=_affected(foreseen.staying, foreseen.standings),
            recalled=tuple(_holding(each) for each in foreseen.recalled),
            published=tuple(map(publication, foreseen.published)),
            intent=intent.sealed(),
            back=page_of(by, patient.pk),
        )


@dataclass(frozen=True, slots=True)
class DonePage:
    """What has happened."""

    patient: PatientBanner
    said_by: str
    what: str
    at: str
    now: tuple[Affected, ...]
    recalled: tuple[str, ...]
    published: tuple[str, ...]
    letter: str
    back: str

    @classmethod
    def of(cls, by: Acting, patient: Patient, consent: Consent) -> "DonePage":
        covers = Covers(form=consent.form_id, recording=consent.only_recording)
        affected = list(queries.covered(patient.pk, covers))
        return cls(
            patient=_banner(by, patient),
            said_by=speaker(Giver(consent.by), consent.giver_name),
            what=_what(covers, uses_of(consent)),
            at=british_date(consent.at),
            now=_affected(affected, {each.pk: Standing(each.standing) for each in affected}),
            recalled=tuple(_holding(each) for each in queries.recalled_with(consent)),
            published=tuple(map(publication, queries.beyond_recall_with(consent))),
            letter=reverse("withdrawal-letter", kwargs={"patient": patient.pk, "withdrawal": consent.id}),
            back=page_of(by, patient.pk),
        )


def page_of(by: Acting, patient: UUID) -> str:
    """Where somebody goes back to: the patient's page, or what their desk has in its place."""
    if by.role is Role.CLINICAL_PHOTOGRAPHER:
        return reverse("worklist")
    return reverse("patient" if by.role in CARING else "statement", kwargs={"patient": patient})


def _banner(by: Acting, patient: Patient) -> PatientBanner:
    return PatientBanner.of(patient, timezone.localdate(by.at), page_of(by, patient.pk))


def uses_of(consent: Consent) -> tuple[Purpose, ...]:
    """The single uses that a withdrawal ends; none where it ends everything."""
    return tuple(map(Purpose, consent.purposes)) if consent.to == Scope.USE else ()


def publication(of: Publication) -> str:
    """Where a recording is public."""
    return f"{of.named}, {british_date(of.published_on)}: {shows(of.recording)}"


def _what(covers: Covers, uses: Sequence[Purpose]) -> str:
    photographs = "All photographs of this patient"
    if covers.recording:
        photographs = "One photograph"
    elif covers.form:
        photographs = "The photographs of one form"
    if queries.further_use(covers):
        photographs = "A further use alone"
    if not uses:
        return photographs
    if tuple(uses) == BEYOND_THE_RECORD:
        return f"{photographs}: every use beyond the medical record"
    return f"{photographs}: {', '.join(PURPOSES[each].lower() for each in uses)}"


def _affected(recordings: Iterable[Recording], standings: Mapping[UUID, Standing]) -> tuple[Affected, ...]:
    return tuple(
        Affected(shows(each), timezone.localdate(each.made_at), STANDINGS[standings[each.pk]])
        for each in recordings
    )


def _holding(copy: Copy) -> str:
    purpose = PURPOSES[Purpose(copy.purpose)].lower()
    return f"{copy.staff.name}, for {purpose}, downloaded on {british_date(copy.at)}: {shows(copy.recording)}"
