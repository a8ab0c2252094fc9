"""Decisions of the common question per second: may this be used for that, with one consent, under both packs.

Each is on other facts, and none comes from a cache. Against cedarpy deciding the plain three-level question
(does the level cover the purpose?) on the same number of consents, its policies parsed beforehand.
"""

import itertools
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import cedarpy

from bench.figures import Figure, paired
from safelight.policy.default import STACK
from safelight.policy.facts import Consent, Facts, Giver, Level, Patient, Purpose, Recording
from safelight.policy.questions import Use

NUMBER = 20_000
CEDAR_NUMBER = 1_000
ROUNDS = 5
LEVELS = """
permit (principal, action == Action::"use", resource) when { ["care", "audit"].contains(context.purpose) };
permit (principal, action == Action::"use", resource)
    when { context.level == "teaching" && context.purpose == "teaching" };
permit (principal, action == Action::"use", resource)
    when { context.level == "specified" && context.named.contains(context.purpose) };
forbid (principal, action, resource) when { context.status != "given" };
"""


def measure() -> Figure:
    ours_took, theirs_took = paired(_ours(), _cedar(), ROUNDS)
    ours, theirs = NUMBER / ours_took, CEDAR_NUMBER / theirs_took
    return Figure(ours, "decisions/s", "cedarpy, three levels only", ours / theirs)


def _ours() -> Callable[[], None]:
    questions = list(_questions())

    def decide() -> None:
        for facts, question in questions:
            STACK.decide(facts, question)

    return decide


def _cedar() -> Callable[[], None]:
    policies, entities = cedarpy.PolicySet.from_str(LEVELS), cedarpy.Entities.from_json_str("[]")
    requests = [
        {
            "principal": 'User::"doctor"',
            "action": 'Action::"use"',
            "resource": f'Recording::"{number}"',
            "context": {"level": level, "purpose": purpose, "named": [], "status": "given"},
        }
        for number, (level, purpose) in enumerate(
            itertools.islice(
                itertools.cycle(itertools.product(("records", "teaching"), ("care", "teaching"))),
                CEDAR_NUMBER,
            )
        )
    ]

    def decide() -> None:
        for request in requests:
            cedarpy.is_authorized(request, policies, entities)

    return decide


def _questions() -> Iterator[tuple[Facts, Use]]:
    """Facts that all differ: in age, in the day the recording was made, in level and in purpose."""
    day = date(2020, 1, 1)
    made = (
        (
            Facts(
                patient=Patient(age=16 + number % 70),
                recording=Recording(made_on=day + timedelta(days=number // 70)),
                consents=(Consent(by=Giver.PATIENT, level=level),),
                today=date(2026, 11, 22),
            ),
            Use(purpose),
        )
        for number in itertools.count()
        for level, purpose in itertools.product(
            (Level.RECORDS, Level.TEACHING), (Purpose.CARE, Purpose.TEACHING)
        )
    )
    return itertools.islice(made, NUMBER)
