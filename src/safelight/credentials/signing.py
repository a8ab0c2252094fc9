"""A picture with its credentials in it, signed. The network is reached for a time stamp if one is wanted, else never.

It is given pictures that the library has made itself, and leaves their pixels as they are.
"""

import io
import logging
from typing import Any, Final
from urllib.parse import urlsplit

from c2pa import Builder, C2paError, Context, Signer

from safelight.credentials.certificates import Credential

MEDIA_TYPE: Final = "image/jpeg"
_log = logging.getLogger(__name__)


class NotSigned(Exception):
    """The picture did not get its credentials."""


def signed(picture: bytes, manifest: dict[str, Any], credential: Credential, stamps: str | None) -> bytes:
    """The JPEG with its credentials; `stamps` is the address of an authority for time stamps. Raises `NotSigned`.

    Where that authority does not answer, the credentials go without a stamp.
    """
    try:
        if stamps:
            try:
                return _signed(picture, manifest, credential, stamps)
            except C2paError:
                _log.warning("Content credentials went without a time stamp: the authority gave none.")
        return _signed(picture, manifest, credential, None)
    except C2paError as error:
        _log.error("Content credentials could not be made: %s", type(error).__name__)
        raise NotSigned from error


def settings(stamps: str | None = None) -> dict[str, Any]:
    """What the library of C2PA is told: no list of whom to trust, no look-up, no thumbnail, nothing by itself."""
    host = urlsplit(stamps).netloc if stamps else ""
    return {
        "version": 1,
        "core": {"allowed_network_hosts": [host] if host else []},
        "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": False},
        "builder": {"thumbnail": {"enabled": False}, "actions": {"auto_created_action": {"enabled": False}}},
    }


def _signed(picture: bytes, manifest: dict[str, Any], credential: Credential, stamps: str | None) -> bytes:
    out = io.BytesIO()
    with (
        Context.from_dict(settings(stamps)) as context,
        Signer.from_callback(
            credential.sign, credential.algorithm, credential.certificates, stamps
        ) as signer,
        Builder.from_json(manifest, context=context) as builder,
    ):
        builder.sign(signer, MEDIA_TYPE, io.BytesIO(picture), out)
    return out.getvalue()
