"""The first page of oversight, and the logs of a patient and of a recording. Whoever reads a log is on it."""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from safelight.ledger import reading
from safelight.ledger.acting import Acting
from safelight.library import rereading
from safelight.library.models import Recording
from safelight.oversight import actions, queries
from safelight.oversight.backups import backups
from safelight.oversight.incidents import open_incidents
from safelight.oversight.presenters.backups import backup_line
from safelight.oversight.presenters.letter import Letter
from safelight.oversight.presenters.log import Known
from safelight.oversight.presenters.overview import OversightPage
from safelight.oversight.presenters.vault import vault_line
from safelight.oversight.presenters.whose import LogPage
from safelight.oversight.searching import Sought, entries
from safelight.oversight.unusual.listing import number_waiting
from safelight.oversight.views.paging import as_file, before
from safelight.oversight.watching import WATCHING
from safelight.people.models import Patient
from safelight.release.queries import outstanding
from safelight.web.acting import acting

A_PAGE: Final = 100


@acting(*WATCHING)
@require_safe
def oversight(request: HttpRequest, by: Acting) -> HttpResponse:
    waits = (open_incidents().count(), number_waiting())
    well = vault_line(rereading.state(), settings.SAFELIGHT_VAULT_CHECK_DAYS, by.at)
    backup = backup_line(backups(), by.at)
    page = OversightPage.of(queries.week(by.at), outstanding(), *waits, queries.health(), well, backup)
    return render(request, "oversight/oversight.jinja", {"page": page})


@acting(*WATCHING)
@require_safe
def patient_log(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    about = get_object_or_404(Patient, pk=patient)
    actions.read(by, patient)
    told = reading.newest(entries(Sought(patient=patient)), A_PAGE + 1, before(request))
    return render(request, "oversight/log.jinja", {"page": LogPage.of_patient(by, about, told, A_PAGE)})


@acting(*WATCHING)
@require_safe
def patient_log_csv(_: HttpRequest, by: Acting, patient: UUID) -> HttpResponseBase:
    get_object_or_404(Patient, pk=patient)
    known = Known(queries.recordings_by_pseudonym(patient))
    return as_file(by, Sought(patient=patient), f"log-{str(patient)[:8]}.csv", known)


@acting(*WATCHING)
@require_safe
def patient_letter(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    about = get_object_or_404(Patient, pk=patient)
    actions.read(by, patient)
    page = Letter.of(about, reading.everything(entries(Sought(patient=patient))), by.at)
    return render(request, "oversight/letter.jinja", {"page": page})


@acting(*WATCHING)
@require_safe
def recording_log(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    about = get_object_or_404(Recording.objects.select_related("patient"), pk=recording)
    actions.read(by, about.patient_id, recording)
    told = reading.newest(entries(Sought(recording=recording)), A_PAGE + 1, before(request))
    return render(request, "oversight/log.jinja", {"page": LogPage.of_recording(by, about, told, A_PAGE)})
