"""Forms printed by the library, signed with a pen, and scanned by an office scanner that is not looked after."""

import secrets
from collections.abc import Iterable, Mapping
from random import Random
from uuid import uuid4

from django.db import transaction
from PIL import Image

from safelight.consent.models import Form
from safelight.consent.terms import EXPLAINED, Terms
from safelight.filing import actions
from safelight.filing.models import Offer, Outcome, Printout, ReturnedForm, Scan
from safelight.filing.receiving import Received, receive
from safelight.filing.rows import row_of
from safelight.ledger.acting import Acting
from safelight.library.documents import Paper, keep_documents, seal_documents
from safelight.library.models import DocumentKind
from safelight.paper.code import Code, Why
from safelight.paper.layout import BOXES, Box
from safelight.paper.returned import Ink, Page
from safelight.policy.facts import Giver, Level
from tests import cast as play
from tests.cast import Cast
from tests.paper.scanner import Wear, as_pdf, scanned, sheets, write

SIGNED = (
    Box.GIVER_SIGNATURE, Box.GIVER_NAME, Box.GIVER_DATE, Box.STAFF_SIGNATURE, Box.STAFF_NAME, Box.STAFF_DATE,
)  # fmt: skip
TEACHING = Terms(Giver.PATIENT, "Rose Bartholomew", Level.TEACHING, explained=tuple(EXPLAINED))


def printout_of(cast: Cast, form: Form, terms: Terms = TEACHING) -> Printout:
    ready = actions.prepare(cast.acting("okafor"), form, terms, uuid4())
    return Printout.objects.select_related("form__patient", "explained_by").get(pk=ready.pk)


def printed(cast: Cast, form: Form, terms: Terms = TEACHING) -> list[Image.Image]:
    """The sheets of a form, as they come from the printer."""
    return sheets(actions.pdf_of(cast.acting("okafor"), printout_of(cast, form, terms)).pdf)


def signed(paper: list[Image.Image], boxes: Iterable[Box] = SIGNED, seed: int = 1) -> list[Image.Image]:
    *before, last = paper
    return [*before, write(last, boxes, Random(seed))]


def scan(*pages: Image.Image, seed: int = 1) -> bytes:
    """Skewed, grey, grainy, at 150 dots per inch."""
    chance = Random(seed)
    return as_pdf([scanned(page, Wear.of(chance), chance) for page in pages])


class File:
    """A file as the browser sends it."""

    name = "BARTHOLOMEW Rose 9990010374.pdf"

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self) -> bytes:
        return self.data


def send(by: Acting, data: bytes) -> Received:
    return receive(by, 1, File(data))  # type: ignore[arg-type]


def asked(cast: Cast) -> Form:
    """Photographs of Rose are asked for."""
    return play.ask(cast, cast.rose).form


def came_back(cast: Cast, form: Form, ink: Mapping[Box, Ink] | None = None) -> ReturnedForm:
    """A form of one page that came back, as a scan would have been read: signed, unless `ink` says otherwise."""
    printout = printout_of(cast, form)
    written = dict.fromkeys(BOXES, Ink.NO) | dict.fromkeys(SIGNED, Ink.YES) | dict(ink or {})
    return _filed(cast, Page(1, Code(form.pk, printout.pk.bytes, 1, 1), ink=written), printout)


def stray(cast: Cast) -> ReturnedForm:
    """A page that came back with no code that can be read."""
    return _filed(cast, Page(1, None, Why.NO_CODE), None)


def _filed(cast: Cast, page: Page, printout: Printout | None) -> ReturnedForm:
    by, patient = cast.acting("ferris"), printout.form.patient_id if printout else None
    sealing = seal_documents(by, [Paper(DocumentKind.SCANNED_PAGE, play.jpeg(1), "image/jpeg", patient)])
    with transaction.atomic():
        scan = Scan.objects.create(
            sha256=secrets.token_bytes(32), brought_by_id=by.staff, role=by.role, at=by.at
        )
        returned = ReturnedForm.objects.create(scan=scan, printout=printout)
        row_of(scan, page, returned, *keep_documents(by, sealing)).save()
    return returned


def waiting() -> list[ReturnedForm]:
    return list(ReturnedForm.objects.filter(settlement=None))


def put_away(cast: Cast) -> None:
    """A form came back unreadable; another answer's signed form lies in the outbox."""
    actions.put_away(cast.acting("ferris"), came_back(cast, asked(cast)), Outcome.UNREADABLE, "Wet")
    signed_form = actions.keep_signed_form(cast.acting("okafor"), play.sign(cast, play.ask(cast, cast.rose)))
    Offer.objects.create(document=signed_form, at=play.now())
