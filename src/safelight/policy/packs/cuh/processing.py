"""CUH 8.1 and 11: image processing."""

from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.packs.cuh.terms import (
    for_care,
    refused_afterwards,
    refused_beforehand,
    shows_another,
    withdrawn,
    yields_to_protection,
)
from safelight.policy.questions import Operation
from safelight.policy.rule import ALTER, Answer, adds, forbids, permits, requires


@permits("CUH-11", on=ALTER)
def one_of_the_five_operations(matter: Matter) -> Answer:
    """Cropping, removing irrelevant background, contrast, brightness and colour balance: no other change.

    Bringing out clinical information is a permitted kind of processing, with a label.
    """
    operation = matter.alteration.operation
    return (
        operation in chosen(matter).processing.operations
        or operation in chosen(matter).processing.enhancements
    )


@requires("CUH-11", on=ALTER)
def to_the_whole_image(matter: Matter) -> Answer:
    """Whatever is done is done to the whole image."""
    return matter.alteration.whole_image


@requires("CUH-8", "CUH-11", on=ALTER)
def by_registered_practitioners(matter: Matter) -> Answer:
    """Only registered medical illustration practitioners process images."""
    return matter.actor.role in chosen(matter).processing.roles


@forbids("CUH-8.1", on=ALTER)
def to_avoid_asking(matter: Matter) -> Answer:
    """No image is altered to make it anonymous and so spare the asking; blacked-out eyes are the text's example."""
    return matter.alteration.to_avoid_consent or matter.alteration.operation == Operation.MASK_EYES


@forbids("CUH-8.1", "CUH-8.4", on=ALTER)
def nothing_quarantined(matter: Matter) -> Answer:
    """What was refused or withdrawn, or is quarantined for another patient, is left as it is.

    Open, read strictly: processing is a use.
    """
    if shows_another(matter) and not for_care(matter):
        return True
    if yields_to_protection(matter):
        return False
    return withdrawn(matter) or refused_afterwards(matter) or refused_beforehand(matter)


@adds(Obligation.LABEL_PROCESSING, "CUH-11", on=ALTER)
def label_what_was_done(matter: Matter) -> Answer:
    """An image processed to bring out clinical information is labelled with what was done."""
    return matter.alteration.operation in chosen(matter).processing.enhancements
