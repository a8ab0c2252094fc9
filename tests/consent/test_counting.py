"""Which words are put before the policy: in the order of speaking, without what is void, overruled or in dispute."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from safelight.consent.counting import WHOLE, counting, disputes
from safelight.consent.models import Consent, Resolution
from safelight.policy.facts import Giver, Level, Scope, Status

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
_numbers = count(1)


def said(name: str = "Ann Poe", **other: object) -> Consent:
    number = next(_numbers)
    values = {"by": Giver.PARENT, "level": Level.TEACHING, "status": Status.GIVEN, "to": Scope.RECORDING}
    return Consent(number=number, giver_name=name, at=NOON + timedelta(hours=number), **(values | other))


def test_the_order_is_that_of_speaking() -> None:
    withdrawn = said(status=Status.WITHDRAWN)
    signed_before_and_back_after = said(said_at=withdrawn.at - timedelta(hours=2))
    assert counting([withdrawn, signed_before_and_back_after], [], TODAY)[-1] is withdrawn


@pytest.mark.parametrize(
    "other",
    [{"status": Status.REFUSED}, {"status": Status.WITHDRAWN}, {"level": Level.RECORDS}],
    ids=["no", "no more", "less"],
)
def test_while_two_parents_disagree_no_yes_counts_and_every_no_does(other: dict[str, object]) -> None:
    mother, father = said("Ann Poe"), said("Ben Poe", **other)
    assert disputes([mother, father]) == {(Giver.PARENT, WHOLE)}
    refusals = [] if father.status == Status.GIVEN else [father]
    assert counting([mother, father], [], TODAY) == refusals


def test_two_who_say_the_same_do_not_disagree() -> None:
    both = [said("Ann Poe"), said("Ben Poe")]
    assert counting(both, [], TODAY) == both


def test_one_person_may_change_their_mind() -> None:
    words = [said("Ann Poe"), said(" ann  POE", status=Status.REFUSED)]
    assert counting(words, [], TODAY) == words


def test_what_people_settled_stands_until_somebody_speaks_again() -> None:
    mother, father = said("Ann Poe"), said("Ben Poe", status=Status.REFUSED)
    settled = Resolution(upholds=mother, through=father.number)
    assert counting([mother, father], [settled], TODAY) == [mother]
    again = said("Ben Poe", status=Status.REFUSED)
    assert counting([mother, father, again], [settled], TODAY) == [again]


def test_a_later_use_that_has_run_out_is_over() -> None:
    use = said(to=Scope.USE, level=Level.SPECIFIED, purposes=["publication"], expires_on=TODAY)
    assert counting([use], [], TODAY - timedelta(days=1)) == [use]
    assert counting([use], [], TODAY) == []
