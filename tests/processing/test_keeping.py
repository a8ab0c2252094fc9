"""A derivative: made by photographers, beside the original, of the recording's own key, and never more permitted."""

import hashlib
from typing import Final
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from safelight.imaging.decoded import altered
from safelight.imaging.steps import AdjustContrast, Crop, Mirror, Step
from safelight.imaging.values import Size
from safelight.ledger.acting import Acting, Role
from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.library import door
from safelight.library.derivatives import Derivative, SetAside
from safelight.library.destroying import destroy, register
from safelight.library.faults import of_part
from safelight.library.models import Recording, Rendition, RenditionKind, UnfinishedIntake
from safelight.library.processed import steps_of
from safelight.library.shelf import shelf
from safelight.policy.facts import Purpose
from safelight.policy.questions import Operation
from safelight.processing import actions
from safelight.processing.actions import Wanted
from safelight.trail.entry import parse
from safelight.trail.events import Event
from safelight.vault.register import What
from tests import cast as play
from tests.cast import Cast

STEPS: Final[tuple[Step, ...]] = (Crop(10, 20, 200, 150), AdjustContrast(15), Mirror())


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)


@pytest.fixture
def derivative(cast: Cast, recording: Recording) -> Derivative:
    return play.processed(cast, recording, STEPS)


def photographer(cast: Cast) -> Acting:
    return cast.acting("marques", Role.CLINICAL_PHOTOGRAPHER)


def handed_over(cast: Cast, recording: Recording, number: int | None = 1) -> bytes:
    by = cast.acting("okafor")
    viewing = door.open_one(by, recording.pk, Purpose.CARE).viewing
    kind = RenditionKind.PROCESSED if number else RenditionKind.ORIGINAL
    return door.hand_over(by, viewing, recording.pk, kind, number).data


def last() -> LedgerEntry:
    return LedgerEntry.objects.latest("index")


def test_the_original_stays_as_it_is(cast: Cast, recording: Recording) -> None:
    before = dict(recording.renditions.values_list("kind", "digest"))
    play.processed(cast, recording)
    after = dict(recording.renditions.filter(derivative=None).values_list("kind", "digest"))
    assert before == after
    assert hashlib.sha256(handed_over(cast, recording, None)).digest() == bytes(recording.sha256)


@pytest.mark.usefixtures("derivative")
def test_whoever_asks_for_the_screens_copy_gets_that_of_the_original(
    cast: Cast, recording: Recording
) -> None:
    by = cast.acting("okafor")
    viewing = door.open_one(by, recording.pk, Purpose.CARE).viewing
    screen = door.hand_over(by, viewing, recording.pk, RenditionKind.SCREEN).data
    assert screen != handed_over(cast, recording)
    for kind, number in (
        (RenditionKind.PROCESSED, None),
        (RenditionKind.SCREEN, 1),
        (RenditionKind.PROCESSED, 2),
    ):
        with pytest.raises(door.NoSuchThing):
            door.hand_over(by, viewing, recording.pk, kind, number)


def test_it_is_made_again_from_its_steps(cast: Cast, recording: Recording, derivative: Derivative) -> None:
    again = altered(handed_over(cast, recording, None), steps_of(derivative), derivative.label)
    assert again[Size.SCREEN].data == handed_over(cast, recording)


def test_it_says_what_was_done_and_by_whom(cast: Cast, derivative: Derivative) -> None:
    assert steps_of(derivative) == STEPS
    assert (derivative.number, derivative.made_by, derivative.why) == (
        1,
        cast.staff["marques"],
        "For a lecture",
    )
    assert derivative.label.startswith(
        "Processed: cropped, contrast +15 %, mirrored, left for right. Dr Marques, "
    )
    entry = parse(bytes(last().body))
    assert (entry.event, entry.verdict) == (Event.DERIVATIVE_KEEP, "permit")
    assert entry.detail["operations"] == ("crop", "adjust-contrast", "mirror")


def test_they_are_numbered_and_a_second_click_finds_the_first(cast: Cast, recording: Recording) -> None:
    by, wanted, key = photographer(cast), Wanted(STEPS, "Processed"), uuid4()
    first = actions.keep_derivative(by, recording.pk, wanted, "For a lecture", key)
    entries = LedgerEntry.objects.count()
    assert actions.keep_derivative(by, recording.pk, wanted, "For a lecture", key) == first
    assert LedgerEntry.objects.count() == entries
    second = actions.keep_derivative(by, recording.pk, wanted, "For a lecture", uuid4())
    assert (first.number, second.number) == (1, 2)
    assert not UnfinishedIntake.objects.exists()


