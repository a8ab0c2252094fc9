"""The page of a processed photograph: what was done to it, and its original one click away."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from safelight.ledger.acting import Acting, Role
from safelight.library import reasoning
from safelight.library.derivatives import Derivative
from safelight.library.door import Opened
from safelight.library.models import RenditionKind
from safelight.library.presenters.cards import shows, to_recording
from safelight.library.presenters.veils import onward
from safelight.library.processed import in_words, steps_of
from safelight.policy.facts import Purpose
from safelight.processing.forms import SetAsideForm
from safelight.processing.presenters.editing import Shown, original
from safelight.web.components import PatientBanner, Tag
from safelight.web.wording import british_date, british_time

NOT_TO_BE_USED = Tag("Not to be used", "red")


@dataclass(frozen=True, slots=True)
class ProcessedPage:
    """`patient` is None for whoever is not to know whose it is; `setting_aside` is there for whoever may."""

    title: str
    patient: PatientBanner | None
    tag: Tag | None
    ended: str
    processed: Shown
    original: Shown
    done: tuple[str, ...]
    by_whom: str
    why: str
    label: str
    back: str
    download: str
    setting_aside: SetAsideForm | None
    set_aside: str

    @classmethod
    def of(cls, by: Acting, derivative: Derivative, opened: Opened, form: SetAsideForm) -> "ProcessedPage":
        (recording,) = opened.permitted
        end = getattr(derivative, "set_aside", None)
        here = {"recording": recording.pk, "number": derivative.number}
        known = reasoning.known_of(recording, by)
        photographer = by.role is Role.CLINICAL_PHOTOGRAPHER
        today = timezone.localdate(by.at)
        return cls(
            title=f"{shows(recording)}, processed ({derivative.number})",
            patient=None if by.role is Role.TEACHER else PatientBanner.of(recording.patient, today),
            tag=NOT_TO_BE_USED if end else None,
            ended=f"Put out of use by {end.by.name} on {british_time(end.at)}: {end.why}" if end else "",
            processed=_processed(opened, derivative),
            original=original(opened, recording),
            done=tuple(in_words([each]).capitalize() for each in steps_of(derivative)),
            by_whom=f"{derivative.made_by.name}, {derivative.made_by.post}, {british_time(derivative.made_at)}",
            why=derivative.why,
            label=derivative.label,
            back=to_recording(recording),
            download=_download(derivative)
            if by.role is Role.TEACHER and not end and reasoning.may_download(known, Purpose.TEACHING)
            else "",
            setting_aside=form if photographer and not end else None,
            set_aside=onward(reverse("set-aside", kwargs=here), opened),
        )


def _processed(opened: Opened, derivative: Derivative) -> Shown:
    """As large as for the screen."""
    (recording,) = opened.permitted
    form = derivative.renditions.get(kind=RenditionKind.PROCESSED)
    address = reverse(
        "processed-picture",
        kwargs={
            "viewing": opened.viewing,
            "recording": recording.pk,
            "number": derivative.number,
            "kind": "screen",
        },
    )
    words = f"{shows(recording)}, {british_date(recording.made_at)}. {derivative.label}"
    return Shown(address, words, form.width, form.height)


def _download(derivative: Derivative) -> str:
    here = {"recording": derivative.recording_id}
    return f"{reverse('download', kwargs=here)}?processed={derivative.number}"
