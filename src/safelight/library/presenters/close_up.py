"""The page on which one photograph is looked at closely."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from safelight.imaging.tiles import SIDE, Layout
from safelight.ledger.acting import Acting, Role
from safelight.library.door import Opened
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.web.components import PatientBanner
from safelight.web.wording import british_date


@dataclass(frozen=True, slots=True)
class CloseUpPage:
    """`tiles` is the address of a tile up to its level; sides in pixels. `patient` as on the recording's page."""

    title: str
    description: str
    patient: PatientBanner | None
    back: str
    tiles: str
    width: int
    height: int
    levels: int
    tile_side: int = SIDE

    @classmethod
    def of(cls, by: Acting, recording: Recording, opened: Opened, layout: Layout) -> "CloseUpPage":
        page = reverse("recording", kwargs={"recording": recording.pk})
        first = {"viewing": opened.viewing, "recording": recording.pk, "level": 0, "column": 0, "row": 0}
        today = timezone.localdate(by.at)
        return cls(
            title=shows(recording),
            description=f"{shows(recording)}, {british_date(recording.made_at)}",
            patient=None if by.role is Role.TEACHER else PatientBanner.of(recording.patient, today, page),
            back=page,
            tiles=reverse("tile", kwargs=first).removesuffix("0/0_0"),
            width=layout.width,
            height=layout.height,
            levels=len(layout.levels),
        )
