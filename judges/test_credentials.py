"""ExifTool, as Debian ships it, reads what the credentials of a copy say, and finds nothing else beside the picture."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.credentials.test_signing import CLAIMS, made

# What ExifTool says of the file itself, of the picture, and of the boxes and values of the credentials.
GROUPS = {"SourceFile", "ExifTool", "System", "File", "JFIF", "Composite", "JUMBF", "Jpeg2000", "CBOR"}


def exiftool(*arguments: str | Path) -> bytes:
    return subprocess.run(["exiftool", *arguments], capture_output=True, check=True).stdout  # noqa: S607


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    file = tmp_path / "copy.jpg"
    file.write_bytes(made(tmp_path))
    return file


def told(file: Path) -> dict[str, Any]:
    """By group and name; unknown tags and what is behind the end as well."""
    (found,) = json.loads(exiftool("-json", "-G1", "-a", "-u", "-ee", "-n", "-struct", file))
    return dict(found)


def test_it_reads_what_they_say(copy: Path) -> None:
    found = told(copy)
    assert [each["action"] for each in found["CBOR:Actions"]] == ["c2pa.created", "c2pa.cropped"]
    assert (found["CBOR:Purpose"], found["CBOR:Hospital"]) == (CLAIMS.purpose, CLAIMS.hospital)
    assert found["CBOR:Copy"] == str(CLAIMS.copy)
    assert {each["use"] for each in found["CBOR:Entries"].values()} == {"notAllowed"}


def test_nothing_else_is_beside_the_picture(copy: Path) -> None:
    assert {each.split(":")[0] for each in told(copy)} <= GROUPS


def test_the_digest_is_that_of_the_picture(copy: Path) -> None:
    """Of all bytes but those of the credentials, worked out without any part of what has signed."""
    out = told(copy)["CBOR:Exclusions"]
    data, end = copy.read_bytes(), out["start"] + out["length"]
    assert exiftool("-b", "-CBOR:Hash", copy) == hashlib.sha256(data[: out["start"]] + data[end:]).digest()
