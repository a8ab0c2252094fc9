"""Any facts and any question at all, for properties. Most are ordinary in most respects, so that some are permitted."""

from dataclasses import fields
from datetime import date
from typing import Any

from hypothesis import strategies as st

from safelight.policy.facts import (
    TODAY,
    Actor,
    Authority,
    Circumstances,
    Consent,
    Facts,
    Patient,
    Purpose,
    Recording,
)
from safelight.policy.questions import Alter, Disclose, Make, Question, Stand, Use

AGES = st.sampled_from([40, 0, 9, 15, 16, 17, 18])
DAYS = st.sampled_from([date(2026, 11, 1), date(1991, 5, 2), date(1996, 12, 31), date(1997, 1, 1)])


def _some_of(kind: type[Any], **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The class with up to three of its facts out of the ordinary."""
    every = st.builds(kind, **{field.name: known.get(field.name, ...) for field in fields(kind)})
    names = [field.name for field in fields(kind)]

    def mixed(strange: Any, chosen: list[str]) -> Any:
        return kind(**{name: getattr(strange, name) for name in chosen})

    return st.builds(mixed, every, st.lists(st.sampled_from(names), max_size=3, unique=True))


def consents() -> st.SearchStrategy[Consent]:
    return st.builds(Consent, **{field.name: ... for field in fields(Consent)})


def facts() -> st.SearchStrategy[Facts]:
    return st.builds(
        Facts,
        patient=_some_of(Patient, age=AGES),
        recording=_some_of(Recording, made_on=DAYS),
        consents=st.lists(consents(), max_size=3).map(tuple),
        authorities=st.frozensets(st.sampled_from(Authority), max_size=5),
        actor=_some_of(Actor),
        circumstances=_some_of(Circumstances),
        today=st.just(TODAY),
    )


def questions() -> st.SearchStrategy[Question]:
    """Making and using more often than the rest."""
    return st.one_of(
        st.builds(Make),
        uses(),
        st.builds(Disclose),
        st.builds(Alter, operation=..., whole_image=..., to_avoid_consent=...),
        st.builds(Stand),
    )


def uses() -> st.SearchStrategy[Use]:
    return st.builds(Use, purpose=st.sampled_from(Purpose), means=..., venue=...)
