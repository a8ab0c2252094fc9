"""What a word would let recordings be used for, asked of the policy before it is recorded. Nothing is changed here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from safelight.consent.models import Form, FormKind
from safelight.ledger.acting import Acting
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.library.standing import ANYONE
from safelight.policy.facts import Consent, Facts, Purpose
from safelight.policy.questions import Make, Use
from safelight.policy.stack import Stack
from safelight.policy.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`making` is None where the photographs have been made; `closing` may be used now and could not any longer."""

    making: Verdict | None
    uses: Mapping[Purpose, Verdict]
    closing: tuple[Purpose, ...]


def as_it_stands(by: Acting, form: Form, stack: Stack) -> Foreseen:
    """The answers about what the form is about as things are, for the care team."""
    return _answers(by, form, (), stack)


def foresee(by: Acting, form: Form, said: Consent, stack: Stack) -> Foreseen:
    """The answers if `said` were the last word on what the form is about, for the care team."""
    return _answers(by, form, (said,), stack)


def _answers(by: Acting, form: Form, said: tuple[Consent, ...], stack: Stack) -> Foreseen:
    made = _made(form)
    rows = made or [Recording(patient=form.patient, form=form, made_at=by.at)]
    before = [replace(each, actor=ANYONE) for each in load(rows, by).values()]
    after = [replace(each, consents=(*each.consents, *said)) for each in before]
    return Foreseen(
        making=None if made else stack.decide(after[0], Make()),
        uses={each: _of_all(stack, after, each) for each in Purpose},
        closing=tuple(each for each in Purpose if _closes(stack, before, after, each)),
    )


def _made(form: Form) -> list[Recording]:
    """What is there already of what the form is about."""
    rows = Recording.objects.select_related("patient")
    if form.kind != FormKind.LATER_USE:
        return list(rows.filter(form=form))
    if form.only_recording is None:
        return list(rows.filter(form=form.covers_id))
    return list(rows.filter(pk=form.only_recording))


def _of_all(stack: Stack, known: Sequence[Facts], purpose: Purpose) -> Verdict:
    """A no for one of them is a no."""
    verdicts = [stack.decide(each, Use(purpose)) for each in known]
    return next((each for each in verdicts if not each.permitted), verdicts[0])


def _closes(stack: Stack, before: Sequence[Facts], after: Sequence[Facts], purpose: Purpose) -> bool:
    return any(
        stack.decide(was, Use(purpose)).permitted and not stack.decide(will, Use(purpose)).permitted
        for was, will in zip(before, after, strict=True)
    )
