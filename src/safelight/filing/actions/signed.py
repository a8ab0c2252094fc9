"""The signed form of an answer: made once, as PDF/A, and kept. The records system is offered it."""

from django.db import IntegrityError

from safelight.consent.models import Consent
from safelight.filing.jobs import offer
from safelight.filing.keys import form_key
from safelight.filing.models import Outcome
from safelight.filing.presenters.signed_form import pdf_of_record
from safelight.ledger.acting import By
from safelight.ledger.writing import recorded
from safelight.library import door
from safelight.library.documents import Paper, keep_documents, seal_documents
from safelight.library.models import Document, DocumentKind
from safelight.paper.short import short_code
from safelight.trail.events import Event

MEDIA_TYPE = "application/pdf"


def keep_signed_form(by: By, consent: Consent) -> Document:
    """The one that is kept, or a new one. Raises `paper.unfit.Unprintable` or `vault.errors.StoreFull`."""
    known = _known(consent)
    if known is not None:
        return known
    pdf = _pdf(by, consent)
    paper = Paper(DocumentKind.SIGNED_FORM, pdf, MEDIA_TYPE, consent.patient_id, consent.pk)
    sealing = seal_documents(by, [paper])
    try:
        with recorded(
            Event.DOCUMENT_KEEP, by, patient=consent.patient_id,
            document=str(paper.key), consent=str(consent.id),
        ):  # fmt: skip
            (document,) = keep_documents(by, sealing)
            offer.defer(consent=str(consent.id))
    except IntegrityError:  # somebody else has made it at the same time
        return Document.objects.get(consent=consent, kind=DocumentKind.SIGNED_FORM)
    return document


def _pdf(by: By, consent: Consent) -> bytes:
    """With the pages of the paper, through the door, if it was signed on paper."""
    settled = consent.settlements.filter(outcome__in=[Outcome.FILED, Outcome.READ])
    on_paper = settled.select_related("returned__printout").first()
    if on_paper is None or on_paper.returned.printout is None:
        form = consent.form
        return pdf_of_record(consent, short_code(form.pk, consent.id.bytes, form_key()) if form else "")
    pages = on_paper.returned.pages.order_by("page", "number").values_list("document", flat=True)
    scans = tuple(door.open_document(by, each).data for each in pages)
    return pdf_of_record(consent, on_paper.returned.printout.short, scans)


def _known(consent: Consent) -> Document | None:
    return Document.objects.filter(consent=consent, kind=DocumentKind.SIGNED_FORM).first()
