"""One line on what somebody said: agreed, refused or withdrawn. Names are for those in care alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.consent.models import Consent
from safelight.consent.presenters.recorded import GIVERS, capacity, runs_out
from safelight.consent.presenters.tags import consent_tag
from safelight.policy.facts import Giver, Purpose, Scope, Status
from safelight.web.components import Tag
from safelight.web.verdicts import PURPOSES


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """What was said, when, and until when it reaches beyond the record; who said it and who heard it are None
    where the reader need not know.
    """

    tag: Tag
    day: date
    covers: str
    runs_out: str | None = None
    uses: str | None = None
    said_by: str | None = None
    taken_by: str | None = None
    href: str | None = None  # to the form


def consent_line(consent: Consent, sites: Mapping[UUID, str], today: date) -> ConsentLine:
    """For those who care for the patient. `sites` are the body sites of forms."""
    return ConsentLine(
        tag=consent_tag(consent),
        day=timezone.localdate(consent.said),
        covers=_covers(consent, sites),
        runs_out=runs_out(consent, today),
        uses=_uses(consent),
        said_by=f"{consent.giver_name}, {capacity(consent)}",
        taken_by=consent.taken_by.name,
        href=reverse("consent-form", kwargs={"form": consent.form_id}) if consent.form_id else None,
    )


def unnamed_line(consent: Consent, sites: Mapping[UUID, str], today: date) -> ConsentLine:
    """For whoever is not in the patient's care: the level and the days alone."""
    return ConsentLine(
        consent_tag(consent),
        timezone.localdate(consent.said),
        _covers(consent, sites),
        runs_out(consent, today),
    )


def speaker(giver: Giver, name: str) -> str:
    """Who said it, and in what capacity."""
    return f"{name}, {GIVERS[giver]}"


def _covers(consent: Consent, sites: Mapping[UUID, str]) -> str:
    """`consent` comes with its form."""
    if consent.to == Scope.USE and consent.form is not None:
        return f"A further use of {_further(consent, sites)}"
    if consent.only_recording:
        return "One photograph"
    if consent.form_id is None:
        return "All photographs of this patient"
    return f"Photographs of one form: {sites.get(consent.form_id, 'not taken yet')}"


def _further(consent: Consent, sites: Mapping[UUID, str]) -> str:
    if consent.only_recording:
        return "one photograph"
    earlier = consent.form.covers_id if consent.form else None
    site = sites.get(earlier) if earlier else None
    return f"photographs of one form: {site}" if site else "photographs of one form"


def _uses(consent: Consent) -> str | None:
    if not consent.purposes or (consent.status != Status.GIVEN and consent.to != Scope.USE):
        return None
    named = ", ".join(PURPOSES[Purpose(each)] for each in consent.purposes)
    return f"{named}: {consent.purpose_named}" if consent.purpose_named else named
