"""What must hold whatever the facts: each invariant yields its counterexamples, as a diagram that must be empty."""

from collections.abc import Callable, Iterator
from typing import Final

from safelight.policy.facts import Authority
from safelight.policy.packs.cuh.terms import consented_at_all, is_signed
from safelight.policy.proof.diagram import NOTHING
from safelight.policy.proof.ground import Ground
from safelight.policy.proof.variables import BY_NAME, SLOTS, VOICES
from safelight.policy.questions import Stand, Use
from safelight.policy.standing import Standing
from safelight.policy.voice import RECORD

Counterexamples = Iterator[tuple[str, int]]
"""What is being shown, and where it fails."""

NEEDS_NONE: Final = frozenset(
    {
        "gmc.principles.relatives_are_outside_the_scope",
        "gmc.slides.slides_are_photographed_without_consent",
        "gmc.slides.slides_are_used_without_consent",
        "gmc.implicit.listed_kinds_serve_secondary_purposes",
        "gmc.anonymity.anonymised_or_coded",
        "gmc.teaching_collections.old_teaching_collection",
        "gmc.media.consent_to_public_media",
        "gmc.media.care_recording_for_the_public",
        "gmc.deceased.within_the_dead_patients_consent",
        "gmc.post_mortem.for_the_cause_of_death",
        "gmc.post_mortem.used_for_the_cause_of_death",
        "gmc.post_mortem.secondary_recordings_of_the_dead",
        "gmc.post_mortem.used_anonymised",
        "gmc.disclosure.to_the_patient",
        "cuh.scope.not_spoken_of",
        "cuh.scope.relatives_take_pictures_for_themselves",
        "cuh.unconscious.media_studio_records_and_holds",
        "cuh.disclosure.at_the_patients_request",
        "cuh.disclosure.video_at_the_patients_request",
        "cuh.processing.one_of_the_five_operations",
    }
)
"""The grounds that the two texts name as needing neither consent nor authority: slides, listed kinds and what is
anonymised; post-mortems; relatives' own pictures; the unconscious, held; the patient's own request; processing."""


CUH: Final = "cuh"
READ: Final = frozenset({"gmc", CUH})
"""The packs whose texts were read for `NEEDS_NONE`. Every stack has the first, and permits no more than it does."""


def the_stack_permits_only_what_every_pack_permits(ground: Ground) -> Counterexamples:
    stack = ground.permitted_by_all()
    for pack in ground.stack.packs:
        yield f"{pack.name} denies, the stack permits", ground.diagrams.without(stack, ground.permitted(pack))


def a_refusal_or_withdrawal_opens_nothing(ground: Ground) -> Counterexamples:
    """A voice that ends, a use refused, a procedure refused: each against the same facts without it."""
    diagrams, permitted = ground.diagrams, ground.permitted_by_all()

    def opened(name: str, *, to: int, others: tuple[tuple[str, int], ...] = ()) -> int:
        variable = BY_NAME[name]
        after = diagrams.given(permitted, variable, to)
        for other, value in others:
            after = diagrams.given(after, BY_NAME[other], value)
        return diagrams.without(after, diagrams.given(permitted, variable, 1 - to))

    for voice in VOICES:
        yield f"the {voice}'s refusal", opened(f"{voice}.ended", to=1)
        yield f"the {voice}'s refusal of the procedure", opened(f"{voice}.procedure", to=0)
        for slot in SLOTS:
            gone = ((f"{voice}.{slot}.covering", 0),)
            yield f"the {voice}'s refusal of the use", opened(f"{voice}.{slot}.refused", to=1, others=gone)


def obtaining_an_authority_closes_nothing(ground: Ground) -> Counterexamples:
    """So that taking one away never opens. A context that shows refusal is evidence against, and is left out."""
    diagrams, permitted = ground.diagrams, ground.permitted_by_all()
    for authority in Authority:
        if authority is not Authority.CONTEXT_SHOWS_NO_CONSENT:
            variable = BY_NAME[f"authorities:{authority}"]
            missing, there = (diagrams.given(permitted, variable, value) for value in (0, 1))
            yield f"without {authority}", diagrams.without(missing, there)


