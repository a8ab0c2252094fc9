"""From an identifier to the pseudonym that stands in the trail. The salt is kept apart and can be erased."""

import secrets
from collections.abc import Iterable
from uuid import UUID

from safelight.ledger.models import Salt
from safelight.trail.pseudonym import pseudonym


def pseudonyms(kind: str, keys: Iterable[UUID]) -> dict[UUID, str]:
    """The pseudonym of each key; a salt is made for whoever has none yet."""
    wanted = set(keys)
    if not wanted:
        return {}
    salts = _salts(kind, wanted)
    missing = wanted - salts.keys()
    if missing:
        fresh = [Salt(kind=kind, key=key, salt=secrets.token_bytes(32)) for key in missing]
        Salt.objects.bulk_create(
            fresh, ignore_conflicts=True
        )  # another worker may be quicker: read what stands
        salts = _salts(kind, wanted)
    return {key: pseudonym(salt, kind, str(key)) for key, salt in salts.items()}


def known_pseudonym(kind: str, key: UUID) -> str | None:
    """The pseudonym to look something up by, or None if the trail has never heard of it."""
    salt = _salts(kind, {key}).get(key)
    return None if salt is None else pseudonym(salt, kind, str(key))


def pseudonyms_known(kind: str, keys: Iterable[UUID]) -> list[str]:
    """The pseudonyms to look something up by, of those keys that the trail has heard of."""
    return [pseudonym(salt, kind, str(key)) for key, salt in _salts(kind, set(keys)).items()]


def keys_behind(kind: str, names: Iterable[str]) -> dict[str, UUID]:
    """The identifiers behind pseudonyms, so far as their salts are not erased. It tries every salt of the kind."""
    wanted = set(names)
    salts = Salt.objects.filter(kind=kind).values_list("key", "salt").iterator(chunk_size=5000)
    named = ((pseudonym(bytes(salt), kind, str(key)), key) for key, salt in salts)
    return {name: key for name, key in named if name in wanted}


def _salts(kind: str, keys: set[UUID]) -> dict[UUID, bytes]:
    rows = Salt.objects.filter(kind=kind, key__in=keys).values_list("key", "salt")
    return {key: bytes(salt) for key, salt in rows}
