"""The duties that come with a permit. The value is the vocabulary's word; `duty` says it in plain English."""

from enum import StrEnum
from typing import Self


class Obligation(StrEnum):
    duty: str

    def __new__(cls, word: str, duty: str) -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.duty = duty
        return member

    EXPLAIN_RECORDING = (
        "explain-recording",
        "Make clear beforehand that the procedure produces a recording.",
    )
    EXPLAIN_PURPOSE_AND_STORAGE = (
        "explain-purpose-and-storage",
        "Say why the recording is made, in what form, and how long and how securely it is kept.",
    )
    EXPLAIN_SECONDARY_USE = (
        "explain-secondary-use",
        "Say how it may later be used in anonymised or coded form.",
    )
    DOCUMENT_DISCUSSION = (
        "document-discussion",
        "Write the main points of the conversation into the medical record.",
    )
    STORE_CONSENT_WITH_RECORDING = (
        "store-consent-with-recording",
        "Keep the form, or the record of spoken consent, with the recording.",
    )
    STOP_IF_ASKED = (
        "stop-if-asked",
        "Stop at once if the patient or the parent asks, or if the patient is distressed.",
    )
    INVOLVE_PARENTS = ("involve-parents", "Encourage the young person to involve their parents.")
    INFORM_PARENTS = ("inform-parents", "Tell the parents that photographs have been taken.")
    TELL_PATIENT = ("tell-patient", "Tell the patient that recordings were taken.")
    HOLD_UNTIL_CONSENT = ("hold-until-consent", "Release nothing until consent has been given.")
    SEEK_RETROSPECTIVE_CONSENT = (
        "seek-retrospective-consent",
        "Ask for consent as soon as the patient can answer.",
    )
    RECORD_USE_ONLY = ("record-use-only", "Confine access to use in the medical record.")
    JUSTIFY_IN_NOTES = ("justify-in-notes", "Write into the notes why this view was needed.")
    CHAPERONE = ("chaperone", "Have a chaperone present.")
    SPECIFIC_AREA_ONLY = ("specific-area-only", "Show only the area of interest.")
    CONSULT_NEXT_OF_KIN = (
        "consult-next-of-kin",
        "Ask the near relatives for their consent too, wherever possible.",
    )
    CONSULT_FAMILY = ("consult-family", "Consider consulting the family, with legal advice.")
    ANONYMISE_FIRST = (
        "anonymise-first",
        "Anonymise the recording before this use; a code is enough where it does not become public.",
    )
    RECORD_PUBLIC_INTEREST = ("record-public-interest", "Record how harms and benefits were weighed.")
    LABEL_PROCESSING = ("label-processing", "Label the image with what was done to it.")
    KEEP_COPYRIGHT = ("keep-copyright", "Let no contract pass the copyright on.")
    OFFER_CONSENT_REVIEW = (
        "offer-consent-review",
        "Offer the young person, who can now decide, to withdraw or change the consent.",
    )
    ACCEPT_RESPONSIBILITY = (
        "accept-responsibility",
        "Whoever downloads it answers for its use and its secure storage.",
    )
    INFORM_CALLERS = ("inform-callers", "Tell callers that their call may be recorded.")
    SEEK_CONSENT_IF_PRACTICABLE = (
        "seek-consent-if-practicable",
        "Ask the patient before publication wherever that is practicable.",
    )
    UPLOAD_SAME_WORKING_DAY = (
        "upload-same-working-day",
        "Bring it into the library on the working day on which it is made.",
    )
    DISCUSS_AND_SEEK_ADVICE = (
        "discuss-and-seek-advice",
        "Discuss it first with colleagues, employer and agencies, or take independent advice.",
    )
