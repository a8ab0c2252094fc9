"""The use cases of release: a copy leaves, is given up; a publication is put on the register."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone

from safelight.consent.actions import Covers, Finding, establish, wait_for
from safelight.consent.announce import announce
from safelight.consent.established import YES
from safelight.consent.models import About
from safelight.ledger.acting import Acting
from safelight.ledger.refused import Refused
from safelight.ledger.writing import recorded
from safelight.library import door
from safelight.library.derivatives import Derivative
from safelight.library.models import Recording
from safelight.library.reasoning import known_of
from safelight.policy.facts import Purpose
from safelight.policy.questions import Use
from safelight.release import credentials
from safelight.release.models import Copy, End, GivenUp, Publication
from safelight.trail.events import Event


class NotAccepted(Exception):
    """Whoever downloads takes on the copy's use and safe keeping (CUH-13); this person has not said so."""


class AlreadyGivenUp(Exception):
    """Somebody has recorded before what became of this copy."""


class NotYetPublished(Exception):
    """The date of publication is still to come."""


@dataclass(frozen=True, slots=True)
class Published:
    """Where a recording is public: which journal, book, site or programme, and since when."""

    purpose: Purpose
    named: str
    on: date


def download(
    by: Acting, recording: UUID, purpose: Purpose, *, accepted: bool, derivative: Derivative | None = None
) -> door.Parcel:
    """A copy to keep, with its credentials in it and noted on the register; of a derivative, if one is named.

    Raises `NotAccepted`, `Refused`, `NoSuchThing`, or `UnfitCertificate` before anything is done.
    """
    if not accepted:
        raise NotAccepted
    credential = credentials.credential(by.at)
    copy = Copy(recording_id=recording, derivative=derivative, staff_id=by.staff, purpose=purpose, at=by.at)
    number = derivative.number if derivative else None
    parcel = door.hand_over_copy(by, recording, purpose, lambda _: copy.save(force_insert=True), number)
    return replace(parcel, data=credentials.put_into(parcel.data, copy, credential))


def give_up(by: Acting, copy: Copy, how: End, note: str = "") -> None:
    """Record what became of a copy. Raises `AlreadyGivenUp`."""
    recording = copy.recording
    with recorded(Event.COPY_GIVE_UP, by, patient=recording.patient_id, recordings=[recording.pk], how=how):
        wait_for(recording.patient_id)
        if GivenUp.objects.filter(copy=copy).exists():
            raise AlreadyGivenUp
        GivenUp.objects.create(copy=copy, how=how, note=note, recorded_by_id=by.staff, at=by.at)


def publish(by: Acting, recording: Recording, published: Published) -> Publication:
    """Put a publication on the register; the recording counts as published from then on.

    A second time the same is found, not added. Raises `Refused` where no consent reaches it, and
    `NotYetPublished`.
    """
    if published.on > timezone.localdate(by.at):
        raise NotYetPublished
    patient = recording.patient_id
    with recorded(Event.PUBLICATION_RECORD, by, patient=patient, recordings=[recording.pk]) as entry:
        wait_for(patient)
        entry.purpose = published.purpose
        entry.verdict = settings.SAFELIGHT_STACK.decide(known_of(recording, by), Use(published.purpose))
        if not entry.verdict.permitted:
            raise Refused(entry.verdict)
        publication, new = Publication.objects.get_or_create(
            recording=recording,
            purpose=published.purpose,
            named=published.named,
            defaults={"published_on": published.on, "recorded_by_id": by.staff, "at": by.at},
        )
        if new:
            covers = Covers(recording=recording.pk)
            finding = Finding(About.PUBLISHED, YES, published.named[:160], by.at, covers, key=uuid4())
            establish(by, entry, patient, [finding])
            announce(by, patient)
    return publication
