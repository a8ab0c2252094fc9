"""The same picture twice: linked for one patient, and for two told to information governance alone."""

import io
from typing import Final

import numpy as np
import pytest
from django.test import Client
from PIL import ExifTags, Image

from safelight.consent.actions.merging import merge
from safelight.ledger.models import LedgerEntry
from safelight.library.destroying import destroy
from safelight.library.models import Recording
from safelight.library.resembling import resembling
from safelight.oversight.models import Category, Incident
from safelight.people.models import Patient
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest
from safelight.vault.register import What
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

NAMES: Final = ("BARTHOLOMEW", "9990010374", "999 001 0374")  # the cast signs everything as Rose Bartholomew


def picture(seed: int = 0) -> Image.Image:
    """Something to tell apart, of 600 x 400 pixels."""
    grain = np.random.default_rng(seed).integers(0, 255, (9, 12, 3), dtype=np.uint8)
    return Image.fromarray(grain).resize((600, 400), Image.Resampling.BICUBIC)


def file(image: Image.Image, kind: str = "JPEG", taken: str = "", **options: object) -> bytes:
    exif = Image.Exif()
    if taken:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **options)
    return out.getvalue()


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    return asked(cast, cast.rose)


def asked(cast: Cast, patient: Patient) -> PhotographyRequest:
    request = play.ask(cast, patient)
    play.sign(cast, request)
    return request


def file_(cast: Cast, request: PhotographyRequest, data: bytes, name: str = "IMG_1.jpg") -> Recording:
    return studio.take_in(cast.acting("marques"), request, name, data, "Overview")


def page(client: Client, recording: Recording) -> str:
    return words(client.get(f"/recordings/{recording.pk}/"))


def test_the_same_pixels_in_another_file_are_linked_both_ways(
    cast: Cast, request_: PhotographyRequest
) -> None:
    first = file_(cast, request_, file(picture(), taken="2026:11:23 09:30:00", quality=90))
    second = file_(cast, request_, file(picture(), quality=90))
    assert bytes(first.sha256) != bytes(second.sha256)
    assert [each.pk for each in resembling(first).same] == [second.pk]
    assert [each.pk for each in resembling(second).same] == [first.pk]
    for client in (browser(cast, "okafor"), browser(cast, "marques")):
        for one, other in ((first, second), (second, first)):
            assert f'<a href="/recordings/{other.pk}/">The same picture as Left elbow, overview' in page(
                client, one
            )


def test_wrapped_anew_it_is_the_same(cast: Cast, request_: PhotographyRequest) -> None:
    jpeg = file(picture(), quality=90)
    first = file_(cast, request_, jpeg)
    wrapped = file(Image.open(io.BytesIO(jpeg)).convert("RGB"), "PNG")
    second = file_(cast, request_, wrapped, "IMG_1.png")
    assert [each.pk for each in resembling(second).same] == [first.pk]


@pytest.mark.parametrize(("scale", "quality"), [(1.0, 60), (0.5, 85)])
def test_saved_again_it_looks_alike(
    cast: Cast, request_: PhotographyRequest, scale: float, quality: int
) -> None:
    first = file_(cast, request_, file(picture(), taken="2026:11:23 09:30:00", quality=95))
    again = picture().resize((int(600 * scale), int(400 * scale)))
    second = file_(cast, request_, file(again, quality=quality))
    assert resembling(first).same == ()
    assert [each.pk for each in resembling(first).alike] == [second.pk]
    assert f'<a href="/recordings/{first.pk}/">It looks like Left elbow' in page(
        browser(cast, "okafor"), second
    )


def test_what_the_camera_dated_otherwise_is_another(cast: Cast, request_: PhotographyRequest) -> None:
    first = file_(cast, request_, file(picture(), taken="2026:11:23 09:30:00", quality=95))
    file_(cast, request_, file(picture(), taken="2026:11:23 09:30:04", quality=80))
    assert resembling(first).alike == ()


def test_another_picture_is_not_linked(cast: Cast, request_: PhotographyRequest) -> None:
    first = file_(cast, request_, file(picture(1)))
    file_(cast, request_, file(picture(2)))
    found = resembling(first)
    assert (found.same, found.alike) == ((), ())


