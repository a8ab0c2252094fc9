"""What a withdrawal would do, asked of the policy before it is recorded. Nothing is changed here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from safelight.consent.actions import Covers
from safelight.ledger.acting import Acting
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.library.standing import judge
from safelight.library.turning import catch_up
from safelight.policy import facts
from safelight.policy.facts import Giver, Status
from safelight.policy.standing import Standing
from safelight.release import queries
from safelight.release.models import Copy


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`closing` may be used for less than now, `staying` for as much; nobody can call back the published.

    `standings` say how each would be held.
    """

    closing: tuple[Recording, ...]
    staying: tuple[Recording, ...]
    recalled: tuple[Copy, ...]
    published: tuple[Recording, ...]
    standings: Mapping[UUID, Standing]


def foresee(by: Acting, patient: UUID, covers: Covers, giver: Giver) -> Foreseen:
    """What would close, and which copies would be recalled, if `giver` withdrew this now."""
    catch_up(by.at)  # what is kept now is held against what would be
    rows = queries.covered(patient, covers)
    affected = list(rows)
    said = facts.Consent(by=giver, status=Status.WITHDRAWN)
    known = load(affected, by)
    held = {key: judge(replace(each, consents=(*each.consents, said))) for key, each in known.items()}
    left = {key: set(each.purposes) for key, each in held.items()}
    closing = tuple(each for each in affected if set(each.purposes) - left[each.pk])
    return Foreseen(
        closing=closing,
        staying=tuple(each for each in affected if each not in closing),
        recalled=tuple(
            each for each in queries.copies_out(rows) if each.purpose not in left[each.recording_id]
        ),
        published=tuple(each for each in closing if each.published),
        standings={key: each.standing for key, each in held.items()},
    )
