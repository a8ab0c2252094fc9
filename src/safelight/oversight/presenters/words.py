"""Each event of the trail in words, for those who watch over the library."""

from collections.abc import Mapping
from typing import Final

from safelight.trail.entry import Entry
from safelight.trail.events import Event
from safelight.web.components import Tag

EVENTS: Final[Mapping[Event, str]] = {
    Event.ACCOUNT_SIGN_IN: "Signed in",
    Event.ACCOUNT_SIGN_IN_FAILED: "Failed to sign in",
    Event.ACCOUNT_SIGN_OUT: "Signed out",
    Event.BACKUP_RESTORE: "Restored a backup and brought it up to its journal",
    Event.BACKUP_TAKE: "Took a backup",
    Event.CHECKPOINT_SIGN: "Sealed the trail",
    Event.CONFLICT_SETTLE: "Recorded how contradicting answers were settled",
    Event.CONSENT_GIVE: "Recorded a consent",
    Event.CONSENT_REFUSE: "Recorded a refusal",
    Event.CONSENT_VOID: "Took out what was recorded in error",
    Event.CONSENT_WITHDRAW: "Recorded a withdrawal",
    Event.COPY_DOWNLOAD: "Downloaded a copy",
    Event.COPY_GIVE_UP: "Recorded what became of a copy",
    Event.DERIVATIVE_KEEP: "Kept a processed photograph",
    Event.DERIVATIVE_SET_ASIDE: "Put a processed photograph out of use",
    Event.DOCUMENT_DESTROY: "Destroyed a scanned or signed form",
    Event.DOCUMENT_KEEP: "Kept a signed form",
    Event.DOCUMENT_OFFER: "Offered a signed form to the records system",
    Event.DOCUMENT_OPEN: "Opened a scanned or signed form",
    Event.DOCUMENT_REFUSE: "Asked in vain for a scanned or signed form",
    Event.FACT_FIND: "Recorded a finding",
    Event.FORM_ADOPT: "Put a version of a form into force",
    Event.FORM_BEGIN: "Began a form for a further use",
    Event.FORM_PREPARE: "Made a form ready to be signed on paper",
    Event.FORM_PRINT: "Printed a form",
    Event.INCIDENT_CLOSE: "Closed an incident",
    Event.INCIDENT_OPEN: "Opened an incident",
    Event.INCIDENT_STEP: "Did something about an incident",
    Event.KEY_FORGET: "Gave up earlier keys of the vault",
    Event.KEY_MAKE: "Brought a new key of the vault into use",
    Event.KEY_ROTATE: "Finished putting the vault under a new key",
    Event.PAGE_OPEN: "Opened a page",
    Event.PAGE_REFUSE: "Asked for a page that was not shown",
    Event.PATIENT_CARE: "Joined the care team",
    Event.PATIENT_FIND: "Looked for a patient",
    Event.PATIENT_MERGE: "Merged two records of one person",
    Event.PATIENT_OPEN: "Opened the patient's page",
    Event.PATIENT_REACH: "Stated a reason to open the record",
    Event.PATIENT_REGISTER: "Registered the patient",
    Event.PATIENT_UNMERGE: "Undid a merge of records",
    Event.POLICY_ADOPT: "Had another policy decide from then on",
    Event.PUBLICATION_RECORD: "Recorded a publication",
    Event.RECORDING_DERIVE: "Prepared another form of a photograph",
    Event.RECORDING_DESTROY: "Destroyed a photograph",
    Event.RECORDING_PROCESS: "Had a photograph processed",
    Event.RECORDING_REFUSE_FILE: "Sent a file that was refused",
    Event.RECORDING_RESTAND: "Judged recordings anew",
    Event.RECORDING_TAKE_IN: "Took in a photograph",
    Event.RECORDING_VIEW: "Viewed a photograph",
    Event.RELEASE_SIGN: "Recorded a model release",
    Event.RELEASE_WITHDRAW: "Recorded that a model release was taken back",
    Event.REMINDER_RAISE: "Noted who is to be reminded",
    Event.REMINDER_SEND: "Sent a reminder",
    Event.REQUEST_ASK: "Asked for photographs",
    Event.REQUEST_COMPLETE: "Completed a request",
    Event.REQUEST_OPEN: "Opened a request",
    Event.SCAN_BRING: "Brought scanned forms, to be read",
    Event.SCAN_GIVE_UP: "Could not read scanned forms",
    Event.SCAN_RECOGNISE: "Recognised a scanned page",
    Event.SCAN_SETTLE: "Put a scanned form away",
    Event.SCAN_TAKE_IN: "Took in scanned forms",
    Event.SEARCH_RUN: "Searched the collection",
    Event.SPOKESPERSON_END: "Recorded that somebody no longer speaks for the patient",
    Event.SPOKESPERSON_NAME: "Recorded who speaks for the patient",
    Event.STAFF_END: "Ended a role",
    Event.STAFF_ENROL: "Enrolled a member of staff",
    Event.STAFF_GRANT: "Gave a role",
    Event.TRAIL_EXPORT: "Took entries of the trail away as a file",
    Event.TRAIL_READ: "Read who saw and did what",
    Event.TRAIL_SEARCH: "Searched the trail",
    Event.UNUSUAL_ANSWER: "Recorded what came of an unusual access",
    Event.UNUSUAL_FIND: "Looked for unusual access",
    Event.VAULT_CHECK: "Read the vault to see that it is whole",
    Event.VIEWING_OPEN: "Viewed photographs",
}
ASKED: Final[Mapping[Event, str]] = {  # what was refused did not happen
    Event.COPY_DOWNLOAD: "Asked to download a copy",
    Event.DERIVATIVE_KEEP: "Asked to keep a processed photograph",
    Event.PUBLICATION_RECORD: "Asked to record a publication",
    Event.RECORDING_PROCESS: "Asked to process a photograph",
    Event.RECORDING_VIEW: "Asked to view a photograph",
    Event.VIEWING_OPEN: "Asked to view photographs",
}
VERDICTS: Final[Mapping[str | None, Tag | None]] = {
    None: None,
    "permit": Tag("Allowed", "green"),
    "deny": Tag("Refused", "red"),
}


def what(entry: Entry) -> str:
    """What somebody did, or asked to do and was refused."""
    refused = ASKED.get(entry.event) if entry.verdict == "deny" else None
    return refused or EVENTS[entry.event]
