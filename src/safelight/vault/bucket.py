"""A bucket that speaks S3 as store: an object is put whole with one request, or is not there. docs/spec/vault-store.md.

What the library beneath says of a failure can hold addresses and keys' names: it stays the cause, and is not repeated.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Self

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    GenericError,
    PermissionDeniedError,
    PreconditionError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from safelight.vault.age import header, stream
from safelight.vault.errors import Exists, Missing, StoreUnavailable
from safelight.vault.store import Data, is_name

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

FIRST_READ: Final = header.MOST_BYTES + stream.SEALED_CHUNK  # what is read first of an object to decrypt it

_AT_ONCE: Final = 4  # puts
_DIGEST: Final = "sha256"
# An object is encrypted before it leaves, and a signature gives no secret away: plain HTTP will do in a data centre.
_CLIENT: "Final[ClientConfig]" = {
    "connect_timeout": timedelta(seconds=5),
    "read_timeout": timedelta(seconds=20),
    "timeout": timedelta(minutes=10),
    "allow_http": True,
}
_AGAIN: "Final[RetryConfig]" = {"max_retries": 2, "retry_timeout": timedelta(seconds=30)}


class BucketStore:
    """Objects in a bucket that exists."""

    def __init__(self, store: S3Store) -> None:
        self._store = store

    @classmethod
    def reached(cls, bucket: str, prefix: str) -> "BucketStore":
        """As `AWS_*` in the environment says. Raises `StoreUnavailable`."""
        try:
            store = S3Store(bucket, prefix=prefix or None, client_options=_CLIENT, retry_config=_AGAIN)
        except BaseError as failed:
            raise StoreUnavailable("cannot be reached as AWS_* in the environment says") from failed
        return cls(store)

    def put(self, name: str, data: Data) -> None:
        """Keep one object durably. Raises `Exists` or `StoreUnavailable`, and has kept nothing that counts then."""
        whole = data if isinstance(data, bytes) else b"".join(data)
        digest = sha256(whole).hexdigest()
        try:
            with _said(name):
                obstore.put(
                    self._store,
                    _named(name),
                    whole,
                    attributes={_DIGEST: digest},
                    mode="create",
                    use_multipart=False,
                )
        except Exists:
            # An answer that was lost is asked for again, and then it is ours that is there.
            if self._digest(name) != digest:
                raise

    def put_many(self, objects: Mapping[str, Data]) -> None:
        """Keep all of `objects` durably or, where it raises, none that the store lets go of again."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            puts = {name: pool.submit(self.put, name, data) for name, data in objects.items()}
        failures = {name: error for name, put in puts.items() if (error := put.exception()) is not None}
        if not failures:
            return
        for name in puts:
            if not isinstance(failures.get(name), Exists):  # somebody else's stays
                with suppress(Missing, StoreUnavailable):
                    self.delete(name)
        raise next(iter(failures.values()))

    def open(self, name: str) -> "BucketSource":
        """The object, for reading. Raises `Missing` or `StoreUnavailable`."""
        return BucketSource(self._store, _named(name))

    def size(self, name: str) -> int:
        """Bytes. Raises `Missing` or `StoreUnavailable`."""
        with _said(name):
            return obstore.head(self._store, _named(name))["size"]

    def delete(self, name: str) -> None:
        """Remove the object. Raises `Missing` or `StoreUnavailable`."""
        self.size(name)  # to delete what is not there is no failure in S3
        with _said(name):
            obstore.delete(self._store, name)

    def names(self, beginning: str = "") -> Iterator[str]:
        """Every object's name that begins so, in no order. Raises `StoreUnavailable`."""
        # A listing's own prefix is a folder's; names that follow the beginning are asked for, up to where they end.
        with _said(beginning):
            for some in obstore.list(self._store, offset=beginning or None):
                for each in some:
                    if not each["path"].startswith(beginning):
                        return
                    if is_name(each["path"]):
                        yield each["path"]

    def tidy(self, before: float) -> int:  # noqa: ARG002 - nothing is ever half stored
        """There is nothing to tidy: 0."""
        return 0

    def _digest(self, name: str) -> str | None:
        with _said(name):
            return obstore.get(self._store, name, options={"head": True}).attributes.get(_DIGEST)


class BucketSource:
    """An object of the bucket, open for reading. Several threads may read at once: it has no position."""

    def __init__(self, store: S3Store, name: str) -> None:
        """Raises `Missing` or `StoreUnavailable`."""
        self._store, self._name = store, name
        self._beginning, self.size = self._first()

    def read(self, start: int, length: int) -> bytes:
        """`length` bytes from `start`; fewer only at the end. Raises `Missing` or `StoreUnavailable`."""
        stop = min(start + length, self.size)
        if stop <= len(self._beginning):
            return self._beginning[start:stop]
        if start >= stop:
            return b""
        with _said(self._name):
            return bytes(obstore.get_range(self._store, self._name, start=start, end=stop))

    def close(self) -> None:
        """Nothing is held that needs giving back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _first(self) -> tuple[bytes, int]:
        """The beginning, and the size of the whole."""
        with _said(self._name):
            try:
                got = obstore.get(self._store, self._name, options={"range": (0, FIRST_READ)})
            except GenericError:
                # Of an empty object there is no range (RFC 9110 15.5.17); every other failure fails again.
                if obstore.head(self._store, self._name)["size"]:
                    raise
                return b"", 0
            return bytes(got.bytes()), got.meta["size"]


def _named(name: str) -> str:
    if not is_name(name):
        raise ValueError("An object's name is 32 hexadecimal digits in lower case.")
    return name


@contextmanager
def _said(name: str) -> Iterator[None]:
    """The store's failures as the vault's."""
    try:
        yield
    except FileNotFoundError as error:
        if "NoSuchBucket" in str(error):
            raise StoreUnavailable("has no such bucket") from error
        raise Missing(name) from None
    except (AlreadyExistsError, PreconditionError):
        raise Exists(name) from None
    except (PermissionDeniedError, UnauthenticatedError) as error:
        raise StoreUnavailable("refuses the credentials") from error
    except (BaseError, OSError) as error:
        raise StoreUnavailable("does not answer, or failed") from error
