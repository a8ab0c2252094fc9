"""The page of a patient's photographs along time: a strip for each body site and view, to choose two from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import timezone

from safelight.ledger.acting import Acting
from safelight.library.door import Opened
from safelight.library.models import Recording
from safelight.library.presenters.cards import Closed, closed, pictures, to_recording
from safelight.library.presenters.comparing import banner
from safelight.library.presenters.series import Series, apart, in_series
from safelight.people.models import Patient
from safelight.web.components import EmptyState, PatientBanner, Picture

ENOUGH: Final = 2  # photographs, to compare


@dataclass(frozen=True, slots=True)
class Moment:
    """One photograph of a series. `since` is how long it is after the one before."""

    key: UUID
    since: str
    picture: Picture | None
    closed: Closed | None
    chosen: bool

    @property
    def comparable(self) -> bool:
        return self.picture is not None and not self.picture.destroyed


@dataclass(frozen=True, slots=True)
class Strip:
    """A series along time."""

    name: str  # within the page
    body_site: str
    view: str
    moments: tuple[Moment, ...]

    @property
    def comparable(self) -> bool:
        return sum(each.comparable for each in self.moments) >= ENOUGH


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All series of a patient. `wrong` says that not two were chosen."""

    patient: PatientBanner
    strips: tuple[Strip, ...]
    empty: EmptyState | None
    wrong: str
    after: UUID | None  # a viewing on which something covered was asked for

    @classmethod
    def of(
        cls, by: Acting, patient: Patient, recordings: list[Recording], opened: Opened | None, wrong: str
    ) -> "TimelinePage":
        shown = pictures(opened, to_recording) if opened else {}
        strips = [
            _strip(f"series-{number}", each, shown, opened)
            for number, each in enumerate(in_series(recordings), 1)
            if opened
        ]
        before = opened.viewing if opened and opened.unveiled else None
        empty = EmptyState("No photographs yet", "They appear here once the studio has taken some.")
        return cls(banner(by, patient), tuple(strips), None if strips else empty, wrong, before)


def _strip(name: str, series: Series, shown: Mapping[Recording, Picture], opened: Opened) -> Strip:
    comparable = [each.pk for each in series.recordings if each in shown and not each.destroyed_at]
    chosen = {comparable[0], comparable[-1]} if len(comparable) >= ENOUGH else set()
    moments, previous = [], None
    for each in series.recordings:
        day = timezone.localdate(each.made_at)
        picture = shown.get(each)
        moments.append(
            Moment(
                key=each.pk,
                since=apart(previous, day) if previous else "",
                picture=picture,
                closed=None if picture else closed(each, opened.verdicts[each.pk]),
                chosen=each.pk in chosen,
            )
        )
        previous = day
    return Strip(name, series.body_site, series.view, tuple(moments))
