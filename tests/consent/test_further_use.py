"""A later use needs a form of its own, about one photograph or all of a form; its no takes away that use alone."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.actions import Covers
from safelight.consent.models import Consent, Form
from safelight.consent.queries import uses_given
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.library.differing import Answer, differences
from safelight.library.models import Recording
from safelight.people.identity import one_person
from safelight.policy.facts import Giver, Level, Purpose, Scope, Signatory, Status
from safelight.release.intent import Intent
from safelight.release.withdrawal import foresee
from tests import cast as play
from tests.cast import Cast
from tests.consent.test_answered_since import hidden
from tests.pages import browser, words

PAGE = "/patients/{}/further-use"
JOURNAL = {"purposes": ["publication"], "named_publication": "Journal of Wounds", "told": "on"}


def ask(cast: Cast, of: Recording, *, alone: bool = False) -> Form:
    of = Recording.objects.select_related("patient", "form").get(pk=of.pk)
    form = None if of.form is None else of.form
    return consents.ask_for_use(cast.acting("okafor"), of.patient, form, of.pk if alone else None, uuid4())


def sign(cast: Cast, form: Form, *purposes: Purpose) -> Consent:
    terms = Terms(
        Giver.PATIENT,
        "Rose Bartholomew",
        Level.SPECIFIED,
        purposes,
        "Journal of Wounds",
        told_cannot_withdraw_once_published=True,
        explained=tuple(EXPLAINED),
    )
    signatures = (Signed(Signatory.GIVER, "Rose Bartholomew"), Signed(Signatory.STAFF, "Dr Okafor"))
    return consents.give(cast.acting("okafor"), form, terms, signatures, uuid4())


def refuse(cast: Cast, form: Form, *purposes: Purpose) -> None:
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.SPECIFIED, purposes)
    consents.refuse(cast.acting("okafor"), form, terms, uuid4())


def purposes(of: Recording) -> set[str]:
    of.refresh_from_db()
    return set(of.purposes)


@pytest.fixture
def pair(cast: Cast) -> tuple[Recording, Recording]:
    """Two photographs of one form, agreed to for teaching."""
    first = play.photographed(cast)
    return first, play.photograph(cast, first.form.request, 1)


@pytest.fixture
def doctor(cast: Cast) -> Client:
    return browser(cast, "okafor")


def test_all_of_a_form_gain_the_use_and_keep_what_they_had(
    cast: Cast, pair: tuple[Recording, Recording]
) -> None:
    before = purposes(pair[0])
    consent = sign(cast, ask(cast, pair[0]), Purpose.PUBLICATION)
    assert (consent.to, consent.only_recording) == (Scope.USE, None)
    for each in pair:
        assert purposes(each) == before | {Purpose.PUBLICATION}
    assert differences(timezone.now()) == Answer(2, 0, ())


def test_one_alone_gains_it_alone(cast: Cast, pair: tuple[Recording, Recording]) -> None:
    sign(cast, ask(cast, pair[0], alone=True), Purpose.PUBLICATION)
    assert Purpose.PUBLICATION in purposes(pair[0])
    assert Purpose.PUBLICATION not in purposes(pair[1])


def test_no_other_form_of_the_patient_gains_it(cast: Cast, pair: tuple[Recording, Recording]) -> None:
    other = play.photographed(cast, seed=2)
    sign(cast, ask(cast, pair[0]), Purpose.PUBLICATION)
    assert Purpose.PUBLICATION not in purposes(other)


@pytest.mark.parametrize("alone", [True, False])
def test_its_refusal_takes_away_that_use_alone(
    cast: Cast, pair: tuple[Recording, Recording], alone: bool
) -> None:
    before = purposes(pair[0])
    form = ask(cast, pair[0], alone=alone)
    sign(cast, form, Purpose.PUBLICATION, Purpose.RESEARCH)
    refuse(cast, form, Purpose.PUBLICATION)
    assert Purpose.PUBLICATION not in purposes(pair[0])
    assert purposes(pair[0]) >= before


def test_its_withdrawal_takes_away_that_form_alone(cast: Cast, pair: tuple[Recording, Recording]) -> None:
    before = purposes(pair[0])
    form, by = ask(cast, pair[0]), cast.acting("okafor")
    sign(cast, form, Purpose.PUBLICATION)
    assert uses_given(form) == (Purpose.PUBLICATION,)
    foreseen = foresee(
        by, Intent(cast.rose.pk, Covers(form=form.pk), Giver.PATIENT, "Rose Bartholomew", (), "", uuid4())
    )
    assert {each.pk for each in foreseen.closing} == {each.pk for each in pair}
    assert all(Purpose.CARE in purposes(each) for each in pair)
    withdrawn = play.withdraw(cast, cast.rose, Covers(form=form.pk))
    assert (withdrawn.to, withdrawn.purposes, withdrawn.form_id) == (Scope.USE, ["publication"], form.pk)
    assert all(purposes(each) == before for each in pair)


def test_a_withdrawal_of_the_first_form_takes_the_use_with_it(
    cast: Cast, pair: tuple[Recording, Recording]
) -> None:
    sign(cast, ask(cast, pair[0]), Purpose.PUBLICATION)
    play.withdraw(cast, cast.rose, Covers(form=pair[0].form_id))
    assert purposes(pair[0]) == set()


def test_it_is_begun_from_the_patient_the_recording_and_the_form(
    cast: Cast, doctor: Client, pair: tuple[Recording, Recording]
) -> None:
    recording = pair[0]
    address = PAGE.format(cast.rose.pk)
    assert f'href="{address}"' in words(doctor.get(f"/patients/{cast.rose.pk}/"))
    assert f'href="{address}?recording={recording.pk}"' in words(doctor.get(f"/recordings/{recording.pk}/"))
    assert f'href="{address}?form={recording.form_id}"' in words(doctor.get(f"/forms/{recording.form_id}/"))


def _begin(doctor: Client, cast: Cast, about: str, question: str = "") -> str:
    address = PAGE.format(cast.rose.pk) + question
    fields = hidden(doctor.get(address).content.decode())
    answers = [doctor.post(address, {"about": about, "key": fields["key"]}) for _ in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    return answers[0]["Location"]


def test_it_is_asked_and_signed_like_any_other(
    cast: Cast, doctor: Client, pair: tuple[Recording, Recording]
) -> None:
    recording = pair[0]
    form = _begin(doctor, cast, f"recording-{recording.pk}", f"?recording={recording.pk}")
    page = doctor.get(form)
    assert "Consent to a further use" in words(page)
    assert "One photograph: Overview" in words(page)
    assert "Take the consent to a further use" in words(doctor.get(f"/patients/{cast.rose.pk}/"))
    opened = hidden(page.content.decode())
    typed = {"answer": "agree", "explained": list(EXPLAINED)} | JOURNAL | opened
    to_sign = doctor.post(form, typed)
    assert "They may also be used in a journal or book" in words(to_sign)
    assert "What was agreed to before stays as it is." in words(to_sign)
    fields = {name: value for name, value in hidden(to_sign.content.decode()).items() if "_" not in name}
    signed = {"answer": "agree", "giver_typed": "R Bartholomew", "staff_typed": "Dr Okafor"} | fields
    assert doctor.post(f"{form}sign", signed).status_code == 303
    consent = Consent.objects.latest("number")
    assert (consent.to, consent.only_recording, consent.purposes) == ("use", recording.pk, ["publication"])
    assert consent.level == Level.SPECIFIED
    assert "It covers: a further use of this photograph." in words(doctor.get(form))
    shown = words(doctor.get(f"/patients/{cast.rose.pk}/"))
    assert "A further use of one photograph" in shown
    assert "Take the consent to a further use" not in shown
    assert "Further use" in words(doctor.get(f"/recordings/{recording.pk}/"))
    assert "A further use of one photograph" not in words(doctor.get(f"/recordings/{pair[1].pk}/"))


def test_a_no_says_to_what(cast: Cast, doctor: Client, pair: tuple[Recording, Recording]) -> None:
    before = purposes(pair[0])
    form = _begin(doctor, cast, f"form-{pair[0].form_id}")
    opened = hidden(doctor.get(form).content.decode())
    assert "Choose the uses that they do not agree to." in words(
        doctor.post(form, {"answer": "refuse"} | opened)
    )
    assert doctor.post(form, {"answer": "refuse", "purposes": ["publication"]} | opened).status_code == 303
    consent = Consent.objects.latest("number")
    assert (consent.status, consent.to, consent.purposes) == (Status.REFUSED, "use", ["publication"])
    assert purposes(pair[0]) == before


def test_what_is_open_ended_is_refused_here_too(
    cast: Cast, doctor: Client, pair: tuple[Recording, Recording]
) -> None:
    form = _begin(doctor, cast, f"form-{pair[0].form_id}")
    typed = {"answer": "agree", "explained": list(EXPLAINED)} | JOURNAL | {"named_publication": "as required"}
    assert "CUH-8.1" in words(doctor.post(form, typed | hidden(doctor.get(form).content.decode())))


@pytest.mark.parametrize("about", ["", "form-", "everything", f"recording-{UUID(int=1)}"])
def test_only_what_is_there_is_asked_about(
    cast: Cast, doctor: Client, pair: tuple[Recording, Recording], about: str
) -> None:
    forms = Form.objects.count()
    answer = doctor.post(PAGE.format(cast.rose.pk), {"about": about, "key": str(uuid4())})
    assert answer.status_code == 200
    assert 'href="#id_about"' in words(answer)
    assert Form.objects.count() == forms


def test_another_patients_photographs_are_not_offered(cast: Cast, doctor: Client) -> None:
    recording = play.photographed(cast)
    page = words(doctor.get(f"{PAGE.format(cast.kofi.pk)}?recording={recording.pk}&form={recording.form_id}"))
    assert "No photographs to ask about" in page
    assert recording.patient_id not in one_person(cast.kofi.pk)


def test_what_was_withdrawn_is_asked_anew_on_its_own_form(
    cast: Cast, doctor: Client, pair: tuple[Recording, Recording]
) -> None:
    play.withdraw(cast, cast.rose, Covers(form=pair[0].form_id))
    assert "No photographs to ask about" in words(doctor.get(PAGE.format(cast.rose.pk)))


def test_the_way_to_withdraw_names_it(cast: Cast, doctor: Client, pair: tuple[Recording, Recording]) -> None:
    sign(cast, ask(cast, pair[0]), Purpose.PUBLICATION)
    page = words(doctor.get(f"/patients/{cast.rose.pk}/withdraw"))
    assert "A further use alone: Left elbow" in page
