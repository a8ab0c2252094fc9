"""The chosen terms on their way from the member of staff's page to the signature.

They are signed with the installation's key and bound to form and member of staff, so that what is signed is
what was chosen: a browser can carry them, and cannot alter them.
"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.core import signing

from safelight.consent.terms import Terms
from safelight.ledger.acting import Acting
from safelight.policy.facts import Giver, Level, Purpose

A_VISIT: Final = 4 * 60 * 60  # seconds; longer than any consultation, shorter than a shift


class NotCarried(Exception):
    """These are no terms that this member of staff chose for this form, or they are too old."""


def carry(by: Acting, form: UUID, terms: Terms) -> str:
    """The terms as a token for a hidden field. It is signed and not encrypted: it belongs in no address."""
    return signing.dumps(packed(terms), salt=_salt(by, form), compress=True)


def carried(by: Acting, form: UUID, token: str) -> Terms:
    """The terms out of a token. Raises `NotCarried`."""
    try:
        chosen = signing.loads(token, salt=_salt(by, form), max_age=A_VISIT)
    except signing.BadSignature as broken:
        raise NotCarried from broken
    return unpacked(chosen)


def packed(terms: Terms) -> dict[str, Any]:
    """The terms as JSON has them."""
    return {
        "by": terms.by,
        "giver_name": terms.giver_name,
        "spokesperson": str(terms.spokesperson) if terms.spokesperson else None,
        "level": terms.level,
        "purposes": list(terms.purposes),
        "purpose_named": terms.purpose_named,
        "told": terms.told_cannot_withdraw_once_published,
        "explained": list(terms.explained),
    }


def unpacked(chosen: Mapping[str, Any]) -> Terms:
    """The terms that were packed."""
    return Terms(
        by=Giver(chosen["by"]),
        giver_name=chosen["giver_name"],
        spokesperson=UUID(chosen["spokesperson"]) if chosen["spokesperson"] else None,
        level=Level(chosen["level"]),
        purposes=tuple(Purpose(each) for each in chosen["purposes"]),
        purpose_named=chosen["purpose_named"],
        told_cannot_withdraw_once_published=chosen["told"],
        explained=tuple(chosen["explained"]),
    )


def _salt(by: Acting, form: UUID) -> str:
    """Who chose, and for what: a token of another form or of somebody else has another signature."""
    return f"safelight.consent.terms:{form}:{by.staff}"
