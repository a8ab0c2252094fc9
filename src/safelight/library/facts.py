"""From the tables to the policy's facts, for many recordings in a fixed number of queries."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from safelight.consent.counting import counting, reaches_only_the_record
from safelight.consent.established import Established, established
from safelight.consent.horizon import Horizon
from safelight.consent.models import About, Consent, Fact
from safelight.consent.record import Record, records
from safelight.ledger.acting import Acting, By, Role
from safelight.library.models import Recording
from safelight.people.age import age_on
from safelight.people.care import cared_for
from safelight.people.models import Patient
from safelight.policy import facts
from safelight.policy.person import OF_AGE

_ROLES = {
    Role.CLINICAL_PHOTOGRAPHER: facts.Role.CLINICAL_PHOTOGRAPHER,
    Role.INFORMATION_GOVERNANCE: facts.Role.INFORMATION_GOVERNANCE,
}


def load(recordings: Sequence[Recording], by: By, then: Horizon | None = None) -> dict[UUID, facts.Facts]:
    """The facts of each recording for whoever acts; with `then`, as they were known at that moment.

    The recordings come with their patients selected.
    """
    patients = {each.patient_id for each in recordings}
    known = records(patients, then)
    caring = cared_for(by.staff, patients, by.at)
    today = timezone.localdate(by.at)
    actors = {patient: _actor(by, in_care_team=patient in caring) for patient in patients}
    return {
        each.pk: _facts(each, known[each.patient_id], actors[each.patient_id], today) for each in recordings
    }


def at_the_making(recording: Recording, by: By) -> facts.Facts:
    """What was so when it was made: nothing that was said or found since, a waking or a withdrawal, counts."""
    known = records([recording.patient_id])[recording.patient_id]
    until = recording.made_at
    then = Record(
        consents=[each for each in known.consents if each.said <= until],
        facts=[each for each in known.facts if each.found_at <= until],
        resolutions=[each for each in known.resolutions if each.at <= until],
    )
    caring = cared_for(by.staff, [recording.patient_id], by.at)
    actor = _actor(by, in_care_team=recording.patient_id in caring)
    return _facts(recording, then, actor, timezone.localdate(until))


def _facts(row: Recording, known: Record, actor: facts.Actor, today: date) -> facts.Facts:
    found = known.facts_on(row.form_id, row.pk)
    now = established(found)
    made_on = timezone.localdate(row.made_at)
    said = counting(known.consents_on(row.form_id, row.pk), known.resolutions_on(row.form_id, row.pk), today)
    return facts.Facts(
        patient=_patient(row.patient, now, today, lambda: _could_decide_then(row, made_on, found)),
        recording=_recording(row, made_on, now),
        consents=tuple(_consent(each, row.made_at, today) for each in said),
        authorities=now.authorities.union(map(facts.Authority, row.authorities)),
        actor=actor,
        today=today,
    )


def _consent(row: Consent, made_at: datetime, today: date) -> facts.Consent:
    run_out = reaches_only_the_record(row, today)
    return facts.Consent(
        by=facts.Giver(row.by),
        to=facts.Scope(row.to),
        form=facts.ConsentForm(row.expressed),
        signed_by=frozenset(map(facts.Signatory, row.signers)),
        level=facts.Level.RECORDS if run_out else facts.Level(row.level),
        purposes=frozenset() if run_out else frozenset(facts.Purpose(each) for each in row.purposes),
        when=facts.When.BEFORE if row.said <= made_at else facts.When.AFTER,
        status=facts.Status(row.status),
        told_cannot_withdraw_once_published=row.told_cannot_withdraw_once_published,
    )


def _could_decide_then(row: Recording, made_on: date, found: Iterable[Fact]) -> bool:
    """Whether the patient decided for themself when the recording was made."""
    if age_on(made_on, row.patient.born_on) >= OF_AGE:
        return True
    then = established(each for each in found if each.found_at <= row.made_at)
    return then.word(About.MATURITY, facts.Maturity.NOT_COMPETENT) == facts.Maturity.COMPETENT


def _patient(
    person: Patient, now: Established, today: date, could_decide_then: Callable[[], bool]
) -> facts.Patient:
    age = age_on(today, person.born_on)
    maturity = now.word(About.MATURITY, facts.Maturity.NOT_COMPETENT)
    capacity = now.word(About.CAPACITY, facts.Capacity.HAS)
    grown = age >= OF_AGE or maturity == facts.Maturity.COMPETENT
    return facts.Patient(
        age=age,
        life=now.word(About.LIFE, facts.Life.DECEASED if _died_by(today, person) else facts.Life.ALIVE),
        capacity=capacity,
        maturity=maturity,
        wishes=now.word(About.WISHES, facts.Wishes.UNKNOWN),
        known_wishes_before_death=now.word(About.KNOWN_WISHES, facts.KnownWishes.NONE),
        harm_expected=now.yes(About.HARM_EXPECTED),
        matured_since=grown and capacity == facts.Capacity.HAS and not could_decide_then(),
    )


def _died_by(day: date, person: Patient) -> bool:
    return person.died_on is not None and person.died_on <= day


def _recording(row: Recording, made_on: date, now: Established) -> facts.Recording:
    return facts.Recording(
        medium=facts.Medium(row.medium),
        kind=facts.Kind(row.kind),
        made_for=facts.MadeFor(row.made_for),
        made_by=facts.MadeBy(row.made_by),
        device=facts.Device(row.device),
        identifiability=now.word(About.IDENTIFIABILITY, facts.Identifiability(row.identifiability)),
        anonymised_by=facts.AnonymisedBy(row.anonymised_by),
        shows=frozenset(facts.Shows(each) for each in row.shows),
        others=now.word(About.OTHERS, facts.Others(row.others)),
        made_on=made_on,
        published=row.published or now.yes(About.PUBLISHED),
        planned=row.planned,
        coroners=row.coroners,
        equal_alternative=row.equal_alternative,
        made_against_the_rules=now.yes(About.MADE_AGAINST_THE_RULES),
    )


def _actor(by: By, *, in_care_team: bool) -> facts.Actor:
    if not isinstance(by, Acting):
        return facts.Actor(facts.Role.EXTERNAL, in_care_team=False, library_access=False)
    otherwise = facts.Role.CONSULTANT if by.consultant else facts.Role.CLINICIAN
    # The studio works for the team that asked, and is who traces recordings (CUH-6).
    for_the_team = in_care_team or by.role is Role.CLINICAL_PHOTOGRAPHER
    return facts.Actor(_ROLES.get(by.role, otherwise), for_the_team, by.may_use_library)
