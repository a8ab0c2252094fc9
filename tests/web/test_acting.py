"""Who may open a view, and what it is told of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse

from safelight.ledger.acting import Acting, Role, Unattended
from safelight.ledger.models import LedgerEntry
from safelight.ledger.writing import note
from safelight.trail.entry import Entry, parse
from safelight.trail.events import Event
from safelight.web.acting import acting

from .people import Asking

pytestmark = pytest.mark.django_db
told: list[Acting] = []


@acting(Role.CLINICIAN, Role.REQUESTER)
def view(request: HttpRequest, by: Acting, *, number: int) -> HttpResponse:
    told.append(by)
    return HttpResponse(str(number))


def opened(request: HttpRequest) -> Acting:
    assert view(request, number=7).content == b"7"
    return told.pop()


def test_the_first_listed_role_is_acted_in(as_somebody: Asking) -> None:
    assert opened(as_somebody(Role.REQUESTER, Role.CLINICIAN, Role.TEACHER)).role is Role.CLINICIAN
    assert opened(as_somebody(Role.REQUESTER)).role is Role.REQUESTER


def test_the_view_is_told_who_acts_and_from_where(as_somebody: Asking) -> None:
    request = as_somebody(Role.CLINICIAN)
    request.META["REMOTE_ADDR"] = "10.1.2.3"
    by = opened(request)
    assert (by.staff, by.origin) == (request.user.pk, "10.1.2.3")
    assert by.at.tzinfo is not None


@pytest.mark.parametrize("trained_on", [date(2026, 1, 5), None])
@pytest.mark.parametrize("consultant", [True, False])
def test_training_and_rank_come_from_the_person(
    as_somebody: Asking, trained_on: date | None, consultant: bool
) -> None:
    request = as_somebody(Role.CLINICIAN)
    request.user.trained_on, request.user.consultant = trained_on, consultant
    by = opened(request)
    assert (by.may_use_library, by.consultant) == (trained_on is not None, consultant)


@pytest.mark.parametrize("roles", [[], [Role.TEACHER], [Role.ADMINISTRATOR, Role.INFORMATION_GOVERNANCE]])
def test_in_no_listed_role_the_view_does_not_exist(as_somebody: Asking, roles: list[Role]) -> None:
    with pytest.raises(Http404):
        view(as_somebody(*roles), number=7)
    assert not told


def test_for_nobody_the_view_does_not_exist(as_somebody: Asking) -> None:
    request = as_somebody(Role.CLINICIAN)
    request.user = AnonymousUser()
    with pytest.raises(Http404):
        view(request, number=7)


def test_the_roles_can_be_read_from_the_view() -> None:
    assert view.roles == (Role.CLINICIAN, Role.REQUESTER)
    assert view.__name__ == "view"


@contextmanager
def entered() -> Iterator[list[Entry]]:
    """What is entered in the block."""
    before, entries = LedgerEntry.objects.count(), list[Entry]()
    yield entries
    rows = LedgerEntry.objects.filter(index__gte=before).order_by("index")
    entries.extend(parse(bytes(each.body)) for each in rows)


def test_an_opened_view_leaves_an_entry_and_one_asked_for_in_vain_another(as_somebody: Asking) -> None:
    with entered() as entries:
        opened(as_somebody(Role.CLINICIAN))
        with pytest.raises(Http404):
            view(as_somebody(Role.TEACHER), number=7)
    assert [(each.event, each.role) for each in entries] == [
        ("page:open", "clinician"),
        ("page:refuse", None),
    ]
    assert None not in {each.actor for each in entries}


def test_a_view_that_has_left_an_entry_leaves_no_other(as_somebody: Asking) -> None:
    @acting(Role.CLINICIAN)
    def searching(request: HttpRequest, by: Acting) -> HttpResponse:
        note(Event.SEARCH_RUN, by)
        return HttpResponse()

    with entered() as entries:
        searching(as_somebody(Role.CLINICIAN))
    assert [each.event for each in entries] == ["search:run"]


def test_what_the_library_did_meanwhile_is_not_the_entry_of_who_looked(as_somebody: Asking) -> None:
    @acting(Role.CLINICIAN)
    def catching_up(request: HttpRequest, by: Acting) -> HttpResponse:
        note(Event.RECORDING_RESTAND, Unattended("calendar", by.at))
        return HttpResponse()

    with entered() as entries:
        catching_up(as_somebody(Role.CLINICIAN))
    assert [each.event for each in entries] == ["recording:restand", "page:open"]
