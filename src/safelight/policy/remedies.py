"""What would make it lawful: the smallest sets of missing facts, found by search over the vocabulary.

No rule is asked what it would like: each candidate set is decided by the stack like any other facts. Obtaining an
authority never closes a door (the proof shows it), so a door that stays shut with all of them is left alone.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from safelight.policy.change import Change, Consented, arrangements, authorities, consents
from safelight.policy.facts import Authority, Facts
from safelight.policy.questions import Question
from safelight.policy.stack import Stack

MOST: Final = 6
"""The largest set looked for: the text that asks most, a film by outsiders, asks for six things."""

Remedy = tuple[Change, ...]


class _Noting(frozenset[Authority]):
    """Authorities that note which of them a decision has looked for."""

    asked: set[Authority]

    def __contains__(self, authority: object) -> bool:
        if isinstance(authority, Authority):
            self.asked.add(authority)
        return super().__contains__(authority)


def remedies(stack: Stack, facts: Facts, question: Question, most: int = MOST) -> tuple[Remedy, ...]:
    """The smallest sets of changes with which the stack permits; empty where it permits already or none is found."""
    if stack.decide(facts, question).permitted:
        return ()
    found: list[Remedy] = []
    for signing in (None, *consents(facts, question)):
        size = most if not found else min(most, len(found[0]))
        found += _with(stack, facts, question, signing, size)
        smallest = min(map(len, found), default=0)
        found = [remedy for remedy in found if len(remedy) == smallest]
    return tuple(_narrowest(found))


def _with(
    stack: Stack, facts: Facts, question: Question, signing: Consented | None, most: int
) -> Iterator[Remedy]:
    """The smallest sets that contain this consent, or none."""
    base: Remedy = (signing,) if signing else ()
    signed = _after(facts, base)
    offered = tuple(_relevant(stack, signed, question))
    for size in range(most - len(base) + 1):
        found = [
            (*base, *others)
            for others in combinations(offered, size)
            if stack.decide(_after(signed, others), question).permitted
        ]
        if found:
            yield from found
            return


def _relevant(stack: Stack, facts: Facts, question: Question) -> Iterator[Change]:
    """The arrangements, and the authorities that the rules look for in some arrangement with all or none on file.

    Nothing where even all of it together would not do.
    """
    ways = tuple(arrangements(facts, question))
    obtainable = tuple(authorities(facts))
    asked: set[Authority] = set()
    useful = [
        way
        for way in ((), *((way,) for way in ways), *combinations(ways, 2), *combinations(ways, 3))
        if stack.decide(_noting(_after(facts, (*way, *obtainable)), asked), question).permitted
    ]
    for way in useful:
        stack.decide(_noting(_after(facts, way), asked), question)
    if useful:
        helping = {change for way in useful for change in way}
        yield from (way for way in ways if way in helping)
        yield from (change for change in obtainable if change.authority in asked)


def _noting(facts: Facts, asked: set[Authority]) -> Facts:
    noting = _Noting(facts.authorities)
    noting.asked = asked
    return Facts(
        facts.patient,
        facts.recording,
        facts.consents,
        noting,
        facts.actor,
        facts.circumstances,
        facts.today,
    )


def _after(facts: Facts, changes: Iterable[Change]) -> Facts:
    for change in changes:
        facts = change.on(facts)
    return facts


def _narrowest(found: Iterable[Remedy]) -> Iterator[Remedy]:
    """Of sets that differ only in how much one giver signs, the first, which is the narrowest."""
    seen: set[object] = set()
    for remedy in found:
        key = tuple(change.consent.by if isinstance(change, Consented) else change for change in remedy)
        if key not in seen:
            seen.add(key)
            yield remedy
