"""A third-level purpose is explicit: what would cover anything is known in any dress, and names are left alone."""

import pytest

from safelight.consent.open_ended import is_open_ended, names_nothing

WOULD_COVER_ANYTHING = (
    "as required",
    "Publication as required",
    "AS REQUIRED",
    "as   needed",
    "as\u00a0required",  # a space that does not break
    "as\trequired",
    "as-required",
    "as_required",
    "a\u200bs requ\u00adired",  # with what cannot be seen
    "as\u200brequired",
    "\uff41\uff4e\uff59 \uff55\uff53\uff45",  # full width
    "\U0001d41a\U0001d427\U0001d432 purpose",  # mathematical bold
    "\u0430ny purp\u043ese",  # Cyrillic letters that look alike
    "a n y  p u r p o s e",
    "a.n.y. u.s.e",
    "\u00e0ny \u00fcse",
    "Any and all purposes",
    "all uses",
    "any journal",
    "any other publication",
    "for any medical or teaching purpose",
    "for any lawful purpose",
    "every possible use",
    "various media",
    "future publications",
    "whatever is needed",
    "anywhere online",
    "Journals etc.",
    "books and so on",
    "the Lancet or similar",
    "where appropriate",
    "as we see fit",
    "when and where necessary",
    "if needed",
    "at the hospital's discretion",
    "including but not limited to the BMJ",
    "unrestricted",
    "without limitation",
    "blanket consent",
)
NAMES = (
    "Journal of Wounds",
    "The Lancet",
    "BMJ Case Reports",
    "Case report in the Journal of Illustrated Dermatology",
    "Anya's study",
    "Annals of Allergy",
    "BURNS-2",
    "Gray's Anatomy, 43rd edition",
    "St Luke's General Hospital website",
    "stlukes.example/burns",
    "The One Show, BBC One",
    "Medical Teacher",
    "Every Child Matters study",
    "All-Wales burns register",
    "Required Reading in Surgery",
    "Clinical Needs Assessment 2026",
    "Purpose and Practice in Nursing",
    "Thomas Required Reading",
    "Use of Force review",
    "Wounds International",
    "Future Healthcare Journal",
    "Whatley's Textbook of Skin",
    "Canyon Use study",
    "As You Like It, hospital theatre",
    "The Etcher's Journal",
    "Universal Medical Journal",
    "Restricted Growth study",
    "Nature",
    "Science",
    "\u0416\u0443\u0440\u043d\u0430\u043b \u043a\u043e\u0436\u0438",  # a journal in Russian
    "Revista Espa\u00f1ola de Cirug\u00eda",
)
ONLY_KINDS = (
    "a journal",
    "A medical journal",
    "the internet",
    "-",
    "tbc",
    "Journals and books",
    "TV",
    "n/a",
    "Study",
)


@pytest.mark.parametrize("wording", WOULD_COVER_ANYTHING)
def test_what_would_cover_anything_is_known(wording: str) -> None:
    assert is_open_ended(wording)


@pytest.mark.parametrize("wording", NAMES)
def test_a_name_is_a_name(wording: str) -> None:
    assert not is_open_ended(wording)
    assert not names_nothing(wording)


@pytest.mark.parametrize("wording", ONLY_KINDS)
def test_what_says_only_of_what_kind_it_is_names_nothing(wording: str) -> None:
    assert names_nothing(wording)


def test_a_name_that_sounds_like_it_is_left_to_people() -> None:
    """A list cannot tell a company of that name from a consent to anything: whoever reads the form can."""
    assert is_open_ended("The Any Purpose Players")
