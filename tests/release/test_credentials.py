"""A copy that leaves carries content credentials: what it is, what was done, what for; and nothing of the patient."""

import io
import json
import re
import shutil
from typing import Any

import pytest
from c2pa import C2paError, Context, Reader
from django.conf import settings
from django.http import HttpResponse
from PIL import Image

from safelight.credentials.keeping import PUBLIC
from safelight.credentials.signing import settings as told
from safelight.library import door
from safelight.library.derivatives import Derivative
from safelight.library.models import Recording, RenditionKind
from safelight.policy.facts import Purpose
from safelight.processing.actions import set_aside
from safelight.release import credentials
from safelight.release.models import Copy
from tests import cast as play
from tests.cast import Cast
from tests.imaging.making import jpeg_segments
from tests.pages import browser

JUMBF = 0xEB  # APP11
BARE = {0xDB, 0xC0, 0xC4, 0xDA, 0xE0}  # tables, a baseline frame, a scan, JFIF


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)


@pytest.fixture
def derivative(cast: Cast, recording: Recording) -> Derivative:
    return play.processed(cast, recording)


@pytest.fixture(autouse=True)
def hospital(settings: Any) -> None:
    settings.SAFELIGHT_HOSPITAL = "St Luke's"
    shutil.rmtree(
        settings.SAFELIGHT_HOME / "credentials", ignore_errors=True
    )  # an earlier test's are another's


def downloaded(cast: Cast, recording: Recording, query: str = "") -> HttpResponse:
    address = f"/recordings/{recording.pk}/download{query}"
    return browser(cast, "lindqvist").post(address, {"accepted": "on"})


def reader(data: bytes) -> Reader:
    """As somebody reads it who trusts the installation's authority, and reaches for nothing."""
    credentials.credential(play.now())
    anchor = (settings.SAFELIGHT_HOME / credentials.FOLDER / PUBLIC).read_text()
    trusting = told() | {"trust": {"user_anchors": anchor}}
    trusting["verify"] = trusting["verify"] | {"verify_trust": True}
    return Reader("image/jpeg", io.BytesIO(data), context=Context.from_dict(trusting))


def said(data: bytes) -> dict[str, Any]:
    manifest = reader(data).get_active_manifest()
    assert manifest
    return {each["label"]: each["data"] for each in manifest["assertions"]}


def jumbf(data: bytes) -> bytes:
    return b"".join(body for marker, body in jpeg_segments(data) if marker == JUMBF)


def test_it_is_read_back_and_holds(cast: Cast, recording: Recording) -> None:
    data = downloaded(cast, recording).content
    read = reader(data)
    assert read.get_validation_state() == "Trusted"
    assert read.get_validation_results()["activeManifest"]["failure"] == []
    manifest = read.get_active_manifest()
    assert manifest["claim_generator_info"][0]["name"] == "Safelight"
    assert manifest["signature_info"]["issuer"] == "St Luke's"


def test_a_changed_pixel_is_found(cast: Cast, recording: Recording) -> None:
    data = bytearray(downloaded(cast, recording).content)
    data[-500] ^= 0x10
    assert reader(bytes(data)).get_validation_state() == "Invalid"


def test_a_changed_word_is_found(cast: Cast, recording: Recording) -> None:
    data = downloaded(cast, recording).content
    for before, after in ((b"teaching", b"whatever"), (b"notAllowed", b"isAllowed_")):
        assert before in data
        try:
            assert reader(data.replace(before, after)).get_validation_state() == "Invalid"
        except C2paError:
            continue  # it is not even read


def test_it_says_what_it_may_be_used_for(cast: Cast, recording: Recording) -> None:
    found = said(downloaded(cast, recording).content)
    use, copy = found["safelight.permitted-use"], Copy.objects.get()
    assert (use["purpose"], use["hospital"], use["copy"]) == ("teaching", "St Luke's", str(copy.pk))
    assert use["handedOver"].startswith(copy.at.strftime("%Y-%m-%dT%H:%M"))
    assert len(use["conditions"]) == 5
    machines = found["cawg.training-mining"]["entries"]
    assert {each["use"] for each in machines.values()} == {"notAllowed"}
    assert "cawg.ai_training" in machines


