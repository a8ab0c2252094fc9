"""The scale of a picture: what a ruler in it says, read once by a clinical photographer and kept for who looks next.

It is beside the picture; nothing is drawn into it, and no decision rests on it (docs/adr/0024).
"""

from dataclasses import dataclass
from math import hypot
from uuid import UUID

from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.library.deciding import permit, the_one
from safelight.library.scales import Scale
from safelight.policy.facts import Purpose
from safelight.trail.events import Event


@dataclass(frozen=True, slots=True)
class Ruler:
    """Two points on it, each `(x, y)` in pixels of the original as seen upright, and how far they are apart."""

    start: tuple[float, float]
    end: tuple[float, float]
    millimetres: float

    @property
    def pixels(self) -> float:
        """How far the points are apart in the picture."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])


def keep_scale(by: Acting, recording: UUID, ruler: Ruler) -> Scale:
    """For whoever may look at it now; an earlier scale stays and is superseded. Raises `Refused` or `NoSuchThing`."""
    with recorded(Event.RECORDING_SCALE, by, recordings=[recording], purpose=Purpose.CARE) as entry:
        present = the_one(recording, entry)
        entry.verdict = permit(by, present, Purpose.CARE)
        return Scale.objects.create(
            recording=present,
            from_x=ruler.start[0],
            from_y=ruler.start[1],
            to_x=ruler.end[0],
            to_y=ruler.end[1],
            millimetres=ruler.millimetres,
            set_by_id=by.staff,
            set_at=by.at,
        )


def millimetres_a_pixel(scale: Scale) -> float:
    """In the plane of the ruler, seen straight on."""
    ruler = Ruler((scale.from_x, scale.from_y), (scale.to_x, scale.to_y), scale.millimetres)
    return ruler.millimetres / ruler.pixels


def scale_of(recording: UUID) -> Scale | None:
    """The one that holds: the last."""
    return Scale.objects.select_related("set_by").filter(recording=recording).order_by("-pk").first()
