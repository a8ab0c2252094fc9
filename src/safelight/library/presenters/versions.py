"""The processed pictures of a recording, as its page lists them."""

from dataclasses import dataclass, replace

from django.urls import reverse

from safelight.library.derivatives import Derivative
from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.library.presenters.veils import onward
from safelight.library.processed import derivatives, in_words, steps_of
from safelight.web.components import Picture
from safelight.web.wording import british_date


@dataclass(frozen=True, slots=True)
class Version:
    """One: what was done, by whom and when, and where it is seen beside the original."""

    text: str
    made: str
    href: str
    ended: bool  # not to be used any more

    @classmethod
    def of(cls, derivative: Derivative, opened: Opened) -> "Version":
        done = in_words(steps_of(derivative))
        here = {"recording": derivative.recording_id, "number": derivative.number}
        return cls(
            text=f"{derivative.number}. {done[0].upper()}{done[1:]}",
            made=f"{derivative.made_by.name}, {british_date(derivative.made_at)}",
            href=onward(reverse("processed", kwargs=here), opened),
            ended=hasattr(derivative, "set_aside"),
        )


def processed_card(card: Picture, opened: Opened, derivative: Derivative) -> Picture:
    """A recording's card, with a derivative in the original's place."""
    here = {"recording": derivative.recording_id, "number": derivative.number}
    form = derivative.renditions.get(kind=RenditionKind.PROCESSED_THUMBNAIL)
    shown = {**here, "viewing": opened.viewing, "kind": "thumbnail"}
    return replace(
        card,
        source=reverse("processed-picture", kwargs=shown),
        href=reverse("processed", kwargs=here),
        shows=f"{card.shows}, processed",
        width=form.width,
        height=form.height,
    )


def versions(recording: Recording, opened: Opened) -> tuple[Version, ...]:
    """The first first; none of what was destroyed."""
    if recording.destroyed_at:
        return ()
    return tuple(Version.of(each, opened) for each in derivatives(recording.pk))
