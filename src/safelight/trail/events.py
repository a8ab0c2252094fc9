"""What can stand in the trail: one line for each kind of event. Lines are added, never renamed or removed."""

from enum import StrEnum


class Event(StrEnum):
    """`subject:action`, in alphabetical order."""

    ACCOUNT_SIGN_IN = "account:sign-in"
    ACCOUNT_SIGN_IN_FAILED = "account:sign-in-failed"
    ACCOUNT_SIGN_OUT = "account:sign-out"
    CHECKPOINT_SIGN = "checkpoint:sign"
    CONSENT_GIVE = "consent:give"
    CONSENT_REFUSE = "consent:refuse"
    CONSENT_VOID = "consent:void"
    CONSENT_WITHDRAW = "consent:withdraw"
    COPY_DOWNLOAD = "copy:download"
    COPY_GIVE_UP = "copy:give-up"
    FACT_FIND = "fact:find"
    FORM_ADOPT = "form:adopt"
    FORM_BEGIN = "form:begin"
    INCIDENT_CLOSE = "incident:close"
    INCIDENT_OPEN = "incident:open"
    INCIDENT_STEP = "incident:step"
    PATIENT_CARE = "patient:care"
    PATIENT_FIND = "patient:find"
    PATIENT_MERGE = "patient:merge"
    PATIENT_OPEN = "patient:open"
    PATIENT_REACH = "patient:reach"  # from outside the care team; the reason is stated and kept elsewhere
    PATIENT_REGISTER = "patient:register"
    PATIENT_UNMERGE = "patient:unmerge"
    PUBLICATION_RECORD = "publication:record"
    RECORDING_REFUSE_FILE = "recording:refuse-file"
    RECORDING_RESTAND = "recording:restand"  # time alone has passed
    RECORDING_TAKE_IN = "recording:take-in"
    RECORDING_VIEW = "recording:view"
    REQUEST_ASK = "request:ask"
    REQUEST_COMPLETE = "request:complete"
    REQUEST_OPEN = "request:open"
    SEARCH_RUN = "search:run"
    STAFF_END = "staff:end"
    STAFF_ENROL = "staff:enrol"
    STAFF_GRANT = "staff:grant"
    VIEWING_OPEN = "viewing:open"
