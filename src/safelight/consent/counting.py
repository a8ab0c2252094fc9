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

WHOLE: Final = "the recording"

Matter = tuple[Giver, str]
"""Whose word it is, and on what: the whole, or one further use."""


def counting(said: Iterable[Consent], resolutions: Sequence[Resolution], today: date) -> list[Consent]:
    """
    The words on one recording that the policy is told of, in the order in which they were said.

    `said` are all that speak of it and are not voided. A form that came back after a withdrawal does not undo it:
    the order is that of speaking, not of recording. While answers contradict each other a yes does not count, and
    a no does: people resolve it, and until then nothing rests on a guess.
    """
    heard = not_overruled(said, resolutions)
    disputed = disputes(heard)
    return [
        each
        for each in heard
        if not (each.status == Status.GIVEN and matters(each) & disputed) and not _expired_use(each, today)
    ]


def in_order(said: Iterable[Consent]) -> list[Consent]:
    return sorted(said, key=lambda each: (each.said, each.number))


def not_overruled(said: Iterable[Consent], resolutions: Sequence[Resolution]) -> list[Consent]:
    """In the order of speaking, without what people have settled to count no longer."""
    return [each for each in in_order(said) if not _overruled(each, resolutions)]


def disputes(heard: Iterable[Consent]) -> frozenset[Matter]:
    """The matters on which two persons of one kind have last said different things."""
    answers: dict[Matter, set[object]] = {}
    for matter, last in last_answers(heard).items():
        answers[matter] = {_answer(each) for each in last}
    return frozenset(matter for matter, said in answers.items() if len(said) > 1)


def last_answers(heard: Iterable[Consent]) -> dict[Matter, list[Consent]]:
    """On each matter what each person said last, in the order of speaking; of those of whom there may be several."""
    last: dict[Matter, dict[str, Consent]] = {}
    for each in heard:
        for matter in matters(each):
            of_the_matter = last.setdefault(matter, {})
            of_the_matter.pop(_person(each), None)
            of_the_matter[_person(each)] = each
    return {matter: list(said.values()) for matter, said in last.items()}


def matters(consent: Consent) -> frozenset[Matter]:
    """What a word is about, for comparison with another's: the recording as a whole, or each further use by itself."""
    if consent.by not in SEVERAL:
        return frozenset()
    if consent.to == Scope.RECORDING:
        return frozenset({(Giver(consent.by), WHOLE)})
    return frozenset((Giver(consent.by), purpose) for purpose in consent.purposes)


def narrowest(answers: Iterable[Consent]) -> list[Consent]:
    """Those that permit no more than any other does: every no; if there is none, whatever is within all the others."""
    said = list(answers)
    refused = [each for each in said if each.status != Status.GIVEN]
    return refused or [each for each in said if all(_within(each, other) for other in said)]


def reaches_only_the_record(consent: Consent, today: date) -> bool:
    """Whether it has run out: what it gave beyond the medical record is over, the record itself stays."""
    return consent.expires_on is not None and consent.expires_on <= today


def _overruled(consent: Consent, resolutions: Iterable[Resolution]) -> bool:
    """By what was settled on the same matter, up to what was known when it was."""
    return any(
        consent.number <= each.through
        and consent.pk != each.upholds_id
        and matters(consent) & matters(each.upholds)
        for each in resolutions
    )


def _expired_use(consent: Consent, today: date) -> bool:
    return consent.to == Scope.USE and reaches_only_the_record(consent, today)


def _within(lesser: Consent, greater: Consent) -> bool:
    if lesser.level == Level.RECORDS:
        return True
    return lesser.level == greater.level and set(lesser.purposes) <= set(greater.purposes)


def _person(consent: Consent) -> str:
    return " ".join(consent.giver_name.casefold().split())


def _answer(consent: Consent) -> object:
    """What was answered, so far as it can be contradicted: any two ways of saying no are the same."""
    if consent.status != Status.GIVEN:
        return Status.REFUSED
    if consent.to != Scope.RECORDING:
        return Status.GIVEN
    if consent.level != Level.SPECIFIED:
        return consent.level
    return frozenset(consent.purposes)