def test_what_has_no_digests_is_compared_by_its_file_alone(cast: Cast, request_: PhotographyRequest) -> None:
    first = file_(cast, request_, file(picture(), taken="2026:11:23 09:30:00", quality=90))
    Recording.objects.filter(pk=first.pk).update(pixels=None, likeness=None, quality=None, colours=None)
    second = file_(cast, request_, file(picture(), quality=90))
    first.refresh_from_db()
    assert (resembling(first).same, resembling(second).alike) == ((), ())
    assert "It was taken in before the library measured such things." in page(browser(cast, "okafor"), first)


def test_two_records_of_one_person_are_one(cast: Cast, request_: PhotographyRequest) -> None:
    first = file_(cast, request_, file(picture()))
    second = file_(cast, asked(cast, cast.kofi), file(picture()))
    assert resembling(first).same == ()
    merge(cast.acting("osei"), cast.rose, cast.kofi, "Registered twice")
    assert [each.pk for each in resembling(first).same] == [second.pk]


def test_a_teacher_is_told_of_no_other(cast: Cast, request_: PhotographyRequest) -> None:
    first = file_(cast, request_, file(picture(), taken="2026:11:23 09:30:00", quality=90))
    second = file_(cast, request_, file(picture(), quality=90))
    told = page(browser(cast, "lindqvist"), first)
    assert "The same picture" not in told
    assert str(second.pk) not in told


@pytest.mark.parametrize("taken", ["", "2026:11:23 09:30:00"], ids=["same bytes", "same pixels"])
def test_under_another_patient_governance_is_told(
    cast: Cast, request_: PhotographyRequest, taken: str
) -> None:
    first = file_(cast, request_, file(picture(), quality=90))
    assert not Incident.objects.exists()
    second = file_(cast, asked(cast, cast.kofi), file(picture(), taken=taken, quality=90))
    incident = Incident.objects.get()
    assert incident.category == Category.UNDER_TWO_PATIENTS
    assert (incident.recording, incident.other) == (second, first)
    assert incident.patient == cast.kofi
    entry = LedgerEntry.objects.filter(event="incident:open").latest("index")
    assert b"under-two-patients" in bytes(entry.body)
    assert str(first.pk).encode() not in bytes(entry.body)
    osei = browser(cast, "osei")
    assert "The same picture under two patients" in words(osei.get("/incidents/"))
    told = words(osei.get(f"/incidents/{incident.pk}/"))
    assert "BARTHOLOMEW, Rose" in told
    assert "MENSAH, Kofi" in told
    assert "<img" not in told
    assert "/viewings/" not in told


def test_nobody_else_reads_a_hint(cast: Cast, request_: PhotographyRequest) -> None:
    """Not whoever brings it in, not the one patient's team, and not the other's."""
    first = file_(cast, request_, file(picture(), quality=90))
    kofis = asked(cast, cast.kofi)
    studio.open_request(cast.acting("marques"), kofis)
    marques = browser(cast, "marques")
    alone = file(picture(7), quality=90)
    told = []
    for data in (alone, file(picture(), quality=90)):
        sent = {"photograph": io.BytesIO(data), "view": "Overview"}
        sent["photograph"].name = "IMG_1.jpg"
        answer = marques.post(
            f"/requests/{kofis.pk}/photographs", sent, headers={"accept": "application/json"}
        )
        own = ("findings", "picture")  # of each its own
        told.append({name: said for name, said in answer.json().items() if name not in own})
    assert told[0] == told[1]
    second = Recording.objects.filter(patient=cast.kofi).latest("taken_in_at")
    for client in (marques, browser(cast, "okafor")):
        for one, other in ((first, second), (second, first)):
            shown = page(client, one)
            assert str(other.pk) not in shown
            assert "The same picture" not in shown
    assert not [name for name in NAMES if name in page(marques, second)]
    letter = words(browser(cast, "osei").get(f"/oversight/patients/{cast.kofi.pk}/letter"))
    assert not [name for name in NAMES if name in letter]


def test_likeness_alone_says_nothing_across_patients(cast: Cast, request_: PhotographyRequest) -> None:
    file_(cast, request_, file(picture(), quality=95))
    file_(cast, asked(cast, cast.kofi), file(picture(), quality=60))
    assert not Incident.objects.exists()


def test_what_is_destroyed_looks_like_nothing(cast: Cast, request_: PhotographyRequest) -> None:
    first = file_(cast, request_, file(picture(), quality=95))
    destroy(cast.acting("osei"), What.RECORDING, first.pk)
    second = file_(cast, request_, file(picture(), quality=60))
    assert resembling(second).alike == ()
    first.refresh_from_db()
    assert first.likeness is None
