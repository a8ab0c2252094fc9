"""What may be done to a recording's picture: one question to the policy for each operation. Nothing is done here."""

from collections.abc import Iterable
from typing import Final

from django.conf import settings

from safelight.ledger.acting import By
from safelight.ledger.refused import Refused
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.policy.facts import Facts
from safelight.policy.questions import Alter, Operation
from safelight.policy.verdict import Verdict

# By their nature: the one is done to a part of the picture, the other to make it pass for anonymous (CUH-8.1, CUH-11).
_OF_A_PART: Final = frozenset({Operation.RETOUCH_REGION, Operation.MASK_EYES})
_TO_AVOID_CONSENT: Final = frozenset({Operation.MASK_EYES})


def asked(operation: Operation) -> Alter:
    """The question."""
    return Alter(operation, operation not in _OF_A_PART, operation in _TO_AVOID_CONSENT)


def answers(known: Facts) -> dict[Operation, Verdict]:
    """The answer for each operation, in their order."""
    return {each: settings.SAFELIGHT_STACK.decide(known, asked(each)) for each in Operation}


def permitted(by: By, recording: Recording, operations: Iterable[Operation]) -> Verdict:
    """The answer about the first, if all are permitted. Raises `Refused` for the first that is not."""
    verdicts = answers(load([recording], by)[recording.pk])
    wanted = [verdicts[each] for each in operations]
    for verdict in wanted:
        if not verdict.permitted:
            raise Refused(verdict)
    return wanted[0]
