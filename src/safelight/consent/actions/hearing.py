"""The patient is heard who does not decide alone."""

from typing import Final
from uuid import UUID, uuid5

from django.utils import timezone

from safelight.consent.actions.finding import Finding, find
from safelight.consent.actions.words import Covers
from safelight.consent.models import About, Form
from safelight.consent.whom_to_ask import found_by
from safelight.ledger.acting import Acting
from safelight.policy.facts import Wishes

ON_THE_FORM: Final = "As the form was filled in"


def hear(by: Acting, form: Form, wishes: Wishes, heard_by: str, key: UUID) -> None:
    """Record what they want, if it is not what is known already. A second click adds nothing."""
    known = found_by(form, timezone.localdate(by.at)).values.get(About.WISHES)
    if known == wishes:
        return
    own = uuid5(key, "wishes")
    finding = Finding(
        About.WISHES, wishes, heard_by, by.at, Covers.photographs_of(form), grounds=ON_THE_FORM, key=own
    )
    find(by, form.patient_id, [finding])
