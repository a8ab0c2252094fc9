"""What the door knows of the forms of recordings within a viewing: all of it from one read. No byte of them is here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection
from psycopg import Cursor

from safelight.ledger.acting import Acting
from safelight.library.lately import Lately
from safelight.library.models import RenditionKind
from safelight.library.turning import is_due
from safelight.people.sessions import Session, holder
from safelight.policy.facts import Purpose

_FORM: Final = """
    SELECT viewed.revision, recording.revision, recording.restand_on, viewing.until, viewing.purpose, recording.key,
           rendition.object_name, rendition.media_type, rendition.width, rendition.height,
           recording.sensitive, viewed.unveiled_at
"""
_SHOWN: Final = """
    FROM library_viewed AS viewed
    JOIN library_viewing AS viewing ON viewing.id = viewed.viewing_id
    JOIN library_recording AS recording ON recording.id = viewed.recording_id
    JOIN library_rendition AS rendition ON rendition.recording_id = recording.id AND rendition.kind = %(kind)s
"""
_THIS_ONE: Final = """
    WHERE viewed.viewing_id = %(viewing)s AND viewed.recording_id = %(recording)s AND %(number)s::int
        IS NOT DISTINCT FROM (SELECT number FROM library_derivative WHERE id = rendition.derivative_id)
"""
_TO_STAFF: Final = f"{_FORM} {_SHOWN} {_THIS_ONE} AND viewing.staff_id = %(staff)s"
_HOLDER: Final = "staff.id, staff.password, session.session_data"
_SIGNED_IN: Final = """
    JOIN people_staff AS staff ON staff.id = viewing.staff_id AND staff.is_active
    JOIN people_grant AS held ON held.staff_id = staff.id AND held.role = viewing.role AND held.ended_at IS NULL
    JOIN django_session AS session ON session.session_key = %(session)s AND session.expire_date > %(now)s
"""
_TO_SESSION: Final = f"{_FORM}, {_HOLDER} {_SHOWN} {_SIGNED_IN} {_THIS_ONE}"
_FORMS: Final = f"""
    SELECT recording.id, recording.key, rendition.object_name, rendition.media_type, rendition.width, rendition.height,
           {_HOLDER}
    {_SHOWN} {_SIGNED_IN} WHERE viewed.viewing_id = %(viewing)s AND rendition.derivative_id IS NULL
"""
_REVISION: Final = "SELECT revision FROM library_recording WHERE id = %(recording)s"


@dataclass(frozen=True, slots=True)
class StoredForm:
    """An encrypted object, and the wrapped key that opens it; none once the recording is destroyed."""

    recording: UUID
    key: bytes | memoryview | None
    name: str
    media_type: str
    sides: tuple[int, int] = (0, 0)  # in pixels, of a picture


@dataclass(frozen=True, slots=True)
class Asked:
    """Which form of which recording, in which viewing."""

    viewing: UUID
    recording: UUID
    kind: RenditionKind
    number: int | None = None  # of a derivative, if it is one's


@dataclass(frozen=True, slots=True)
class Seen:
    """A recording within a viewing: the revision that was decided on, the one at which it stands, and until when."""

    decided_on: int
    revision: int
    restand_on: date | None
    until: datetime
    purpose: Purpose
    form: StoredForm
    kind: RenditionKind
    sensitive: bool
    unveiled: bool  # it was asked for on this viewing

    @property
    def covered(self) -> bool:
        """Whether this form is not for showing: of a sensitive recording that was not asked for only the veil is."""
        return self.sensitive and not self.unveiled and self.kind is not RenditionKind.VEIL

    def holds(self, now: datetime) -> bool:
        """Whether what was decided when it was opened is still so, and it may be shown."""
        decided = self.decided_on == self.revision and now < self.until and not is_due(self.restand_on, now)
        return decided and not self.covered

    def still_holds(self) -> bool:
        """Whether nothing has changed since this was read."""
        row = _one(_REVISION, {"recording": self.form.recording})
        return row is not None and row[0] == self.revision


_LATELY: Final = Lately[tuple[str, UUID, RenditionKind], dict[UUID, StoredForm]]()


def seen_by(by: Acting, asked: Asked) -> Seen | None:
    """None where this person was not shown it, in somebody else's viewing, or where there is no such form."""
    row = _one(_TO_STAFF, _names(asked) | {"staff": by.staff})
    return None if row is None else _seen(asked, *row)


def seen_in(session: Session, asked: Asked) -> Seen | None:
    """The same for whoever is signed in by this session, in the role in which they opened the viewing."""
    row = _one(_TO_SESSION, _names(asked) | {"session": session.key, "now": session.now})
    if row is None:
        return None
    *form, staff, password, data = row
    return _seen(asked, *form) if holder(data, password) == staff else None


def lately_in(session: Session, asked: Asked) -> StoredForm | None:
    """Where the form lay a moment ago, if it is in a viewing of whoever is signed in by this session: for the bytes to
    be had, and not to be let go before `seen_in` has been asked. What a gallery shows is read at once.
    """
    key = (session.key, asked.viewing, asked.kind)
    form = _LATELY.of(key, lambda: _forms_in(session, asked)).get(asked.recording)
    if form is None:
        _LATELY.drop(key)  # it may be there when it is asked for again: a pyramid that is being cut
    return form


def _forms_in(session: Session, asked: Asked) -> dict[UUID, StoredForm]:
    rows = _all(_FORMS, _names(asked) | {"session": session.key, "now": session.now})
    return {
        recording: StoredForm(recording, key, name, media_type, (width, height))
        for recording, key, name, media_type, width, height, staff, password, data in rows
        if holder(data, password) == staff
    }


def _names(asked: Asked) -> dict[str, object]:
    return {
        "viewing": asked.viewing,
        "recording": asked.recording,
        "kind": asked.kind.value,
        "number": asked.number,
    }


def _seen(asked: Asked, *row: Any) -> Seen:
    decided_on, revision, restand_on, until, purpose, key, name, media_type, width, height = row[:-2]
    sensitive, unveiled_at = row[-2:]
    form = StoredForm(asked.recording, key, name, media_type, (width, height))
    known = (decided_on, revision, restand_on, until, Purpose(purpose))
    return Seen(*known, form, asked.kind, sensitive, unveiled_at is not None)


def _one(query: str, values: dict[str, object]) -> tuple[Any, ...] | None:
    return next(iter(_all(query, values)), None)


def _all(query: str, values: dict[str, object]) -> list[tuple[Any, ...]]:
    """The rows. Prepared by the server: what is asked for every tile must not be planned for every tile."""
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        return cursor.execute(query, values, prepare=True).fetchall()
