"""From the tables to the policy's facts, for many recordings in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from safelight.consent.models import Consent
from safelight.ledger.acting import Acting, By, Role
from safelight.library.models import Recording
from safelight.people.care import cared_for
from safelight.people.models import Patient
from safelight.policy import facts

_ROLES = {
    Role.CLINICAL_PHOTOGRAPHER: facts.Role.CLINICAL_PHOTOGRAPHER,
    Role.INFORMATION_GOVERNANCE: facts.Role.INFORMATION_GOVERNANCE,
}


def load(recordings: Sequence[Recording], by: By) -> dict[UUID, facts.Facts]:
    """The facts of each recording for whoever acts. The recordings come with their patients selected."""
    patients = {each.patient_id for each in recordings}
    said = _consents_by_patient(patients)
    caring = cared_for(by.staff, patients, by.at)
    today = timezone.localdate(by.at)
    actors = {patient: _actor(by, in_care_team=patient in caring) for patient in patients}
    return {
        each.pk: facts.Facts(
            patient=_patient(each.patient, today),
            recording=_recording(each),
            consents=_speaking_of(each, said[each.patient_id]),
            authorities=frozenset(facts.Authority(name) for name in each.authorities),
            actor=actors[each.patient_id],
            today=today,
        )
        for each in recordings
    }


def age_on(day: date, born: date) -> int:
    """Completed years; who was born on 29 February has a birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _consents_by_patient(patients: Iterable[UUID]) -> dict[UUID, list[Consent]]:
    said: dict[UUID, list[Consent]] = defaultdict(list)
    rows = (
        Consent.objects.filter(patient__in=list(patients)).order_by("number").prefetch_related("signatures")
    )
    for row in rows:
        said[row.patient_id].append(row)
    return said


def _speaking_of(recording: Recording, said: Iterable[Consent]) -> tuple[facts.Consent, ...]:
    """The consents that speak of this recording, in the order in which they were said."""
    return tuple(_consent(each, recording) for each in said if _covers(each, recording))


def _covers(consent: Consent, recording: Recording) -> bool:
    if consent.only_recording is not None:
        return consent.only_recording == recording.pk
    return consent.form_id is None or consent.form_id == recording.form_id


def _consent(row: Consent, recording: Recording) -> facts.Consent:
    return facts.Consent(
        by=facts.Giver(row.by),
        to=facts.Scope(row.to),
        form=facts.ConsentForm(row.expressed),
        signed_by=frozenset(facts.Signatory(each.signer) for each in row.signatures.all()),
        level=facts.Level(row.level),
        purposes=frozenset(facts.Purpose(each) for each in row.purposes),
        when=facts.When.BEFORE if row.at <= recording.made_at else facts.When.AFTER,
        status=facts.Status(row.status),
        told_cannot_withdraw_once_published=row.told_cannot_withdraw_once_published,
    )


def _patient(row: Patient, today: date) -> facts.Patient:
    return facts.Patient(
        age=age_on(today, row.born_on),
        life=facts.Life.ALIVE if row.died_on is None else facts.Life.DECEASED,
    )


def _recording(row: Recording) -> facts.Recording:
    return facts.Recording(
        medium=facts.Medium(row.medium),
        kind=facts.Kind(row.kind),
        made_for=facts.MadeFor(row.made_for),
        made_by=facts.MadeBy(row.made_by),
        device=facts.Device(row.device),
        identifiability=facts.Identifiability(row.identifiability),
        anonymised_by=facts.AnonymisedBy(row.anonymised_by),
        shows=frozenset(facts.Shows(each) for each in row.shows),
        others=facts.Others(row.others),
        made_on=timezone.localdate(row.made_at),
        published=row.published,
        planned=row.planned,
        coroners=row.coroners,
        equal_alternative=row.equal_alternative,
    )


def _actor(by: By, *, in_care_team: bool) -> facts.Actor:
    if not isinstance(by, Acting):
        return facts.Actor(facts.Role.EXTERNAL, in_care_team=False, library_access=False)
    otherwise = facts.Role.CONSULTANT if by.consultant else facts.Role.CLINICIAN
    # The studio works for the team that asked, and is who traces recordings (CUH-6).
    for_the_team = in_care_team or by.role is Role.CLINICAL_PHOTOGRAPHER
    return facts.Actor(_ROLES.get(by.role, otherwise), for_the_team, by.may_use_library)
