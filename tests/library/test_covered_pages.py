"""On every page a sensitive photograph is covered, over HTTP: no address on it gives more before it was asked for."""

import io
import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from safelight.ledger.models import LedgerEntry
from safelight.library import looking
from safelight.library.models import Recording, Rendition, RenditionKind, Viewing
from safelight.policy.facts import Shows
from safelight.studio.actions import BY_THE_STUDIO
from safelight.studio.models import PhotographyRequest
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

INTIMATE = replace(BY_THE_STUDIO, shows=(Shows.INTIMATE,))
FEW = 12  # pixels


@pytest.fixture
def recording(cast: Cast) -> Recording:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    play.photograph(cast, request, 1)
    made = play.photograph(cast, request, making=INTIMATE)
    looking.ensure_pyramid(made.pk, "test")
    return made


def pages(recording: Recording) -> dict[str, tuple[str, str]]:
    """The address of each page that shows it, and who opens it."""
    request = PhotographyRequest.objects.get(form=recording.form_id)
    other = Recording.objects.exclude(pk=recording.pk).get()
    here = f"/recordings/{recording.pk}/"
    return {
        "patient": ("okafor", f"/patients/{recording.patient_id}/"),
        "timeline": ("okafor", f"/patients/{recording.patient_id}/timeline"),
        "recording": ("okafor", here),
        "who took it": ("marques", here),
        "close-up": ("okafor", f"{here}close-up"),
        "comparison": ("okafor", f"{here}compare/{other.pk}"),
        "request": ("marques", f"/requests/{request.pk}/"),
        "teaching": ("lindqvist", "/collection/?q=elbow"),
        "download": ("lindqvist", f"{here}download"),
    }


PAGES = (
    "patient", "timeline", "recording", "who took it", "close-up", "comparison", "request", "teaching", "download",
)  # fmt: skip


def opened(cast: Cast, recording: Recording, page: str) -> tuple[Client, HttpResponse]:
    name, address = pages(recording)[page]
    client = browser(cast, name)
    answer = client.get(address)
    assert answer.status_code == 200
    return client, answer


def shown(answer: HttpResponse, recording: Recording) -> set[str]:
    """The addresses of its bytes on a page."""
    found = re.findall(rf"/viewings/[0-9a-f-]+/{recording.pk}/[a-z/]*", answer.content.decode())
    return {each for each in found if not each.endswith("/unveil")}


def test_these_are_all_pages(recording: Recording) -> None:
    assert set(PAGES) == set(pages(recording))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_nothing_but_the_veil(cast: Cast, recording: Recording, page: str) -> None:
    client, answer = opened(cast, recording, page)
    (veil,) = shown(answer, recording)
    assert max(Image.open(io.BytesIO(client.get(veil).content)).size) == FEW
    assert "Sensitive, and so covered." in words(answer)


@pytest.mark.parametrize("page", PAGES)
def test_what_is_asked_for_directly_is_not_there(cast: Cast, recording: Recording, page: str) -> None:
    """Whoever knows how addresses are made gets the answer of what does not exist."""
    client, answer = opened(cast, recording, page)
    (veil,) = shown(answer, recording)
    place = veil.removesuffix("veil")
    for form in ("screen", "thumbnail", "original", "tiles/0/0_0"):
        assert client.get(place + form).status_code == 404
        assert LedgerEntry.objects.latest("index").event == Event.PAGE_REFUSE


@pytest.mark.parametrize("page", PAGES)
def test_asked_for_it_is_on_the_same_page(cast: Cast, recording: Recording, page: str) -> None:
    client, answer = opened(cast, recording, page)
    html = answer.content.decode()
    action = re.search(rf'action="(/viewings/[0-9a-f-]+/{recording.pk}/unveil)"', html)
    back = re.search(r'name="back" value="([^"]*)"', html)
    assert action
    assert back
    before = LedgerEntry.objects.count()
    sent = client.post(action[1], {"back": back[1]})
    assert sent.status_code == 303
    (entry,) = LedgerEntry.objects.filter(index__gte=before)
    assert (entry.event, entry.verdict) == (Event.RECORDING_UNVEIL, "permit")
    address, _, place = sent["Location"].partition("#")
    assert place == f"picture-{recording.pk}"
    again = client.get(address)
    assert again.status_code == 200
    assert "Sensitive, and so covered." not in words(again)
    for each in shown(again, recording):
        data = client.get(f"{each}0/0_0" if "tiles" in each else each).content
        assert max(Image.open(io.BytesIO(data)).size) > FEW


def test_the_address_of_another_site_leads_nowhere(cast: Cast, recording: Recording) -> None:
    client, answer = opened(cast, recording, "recording")
    (veil,) = shown(answer, recording)
    for back in (
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "\\\\elsewhere.example",
        "",
        "javascript:x",
    ):
        sent = client.post(veil.removesuffix("veil") + "unveil", {"back": back})
        assert sent["Location"] == veil.removesuffix("veil") + "screen"


def test_what_was_filed_before_there_were_veils_is_covered_in_grey(cast: Cast, recording: Recording) -> None:
    Rendition.objects.filter(recording=recording, kind=RenditionKind.VEIL).delete()
    _, answer = opened(cast, recording, "patient")
    assert shown(answer, recording) == set()
    assert "Sensitive, and so covered." in words(answer)


def test_a_requester_is_led_to_no_picture_that_is_covered(cast: Cast, recording: Recording) -> None:
    """To them a card is a link to the picture alone."""
    cast.staff["okafor"].grants.filter(role="clinician").delete()
    client = browser(cast, "okafor")
    (veil,) = shown(client.get(f"/patients/{recording.patient_id}/"), recording)
    assert veil.endswith("/veil")


def test_a_viewing_that_there_is_none_of_uncovers_nothing(cast: Cast, recording: Recording) -> None:
    client = browser(cast, "okafor")
    for after in (uuid4(), "no-uuid", ""):
        answer = client.get(f"/recordings/{recording.pk}/?after={after}")
        assert "Sensitive, and so covered." in words(answer)
    assert Viewing.objects.count() == 3
