"""Any facts and any question at all, for properties."""

from datetime import date

from hypothesis import strategies as st

from safelight.policy.facts import Actor, Circumstances, Consent, Facts, Patient, Purpose, Recording, Status
from safelight.policy.questions import Alter, Disclose, Make, Question, Stand, Use

DAYS = st.sampled_from([date(1991, 5, 2), date(1996, 12, 31), date(1997, 1, 1), date(2026, 11, 1)])


def patients() -> st.SearchStrategy[Patient]:
    return st.builds(Patient, age=st.sampled_from([0, 9, 15, 16, 17, 18, 40]))


def recordings() -> st.SearchStrategy[Recording]:
    return st.builds(Recording, made_on=DAYS)


def consents(status: Status | None = None) -> st.SearchStrategy[Consent]:
    if status is None:
        return st.builds(Consent)
    return st.builds(Consent, status=st.just(status))


def facts() -> st.SearchStrategy[Facts]:
    return st.builds(
        Facts,
        patient=patients(),
        recording=recordings(),
        consents=st.lists(consents(), max_size=3).map(tuple),
        actor=st.builds(Actor),
        circumstances=st.builds(Circumstances),
        today=st.just(date(2026, 11, 22)),
    )


def questions() -> st.SearchStrategy[Question]:
    return st.one_of(st.builds(Make), st.builds(Use), st.builds(Disclose), st.builds(Alter), st.builds(Stand))


def uses() -> st.SearchStrategy[Use]:
    return st.builds(Use, purpose=st.sampled_from(Purpose))
