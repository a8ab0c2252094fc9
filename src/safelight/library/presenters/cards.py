"""Recordings as cards: a picture where the door opened it, else a grey card with the paragraph."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from safelight.library import queries
from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.library.presenters.veils import onward, veils
from safelight.policy.standing import Standing
from safelight.policy.verdict import Verdict
from safelight.web.components import DESTROYED, STANDINGS, Paragraph, Picture, Tag
from safelight.web.veils import place
from safelight.web.verdicts import paragraphs

Address = Callable[[Recording], str]


@dataclass(frozen=True, slots=True)
class Closed:
    """A recording that was not opened: what it is of, how it is held, and why."""

    shows: str
    made_at: datetime
    standing: Tag
    paragraph: Paragraph  # the first that bars it
    others: str  # the citations of the rest
    href: str | None  # to the reasoning


@dataclass(frozen=True, slots=True)
class Session:
    """What was photographed of one body site on one day."""

    day: date
    body_site: str
    pictures: tuple[Picture, ...]
    closed: tuple[Closed, ...]


def shows(recording: Recording) -> str:
    """What a recording is of, in words that identify nobody."""
    return f"{recording.body_site}, {recording.view.lower()}" if recording.view else recording.body_site


def source(viewing: Opened, recording: Recording, kind: RenditionKind) -> str:
    """The address of a rendition on a viewing."""
    return reverse("picture", kwargs={"viewing": viewing.viewing, "recording": recording.pk, "kind": kind})


def to_recording(recording: Recording) -> str:
    return reverse("recording", kwargs={"recording": recording.pk})


def pictures(opened: Opened, address: Address) -> dict[Recording, Picture]:
    """A card for each recording that was opened, in the order in which they were asked for. `address` is of a page."""
    covered = veils(opened, opened.permitted)
    sizes = queries.sizes((each.pk for each in opened.permitted), RenditionKind.THUMBNAIL)
    return {
        each: Picture(
            source=source(opened, each, RenditionKind.THUMBNAIL),
            href=onward(address(each), opened),
            shows=shows(each),
            made_at=each.made_at,
            width=sizes[each.pk][0],
            height=sizes[each.pk][1],
            standing=DESTROYED if each.destroyed_at else STANDINGS[Standing(each.standing)],
            destroyed=each.destroyed_at is not None,
            sensitive=each.sensitive,
            veil=covered.get(each.pk),
            place=place(each.pk),
        )
        for each in opened.permitted
    }


def sessions(rows: Iterable[Recording], opened: Opened, address: Address) -> tuple[Session, ...]:
    """The timeline: by day and body site, the latest first. `rows` come in that order."""
    shown = pictures(opened, address)
    made: list[Session] = []
    for (day, site), group in groupby(rows, key=_day_and_site):
        each = list(group)
        barred = tuple(closed(row, opened.verdicts[row.pk]) for row in each if row not in shown)
        made.append(Session(day, site, tuple(shown[row] for row in each if row in shown), barred))
    return tuple(made)


def _day_and_site(recording: Recording) -> tuple[date, str]:
    return timezone.localdate(recording.made_at), recording.body_site


def closed(recording: Recording, verdict: Verdict) -> Closed:
    """Why it was not opened."""
    first = verdict.determinations[0].citations
    return Closed(
        shows=shows(recording),
        made_at=recording.made_at,
        standing=STANDINGS[Standing(recording.standing)],
        paragraph=paragraphs(verdict)[0],
        others=", ".join(str(each) for each in verdict.citations if each not in first),
        href=reverse("recording-reasons", kwargs={"recording": recording.pk}),
    )