def test_it_says_that_a_camera_made_it(cast: Cast, recording: Recording) -> None:
    first, *since = said(downloaded(cast, recording).content)["c2pa.actions.v2"]["actions"]
    assert first["action"] == "c2pa.created"
    assert first["digitalSourceType"].endswith("/digitalCapture")
    assert [each["action"] for each in since] == ["c2pa.resized"]


def test_it_says_what_was_done(cast: Cast, recording: Recording, derivative: Derivative) -> None:
    data = downloaded(cast, recording, "?processed=1").content
    found = said(data)
    _, cropped, contrast, mirrored, _, labelled = found["c2pa.actions.v2"]["actions"]
    assert (cropped["action"], cropped["parameters"]["width"]) == ("c2pa.cropped", 200)
    assert (contrast["action"], contrast["description"]) == ("c2pa.color_adjustments", "Contrast +15 %")
    assert mirrored["action"] == "c2pa.orientation"
    assert labelled["action"] == "c2pa.edited"
    assert found["safelight.permitted-use"]["label"] == derivative.label
    assert Copy.objects.get().derivative == derivative


def test_the_pixels_are_those_of_the_library(
    cast: Cast, recording: Recording, derivative: Derivative
) -> None:
    by = cast.acting("lindqvist")
    viewing = door.open_one(by, recording.pk, Purpose.TEACHING).viewing
    for query, kind, number in (
        ("", RenditionKind.SCREEN, None),
        ("?processed=1", RenditionKind.PROCESSED, 1),
    ):
        kept = door.hand_over(by, viewing, recording.pk, kind, number).data
        copy = downloaded(cast, recording, query).content
        assert Image.open(io.BytesIO(copy)).tobytes() == Image.open(io.BytesIO(kept)).tobytes()
        assert {marker for marker, _ in jpeg_segments(copy)} - {JUMBF} <= BARE
        assert not any(each in copy for each in (b"Exif\0", b"http://ns.adobe.com/xap", b"Photoshop"))


@pytest.mark.parametrize("query", ["", "?processed=1"])
def test_nothing_of_the_patient_is_in_it(
    cast: Cast, recording: Recording, derivative: Derivative, query: str
) -> None:
    data = downloaded(cast, recording, query).content
    patient = recording.patient
    words = (
        patient.nhs_number, patient.family_name, patient.given_name, str(patient.pk), patient.pk.hex,
        str(recording.pk), recording.pk.hex, recording.body_site, recording.view, "elbow", "For a lecture",
        patient.born_on.isoformat(), cast.staff["lindqvist"].name,
    )  # fmt: skip
    text = jumbf(data).decode("latin-1").lower()
    assert "teaching" in text
    assert [each for each in words if each.lower() in text] == []
    handed_over = Copy.objects.get().at.strftime("%Y-%m-%dt%H:%M:%S")
    assert re.findall(r"\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d", text) == [handed_over]  # and no other time


def test_withdrawn_there_is_no_file(cast: Cast, recording: Recording, derivative: Derivative) -> None:
    door.open_one(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING)
    play.withdraw(cast, cast.rose)
    for query in ("", "?processed=1"):
        answer = downloaded(cast, recording, query)
        assert "CUH-8.1" in answer.content.decode()
        assert (answer.status_code, answer["Content-Type"]) == (403, "text/html; charset=utf-8")
    assert not Copy.objects.exists()


def test_what_was_set_aside_is_not_handed_out(
    cast: Cast, recording: Recording, derivative: Derivative
) -> None:
    set_aside(cast.acting("marques"), derivative, "The scale is missing")
    for query in ("?processed=1", "?processed=2", "?processed=x"):
        assert downloaded(cast, recording, query).status_code == 404
    assert not Copy.objects.exists()


def test_nothing_is_noted_where_nothing_can_be_signed(
    cast: Cast, recording: Recording, settings: Any, tmp_path: Any
) -> None:
    settings.SAFELIGHT_CREDENTIALS = tmp_path / "signing.pem"
    (tmp_path / "signing.pem").write_text("no key")
    answer = downloaded(cast, recording)
    assert answer.status_code == 503
    assert "content credentials" in answer.content.decode()
    assert not Copy.objects.exists()


def test_the_manifest_is_json_for_anybody(cast: Cast, recording: Recording) -> None:
    assert json.loads(reader(downloaded(cast, recording).content).json())["validation_state"] == "Trusted"
