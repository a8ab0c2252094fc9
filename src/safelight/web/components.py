"""What the shared components show: one type for each macro of `templates/web/components`, its only input.

Facts become words here; a macro only sets them out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils import timezone

from safelight.imaging.formats import FORMATS
from safelight.imaging.limits import MAX_BYTES, MAX_COMPRESSED_BYTES
from safelight.people.models import Patient
from safelight.policy.facts import Level
from safelight.policy.standing import Standing
from safelight.web.fields import target, wrong
from safelight.web.wording import age, british_date, file_size


@dataclass(frozen=True, slots=True)
class PatientBanner:
    """Who a page is about, as the NHS Common User Interface sets it out."""

    name: str  # SURNAME, Forename
    born: str
    nhs_number: str
    flags: tuple[str, ...]
    died: str | None = None
    href: str | None = None  # to the patient's page, where this is another

    @classmethod
    def of(cls, patient: Patient, today: date, href: str | None = None) -> "PatientBanner":
        until = patient.died_on or today
        return cls(
            name=f"{patient.family_name.upper()}, {patient.given_name}",
            born=f"{british_date(patient.born_on)} ({_years(age(patient.born_on, until))})",
            nhs_number=patient.nhs_number,
            flags=("Safeguarding",) if patient.safeguarding else (),
            died=british_date(patient.died_on) if patient.died_on else None,
            href=href,
        )


@dataclass(frozen=True, slots=True)
class Tag:
    """A word on a colour of NHS.UK's tags. The word says all; the colour repeats it."""

    word: str
    colour: str


STANDINGS: Final[Mapping[Standing, Tag]] = {
    Standing.AVAILABLE: Tag("Available", "green"),
    Standing.RESTRICTED: Tag("Restricted", "blue"),
    Standing.HELD: Tag("Held", "yellow"),
    Standing.QUARANTINED: Tag("Quarantined", "red"),
}
DESTROYED: Final = Tag("Destroyed", "grey")
LEVELS: Final[Mapping[Level, Tag]] = {
    Level.RECORDS: Tag("Medical record only", "grey"),
    Level.TEACHING: Tag("Record and teaching", "aqua-green"),
    Level.SPECIFIED: Tag("Record and named uses", "purple"),
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the law as we read it: `GMC-17`, and what it comes to here."""

    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """Whether a recording may serve one purpose, why, and on a no what would make it lawful."""

    purpose: str
    permitted: bool
    paragraphs: tuple[Paragraph, ...]
    remedies: tuple[str, ...] = ()

    @property
    def citations(self) -> str:
        """Each paragraph's number once."""
        return ", ".join(dict.fromkeys(one for each in self.paragraphs for one in each.citation.split(", ")))


@dataclass(frozen=True, slots=True)
class Veil:
    """What covers a sensitive picture until somebody asks for it, and where that is asked."""

    action: str
    source: str = ""  # a few pixels; none for what was filed before they were made


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a grid. `shows` names body site and view; it is read aloud and never names the patient."""

    source: str
    href: str
    shows: str
    made_at: datetime
    width: int  # pixels of what `source` gives
    height: int
    standing: Tag | None = None
    sensitive: bool = False
    veil: Veil | None = None  # while it is covered; `href` is then of no picture
    place: str = ""  # on the page, to come back to
    destroyed: bool = False  # there is none any more

    @property
    def description(self) -> str:
        return f"{self.shows}, {british_date(self.made_at)}"


@dataclass(frozen=True, slots=True)
class Day:
    """The pictures of one day on a timeline."""

    day: date
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class EmptyState:
    """In place of an empty list: what would fill it, and the link that does."""

    heading: str
    text: str
    action: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """What became of one file: its name as it was sent, a word, and the sentence that goes with it."""

    name: str
    word: str
    message: str
    findings: tuple[str, ...] = ()  # what it falls short of
    links: tuple[tuple[str, str], ...] = ()  # words, and where they lead


@dataclass(frozen=True, slots=True)
class Uploader:
    """The form that takes photographs or scans, and after it was sent without scripts, what became of each."""

    action: str
    sent: tuple[Upload, ...] = ()
    summary: str = ""
    largest: int = MAX_BYTES
    accept: str = ",".join(word for each in FORMATS for word in (each.media_type, *each.extensions))
    label: str = "Photographs"
    takes: str = (
        f"JPEG, HEIC or PNG, up to {file_size(MAX_COMPRESSED_BYTES)} each, "
        f"TIFF or camera raw (DNG, CR3, NEF, ARW), up to {file_size(MAX_BYTES)} each"
    )


@dataclass(frozen=True, slots=True)
class FormError:
    """One line of an error summary, and where on the page to put it right."""

    text: str
    href: str | None = None


def timeline(pictures: Iterable[Picture]) -> list[Day]:
    """The pictures by day, the latest day first, each day in the order in which it was photographed."""
    days: dict[date, list[Picture]] = {}
    for picture in sorted(pictures, key=lambda each: each.made_at):
        days.setdefault(timezone.localdate(picture.made_at), []).append(picture)
    return [Day(day, tuple(days[day])) for day in sorted(days, reverse=True)]


def form_errors(*forms: BaseForm) -> list[FormError]:
    """All that is wrong with the forms, in the order of the page."""
    errors = []
    for form in forms:
        errors += [FormError(str(each)) for each in form.non_field_errors()]
        errors += [FormError(each, _place(bound)) for bound in form for each in wrong(bound)]
    return errors


def _place(bound: BoundField) -> str | None:
    """Where a field is; a hidden one is nowhere."""
    return None if bound.is_hidden else f"#{target(bound)}"


def _years(count: int) -> str:
    return "1 year" if count == 1 else f"{count} years"
