"""The X25519 stanza: how a file key is wrapped to a recipient and unwrapped by its identity."""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from safelight.vault.age.header import Stanza, decode, derive, encode
from safelight.vault.age.keys import KEY_BYTES, Identity, Random, Recipient
from safelight.vault.errors import Damaged

FILE_KEY_BYTES: Final = 16

_KIND: Final = "X25519"
_INFO: Final = b"age-encryption.org/v1/X25519"
_TAG_BYTES: Final = 16
# Safe although fixed: the wrap key comes from a fresh ephemeral secret and encrypts this one message.
_NONCE: Final = bytes(12)


def wrap(file_key: bytes, recipient: Recipient, random: Random) -> Stanza:
    """The file key, for whoever holds the recipient's identity."""
    ephemeral = Identity.generate(random)
    share = ephemeral.recipient.key
    secret = ephemeral.private.exchange(recipient.public)
    sealed = _cipher(secret, share, recipient).encrypt(_NONCE, file_key, None)
    return Stanza(_KIND, (encode(share),), sealed)


def unwrap(stanza: Stanza, identity: Identity) -> bytes | None:
    """The file key, or None where the stanza is somebody else's. Raises `Damaged` where it is malformed."""
    if stanza.kind != _KIND:
        return None
    share = decode(stanza.arguments[0]) if len(stanza.arguments) == 1 else b""
    # Its length is checked before the body is decrypted: a longer one might open under several keys.
    if len(share) != KEY_BYTES or len(stanza.body) != FILE_KEY_BYTES + _TAG_BYTES:
        raise Damaged("An X25519 stanza in the object's header is malformed.")
    try:
        secret = identity.private.exchange(Recipient(share).public)
        return _cipher(secret, share, identity.recipient).decrypt(_NONCE, stanza.body, None)
    except InvalidTag:
        return None
    except ValueError:
        # RFC 7748 6.1: a share of low order makes the secret all zeros, which everybody knows.
        raise Damaged("An X25519 stanza in the object's header has a share of low order.") from None


def _cipher(secret: bytes, share: bytes, recipient: Recipient) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive(secret, share + recipient.key, _INFO))
