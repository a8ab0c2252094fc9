"""Which records are one person's, by the merges that stand. Nothing is moved by a merge, so all reads ask here."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from safelight.people.models import Patient, PatientMerge


def one_person(patient: UUID) -> frozenset[UUID]:
    """All the records of this person, this one among them."""
    return persons([patient])[patient]


def persons(
    patients: Iterable[UUID], standing: QuerySet[PatientMerge] | None = None
) -> dict[UUID, frozenset[UUID]]:
    """For each record all the records of the same person; by the merges `standing`, else by those that stand now."""
    asked = frozenset(patients)
    groups: list[set[UUID]] = []
    merges = PatientMerge.objects.filter(undone=None) if standing is None else standing
    for folded, kept in _links(asked, merges):
        touching = [each for each in groups if folded in each or kept in each]
        groups = [each for each in groups if each not in touching]
        groups.append({folded, kept}.union(*touching))
    return {
        each: next((frozenset(one) for one in groups if each in one), frozenset([each])) for each in asked
    }


def surviving(patient: UUID) -> UUID:
    """The record that a person goes by: the one that the others were folded into."""
    links = dict(_links(frozenset([patient]), PatientMerge.objects.filter(undone=None)))
    while patient in links:
        patient = links[patient]
    return patient


def lock(patient: UUID) -> frozenset[UUID]:
    """All records of this person, locked until the transaction ends; a merge meanwhile waits, or is seen."""
    locked: frozenset[UUID] = frozenset()
    while locked != (found := one_person(patient)):
        list(Patient.objects.select_for_update(no_key=True).filter(pk__in=found).order_by("pk"))
        locked = found
    return locked


def one_merge_at_a_time() -> None:
    """Until this transaction ends nobody else merges: two who merge in opposite directions cannot make a circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('patient merges'))")


def _links(patients: frozenset[UUID], standing: QuerySet[PatientMerge]) -> list[tuple[UUID, UUID]]:
    """The merges that lead from or to these, directly or through others."""
    known, links = patients, list[tuple[UUID, UUID]]()
    while True:
        found = list(standing.filter(Q(folded__in=known) | Q(kept__in=known)).values_list("folded", "kept"))
        if len(found) == len(links):
            return links
        known, links = known.union(*found), found
