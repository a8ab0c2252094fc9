"""A consultant's authority in place of consent: what the policy says of it, and by whom it may be given."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.utils import timezone

from safelight.consent.actions import Covers, Finding, find
from safelight.consent.models import About, Fact
from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerEntry
from safelight.ledger.refused import Refused
from safelight.oversight.models import Incident
from safelight.people import actions as people
from safelight.people.models import Staff
from safelight.policy.facts import Authority, Capacity
from safelight.studio import actions
from safelight.studio.actions import Authorisation
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words
from tests.studio.test_held_pages import moment

REASONS = "Bruises of different ages; the parents will not agree"


@pytest.fixture
def child(cast: Cast) -> PhotographyRequest:
    born = timezone.localdate() - timedelta(days=5 * 365)
    patient = play.registered("9990031045", "Abiola", "Tunde", born)
    people.care_for(Unattended("set-up", timezone.now()), patient, cast.staff["okafor"])
    return play.ask(cast, patient)


@pytest.fixture
def consultant(cast: Cast) -> Staff:
    newcomer = people.Newcomer(
        "bello@stlukes.example", "Dr Bello", "Consultant", "Paediatrics", date(2026, 1, 5), consultant=True
    )
    return people.enrol(Unattended("set-up", timezone.now()), newcomer, play.PASSWORD)


def authorisation(consultant: UUID, ground: Authority | None = None) -> Authorisation:
    at = timezone.now() - timedelta(minutes=5)
    return Authorisation(consultant, ground, REASONS, at, uuid4())


def send(cast: Cast, request: PhotographyRequest, **typed: str) -> HttpResponse:
    sent = moment(timezone.now() - timedelta(minutes=5)) | {"justification": REASONS} | typed
    return browser(cast, "okafor").post(f"/forms/{request.form_id}/authority", sent)


def test_a_child_is_photographed_for_the_record_alone(
    cast: Cast, child: PhotographyRequest, consultant: Staff
) -> None:
    given = authorisation(consultant.pk, Authority.SUSPECTED_CHILD_ABUSE)
    actions.authorise(cast.acting("okafor"), child, given)
    recording = play.photograph(cast, child)
    assert (recording.standing, recording.purposes) == ("restricted", ["care"])
    assert not Incident.objects.exists()
    assert {each.found_by for each in Fact.objects.all()} == {"Dr Bello, Consultant"}


def test_it_does_not_replace_an_able_adults_consent(cast: Cast, consultant: Staff) -> None:
    request = play.ask(cast, cast.rose)
    with pytest.raises(Refused) as refusal:
        actions.authorise(cast.acting("okafor"), request, authorisation(consultant.pk))
    assert "GMC-13" in [str(each) for each in refusal.value.verdict.citations]
    assert not Fact.objects.exists()
    assert LedgerEntry.objects.latest("index").verdict == "deny"


@pytest.mark.parametrize("who", ["okafor", "marques"])
def test_nobody_but_a_consultant_gives_it(cast: Cast, child: PhotographyRequest, who: str) -> None:
    with pytest.raises(actions.NotAConsultant):
        actions.authorise(
            cast.acting("okafor"),
            child,
            authorisation(cast.staff[who].pk, Authority.SUSPECTED_CHILD_ABUSE),
        )
    assert not Fact.objects.exists()


def test_an_adult_who_cannot_decide_and_may_be_abused(cast: Cast, consultant: Staff) -> None:
    """With a best-interests decision it is in accordance with the law; without, the guidance says no."""
    request = play.ask(cast, cast.rose)
    covers, by = Covers(form=request.form_id), cast.acting("okafor")
    given = authorisation(consultant.pk, Authority.SUSPECTED_ADULT_ABUSE)
    find(by, cast.rose.pk, [Finding(About.CAPACITY, Capacity.LACKS, "Dr Okafor", by.at, covers)])
    with pytest.raises(Refused):
        actions.authorise(cast.acting("okafor"), request, given)
    decided = Finding(About.AUTHORITY, Authority.BEST_INTERESTS, "Dr Okafor", by.at, covers)
    find(cast.acting("okafor"), cast.rose.pk, [decided])
    actions.authorise(cast.acting("okafor"), request, given)
    assert play.photograph(cast, request).standing == "restricted"


def test_a_second_click_records_it_once(cast: Cast, child: PhotographyRequest, consultant: Staff) -> None:
    given = authorisation(consultant.pk, Authority.SUSPECTED_CHILD_ABUSE)
    for _ in range(2):
        actions.authorise(cast.acting("okafor"), child, given)
    assert Fact.objects.count() == 2


def test_the_page_shows_the_answer_before_anything_is_recorded(
    cast: Cast, child: PhotographyRequest, consultant: Staff
) -> None:
    typed = {"consultant": str(consultant.pk), "ground": "suspected-child-abuse"}
    page = words(send(cast, child, answer="ask", **typed))
    assert "Restricted" in page
    assert "Confine access to use in the medical record." in page
    assert REASONS in page
    assert not Fact.objects.exists()
    assert send(cast, child, answer="record", **typed).status_code == 303
    assert Fact.objects.count() == 2


def test_on_a_no_the_page_offers_no_record_and_none_can_be_forced(cast: Cast, consultant: Staff) -> None:
    request = play.ask(cast, cast.rose)
    typed = {"consultant": str(consultant.pk), "ground": "litigation-risk"}
    page = words(send(cast, request, answer="ask", **typed))
    assert "GMC-13" in page
    assert "Nothing was recorded." in page
    assert "Record this authority" not in page
    forced = send(cast, request, answer="record", **typed)
    assert forced.status_code == 403
    assert "GMC-13" in words(forced)
    assert not Fact.objects.exists()


def test_the_page_says_that_only_a_consultant_can(cast: Cast, child: PhotographyRequest) -> None:
    typed = {"consultant": str(cast.staff["okafor"].pk), "ground": "suspected-child-abuse"}
    page = words(send(cast, child, answer="record", **typed))
    assert "Only a consultant can authorise photographs without consent (CUH-8.5)" in page
    assert REASONS in page
    assert not Fact.objects.exists()
