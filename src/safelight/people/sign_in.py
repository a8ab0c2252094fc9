"""Sign-ins, failed ones and sign-outs go on the trail. What was typed does not: of a failed one the trail tells whose
account it was for, if it is one.
"""

from typing import Any
from uuid import UUID

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from safelight.ledger.acting import By, Unattended
from safelight.ledger.writing import note
from safelight.people.models import Staff
from safelight.trail.events import Event


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: Staff, **_: Any) -> None:
    note(Event.ACCOUNT_SIGN_IN, _by(request, user))


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: Staff | None, **_: Any) -> None:
    if user is not None:
        note(Event.ACCOUNT_SIGN_OUT, _by(request, user))


@receiver(user_login_failed)
def failed(request: HttpRequest | None, credentials: dict[str, Any], **_: Any) -> None:
    if request is not None:
        note(Event.ACCOUNT_SIGN_IN_FAILED, _by(request, None), staff=_meant(credentials))


def locked(request: HttpRequest, credentials: dict[str, Any]) -> None:
    """Somebody tried too often: the password was not looked at."""
    note(Event.ACCOUNT_SIGN_IN_FAILED, _by(request, None), staff=_meant(credentials), locked=True)


def _meant(credentials: dict[str, Any]) -> UUID | None:
    """The member of staff whose address was typed."""
    staff = Staff.objects.filter(email__iexact=credentials.get("email") or "").first()
    return staff.pk if staff else None


def _by(request: HttpRequest, user: Staff | None) -> By:
    origin, now = request.META.get("REMOTE_ADDR", ""), timezone.now()
    return Unattended(origin, now, user.pk if user else None)
