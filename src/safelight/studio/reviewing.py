"""Consents to be looked at again: a child has grown up since somebody agreed for them, or a consent runs out.

It reads; what may be shown meanwhile is the policy's. Whoever is asked anew answers on the form itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from safelight.consent.counting import counting
from safelight.consent.established import NO, YES, established
from safelight.consent.models import About, Consent, Fact, Form
from safelight.consent.queries import voided, words_on
from safelight.consent.record import Record, records
from safelight.ledger.acting import Acting, By, Unattended
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.library.turning import birthday
from safelight.people.care import CARING, cared_for
from safelight.people.identity import persons
from safelight.policy import facts
from safelight.policy.person import OF_AGE

A_CHILDHOOD = timedelta(days=365 * OF_AGE)  # never longer than it really is


class Why(StrEnum):
    """What makes a consent one to look at again."""

    MATURED = "matured"
    RUNS_OUT = "runs-out"


@dataclass(frozen=True, slots=True)
class Review:
    """A form whose consent is to be looked at again.

    `since` is when the patient began to decide for themself, or the first moment at which `consent` has run out.
    `recordings` rest on it. `offered` is the last offer to look at it again, since that became due.
    """

    form: Form
    consent: Consent
    why: Why
    since: datetime
    recordings: tuple[Recording, ...]
    offered: Fact | None

    @property
    def due_on(self) -> date:
        return timezone.localdate(self.since)


def to_review(now: datetime) -> list[Review]:
    """All that wants to be looked at again, of every patient, the oldest first."""
    return _reviews(_candidates(now), Unattended("", now))


def to_review_known_to(by: Acting) -> list[Review]:
    """What wants it of the patients whom this person cares for; for whoever keeps the records, of all."""
    rows = _candidates(by.at)
    if by.role in CARING:
        patients = rows.values_list("patient", flat=True).distinct()
        rows = rows.filter(patient__in=cared_for(by.staff, patients, by.at))
    return _reviews(rows, by)


def review_of(by: Acting, form: UUID) -> Review | None:
    """The review that is due of one form, if this person may know of it."""
    return next((each for each in to_review_known_to(by) if each.form.pk == form), None)


def _candidates(now: datetime) -> QuerySet[Consent]:
    """More than are due: what somebody else gave for whoever may have grown up, and what may run out soon."""
    today = timezone.localdate(now)
    competent = Fact.objects.filter(about=About.MATURITY, value=facts.Maturity.COMPETENT)
    grown = frozenset().union(*persons(competent.values_list("patient", flat=True).distinct()).values())
    by_another = ~Q(by=facts.Giver.PATIENT) & (
        Q(patient__born_on__lte=today - A_CHILDHOOD) | Q(patient__in=grown)
    )
    rows = Consent.objects.filter(by_another | Q(expires_on__lte=_noticed(today)))
    return rows.filter(status=facts.Status.GIVEN, voiding=None).exclude(form=None)


def _noticed(today: date) -> date:
    """The last day of which it is time to say now that a consent runs out on it."""
    return today + timedelta(days=settings.SAFELIGHT_STACK.profile.reminders.notice_days)


def _reviews(candidates: QuerySet[Consent], by: By) -> list[Review]:
    forms = list(Form.objects.filter(pk__in=candidates.values("form")).select_related("patient"))
    under = _under(forms)
    known = load([one for each in forms for one in under[each.pk]], by)
    said, words = records({each.patient_id for each in forms}), words_on(forms)
    found = [
        _Looked(each, under[each.pk], said[each.patient_id], words[each.pk]).review(known, by.at)
        for each in forms
        if under[each.pk]
    ]
    return sorted((each for each in found if each is not None), key=lambda each: each.since)


def _under(forms: Iterable[Form]) -> dict[UUID, tuple[Recording, ...]]:
    """For each form the recordings that rest on it."""
    forms = list(forms)
    about = [each.covers_id or each.pk for each in forms]
    single = [each.only_recording for each in forms if each.only_recording]
    rows = Recording.objects.filter(Q(form__in=about) | Q(pk__in=single)).select_related("patient")
    found = list(rows.order_by("made_at"))
    return {each.pk: tuple(one for one in found if _rests(one, each)) for each in forms}


def _rests(recording: Recording, form: Form) -> bool:
    if form.only_recording:
        return recording.pk == form.only_recording
    return recording.form_id == (form.covers_id or form.pk)


@dataclass(frozen=True, slots=True)
class _Looked:
    """One form, with all that its review depends on."""

    form: Form
    recordings: tuple[Recording, ...]
    record: Record
    words: Sequence[Consent]

    def review(self, known: dict[UUID, facts.Facts], at: datetime) -> Review | None:
        """Whoever has grown up answers for themself, and so that comes first."""
        heard = [each for each in self.words if not voided(each)]
        people = [known[each.pk].patient for each in self.recordings]
        if any(each.matured_since and each.life is facts.Life.ALIVE for each in people):
            return self._matured(heard, at)
        return self._running_out(heard, at)

    def _matured(self, heard: Sequence[Consent], at: datetime) -> Review | None:
        since = self._grown_at(at)
        resolutions = self.record.resolutions_on(self.form.pk, self.form.only_recording)
        last = {each.by: each for each in counting(heard, resolutions, timezone.localdate(at))}
        given = [each for each in last.values() if each.status == facts.Status.GIVEN]
        theirs = [each for each in given if each.by != facts.Giver.PATIENT]
        if any(each.by == facts.Giver.PATIENT and each.said >= since for each in heard):
            return self._running_out(heard, at)
        return self._due(theirs[-1], Why.MATURED, since) if theirs else self._running_out(heard, at)

    def _running_out(self, heard: Sequence[Consent], at: datetime) -> Review | None:
        last = heard[-1] if heard else None
        if last is None or last.expires_on is None or last.status != facts.Status.GIVEN:
            return None
        if last.expires_on > _noticed(timezone.localdate(at)):
            return None
        return self._due(last, Why.RUNS_OUT, midnight(last.expires_on))

    def _due(self, consent: Consent, why: Why, since: datetime) -> Review | None:
        """None where somebody has decided since that nobody is to be asked again."""
        offers = [
            each
            for each in self.record.facts_on(self.form.pk)
            if each.about == About.REVIEW_OFFERED
            and (each.found_at >= since if why is Why.MATURED else each.at >= consent.at)
        ]
        last = offers[-1] if offers else None
        if why is Why.RUNS_OUT and last is not None and last.value == NO:
            return None
        offered = last if last is not None and last.value == YES else None
        return Review(self.form, consent, why, since, self.recordings, offered)

    def _grown_at(self, at: datetime) -> datetime:
        """The birthday, or an earlier finding that they decide for themself."""
        of_age = midnight(birthday(OF_AGE, self.form.patient.born_on))
        found = self.record.facts_on(self.form.pk)
        if established(found).values.get(About.MATURITY) != facts.Maturity.COMPETENT:
            return of_age
        competent = [each.found_at for each in found if each.about == About.MATURITY]
        return min(of_age, competent[-1]) if of_age <= at else competent[-1]


def midnight(day: date) -> datetime:
    """When a day begins in the hospital."""
    return timezone.make_aware(datetime.combine(day, time.min))
