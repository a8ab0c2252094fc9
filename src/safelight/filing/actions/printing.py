"""A form is made ready to be signed on paper, and printed. Nothing is agreed to by that."""

import json
from uuid import UUID, uuid5

from django.utils import timezone

from safelight.consent.actions import NotExplained, wait_for
from safelight.consent.carrying import packed, unpacked
from safelight.consent.models import Form
from safelight.consent.queries import wording_of
from safelight.consent.terms import Terms
from safelight.filing.keys import form_key
from safelight.filing.models import Printout
from safelight.filing.presenters.on_paper import on_paper
from safelight.filing.since import facts_until, words_until
from safelight.ledger.acting import Acting
from safelight.ledger.writing import note, recorded
from safelight.paper.printing import Printed, printed
from safelight.paper.short import short_code
from safelight.trail.events import Event


def prepare(by: Acting, form: Form, terms: Terms, key: UUID) -> Printout:
    """Keep what was chosen. `key` is the page's own: the same sent again finds the same printout, and whoever goes
    back and chooses something else gets another.

    Raises `NotExplained`, and `paper.unfit.Unprintable` or `TooLong` for what does not go on paper.
    """
    if not wording_of(form).must_be_explained.issubset(terms.explained):
        raise NotExplained
    key = uuid5(key, json.dumps([str(form.pk), packed(terms)]))
    with recorded(Event.FORM_PREPARE, by, patient=form.patient_id, form=str(form.pk)) as entry:
        entry.detail["printout"] = str(key)
        wait_for(form.patient_id)
        known = Printout.objects.filter(pk=key).first()
        if known is not None:
            return known
        printout = Printout(
            id=key,
            form=form,
            terms=packed(terms),
            short=short_code(form.pk, key.bytes, form_key()),
            explained_by_id=by.staff,
            words_until=words_until(form),
            facts_until=facts_until(form),
            at=by.at,
        )
        _printed(printout)
        printout.save(force_insert=True)
    return printout


def pdf_of(by: Acting, printout: Printout) -> Printed:
    """The form to be printed, made anew each time. Raises `Unprintable` or `TooLong`."""
    form = printout.form
    note(Event.FORM_PRINT, by, patient=form.patient_id, form=str(form.pk), printout=str(printout.pk))
    return _printed(printout)


def _printed(printout: Printout) -> Printed:
    form, terms = printout.form, unpacked(printout.terms)
    words = on_paper(form, terms, printout.explained_by.name, timezone.localdate(printout.at))
    return printed(words, form_id=form.pk, terms=printout.pk.bytes, key=form_key(), at=printout.at)
