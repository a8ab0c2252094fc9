"""The tables of consent, a file for each noun. All but forms only ever grow: triggers see to it."""

from safelight.consent.models.consents import Consent, Resolution, Signature, Voiding
from safelight.consent.models.facts import About, Fact
from safelight.consent.models.forms import Form, FormKind, FormTemplate
from safelight.consent.models.spokespeople import Document, Spokesperson

__all__ = [
    "About",
    "Consent",
    "Document",
    "Fact",
    "Form",
    "FormKind",
    "FormTemplate",
    "Resolution",
    "Signature",
    "Spokesperson",
    "Voiding",
]
