"""The statement in the patient's words. The person who reads it has never seen the library."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone

from safelight.consent.models import Consent
from safelight.consent.presenters.recorded import GIVERS
from safelight.consent.queries import voided, wording_of
from safelight.ledger.acting import Acting, Role
from safelight.ledger.reading import Told
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.oversight.queries import names
from safelight.people.models import Patient
from safelight.policy.facts import ConsentForm, Giver, Level, Purpose, Scope, Status
from safelight.policy.standing import Standing
from safelight.release.models import Copy
from safelight.web.components import PatientBanner
from safelight.web.patients.statement.told import Account, Chapter
from safelight.web.verdicts import PURPOSES
from safelight.web.wording import british_date, british_time

STANDS: Final = {
    Standing.AVAILABLE: "may be used for what was agreed",
    Standing.RESTRICTED: "kept in the medical record, for care alone",
    Standing.HELD: "kept, and shown to nobody",
    Standing.QUARANTINED: "taken out of use, and shown to nobody",
}
SAID: Final = {
    Status.GIVEN: "agreed",
    Status.REFUSED: "said no",
    Status.WITHDRAWN: "took back what was agreed",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One thing said; `mistake` is where the reader may say that it was recorded in error."""

    text: str
    mistake: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """What was said about one set of photographs, and what became of them."""

    heading: str
    words: tuple[Word, ...]
    photographs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementPage:
    """Everything, in the order in which it happened."""

    patient: PatientBanner
    written: str
    parts: tuple[Part, ...]
    copies: tuple[str, ...]
    looked: tuple[str, ...]
    empty: bool

    title = "Your photographs, and what was agreed"

    @classmethod
    def of(cls, by: Acting, patient: Patient, account: Account) -> "StatementPage":
        today = timezone.localdate(by.at)
        parts = [_part(by, each) for each in account.chapters if each.said or each.recordings]
        if account.of_all:
            parts.append(Part("About all photographs, or a single one", _words(by, account.of_all), ()))
        if account.loose:
            parts.append(Part("Photographs that rest on no form", (), _photographs(account.loose)))
        return cls(
            patient=PatientBanner.of(patient, today),
            written=british_date(today),
            parts=tuple(parts),
            copies=tuple(map(_copy, account.copies)),
            looked=tuple(_looked(account.looked)),
            empty=not parts,
        )


def _part(by: Acting, chapter: Chapter) -> Part:
    request = getattr(chapter.form, "request", None)
    site = request.body_site if request else "Another form"
    heading = f"{site}, asked on {british_date(chapter.form.begun_at)} by {chapter.form.begun_by.name}"
    return Part(heading, _words(by, chapter.said), _photographs(chapter.recordings))


def _words(by: Acting, said: Iterable[Consent]) -> tuple[Word, ...]:
    return tuple(Word(_word(each), _mistake(by, each)) for each in said)


def _mistake(by: Acting, consent: Consent) -> str | None:
    """A no that never counted may open what it had closed: only information governance may say so."""
    a_no = consent.status != Status.GIVEN
    reads_only = by.role is Role.CALDICOTT_GUARDIAN
    if reads_only or voided(consent) or (a_no and by.role is not Role.INFORMATION_GOVERNANCE):
        return None
    return reverse("consent-void", kwargs={"consent": consent.id})


def _word(consent: Consent) -> str:
    """One thing said: when, by whom, how, with whom, and for what."""
    giver = GIVERS[Giver(consent.by)]
    who = f"{consent.giver_name} ({giver})"
    did = f"{SAID[Status(consent.status)]}{_how(consent)}, with {consent.taken_by.name}"
    sentence = f"On {british_time(consent.said)} {who} {did}"
    if consent.status == Status.GIVEN or consent.to == Scope.USE:
        sentence += f": {_uses(consent)}"
    if consent.expires_on and consent.status == Status.GIVEN:
        sentence += f". It runs out on {british_date(consent.expires_on)}, except for the medical record"
    if voided(consent):
        sentence += ". This was recorded in error and never counted"
    return sentence + "."


def _how(consent: Consent) -> str:
    """A yes was signed or spoken; a no may be said in any way (CUH-8.1)."""
    if consent.status != Status.GIVEN:
        return ""
    return ", by word of mouth" if consent.expressed == ConsentForm.ORAL else ", in writing"


def _uses(consent: Consent) -> str:
    own = "the medical record, and checking the quality of care"
    if consent.level == Level.RECORDS:
        return own
    purposes = [Purpose.TEACHING] if consent.level == Level.TEACHING else map(Purpose, consent.purposes)
    named = f" ({consent.purpose_named})" if consent.purpose_named else ""
    words = _signers_words(consent)
    uses = "; ".join(words.get(each, PURPOSES[each].lower()) for each in purposes) + named
    return uses if consent.to == Scope.USE else f"{own}; {uses}"


def _signers_words(consent: Consent) -> dict[Purpose, str]:
    """The uses in the words of the form's own version, as they were read to whoever signed it."""
    if consent.form is None:
        return {}
    return {each.purpose: each.signer for each in wording_of(consent.form).uses}


def _photographs(recordings: Iterable[Recording]) -> tuple[str, ...]:
    return tuple(
        f"{shows(each)}, {british_date(each.made_at)}: {STANDS[Standing(each.standing)]}"
        for each in recordings
    )


def _copy(copy: Copy) -> str:
    """A copy that left, and whether it was called back."""
    purpose = PURPOSES[Purpose(copy.purpose)].lower()
    text = f"{copy.staff.name} took a copy for {purpose} on {british_date(copy.at)}: {shows(copy.recording)}"
    return text + (f". It was called back on {british_date(copy.recalled_at)}." if copy.recalled_at else ".")


def _looked(told: Iterable[Told]) -> Iterable[str]:
    """Each time that somebody looked, or was refused."""
    entries = list(told)
    known = names(each.staff for each in entries)
    for each in entries:
        entry = each.entry
        who = known.get(each.staff, "Somebody") if each.staff else "The library"
        role = f", {Role(entry.role).label.lower()}," if entry.role else ""
        did = "was refused" if entry.verdict == "deny" else "looked"
        purpose = f" for {PURPOSES[Purpose(entry.purpose)].lower()}" if entry.purpose else ""
        yield f"{british_time(timezone.localtime(entry.at))}: {who}{role} {did}{purpose}"
