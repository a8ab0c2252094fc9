"""Who acts in a view: which roles may open it, and the `Acting` that it is told.

What may be done then is not decided here: that is the policy's.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from safelight.ledger.acting import Acting, Role
from safelight.people.models import Staff

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
            return view(request, _acting_in(request, roles), *args, **kwargs)

        known = cast("ActingView[Arguments]", opened)
        known.roles = roles
        return known

    return decorate


def _acting_in(request: HttpRequest, roles: tuple[Role, ...]) -> Acting:
    """Who acts, in the first of the roles that they hold."""
    staff = request.user
    held = staff.roles if isinstance(staff, Staff) else frozenset()
    role = next((each for each in roles if each in held), None)
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
