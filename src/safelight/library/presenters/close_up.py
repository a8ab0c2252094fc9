"""The page on which one photograph is looked at closely."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from safelight.imaging.tiles import Layout
from safelight.ledger.acting import Acting, Role
from safelight.library.door import Opened
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.library.presenters.tiles import TileSource
from safelight.library.presenters.veils import onward, veils
from safelight.library.scales import Scale
from safelight.library.scaling import scale_of
from safelight.web.components import PatientBanner, Veil
from safelight.web.wording import british_date


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """A scale that is kept with a photograph, and who set it when. Points in pixels of the original."""

    from_x: float
    from_y: float
    to_x: float
    to_y: float
    millimetres: float
    said: str

    @classmethod
    def of(cls, scale: Scale, *, named: bool = True) -> "ScaleLine":
        """Whoever looks without knowing the patient is not told by whom."""
        by_whom = f" by {scale.set_by.name}" if named else ""
        said = f"Scale kept with the photograph, set{by_whom} on {british_date(scale.set_at)}."
        return cls(scale.from_x, scale.from_y, scale.to_x, scale.to_y, scale.millimetres, said)


@dataclass(frozen=True, slots=True)
class CloseUpPage:
    """Without `tiles` while it is covered. `patient` as on the recording's page; `keeps` is where this person may send
    a scale that is to be kept.
    """

    title: str
    description: str
    patient: PatientBanner | None
    back: str
    tiles: TileSource | None
    veil: Veil | None
    scale: ScaleLine | None
    keeps: str

    @classmethod
    def of(cls, by: Acting, recording: Recording, opened: Opened, layout: Layout | None) -> "CloseUpPage":
        page = onward(reverse("recording", kwargs={"recording": recording.pk}), opened)
        today = timezone.localdate(by.at)
        scale = scale_of(recording.pk)
        studio = by.role is Role.CLINICAL_PHOTOGRAPHER
        return cls(
            title=shows(recording),
            description=f"{shows(recording)}, {british_date(recording.made_at)}",
            patient=None if by.role is Role.TEACHER else PatientBanner.of(recording.patient, today, page),
            back=page,
            tiles=TileSource.of(opened, recording, layout) if layout else None,
            veil=veils(opened, [recording]).get(recording.pk),
            scale=ScaleLine.of(scale, named=by.role is not Role.TEACHER) if scale else None,
            keeps=reverse("recording-scale", kwargs={"recording": recording.pk}) if studio else "",
        )
