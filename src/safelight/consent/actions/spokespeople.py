"""Somebody who speaks for a patient is put on file with the document that was seen, or is taken off it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.utils import timezone

from safelight.consent.actions.finding import NotYet
from safelight.consent.actions.speaking import wait_for
from safelight.consent.models import Document, Form, Spokesperson
from safelight.consent.speaking_for import SpeaksAs, open_to
from safelight.consent.whom_to_ask import deciding, spokespeople_of
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.trail.events import Event


class NotForThisPatient(ValueError):
    """Nobody speaks for this patient in that capacity: the patient is of age, alive, or able to decide."""


class NotSeen(ValueError):
    """The document that shows this authority has not been seen."""


class KnownAlready(ValueError):
    """Somebody of this name speaks for the patient in this capacity already."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The document, its number, and the day on which it was seen."""

    document: Document
    reference: str
    on: date


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for the patient, and as what."""

    name: str
    speaks_as: SpeaksAs
    seen: Seen | None
    key: UUID  # the page's own


def name(by: Acting, form: Form, speaker: Speaker) -> None:
    """Put somebody on file. Raises `NotForThisPatient`, `NotSeen`, `NotYet` or `KnownAlready`."""
    as_, seen = speaker.speaks_as, speaker.seen
    if as_.documents and (seen is None or seen.document not in as_.documents):
        raise NotSeen
    if seen is not None and seen.on > timezone.localdate(by.at):
        raise NotYet
    with recorded(Event.SPOKESPERSON_NAME, by, patient=form.patient_id, giver=as_.giver) as entry:
        wait_for(form.patient_id)
        if Spokesperson.objects.filter(id=speaker.key).exists():
            return
        now = deciding(form, timezone.localdate(by.at))
        if as_ not in open_to(now.ground, protection=now.protection):
            raise NotForThisPatient
        if _known(form, speaker):
            raise KnownAlready
        row = Spokesperson.objects.create(
            id=speaker.key,
            patient_id=form.patient_id,
            giver=as_.giver,
            name=speaker.name,
            relationship=as_.words,
            document=seen.document if seen else "",
            reference=seen.reference if seen else "",
            seen_on=seen.on if seen else None,
            recorded_by_id=by.staff,
            at=by.at,
        )
        entry.adds("spokesperson", row.id)


def end(by: Acting, speaker: Spokesperson) -> None:
    """Somebody no longer speaks for the patient. What they said while they did stays. A second click adds nothing."""
    with recorded(Event.SPOKESPERSON_END, by, patient=speaker.patient_id, giver=speaker.giver) as entry:
        wait_for(speaker.patient_id)
        if Spokesperson.objects.filter(ends=speaker).exists():
            return
        row = Spokesperson.objects.create(
            id=uuid5(speaker.id, "end"),
            patient_id=speaker.patient_id,
            giver=speaker.giver,
            name=speaker.name,
            relationship=speaker.relationship,
            ends=speaker,
            recorded_by_id=by.staff,
            at=by.at,
        )
        entry.adds("spokesperson", row.id)


def _known(form: Form, speaker: Speaker) -> bool:
    wanted = _plain(speaker.name)
    same = (each for each in spokespeople_of(form.patient_id) if each.giver == speaker.speaks_as.giver)
    return any(_plain(each.name) == wanted for each in same)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
