"""One consent, refusal or withdrawal, as it was recorded. What several of them amount to is in `voice.py`."""

from dataclasses import dataclass
from enum import StrEnum

from safelight.policy.facts.purpose import Purpose


class Giver(StrEnum):
    """Who speaks; `attorney` is anyone with legal authority to decide for an adult."""

    PATIENT = "patient"
    PARENT = "parent"
    ATTORNEY = "attorney"
    PERSONAL_REPRESENTATIVE = "personal-representative"
    NEXT_OF_KIN = "next-of-kin"
    SOCIAL_WORKER = "social-worker"
    POLICE = "police"


class Scope(StrEnum):
    """What is consented to: the recording and its use in the level, a procedure, or a later use alone."""

    RECORDING = "recording"
    PROCEDURE = "procedure"
    USE = "use"


class ConsentForm(StrEnum):
    WRITTEN = "written"
    ORAL = "oral"


class Signatory(StrEnum):
    GIVER = "giver"
    STAFF = "staff"


class Level(StrEnum):
    """The three levels of the form: the record; record and teaching; record and named purposes."""

    RECORDS = "records"
    TEACHING = "teaching"
    SPECIFIED = "specified"


class When(StrEnum):
    """Before or after the recording was made."""

    BEFORE = "before"
    AFTER = "after"


class Status(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Consent:
    """`purposes` count at level `specified` only; `as_required` stands for an open-ended wording there."""

    by: Giver
    to: Scope = Scope.RECORDING
    form: ConsentForm = ConsentForm.WRITTEN
    signed_by: frozenset[Signatory] = frozenset(Signatory)
    level: Level = Level.RECORDS
    purposes: frozenset[Purpose] = frozenset()
    as_required: bool = False
    when: When = When.BEFORE
    status: Status = Status.GIVEN
    told_cannot_withdraw_once_published: bool = False
