"""The page on which two photographs of a patient are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.imaging.tiles import Layout
from safelight.ledger.acting import Acting
from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.library.presenters.cards import Closed, closed, shows, source, to_recording
from safelight.library.presenters.series import apart
from safelight.library.presenters.tiles import TileSource
from safelight.library.presenters.veils import onward, veils
from safelight.library.scaling import millimetres_a_pixel, scale_of
from safelight.people.care import CARING
from safelight.people.models import Patient
from safelight.web.components import PatientBanner, Veil
from safelight.web.veils import place
from safelight.web.wording import british_date


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: its tiles, or else why there are none. `source` is a picture for whoever has no script."""

    title: str
    day: str
    href: str
    place: str
    tiles: TileSource | None = None
    source: str = ""
    veil: Veil | None = None
    closed: Closed | None = None
    destroyed: str = ""
    millimetres: float | None = None  # a pixel of the original, if a ruler in it was read

    @property
    def attributes(self) -> str:
        """Of the frame. A number and nothing that anybody typed."""
        kept = f' data-millimetres="{self.millimetres}"' if self.millimetres else ""
        return f"data-side-of{kept}"

    @property
    def description(self) -> str:
        return f"{self.title}, {self.day}"


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Two sides, and how long it is from the one to the other."""

    patient: PatientBanner
    sides: tuple[Side, Side]
    apart: str
    swapped: str
    timeline: str

    @property
    def ready(self) -> bool:
        """Whether there are tiles of both."""
        return all(side.tiles for side in self.sides)

    @property
    def measured(self) -> bool:
        """Whether the scale of both is known."""
        return all(side.millimetres for side in self.sides)

    @classmethod
    def of(
        cls, by: Acting, two: tuple[Recording, Recording], opened: Opened, layouts: Mapping[UUID, Layout]
    ) -> "ComparisonPage":
        first, second = two
        covered = veils(opened, opened.permitted)
        left, right = (_side(each, opened, layouts.get(each.pk), covered.get(each.pk)) for each in two)
        turned = {"recording": second.pk, "other": first.pk}
        days = [timezone.localdate(each.made_at) for each in two]
        return cls(
            patient=banner(by, first.patient),
            sides=(left, right),
            apart=f"{apart(*days).capitalize()} apart" if days[0] != days[1] else "The same day",
            swapped=onward(reverse("comparison", kwargs=turned), opened),
            timeline=onward(reverse("timeline", kwargs={"patient": first.patient_id}), opened),
        )


def banner(by: Acting, patient: Patient) -> PatientBanner:
    """A photographer has no page of the patient to go to."""
    page = reverse("patient", kwargs={"patient": patient.pk}) if by.role in CARING else None
    return PatientBanner.of(patient, timezone.localdate(by.at), page)


def _side(recording: Recording, opened: Opened, layout: Layout | None, veil: Veil | None) -> Side:
    gone = recording.destroyed_at
    barred = recording not in opened.permitted
    scale = scale_of(recording.pk) if layout else None
    return Side(
        title=shows(recording),
        day=british_date(recording.made_at),
        href=onward(to_recording(recording), opened),
        place=place(recording.pk),
        tiles=TileSource.of(opened, recording, layout) if layout else None,
        source="" if gone or barred or veil else source(opened, recording, RenditionKind.SCREEN),
        veil=None if gone else veil,
        closed=closed(recording, opened.verdicts[recording.pk]) if barred else None,
        destroyed=british_date(gone) if gone and not barred else "",
        millimetres=millimetres_a_pixel(scale) if scale else None,
    )
