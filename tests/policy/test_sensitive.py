"""Which recordings are covered until they are asked for: each ground by itself, and nothing beside them."""

from dataclasses import replace

import pytest

from safelight.policy.facts import (
    Authority,
    Facts,
    Identifiability,
    Kind,
    Life,
    MadeFor,
    Others,
    Patient,
    Recording,
    Shows,
    Wishes,
)
from safelight.policy.sensitive import is_sensitive

ORDINARY = Facts()


@pytest.mark.parametrize("shown", Shows)
def test_what_it_shows(shown: Shows) -> None:
    assert is_sensitive(replace(ORDINARY, recording=Recording(shows=frozenset({shown}))))


@pytest.mark.parametrize(
    "authority",
    [Authority.CHILD_PROTECTION, Authority.SUSPECTED_CHILD_ABUSE, Authority.SUSPECTED_ADULT_ABUSE],
)
def test_a_case_of_protection_or_abuse(authority: Authority) -> None:
    on_file = frozenset({authority, Authority.CLINICALLY_JUSTIFIED})
    assert is_sensitive(replace(ORDINARY, authorities=on_file))


@pytest.mark.parametrize(
    "recording",
    [
        Recording(made_for=MadeFor.CRIMINAL_INVESTIGATION),
        Recording(kind=Kind.POST_MORTEM),
        Recording(kind=Kind.COVERT),
    ],
)
def test_what_it_is(recording: Recording) -> None:
    assert is_sensitive(replace(ORDINARY, recording=recording))


@pytest.mark.parametrize("life", [Life.STILLBORN, Life.DYING_NEONATE])
def test_a_child_who_did_not_live(life: Life) -> None:
    assert is_sensitive(replace(ORDINARY, patient=Patient(age=0, life=life)))


@pytest.mark.parametrize(
    "known",
    [
        ORDINARY,
        replace(ORDINARY, patient=Patient(age=4, wishes=Wishes.DISTRESSED)),
        replace(ORDINARY, patient=Patient(life=Life.DECEASED)),
        replace(ORDINARY, authorities=frozenset({Authority.BEST_INTERESTS, Authority.LITIGATION_RISK})),
        replace(
            ORDINARY,
            recording=Recording(
                identifiability=Identifiability.IDENTIFIABLE,
                others=Others.UNCONSENTED,
                made_for=MadeFor.TEACHING,
            ),
        ),
    ],
)
def test_nothing_beside_them(known: Facts) -> None:
    assert not is_sensitive(known)
