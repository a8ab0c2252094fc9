"""The photographs under a request: those that this person may see, and what closes the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.library.presenters.veils import onward, veils
from safelight.policy.standing import Standing
from safelight.web.components import DESTROYED, STANDINGS, Paragraph, Picture, Tag, Veil
from safelight.web.veils import place
from safelight.web.verdicts import paragraphs


@dataclass(frozen=True, slots=True)
class Closed:
    """A photograph that this person may not see now."""

    shows: str
    standing: Tag
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """What is filed under one request."""

    pictures: tuple[Picture, ...] = ()
    closed: tuple[Closed, ...] = ()

    @classmethod
    def of(
        cls,
        recordings: Sequence[Recording],
        opened: Opened,
        sizes: Mapping[UUID, tuple[int, int]],
        *,
        with_page: bool,
    ) -> "Filed":
        """`sizes` are those of the thumbnails; `with_page`: this person may open a recording's own page."""
        permitted = {each.pk for each in opened.permitted}
        covered = veils(opened, opened.permitted)
        return cls(
            pictures=tuple(
                _picture(each, opened, sizes[each.pk], covered.get(each.pk), with_page=with_page)
                for each in recordings
                if each.pk in permitted
            ),
            closed=tuple(_closed(each, opened) for each in recordings if each.pk not in permitted),
        )


def thumbnails(opened: Opened) -> dict[UUID, str]:
    """Where the thumbnail of each that was opened is, but for those that are covered."""
    shown = (each for each in opened.permitted if not opened.veils(each))
    return {each.pk: _address(opened.viewing, each, RenditionKind.THUMBNAIL) for each in shown}


def _picture(
    recording: Recording, opened: Opened, size: tuple[int, int], veil: Veil | None, *, with_page: bool
) -> Picture:
    viewing = opened.viewing
    page = onward(reverse("recording", kwargs={"recording": recording.pk}), opened)
    gone = recording.destroyed_at is not None
    alone = "" if gone or veil else _address(viewing, recording, RenditionKind.SCREEN)
    return Picture(
        source=_address(viewing, recording, RenditionKind.THUMBNAIL),
        href=page if with_page else alone,
        shows=_shows(recording),
        made_at=recording.made_at,
        width=size[0],
        height=size[1],
        standing=DESTROYED if gone else STANDINGS[Standing(recording.standing)],
        destroyed=gone,
        sensitive=recording.sensitive,
        veil=veil,
        place=place(recording.pk),
    )


def _address(viewing: UUID, recording: Recording, kind: RenditionKind) -> str:
    return reverse("picture", kwargs={"viewing": viewing, "recording": recording.pk, "kind": kind})


def _closed(recording: Recording, opened: Opened) -> Closed:
    return Closed(
        _shows(recording), STANDINGS[Standing(recording.standing)], paragraphs(opened.verdicts[recording.pk])
    )


def _shows(recording: Recording) -> str:
    return f"{recording.body_site}, {recording.view}" if recording.view else recording.body_site
