"""The same thing done twice at the same time, on two connections: it happens once, and nobody sees an error."""

from functools import partial

import pytest

from safelight.consent.terms import EXPLAINED
from tests import cast as play
from tests.serving import Site
from tests.survival.at_once import at_once
from tests.survival.conftest import Asked
from tests.survival.kept import kept, named, rows
from tests.survival.visiting import Visitor

WANTED = {
    "body_site": "Right knee",
    "reason": "Before treatment",
    "views": ["Close-up"],
    "urgency": "today",
    "place": "Clinic 4",
}
AGREED = {"explained": list(EXPLAINED), "level": "teaching"}
SIGNED = {"answer": "agree", "giver_typed": "R Bartholomew", "staff_typed": "Dr Okafor"}


def ask(doctor: Visitor, asked: Asked) -> str:
    """Ask for more photographs of the patient; the address of the consent form."""
    address = f"/patients/{asked.patient}/requests/new"
    key = doctor.get(address).hidden["key"]
    return doctor.post(address, WANTED | {"key": key}).location


def request_of(site: Site, form: str) -> str:
    """The request's address, from its consent form's."""
    with site.connect() as connection:
        found = connection.execute(
            "SELECT id FROM studio_photographyrequest WHERE form_id = %s", [form.split("/")[2]]
        )
        return f"/requests/{next(found)[0]}/"


@pytest.mark.parametrize("seed", range(5))
def test_one_file_on_two_connections_is_filed_once(
    site: Site, photographer: Visitor, asked: Asked, seed: int
) -> None:
    before = rows(site, "library_recording")
    file = ("IMG_0001.jpg", play.jpeg(seed))
    visitors = (photographer, photographer.again())
    answers = at_once(*(partial(each.upload, asked.photographs, file) for each in visitors))
    assert [each.status for each in answers] == [200, 200]
    assert sorted(each.said["outcome"] for each in answers) == ["filed", "known"]
    assert rows(site, "library_recording") == before + 1


@pytest.fixture(scope="module")
def asked_of_another(site: Site) -> Asked:
    return Asked(*site.play("asked_of_another").split())


@pytest.mark.parametrize("seed", range(20, 25))
def test_one_file_for_two_patients_at_once_is_told(
    site: Site, photographer: Visitor, asked: Asked, asked_of_another: Asked, seed: int
) -> None:
    """Neither transaction can see the other's row; one waits for the other, and finds it."""
    before = rows(site, "library_recording"), rows(site, "oversight_incident")
    file = ("IMG_0001.jpg", play.jpeg(seed))
    sending = [(photographer, asked), (photographer.again(), asked_of_another)]
    answers = at_once(*(partial(each.upload, to.photographs, file) for each, to in sending))
    assert [each.said["outcome"] for each in answers] == ["filed", "filed"]
    after = rows(site, "library_recording"), rows(site, "oversight_incident")
    assert (after[0] - before[0], after[1] - before[1]) == (2, 1)


def test_of_the_second_one_nothing_is_left(site: Site) -> None:
    site.play("sweep")
    assert kept(site).files == set(named(site))


@pytest.mark.parametrize("_", range(5))
def test_a_request_asked_for_twice_is_one(site: Site, doctor: Visitor, asked: Asked, _: int) -> None:
    before = rows(site, "studio_photographyrequest"), rows(site, "consent_form")
    address = f"/patients/{asked.patient}/requests/new"
    sent = WANTED | {"key": doctor.get(address).hidden["key"]}
    answers = at_once(*(partial(each.post, address, sent) for each in (doctor, doctor.again())))
    assert [each.status for each in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert (rows(site, "studio_photographyrequest"), rows(site, "consent_form")) == (
        before[0] + 1,
        before[1] + 1,
    )


@pytest.mark.parametrize("_", range(3))
def test_a_consent_signed_twice_is_one(site: Site, doctor: Visitor, asked: Asked, _: int) -> None:
    form = ask(doctor, asked)
    page = doctor.post(form, AGREED | {"key": doctor.get(form).hidden["key"]})
    before = rows(site, "consent_consent"), rows(site, "consent_signature")
    sent = SIGNED | {"terms": page.hidden["terms"], "key": page.hidden["key"]}
    answers = at_once(*(partial(each.post, f"{form}sign", sent) for each in (doctor, doctor.again())))
    assert [each.status for each in answers] == [303, 303]
    assert (rows(site, "consent_consent"), rows(site, "consent_signature")) == (before[0] + 1, before[1] + 2)


@pytest.mark.parametrize("_", range(3))
def test_a_withdrawal_confirmed_twice_is_one(site: Site, doctor: Visitor, asked: Asked, _: int) -> None:
    address = f"/patients/{asked.patient}/withdraw"
    key = doctor.get(address).hidden["key"]
    said = {"covers": f"form-{asked.form}", "extent": "all", "giver": "patient", "key": key}
    sent = {"intent": doctor.post(address, said).hidden["intent"]}
    before = rows(site, "consent_consent")
    answers = at_once(*(partial(each.post, address, sent) for each in (doctor, doctor.again())))
    assert [each.status for each in answers] == [303, 303]
    assert rows(site, "consent_consent") == before + 1


@pytest.mark.parametrize("_", range(3))
def test_two_photographers_open_and_complete_one_request(
    site: Site, doctor: Visitor, photographer: Visitor, second_photographer: Visitor, asked: Asked, _: int
) -> None:
    request = request_of(site, ask(doctor, asked))
    both = (photographer, second_photographer)
    opened = at_once(*(partial(each.post, f"{request}open", {}) for each in both))
    assert [each.status for each in opened] == [303, 303]
    file = ("IMG_0002.jpg", play.jpeg(9))
    third = photographer.again()
    answers = at_once(
        *(partial(each.post, f"{request}complete", {}) for each in both),
        partial(third.upload, f"{request}photographs", file, view="Close-up"),
    )
    assert [each.status for each in answers[:2]] == [303, 303]
    assert answers[2].status in (200, 409)
    assert photographer.get(request).status == 200


def test_the_trail_has_all_of_it(site: Site) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0
