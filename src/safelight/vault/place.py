"""Where an installation keeps its objects: a folder or a bucket, as one setting names it. docs/spec/vault-store.md."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from safelight.vault.local import LocalStore
from safelight.vault.store import Store

_SCHEME: Final = "s3://"
_BUCKET: Final = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")  # as S3 has them
_PREFIX: Final = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine, or one that several mount."""

    path: Path

    def open(self) -> Store:
        return LocalStore(self.path)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of a store that speaks S3; endpoint, region and credentials are in the environment (`AWS_*`)."""

    name: str
    prefix: str

    def open(self) -> Store:
        """Raises `StoreUnavailable` where the environment does not say how to reach it."""
        from safelight.vault.bucket import BucketStore  # noqa: PLC0415 - nobody else needs the library

        return BucketStore.reached(self.name, self.prefix)


def parse(text: str) -> Folder | Bucket:
    """`/a/folder` or `s3://bucket/prefix`. Raises `ValueError`, which says what is wrong."""
    if not text.startswith(_SCHEME):
        if not text.startswith("/"):
            raise ValueError("is neither a folder's whole path nor s3://bucket/prefix.")
        return Folder(Path(text))
    name, _, prefix = text.removeprefix(_SCHEME).partition("/")
    prefix = prefix.rstrip("/")
    if not _BUCKET.fullmatch(name) or (prefix and not _PREFIX.fullmatch(prefix)) or ".." in prefix:
        raise ValueError("is not s3://bucket/prefix.")
    return Bucket(name, prefix)
