"""The rows of the access matrix, by method and the name of the address."""

from collections.abc import Iterable
from typing import Final

from safelight.consent.assessments.assessment import Name
from safelight.consent.assessments.offered import OFFERED
from safelight.consent.deciding import Ground
from tests.access.table import (
    APP_ONLY,
    CARE,
    DONE,
    HIDDEN,
    NO_LONGER_CARING,
    REFUSED,
    SHOWN,
    STATE_REASON,
    TEACHING,
    TEACHING_SHOWN,
    WRONG_METHOD,
    Answer,
    Cell,
    Person,
    Row,
    about_it,
    by_standing,
)

IN_CARE: Final = (Person.CLINICIAN, Person.REQUESTER)
TEACHERS: Final = (Person.TEACHER, Person.TEACHER_SHOWN)
PHOTOGRAPHER: Final = (Person.PHOTOGRAPHER,)
GOVERNANCE: Final = (Person.INFORMATION_GOVERNANCE,)
WATCHERS: Final = (Person.INFORMATION_GOVERNANCE, Person.CALDICOTT_GUARDIAN)
ADMINISTRATOR: Final = (Person.ADMINISTRATOR,)
RECORDS: Final = (Person.MEDICAL_RECORDS,)
ANYBODY: Final = tuple(each for each in Person if each is not Person.NO_ROLE)


def each(people: Iterable[Person], cell: Cell) -> dict[Person, Cell]:
    return dict.fromkeys(people, cell)


def to(address: str) -> Answer:
    return Answer(302, leads_to=address)


_ANSWERED: Final = about_it(SHOWN)
# Rose is of age, alive and able to decide: nothing else is assessed of her.
_ASSESSED: Final = {
    name: _ANSWERED if name in OFFERED[Ground.ABLE] else about_it(Answer(409)) for name in Name
}
_SENT: Final = about_it(DONE)

_PATIENT: Final = Row(each(IN_CARE, _ANSWERED) | each([Person.OUTSIDE], about_it(STATE_REASON)))
_ANY_DESK: Final = (*RECORDS, *GOVERNANCE, *PHOTOGRAPHER)
_WITHDRAWING: Final = Row(_PATIENT.cells | each(_ANY_DESK, _ANSWERED))
_REVIEW: Final = Row(each([*IN_CARE, *RECORDS, *GOVERNANCE], _SENT))  # none is due here: back to the list
_WITHDRAWN: Final = by_standing(HIDDEN, HIDDEN, SHOWN, SHOWN)
_REGISTER: Final = Row(each([*PHOTOGRAPHER, *GOVERNANCE], _ANSWERED))
_WATCHING: Final = (*GOVERNANCE, *PHOTOGRAPHER)
_OFFICE: Final = Row(each([*RECORDS, *GOVERNANCE], _ANSWERED))
_ASKING: Final = Row(each([Person.REQUESTER], _ANSWERED) | each([Person.OUTSIDE], about_it(STATE_REASON)))
_RECORDING: Final = Row(
    each([Person.CLINICIAN, Person.PHOTOGRAPHER], CARE)
    | {Person.TEACHER: TEACHING, Person.TEACHER_SHOWN: TEACHING_SHOWN}
)
_CONCERN: Final = Row(
    each([*IN_CARE, Person.PHOTOGRAPHER, *GOVERNANCE, Person.TEACHER_SHOWN], _ANSWERED)
    | {Person.TEACHER: TEACHING}
)
_PAPER: Final = Row(each([*IN_CARE, *RECORDS], _ANSWERED))
_PAPER_HANDS: Final = (*IN_CARE, Person.OUTSIDE, *RECORDS)
_OTHERS: Final = Row(each([Person.CLINICIAN, Person.PHOTOGRAPHER], _ANSWERED))
_REASONS: Final = Row(
    each([Person.CLINICIAN, Person.PHOTOGRAPHER, Person.TEACHER_SHOWN], _ANSWERED)
    | {Person.TEACHER: TEACHING}
)
_DOWNLOAD: Final = Row({Person.TEACHER: TEACHING, Person.TEACHER_SHOWN: TEACHING_SHOWN})
_DOWNLOADED: Final = Row(_DOWNLOAD.cells, sends={"accepted": "on"})
_TILE: Final = Row(
    each([Person.CLINICIAN, Person.PHOTOGRAPHER], CARE)
    | {Person.OUTSIDE: NO_LONGER_CARING, Person.TEACHER_SHOWN: TEACHING_SHOWN}
)
_PICTURE: Final = Row(
    each([*IN_CARE, Person.PHOTOGRAPHER], CARE)
    | {Person.OUTSIDE: NO_LONGER_CARING, Person.TEACHER_SHOWN: TEACHING_SHOWN}
)
_MAKERS: Final = (*IN_CARE, Person.OUTSIDE, Person.PHOTOGRAPHER, *TEACHERS)
_BY_OTHERS: Final = by_standing(
    HIDDEN, SHOWN, HIDDEN, HIDDEN
)  # the studio has made all but the app's picture
_SENT_BACK: Final = by_standing(DONE, DONE, REFUSED, REFUSED)
_UNVEILED: Final = Row(
    each([*IN_CARE, Person.PHOTOGRAPHER], _SENT_BACK)
    | {
        Person.OUTSIDE: NO_LONGER_CARING,
        Person.TEACHER_SHOWN: by_standing(DONE, APP_ONLY, REFUSED, REFUSED),
    }
)
# Beside one that is available: that is shown, and why the other is not.
_BESIDE: Final = Answer(200, cites="CUH-8.1")
_COMPARERS: Final = (Person.CLINICIAN, Person.OUTSIDE, Person.PHOTOGRAPHER)
_COMPARED: Final = Row(
    each([Person.CLINICIAN, Person.PHOTOGRAPHER], by_standing(SHOWN, SHOWN, _BESIDE, _BESIDE))
)
_VIEWERS: Final = (Person.CLINICIAN, Person.OUTSIDE, Person.PHOTOGRAPHER, *TEACHERS)
_FIRST_PAGE: Final = Row(
    each([*IN_CARE, Person.OUTSIDE], to("/patients/"))
    | each(TEACHERS, to("/collection/"))
    | {
        Person.ADMINISTRATOR: to("/staff/"),
        Person.CALDICOTT_GUARDIAN: to("/oversight/"),
        Person.INFORMATION_GOVERNANCE: to("/oversight/"),
        Person.MEDICAL_RECORDS: to("/patients/"),
        Person.NO_ROLE: SHOWN,
        Person.PHOTOGRAPHER: to("/worklist/"),
    }
)

