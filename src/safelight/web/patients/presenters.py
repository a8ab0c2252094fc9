"""The page of one patient: the timeline, what was agreed to, what was asked for, and what may be done now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.consent.models import Consent, Form
from safelight.consent.presenters.tags import CONFLICT, NO_CONSENT_YET
from safelight.filing.models import Printout
from safelight.ledger.acting import Acting, Role
from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.library.presenters.cards import Session, sessions, source, to_recording
from safelight.library.presenters.consents import ConsentLine, consent_line
from safelight.people.models import Patient
from safelight.studio.held import HeldForm
from safelight.studio.presenters.held import HeldLine
from safelight.studio.presenters.lines import RequestLine
from safelight.web.components import EmptyState, PatientBanner
from safelight.web.keeping import kept_until
from safelight.web.wording import british_date


@dataclass(frozen=True, slots=True)
class Act:
    """A button: what it does and where."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class RequestItem:
    """A request, where it stands, and what the reader can do for it."""

    line: RequestLine
    next_step: Act | None
    deciding: str  # where it is said who decides
    to_print: Act | None = None


@dataclass(frozen=True, slots=True)
class PatientPage:
    """Everything on the page; `kept_until` is None while there is nothing to keep."""

    banner: PatientBanner
    sessions: tuple[Session, ...]
    consents: tuple[ConsentLine, ...]
    requests: tuple[RequestItem, ...]
    further_uses: tuple[Act, ...]  # asked for, and not answered yet
    printed: tuple[Act, ...]  # forms on paper that have not come back
    acts: tuple[Act, ...]
    held: tuple[Act, ...]  # what waits for somebody's word, each with its next step
    kept_until: date | None
    empty: EmptyState | None
    concern: str  # where one about this patient is reported


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: read by the view, in the order in which it is to be shown."""

    patient: Patient
    recordings: list[Recording]
    opened: Opened
    consents: list[Consent]
    requests: tuple[RequestLine, ...]
    held: tuple[HeldForm, ...]
    sites: Mapping[UUID, str]  # of the forms
    further_uses: list[Form]
    printed: list[Printout]


def patient_page(by: Acting, roles: frozenset[Role], shown: Shown) -> PatientPage:
    """The page for somebody in the patient's care who holds these roles."""
    patient, recordings = shown.patient, shown.recordings
    last_made_on = timezone.localdate(recordings[0].made_at) if recordings else None
    return PatientPage(
        banner=PatientBanner.of(patient, timezone.localdate(by.at)),
        sessions=_sessions(shown, roles),
        consents=tuple(consent_line(each, shown.sites, timezone.localdate(by.at)) for each in shown.consents),
        further_uses=tuple(_further_use(each, shown.sites) for each in shown.further_uses),
        printed=tuple(_printed(each, shown.sites) for each in shown.printed),
        requests=tuple(_request_item(each, roles) for each in shown.requests),
        acts=tuple(_acts(shown, roles)),
        held=tuple(_held(by, each) for each in shown.held),
        kept_until=kept_until(patient, last_made_on) if last_made_on else None,
        empty=None if recordings else _empty(patient, roles),
        concern=reverse("patient-concern", kwargs={"patient": patient.pk}),
    )


def _sessions(shown: Shown, roles: frozenset[Role]) -> tuple[Session, ...]:
    """A recording's own page and the reasoning are for clinicians: a requester sees it large instead."""
    if Role.CLINICIAN in roles:
        return sessions(shown.recordings, shown.opened, to_recording)
    made = sessions(shown.recordings, shown.opened, lambda each: _large(shown.opened, each))
    return tuple(
        replace(each, closed=tuple(replace(closed, href=None) for closed in each.closed)) for each in made
    )


def _large(opened: Opened, recording: Recording) -> str:
    return "" if opened.veils(recording) else source(opened, recording, RenditionKind.SCREEN)


def _further_use(form: Form, sites: Mapping[UUID, str]) -> Act:
    site = sites.get(form.covers_id, "one photograph") if form.covers_id else "one photograph"
    address = reverse("consent-form", kwargs={"form": form.pk})
    return Act(f"Take the consent to a further use: {site}, {british_date(form.begun_at)}", address)


def _printed(printout: Printout, sites: Mapping[UUID, str]) -> Act:
    site = sites.get(printout.form_id, "further use")
    address = reverse("printout", kwargs={"printout": printout.pk})
    return Act(f"Form on paper, not back yet: {site}, printed on {british_date(printout.at)}", address)


def _acts(shown: Shown, roles: frozenset[Role]) -> list[Act]:
    here = {"patient": shown.patient.pk}
    acts = []
    if Role.REQUESTER in roles:
        acts.append(Act("Ask for photographs", reverse("request-new", kwargs=here)))
    acts.append(Act("What was agreed, to print", reverse("statement", kwargs=here)))
    if shown.recordings and Role.CLINICIAN in roles:
        acts.append(Act("Photographs along time", reverse("timeline", kwargs=here)))
    if shown.recordings:
        acts.append(Act("Ask for a further use", reverse("further-use", kwargs=here)))
    if shown.consents:
        acts.append(Act("Withdraw consent", reverse("withdraw", kwargs=here)))
    return acts


def _held(by: Acting, held: HeldForm) -> Act:
    line = HeldLine.of(by, held, by.at)
    return Act(f"{line.body_site}: {line.number}, {line.age}. {line.next_step}", line.href or reverse("held"))


def _empty(patient: Patient, roles: frozenset[Role]) -> EmptyState:
    text = "They appear here once the studio has taken photographs that were asked for."
    if Role.REQUESTER not in roles:
        return EmptyState("No photographs yet", text)
    address = reverse("request-new", kwargs={"patient": patient.pk})
    return EmptyState("No photographs yet", text, "Ask for photographs", address)


def _request_item(line: RequestLine, roles: frozenset[Role]) -> RequestItem:
    """The consent is taken by whoever cares for the patient; the request is its requester's."""
    if line.consent == CONFLICT:
        return RequestItem(
            line, Act("Settle the conflicting answers", line.conflict_href), line.deciding_href
        )
    if line.consent == NO_CONSENT_YET:
        take = Act("Take the consent", line.consent_href)
        to_print = Act("Print the form", f"{line.consent_href}#paper")
        return RequestItem(line, take, line.deciding_href, to_print)
    may_open = Role.REQUESTER in roles
    return RequestItem(line, Act("See the request", line.href) if may_open else None, line.deciding_href)
