"""The words of a download and of a withdrawal: before the click what will happen, after it what has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.consent.actions import Covers
from safelight.consent.models import Consent
from safelight.ledger.acting import Acting
from safelight.library.door import Opened
from safelight.library.models import Recording
from safelight.library.presenters.cards import pictures, shows, to_recording
from safelight.library.presenters.consents import speaker
from safelight.people.models import Patient
from safelight.policy.facts import Giver, Purpose
from safelight.policy.standing import Standing
from safelight.release import queries
from safelight.release.forms import DownloadForm, WithdrawForm
from safelight.release.intent import Intent
from safelight.release.models import Copy
from safelight.release.withdrawal import Foreseen
from safelight.web.components import STANDINGS, PatientBanner, Picture, Tag
from safelight.web.verdicts import PURPOSES
from safelight.web.wording import british_date


@dataclass(frozen=True, slots=True)
class DownloadPage:
    """What whoever downloads takes on."""

    form: DownloadForm
    picture: Picture
    back: str

    @classmethod
    def of(cls, form: DownloadForm, recording: Recording, opened: Opened) -> "DownloadPage":
        return cls(form, pictures(opened, to_recording)[recording], to_recording(recording))


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """What is withdrawn, and who says so. `stale` where a page was confirmed that was too old."""

    patient: PatientBanner
    form: WithdrawForm
    back: str
    stale: bool = False

    @classmethod
    def of(cls, by: Acting, patient: Patient, form: WithdrawForm, *, stale: bool = False) -> "ChoosePage":
        return cls(_banner(by, patient), form, _page_of(patient), stale)


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
    published: tuple[Affected, ...]
    intent: str
    back: str

    @classmethod
    def of(cls, by: Acting, patient: Patient, intent: Intent, foreseen: Foreseen) -> "ConfirmPage":
        return cls(
            patient=_banner(by, patient),
            said_by=speaker(intent.giver, intent.giver_name),
            what=_what(intent.covers),
            closing=_affected(foreseen.closing, foreseen.standings),
            staying=_affected(foreseen.staying, foreseen.standings),
            recalled=tuple(_holding(each) for each in foreseen.recalled),
            published=_affected(foreseen.published, foreseen.standings),
            intent=intent.sealed(),
            back=_page_of(patient),
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
    back: str

    @classmethod
    def of(cls, by: Acting, patient: Patient, consent: Consent) -> "DonePage":
        covers = Covers(form=consent.form_id, recording=consent.only_recording)
        affected = list(queries.covered(patient.pk, covers))
        return cls(
            patient=_banner(by, patient),
            said_by=speaker(Giver(consent.by), consent.giver_name),
            what=_what(covers),
            at=british_date(consent.at),
            now=_affected(affected, {each.pk: Standing(each.standing) for each in affected}),
            recalled=tuple(_holding(each) for each in queries.recalled_with(consent)),
            back=_page_of(patient),
        )


def _banner(by: Acting, patient: Patient) -> PatientBanner:
    return PatientBanner.of(patient, timezone.localdate(by.at), _page_of(patient))


def _page_of(patient: Patient) -> str:
    return reverse("patient", kwargs={"patient": patient.pk})


def _what(covers: Covers) -> str:
    if queries.further_use(covers):
        return "A further use alone"
    if covers.recording:
        return "One photograph"
    return "The photographs of one form" if covers.form else "All photographs of this patient"


def _affected(recordings: Iterable[Recording], standings: Mapping[UUID, Standing]) -> tuple[Affected, ...]:
    return tuple(
        Affected(shows(each), timezone.localdate(each.made_at), STANDINGS[standings[each.pk]])
        for each in recordings
    )


def _holding(copy: Copy) -> str:
    purpose = PURPOSES[Purpose(copy.purpose)].lower()
    return f"{copy.staff.name}, for {purpose}, downloaded on {british_date(copy.at)}: {shows(copy.recording)}"
