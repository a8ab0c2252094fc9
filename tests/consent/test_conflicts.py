"""Answers that contradict each other: closed meanwhile, listed, and settled so that it protects the patient."""

from uuid import UUID, uuid4

import pytest

from safelight.consent import actions as consents
from safelight.consent.actions import NothingToSettle, NotTheNarrowest, Settled, Way
from safelight.consent.assessments.assessment import Name
from safelight.consent.conflicts import Conflict, conflict_on, in_conflict
from safelight.consent.established import NO
from safelight.consent.models import Consent, Fact, Resolution
from safelight.consent.queries import last_number, last_words
from safelight.consent.record import record_of
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.ledger.models import LedgerEntry
from safelight.library.models import Recording
from safelight.policy.facts import Giver, Level, Purpose, Signatory, Status, Wishes
from safelight.studio.models import PhotographyRequest
from safelight.trail.entry import parse
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

SIGNED = (Signed(Signatory.GIVER, "Ada Abiola"), Signed(Signatory.STAFF, "Dr Okafor"))


@pytest.fixture
def small(cast: Cast) -> PhotographyRequest:
    request = play.ask(cast, play.child(cast, 5))
    play.speaks_for(cast, request, "Ada Abiola")
    play.speaks_for(cast, request, "Femi Abiola", "father")
    return request


def terms(name: str, level: Level = Level.TEACHING, purposes: tuple[Purpose, ...] = ()) -> Terms:
    return Terms(Giver.PARENT, name, level, purposes, explained=tuple(EXPLAINED))


def agrees(cast: Cast, request: PhotographyRequest, name: str, level: Level = Level.TEACHING) -> Consent:
    return play.signed(cast, request, terms(name, level))


def refuses(cast: Cast, request: PhotographyRequest, name: str) -> Consent:
    return consents.refuse(cast.acting("okafor"), request.form, terms(name), uuid4())


def conflict(request: PhotographyRequest) -> Conflict | None:
    return conflict_on(request.form, record_of(request.patient_id))


def settle(
    cast: Cast, request: PhotographyRequest, way: Way, upholds: UUID | None = None, seen: int | None = None
) -> None:
    known = last_number(request.form) if seen is None else seen
    settled = Settled(way, upholds, "Dr Okafor with both", "They were heard", uuid4(), known)
    consents.settle(cast.acting("okafor"), request.form, settled)


def test_a_yes_and_a_no_close_what_was_open(cast: Cast, small: PhotographyRequest) -> None:
    agrees(cast, small, "Ada Abiola")
    recording = play.photograph(cast, small)
    assert recording.standing == "available"
    refuses(cast, small, "Femi Abiola")
    recording.refresh_from_db()
    assert (recording.standing, recording.purposes) == ("quarantined", [])
    assert set(in_conflict([small.form])) == {small.form_id}


def test_two_who_agree_are_not_in_conflict(cast: Cast, small: PhotographyRequest) -> None:
    agrees(cast, small, "Ada Abiola")
    agrees(cast, small, "Femi Abiola")
    assert conflict(small) is None


def test_who_was_asked_again_and_agrees_ends_it(cast: Cast, small: PhotographyRequest) -> None:
    agrees(cast, small, "Ada Abiola")
    refuses(cast, small, "Femi Abiola")
    agrees(cast, small, "Femi Abiola")
    assert conflict(small) is None


def test_without_a_court_no_yes_is_upheld_over_a_no(cast: Cast, small: PhotographyRequest) -> None:
    yes, no = agrees(cast, small, "Ada Abiola"), refuses(cast, small, "Femi Abiola")
    with pytest.raises(NotTheNarrowest):
        settle(cast, small, Way.REFUSED, yes.id)
    settle(cast, small, Way.REFUSED, no.id)
    assert conflict(small) is None
    assert last_words([small.form])[small.form_id].status == Status.REFUSED


def test_a_court_may_uphold_either(cast: Cast, small: PhotographyRequest) -> None:
    yes = agrees(cast, small, "Ada Abiola")
    recording = play.photograph(cast, small)
    refuses(cast, small, "Femi Abiola")
    settle(cast, small, Way.COURT, yes.id)
    recording.refresh_from_db()
    assert recording.standing == "available"
    assert last_words([small.form])[small.form_id] == yes
    entry = parse(bytes(LedgerEntry.objects.latest("index").body))
    assert f"resolution:{Resolution.objects.get().pk}" in entry.detail["adds"]


def test_of_two_yeses_the_narrower_may_stand(cast: Cast, small: PhotographyRequest) -> None:
    wide, narrow = (
        agrees(cast, small, "Ada Abiola"),
        agrees(cast, small, "Femi Abiola", Level.RECORDS),
    )
    with pytest.raises(NotTheNarrowest):
        settle(cast, small, Way.REFUSED, wide.id)
    settle(cast, small, Way.REFUSED, narrow.id)
    assert conflict(small) is None


