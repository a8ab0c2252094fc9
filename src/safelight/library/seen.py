"""What the door knows of one form of a recording within a viewing: all of it from one read. No byte of it is here."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from safelight.ledger.acting import Acting
from safelight.library.models import RenditionKind, Viewed
from safelight.library.turning import is_due
from safelight.policy.facts import Purpose


@dataclass(frozen=True, slots=True)
class StoredForm:
    """An encrypted object, and the wrapped key that opens it; none once the recording is destroyed."""

    recording: UUID
    key: bytes | memoryview | None
    name: str
    media_type: str
    sides: tuple[int, int] = (0, 0)  # in pixels, of a picture


@dataclass(frozen=True, slots=True)
class Seen:
    """A recording within a viewing: the revision that was decided on, the one at which it stands, and until when."""

    decided_on: int
    revision: int
    restand_on: date | None
    until: datetime
    purpose: Purpose
    form: StoredForm

    def holds(self, now: datetime) -> bool:
        """Whether what was decided when it was opened is still so."""
        return self.decided_on == self.revision and now < self.until and not is_due(self.restand_on, now)


def seen_in(by: Acting, viewing: UUID, recording: UUID, kind: RenditionKind) -> Seen | None:
    """None where this person was not shown it, in somebody else's viewing, or where there is no such form."""
    row = (
        Viewed.objects.filter(viewing=viewing, recording=recording, viewing__staff=by.staff)
        .filter(recording__renditions__kind=kind)
        .values_list(
            "revision",
            "recording__revision",
            "recording__restand_on",
            "viewing__until",
            "viewing__purpose",
            "recording__key",
            "recording__renditions__object_name",
            "recording__renditions__media_type",
            "recording__renditions__width",
            "recording__renditions__height",
        )
        .first()
    )
    if row is None:
        return None
    decided_on, revision, restand_on, until, purpose, key, name, media_type, width, height = row
    form = StoredForm(recording, key, name, media_type, (width, height))
    return Seen(decided_on, revision, restand_on, until, Purpose(purpose), form)
