"""People for requests that need no database."""

from datetime import date
from typing import Protocol

from django.http import HttpRequest

from safelight.ledger.acting import Role
from safelight.people.models import Staff


class Asking(Protocol):
    """Makes a request by a person with these roles."""

    def __call__(self, *roles: Role, path: str = ..., accept: str = ...) -> HttpRequest: ...


def somebody(*roles: Role) -> Staff:
    """A trained member of staff who holds these roles."""
    staff = Staff(name="Dr Ada Example", email="ada@example.nhs.uk", trained_on=date(2026, 1, 5))
    staff._roles = frozenset(roles)  # noqa: SLF001 - else the roles are asked of the database
    return staff
