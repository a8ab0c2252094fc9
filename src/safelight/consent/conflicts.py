"""Answers on a form that contradict each other and that nobody has settled yet. Until people do, no yes counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from safelight.consent.counting import SEVERAL, Matter, disputes, last_answers, not_overruled
from safelight.consent.established import established
from safelight.consent.models import About, Consent, Fact, Form
from safelight.consent.record import Record, records
from safelight.ledger.acting import Acting
from safelight.people.care import CARING, cared_for
from safelight.policy.facts import Authority, Giver, Maturity, Status, Wishes

UNWILLING: Final = frozenset({Wishes.OBJECTS, Wishes.DISTRESSED})
TREATED_AS_REFUSED: Final = "settled"
"""Among the answers of a finding on wishes: people have dealt with the contradiction, and the no stands."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Either `answers` of several of one kind on one `matter`; or a parent's yes beside the child's no, `wish`."""

    answers: tuple[Consent, ...]
    matter: Matter | None = None
    wish: Fact | None = None


def conflict_on(form: Form, known: Record) -> Conflict | None:
    """What contradicts what among the answers on one form; `known` is all that there is about the person."""
    about, one = form.covers_id or form.pk, form.only_recording
    heard = not_overruled(known.consents_on(about, one), known.resolutions_on(about, one))
    for matter in sorted(disputes(heard)):
        return Conflict(tuple(last_answers(heard)[matter]), matter)
    return _with_the_child(heard, known.facts_on(about, one))


def in_conflict(forms: Iterable[Form]) -> dict[UUID, Conflict]:
    """Those of the forms on which answers contradict each other."""
    asked = list(forms)
    known = records({each.patient_id for each in asked})
    found = ((each.pk, conflict_on(each, known[each.patient_id])) for each in asked)
    return {form: conflict for form, conflict in found if conflict is not None}


def conflicts_known_to(by: Acting) -> list[tuple[Form, Conflict]]:
    """Those of the patients whom this person cares for; for the studio and information governance, all."""
    patients = _answered_for()
    if by.role in CARING:
        patients = cared_for(by.staff, patients, by.at)
    forms = Form.objects.filter(patient__in=patients).select_related("patient", "request", "covers__request")
    known = {each.pk: each for each in forms.order_by("begun_at")}
    return [(known[form], conflict) for form, conflict in in_conflict(known.values()).items()]


def _answered_for() -> frozenset[UUID]:
    """The patients of whom answers can contradict each other at all."""
    said = Consent.objects.filter(by__in=SEVERAL).values_list("patient", flat=True)
    return frozenset(said.distinct())


def _with_the_child(heard: list[Consent], found: list[Fact]) -> Conflict | None:
    """A child who does not decide says no beside a parent's yes (CUH-8.3). In a protection case the no gives way."""
    wish = next((each for each in reversed(found) if each.about == About.WISHES), None)
    if wish is None or wish.value not in UNWILLING or TREATED_AS_REFUSED in wish.answers:
        return None
    now = established(found)
    able = now.word(About.MATURITY, Maturity.NOT_COMPETENT) is Maturity.COMPETENT
    if able or Authority.CHILD_PROTECTION in now.authorities:
        return None
    agreed = tuple(_standing_yes(heard))
    return Conflict(agreed, wish=wish) if agreed else None


def _standing_yes(heard: list[Consent]) -> Iterator[Consent]:
    for (giver, _), last in last_answers(heard).items():
        if giver is Giver.PARENT:
            yield from (each for each in last if each.status == Status.GIVEN)
