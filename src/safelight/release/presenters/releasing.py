"""Model releases: the register, the page that asks, the page to sign, and one release to read and print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.urls import reverse

from safelight.consent.forms.signing import SignForm
from safelight.consent.kinds import FormKind
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.presenters.pages import pad_of
from safelight.consent.terms import Terms
from safelight.consent.wordings.reading import parse
from safelight.consent.wordings.wording import Wording
from safelight.ledger.acting import Acting, Role
from safelight.library.presenters.cards import shows
from safelight.policy.facts import Giver, Level, Purpose, Signatory
from safelight.release.forms.releasing import Asked, ReleaseForm, TakeBackForm
from safelight.release.models import ModelRelease
from safelight.web.components import EmptyState, FormError, Tag
from safelight.web.signing import DrawnSignature, SignaturePad
from safelight.web.wording import british_date, british_time

KINDS: Final = {FormKind.GENERAL_RELEASE: "General", FormKind.STAFF_RELEASE: "Staff"}
SIGNERS: Final = {
    Signatory.GIVER: "Signature of the person in the picture",
    Signatory.STAFF: "Signature of the member of staff who asks",
}


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One release of the register."""

    number: int
    name: str
    kind: str
    occasion: str
    signed: str
    tag: Tag
    href: str

    @classmethod
    def of(cls, release: ModelRelease, today: date) -> "ReleaseLine":
        """`release` comes with its template and its end."""
        return cls(
            number=release.number,
            name=release.name,
            kind=KINDS[FormKind(release.template.kind)],
            occasion=release.occasion,
            signed=british_date(release.at),
            tag=stands(release, today),
            href=reverse("release", kwargs={"release": release.id}),
        )


@dataclass(frozen=True, slots=True)
class ReleasesPage:
    """The register, the last first. `may_ask` adds the ways to a new one."""

    lines: tuple[ReleaseLine, ...]
    may_ask: bool

    title = "Model releases"

    @classmethod
    def of(cls, by: Acting, releases: Iterable[ModelRelease], today: date) -> "ReleasesPage":
        lines = tuple(ReleaseLine.of(each, today) for each in releases)
        return cls(lines, by.role is Role.CLINICAL_PHOTOGRAPHER)

    @property
    def none_signed(self) -> EmptyState:
        text = "Whoever can be seen in a picture that is not clinical signs one first. Begin one above."
        return EmptyState("No release is signed", text)


@dataclass(frozen=True, slots=True)
class AskReleasePage:
    """For the member of staff: who, what for, what was explained and which uses."""

    form: ReleaseForm
    title: str
    about: str  # the recording in which they can be seen
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SignReleasePage:
    """For whoever signs: exactly what is agreed and what is not."""

    title: str
    name: str
    occasion: str
    agreement: Agreement
    pads: tuple[SignaturePad, ...]
    wrong: tuple[FormError, ...]
    token: str
    form: SignForm

    @classmethod
    def of(cls, asked: Asked, wording: Wording, token: str, form: SignForm) -> "SignReleasePage":
        pads = tuple(pad_of(each, SIGNERS[each], form) for each in form.signers)
        return cls(
            title=wording.title,
            name=asked.terms.giver_name,
            occasion=asked.occasion,
            agreement=Agreement.of(asked.terms, wording),
            pads=pads,
            wrong=tuple(
                FormError(f"{each.legend}: {each.error}", f"#{each.name}") for each in pads if each.error
            ),
            token=token,
            form=form,
        )


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature under a release, drawn or typed."""

    label: str
    name: str
    drawn: DrawnSignature | None

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Signature":
        label = SIGNERS[Signatory(kept["signer"])]
        strokes = kept["strokes"]
        drawn = (
            DrawnSignature(label, tuple([(x, y) for x, y in each] for each in strokes)) if strokes else None
        )
        return cls(label, kept["name"], drawn)


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """One release. `others` is the page of the recording that it belongs to."""

    id: UUID
    title: str
    form_title: str
    name: str
    occasion: str
    tag: Tag
    notes: tuple[str, ...]
    agreement: Agreement
    signatures: tuple[Signature, ...]
    taking_back: TakeBackForm | None
    others: str | None

    @classmethod
    def of(cls, by: Acting, release: ModelRelease, form: TakeBackForm, today: date) -> "ReleasePage":
        wording = parse(release.template.text)
        studio = by.role is Role.CLINICAL_PHOTOGRAPHER
        picture = release.recording
        return cls(
            id=release.id,
            title=f"Release {release.number}",
            form_title=wording.title,
            name=release.name,
            occasion=release.occasion,
            tag=stands(release, today),
            notes=_notes(release),
            agreement=Agreement.of(_terms(release), wording),
            signatures=tuple(map(Signature.of, release.signatures)),
            taking_back=form if studio and not hasattr(release, "withdrawn") else None,
            others=reverse("recording-others", kwargs={"recording": picture.pk})
            if picture and studio
            else None,
        )


def stands(release: ModelRelease, today: date) -> Tag:
    if hasattr(release, "withdrawn"):
        return Tag("Taken back", "red")
    if release.expires_on is not None and release.expires_on <= today:
        return Tag("Run out", "grey")
    return Tag("Stands", "green")


def _notes(release: ModelRelease) -> tuple[str, ...]:
    picture, end = release.recording, getattr(release, "withdrawn", None)
    notes = (
        f"Signed on {british_time(release.at)}, recorded by {release.taken_by.name}.",
        f"Beside a patient: {shows(picture)}." if picture else "",
        f"Runs out on {british_date(release.expires_on)}." if release.expires_on else "",
        f"Taken back on {british_time(end.at)}. {end.reason}" if end else "",
    )
    return tuple(each for each in notes if each)


def _terms(release: ModelRelease) -> Terms:
    return Terms(
        by=Giver.PATIENT,  # who speaks for themself
        giver_name=release.name,
        level=Level.SPECIFIED,
        purposes=tuple(Purpose(each) for each in release.purposes),
        purpose_named=release.purpose_named,
        told_cannot_withdraw_once_published=release.told_cannot_withdraw_once_published,
        explained=tuple(release.explained),
    )
