"""Which recordings a person may know of. A list, a count and a search total tell of no others.

What goes by the kept standing and purposes catches up first with what time alone has changed.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from safelight.consent.models import Consent
from safelight.ledger.acting import Acting, By, Role
from safelight.library.models import Recording, Rendition, RenditionKind, Viewed
from safelight.library.turning import catch_up
from safelight.people.care import CARING, cared_for
from safelight.people.identity import one_person
from safelight.policy.facts import Purpose


def timeline(by: By, patient: UUID) -> QuerySet[Recording]:
    """All recordings of a patient, newest first: for whoever reaches the patient through care."""
    catch_up(by.at)
    return _in_time(patient)


def collection(by: By, words: str = "") -> QuerySet[Recording]:
    """The teaching collection: what consents let be used for teaching and nothing else, newest first. Each
    word must
    occur in the site or the view.
    """
    catch_up(by.at)
    wanted = [Q(body_site__icontains=each) | Q(view__icontains=each) for each in words.split()]
    teaching = Q(purposes__contains=[Purpose.TEACHING])
    there = Recording.objects.select_related("patient").filter(destroyed_at=None)
    found = there.filter(reduce(and_, wanted, teaching))
    return found.order_by("-made_at", "pk")


def collection_sites(by: By) -> list[tuple[str, int]]:
    """The body sites in the teaching collection and how many recordings of each, in alphabetical order."""
    rows = collection(by).order_by("body_site").values("body_site").annotate(number=Count("pk"))
    return [(row["body_site"], row["number"]) for row in rows]


def known_to(by: Acting, recording: UUID) -> Recording | None:
    """The recording, if this person may know that there is one; what may be done with it is the door's to
    say.
    """
    catch_up(by.at)
    found = Recording.objects.select_related("patient", "form").filter(pk=recording).first()
    return found if found is not None and _may_know(by, found) else None


def purpose_of(by: Acting) -> Purpose:
    """What a person in this role looks at recordings for."""
    return Purpose.TEACHING if by.role is Role.TEACHER else Purpose.CARE


def _may_know(by: Acting, recording: Recording) -> bool:
    if by.role in CARING:
        return bool(cared_for(by.staff, [recording.patient_id], by.at))
    if by.role is Role.TEACHER:
        return Purpose.TEACHING in recording.purposes or _has_been_shown(by, recording)
    return by.role in (Role.CLINICAL_PHOTOGRAPHER, Role.INFORMATION_GOVERNANCE)


def _has_been_shown(by: Acting, recording: Recording) -> bool:
    """A teacher who once saw it may be told why it is gone; to any other it never was."""
    return Viewed.objects.filter(viewing__staff=by.staff, recording=recording).exists()


def neighbours(recording: Recording) -> tuple[UUID | None, UUID | None]:
    """The recordings of the same patient just before and just after this one."""
    keys = list(_in_time(recording.patient_id).values_list("pk", flat=True))
    place = keys.index(recording.pk)
    earlier = keys[place + 1] if place + 1 < len(keys) else None
    return earlier, keys[place - 1] if place else None


def before(recording: Recording) -> UUID | None:
    """What it is compared with: the last photograph of the same site before it, of the same view if there is one."""
    same = _in_time(recording.patient_id).filter(body_site=recording.body_site, destroyed_at=None)
    earlier = same.filter(made_at__lt=recording.made_at).exclude(pk=recording.pk)
    of_the_view = earlier.filter(view=recording.view)
    return (of_the_view or earlier).values_list("pk", flat=True).first()


def _in_time(patient: UUID) -> QuerySet[Recording]:
    mine = Recording.objects.select_related("patient").filter(patient__in=one_person(patient))
    return mine.order_by("-made_at", "-taken_in_at")


def consents_about(recording: Recording) -> QuerySet[Consent]:
    """All that was said of this recording, the last word first."""
    its_form = Q(form=recording.form_id) | Q(form__covers=recording.form_id) if recording.form_id else Q()
    of_all_or_its_form = Q(form=None) | its_form
    covering = Q(only_recording=recording.pk) | Q(only_recording=None) & of_all_or_its_form
    said = Consent.objects.filter(covering, patient__in=one_person(recording.patient_id))
    return said.select_related("taken_by", "form").order_by("-number")


def sizes(recordings: Iterable[UUID], kind: RenditionKind) -> dict[UUID, tuple[int, int]]:
    """Width and height in pixels of one rendition of each recording."""
    rows = Rendition.objects.filter(recording__in=list(recordings), kind=kind)
    return {row: (width, height) for row, width, height in rows.values_list("recording", "width", "height")}
