"""The search of the trail, and what was found as a file. Both leave their entry."""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from safelight.ledger import reading
from safelight.ledger.acting import Acting
from safelight.oversight import actions
from safelight.oversight.forms.searching import SearchForm
from safelight.oversight.presenters.searching import Answered, SearchPage
from safelight.oversight.searching import counted, entries
from safelight.oversight.views.paging import as_file, before
from safelight.oversight.watching import WATCHING
from safelight.web.acting import acting

A_PAGE: Final = 50
USUALLY: Final = timedelta(days=28)  # a search goes back by so much unless told otherwise


@acting(*WATCHING)
@require_safe
def trail_search(request: HttpRequest, by: Acting) -> HttpResponse:
    """Nothing is looked for, and no entry left, before something is asked."""
    form, answered = _form(request, by), None
    if form.is_valid():
        rows = entries(form.sought)
        found, told = counted(rows), reading.newest(rows, A_PAGE + 1, before(request))
        actions.search(by, form.sought, found)
        answered = Answered.of(told, found, A_PAGE, request.GET)
    return render(request, "oversight/search.jinja", {"page": SearchPage.of(form, answered)})


@acting(*WATCHING)
@require_safe
def trail_search_csv(request: HttpRequest, by: Acting) -> HttpResponseBase:
    """What cannot be looked for is put right on the page of the search."""
    form = _form(request, by)
    if not form.is_valid():
        return HttpResponseRedirect(f"{reverse('trail-search')}?{request.GET.urlencode()}")
    return as_file(by, form.sought, f"trail-{timezone.localdate(by.at):%Y-%m-%d}.csv")


def _form(request: HttpRequest, by: Acting) -> SearchForm:
    """As it was filled in; or as the page that led here would begin it."""
    if "since-day" in request.GET:
        return SearchForm(request.GET)
    begun = {each: request.GET[each] for each in ("staff", "patient", "recording") if each in request.GET}
    return SearchForm(initial={"since": timezone.localdate(by.at) - USUALLY, **begun})
