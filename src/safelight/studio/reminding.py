"""Somebody is reminded once of what has become due. A reminder is a row, and a mail where there is a mail server.

A mail is sent inside the transaction that notes it as sent, its row locked: a worker that dies before the mail server
has taken it leaves it to the next, and two workers do not both send it. Between the server's yes and the commit lies
a moment in which a death sends it again, under the same Message-ID, by which mail programs know it.
"""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from safelight.ledger.acting import Unattended
from safelight.ledger.writing import recorded
from safelight.people.models import Staff
from safelight.studio.due import all_due, whom
from safelight.studio.models import Reminded, Reminder
from safelight.trail.events import Event

LINES: Final = {
    Reminded.MATURED: (
        "consent was given for a child who decides for themself now, and may review it",
        "consents were given for children who decide for themselves now, and may review them",
        "reviews",
    ),
    Reminded.RUNS_OUT: (
        "consent runs out soon or has run out",
        "consents run out soon or have run out",
        "reviews",
    ),
    Reminded.HELD: (
        "set of photographs has been held for long without an answer",
        "sets of photographs have been held for long without an answer",
        "held",
    ),
}
"""What is the matter with one, with several, and the page on which they stand."""


class _Done(Exception):
    """There is nothing to do: no entry."""


def remind(at: datetime, send: Callable[[UUID], object]) -> int:
    """Note what has become due, for everybody concerned, and have it sent; how many reminders are new.

    `send` defers a job within the same transaction. What an earlier job did not get sent is deferred again.
    """
    due = all_due(at)
    known = set(
        Reminder.objects.filter(form__in=[each.form for each in due]).values_list(
            "form", "of", "due_on", "staff"
        )
    )
    new = [
        Reminder(staff_id=staff, form_id=each.form, of=each.of, due_on=each.on, at=at)
        for each, staff in whom(due, at)
        if (each.form, each.of, each.on, staff) not in known
    ]
    by = Unattended("calendar", at)
    with recorded(Event.REMINDER_RAISE, by, number=len(new)) if new else nullcontext():
        Reminder.objects.bulk_create(new, ignore_conflicts=True)
        if settings.SAFELIGHT_MAILS:
            for staff in Reminder.objects.filter(sent_at=None).values_list("staff", flat=True).distinct():
                send(staff)
    return len(new)


def mail(staff: UUID, at: datetime) -> None:
    """Send somebody one mail about all that they have not been told of yet. Raises `OSError` or `SMTPException`."""
    by = Unattended("calendar", at)
    with suppress(_Done), recorded(Event.REMINDER_SEND, by) as entry:
        mine = Reminder.objects.select_for_update().filter(staff=staff, sent_at=None, staff__is_active=True)
        waiting = list(mine.order_by("at", "pk"))
        if not waiting:
            raise _Done
        entry.detail |= {"number": len(waiting)}
        _message(Staff.objects.get(pk=staff), waiting).send()
        Reminder.objects.filter(pk__in=[each.pk for each in waiting]).update(sent_at=at)


def _message(staff: Staff, waiting: list[Reminder]) -> EmailMessage:
    """How many of what, and where: no patient."""
    counts = {of: sum(each.of == of for each in waiting) for of in Reminded}
    parts = [
        f"{counts[of]} {one if counts[of] == 1 else several}:\n{settings.SAFELIGHT_SITE}{reverse(page)}"
        for of, (one, several, page) in LINES.items()
        if counts[of]
    ]
    closing = "This message names no patient: sign in to see whom it concerns. Nobody reads answers to it."
    host = settings.SAFELIGHT_SITE.rpartition("/")[2]
    return EmailMessage(
        subject="Safelight: something waits for you",
        body="\n\n".join([f"To {staff.name}", *parts, closing]) + "\n",
        to=[staff.email],
        headers={"Message-ID": f"<{waiting[0].pk}@{host}>"},
    )
