"""One line on what somebody said: agreed, refused or withdrawn. Names are for those in care alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.consent.models import Consent
from safelight.consent.presenters.recorded import GIVERS
from safelight.consent.presenters.tags import consent_tag
from safelight.policy.facts import Giver, Purpose, Status
from safelight.web.components import Tag
from safelight.web.verdicts import PURPOSES


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """What was said, when; who said it and who heard it are None where the reader need not know."""

    tag: Tag
    day: date
    covers: str
    uses: str | None = None
    said_by: str | None = None
    taken_by: str | None = None
    href: str | None = None  # to the form


def consent_line(consent: Consent, sites: Mapping[UUID, str]) -> ConsentLine:
    """For those who care for the patient. `sites` are the body sites of forms."""
    return ConsentLine(
        tag=consent_tag(consent),
        day=timezone.localdate(consent.at),
        covers=_covers(consent, sites),
        uses=_uses(consent),
        said_by=speaker(Giver(consent.by), consent.giver_name),
        taken_by=consent.taken_by.name,
        href=reverse("consent-form", kwargs={"form": consent.form_id}) if consent.form_id else None,
    )


def unnamed_line(consent: Consent, sites: Mapping[UUID, str]) -> ConsentLine:
    """For whoever is not in the patient's care: the level and the day alone."""
    return ConsentLine(consent_tag(consent), timezone.localdate(consent.at), _covers(consent, sites))


def speaker(giver: Giver, name: str) -> str:
    """Who said it, and in what capacity."""
    return f"{name}, {GIVERS[giver]}"


def _covers(consent: Consent, sites: Mapping[UUID, str]) -> str:
    if consent.only_recording:
        return "One photograph"
    if consent.form_id is None:
        return "All photographs of this patient"
    return f"Photographs of one form: {sites.get(consent.form_id, 'not taken yet')}"


def _uses(consent: Consent) -> str | None:
    if not consent.purposes or consent.status != Status.GIVEN:
        return None
    named = ", ".join(PURPOSES[Purpose(each)] for each in consent.purposes)
    return f"{named}: {consent.purpose_named}" if consent.purpose_named else named
