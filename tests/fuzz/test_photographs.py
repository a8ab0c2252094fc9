"""Whatever is uploaded as a photograph, through the page's own address and real decoders: a clear answer, never an
error; nothing is kept of what is refused; no process stays; the next photograph goes in.
"""

from itertools import count

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given

from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.fuzz.damaging import anything, fuzzed, names
from tests.fuzz.staying import AT_MOST, decoders, kept
from tests.imaging import canon, raws
from tests.imaging.making import VECTORS, camera_exif, noisy, paged, quarters, saved
from tests.pages import browser

SOUND = (
    saved(noisy(320, 200), exif=camera_exif(6)),
    saved(noisy(320, 200), progressive=True),
    saved(quarters().convert("CMYK")),
    saved(noisy(120, 80), "PNG"),
    saved(noisy(120, 80).convert("RGBA"), "PNG"),
    saved(noisy(120, 80), "TIFF", compression="tiff_lzw"),
    saved(noisy(120, 80), "TIFF", big_tiff=True),
    (VECTORS / "turned-p3.heic").read_bytes(),
    paged(noisy(60, 40), noisy(40, 60), noisy(40, 40)),
    raws.dng(noisy(60, 40), 6),
    raws.dng(noisy(60, 40), order=">", preview=True),
    canon.cr3(noisy(60, 40), 6),
    raws.made_by("NIKON CORPORATION", "NIKON D850", noisy(60, 40)),
    raws.made_by("SONY", "ILCE-7M3", noisy(60, 40)),
)
_seeds = count(1000)


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    studio.open_request(cast.acting("marques"), request)
    return request


@pytest.fixture
def photographer(cast: Cast) -> Client:
    return browser(cast, "marques")


@fuzzed
@given(data=anything(SOUND), name=names)
def test_a_file_of_any_kind(
    photographer: Client, request_: PhotographyRequest, data: bytes, name: str
) -> None:
    before = kept()
    told = sent(photographer, request_, data, name)
    assert told["outcome"] in ("filed", "known", "refused")
    if told["outcome"] == "filed":
        assert len(kept().objects - before.objects) == 4  # the file, two copies and its veil
    else:
        assert told["message"]
        assert kept() == before
    assert len(decoders("safelight.imaging.decoding")) <= AT_MOST
    assert sent(photographer, request_, play.jpeg(next(_seeds)), "a.jpg")["outcome"] == "filed"


def sent(client: Client, request: PhotographyRequest, data: bytes, name: str) -> dict[str, str]:
    """As the page's script sends it. An error of ours would be raised here."""
    file = SimpleUploadedFile("a", data, "image/jpeg")
    file._name = name  # noqa: SLF001 - as it is sent, not as Django would have it
    answer = client.post(
        f"/requests/{request.pk}/photographs",
        {"photograph": file, "view": "Overview"},
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 200
    told: dict[str, str] = answer.json()
    return told
