"""What can stand in the trail: one line for each kind of event. Lines are added, never renamed or removed."""

from enum import StrEnum


class Event(StrEnum):
    """`subject:action`, in alphabetical order."""

    ACCOUNT_SIGN_IN = "account:sign-in"
    ACCOUNT_SIGN_IN_FAILED = "account:sign-in-failed"
    ACCOUNT_SIGN_OUT = "account:sign-out"
    BACKUP_RESTORE = "backup:restore"
    BACKUP_TAKE = "backup:take"
    CHECKPOINT_SIGN = "checkpoint:sign"
    CONFLICT_SETTLE = "conflict:settle"
    CONSENT_GIVE = "consent:give"
    CONSENT_REFUSE = "consent:refuse"
    CONSENT_VOID = "consent:void"
    CONSENT_WITHDRAW = "consent:withdraw"
    COPY_DOWNLOAD = "copy:download"
    COPY_GIVE_UP = "copy:give-up"
    DERIVATIVE_KEEP = "derivative:keep"  # a processed picture
    DERIVATIVE_SET_ASIDE = "derivative:set-aside"  # not to be used any more
    DOCUMENT_DESTROY = "document:destroy"
    DOCUMENT_KEEP = "document:keep"
    DOCUMENT_OFFER = "document:offer"
    DOCUMENT_OPEN = "document:open"
    DOCUMENT_REFUSE = "document:refuse"  # somebody asked for one that is not theirs to see
    FACT_FIND = "fact:find"
    FORM_ADOPT = "form:adopt"
    FORM_BEGIN = "form:begin"
    FORM_PREPARE = "form:prepare"  # to be signed on paper
    FORM_PRINT = "form:print"
    INCIDENT_CLOSE = "incident:close"
    INCIDENT_OPEN = "incident:open"
    INCIDENT_STEP = "incident:step"
    KEY_FORGET = "key:forget"
    KEY_MAKE = "key:make"  # a key-encryption key came into use
    KEY_ROTATE = "key:rotate"  # and nothing is wrapped by an earlier one any more
    PAGE_OPEN = "page:open"
    PAGE_REFUSE = "page:refuse"  # somebody asked for one that is not theirs to see, or that there is none of
    PATIENT_CARE = "patient:care"
    PATIENT_FIND = "patient:find"
    PATIENT_MERGE = "patient:merge"
    PATIENT_OPEN = "patient:open"
    PATIENT_REACH = "patient:reach"  # from outside the care team; the reason is stated and kept elsewhere
    PATIENT_REGISTER = "patient:register"
    PATIENT_UNMERGE = "patient:unmerge"
    POLICY_ADOPT = "policy:adopt"
    PUBLICATION_RECORD = "publication:record"
    RECORDING_ASSESS = "recording:assess"  # how good a picture is that the studio has not made
    RECORDING_DERIVE = "recording:derive"  # the library itself read the original, to make another form of it
    RECORDING_DESTROY = "recording:destroy"
    RECORDING_PROCESS = "recording:process"  # somebody had it processed, and saw what comes of it
    RECORDING_REFUSE_FILE = "recording:refuse-file"
    RECORDING_RESTAND = "recording:restand"  # no fact was added
    RECORDING_SCALE = "recording:scale"  # what a ruler in it says was kept, to measure by
    RECORDING_TAKE_IN = "recording:take-in"
    RECORDING_UNVEIL = "recording:unveil"  # a sensitive one, which is covered until it is asked for
    RECORDING_VIEW = "recording:view"
    RELEASE_SIGN = "release:sign"
    RELEASE_WITHDRAW = "release:withdraw"
    REMINDER_RAISE = "reminder:raise"
    REMINDER_SEND = "reminder:send"
    REQUEST_ASK = "request:ask"
    REQUEST_COMPLETE = "request:complete"
    REQUEST_OPEN = "request:open"
    SCAN_BRING = "scan:bring"  # of many pages, to be read by a job
    SCAN_GIVE_UP = "scan:give-up"  # the job could not read it
    SCAN_RECOGNISE = "scan:recognise"
    SCAN_SETTLE = "scan:settle"  # a person put a scanned form away
    SCAN_TAKE_IN = "scan:take-in"
    SEARCH_RUN = "search:run"
    SPOKESPERSON_END = "spokesperson:end"
    SPOKESPERSON_NAME = "spokesperson:name"
    STAFF_END = "staff:end"
    STAFF_ENROL = "staff:enrol"
    STAFF_GRANT = "staff:grant"
    TRAIL_EXPORT = "trail:export"
    TRAIL_READ = "trail:read"  # of a patient, a recording or a member of staff
    TRAIL_SEARCH = "trail:search"
    TRAINING_ASK = "training:ask"
    TRAINING_GIVE = "training:give"
    UNUSUAL_ANSWER = "unusual:answer"
    UNUSUAL_FIND = "unusual:find"
    VAULT_CHECK = "vault:check"
    VIEWING_OPEN = "viewing:open"
