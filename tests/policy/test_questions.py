"""A question as one word of the trail, and back."""

import pytest

from safelight.policy.proof.proving import QUESTIONS
from safelight.policy.questions import Question, asked_by, token


@pytest.mark.parametrize("question", QUESTIONS, ids=token)
def test_a_question_comes_back(question: Question) -> None:
    assert asked_by(token(question)) == question


def test_no_two_questions_are_one_word() -> None:
    assert len({token(each) for each in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize(
    "word", ["", "use", "use/teaching", "use/x/view/public", "alter/crop/2/0", "make/now"]
)
def test_any_other_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=r"is no question|is not a valid"):
        asked_by(word)
