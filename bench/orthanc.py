"""Debian's Orthanc with DICOMweb as a peer: it takes a photograph as VL Photographic Image and renders it."""

import base64
import io
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

import pydicom
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit, VLPhotographicImageStorage, generate_uid

PROGRAM: Final = Path("/usr/sbin/Orthanc")
PLUGINS: Final = "/usr/share/orthanc/plugins"
PASSWORD: Final = "of the figures"  # noqa: S105 - of a server that only this run can reach
PATIENCE: Final = 60  # seconds
BOUNDARY: Final = "a-boundary-of-the-figures"


@dataclass(frozen=True, slots=True)
class Peer:
    """Orthanc at a port; one connection for each who asks."""

    port: int

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def store(self, connection: HTTPConnection, dicom: bytes) -> str:
        """STOW-RS (DICOM PS3.18 10.5); the address of what was stored."""
        head = f"--{BOUNDARY}\r\nContent-Type: application/dicom\r\n\r\n".encode()
        kind = f'multipart/related; type="application/dicom"; boundary={BOUNDARY}'
        answer = self.ask(
            connection,
            "POST",
            "/dicom-web/studies",
            {"Content-Type": kind, "Accept": "application/dicom+json"},
            head + dicom + f"\r\n--{BOUNDARY}--\r\n".encode(),
        )
        said = json.loads(answer)
        assert not said.get("00081198", {}).get("Value"), "Orthanc has not taken it"
        (stored,) = said["00081199"]["Value"]
        address: str = stored["00081190"]["Value"][0]
        return address[address.index("/dicom-web/") :]

    def preview(self, connection: HTTPConnection, address: str) -> bytes:
        """The picture as JPEG (PS3.18 10.4, rendered), of a screen's size."""
        jpeg = self.ask(connection, "GET", f"{address}/rendered?viewport=1920,1440", {"Accept": "image/jpeg"})
        assert jpeg.startswith(b"\xff\xd8\xff")
        return jpeg

    def ask(
        self,
        connection: HTTPConnection,
        method: str,
        address: str,
        headers: dict[str, str],
        body: bytes = b"",
    ) -> bytes:
        """The body of an answer that is 200."""
        token = base64.b64encode(f"safelight:{PASSWORD}".encode()).decode()
        connection.request(method, address, body, headers | {"Authorization": f"Basic {token}"})
        answer = connection.getresponse()
        data = answer.read()
        assert answer.status == 200, f"Orthanc answers {answer.status}"
        return data


@contextmanager
def orthanc(place: Path, port: int) -> Iterator[Peer]:
    """Raises `FileNotFoundError` where Debian's packages are missing."""
    if not PROGRAM.exists():
        raise FileNotFoundError(f"{PROGRAM}: apt-get install orthanc orthanc-dicomweb")
    words: dict[str, Any] = {
        "StorageDirectory": str(place / "store"),
        "IndexDirectory": str(place / "store"),
        "HttpPort": port,
        "HttpBindAddresses": ["127.0.0.1"],
        "DicomServerEnabled": False,
        "RemoteAccessAllowed": True,
        "AuthenticationEnabled": True,
        "RegisteredUsers": {"safelight": PASSWORD},
        "Plugins": [PLUGINS],
        "DicomWeb": {"Enable": True, "Root": "/dicom-web/"},
    }
    (place / "orthanc.json").write_text(json.dumps(words))
    with (place / "orthanc.log").open("wb") as log:
        server = subprocess.Popen([PROGRAM, place / "orthanc.json"], stdout=log, stderr=log)
    try:
        _await(Peer(port))
        yield Peer(port)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def as_dicom(jpeg: bytes, sides: tuple[int, int]) -> bytes:
    """A photograph as VL Photographic Image (PS3.3 A.32.4), its JPEG as it is; each time another instance."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = VLPhotographicImageStorage
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = JPEGBaseline8Bit
    whole = FileDataset("", Dataset(), file_meta=meta, preamble=bytes(128))
    whole.SOPClassUID, whole.SOPInstanceUID = VLPhotographicImageStorage, meta.MediaStorageSOPInstanceUID
    whole.StudyInstanceUID, whole.SeriesInstanceUID = generate_uid(), generate_uid()
    whole.PatientID, whole.PatientName, whole.Modality = "9990010374", "Bartholomew^Rose", "XC"
    whole.Columns, whole.Rows = sides
    whole.SamplesPerPixel, whole.PlanarConfiguration = 3, 0
    whole.PhotometricInterpretation = "YBR_FULL_422"
    whole.BitsAllocated = whole.BitsStored = 8
    whole.HighBit, whole.PixelRepresentation = 7, 0
    whole.LossyImageCompression, whole.BurnedInAnnotation = "01", "NO"
    whole.PixelData = encapsulate([jpeg])
    whole["PixelData"].is_undefined_length = True
    file = io.BytesIO()
    pydicom.dcmwrite(file, whole, enforce_file_format=True)
    return file.getvalue()


def _await(peer: Peer) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError, AssertionError):
            peer.ask(peer.connect(), "GET", "/system", {})
            return
        time.sleep(0.2)
    raise TimeoutError("Orthanc does not answer.")
