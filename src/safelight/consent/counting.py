"""What counts of what was said: nothing voided, nothing overruled, nothing expired, and no yes against a no.

Who may speak for whom is the policy's; here it is only which rows are put before it, and in which order.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from safelight.consent.models import Consent, Resolution
from safelight.policy.facts import Giver, Level, Scope, Status

SEVERAL: Final = frozenset({Giver.PARENT, Giver.ATTORNEY, Giver.PERSONAL_REPRESENTATIVE})
"""Of these there may be two who disagree."""


def counting(said: Iterable[Consent], resolutions: Sequence[Resolution], today: date) -> list[Consent]:
    """
    The words on one recording that the policy is told of, in the order in which they were said.

    `said` are all that speak of it and are not voided. A form that came back after a withdrawal does not undo it:
    the order is that of speaking, not of recording. While answers contradict each other a yes does not count, and
    a no does: people resolve it, and until then nothing rests on a guess.
    """
    heard = [each for each in in_order(said) if not _overruled(each, resolutions)]
    disputed = disputes(heard)
    return [
        each
        for each in heard
        if not (each.by in disputed and each.status == Status.GIVEN) and not _expired_use(each, today)
    ]


def in_order(said: Iterable[Consent]) -> list[Consent]:
    return sorted(said, key=lambda each: (each.said, each.number))


def disputes(heard: Iterable[Consent]) -> frozenset[str]:
    """The kinds of giver of whom two persons have last said different things of the recording as a whole."""
    last: dict[tuple[str, str], Consent] = {}
    for each in heard:
        if each.by in SEVERAL and each.to == Scope.RECORDING:
            last[each.by, _person(each)] = each
    answers: dict[str, set[object]] = {}
    for (giver, _), each in last.items():
        answers.setdefault(giver, set()).add(_answer(each))
    return frozenset(giver for giver, said in answers.items() if len(said) > 1)


def reaches_only_the_record(consent: Consent, today: date) -> bool:
    """Whether it has run out: what it gave beyond the medical record is over, the record itself stays."""
    return consent.expires_on is not None and consent.expires_on <= today


def _overruled(consent: Consent, resolutions: Iterable[Resolution]) -> bool:
    return any(
        consent.by == each.upholds.by and consent.number <= each.through and consent.pk != each.upholds_id
        for each in resolutions
    )


def _expired_use(consent: Consent, today: date) -> bool:
    return consent.to == Scope.USE and reaches_only_the_record(consent, today)


def _person(consent: Consent) -> str:
    return " ".join(consent.giver_name.casefold().split())


def _answer(consent: Consent) -> object:
    """What was answered, so far as it can be contradicted: any two ways of saying no are the same."""
    if consent.status != Status.GIVEN:
        return Status.REFUSED
    if consent.level != Level.SPECIFIED:
        return consent.level
    return frozenset(consent.purposes)
