"""What signs: made once, renewed by itself, or the hospital's own if it is fit for it."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from safelight.credentials import certificates, keeping
from safelight.credentials.certificates import Credential, UnfitCertificate

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
A_YEAR = timedelta(days=365)


def own(folder: Path, at: datetime = NOW) -> Credential:
    return keeping.own(folder / "credentials", "St Luke's", at)


def test_it_is_made_once_and_is_for_nobody_else_to_read(tmp_path: Path) -> None:
    first, again = own(tmp_path), own(tmp_path)
    assert first.written == again.written
    assert {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "credentials").iterdir()} == {0o600}
    assert stat.S_IMODE((tmp_path / "credentials").stat().st_mode) == 0o700


def test_it_is_renewed_in_its_last_month_by_the_same_authority(tmp_path: Path) -> None:
    first = own(tmp_path)
    assert own(tmp_path, first.until - timedelta(days=31)).written == first.written
    later = own(tmp_path, first.until - timedelta(days=29))
    assert later.until > first.until
    assert later.chain[0].public_key() != first.chain[0].public_key()
    assert later.chain[1] == first.chain[1]


def test_after_years_there_is_another_authority(tmp_path: Path) -> None:
    first, late = own(tmp_path), own(tmp_path, NOW + 9.5 * A_YEAR)
    assert late.chain[1] != first.chain[1]
    assert late.until < late.chain[1].not_valid_after_utc + timedelta(seconds=1)
    assert (tmp_path / "credentials" / keeping.PUBLIC).read_text() in late.certificates


def test_a_spoilt_key_is_replaced(tmp_path: Path) -> None:
    first = own(tmp_path)
    (tmp_path / "credentials" / "signing.pem").write_text("spoilt")
    assert own(tmp_path).chain[1] == first.chain[1]


def test_a_spoilt_authority_is_told_of(tmp_path: Path) -> None:
    own(tmp_path)
    for each in ("signing.pem", "authority.key"):
        (tmp_path / "credentials" / each).write_text("spoilt")
    with pytest.raises(UnfitCertificate, match="damaged"):
        own(tmp_path)


def certified(key: certificates.Key | rsa.RSAPrivateKey, **differing: object) -> bytes:
    """A key with a certificate by an authority, as a hospital would buy it, or `differing` from that."""
    above = certificates.authority("An authority", NOW)
    used = differing.get("used", ExtendedKeyUsageOID.EMAIL_PROTECTION)
    names = [x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "St Luke's")]
    subject = above.chain[0].subject if differing.get("self_signed") else x509.Name(names)
    begins = differing.get("begins", NOW - A_YEAR / 2)
    assert isinstance(begins, datetime)
    assert isinstance(used, x509.ObjectIdentifier)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above.chain[0].subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begins)
        .not_valid_after(begins + A_YEAR)
        .add_extension(x509.ExtendedKeyUsage([used]), critical=False)
        .sign(above.key, hashes.SHA256())
    )
    shown = differing.get("shown", key)
    assert isinstance(shown, certificates.Key | rsa.RSAPrivateKey)
    secret = shown.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret + certificate.public_bytes(serialization.Encoding.PEM)


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP384R1()),
        ed25519.Ed25519PrivateKey.generate(),
    ],
    ids=["p-256", "p-384", "ed25519"],
)
def test_a_hospitals_own_is_taken(key: certificates.Key) -> None:
    credential = certificates.read(certified(key), NOW)
    assert credential.sign(b"something")


P256 = ec.generate_private_key(ec.SECP256R1())


@pytest.mark.parametrize(
    ("pem", "why"),
    [
        (b"no key", "holds no private key"),
        (certified(rsa.generate_private_key(65537, 2048)), "neither of the curve"),
        (certified(ec.generate_private_key(ec.SECP521R1())), "neither of the curve"),
        (certified(P256, shown=ec.generate_private_key(ec.SECP256R1())), "not that of its key"),
        (certified(P256, self_signed=True), "by an authority"),
        (certified(P256, begins=NOW - 2 * A_YEAR), "has run out"),
        (certified(P256, begins=NOW + A_YEAR), "does not hold yet"),
        (certified(P256, used=ExtendedKeyUsageOID.SERVER_AUTH), "not for signing"),
    ],
    ids=["none", "rsa", "p-521", "another's", "self-signed", "run out", "to come", "for servers"],
)
def test_what_others_would_not_believe_is_refused(pem: bytes, why: str) -> None:
    with pytest.raises(UnfitCertificate, match=why):
        certificates.read(pem, NOW)
