"""What somebody else recorded on a form while a page of it was open."""

from collections.abc import Iterable

from safelight.consent.models import Consent
from safelight.consent.presenters.recorded import heading, said_by


def recorded_meanwhile(said: Iterable[Consent], seen: int) -> tuple[str, ...]:
    """A line for each word after the one that the page knew, the last first."""
    since = [each for each in said if each.number > seen]
    return tuple(f"{heading(each)}. {said_by(each)}" for each in reversed(since))
