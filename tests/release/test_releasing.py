"""Model releases: signed once, read in their own words, taken back; and what follows for a recording."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.actions import Covers, Finding
from safelight.consent.models import About
from safelight.policy.facts import MadeFor, Purpose
from safelight.release.models import ModelRelease, ReleaseWithdrawn
from safelight.release.releasing import take_back
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words
from tests.studio.test_approvals import FILM

POINTS = ["what", "agencies", "storage", "free-choice"]


def asked(**typed: object) -> dict[str, object]:
    return {
        "key": str(uuid4()),
        "giver_name": "Vera Lund",
        "occasion": "Opening of the day unit",
        "explained": POINTS,
        "purposes": ["publicity"],
        "named_publicity": "The hospital's site",
        "told": "on",
        "answer": "agree",
        **typed,
    }


def signing(page: str, key: object) -> dict[str, object]:
    token = page.partition('name="terms" value="')[2].partition('"')[0]
    names = {"giver_typed": "Vera Lund", "staff_typed": "Dr Marques"}
    return {"answer": "sign", "terms": token, "key": key, **names}


def test_asked_signed_and_listed_once(cast: Cast) -> None:
    client, form = browser(cast, "marques"), asked()
    read = client.post("/releases/new", form)
    assert "They may be used to show the hospital's own work to the public." in words(read)
    assert "They may not be used to teach health staff and students." in words(read)
    sent = signing(read.content.decode(), form["key"])
    addresses = {client.post("/releases/new", sent)["Location"] for _ in range(2)}
    release = ModelRelease.objects.get()
    assert addresses == {f"/releases/{release.id}/"}
    for who in ("marques", "osei"):
        page = words(browser(cast, who).get(f"/releases/{release.id}/"))
        assert "Vera Lund" in page
        assert "The hospital's site" in page
        assert "Runs out on" in page
    assert f"Release {release.number}" in words(client.get("/releases/"))


def test_a_member_of_staff_signs_another_form(cast: Cast) -> None:
    page = words(browser(cast, "marques").get("/releases/new?kind=staff-release"))
    assert "Release for members of staff" in page


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"giver_name": ""}, "Enter the full name of the person in the picture."),
        ({"occasion": ""}, "Enter what is recorded, when and where."),
        ({"explained": POINTS[:3]}, "Explain each point, and tick it"),
        ({"purposes": []}, "Choose the uses that they agree to."),
        ({"named_publicity": "as required"}, "this wording would cover any use"),
        ({"told": ""}, "Tell them that what is published cannot be taken back"),
    ],
)
def test_what_is_missing_is_said(cast: Cast, typed: dict[str, object], problem: str) -> None:
    assert problem in words(browser(cast, "marques").post("/releases/new", asked(**typed)))


def test_without_a_signature_or_with_others_terms_nothing_is_recorded(cast: Cast) -> None:
    client, form = browser(cast, "marques"), asked()
    sent = signing(client.post("/releases/new", form).content.decode(), form["key"])
    assert "Sign in the box, or type the full name." in words(
        client.post("/releases/new", sent | {"giver_typed": ""})
    )
    for wrong in ({"terms": f"{sent['terms']}x"}, {"key": str(uuid4())}, {"terms": ""}):
        assert "Nothing was recorded" in words(client.post("/releases/new", sent | wrong))
    assert not ModelRelease.objects.exists()


def test_taken_back_it_stays_and_says_so(cast: Cast) -> None:
    release = play.released(cast)
    client = browser(cast, "marques")
    for _ in range(2):
        assert client.post(f"/releases/{release.id}/", {"reason": "Changed her mind"}).status_code == 303
    assert ReleaseWithdrawn.objects.count() == 1
    page = words(client.get(f"/releases/{release.id}/"))
    assert "Taken back" in page
    assert "Changed her mind" in page
    with pytest.raises(DatabaseError), transaction.atomic():
        ModelRelease.objects.update(name="Somebody else")


def test_a_bystanders_release_taken_back_quarantines_the_film(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    recording = play.photograph(cast, request, making=FILM)
    agreed = Finding(About.OTHERS, "consented", "Studio", timezone.now(), Covers(recording=recording.pk))
    consents.find(cast.acting("marques"), cast.rose.pk, [agreed])
    take_back(cast.acting("marques"), play.released(cast, recording), "")
    recording.refresh_from_db()
    assert (recording.made_for, recording.standing) == (MadeFor.PUBLIC_MEDIA, "quarantined")


def test_what_was_made_for_care_still_serves_it(cast: Cast) -> None:
    recording = play.photographed(cast)
    take_back(cast.acting("marques"), play.released(cast, recording), "")
    recording.refresh_from_db()
    assert set(recording.purposes) == {Purpose.CARE, Purpose.AUDIT}


def test_that_somebody_else_agreed_says_where_the_form_is(cast: Cast) -> None:
    recording = play.photographed(cast)
    local = timezone.localtime(timezone.now() - timedelta(minutes=1))
    day = {"on-day": str(local.day), "on-month": str(local.month), "on-year": str(local.year)}
    sent = {**day, "at": f"{local:%H:%M}", "key": str(uuid4()), "others": "consented", "grounds": ""}
    page = browser(cast, "marques").post(f"/recordings/{recording.pk}/others", sent)
    assert "Enter the number of their release, or where their signed form is kept." in words(page)
    assert f'href="/releases/new?recording={recording.pk}"' in page.content.decode()


def test_a_recording_that_is_not_known_is_none(cast: Cast) -> None:
    for wrong in (uuid4(), "x"):
        assert browser(cast, "marques").get(f"/releases/new?recording={wrong}").status_code == 404
