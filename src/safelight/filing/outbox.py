"""The folder from which the records system takes signed forms (docs/spec/records-outbox.md).

A file's name is the document's identifier and tells of nobody; the index beside it says whose it is. The index comes
last: whoever sees it finds the whole form.
"""

import json
import os
from pathlib import Path
from typing import Any, Final

from safelight.consent.models import Consent
from safelight.library.models import Document

_MODE: Final = 0o640


def put(folder: Path, document: Document, pdf: bytes) -> None:
    """Durably, and the same if it is done again. Raises `OSError` where there is no room or no folder."""
    _write(folder, f"{document.pk}.pdf", pdf)
    _write(folder, f"{document.pk}.json", json.dumps(_index(document), indent=1, ensure_ascii=False).encode())


def _index(document: Document) -> dict[str, Any]:
    consent = document.consent
    if consent is None or consent.form is None or consent.form.template is None:
        raise LookupError("only a signed form is offered")
    patient = consent.patient
    return {
        "version": 1,
        "file": f"{document.pk}.pdf",
        "sha256": bytes(document.sha256).hex(),
        "patient": {
            "nhs_number": patient.nhs_number,
            "family_name": patient.family_name,
            "given_name": patient.given_name,
            "born_on": patient.born_on.isoformat(),
        },
        "form": {"kind": consent.form.kind, "version": consent.form.template.version},
        "consent": _said(consent),
    }


def _said(consent: Consent) -> dict[str, Any]:
    return {
        "id": str(consent.id),
        "answer": consent.status,
        "expressed": consent.expressed,
        "on_paper": consent.on_paper,
        "said_at": consent.said.isoformat(),
        "recorded_at": consent.at.isoformat(),
    }


def _write(folder: Path, name: str, data: bytes) -> None:
    """Whole or not at all: written beside, then given its name."""
    partial = folder / f".{name}.partial"
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _MODE), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(folder / name)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
