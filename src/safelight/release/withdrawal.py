"""What a withdrawal would do, asked of the policy before it is recorded. Nothing is changed here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from safelight.ledger.acting import Acting
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.library.standing import judge
from safelight.library.turning import catch_up
from safelight.policy import facts
from safelight.policy.facts import Level, Status
from safelight.policy.standing import Standing
from safelight.release import queries
from safelight.release.intent import Intent
from safelight.release.models import Copy, Publication


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`closing` may be used for less than now, `staying` for as much; nobody can call back the published.

    `standings` say how each would be held.
    """

    closing: tuple[Recording, ...]
    staying: tuple[Recording, ...]
    recalled: tuple[Copy, ...]
    published: tuple[Publication, ...]
    standings: Mapping[UUID, Standing]


def foresee(by: Acting, intent: Intent) -> Foreseen:
    """What would close, which copies would be recalled and what is beyond recall, if this were withdrawn now."""
    catch_up(by.at)  # what is kept now is held against what would be
    rows = queries.covered(intent.patient, intent.covers)
    affected = list(rows)
    said = _word(intent)
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
        published=tuple(
            each for each in queries.published(rows) if each.purpose not in left[each.recording_id]
        ),
        standings={key: each.standing for key, each in held.items()},
    )


def _word(intent: Intent) -> facts.Consent:
    """The withdrawal as the policy would hear it."""
    uses = intent.purposes or queries.further_use(intent.covers)
    terms = replace(intent, purposes=uses).terms(Level.RECORDS)
    return facts.Consent(
        by=terms.by,
        to=terms.to,
        level=terms.level,
        purposes=frozenset(terms.purposes),
        status=Status.WITHDRAWN,
    )
