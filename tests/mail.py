"""A mail server on loopback that keeps what it is sent, and can be told to refuse or to take its time."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

from tests.serving import free_port


@dataclass
class MailServer:
    """What it took, in order, and how many it was `offered`. `port` is where it listens."""

    port: int = 0
    refuses: bool = False
    dawdles: bool = False
    offered: int = 0
    sent: list[Message] = field(default_factory=list)

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's
        self.offered += 1
        while self.dawdles:  # noqa: ASYNC110 - told from another thread
            await asyncio.sleep(0.05)
        if self.refuses:
            return "451 Try again later"
        self.sent.append(message_from_bytes(envelope.content))
        return "250 Taken"


@contextmanager
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()
