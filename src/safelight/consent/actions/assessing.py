"""An assessment is recorded: each question with its answer, the conclusion, who assessed and when.

To assess again is to add a further one; the last stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from django.utils import timezone

from safelight.consent.actions.finding import Finding, find
from safelight.consent.actions.words import Covers
from safelight.consent.assessments.assessment import CONCLUSION, Assessment
from safelight.consent.assessments.offered import OFFERED
from safelight.consent.models import About, Form
from safelight.consent.whom_to_ask import deciding
from safelight.ledger.acting import Acting


class AtOdds(ValueError):
    """The conclusion contradicts an answer."""


class NotAssessed(ValueError):
    """Nobody assesses this of this patient now: they are of another age, or have died."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """`answers` has one for each question, and the conclusion; `key` is the page's own."""

    answers: Mapping[str, str]
    by: str  # name and post
    at: datetime
    key: UUID


def assess(by: Acting, form: Form, assessment: Assessment, assessed: Assessed) -> None:
    """Record it, and the authorities that it grants or ends. Raises `AtOdds`, `NotAssessed` or `NotYet`."""
    if assessment.name not in OFFERED[deciding(form, timezone.localdate(by.at)).ground]:
        raise NotAssessed
    if any(assessment.at_odds(assessed.answers)):
        raise AtOdds
    concluded = assessment.conclusion(assessed.answers[CONCLUSION])
    whole = {"name": assessment.name, "version": assessment.version, **assessed.answers}
    main = _finding(form, assessed, assessment.about, concluded.value, holds=concluded.holds, answers=whole)
    granted = (
        _finding(form, assessed, About.AUTHORITY, authority, holds=holds)
        for authority, holds in assessment.granted(assessed.answers).items()
    )
    find(by, form.patient_id, [main, *granted])


OF_THE_PATIENT: Final = frozenset({About.KNOWN_WISHES, About.LIFE})
"""What is found of the patient, whatever the photographs; all else is found for one decision."""


def _finding(
    form: Form,
    assessed: Assessed,
    about: About,
    value: str,
    *,
    holds: bool,
    answers: Mapping[str, str] | None = None,
) -> Finding:
    key = assessed.key if answers else uuid5(assessed.key, value)
    return Finding(
        about,
        value,
        assessed.by,
        assessed.at,
        Covers() if about in OF_THE_PATIENT else Covers.photographs_of(form),
        holds=holds,
        answers=answers or {},
        key=key,
    )
