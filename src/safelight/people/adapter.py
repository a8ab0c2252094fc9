"""How sign-in behaves. Staff are enrolled by an administrator, so nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from safelight.people import sign_in
from safelight.people.models import Staff


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Sign-in for staff alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Staff | None:
        """Who signs in. A leaver's password is a wrong one: the page does not tell that it was right once."""
        staff: Staff | None = super().authenticate(request, **credentials)
        return staff if staff and staff.is_active else None

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raises `ValidationError` for who has tried too often."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            sign_in.locked(request, credentials)
            raise
