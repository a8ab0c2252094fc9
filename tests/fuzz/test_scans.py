"""Whatever is sent as a scan, through the page's own address and real decoders: a clear answer, never an error; nothing
is kept of what is refused, nothing is filed of what is damaged; no process stays; the next scan is read.
"""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given

from safelight.consent.models import Consent
from tests.cast import Cast
from tests.fuzz.damaging import anything, fuzzed
from tests.fuzz.staying import AT_MOST, decoders, kept
from tests.imaging.making import noisy, quarters, saved
from tests.pages import browser
from tests.paper.making import print_form


def loosely(pdf: bytes) -> bytes:
    """The same without compression or object streams: what is changed in it is read."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            out,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return out.getvalue()


PRINTED = print_form().pdf
SOUND = (
    PRINTED,
    loosely(PRINTED),
    loosely(PRINTED),
    saved(noisy(320, 200)),
    saved(quarters(), "PNG"),
    saved(noisy(120, 80), "TIFF"),
)


@pytest.fixture
def records(cast: Cast) -> Client:
    return browser(cast, "ferris")


@fuzzed
@given(data=anything(SOUND))
def test_a_file_of_any_kind(records: Client, data: bytes) -> None:
    before = kept()
    told = sent(records, data)
    assert told["outcome"] in ("filed", "to-read", "known", "refused")
    if told["outcome"] in ("known", "refused"):
        assert told["message"]
        assert kept() == before
    assert not Consent.objects.exists()  # the form is of no patient of this hospital
    assert len(decoders("safelight.paper.decoding")) <= AT_MOST


def test_after_all_that_a_scan_is_read(records: Client) -> None:
    assert sent(records, PRINTED)["outcome"] == "to-read"


def sent(client: Client, data: bytes) -> dict[str, str]:
    """As the page's script sends it. An error of ours would be raised here."""
    answer = client.post(
        "/scanned-forms/scans",
        {"photograph": SimpleUploadedFile("scan.pdf", data)},
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 200
    told: dict[str, str] = answer.json()
    return told