def test_two_settle_at_once_and_somebody_answers_meanwhile(cast: Cast, small: PhotographyRequest) -> None:
    agrees(cast, small, "Ada Abiola")
    seen = last_number(small.form)
    no = refuses(cast, small, "Femi Abiola")
    with pytest.raises(NothingToSettle):
        settle(cast, small, Way.REFUSED, no.id, seen)
    settle(cast, small, Way.REFUSED, no.id)
    with pytest.raises(NothingToSettle):
        settle(cast, small, Way.REFUSED, no.id)
    assert Resolution.objects.count() == 1


def test_a_second_click_adds_nothing(cast: Cast, small: PhotographyRequest) -> None:
    agrees(cast, small, "Ada Abiola")
    no = refuses(cast, small, "Femi Abiola")
    once = Settled(Way.REFUSED, no.id, "Dr Okafor", "Heard", uuid4(), last_number(small.form))
    for _ in range(2):
        consents.settle(cast.acting("okafor"), small.form, once)
    assert Resolution.objects.count() == 1


def test_a_further_use_is_settled_by_itself(cast: Cast, small: PhotographyRequest) -> None:
    """What two say of a use in a journal does not touch what both agreed to, and no yes to it counts."""
    agrees(cast, small, "Ada Abiola", Level.TEACHING)
    recording = play.photograph(cast, small)
    by = cast.acting("okafor")
    later = consents.ask_for_use(by, small.patient, small.form, None, uuid4())
    use = (Purpose.ASSESSMENT,)
    no = consents.refuse(by, later, terms("Femi Abiola", Level.SPECIFIED, use), uuid4())
    yes = consents.give(by, later, terms("Ada Abiola", Level.SPECIFIED, use), SIGNED, uuid4())
    recording.refresh_from_db()
    assert Purpose.TEACHING in recording.purposes
    assert Purpose.ASSESSMENT not in recording.purposes
    assert conflict_on(later, record_of(small.patient_id)).answers == (no, yes)  # type: ignore[union-attr]
    settled = Settled(Way.COURT, yes.id, "Family court", "Order 1", uuid4(), last_number(later))
    consents.settle(by, later, settled)
    recording.refresh_from_db()
    assert {Purpose.TEACHING, Purpose.ASSESSMENT} <= set(recording.purposes)


@pytest.mark.parametrize("wish", [Wishes.OBJECTS, Wishes.DISTRESSED])
def test_the_childs_no_stands_and_is_settled_as_one(
    cast: Cast, small: PhotographyRequest, wish: Wishes
) -> None:
    agrees(cast, small, "Ada Abiola")
    recording = play.photograph(cast, small)
    by = cast.acting("okafor")
    consents.hear(by, small.form, wish, "Dr Okafor", uuid4())
    found = conflict(small)
    assert found is not None
    assert found.wish is not None
    settle(cast, small, Way.REFUSED)
    assert conflict(small) is None
    assert Fact.objects.latest("number").value == wish
    recording.refresh_from_db()
    if wish is Wishes.OBJECTS:
        assert (recording.standing, recording.purposes) == ("held", [])


def test_a_court_does_not_overrule_the_child_here(cast: Cast, small: PhotographyRequest) -> None:
    yes = agrees(cast, small, "Ada Abiola")
    consents.hear(cast.acting("okafor"), small.form, Wishes.OBJECTS, "Dr Okafor", uuid4())
    with pytest.raises(NotTheNarrowest):
        settle(cast, small, Way.COURT, yes.id)


def test_the_child_asked_again_or_found_able_ends_it(cast: Cast, small: PhotographyRequest) -> None:
    agrees(cast, small, "Ada Abiola")
    by = cast.acting("okafor")
    consents.hear(by, small.form, Wishes.OBJECTS, "Dr Okafor", uuid4())
    play.assess(cast, small, Name.WISHES, "willing")
    assert conflict(small) is None


def test_in_a_protection_case_the_childs_no_gives_way(cast: Cast, small: PhotographyRequest) -> None:
    agrees(cast, small, "Ada Abiola")
    consents.hear(cast.acting("okafor"), small.form, Wishes.OBJECTS, "Dr Okafor", uuid4())
    play.assess(cast, small, Name.PROTECTION, "yes", order=NO)
    assert conflict(small) is None


def test_the_list_is_for_those_who_may_know(cast: Cast, small: PhotographyRequest) -> None:
    agrees(cast, small, "Ada Abiola")
    refuses(cast, small, "Femi Abiola")
    for name, sees in (("okafor", True), ("marques", True), ("osei", True), ("stranger", False)):
        page = words(browser(cast, name).get("/conflicts/"))
        assert ("ABIOLA, Tunde" in page) is sees


def test_the_page_says_so_where_there_is_none(cast: Cast, small: PhotographyRequest) -> None:
    doctor = browser(cast, "okafor")
    address = f"/forms/{small.form_id}/conflict"
    assert "No answers on this form contradict each other" in words(doctor.get(address))
    answer = doctor.post(address, {"settles": "court"})
    assert answer.status_code == 409
    assert "Nothing was recorded" in words(answer)
    assert not Recording.objects.exists()
