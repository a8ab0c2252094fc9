"""Reminders: of what, to whom, once; and the mail, before a real mail server."""

import re
import smtplib
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.utils import timezone

from safelight.config.mail import Mail
from safelight.ledger.models import LedgerEntry
from safelight.people.models import CareRelationship, Staff
from safelight.studio.models import Reminded, Reminder
from safelight.studio.reminding import mail, remind
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.mail import MailServer, mail_server

NOW = timezone.now()
LONG = NOW + timedelta(days=14)
NOBODY = re.compile(r"Bartholomew|Rose|Mensah|Kofi|999 ?00|elbow", re.IGNORECASE)


@pytest.fixture
def server(settings: LazySettings) -> Iterator[MailServer]:
    """The hospital's mail server."""
    with mail_server() as server:
        told = Mail.of(f"smtp://127.0.0.1:{server.port}", "library@stlukes.example")
        for name, value in told.settings.items():
            setattr(settings, name, value)
        settings.SAFELIGHT_MAILS, settings.SAFELIGHT_SITE = True, "https://library.stlukes.example"
        yield server


@pytest.fixture
def waiting(cast: Cast) -> Cast:
    """A photograph of Rose is held: nobody has answered."""
    play.photograph(cast, play.ask(cast, cast.rose))
    return cast


def due(sent: list[UUID] | None = None) -> int:
    return remind(LONG, (sent if sent is not None else []).append)


def names() -> set[str]:
    return set(Reminder.objects.values_list("staff__email", flat=True))


def test_what_waits_too_long_is_reminded_of_once(waiting: Cast) -> None:
    assert remind(LONG - timedelta(days=1), print) == 0
    assert (due(), due()) == (1, 0)
    reminder = Reminder.objects.get()
    assert (reminder.staff, reminder.of, reminder.sent_at) == (waiting.staff["okafor"], Reminded.HELD, None)
    assert LedgerEntry.objects.filter(event=Event.REMINDER_RAISE).count() == 1


def test_of_a_consent_that_runs_out_too(cast: Cast) -> None:
    until = timezone.localdate() + timedelta(days=30)
    play.running_out(cast, until)
    assert due() == 1
    assert (Reminder.objects.get().of, Reminder.objects.get().due_on) == (Reminded.RUNS_OUT, until)


def test_where_nobody_cares_any_more_information_governance_is_reminded(waiting: Cast) -> None:
    CareRelationship.objects.update(until=NOW)
    assert due() == 1
    assert names() == {"osei@stlukes.example"}


def test_whoever_has_left_is_not_reminded(waiting: Cast) -> None:
    Staff.objects.filter(email="okafor@stlukes.example").update(is_active=False)
    due()
    assert names() == {"osei@stlukes.example"}


def test_without_a_mail_server_nothing_is_to_be_sent(waiting: Cast) -> None:
    sent: list[UUID] = []
    assert (due(sent), sent) == (1, [])


def test_the_mail_says_how_many_and_where_and_names_nobody(waiting: Cast, server: MailServer) -> None:
    sent: list[UUID] = []
    due(sent)
    assert sent == [waiting.staff["okafor"].pk]
    mail(sent[0], LONG)
    (message,) = server.sent
    body = message.get_payload(decode=True)
    assert isinstance(body, bytes)
    text = f"{message['Subject']}\n{body.decode()}"
    assert (message["To"], message["From"]) == ("okafor@stlukes.example", "library@stlukes.example")
    assert "1 set of photographs has been held for long without an answer:" in text
    assert "https://library.stlukes.example/held/" in text
    assert NOBODY.search(text) is None
    assert message["Message-ID"] == f"<{Reminder.objects.get().pk}@library.stlukes.example>"


def test_what_was_sent_is_not_sent_again(waiting: Cast, server: MailServer) -> None:
    sent: list[UUID] = []
    due(sent)
    for _ in range(2):
        mail(sent[0], LONG)
    due(sent)
    assert (len(server.sent), len(sent)) == (1, 1)
    assert LedgerEntry.objects.filter(event=Event.REMINDER_SEND).count() == 1


def test_what_the_server_refused_is_sent_the_next_time(waiting: Cast, server: MailServer) -> None:
    sent: list[UUID] = []
    due(sent)
    server.refuses = True
    with pytest.raises(smtplib.SMTPException):
        mail(sent[0], LONG)
    assert Reminder.objects.filter(sent_at=None).count() == 1
    server.refuses = False
    due(sent)
    mail(sent[1], LONG)
    assert len(server.sent) == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mail.stlukes.example", "is none of smtp://host"),
        ("http://mail.stlukes.example", "is none of smtp://host"),
        ("smtp://library:secret@mail.stlukes.example", "would send its password in the clear"),
    ],
)
def test_a_mail_server_is_named_whole(address: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        Mail.of(address, "library@stlukes.example")
    assert "secret" not in str(refused.value)


def test_a_port_and_a_password_are_read() -> None:
    told = Mail.of("smtp+tls://library:p%40ss@mail.stlukes.example:2525", "library@stlukes.example")
    assert (told.host, told.port, told.user, told.password) == (
        "mail.stlukes.example", 2525, "library", "p@ss"
    )  # fmt: skip
    assert (told.settings["EMAIL_USE_TLS"], told.settings["EMAIL_USE_SSL"]) == (True, False)
    assert Mail.of("smtps://mail.stlukes.example", "x@y").port == 465
