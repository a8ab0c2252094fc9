"""Who acts in a view: which roles may open it, the `Acting` that it is told, and the entry that it was opened.

What may be done then is not decided here: that is the policy's.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, Final, ParamSpec, Protocol, cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from safelight.ledger.acting import Acting, By, Role, Unattended
from safelight.ledger.telling import listening
from safelight.ledger.writing import note
from safelight.library.door import NoSuchThing
from safelight.people.models import Staff
from safelight.trail.events import Event
from safelight.web.about import subject

NOTHING_SHOWN: Final = HTTPStatus.MULTIPLE_CHOICES  # from this status on, but for a conflict

Arguments = ParamSpec("Arguments")


class ActingView(Protocol[Arguments]):
    """A view that knows the roles that may open it."""

    roles: tuple[Role, ...]

    def __call__(
        self, request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponseBase: ...


def acting(
    *roles: Role,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Acting, Arguments], HttpResponseBase]], ActingView[Arguments]
]:
    """Open the view to these roles; who holds several acts in the first. Raises `Http404` for others."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Acting, Arguments], HttpResponseBase],
    ) -> ActingView[Arguments]:
        @wraps(view)
        def opened(
            request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
        ) -> HttpResponseBase:
            with listening() as told:
                try:
                    answer = view(request, _acting_in(request, roles), *args, **kwargs)
                except (Http404, NoSuchThing):
                    _enter(Event.PAGE_REFUSE, request, roles, told)
                    raise
                if answer.status_code < NOTHING_SHOWN or answer.status_code == HTTPStatus.CONFLICT:
                    _enter(Event.PAGE_OPEN, request, roles, told)
                return answer

        known = cast("ActingView[Arguments]", opened)
        known.roles = roles
        return known

    return decorate


def _enter(event: Event, request: HttpRequest, roles: tuple[Role, ...], told: list[tuple[Event, By]]) -> None:
    """That a page was shown, or asked for in vain, unless the view has left an entry of what this person did."""
    staff = request.user
    if not isinstance(staff, Staff) or any(by.staff == staff.pk for _, by in told):
        return
    address = request.resolver_match
    about = subject(address.kwargs if address else {})
    origin, role = request.META.get("REMOTE_ADDR", ""), _role(staff, roles)
    by: By = (
        Acting(staff.pk, role, origin, timezone.now())
        if role
        else Unattended(origin, timezone.now(), staff.pk)
    )
    note(
        event,
        by,
        patient=about.patient,
        recordings=[about.recording] if about.recording else [],
        staff=about.staff,
        page=address.url_name if address else None,
    )


def _role(staff: Staff, roles: tuple[Role, ...]) -> Role | None:
    """The first of the roles that they hold."""
    return next((each for each in roles if each in staff.roles), None)


def _acting_in(request: HttpRequest, roles: tuple[Role, ...]) -> Acting:
    """Who acts, in the first of the roles that they hold."""
    staff = request.user
    role = _role(staff, roles) if isinstance(staff, Staff) else None
    if role is None or not isinstance(staff, Staff):
        raise Http404  # the answer that it would have if it did not exist
    return Acting(
        staff=staff.pk,
        role=role,
        origin=request.META.get("REMOTE_ADDR", ""),
        at=timezone.now(),
        may_use_library=staff.trained_on is not None,
        consultant=staff.consultant,
    )
