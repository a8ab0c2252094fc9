"""Why a form waits for a person, in plain words: what is wrong, then what to do."""

from collections.abc import Iterable, Mapping
from typing import Final

from safelight.filing.doubts import Doubt
from safelight.filing.models import ReturnedForm
from safelight.filing.rows import returned_of

DOUBTS: Final[Mapping[Doubt, str]] = {
    Doubt.ANSWERED_SINCE: "Somebody has answered since it was printed: the date on the paper decides which came first.",
    Doubt.CHANGED: "Something is written under what they want to change: print a new form with what they want.",
    Doubt.CONTRADICTORY: "The boxes contradict each other: it says no, and asks for a change.",
    Doubt.FOREIGN: "It was printed by another installation, or before this one's secret was changed.",
    Doubt.FOUND_SINCE: "Something was found out about the patient since it was printed: see who decides now.",
    Doubt.MIXED: "Its pages are of two printings of the form, with different terms.",
    Doubt.NOT_A_CODE: "The code on it is not one of ours.",
    Doubt.NOT_DATED: "There is no date beside the signature.",
    Doubt.NOT_SIGNED: "It is not signed by the person who decides.",
    Doubt.NOT_SIGNED_BY_STAFF: "It is not signed by the member of staff.",
    Doubt.NO_CODE: "There is no code on it that can be read.",
    Doubt.OTHERS_DECIDE: "Somebody else decides for the patient now than when it was printed.",
    Doubt.PAGE_MISSING: "A page is missing: scan it and send it here, and the form is filed.",
    Doubt.PAGE_TWICE: "A page of it is there twice, and one may say something else than the other.",
    Doubt.PHOTOGRAPHED_SINCE: "Photographs were made since it was printed: its date decides what it covers.",
    Doubt.TAMPERED: "The code on it was changed: it is not as it was printed.",
    Doubt.TWO_FORMS: "There are codes of two forms on one page.",
    Doubt.UNKNOWN: "The code is ours, and this library does not know the form.",
    Doubt.UNKNOWN_VERSION: "It was printed by a newer version of the library, or its code is damaged.",
    Doubt.UNSURE: "One of its boxes cannot be read for certain.",
}
NO_DOUBT: Final = "Nothing speaks against it: it is filed as soon as you confirm what stands on it."


def reasons(returned: ReturnedForm, doubts: Iterable[Doubt]) -> tuple[str, ...]:
    """A sentence for each; which page is missing is named."""
    return tuple(_missing(returned) if each is Doubt.PAGE_MISSING else DOUBTS[each] for each in doubts) or (
        NO_DOUBT,
    )


def _missing(returned: ReturnedForm) -> str:
    found = returned_of(returned.pages.all())
    numbers = " and ".join(str(each) for each in found.missing) if found else ""
    return f"Page {numbers} is missing: scan it and send it here, and the form is filed."
