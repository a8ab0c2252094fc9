"""The page of one recording: the picture, what it may be used for, what it rests on and how it was made."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.ledger.acting import Acting, Role
from safelight.library import altering, queries, reasoning
from safelight.library.clock import disbelieved
from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.library.presenters.cards import shows, source
from safelight.library.presenters.consents import ConsentLine, consent_line, unnamed_line
from safelight.library.presenters.quality import QualityPart
from safelight.library.presenters.veils import onward, veils
from safelight.library.presenters.versions import Version, versions
from safelight.people.care import CARING
from safelight.policy.facts import Facts, Others, Purpose
from safelight.policy.standing import Standing
from safelight.web.components import DESTROYED, STANDINGS, PatientBanner, Tag, Veil, VerdictRow
from safelight.web.keeping import kept_until
from safelight.web.verdicts import verdict_row
from safelight.web.wording import british_date, british_time, plural


@dataclass(frozen=True, slots=True)
class Link:
    """An act that is open to the reader, and where it is done."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One line on how the recording was made."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordingPage:
    """`patient` is None for whoever is not to know whose it is; `earlier`, `later`: in the same timeline."""

    title: str
    description: str
    source: str
    close_up: str
    compare: str | None  # with the one before it of the same site
    timeline: str | None
    width: int
    height: int
    standing: Tag
    patient: PatientBanner | None
    verdicts: tuple[VerdictRow, ...]
    consents: tuple[ConsentLine, ...]
    details: tuple[Detail, ...]
    links: tuple[Link, ...]
    quality: QualityPart
    versions: tuple[Version, ...]
    reasons: str
    concern: str
    veil: Veil | None
    destroyed: str = ""  # on which day
    earlier: str | None = None
    later: str | None = None

    @classmethod
    def of(cls, by: Acting, recording: Recording, opened: Opened) -> "RecordingPage":
        known = reasoning.known_of(recording, by)
        width, height = queries.sizes([recording.pk], RenditionKind.SCREEN)[recording.pk]
        earlier, later = queries.neighbours(recording) if by.role in CARING else (None, None)
        line = unnamed_line if by.role is Role.TEACHER else consent_line
        return cls(
            title=shows(recording),
            description=f"{shows(recording)}, {british_date(recording.made_at)}",
            source=source(opened, recording, RenditionKind.SCREEN),
            close_up=onward(reverse("close-up", kwargs={"recording": recording.pk}), opened),
            compare=_compare(by, recording, opened),
            timeline=_timeline(by, recording, opened),
            veil=veils(opened, [recording]).get(recording.pk),
            width=width,
            height=height,
            standing=DESTROYED if recording.destroyed_at else STANDINGS[Standing(recording.standing)],
            destroyed=british_date(recording.destroyed_at) if recording.destroyed_at else "",
            patient=_banner(by, recording),
            verdicts=_verdicts(known, advise=by.role in CARING),
            consents=tuple(
                line(each, _sites(recording), timezone.localdate(by.at))
                for each in queries.consents_about(recording)
            ),
            details=tuple(_details(by, recording)),
            links=tuple(
                replace(each, href=onward(each.href, opened)) for each in _links(by, recording, known)
            ),
            quality=QualityPart.of(by, recording),
            versions=versions(recording, opened),
            reasons=reverse("recording-reasons", kwargs={"recording": recording.pk}),
            concern=reverse("recording-concern", kwargs={"recording": recording.pk}),
            earlier=_address(earlier),
            later=_address(later),
        )


def _sites(recording: Recording) -> dict[UUID, str]:
    return {recording.form_id: recording.body_site} if recording.form_id else {}


def _banner(by: Acting, recording: Recording) -> PatientBanner | None:
    if by.role is Role.TEACHER:
        return None
    its_page = reverse("patient", kwargs={"patient": recording.patient_id}) if by.role in CARING else None
    return PatientBanner.of(recording.patient, timezone.localdate(by.at), its_page)


def _verdicts(known: Facts, *, advise: bool) -> tuple[VerdictRow, ...]:
    return tuple(
        verdict_row(purpose, verdict, reasoning.remedies(known, purpose) if advise else ())
        for purpose, verdict in reasoning.verdicts(known).items()
    )


