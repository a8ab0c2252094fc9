"""Whether a recording may be made: asked about one that is still to be made, and about one on its way in.

Taking in is not making: whatever the answer, what exists is filed. Nothing is changed here.
"""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.conf import settings

from safelight.consent.models import About, Fact
from safelight.ledger.acting import By
from safelight.library.facts import at_the_making, load
from safelight.library.models import Recording
from safelight.library.quality import Ruler
from safelight.policy import facts
from safelight.policy.questions import Make, Stand
from safelight.policy.standing import Standing
from safelight.policy.verdict import Verdict

NOBODY_SAID_SO: Final = facts.Circumstances(photographer_available=True)
"""What is not told of the moment of the making is taken not to have been so."""


@dataclass(frozen=True, slots=True)
class Making:
    """What it was made for, by whom and with what, what it shows, and how it was at that moment."""

    made_for: facts.MadeFor = facts.MadeFor.CARE
    made_by: facts.MadeBy = facts.MadeBy.MEDIA_STUDIO
    device: facts.Device = facts.Device.CAMERA
    shows: tuple[facts.Shows, ...] = ()
    others: facts.Others = facts.Others.NONE
    circumstances: facts.Circumstances = NOBODY_SAID_SO
    maker: UUID | None = None  # the member of staff, where it is known
    ruler: Ruler = Ruler.NOT_ASKED_FOR


def may_make(by: By, recording: Recording, circumstances: facts.Circumstances = NOBODY_SAID_SO) -> Verdict:
    """The policy's answer about a recording, filed or only thought of, at the moment when it is made."""
    return settings.SAFELIGHT_STACK.decide(_facts(by, recording, circumstances), Make())


def would_stand(by: By, recording: Recording) -> Standing:
    """How a recording that is only thought of would be kept, once it is made."""
    verdict = settings.SAFELIGHT_STACK.decide(load([recording], by)[recording.pk], Stand())
    return verdict.standing or Standing.QUARANTINED


def against_the_rules(by: By, recording: Recording, circumstances: facts.Circumstances) -> Verdict | None:
    """The policy's no to a recording that exists; None where it was rightly made, or may still turn out to be.

    The word of a patient who is unconscious comes afterwards (CUH-8.4). If all that is missing of such a recording
    is the doctor's note that it was part of the treatment (GMC-19), it is held for that word like any other.
    """
    known = _facts(by, recording, circumstances)
    verdict = settings.SAFELIGHT_STACK.decide(known, Make())
    if verdict.permitted or _may_still_be_right(known):
        return None
    return verdict


def paragraphs_against(recording: Recording) -> str:
    """The paragraphs against which it was made, as they were found when it was taken in; empty where none were."""
    found = Fact.objects.filter(only_recording=recording.pk, about=About.MADE_AGAINST_THE_RULES)
    return found.order_by("number").values_list("grounds", flat=True).first() or ""


def _may_still_be_right(known: facts.Facts) -> bool:
    if known.patient.capacity is not facts.Capacity.TEMPORARILY_LACKS:
        return False
    noted = known.authorities | {facts.Authority.INTEGRAL_TO_TREATMENT}
    return settings.SAFELIGHT_STACK.decide(replace(known, authorities=noted), Make()).permitted


def _facts(by: By, recording: Recording, circumstances: facts.Circumstances) -> facts.Facts:
    """Who brings in what others made did not make it."""
    known = replace(at_the_making(recording, by), circumstances=circumstances)
    made_here = known.recording.made_by is facts.MadeBy.MEDIA_STUDIO
    return known if made_here else replace(known, actor=facts.Actor())
