"""The site's navigation: which pages are offered, and where a role begins.

A page is offered to the roles that its view names, so that no link leads to a closed door.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import resolve, reverse

from safelight.ledger.acting import Role
from safelight.people.models import Staff

# The name of a view without arguments, and the words of its link, in the order of the menu.
PAGES: Final[Mapping[str, str]] = {
    "patients": "Patients",
    "worklist": "Worklist",
    "held": "Held",
    "reviews": "Reviews",
    "scanned-forms": "Scanned forms",
    "assessments": "Quality",
    "my-photographs": "My photographs",
    "collection": "Teaching collection",
    "copies": "Copies I hold",
    "recalls": "Recalls",
    "releases": "Model releases",
    "oversight": "Oversight",
    "incidents": "Incidents",
    "vault": "Vault",
    "staff": "Staff",
}
# In the order of who is asked first, for a person with several roles.
FIRST_PAGES: Final[Mapping[Role, str]] = {
    Role.CLINICAL_PHOTOGRAPHER: "worklist",
    Role.CLINICIAN: "patients",
    Role.REQUESTER: "patients",
    Role.TEACHER: "collection",
    Role.MEDICAL_RECORDS: "patients",
    Role.INFORMATION_GOVERNANCE: "oversight",
    Role.CALDICOTT_GUARDIAN: "oversight",
    Role.ADMINISTRATOR: "staff",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the menu; `current` where the page, or one below it, is open."""

    text: str
    href: str
    current: bool


def first_page(roles: frozenset[Role]) -> str | None:
    """The name of the page on which somebody with these roles begins; none without a role."""
    return next((page for role, page in FIRST_PAGES.items() if role in roles), None)


def links(request: HttpRequest) -> list[Link]:
    """The menu for whoever is signed in: the pages whose views would open to them, and no others."""
    if not isinstance(request.user, Staff):
        return []
    addresses = {reverse(name): text for name, text in PAGES.items()}
    return [
        Link(text, address, request.path.startswith(address))
        for address, text in addresses.items()
        if _opens_to(address, request.user.roles)
    ]


def _opens_to(address: str, roles: frozenset[Role]) -> bool:
    return bool(roles.intersection(getattr(resolve(address).func, "roles", ())))
