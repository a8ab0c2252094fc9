"""What the policy says of one recording for every purpose, and what would turn a no into a yes. Nothing is
opened here.
"""

from functools import lru_cache
from typing import Final

from django.conf import settings

from safelight.ledger.acting import Acting
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.policy import remedies as search
from safelight.policy.facts import Facts, Purpose
from safelight.policy.questions import Means, Stand, Use
from safelight.policy.verdict import Verdict

AT_ONCE: Final = 3  # steps together; whoever would need more should talk to information governance


def known_of(recording: Recording, by: Acting) -> Facts:
    """The facts of a recording for whoever acts."""
    return load([recording], by)[recording.pk]


def verdicts(known: Facts) -> dict[Purpose, Verdict]:
    """The answer for each purpose."""
    return {each: settings.SAFELIGHT_STACK.decide(known, Use(each)) for each in Purpose}


def standing_of(known: Facts) -> Verdict:
    """Why the recording is held as it is."""
    return settings.SAFELIGHT_STACK.decide(known, Stand())


def may_download(known: Facts, purpose: Purpose) -> bool:
    """Whether a copy could be had now."""
    return settings.SAFELIGHT_STACK.decide(known, Use(purpose, Means.DOWNLOAD)).permitted


@lru_cache(maxsize=2048)
def remedies(known: Facts, purpose: Purpose) -> tuple[str, ...]:
    """The ways that would make the purpose lawful in the fewest steps; empty where none is known.

    It is advice, a pure function of the facts, and slow to find: many recordings share one answer, so it is
    kept. No decision rests on it.
    """
    ways = search.remedies(settings.SAFELIGHT_STACK, known, Use(purpose), AT_ONCE)
    return tuple("; and ".join(map(str, way)).capitalize() for way in ways)
