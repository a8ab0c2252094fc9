"""How an identifier is written in the trail. The salts are not kept here, nor with the entries."""

import hmac
from hashlib import sha256

SALT_BYTES = 32

_DOMAIN = b"safelight/pseudonym/v1"


def pseudonym(salt: bytes, kind: str, key: str) -> str:
    """64 hexadecimal digits that stand for `key`, a thing of this `kind`, to whoever has its 32-byte `salt`.

    Free text is digested in the same way, under a kind of its own. Source: docs/spec/trail-entry.md.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"A salt has {SALT_BYTES} bytes, not {len(salt)}.")
    if "\0" in kind or "\0" in key:
        raise ValueError("A kind or key with a NUL in it cannot be told apart from another pair.")
    # An NHS number has 30 bits: without the secret salt anyone could try them all. With it, the output is
    # that of a pseudo-random function. The NULs keep each (kind, key) a message of its own.
    message = b"\0".join((_DOMAIN, kind.encode(), key.encode()))
    return hmac.digest(salt, message, sha256).hex()
