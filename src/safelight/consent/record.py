"""Everything that was said and found about a person, and what of it speaks of one form or one recording.

Read in a fixed number of queries for any number of patients; records that were merged are one person's.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from safelight.consent.horizon import Horizon
from safelight.consent.models import Consent, Fact, Resolution, Signature
from safelight.people.identity import persons

_SIGNED: Final = {"signers": ArraySubquery(Signature.objects.filter(consent=OuterRef("pk")).values("signer"))}


@dataclass(slots=True)
class Record:
    """One person's, in the order in which it was recorded. Consents that were voided are not in it.

    A consent comes with its form and its `signers`; what they drew stays in the database.
    """

    consents: list[Consent] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)

    def consents_on(self, form: UUID | None, recording: UUID | None = None) -> list[Consent]:
        return [each for each in self.consents if speaks_of(each, form, recording)]

    def facts_on(self, form: UUID | None, recording: UUID | None = None) -> list[Fact]:
        return [each for each in self.facts if speaks_of(each, form, recording)]

    def resolutions_on(self, form: UUID | None, recording: UUID | None = None) -> list[Resolution]:
        return [each for each in self.resolutions if speaks_of(each.upholds, form, recording)]


def speaks_of(said: Consent | Fact, form: UUID | None, recording: UUID | None) -> bool:
    """Whether a word or a finding is about this recording, else this form, else the patient as a whole."""
    if said.only_recording is not None:
        return said.only_recording == recording
    return said.form_id is None or said.form_id == form or (form is not None and _covers(said) == form)


def _covers(said: Consent | Fact) -> UUID | None:
    """The form whose recordings a later use is about. What was found for it says nothing of earlier uses."""
    return said.form.covers_id if isinstance(said, Consent) and said.form is not None else None


def records(patients: Iterable[UUID], then: Horizon | None = None) -> dict[UUID, Record]:
    """For each patient all that there is about the person; with `then`, all that there was."""
    person = persons(patients, then.merges if then else None)
    everyone = frozenset().union(*person.values())
    own: dict[frozenset[UUID], Record] = defaultdict(Record)
    of = {identity: own[all_of_them] for all_of_them in person.values() for identity in all_of_them}
    for consent in _consents(everyone, then):
        of[consent.patient_id].consents.append(consent)
    for fact in Fact.objects.filter(patient__in=everyone).order_by("number"):
        if then is None or then.saw("fact", fact.id):
            of[fact.patient_id].facts.append(fact)
    for each in Resolution.objects.filter(upholds__patient__in=everyone).select_related("upholds__form"):
        if then is None or then.saw("resolution", each.pk):
            of[each.upholds.patient_id].resolutions.append(each)
    return {patient: own[all_of_them] for patient, all_of_them in person.items()}


def record_of(patient: UUID) -> Record:
    return records([patient])[patient]


def _consents(patients: Iterable[UUID], then: Horizon | None) -> Iterable[Consent]:
    rows = Consent.objects.filter(patient__in=patients).order_by("number").select_related("form")
    rows = rows.annotate(**_SIGNED)
    if then is None:
        return rows.filter(voiding=None)
    return (each for each in rows.select_related("voiding") if _stood(each, then))


def _stood(consent: Consent, then: Horizon) -> bool:
    voided = hasattr(consent, "voiding") and then.saw("voiding", consent.voiding.pk)
    return then.saw("consent", consent.id) and not voided
