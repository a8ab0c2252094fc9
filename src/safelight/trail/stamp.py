"""RFC 3161 time stamps over checkpoints: what is asked of an authority, and whether its answer is good.

The network is not touched here. A time stamp is over the bytes of a checkpoint's note.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerifierBuilder,
    decode_timestamp_response,
)

from safelight.trail.der import in_order
from safelight.trail.errors import MalformedKey, MalformedStamp, UnverifiedStamp


@dataclass(frozen=True, slots=True)
class Question:
    """A request for a time stamp over a note."""

    note: str
    request: TimeStampRequest

    @classmethod
    def about(cls, note: str) -> "Question":
        """A new one: no answer to another is taken for its."""
        built = TimestampRequestBuilder().data(note.encode()).hash_algorithm(HashAlgorithm.SHA256).build()
        return cls(note, built)

    @property
    def data(self) -> bytes:
        """The TimeStampReq, DER."""
        return self.request.as_bytes()

    def check(self, answer: bytes) -> None:
        """Whether a TimeStampResp answers this, whole and signed. Raises `UnverifiedStamp`.

        By whom it is signed is not asked: who is to be trusted is for the verifier to say, years later.
        """
        stamp = _read(answer)
        _check(stamp, self.note, stamp.signed_data.certificates, self.request.nonce)


class Authority:
    """An authority that is trusted, by its certificates."""

    def __init__(self, pem: bytes) -> None:
        """From a file with the certificate, or several. Raises `MalformedKey`."""
        try:
            self._certificates = [each.public_bytes(Encoding.DER) for each in load_pem_x509_certificates(pem)]
        except ValueError:
            raise MalformedKey("The authority's file holds no certificate in PEM.") from None

    def confirmed(self, answer: bytes, note: str) -> datetime:
        """Since when `note` has existed, at the latest, by a TimeStampResp. Raises `UnverifiedStamp`."""
        stamp = _read(answer)
        _check(stamp, note, self._certificates, None)
        return stamp.tst_info.gen_time


def _read(answer: bytes) -> TimeStampResponse:
    try:
        return decode_timestamp_response(in_order(answer))
    except MalformedStamp as error:
        raise UnverifiedStamp(str(error)) from None
    except ValueError:
        raise UnverifiedStamp("It is no time stamp.") from None


def _check(stamp: TimeStampResponse, note: str, roots: Iterable[bytes], nonce: int | None) -> None:
    try:
        trusted = [load_der_x509_certificate(each) for each in roots]
        VerifierBuilder(roots=trusted, nonce=nonce).build().verify_message(stamp, note.encode())
    except Exception:  # noqa: BLE001 - made-up bytes break parsers in many ways, and all mean the same
        raise UnverifiedStamp("It is not of this checkpoint, or not signed by the authority.") from None
