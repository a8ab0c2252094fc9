"""Signed apart from any network; with a time stamp if there is an authority, and without one if it does not answer."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from c2pa import Builder, C2paError, Context, Reader, Signer

from safelight.credentials import keeping
from safelight.credentials.claims import Action, Claims, manifest
from safelight.credentials.signing import NotSigned, settings, signed
from tests.imaging.making import noisy, saved
from tests.ledger.authority import TimeAuthority, serving

PICTURE = saved(noisy(640, 480))
CLAIMS = Claims(
    hospital="St Luke's",
    at=datetime(2026, 11, 27, 9, 0, tzinfo=UTC),
    copy=uuid4(),
    purpose="teaching",
    conditions=("For teaching and nothing else.",),
    actions=(Action("c2pa.cropped", "Cropped", {"left": 1, "top": 2, "width": 300, "height": 200}),),
)


def made(folder: Path, picture: bytes = PICTURE, stamps: str | None = None) -> bytes:
    credential = keeping.own(folder / "credentials", "St Luke's", datetime.now(UTC))
    return signed(picture, manifest(CLAIMS, "1.0"), credential, stamps)


def read(folder: Path, data: bytes, **trusting: Any) -> dict[str, Any]:
    anchors = (folder / "credentials" / keeping.PUBLIC).read_text()
    told = settings() | {"trust": {"user_anchors": anchors} | trusting, "verify": {"verify_trust": True}}
    found: dict[str, Any] = json.loads(
        Reader("image/jpeg", io.BytesIO(data), context=Context.from_dict(told)).json()
    )
    return found


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[TimeAuthority]:
    with serving(TimeAuthority.made(tmp_path / "tsa")) as authority:
        yield authority


def test_without_an_authority_there_is_no_time_stamp(tmp_path: Path) -> None:
    found = read(tmp_path, made(tmp_path))
    assert found["validation_state"] == "Trusted"
    assert "time" not in active(found)["signature_info"]


def active(found: dict[str, Any]) -> dict[str, Any]:
    manifest: dict[str, Any] = found["manifests"][found["active_manifest"]]
    return manifest


def test_an_authority_stamps_it(tmp_path: Path, authority: TimeAuthority) -> None:
    data = made(tmp_path, stamps=authority.url)
    assert authority.asked == 1
    assert read(tmp_path, data)["validation_state"] in ("Valid", "Trusted")
    assert active(read(tmp_path, data))["signature_info"]["time"]


def test_one_that_is_out_of_order_stops_nothing(tmp_path: Path, authority: TimeAuthority) -> None:
    authority.out_of_order = True
    found = read(tmp_path, made(tmp_path, stamps=authority.url))
    assert found["validation_state"] == "Trusted"
    assert "time" not in active(found)["signature_info"]


@pytest.mark.parametrize("picture", [b"", b"no picture", PICTURE[:100]], ids=["empty", "none", "cut"])
def test_what_is_no_picture_is_not_signed(tmp_path: Path, picture: bytes) -> None:
    with pytest.raises(NotSigned):
        made(tmp_path, picture)


CONFINED = """
import sys
from pathlib import Path
from safelight.apart import filtering
from tests.credentials import test_signing as here
credential = here.keeping.own(Path(sys.argv[1]) / "credentials", "St Luke's", here.datetime.now(here.UTC))
said = here.manifest(here.CLAIMS, "1.0")
here.signed(here.PICTURE, said, credential, None)
filtering.put_on()
print(len(here.signed(here.PICTURE, said, credential, None)))
"""


def test_it_is_signed_where_no_socket_can_be_made(tmp_path: Path) -> None:
    """In a process that can make no system call but a decoder's: no socket, no file."""
    command = [sys.executable, "-c", CONFINED, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(run.stdout) > len(PICTURE)


def test_a_manifest_elsewhere_is_not_fetched(tmp_path: Path, authority: TimeAuthority) -> None:
    """A picture that names an address for its credentials: nobody is asked there."""
    credential = keeping.own(tmp_path / "credentials", "St Luke's", datetime.now(UTC))
    out = io.BytesIO()
    with (
        Context.from_dict(settings()) as context,
        Signer.from_callback(credential.sign, credential.algorithm, credential.certificates) as signer,
        Builder.from_json(manifest(CLAIMS, "1.0"), context=context) as builder,
    ):
        builder.set_no_embed()
        builder.set_remote_url(authority.url)
        builder.sign(signer, "image/jpeg", io.BytesIO(PICTURE), out)
        with pytest.raises(C2paError):
            Reader("image/jpeg", io.BytesIO(out.getvalue()), context=context)
    assert authority.asked == 0