def _links(by: Acting, recording: Recording, known: Facts) -> list[Link]:
    if by.role is Role.TEACHER and reasoning.may_download(known, Purpose.TEACHING):
        return [Link("Download a copy", reverse("download", kwargs={"recording": recording.pk}))]
    if by.role is Role.TEACHER:
        return []
    here = {"recording": recording.pk}
    seen = "That patient has consented" if _shows_another(known) else "Another patient can be seen"
    links = [Link(seen, reverse("recording-others", kwargs=here))]
    if by.role is Role.CLINICAL_PHOTOGRAPHER:
        links.insert(0, Link("Record a publication", reverse("publication-new", kwargs=here)))
        if not recording.destroyed_at and any(each.permitted for each in altering.answers(known).values()):
            links.insert(0, Link("Process this photograph", reverse("process", kwargs=here)))
    return [*_asking(recording), *links] if by.role in CARING else links


def _asking(recording: Recording) -> list[Link]:
    """What whoever cares for the patient may have to say about this recording."""
    acts = {"Withdraw consent": "withdraw", "Ask for a further use": "further-use"}
    here = {"patient": recording.patient_id}
    return [
        Link(text, f"{reverse(page, kwargs=here)}?recording={recording.pk}") for text, page in acts.items()
    ]


def _compare(by: Acting, recording: Recording, opened: Opened) -> str | None:
    before = queries.before(recording) if by.role is not Role.TEACHER else None
    both = {"recording": before, "other": recording.pk}
    return onward(reverse("comparison", kwargs=both), opened) if before else None


def _timeline(by: Acting, recording: Recording, opened: Opened) -> str | None:
    """Of whose it is a teacher is not to know."""
    if by.role is Role.TEACHER:
        return None
    return onward(reverse("timeline", kwargs={"patient": recording.patient_id}), opened)


def _shows_another(known: Facts) -> bool:
    return known.recording.others is Others.UNCONSENTED


def _address(recording: UUID | None) -> str | None:
    return reverse("recording", kwargs={"recording": recording}) if recording else None


def _details(by: Acting, recording: Recording) -> list[Detail]:
    camera = recording.camera
    taken_in = f"{british_time(recording.taken_in_at)}, by {recording.taken_in_by.name}"
    width, height = queries.sizes([recording.pk], RenditionKind.ORIGINAL)[recording.pk]
    told = [
        Detail("Photographed", british_time(recording.made_at)),
        Detail("Camera's clock", _clock(recording)),
        Detail("Taken in", taken_in),
        Detail("Camera", _words(camera.get("make"), camera.get("model"))),
        Detail("Lens", _words(camera.get("lens"))),
        Detail("Exposure", _exposure(camera)),
        Detail("Original", _original(camera, width, height)),
        Detail("Kept at least until", _kept_until(by, recording)),
    ]
    return [each for each in told if each.text]


def _clock(recording: Recording) -> str:
    """Only where it is not believed."""
    said = disbelieved(recording)
    if said is None:
        return ""
    filed = british_time(recording.taken_in_at)
    return f"It says {british_time(said)}; this was filed on {filed}, so its time is taken from the library."


def _original(camera: dict[str, Any], width: int, height: int) -> str:
    pages, bits = camera.get("pages") or 1, camera.get("bits")
    parts = [
        f"{pages} pages beneath one another" if pages > 1 else "",
        f"{width} by {height} pixels",
        f"{plural(bits, 'bit')} per channel" if bits else "",
        camera.get("colour_profile") or "",
    ]
    return ", ".join(each for each in parts if each)


def _kept_until(by: Acting, recording: Recording) -> str:
    """A child's recordings are kept until a birthday, which a teacher must not be able to work out."""
    if by.role is Role.TEACHER:
        return ""
    return british_date(kept_until(recording.patient, timezone.localdate(recording.made_at)))


def _words(*parts: object) -> str:
    return " ".join(str(each) for each in parts if each)


def _exposure(camera: dict[str, Any]) -> str:
    seconds, aperture = camera.get("exposure_seconds"), camera.get("f_number")
    parts = [
        _shutter(seconds) if seconds else "",
        f"f/{aperture:g}" if aperture else "",
        f"ISO {camera['iso']}" if camera.get("iso") else "",
        f"{camera['focal_length']:g} mm" if camera.get("focal_length") else "",
        "flash" if camera.get("flash") else "",
    ]
    return ", ".join(each for each in parts if each)


def _shutter(seconds: float) -> str:
    """`1/125 s` below a second, as cameras show it."""
    return f"{seconds:g} s" if seconds >= 1 else f"{Fraction(1, max(1, round(1 / seconds)))} s"
