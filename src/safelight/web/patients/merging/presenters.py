"""What the page of merges says: which records are one person's, and what a merge would bring together."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from safelight.consent.models import Consent
from safelight.library.models import Recording
from safelight.people.identity import one_person
from safelight.people.models import Patient, PatientMerge
from safelight.web.components import PatientBanner
from safelight.web.patients.merging.forms import MergeForm, UndoForm
from safelight.web.wording import british_time, plural


@dataclass(frozen=True, slots=True)
class Merged:
    """One merge of this person's records; `undo` is None where it has been undone."""

    words: str
    reason: str
    undone: str | None
    undo: UndoForm | None


@dataclass(frozen=True, slots=True)
class MergingPage:
    """The merges of a person's records, and the form for another."""

    patient: PatientBanner
    merges: tuple[Merged, ...]
    form: MergeForm

    title = "Records of this person"

    @classmethod
    def of(
        cls, patient: Patient, today: date, form: MergeForm, undo: UndoForm | None = None
    ) -> "MergingPage":
        """`undo` is what came back and was not enough."""
        return cls(
            PatientBanner.of(patient, today),
            tuple(_merged(each, undo) for each in _merges(patient.pk)),
            form,
        )


@dataclass(frozen=True, slots=True)
class ConfirmMergePage:
    """Both records, and what there is under each, before they are merged."""

    kept: PatientBanner
    folded: PatientBanner
    kept_has: str
    folded_has: str
    form: MergeForm

    title = "Are these one person?"

    @classmethod
    def of(cls, patient: Patient, today: date, form: MergeForm) -> "ConfirmMergePage":
        """`form` is valid."""
        other = form.found
        return cls(
            PatientBanner.of(patient, today), PatientBanner.of(other, today), _has(patient), _has(other), form
        )


def _merges(patient: UUID) -> list[PatientMerge]:
    """All that this person's records were ever merged with, the latest first."""
    mine = one_person(patient)
    rows = PatientMerge.objects.filter(Q(folded__in=mine) | Q(kept__in=mine))
    return list(
        rows.select_related("folded", "kept", "merged_by", "undone", "undone__undone_by").order_by("-at")
    )


def _merged(merge: PatientMerge, sent: UndoForm | None) -> Merged:
    words = (
        f"{_named(merge.folded)} was merged into {_named(merge.kept)} on {british_time(merge.at)}, "
        f"by {merge.merged_by.name}"
    )
    if hasattr(merge, "undone"):
        undone = merge.undone
        told = f"Undone on {british_time(undone.at)} by {undone.undone_by.name}: {undone.reason}"
        return Merged(words, merge.reason, told, None)
    again = sent is not None and sent.data.get("merge") == str(merge.pk)
    form = sent if again else UndoForm(initial={"merge": merge.pk}, auto_id=f"undo_{merge.pk.hex[:8]}_%s")
    return Merged(words, merge.reason, None, form)


def _named(patient: Patient) -> str:
    banner = PatientBanner.of(patient, patient.born_on)
    number = patient.nhs_number
    return f"{banner.name} (NHS number {number[:3]} {number[3:6]} {number[6:]})"


def _has(patient: Patient) -> str:
    mine = one_person(patient.pk)
    photographs = plural(Recording.objects.filter(patient__in=mine).count(), "photograph")
    said = Consent.objects.filter(patient__in=mine).count()
    return f"{photographs}; {plural(said, 'word', 'words')} about them: consents, refusals, withdrawals"