def without_consent_or_authority_only_what_needs_none(ground: Ground) -> Counterexamples:
    diagrams = ground.diagrams
    for pack in ground.stack.packs:
        grounds = ground.chosen(pack).grounds
        if grounds and pack.name in READ:
            named = ground.any_of(ground.of(rule).yes for rule in grounds if rule.name in NEEDS_NONE)
            bare = _bare(ground, ground.permitted(pack))
            yield f"{pack.name}, with nothing on file", diagrams.without(bare, named)


def _bare(ground: Ground, diagram: int) -> int:
    """The diagram with no authority on file and nobody having said anything."""
    absent = [f"authorities:{authority}" for authority in Authority]
    absent += ["later.covering", "words.any_given", "words.reached"]
    for voice in VOICES:
        absent += [f"{voice}.ended", f"{voice}.spoke", f"{voice}.procedure"]
        absent += [f"{voice}.{slot}.{what}" for slot in SLOTS for what in ("refused", "covering")]
    for name in absent:
        diagram = ground.diagrams.given(diagram, BY_NAME[name], 0)
    return diagram


def nothing_held_or_quarantined_is_used(ground: Ground) -> Counterexamples:
    if not isinstance(ground.question, Use):
        return
    diagrams = ground.diagrams
    kept = Ground(diagrams, ground.stack, Stand())
    permitted = diagrams.without(ground.permitted_by_all(), _impossible(ground, kept))
    for pack in ground.stack.packs:
        for rule in kept.chosen(pack).standings:
            if rule.standing in (Standing.HELD, Standing.QUARANTINED):
                yield f"{rule.name}, and used", diagrams.both(permitted, kept.of(rule).yes)
    ground.trees.update({f"standing:{name}": tree for name, tree in kept.trees.items()})


def _impossible(ground: Ground, kept: Ground) -> int:
    """A consent to this use is one of the consents at all: the voices on two purposes are open one by one."""
    if not _has_cuh(ground):
        return NOTHING
    at_all = kept.tree(consented_at_all, "consented_at_all").yes
    return ground.diagrams.without(ground.tree(is_signed, "is_signed").yes, at_all)


def _has_cuh(ground: Ground) -> bool:
    return any(pack.name == CUH for pack in ground.stack.packs)


def beyond_the_record_only_with_a_consent_that_covers_it(ground: Ground) -> Counterexamples:
    if not isinstance(ground.question, Use) or ground.question.purpose in RECORD or not _has_cuh(ground):
        return
    covered = ground.tree(is_signed, "is_signed").yes
    for pack in ground.stack.packs:
        if pack.name == CUH:
            yield f"{pack.name} permits without", ground.diagrams.without(ground.permitted(pack), covered)


def the_order_of_the_rules_makes_no_difference(ground: Ground) -> Counterexamples:
    for pack in ground.stack.packs:
        forwards, backwards = ground.permitted(pack), ground.permitted(pack, backwards=True)
        yield f"{pack.name} read backwards", NOTHING if forwards == backwards else forwards


INVARIANTS: Final[tuple[Callable[[Ground], Counterexamples], ...]] = (
    the_stack_permits_only_what_every_pack_permits,
    a_refusal_or_withdrawal_opens_nothing,
    obtaining_an_authority_closes_nothing,
    without_consent_or_authority_only_what_needs_none,
    nothing_held_or_quarantined_is_used,
    beyond_the_record_only_with_a_consent_that_covers_it,
    the_order_of_the_rules_makes_no_difference,
)


def alive(ground: Ground) -> Iterator[tuple[str, bool]]:
    """The rules, with an answer, that this question shows to be reachable and not contradicted by their own pack.

    A bar answers yes somewhere; a condition is met in a permit, and fails somewhere; a ground opens, and a duty comes
    with, a permit of the pack; a rule of standing places something.
    """
    for pack in ground.stack.packs:
        chosen = ground.chosen(pack)
        permitted = ground.permitted(pack)
        for rule in (*chosen.bars, *chosen.standings):
            if ground.of(rule).yes:
                yield rule.name, True
        for rule in (*chosen.grounds, *chosen.duties, *chosen.conditions):
            if ground.diagrams.both(ground.of(rule).yes, permitted):
                yield rule.name, True
        for rule in chosen.conditions:
            if ground.of(rule).no:
                yield rule.name, False
