"""Whatever is uploaded to a real server: a clear answer, the good go in, and nothing half there is kept."""

import re
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from safelight.imaging.limits import MAX_BYTES
from tests import cast as play
from tests.bombs import png_of
from tests.serving import Site
from tests.survival.conftest import Asked
from tests.survival.kept import kept
from tests.survival.visiting import BOUNDARY, PAGE, Answer, File, Visitor, answered, multipart
from tests.survival.workers import forget_peaks, no_file_above, peaks

TWO_GB = 2 * 1024 * 1024 * 1024
MEBIBYTE = bytes(1024 * 1024)
A_LITTLE = 24  # MiB that a worker may come to hold for an upload that it turns away

Send = Callable[..., Answer]


@pytest.fixture
def send(photographer: Visitor, asked: Asked) -> Send:
    def send(*files: File) -> Answer:
        return photographer.upload(asked.photographs, *files)

    return send


def scrambled(data: bytes) -> bytes:
    """The same length, noise in its middle third."""
    third = len(data) // 3
    return data[:third] + bytes((each * 7 + 13) % 256 for each in data[third : 2 * third]) + data[2 * third :]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("cut.jpg", play.jpeg(1)[:-2000], "damaged or incomplete"),
        ("header.jpg", play.jpeg(1)[:400], "damaged or incomplete"),
        ("corrupt.jpg", scrambled(play.jpeg(1)), "damaged or incomplete"),
        ("letter.jpg", b"Dear colleague, the picture is attached.", "it is plain text"),
        ("letter.txt", b"Dear colleague, the picture is attached.", "not a picture that can be taken in"),
        ("bomb.png", png_of(50_000, 50_000), "too many pixels: 50,000 x 50,000"),
        ("empty.jpg", b"", "The file is empty"),
        ("large.jpg", bytes(MAX_BYTES + 512 * 1024), "too large"),
    ],
)
def test_a_bad_file_is_refused_by_name(site: Site, send: Send, name: str, data: bytes, reason: str) -> None:
    before = kept(site)
    answer = send((name, data))
    assert (answer.status, answer.said["outcome"]) == (200, "refused")
    assert answer.said["message"].startswith(f"{name}: ")
    assert reason in answer.said["message"]
    assert kept(site) == before


@pytest.mark.parametrize(
    "name",
    [
        "Rose.jpg",
        "BARTHOLOMEW_leg.jpg",
        "999-001-0374.jpg",
        "B&#97;rtholomew.jpg",
        "C:\\Rose Bartholomew\\r.jpg",
    ],
)
def test_a_name_that_is_the_patients_is_never_repeated(site: Site, send: Send, name: str) -> None:
    before = kept(site)
    answer = send((name, play.jpeg(2)))
    if name.startswith("C:"):  # the folder was cut off before anybody read it
        assert answer.said["outcome"] in ("filed", "known")
        return
    assert (answer.status, answer.said["outcome"]) == (200, "refused")
    assert answer.said["message"].startswith("File 1: The file's name holds the patient's")
    assert kept(site) == before


