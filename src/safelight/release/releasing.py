"""Model releases (CUH-9): whoever is in a picture that is not clinical, or beside a patient, signs and takes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.utils import timezone

from safelight.consent.actions import Covers, Finding, NotExplained, NoWording, establish, wait_for
from safelight.consent.announce import announce
from safelight.consent.kinds import FormKind
from safelight.consent.models import About, FormTemplate
from safelight.consent.queries import template_in_force
from safelight.consent.running_out import runs_out
from safelight.consent.terms import Signed, Terms
from safelight.consent.wordings.reading import parse
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.library.models import Recording
from safelight.policy.facts import Others
from safelight.release.models import ModelRelease, ReleaseWithdrawn
from safelight.trail.events import Event


@dataclass(frozen=True, slots=True)
class Occasion:
    """What pictures a release is for: in words, and the patient's recording in which somebody can be seen."""

    words: str
    recording: Recording | None = None


def in_force(kind: FormKind) -> FormTemplate:
    """The version of the form that is signed now. Raises `NoWording`."""
    template = template_in_force(kind)
    if template is None:
        raise NoWording(kind)
    return template


def sign(
    by: Acting,
    template: FormTemplate,
    occasion: Occasion,
    terms: Terms,
    signatures: Iterable[Signed],
    key: UUID,
) -> ModelRelease:
    """Record a signed release. `key` is the page's own: a second click finds the first one's.

    Raises `NotExplained`.
    """
    wording, picture = parse(template.text), occasion.recording
    if not wording.must_be_explained.issubset(terms.explained):
        raise NotExplained
    with recorded(
        Event.RELEASE_SIGN,
        by,
        patient=picture.patient_id if picture else None,
        recordings=[picture.pk] if picture else (),
        kind=template.kind,
        release=str(key),
    ):
        release, _ = ModelRelease.objects.get_or_create(
            id=key,
            defaults={
                "template": template,
                "name": terms.giver_name,
                "occasion": occasion.words,
                "recording": picture,
                "purposes": list(terms.purposes),
                "purpose_named": terms.purpose_named,
                "told_cannot_withdraw_once_published": terms.told_cannot_withdraw_once_published,
                "explained": list(terms.explained),
                "signatures": [
                    {"signer": each.signer, "name": each.name, "strokes": each.strokes} for each in signatures
                ],
                "expires_on": runs_out(timezone.localdate(by.at), wording.months(terms.level)),
                "taken_by_id": by.staff,
                "at": by.at,
            },
        )
    return release


def take_back(by: Acting, release: ModelRelease, reason: str) -> None:
    """End a release. The recording that it belongs to shows somebody without consent from then on, whatever others
    have agreed to. A second time nothing is added.
    """
    picture = release.recording
    with recorded(
        Event.RELEASE_WITHDRAW,
        by,
        patient=picture.patient_id if picture else None,
        recordings=[picture.pk] if picture else (),
        release=str(release.id),
    ) as entry:
        if picture:
            wait_for(picture.patient_id)
        _, new = ReleaseWithdrawn.objects.get_or_create(
            release=release, defaults={"reason": reason, "recorded_by_id": by.staff, "at": by.at}
        )
        if new and picture:
            seen = Finding(
                About.OTHERS,
                Others.UNCONSENTED,
                "The register of model releases",
                by.at,
                Covers(recording=picture.pk),
                grounds=f"Release {release.number} was taken back",
                key=uuid5(release.id, "taken back"),
            )
            establish(by, entry, picture.patient_id, [seen])
            announce(by, picture.patient_id)
