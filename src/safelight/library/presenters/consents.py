"""One line on what somebody said: agreed, refused or withdrawn. Names are for those in care alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils import timezone

from safelight.consent.models import Consent
from safelight.policy.facts import Giver, Level, Purpose, Status
from safelight.web.components import LEVELS, Tag
from safelight.web.verdicts import PURPOSES

GIVERS: Final[Mapping[Giver, str]] = {
    Giver.PATIENT: "The patient",
    Giver.PARENT: "A parent",
    Giver.ATTORNEY: "An attorney or deputy",
    Giver.PERSONAL_REPRESENTATIVE: "The personal representative",
    Giver.NEXT_OF_KIN: "The next of kin",
    Giver.SOCIAL_WORKER: "A social worker",
    Giver.POLICE: "The police",
}
ENDED: Final[Mapping[Status, Tag]] = {
    Status.REFUSED: Tag("Refused", "red"),
    Status.WITHDRAWN: Tag("Withdrawn", "red"),
}


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


def consent_line(consent: Consent) -> ConsentLine:
    """For those who care for the patient."""
    return ConsentLine(
        tag=_tag(consent),
        day=timezone.localdate(consent.at),
        covers=_covers(consent),
        uses=_uses(consent),
        said_by=f"{GIVERS[Giver(consent.by)]}, {consent.giver_name}",
        taken_by=consent.taken_by.name,
        href=reverse("consent-form", kwargs={"form": consent.form_id}) if consent.form_id else None,
    )


def unnamed_line(consent: Consent) -> ConsentLine:
    """For whoever is not in the patient's care: the level and the day alone."""
    return ConsentLine(_tag(consent), timezone.localdate(consent.at), _covers(consent))


def _tag(consent: Consent) -> Tag:
    return ENDED.get(Status(consent.status)) or LEVELS[Level(consent.level)]


def _covers(consent: Consent) -> str:
    if consent.only_recording:
        return "One photograph"
    return "The photographs of one form" if consent.form_id else "All photographs"


def _uses(consent: Consent) -> str | None:
    if not consent.purposes or consent.status != Status.GIVEN:
        return None
    named = ", ".join(PURPOSES[Purpose(each)] for each in consent.purposes)
    return f"{named}: {consent.purpose_named}" if consent.purpose_named else named
