"""The standing of recordings and the purposes they may serve, as the policy says; kept for search beside
each recording.

What is kept is worked out for a trained clinician of the care team who looks at a page: search uses it to
choose, the door never does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from safelight.ledger.acting import By
from safelight.library.facts import load
from safelight.library.locks import change
from safelight.library.models import Recording
from safelight.library.turning import next_days
from safelight.people.identity import one_person
from safelight.policy import facts
from safelight.policy.questions import Stand
from safelight.policy.sensitive import is_sensitive
from safelight.policy.standing import Standing

_JUDGED: Final = ("standing", "purposes", "sensitive", "restand_on", "revision")
ANYONE: Final = facts.Actor()  # the vocabulary's default: a clinician of the team with access to the library


@dataclass(frozen=True, slots=True)
class Held:
    """What search goes by."""

    standing: Standing
    purposes: tuple[facts.Purpose, ...]
    sensitive: bool = False


def judge(known: facts.Facts) -> Held:
    """Ask the policy anew."""
    common = replace(known, actor=ANYONE)
    standing = settings.SAFELIGHT_STACK.decide(common, Stand()).standing or Standing.QUARANTINED
    permitted = settings.SAFELIGHT_STACK.purposes(common)
    purposes = tuple(each for each in facts.Purpose if each in permitted)
    return Held(standing, purposes, is_sensitive(common))


def stand(recordings: Sequence[Recording], by: By) -> None:
    """Set on each what the policy says now, and void what was decided before."""
    known = load(recordings, by)
    days = next_days(recordings, timezone.localdate(by.at))
    for each in recordings:
        held = judge(known[each.pk])
        each.standing = held.standing
        each.purposes = [str(purpose) for purpose in held.purposes]
        each.sensitive = held.sensitive
        each.restand_on = days[each.pk]
        each.revision += 1


def restand(recordings: Sequence[Recording], by: By) -> None:
    """Judge anew and write it down. Runs inside the transaction of the change."""
    stand(recordings, by)
    Recording.objects.bulk_update(recordings, _JUDGED)


def on_consents_changed(*, by: By, patient: UUID, **_: object) -> None:
    """A patient's consents have changed: all the patient's recordings are judged anew.

    They are locked first, so that no door decides on the old consents while this commits.
    """
    mine = Recording.objects.select_related("patient").filter(patient__in=one_person(patient))
    change(mine.values_list("pk", flat=True))
    restand(list(mine), by)
