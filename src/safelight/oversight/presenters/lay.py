"""What happened, in words for the patient whom it happened to. What is not about one patient has no words here."""

from collections.abc import Mapping
from typing import Final

from safelight.policy.facts import Purpose
from safelight.trail.events import Event

DID: Final[Mapping[Event, str]] = {
    Event.CONFLICT_SETTLE: "wrote down how answers that contradicted each other were settled",
    Event.CONSENT_GIVE: "wrote down what was agreed to",
    Event.CONSENT_REFUSE: "wrote down that the answer was no",
    Event.CONSENT_VOID: "took out an answer that had been written down by mistake",
    Event.CONSENT_WITHDRAW: "wrote down that an agreement was taken back",
    Event.COPY_DOWNLOAD: "took a copy",
    Event.COPY_GIVE_UP: "wrote down what became of a copy",
    Event.DERIVATIVE_KEEP: "kept a version of a photograph that was cropped or made clearer, with a label that says so",
    Event.DERIVATIVE_SET_ASIDE: "noted that such a version of a photograph is not to be used any more",
    Event.DOCUMENT_DESTROY: "destroyed a signed or scanned form for good",
    Event.DOCUMENT_KEEP: "kept a signed form",
    Event.DOCUMENT_OFFER: "passed a signed form to the records system",
    Event.DOCUMENT_OPEN: "opened a signed or scanned form",
    Event.DOCUMENT_REFUSE: "asked to open a signed or scanned form, and was refused",
    Event.FACT_FIND: "wrote down something that was found, for example whether you can decide this yourself",
    Event.FORM_BEGIN: "began a form to ask you about a further use",
    Event.FORM_PREPARE: "made a form ready to be signed on paper",
    Event.FORM_PRINT: "printed a form",
    Event.INCIDENT_CLOSE: "closed the report about something that should not have happened",
    Event.INCIDENT_OPEN: "reported something that should not have happened",
    Event.INCIDENT_STEP: "did something about a report of what should not have happened",
    Event.PAGE_OPEN: "opened a page about you or your photographs",
    Event.PAGE_REFUSE: "asked for a page about you or your photographs, and was not shown it",
    Event.PATIENT_CARE: "joined the team that cares for you",
    Event.PATIENT_MERGE: "put two records of yours together",
    Event.PATIENT_OPEN: "opened your page",
    Event.PATIENT_REACH: "stated a reason to open your page without being in the team that cares for you",
    Event.PATIENT_REGISTER: "put you on the library's list of patients",
    Event.PATIENT_UNMERGE: "took two records apart that had been put together by mistake",
    Event.PUBLICATION_RECORD: "wrote down that a photograph was published",
    Event.RECORDING_ASSESS: "checked how good a photograph is",
    Event.RECORDING_DERIVE: "prepared a photograph of yours for a close look",
    Event.RECORDING_DESTROY: "destroyed a photograph for good",
    Event.RECORDING_PROCESS: "cropped a photograph or made it clearer, to see what comes of it",
    Event.RECORDING_REFUSE_FILE: "sent a file that the library did not take",
    Event.RECORDING_RESTAND: "had the library check again what your photographs may be used for",
    Event.RECORDING_SCALE: "wrote down how large things are in a photograph",
    Event.RECORDING_TAKE_IN: "put a photograph into the library",
    Event.RECORDING_UNVEIL: "asked to see a photograph that is kept covered",
    Event.RECORDING_VIEW: "looked at a photograph",
    Event.RELEASE_SIGN: "wrote down an agreement to appear in pictures for the public",
    Event.RELEASE_WITHDRAW: "wrote down that such an agreement was taken back",
    Event.REQUEST_ASK: "asked for photographs to be taken",
    Event.REQUEST_COMPLETE: "finished taking the photographs that were asked for",
    Event.REQUEST_OPEN: "took on the photographs that were asked for",
    Event.SCAN_RECOGNISE: "said which form a scanned page belongs to",
    Event.SCAN_SETTLE: "put a scanned form away",
    Event.SCAN_TAKE_IN: "scanned forms",
    Event.SPOKESPERSON_END: "wrote down that somebody no longer speaks for you",
    Event.SPOKESPERSON_NAME: "wrote down who speaks for you",
    Event.TRAIL_EXPORT: "took this list away as a file, to check it",
    Event.TRAIL_READ: "read this list, to check it",
    Event.TRAIL_SEARCH: "searched this list, to check it",
    Event.UNUSUAL_ANSWER: "checked whether somebody was right to open your page",
    Event.VIEWING_OPEN: "looked at photographs",
}
ASKED: Final[Mapping[Event, str]] = {
    Event.COPY_DOWNLOAD: "asked for a copy, and was refused",
    Event.RECORDING_PROCESS: "asked to change how a photograph looks, and was refused",
    Event.PUBLICATION_RECORD: "asked to publish a photograph, and was refused",
    Event.RECORDING_UNVEIL: "asked to see a photograph that is kept covered, and was refused",
    Event.RECORDING_VIEW: "asked to look at a photograph, and was refused",
    Event.VIEWING_OPEN: "asked to look at photographs, and was refused",
}
REFUSED: Final = "{did}; the library refused it"  # whatever else was
PURPOSES: Final[Mapping[Purpose, str]] = {
    Purpose.CARE: "for your care",
    Purpose.AUDIT: "to check how good your care was",
    Purpose.TEACHING: "for teaching",
    Purpose.ASSESSMENT: "to assess staff or students",
    Purpose.RESEARCH: "for research",
    Purpose.PUBLICATION: "for a journal or book",
    Purpose.PUBLIC_MEDIA: "for public media",
    Purpose.PUBLICITY: "for the hospital's publicity",
}
LOOKED: Final = (Event.RECORDING_VIEW, Event.VIEWING_OPEN)


def did(event: Event, *, refused: bool) -> str:
    """What somebody did, with the patient as the reader."""
    if not refused:
        return DID[event]
    return ASKED.get(event) or REFUSED.format(did=DID[event])
