"""A past decision taken again: the same question, on the facts that were known then, under the rules of that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from safelight.consent.horizon import Horizon
from safelight.ledger import reading
from safelight.ledger.acting import Acting, Role
from safelight.ledger.salting import keys_behind
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.people.identity import persons
from safelight.people.models import PatientMerge
from safelight.policy.default import STACK
from safelight.policy.questions import Question, asked_by
from safelight.policy.verdict import Verdict, digest_of


class NotReplayable(Exception):
    """No decision stands there, or what it was about has been erased; the message says which."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What the trail says of a decision, and what comes of taking it again. `verdicts` are one a recording."""

    told: reading.Told
    question: Question
    verdicts: tuple[Verdict, ...]

    @property
    def same_answer(self) -> bool:
        """Whether each recording gets the answer that it got then, for the same paragraphs where these were kept."""
        entry = self.told.entry
        if any(each.permitted is (entry.verdict == "deny") for each in self.verdicts):
            return False
        return entry.verdict is None or entry.citations == _cited(self.verdicts[0])

    @property
    def same_facts(self) -> bool:
        return self.told.entry.detail["facts"] == digest_of(self.verdicts)

    @property
    def same_rules(self) -> bool:
        """Whether the packs are those of then, by name, version and profile."""
        return self.told.entry.detail["packs"] == self.verdicts[0].packs

    @property
    def same(self) -> bool:
        """A pack of a later version holds the earlier rules by their dates of force, so its name may differ."""
        return self.same_answer and self.same_facts


def replay(told: reading.Told) -> Replay:
    """Take one decision again. Raises `NotReplayable`."""
    asks = told.entry.detail.get("asks")
    if not isinstance(asks, str):
        raise NotReplayable("nothing was decided there on the facts of a recording")
    question = asked_by(asks)
    recordings = _recordings(told)
    then = _horizon(told.index, {each.patient_id for each in recordings})
    known = load(recordings, _acting(told), then)
    return Replay(told, question, tuple(STACK.decide(known[each.pk], question) for each in recordings))


def _recordings(told: reading.Told) -> Sequence[Recording]:
    named = told.entry.subjects.get("recordings", ())
    names = (named,) if isinstance(named, str) else named
    keys = keys_behind("recording", names)
    rows = Recording.objects.select_related("patient").in_bulk([*keys.values()])
    if not names or len(rows) < len(names):
        raise NotReplayable("whom or what it was about has been erased")
    return [rows[keys[each]] for each in names]


def _horizon(index: int, patients: set[UUID]) -> Horizon:
    """What had been added before, about these patients and whoever was ever taken for the same person."""
    ever = persons(patients, PatientMerge.objects.all())
    return Horizon.of(reading.before(index, frozenset().union(*ever.values())))


def _acting(told: reading.Told) -> Acting:
    """Who asked, in which role and when, trained or not, as the trail has it."""
    entry = told.entry
    if told.staff is None or entry.role is None:
        raise NotReplayable("who asked is not known, or has been erased")
    trained, consultant = (bool(entry.detail.get(each)) for each in ("trained", "consultant"))
    return Acting(told.staff, Role(entry.role), entry.origin or "", entry.at, trained, consultant)


def _cited(verdict: Verdict) -> tuple[str, ...]:
    return tuple(str(each) for each in verdict.citations)
