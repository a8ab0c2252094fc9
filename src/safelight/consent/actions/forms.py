"""Forms: a version of their wording comes into force, and one is begun with the version of the day."""

import hashlib
from uuid import UUID

from safelight.consent.models import Form, FormKind, FormTemplate
from safelight.consent.queries import template_in_force
from safelight.consent.wordings.files import FormFile, FormFileRefused
from safelight.ledger.acting import Acting, By
from safelight.ledger.writing import recorded
from safelight.people.identity import lock
from safelight.people.models import Patient
from safelight.trail.events import Event


class NoWording(Exception):
    """The hospital has no form of this kind in force: `safelight prepare` brings it in."""


def adopt(by: By, file: FormFile) -> None:
    """Bring a form's wording into force, unless it is. Forms that have no version yet are read with the first.

    Raises `FormFileRefused` where a text has changed under a version that was in force before.
    """
    kind, version = file.wording.kind, file.wording.version
    digest = hashlib.sha256(file.text.encode()).digest()
    if _is_in_force(file, digest):
        return
    with recorded(Event.FORM_ADOPT, by, kind=kind, version=version, digest=digest.hex()) as entry:
        adopted = FormTemplate.objects.create(
            kind=kind, version=version, text=file.text, digest=digest, since=by.at
        )
        Form.objects.filter(kind=kind, template=None).update(template=adopted)
        entry.adds("form-template", adopted.pk)


def ask_for_use(by: Acting, patient: Patient, of: Form | None, recording: UUID | None, key: UUID) -> Form:
    """Begin a form for a further use of the recordings under a form, or of one recording (CUH-8.1).

    `key` is the page's own: a second click begins no second one.
    """
    with recorded(Event.FORM_BEGIN, by, patient=patient.pk, form=str(key)):
        lock(patient.pk)
        known = Form.objects.filter(pk=key).first()
        if known is not None:
            return known
        return begin(by, patient, FormKind.LATER_USE, id=key, covers=of, only_recording=recording)


def begin(by: Acting, patient: Patient, kind: FormKind = FormKind.PHOTOGRAPHS, **columns: object) -> Form:
    """Begin a form inside another use case's transaction. Raises `NoWording`."""
    template = template_in_force(kind)
    if template is None:
        raise NoWording(kind)
    return Form.objects.create(
        patient=patient, kind=kind, template=template, begun_by_id=by.staff, begun_at=by.at, **columns
    )


def _is_in_force(file: FormFile, digest: bytes) -> bool:
    kind, version = file.wording.kind, file.wording.version
    known = FormTemplate.objects.filter(kind=kind, version=version).first()
    now = template_in_force(kind)
    if known is None or now is None:
        return False
    if bytes(known.digest) != digest:
        raise FormFileRefused(
            f"{file.name} is not what version {version} of the form {kind} was when it came into force, and forms"
            " were signed with those words. Give the changed text a version that has not been used."
        )
    if now.pk != known.pk:
        raise FormFileRefused(
            f"{file.name} is version {version} of the form {kind}, which version {now.version} has replaced."
            " To go back to its words give them a version that has not been used."
        )
    return True