@pytest.mark.parametrize(
    ("seed", "name"),
    list(
        enumerate(["../../x.jpg", "..\\..\\x.jpg", "/etc/x.jpg", "C:\\Users\\x.jpg", "..%2f..%2fx.jpg"], 10)
    ),
)
def test_of_a_path_nothing_is_used(site: Site, send: Send, seed: int, name: str) -> None:
    """The folders in a name are cut off as it is parsed; what is left names nothing on the disk either."""
    before = kept(site)
    said = send((name, play.jpeg(seed))).said
    assert (said["outcome"], said["message"]) == ("filed", "Available.")
    new = kept(site).files - before.files
    assert len(new) == 4
    assert all(re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{32}", each) for each in new)
    assert not list(site.home.parent.rglob("*x.jpg*"))
    assert not Path("/etc/x.jpg").exists()


@pytest.mark.parametrize("name", ["/", "..", "photos/", "\\"])
def test_a_name_that_is_nothing_but_a_path_is_no_file(site: Site, send: Send, name: str) -> None:
    before = kept(site)
    answer = send((name, play.jpeg(20)))
    assert (answer.status, answer.said["outcome"]) == (200, "refused")
    assert "No photograph came" in answer.said["message"]
    assert kept(site) == before


def test_the_same_file_twice_is_known(site: Site, send: Send) -> None:
    assert send(("first.jpg", play.jpeg(21))).said["outcome"] == "filed"
    before = kept(site)
    answer = send(("second.jpg", play.jpeg(21)))
    assert (answer.status, answer.said["outcome"]) == (200, "known")
    assert "filed for this patient already" in answer.said["message"]
    assert kept(site) == before


def test_bad_files_keep_no_other_out(site: Site, send: Send) -> None:
    before = kept(site)
    answer = send(
        ("a.jpg", play.jpeg(22)),
        ("cut.jpg", play.jpeg(23)[:-2000]),
        ("Bartholomew.jpg", play.jpeg(24)),
        ("bomb.png", png_of(50_000, 50_000)),
        ("b.jpg", play.jpeg(25)),
        ("again.jpg", play.jpeg(22)),
    )
    outcomes = [each["outcome"] for each in answer.said["files"]]
    assert (answer.status, outcomes) == (
        200,
        ["filed", "refused", "refused", "refused", "filed", "known"],
    )
    assert len(kept(site).files - before.files) == 8


def test_two_gigabytes_are_refused_at_their_first_byte(
    site: Site, photographer: Visitor, asked: Asked
) -> None:
    forget_peaks(site)
    before, begun = peaks(site), time.monotonic()
    headers = {"Accept": PAGE, "Content-Type": multipart(), "Content-Length": str(TWO_GB)}
    with photographer.raw(asked.photographs, headers, f"--{BOUNDARY}\r\n".encode()) as wire:
        answer = answered(wire)
    assert time.monotonic() - begun < 5
    assert answer.status == 413
    assert "This is too large" in answer.text
    assert "Nothing of it was kept" in answer.text
    assert all(peak - before[name] < A_LITTLE for name, peak in peaks(site).items())


def test_what_streams_on_all_the_same_is_not_held_in_memory(
    site: Site, photographer: Visitor, asked: Asked
) -> None:
    forget_peaks(site)
    before = peaks(site)
    whole = photographer.photographs([("a.jpg", b"")])
    beginning = whole[: whole.rindex(f"\r\n--{BOUNDARY}--".encode())]  # up to where the file's bytes begin
    headers = {"Accept": PAGE, "Content-Type": multipart(), "Content-Length": str(TWO_GB)}
    with photographer.raw(asked.photographs, headers, beginning) as wire:
        assert _pour(wire, 400) < 400  # the server hangs up
    assert photographer.get("/worklist/").status == 200
    assert all(peak - before[name] < A_LITTLE for name, peak in peaks(site).items())


def test_a_body_of_unknown_length_is_refused(site: Site, photographer: Visitor, asked: Asked) -> None:
    before = kept(site)
    body = photographer.photographs([("a.jpg", play.jpeg(26))])
    headers = {"Accept": PAGE, "Content-Type": multipart(), "Transfer-Encoding": "chunked"}
    chunk = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    with photographer.raw(asked.photographs, headers, chunk) as wire:
        answer = answered(wire)
    assert answer.status == 413
    assert "Nothing of it was kept" in answer.text
    assert kept(site) == before


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 1.0])
def test_an_upload_that_is_cut_leaves_nothing(
    site: Site, photographer: Visitor, asked: Asked, part: float
) -> None:
    """Cut in the form, in the file, or in the last bytes behind the file."""
    before = kept(site)
    body = photographer.photographs([("a.jpg", play.jpeg(27))])
    headers = {"Accept": PAGE, "Content-Type": multipart(), "Content-Length": str(len(body))}
    sent = body[: int(len(body) * part)][: len(body) - 4]
    photographer.raw(asked.photographs, headers, sent).close()
    assert photographer.get("/worklist/").status == 200
    time.sleep(0.3)  # nobody tells that the server has noticed
    assert kept(site) == before


def test_a_full_disk_keeps_nothing_and_is_told(site: Site, send: Send) -> None:
    """No process may write a file as large as this photograph; a full disk answers alike."""
    before = kept(site)
    with no_file_above(site, 16 * 1024):
        answer = send(("IMG_0028.jpg", play.jpeg(28)))
    assert (answer.status, answer.said["outcome"]) == (507, "broken")
    assert "no room left" in answer.said["message"]
    assert "IMG_0028" not in answer.said["message"]
    assert kept(site) == before
    assert send(("IMG_0028.jpg", play.jpeg(28))).said["outcome"] == "filed"


def test_after_all_of_that_a_photograph_goes_in(site: Site, send: Send) -> None:
    assert send(("IMG_0027.jpg", play.jpeg(27))).said["outcome"] == "filed"
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0


def _pour(wire: socket.socket, mebibytes: int) -> int:
    """How many MiB the server let itself be sent."""
    for number in range(mebibytes):
        try:
            wire.sendall(MEBIBYTE)
        except OSError:
            return number
    return mebibytes
