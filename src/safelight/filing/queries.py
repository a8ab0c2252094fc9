"""Which forms wait for a person, which answers have no signed form yet, which signed forms are not offered yet."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from safelight.consent.models import Consent
from safelight.filing.models import Batch, Printout, ReturnedForm, Scan
from safelight.ledger.acting import Acting, Role
from safelight.library.models import Document, DocumentKind
from safelight.people.care import cared_for
from safelight.people.identity import one_person
from safelight.policy.facts import Status

A_DAY: Final = timedelta(days=1)
_WITH = ("printout__form__patient", "printout__form__template", "printout__explained_by", "scan__brought_by")


def waiting(by: Acting) -> list[ReturnedForm]:
    """The forms that came back and are not settled, the oldest first: all of them for medical records, for others
    those of their patients and those that they brought in.
    """
    unsettled = ReturnedForm.objects.filter(settlement=None).select_related(*_WITH)
    rows = unsettled.prefetch_related("pages").order_by("scan__at", "pk")
    if by.role is Role.MEDICAL_RECORDS:
        return list(rows)
    theirs = cared_for(by.staff, {_patient(each) for each in rows if each.printout}, by.at)
    return [each for each in rows if _concerns(by, each, theirs)]


def batches(by: Acting) -> list[Batch]:
    """Scans of many pages that are to be read, or were within a day, the latest first: medical records see all of them,
    others those that they brought.
    """
    recent = Q(ended_at=None) | Q(ended_at__gt=by.at - A_DAY)
    rows = Batch.objects.filter(recent).select_related("brought_by").order_by("-at")
    return list(rows if by.role is Role.MEDICAL_RECORDS else rows.filter(brought_by=by.staff))


def counted(scan: UUID) -> tuple[int, int]:
    """Of the forms of a scan, how many are filed or put away, and how many wait for a person."""
    forms = ReturnedForm.objects.filter(pages__scan=scan).distinct()
    settled = forms.exclude(settlement=None).count()
    return settled, forms.count() - settled


def unsettled(scan: Scan) -> list[ReturnedForm]:
    """Those of a scan, and those that waited for a page of it."""
    rows = ReturnedForm.objects.filter(pages__scan=scan, settlement=None).distinct()
    return list(rows.select_related(*_WITH).prefetch_related("pages"))


def known_to(by: Acting, returned: UUID) -> ReturnedForm | None:
    """A form that came back, settled or not, if this person may see it."""
    found = (
        ReturnedForm.objects.filter(pk=returned)
        .select_related(*_WITH, "settlement")
        .prefetch_related("pages__document")
        .first()
    )
    if found is None or by.role is Role.MEDICAL_RECORDS:
        return found
    theirs = cared_for(by.staff, [_patient(found)], by.at) if found.printout else frozenset()
    return found if _concerns(by, found, theirs) else None


def printout_known_to(by: Acting, printout: UUID) -> Printout | None:
    """A form that was made ready to be printed, for those in the patient's care."""
    rows = Printout.objects.select_related("form__patient", "form__template", "explained_by")
    found = rows.filter(pk=printout).first()
    return found if found and cared_for(by.staff, [found.form.patient_id], by.at) else None


def printout_of_code(by: Acting, short: str) -> Printout | None:
    """The form with this code beneath its square one: any for medical records, for others one of their patients'."""
    found = Printout.objects.select_related("form").filter(short=short).first()
    if found is None or by.role is Role.MEDICAL_RECORDS:
        return found
    return found if cared_for(by.staff, [found.form.patient_id], by.at) else None


def printouts_out(patient: UUID) -> QuerySet[Printout]:
    """Forms of a person that were printed, have not come back and have had no answer since, the latest first."""
    answered = Consent.objects.filter(form=OuterRef("form"), number__gt=OuterRef("words_until"))
    out = Printout.objects.filter(form__patient__in=one_person(patient), returned=None).exclude(
        Exists(answered)
    )
    return out.select_related("form__request", "form__covers").order_by("-at")


def without_signed_form() -> QuerySet[Consent]:
    """Answers on forms of which no signed form is kept yet, the oldest first."""
    made = Document.objects.filter(consent=OuterRef("pk"), kind=DocumentKind.SIGNED_FORM)
    answers = Consent.objects.filter(status__in=[Status.GIVEN, Status.REFUSED]).exclude(form=None)
    return of_a_form(answers.exclude(Exists(made)))


def of_a_form(consents: QuerySet[Consent]) -> QuerySet[Consent]:
    """With all that a signed form is made of."""
    form = ("form__patient", "form__template", "form__request", "form__covers", "patient", "taken_by")
    return consents.select_related(*form).prefetch_related("signatures").order_by("number")


def not_offered() -> QuerySet[Document]:
    """Signed forms that the records system has not been offered, the oldest first."""
    kept = Document.objects.filter(kind=DocumentKind.SIGNED_FORM, offer=None, key__isnull=False)
    return kept.select_related("consent__form__template", "consent__patient").order_by("kept_at")


def _concerns(by: Acting, returned: ReturnedForm, theirs: Iterable[UUID]) -> bool:
    """A form of their patients; a page of nobody's that they brought in."""
    if returned.printout is None:
        return returned.scan.brought_by_id == by.staff
    return _patient(returned) in theirs


def _patient(returned: ReturnedForm) -> UUID:
    if returned.printout is None:
        raise LookupError("a page of nobody's")
    return returned.printout.form.patient_id
