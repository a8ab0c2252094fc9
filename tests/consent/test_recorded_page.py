"""What was recorded: word for word, the last first, and what can be done next."""

from uuid import uuid4

from safelight.consent import actions as consents
from safelight.consent.actions import Covers
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.policy.facts import Giver, Level, Purpose, Signatory
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def _page(cast: Cast, request: PhotographyRequest, question: str = "") -> str:
    return words(browser(cast, "okafor").get(f"/forms/{request.form_id}/{question}"))


def test_says_what_was_agreed_by_whom_and_when(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request, Level.SPECIFIED, (Purpose.PUBLICATION,))
    page = _page(cast, request)
    assert "Agreed on " in page
    assert "By Rose Bartholomew, the patient. Recorded by Dr Okafor." in page
    assert "They may be used in a journal or book" in page
    assert "They may not be used to teach" in page
    assert "That refusing, or changing my mind later, changes nothing about my care." in page
    assert "Signature of the person who agreed: Rose Bartholomew" in page
    assert "Print it for the patient" in page
    assert f'href="/patients/{cast.rose.pk}/withdraw"' in page
    assert "Ask again" not in page


def test_a_drawn_signature_is_drawn_again(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.RECORDS, explained=tuple(EXPLAINED))
    drawn = Signed(Signatory.GIVER, "Rose Bartholomew", [[(1, 2), (30, 40)]])
    signatures = (drawn, Signed(Signatory.STAFF, "Dr Okafor"))
    consents.give(cast.acting("okafor"), request.form, terms, signatures, uuid4())
    page = _page(cast, request)
    assert '<polyline points="1,2 30,40">' in page
    assert page.count('<svg class="sl-signature__drawn"') == 1


def test_a_refusal_can_be_asked_again(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.TEACHING)
    consents.refuse(cast.acting("okafor"), request.form, terms, uuid4())
    page = _page(cast, request)
    assert "Refused on " in page
    assert "What I agree to" not in page
    assert "They may be used" not in page
    assert "Ask again" in page
    assert "Continue to the signature" in _page(cast, request, "?again=1")


def test_a_withdrawal_stands_above_what_it_ended(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    play.withdraw(cast, cast.rose, Covers(form=request.form_id))
    page = _page(cast, request)
    assert page.index("Withdrawn on ") < page.index("Agreed on ")
    assert "Ask again" in page


def test_a_withdrawal_of_everything_is_a_word_here_too(cast: Cast) -> None:
    request, other = play.ask(cast, cast.rose), play.ask(cast, cast.rose, "Right knee")
    play.sign(cast, request)
    play.withdraw(cast, cast.rose)
    assert "It covers: all photographs of this patient." in _page(cast, request)
    assert "Continue to the signature" in _page(cast, other)


def test_other_patients_and_other_forms_say_nothing_here(cast: Cast) -> None:
    mine, others = play.ask(cast, cast.rose), play.ask(cast, cast.kofi)
    again = play.ask(cast, cast.rose, "Right knee")
    for each in (mine, others, again):
        play.sign(cast, each)
    play.withdraw(cast, cast.kofi)
    play.withdraw(cast, cast.rose, Covers(form=again.form_id))
    page = _page(cast, mine)
    assert "Agreed on " in page
    assert "Withdrawn" not in page


def test_one_recording_withdrawn_does_not_end_the_form(cast: Cast) -> None:
    recording = play.photographed(cast)
    play.withdraw(cast, cast.rose, Covers(recording=recording.pk))
    page = words(browser(cast, "okafor").get(f"/forms/{recording.form_id}/"))
    assert "Agreed on " in page
    assert "Withdrawn on " not in page