def test_only_photographers_process(cast: Cast, recording: Recording) -> None:
    for name in ("okafor", "lindqvist", "osei"):
        with pytest.raises(Refused):
            actions.preview(cast.acting(name), recording.pk, Wanted(STEPS, "Processed"))
    assert (last().event, last().verdict) == (Event.RECORDING_PROCESS, "deny")


@pytest.mark.parametrize("operation", [Operation.MASK_EYES, Operation.RETOUCH_REGION])
def test_what_is_refused_is_refused_with_its_paragraph(
    cast: Cast, recording: Recording, operation: Operation
) -> None:
    with pytest.raises(Refused) as refused:
        actions.ask(photographer(cast), recording, [Operation.CROP, operation])
    wanted = "CUH-8.1" if operation is Operation.MASK_EYES else "CUH-11"
    assert wanted in map(str, refused.value.verdict.citations)
    entry = parse(bytes(last().body))
    assert (entry.event, entry.verdict, entry.detail["operations"][-1]) == (  # type: ignore[index]
        Event.RECORDING_PROCESS, "deny", operation,
    )  # fmt: skip


def test_what_is_held_is_not_processed(cast: Cast) -> None:
    recording = play.photograph(cast, play.ask(cast, cast.rose))  # nobody has agreed yet
    with pytest.raises(Refused):
        actions.preview(photographer(cast), recording.pk, Wanted(STEPS, "Processed"))


def test_a_withdrawal_meanwhile_keeps_nothing(
    cast: Cast, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes after the original was read, and before the derivative is filed."""
    before, sealing = set(shelf().names()), actions.seal_more

    def meanwhile(*given: object) -> object:
        play.withdraw(cast, cast.rose)
        return sealing(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(actions, "seal_more", meanwhile)
    with pytest.raises(Refused):
        actions.keep_derivative(photographer(cast), recording.pk, Wanted(STEPS, "Processed"), "Why", uuid4())
    assert not Derivative.objects.exists()
    assert set(shelf().names()) == before
    assert (last().event, last().verdict) == (Event.DERIVATIVE_KEEP, "deny")


@pytest.mark.usefixtures("derivative")
def test_a_withdrawal_closes_it_with_its_recording(cast: Cast, recording: Recording) -> None:
    by = cast.acting("okafor")
    viewing = door.open_one(by, recording.pk, Purpose.CARE).viewing
    assert door.hand_over(by, viewing, recording.pk, RenditionKind.PROCESSED, 1).data
    play.withdraw(cast, cast.rose)
    with pytest.raises(Refused):
        door.hand_over(by, viewing, recording.pk, RenditionKind.PROCESSED, 1)


def test_it_is_destroyed_with_its_recording(cast: Cast, recording: Recording, derivative: Derivative) -> None:
    names = set(derivative.renditions.values_list("object_name", flat=True))
    assert names <= set(shelf().names())
    assert len(names) == 2
    try:
        destroy(cast.acting("osei"), What.RECORDING, recording.pk)
    finally:
        register().path.unlink(missing_ok=True)
    assert names.isdisjoint(shelf().names())
    with pytest.raises((door.NoSuchThing, Refused)):
        actions.preview(photographer(cast), recording.pk, Wanted(STEPS, "Processed"))


def test_the_check_of_the_vault_reads_it(derivative: Derivative) -> None:
    name = derivative.renditions.get(kind=RenditionKind.PROCESSED).object_name
    read = list(of_part(name[:2]))
    assert sum(each.objects for each in read) > 0
    assert [finding for each in read for finding in each.findings if finding.name == name] == []
    shelf().delete(name)
    found = [finding for each in of_part(name[:2]) for finding in each.findings if finding.name == name]
    assert [each.kind for each in found] == ["missing"]


def test_set_aside_it_stays(cast: Cast, recording: Recording, derivative: Derivative) -> None:
    actions.set_aside(photographer(cast), derivative, "The scale is missing")
    actions.set_aside(photographer(cast), derivative, "Again")
    assert SetAside.objects.get().why == "The scale is missing"
    assert last().event == Event.DERIVATIVE_SET_ASIDE
    assert handed_over(cast, recording)


def test_what_was_done_is_only_added_to(derivative: Derivative) -> None:
    for change in (Derivative.objects.update, lambda **_: Derivative.objects.all().delete()):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change(why="Another")


def test_the_database_keeps_originals_and_derivatives_apart(
    recording: Recording, derivative: Derivative
) -> None:
    form = derivative.renditions.get(kind=RenditionKind.PROCESSED)
    for wrong in (
        {"derivative": None},
        {"kind": RenditionKind.SCREEN},
        {"kind": RenditionKind.PROCESSED_THUMBNAIL},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rendition.objects.filter(pk=form.pk).update(**wrong)
