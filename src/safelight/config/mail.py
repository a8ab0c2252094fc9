"""The hospital's mail server, as `SAFELIGHT_SMTP` names it, and from whom the library's mail comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

PORTS: Final = {"smtp": 25, "smtp+tls": 587, "smtps": 465}  # RFC 5321; RFC 6409 with STARTTLS; RFC 8314


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server and the sender's address. `smtp+tls` is STARTTLS, `smtps` TLS from the first byte."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str

    @classmethod
    def of(cls, address: str, sender: str) -> "Mail":
        """From `smtp+tls://user:password@host:port`. Raises `ValueError`, which says what is wrong."""
        parts = urlsplit(address)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("is none of smtp://host, smtp+tls://host and smtps://host.")
        if parts.username and parts.scheme == "smtp":
            raise ValueError("would send its password in the clear: begin it with smtp+tls:// or smtps://.")
        return cls(
            scheme=parts.scheme,
            host=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            sender=sender,
        )

    @property
    def settings(self) -> Mapping[str, object]:
        """Django's names for it."""
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": self.host,
            "EMAIL_PORT": self.port,
            "EMAIL_HOST_USER": self.user,
            "EMAIL_HOST_PASSWORD": self.password,
            "EMAIL_USE_TLS": self.scheme == "smtp+tls",
            "EMAIL_USE_SSL": self.scheme == "smtps",
            "DEFAULT_FROM_EMAIL": self.sender,
        }
