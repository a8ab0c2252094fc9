"""The page of what a member of staff did. Whoever reads it leaves an entry."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from safelight.ledger import reading
from safelight.ledger.acting import Acting
from safelight.oversight import actions
from safelight.oversight.activity import lately
from safelight.oversight.presenters.activity import ActivityPage
from safelight.oversight.presenters.unusual import unusual_lines
from safelight.oversight.unusual.listing import about
from safelight.oversight.views.paging import before
from safelight.oversight.watching import WATCHING
from safelight.people.models import Staff
from safelight.web.acting import acting

A_PAGE: Final = 50


@acting(*WATCHING)
@require_safe
def activity(request: HttpRequest, by: Acting, staff: UUID) -> HttpResponse:
    person = get_object_or_404(Staff, pk=staff)
    actions.watch(by, staff)
    told = reading.newest(reading.of_staff(staff), A_PAGE + 1, before(request))
    page = ActivityPage.of(person, lately(staff, by.at), unusual_lines(about(staff)), told, A_PAGE)
    return render(request, "oversight/activity.jinja", {"page": page})
