"""The code that is typed in by hand: a wrong letter is noticed."""

import pytest

from safelight.paper.short import ALPHABET, Mistyped, short_code, typed_code
from tests.paper.making import KEY, OTHER_KEY, TERMS, form_id

SHORT = short_code(form_id(1), TERMS, KEY)


@pytest.mark.parametrize(
    "text", [SHORT, SHORT.lower(), SHORT.replace("-", ""), f"  {SHORT.replace('-', ' ')} "]
)
def test_it_may_be_typed_in_any_way(text: str) -> None:
    assert typed_code(text) == SHORT


@pytest.mark.parametrize("number", range(40))
def test_each_has_a_check_letter(number: int) -> None:
    assert typed_code(short_code(form_id(number), TERMS, KEY))


@pytest.mark.parametrize("place", [at for at, letter in enumerate(SHORT) if letter != "-"])
def test_any_one_wrong_letter_is_noticed(place: int) -> None:
    for letter in ALPHABET + "01ILO":
        if letter != SHORT[place]:
            with pytest.raises(Mistyped, match="Type the 12 letters"):
                typed_code(SHORT[:place] + letter + SHORT[place + 1 :])


def test_any_two_letters_that_changed_places_are_noticed() -> None:
    letters = SHORT.replace("-", "")
    for one in range(12):
        for other in range(one + 1, 12):
            swapped = list(letters)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            if swapped != list(letters):
                with pytest.raises(Mistyped):
                    typed_code("".join(swapped))


@pytest.mark.parametrize("text", ["", "K7MQ", SHORT + "A", "É" * 12])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(Mistyped):
        typed_code(text)


def test_it_depends_on_form_terms_and_key() -> None:
    others = {
        short_code(form_id(2), TERMS, KEY),
        short_code(form_id(1), TERMS[::-1], KEY),
        short_code(form_id(1), TERMS, OTHER_KEY),
    }
    assert len(others - {SHORT}) == 3
