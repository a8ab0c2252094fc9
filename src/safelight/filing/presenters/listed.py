"""Scanned forms: where to send them, those to read by hand, and what the records system has not been offered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from safelight.consent.models import Consent
from safelight.consent.presenters.recorded import heading
from safelight.filing import queries
from safelight.filing.doubts import Doubt
from safelight.filing.models import Batch, ReturnedForm
from safelight.filing.presenters.doubts import reasons
from safelight.filing.presenters.received import read
from safelight.filing.receiving import Outcome, Received
from safelight.ledger.acting import Acting, Role
from safelight.paper.limits import MAX_BYTES
from safelight.people.models import Patient
from safelight.web.components import EmptyState, Upload, Uploader
from safelight.web.wording import british_time, file_size, plural, spaced_nhs_number

LISTED: Final = 50
WORDS: Final = {
    Outcome.FILED: "Filed",
    Outcome.READING: "Being read",
    Outcome.TO_READ: "To be read",
    Outcome.KNOWN: "Already here",
    Outcome.REFUSED: "Refused",
    Outcome.BROKEN: "Not sent",
}
NOTHING: Final = EmptyState(
    "Nothing to read by hand",
    "Forms appear here if a page is missing, a code cannot be read, or something on them needs a person's eye.",
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A form that came back and was not filed by itself."""

    patient: str
    came: str
    reasons: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class InHand:
    """A scan of many pages: how far it is."""

    heading: str
    state: str


@dataclass(frozen=True, slots=True)
class NotOffered:
    """A signed form that the records system has not been offered, or an answer without one (`href` is None)."""

    patient: str
    said: str
    href: str | None


@dataclass(frozen=True, slots=True)
class ScannedFormsPage:
    """`records` are lines on the records system, and `not_offered` the forms, for medical records alone. `busy`: it
    will soon look different.
    """

    uploads: Uploader
    in_hand: tuple[InHand, ...]
    busy: bool
    waiting: tuple[Waiting, ...]
    records: tuple[str, ...]
    not_offered: tuple[NotOffered, ...]

    title = "Scanned forms"
    nothing = NOTHING

    @classmethod
    def of(
        cls,
        by: Acting,
        waiting: Sequence[ReturnedForm],
        doubts: Mapping[UUID, tuple[Doubt, ...]],
        received: Sequence[Received],
    ) -> "ScannedFormsPage":
        batches = queries.batches(by)
        return cls(
            uploads=_uploader(received),
            in_hand=tuple(map(_in_hand, batches)),
            busy=any(each.ended_at is None for each in batches),
            waiting=tuple(_line(each, doubts[each.pk]) for each in waiting),
            records=_records() if by.role is Role.MEDICAL_RECORDS else (),
            not_offered=_not_offered() if by.role is Role.MEDICAL_RECORDS else (),
        )


def _in_hand(batch: Batch) -> InHand:
    heading = f"{plural(batch.pages, 'page')}, {british_time(batch.at)}, {batch.brought_by.name}"
    if batch.scan_id is not None:
        return InHand(heading, f"Done: {read(batch.pages, *queries.counted(batch.scan_id))}")
    if batch.ended_at is not None:
        return InHand(heading, f"Refused: {batch.refusal}")
    if batch.read < batch.pages and batch.read:
        return InHand(heading, f"Reading page {batch.read + 1} of {batch.pages}.")
    return InHand(heading, "Filing what was read." if batch.read else "Waiting to be read.")


def _uploader(received: Sequence[Received]) -> Uploader:
    return Uploader(
        reverse("scanned-forms-upload"),
        tuple(Upload(each.name, WORDS[each.outcome], each.message) for each in received),
        largest=MAX_BYTES,
        accept="application/pdf,image/jpeg,image/png,image/tiff,.pdf,.jpg,.jpeg,.png,.tif,.tiff",
        label="Scans",
        takes=f"PDF of several forms, or JPEG, PNG or TIFF of a page, up to {file_size(MAX_BYTES)} each",
    )


def _line(returned: ReturnedForm, doubts: tuple[Doubt, ...]) -> Waiting:
    patient = returned.printout.form.patient if returned.printout else None
    return Waiting(
        patient=_named(patient) if patient else "Not known yet",
        came=f"{british_time(returned.scan.at)}, {returned.scan.brought_by.name}",
        reasons=reasons(returned, doubts),
        href=reverse("scanned-form", kwargs={"returned": returned.pk}),
    )


def _named(patient: Patient) -> str:
    number = spaced_nhs_number(patient.nhs_number)
    return f"{patient.family_name.upper()}, {patient.given_name}, NHS No. {number}"


def _not_offered() -> tuple[NotOffered, ...]:
    """The oldest, as many as one looks through."""
    unmade = (_unoffered(each, None) for each in queries.without_signed_form()[:LISTED])
    kept = ((each.consent, each.pk) for each in queries.not_offered()[:LISTED] if each.consent)
    return (*unmade, *(_unoffered(*each) for each in kept))


def _unoffered(consent: Consent, document: UUID | None) -> NotOffered:
    href = reverse("document", kwargs={"document": document}) if document else None
    return NotOffered(_named(consent.patient), heading(consent), href)


def _records() -> tuple[str, ...]:
    unmade, waiting = queries.without_signed_form().count(), queries.not_offered().count()
    outbox = settings.SAFELIGHT_RECORDS_OUTBOX is not None
    lines = (
        f"{plural(unmade, 'answer')} without a signed form yet." if unmade else "",
        f"{plural(waiting, 'signed form')} not offered to the records system yet." if waiting else "",
        ""
        if outbox
        else "No outbox of the records system is set (SAFELIGHT_RECORDS_OUTBOX): the forms are kept here.",
        ""
        if unmade or waiting
        else "The records system has been offered every signed form."
        if outbox
        else "",
    )
    return tuple(each for each in lines if each)
