"""The key of printed forms, made from the installation's secret. Forms printed under another secret are foreign."""

import hmac

from django.conf import settings


def form_key() -> bytes:
    """32 bytes (docs/spec/paper-code.md)."""
    return hmac.digest(settings.SECRET_KEY.encode(), b"safelight printed forms v1", "sha256")