ROWS: Final[dict[tuple[str, str], Row]] = {
    ("GET", "start"): _FIRST_PAGE,
    ("POST", "start"): _FIRST_PAGE,
    ("GET", "account_login"): Row(each(Person, to("/")), anonymous=SHOWN),
    ("POST", "account_login"): Row(each(Person, to("/")), anonymous=SHOWN),
    ("GET", "account_logout"): Row(each(Person, SHOWN), anonymous=to("/")),
    ("POST", "account_logout"): Row(each(Person, to("/")), anonymous=to("/")),
    ("GET", "patients"): Row(each([*IN_CARE, Person.OUTSIDE, *WATCHERS, *RECORDS], SHOWN)),
    ("POST", "patients"): Row(each([*IN_CARE, Person.OUTSIDE, *WATCHERS, *RECORDS], SHOWN)),
    ("GET", "patient"): _PATIENT,
    ("POST", "patient"): Row(each([*IN_CARE, Person.OUTSIDE], WRONG_METHOD)),
    ("GET", "statement"): Row(_PATIENT.cells | each([*RECORDS, *WATCHERS], _ANSWERED)),
    ("POST", "statement"): Row(each([*IN_CARE, Person.OUTSIDE, *RECORDS, *WATCHERS], WRONG_METHOD)),
    ("GET", "merges"): _OFFICE,
    ("POST", "merges"): _OFFICE,
    ("GET", "merge-undo"): Row(each([*RECORDS, *GOVERNANCE], WRONG_METHOD)),
    ("POST", "merge-undo"): _OFFICE,
    ("GET", "reach"): Row(each(IN_CARE, _SENT) | each([Person.OUTSIDE], _ANSWERED)),
    ("POST", "reach"): Row(each(IN_CARE, _SENT) | each([Person.OUTSIDE], _ANSWERED)),
    ("GET", "staff"): Row(each(ADMINISTRATOR, SHOWN)),
    ("POST", "staff"): Row(each(ADMINISTRATOR, WRONG_METHOD)),
    ("GET", "staff-roles"): Row(each(ADMINISTRATOR, WRONG_METHOD)),
    ("POST", "staff-roles"): Row(each(ADMINISTRATOR, _ANSWERED)),
    ("GET", "request-new"): _ASKING,
    ("POST", "request-new"): _ASKING,
    ("GET", "worklist"): Row(each(PHOTOGRAPHER, SHOWN)),
    ("POST", "worklist"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("GET", "request"): Row(each([Person.REQUESTER, Person.PHOTOGRAPHER], _ANSWERED)),
    ("POST", "request"): Row(each([Person.REQUESTER, Person.OUTSIDE, Person.PHOTOGRAPHER], WRONG_METHOD)),
    ("GET", "request-approvals"): Row(each([*IN_CARE, *PHOTOGRAPHER], _ANSWERED)),
    ("POST", "request-approvals"): Row(each([*IN_CARE, *PHOTOGRAPHER], _ANSWERED)),
    ("GET", "request-open"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("POST", "request-open"): Row(each(PHOTOGRAPHER, _SENT)),
    ("GET", "request-upload"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("POST", "request-upload"): Row(each(PHOTOGRAPHER, _ANSWERED)),
    ("GET", "request-complete"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("POST", "request-complete"): Row(each(PHOTOGRAPHER, _SENT)),
    ("GET", "consent-form"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "consent-form"): Row(each(IN_CARE, _ANSWERED)),
    ("GET", "consent-sign"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "consent-sign"): Row(each(IN_CARE, _ANSWERED)),
    ("GET", "consent-spoken"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "consent-spoken"): Row(each(IN_CARE, _ANSWERED)),
    ("GET", "deciding"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "deciding"): Row(each([*IN_CARE, Person.OUTSIDE], WRONG_METHOD)),
    **{("GET", f"assess-{name}"): Row(each(IN_CARE, _ASSESSED[name])) for name in Name},
    **{("POST", f"assess-{name}"): Row(each(IN_CARE, _ASSESSED[name])) for name in Name},
    ("GET", "spokesperson-new"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "spokesperson-new"): Row(each(IN_CARE, _ANSWERED)),
    ("GET", "spokesperson-end"): Row(each([*IN_CARE, Person.OUTSIDE], WRONG_METHOD)),
    ("POST", "spokesperson-end"): Row(each(IN_CARE, _SENT)),
    ("GET", "conflicts"): Row(each([*IN_CARE, Person.OUTSIDE, *PHOTOGRAPHER, *GOVERNANCE], SHOWN)),
    ("POST", "conflicts"): Row(each([*IN_CARE, Person.OUTSIDE, *PHOTOGRAPHER, *GOVERNANCE], WRONG_METHOD)),
    ("GET", "conflict"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "conflict"): Row(each(IN_CARE, about_it(Answer(409)))),
    ("GET", "form-print"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "form-print"): Row(each(IN_CARE, _ANSWERED)),
    ("GET", "printout"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "printout"): Row(each([*IN_CARE, Person.OUTSIDE], WRONG_METHOD)),
    ("GET", "printout-pdf"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "printout-pdf"): Row(each([*IN_CARE, Person.OUTSIDE], WRONG_METHOD)),
    ("GET", "scanned-forms"): Row(each(_PAPER_HANDS, SHOWN)),
    ("POST", "scanned-forms"): Row(each(_PAPER_HANDS, WRONG_METHOD)),
    ("GET", "scanned-forms-upload"): Row(each(_PAPER_HANDS, WRONG_METHOD)),
    ("POST", "scanned-forms-upload"): Row(each(_PAPER_HANDS, SHOWN)),
    ("GET", "scanned-form"): _PAPER,
    ("POST", "scanned-form"): _PAPER,
    ("GET", "document"): _PAPER,
    ("POST", "document"): Row(each(_PAPER_HANDS, WRONG_METHOD)),
    ("GET", "signed-form"): _PAPER,
    ("POST", "signed-form"): Row(each(_PAPER_HANDS, WRONG_METHOD)),
    ("GET", "further-use"): _PATIENT,
    ("POST", "further-use"): _PATIENT,
    ("GET", "recording"): _RECORDING,
    ("POST", "recording"): Row(each(_VIEWERS, WRONG_METHOD)),
    ("GET", "recording-reasons"): _REASONS,
    ("POST", "recording-reasons"): Row(each(_VIEWERS, WRONG_METHOD)),
    ("GET", "picture"): _PICTURE,
    ("POST", "picture"): Row(each([*IN_CARE, Person.OUTSIDE, Person.PHOTOGRAPHER, *TEACHERS], WRONG_METHOD)),
    ("GET", "unveil"): Row(each([*IN_CARE, Person.OUTSIDE, Person.PHOTOGRAPHER, *TEACHERS], WRONG_METHOD)),
    ("POST", "unveil"): _UNVEILED,
    ("GET", "comparison"): _COMPARED,
    ("POST", "comparison"): Row(each(_COMPARERS, WRONG_METHOD)),
    ("GET", "timeline"): Row(
        each([Person.CLINICIAN, Person.PHOTOGRAPHER], _ANSWERED) | {Person.OUTSIDE: about_it(STATE_REASON)}
    ),
    ("POST", "timeline"): Row(each(_COMPARERS, WRONG_METHOD)),
    ("GET", "recording-scale"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("POST", "recording-scale"): Row(
        each(PHOTOGRAPHER, CARE),
        sends={"from_x": "10", "from_y": "10", "to_x": "210", "to_y": "10", "millimetres": "40"},
    ),
    ("GET", "close-up"): _RECORDING,
    ("POST", "close-up"): Row(each(_VIEWERS, WRONG_METHOD)),
    ("GET", "tile"): _TILE,
    ("POST", "tile"): Row(
        each([Person.CLINICIAN, Person.OUTSIDE, Person.PHOTOGRAPHER, *TEACHERS], WRONG_METHOD)
    ),
    ("GET", "process"): Row(each(PHOTOGRAPHER, CARE)),
    ("POST", "process"): Row(each(PHOTOGRAPHER, about_it(REFUSED)), sends={"operation": "mask-eyes"}),
    ("GET", "process-preview"): Row({}),  # without steps there is nothing to show
    ("POST", "process-preview"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("GET", "process-keep"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("POST", "process-keep"): Row(each(PHOTOGRAPHER, _SENT)),  # without steps: back to where they are chosen
    ("GET", "processed"): _RECORDING,
    ("POST", "processed"): Row(each(_VIEWERS, WRONG_METHOD)),
    ("GET", "set-aside"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("POST", "set-aside"): Row(each(PHOTOGRAPHER, _SENT), sends={"why": "The scale is missing"}),
    ("GET", "processed-picture"): _PICTURE,
    ("POST", "processed-picture"): Row(
        each([*IN_CARE, Person.OUTSIDE, Person.PHOTOGRAPHER, *TEACHERS], WRONG_METHOD)
    ),
    ("GET", "collection"): Row(each(TEACHERS, SHOWN)),
    ("POST", "collection"): Row(each(TEACHERS, WRONG_METHOD)),
    ("GET", "download"): _DOWNLOAD,
    ("POST", "download"): _DOWNLOADED,
    ("GET", "withdraw"): _WITHDRAWING,
    ("POST", "withdraw"): _WITHDRAWING,
    ("GET", "withdrawal-letter"): Row(
        each([*IN_CARE, *_ANY_DESK], _WITHDRAWN) | each([Person.OUTSIDE], about_it(STATE_REASON))
    ),
    ("POST", "withdrawal-letter"): Row(each([*IN_CARE, Person.OUTSIDE, *_ANY_DESK], WRONG_METHOD)),
    ("GET", "consent-void"): Row(_PATIENT.cells | _OFFICE.cells),
    ("POST", "consent-void"): Row(_PATIENT.cells | _OFFICE.cells),
    ("GET", "releases"): Row(each(_WATCHING, SHOWN)),
    ("POST", "releases"): Row(each(_WATCHING, WRONG_METHOD)),
    ("GET", "release-new"): Row(each(PHOTOGRAPHER, SHOWN)),
    ("POST", "release-new"): Row(each(PHOTOGRAPHER, SHOWN)),
    ("GET", "release"): Row(each(_WATCHING, _ANSWERED)),
    ("POST", "release"): Row(each(GOVERNANCE, _ANSWERED) | each(PHOTOGRAPHER, _SENT)),
    ("GET", "recalls"): Row(each(_WATCHING, SHOWN)),
    ("POST", "recalls"): Row(each(_WATCHING, WRONG_METHOD)),
    ("GET", "copies"): Row(each(TEACHERS, SHOWN)),
    ("POST", "copies"): Row(each(TEACHERS, WRONG_METHOD)),
    ("GET", "copy-give-up"): Row(each([*_WATCHING, Person.TEACHER_SHOWN], _ANSWERED)),
    ("POST", "copy-give-up"): Row(each([*_WATCHING, Person.TEACHER_SHOWN], _ANSWERED)),
    ("GET", "publication-new"): _REGISTER,
    ("POST", "publication-new"): _REGISTER,
    ("GET", "oversight"): Row(each(WATCHERS, SHOWN)),
    ("POST", "oversight"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "vault"): Row(each([*GOVERNANCE, *ADMINISTRATOR], SHOWN)),
    ("POST", "vault"): Row(each([*GOVERNANCE, *ADMINISTRATOR], WRONG_METHOD)),
    ("GET", "recording-log"): Row(each(WATCHERS, _ANSWERED)),
    ("POST", "recording-log"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "patient-log"): Row(each(WATCHERS, _ANSWERED)),
    ("POST", "patient-log"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "patient-log-csv"): Row(each(WATCHERS, _ANSWERED)),
    ("POST", "patient-log-csv"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "patient-letter"): Row(each(WATCHERS, _ANSWERED)),
    ("POST", "patient-letter"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "trail-search"): Row(each(WATCHERS, SHOWN)),
    ("POST", "trail-search"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "trail-search-csv"): Row(each(WATCHERS, to("/oversight/search/"))),  # nothing is asked
    ("POST", "trail-search-csv"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "activity"): Row(each(WATCHERS, _ANSWERED)),
    ("POST", "activity"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "unusual-list"): Row(each(WATCHERS, SHOWN)),
    ("POST", "unusual-list"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "unusual"): Row(each(WATCHERS, _ANSWERED)),
    ("POST", "unusual"): Row(each(WATCHERS, _ANSWERED)),
    ("GET", "held"): Row(each([*IN_CARE, Person.OUTSIDE, *PHOTOGRAPHER, *GOVERNANCE], SHOWN)),
    ("POST", "held"): Row(each([*IN_CARE, Person.OUTSIDE, *PHOTOGRAPHER, *GOVERNANCE], WRONG_METHOD)),
    ("GET", "reviews"): Row(each([*IN_CARE, Person.OUTSIDE, *RECORDS, *GOVERNANCE], SHOWN)),
    ("POST", "reviews"): Row(each([*IN_CARE, Person.OUTSIDE, *RECORDS, *GOVERNANCE], WRONG_METHOD)),
    ("GET", "review"): _REVIEW,
    ("POST", "review"): _REVIEW,
    ("GET", "unasked"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "unasked"): Row(each(IN_CARE, _ANSWERED)),
    ("GET", "authority"): Row(each(IN_CARE, _ANSWERED)),
    ("POST", "authority"): Row(each(IN_CARE, _ANSWERED)),
    ("GET", "assessments"): Row(each(PHOTOGRAPHER, SHOWN)),
    ("POST", "assessments"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("GET", "assess"): Row(each(PHOTOGRAPHER, _BY_OTHERS)),
    ("POST", "assess"): Row(each(PHOTOGRAPHER, _BY_OTHERS)),
    ("GET", "my-photographs"): Row(each(_MAKERS, SHOWN)),
    ("POST", "my-photographs"): Row(each(_MAKERS, WRONG_METHOD)),
    ("GET", "training-ask"): Row(each(_MAKERS, WRONG_METHOD)),
    ("POST", "training-ask"): Row({}),  # none is offered here
    ("GET", "training-give"): Row(each(PHOTOGRAPHER, WRONG_METHOD)),
    ("POST", "training-give"): Row({}),  # nobody asks for it here
    ("GET", "recording-others"): _OTHERS,
    ("POST", "recording-others"): _OTHERS,
    ("GET", "concern"): Row(each(ANYBODY, SHOWN)),
    ("POST", "concern"): Row(each(ANYBODY, SHOWN)),
    ("GET", "concern-sent"): Row(each(ANYBODY, SHOWN)),
    ("POST", "concern-sent"): Row(each(ANYBODY, WRONG_METHOD)),
    ("GET", "patient-concern"): Row(each([*IN_CARE, *WATCHERS, *RECORDS], _ANSWERED)),
    ("POST", "patient-concern"): Row(each([*IN_CARE, *WATCHERS, *RECORDS], _ANSWERED)),
    ("GET", "recording-concern"): _CONCERN,
    ("POST", "recording-concern"): _CONCERN,
    ("GET", "incidents"): Row(each(WATCHERS, SHOWN)),
    ("POST", "incidents"): Row(each(WATCHERS, WRONG_METHOD)),
    ("GET", "incident"): Row(each(WATCHERS, _ANSWERED)),
    ("POST", "incident"): Row(each(WATCHERS, _ANSWERED)),
}
