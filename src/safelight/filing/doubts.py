"""Why a form that came back cannot be filed without a person looking at it. No doubt, and it files itself.

A code says which form a paper is; ink says where somebody wrote, not what. So nothing is filed by itself where what is
written could matter: a change, an answer that somebody has given since, photographs that were made in between.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from safelight.consent.carrying import unpacked
from safelight.consent.queries import wording_of
from safelight.consent.views.reaching import deciding
from safelight.filing.models import Printout, ReturnedForm, ScannedPage
from safelight.filing.rows import returned_of
from safelight.filing.since import facts_until, photographed_since, words_until
from safelight.ledger.acting import Acting
from safelight.paper.code import Why
from safelight.paper.layout import Box
from safelight.paper.returned import Ink, Returned, State
from safelight.policy.facts import Signatory


class Doubt(StrEnum):
    """One reason; its words are in the presenters."""

    ANSWERED_SINCE = "answered since"
    CHANGED = "something written to be changed"
    CONTRADICTORY = "boxes contradict each other"
    FOREIGN = "printed by another installation"
    FOUND_SINCE = "found out since"
    MIXED = "pages of two printings"
    NOT_A_CODE = "not a code"
    NOT_DATED = "not dated"
    NOT_SIGNED = "not signed"
    NOT_SIGNED_BY_STAFF = "not signed by staff"
    NO_CODE = "no code"
    OTHERS_DECIDE = "others decide now"
    PAGE_MISSING = "page missing"
    PAGE_TWICE = "page twice"
    PHOTOGRAPHED_SINCE = "photographed since"
    TAMPERED = "tampered"
    TWO_FORMS = "codes of two forms"
    UNKNOWN = "unknown form"
    UNKNOWN_VERSION = "unknown version"
    UNSURE = "unsure"


_CODES: Final[Mapping[str, Doubt]] = {
    Why.FOREIGN: Doubt.FOREIGN,
    Why.NOT_A_CODE: Doubt.NOT_A_CODE,
    Why.NO_CODE: Doubt.NO_CODE,
    Why.TAMPERED: Doubt.TAMPERED,
    Why.TWO_FORMS: Doubt.TWO_FORMS,
    Why.UNKNOWN_VERSION: Doubt.UNKNOWN_VERSION,
}
_STATES: Final[Mapping[State, Doubt]] = {
    State.MISSING: Doubt.PAGE_MISSING,
    State.MIXED: Doubt.MIXED,
    State.TWICE: Doubt.PAGE_TWICE,
}


def doubts_about(by: Acting, form: ReturnedForm, pages: Iterable[ScannedPage]) -> tuple[Doubt, ...]:
    """All of them, those of the paper first; none, and it may be filed by itself."""
    rows = list(pages)
    bad_codes = [_CODES[each.why] for each in rows if each.why in _CODES]
    returned = returned_of(rows)
    if bad_codes or returned is None:
        return tuple(dict.fromkeys(bad_codes)) or (Doubt.NO_CODE,)
    if form.printout is None:
        return (Doubt.UNKNOWN,)
    if returned.state is not State.COMPLETE:
        return (_STATES[returned.state],)
    return (*_of_ink(returned, form.printout), *_since(by, form.printout))


def is_refused(returned: Returned) -> bool:
    """Whether the box that says no is crossed."""
    return returned.ink.get(Box.REFUSED) is Ink.YES


def _of_ink(returned: Returned, printout: Printout) -> Iterator[Doubt]:
    ink = returned.ink
    if Ink.UNSURE in ink.values():
        yield Doubt.UNSURE
        return
    if ink[Box.CHANGE] is Ink.YES:
        yield Doubt.CONTRADICTORY if is_refused(returned) else Doubt.CHANGED
    if is_refused(returned):  # a no needs no signature (CUH-8.1)
        return
    signers = wording_of(printout.form).signatures
    if Signatory.GIVER in signers and ink[Box.GIVER_SIGNATURE] is Ink.NO:
        yield Doubt.NOT_SIGNED
    if Signatory.STAFF in signers and ink[Box.STAFF_SIGNATURE] is Ink.NO:
        yield Doubt.NOT_SIGNED_BY_STAFF
    if ink[Box.GIVER_DATE] is Ink.NO:
        yield Doubt.NOT_DATED


def _since(by: Acting, printout: Printout) -> Iterator[Doubt]:
    """What has changed since it was printed. A date that nobody has read cannot say which came first."""
    form = printout.form
    if words_until(form) > printout.words_until:
        yield Doubt.ANSWERED_SINCE
    if facts_until(form) > printout.facts_until:
        yield Doubt.FOUND_SINCE
    if deciding(by, form).giver is not unpacked(printout.terms).by:
        yield Doubt.OTHERS_DECIDE
    if photographed_since(printout):
        yield Doubt.PHOTOGRAPHED_SINCE
