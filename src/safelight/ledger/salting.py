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
        # Another worker may be quicker: read what stands.
        Salt.objects.bulk_create([_fresh(kind, key) for key in missing], ignore_conflicts=True)
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
    """The identifiers behind pseudonyms, so far as their salts are not erased."""
    return dict(Salt.objects.filter(kind=kind, pseudonym__in=set(names)).values_list("pseudonym", "key"))


def _fresh(kind: str, key: UUID) -> Salt:
    salt = secrets.token_bytes(32)
    return Salt(kind=kind, key=key, salt=salt, pseudonym=pseudonym(salt, kind, str(key)))


def _salts(kind: str, keys: set[UUID]) -> dict[UUID, bytes]:
    rows = Salt.objects.filter(kind=kind, key__in=keys).values_list("key", "salt")
    return {key: bytes(salt) for key, salt in rows}
