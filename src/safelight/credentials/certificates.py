"""The key and the certificates by which pictures are signed, as C2PA 2.2, 14.5 asks for them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from c2pa import C2paSigningAlg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
Certificate = x509.Certificate

OF_AN_AUTHORITY: Final = timedelta(days=3650)
OF_A_SIGNER: Final = timedelta(days=397)
_DOCUMENTS: Final = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
_CLAIMS: Final = ObjectIdentifier("1.3.6.1.4.1.62558.2.1")  # C2PA's own
_USES: Final = (ExtendedKeyUsageOID.EMAIL_PROTECTION, _DOCUMENTS, _CLAIMS)
_CURVES: Final = {
    "secp256r1": (C2paSigningAlg.ES256, hashes.SHA256()),
    "secp384r1": (C2paSigningAlg.ES384, hashes.SHA384()),
}


class UnfitCertificate(Exception):
    """By this nothing can be signed that others would believe. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A private key and its certificates, the key's own first."""

    key: Key
    chain: tuple[Certificate, ...]

    @property
    def until(self) -> datetime:
        return self.chain[0].not_valid_after_utc

    @property
    def algorithm(self) -> C2paSigningAlg:
        return (
            C2paSigningAlg.ED25519 if isinstance(self.key, ed25519.Ed25519PrivateKey) else _curve(self.key)[0]
        )

    @property
    def certificates(self) -> str:
        """In PEM."""
        return b"".join(each.public_bytes(serialization.Encoding.PEM) for each in self.chain).decode()

    @property
    def written(self) -> bytes:
        """All of it in PEM: a secret."""
        return _secret(self.key) + self.certificates.encode()

    def sign(self, data: bytes) -> bytes:
        if isinstance(self.key, ed25519.Ed25519PrivateKey):
            return self.key.sign(data)
        return self.key.sign(data, ec.ECDSA(_curve(self.key)[1]))


def read(pem: bytes, at: datetime) -> Credential:
    """Out of a file with the private key and its certificates, the key's own first. Raises `UnfitCertificate`."""
    try:
        key = serialization.load_pem_private_key(pem, None)
        chain = tuple(x509.load_pem_x509_certificates(pem))
    except (TypeError, ValueError) as wrong:
        raise UnfitCertificate(
            "It holds no private key without a password, or no certificate, in PEM."
        ) from wrong
    if not isinstance(key, Key):
        raise UnfitCertificate("Its key is neither of the curve P-256 or P-384 nor Ed25519.")
    credential = Credential(key, chain)
    _ensure_fit(credential, at)
    return credential


def read_authority(pem: bytes) -> Credential:
    """What `authority` made, as it was written. Raises `UnfitCertificate`."""
    try:
        key = serialization.load_pem_private_key(pem, None)
        return Credential(key, tuple(x509.load_pem_x509_certificates(pem)))  # type: ignore[arg-type]  # as it was made
    except (TypeError, ValueError) as wrong:
        raise UnfitCertificate("The installation's authority for content credentials is damaged.") from wrong


def authority(name: str, at: datetime) -> Credential:
    """One of the installation's own, whose certificate others may choose to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = _name(name, "Safelight: authority for content credentials")
    certificate = (
        _certificate(named, named, key, at, OF_AN_AUTHORITY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Credential(key, (certificate,))


def issue(by: Credential, name: str, at: datetime) -> Credential:
    """A fresh key, certified by the installation's authority."""
    key, above = ec.generate_private_key(ec.SECP256R1()), by.chain[0]
    until = min(OF_A_SIGNER, above.not_valid_after_utc - at)
    certificate = (
        _certificate(_name(name, "Safelight: content credentials"), above.subject, key, at, until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, _DOCUMENTS]), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(by.chain[0].public_key()),  # type: ignore[arg-type]  # of a kind that signs
            critical=False,
        )
        .sign(by.key, hashes.SHA256())
    )
    return Credential(key, (certificate, above))


def _ensure_fit(credential: Credential, at: datetime) -> None:
    own = credential.chain[0]
    if own.public_key() != credential.key.public_key():
        raise UnfitCertificate("Its first certificate is not that of its key.")
    if isinstance(credential.key, ec.EllipticCurvePrivateKey):
        _curve(credential.key)
    if own.issuer == own.subject:
        raise UnfitCertificate("Its certificate is signed by its own key: C2PA wants one by an authority.")
    if not own.not_valid_before_utc <= at < own.not_valid_after_utc:
        raise UnfitCertificate("Its certificate has run out, or does not hold yet.")
    uses = _uses(own)
    if not any(each in uses for each in _USES):
        raise UnfitCertificate("Its certificate is not for signing documents, mails or C2PA claims.")


def _uses(certificate: Certificate) -> list[ObjectIdentifier]:
    try:
        return list(certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except x509.ExtensionNotFound:
        return []


def _curve(key: ec.EllipticCurvePrivateKey) -> tuple[C2paSigningAlg, hashes.HashAlgorithm]:
    try:
        return _CURVES[key.curve.name]
    except KeyError:
        raise UnfitCertificate("Its key is neither of the curve P-256 or P-384 nor Ed25519.") from None


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, at: datetime, holds: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(minutes=5))  # clocks differ
        .not_valid_after(at + holds)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(organisation: str, common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _secret(key: Key) -> bytes:
    kind = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption())
