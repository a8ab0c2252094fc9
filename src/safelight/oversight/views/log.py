"""The pages of information governance. Whoever reads a patient's log is on that log."""

import csv
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from safelight.ledger import reading
from safelight.ledger.acting import Acting, Role
from safelight.ledger.writing import note
from safelight.library import rereading
from safelight.library.models import Recording
from safelight.oversight import queries
from safelight.oversight.incidents import open_incidents
from safelight.oversight.presenters.log import LogPage, csv_rows
from safelight.oversight.presenters.overview import OversightPage
from safelight.oversight.presenters.vault import vault_line
from safelight.people.identity import one_person
from safelight.people.models import Patient
from safelight.release.queries import outstanding
from safelight.trail.events import Event
from safelight.web.acting import acting


@acting(Role.INFORMATION_GOVERNANCE)
@require_safe
def oversight(request: HttpRequest, by: Acting) -> HttpResponse:
    well = vault_line(rereading.state(), settings.SAFELIGHT_VAULT_CHECK_DAYS, by.at)
    open_ = open_incidents().count()
    page = OversightPage.of(queries.week(by.at), outstanding(), open_, queries.health(), well)
    return render(request, "oversight/oversight.jinja", {"page": page})


@acting(Role.INFORMATION_GOVERNANCE)
@require_safe
def patient_log(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    return render(request, "oversight/log.jinja", {"page": _of_patient(by, patient)})


@acting(Role.INFORMATION_GOVERNANCE)
@require_safe
def patient_log_csv(_: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    page = _of_patient(by, patient)
    named = f'attachment; filename="log-{str(patient)[:8]}.csv"'
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": named})
    csv.writer(answer).writerows(csv_rows(page.lines))
    return answer


@acting(Role.INFORMATION_GOVERNANCE)
@require_safe
def recording_log(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    about = get_object_or_404(Recording.objects.select_related("patient"), pk=recording)
    note(Event.PATIENT_OPEN, by, patient=about.patient_id)
    page = LogPage.of_recording(by, about, reading.of_recording(recording))
    return render(request, "oversight/log.jinja", {"page": page})


def _of_patient(by: Acting, patient: UUID) -> LogPage:
    about = get_object_or_404(Patient, pk=patient)
    note(Event.PATIENT_OPEN, by, patient=patient)
    mine = one_person(patient)
    pictures = Recording.objects.filter(patient__in=mine).values_list("pk", flat=True)
    return LogPage.of_patient(by, about, reading.of_patients(mine, pictures))
