"""A folder as store: atomic, durable, and never overwriting. docs/spec/vault-store.md."""

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final, Self
from weakref import finalize

from safelight.vault.errors import Exists, Missing, StoreFull, StoreUnavailable
from safelight.vault.store import Data, is_name

_PARTIAL: Final = ".partial"
_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
# The disk, or the machine that it is mounted from, is gone or read-only.
_GONE: Final = frozenset(
    (
        errno.EIO,
        errno.EROFS,
        errno.ESTALE,
        errno.ENOTCONN,
        errno.ENODEV,
        errno.ENXIO,
        errno.ETIMEDOUT,
        errno.EHOSTDOWN,
    )
)
_OBJECT_MODE: Final = 0o400
_FOLDER_MODE: Final = 0o700


class LocalStore:
    """Objects in the folder `root`, which is made where it is missing."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._partial = root / _PARTIAL
        for folder in (root, self._partial):
            folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)

    def put(self, name: str, data: Data) -> None:
        """Keep one object durably. Raises `Exists`, `StoreFull` or `StoreUnavailable`, and has kept nothing then."""
        self.put_many({name: data})

    def put_many(self, objects: Mapping[str, Data]) -> None:
        """Keep all of `objects` durably or, where it raises, none."""
        paths = {name: self._path(name) for name in objects}
        with _said(), ExitStack() as partial, ExitStack() as undo:
            sources = [self._write(data, partial) for data in objects.values()]
            for source, (name, path) in zip(sources, paths.items(), strict=True):
                _link(source, path, name)
                undo.callback(path.unlink)
            # All three levels, also where another process made them: its own call may still be under way.
            _synchronise([folder for path in paths.values() for folder in path.parents[:3]])
            undo.pop_all()

    def open(self, name: str) -> "LocalSource":
        """The object, for reading. Raises `Missing`."""
        try:
            with _said():
                return LocalSource(os.open(self._path(name), os.O_RDONLY))
        except FileNotFoundError:
            raise Missing(name) from None

    def size(self, name: str) -> int:
        """Bytes. Raises `Missing`."""
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            raise Missing(name) from None

    def delete(self, name: str) -> None:
        """Remove the object durably. Raises `Missing`."""
        path = self._path(name)
        try:
            path.unlink()
        except FileNotFoundError:
            raise Missing(name) from None
        _synchronise([path.parent])

    def names(self, beginning: str = "") -> Iterator[str]:
        """Every object's name that begins so, in no order."""
        outer, inner = f"{beginning[:2]:?<2}", f"{beginning[2:4]:?<2}"
        found = (path.name for path in self._root.glob(f"{outer}/{inner}/*") if is_name(path.name))
        return (name for name in found if name.startswith(beginning))

    def tidy(self, before: float) -> int:
        """Remove what kills left half stored before this time (POSIX, seconds); how many files."""
        left = 0
        for path in self._partial.iterdir():
            with suppress(FileNotFoundError):  # a living process's own, finished since it was listed
                if path.stat().st_mtime < before:
                    path.unlink()
                    left += 1
        return left

    def _path(self, name: str) -> Path:
        if not is_name(name):
            raise ValueError("An object's name is 32 hexadecimal digits in lower case.")
        return self._root / name[:2] / name[2:4] / name

    def _write(self, data: Data, partial: ExitStack) -> Path:
        """A new file with `data`, on the disk, that `partial` removes."""
        path = self._partial / secrets.token_hex()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OBJECT_MODE)
        partial.callback(path.unlink)
        with os.fdopen(descriptor, "wb", buffering=0):
            for part in (data,) if isinstance(data, bytes) else data:
                _write_all(descriptor, part)
            os.fsync(descriptor)
        return path


class LocalSource:
    """A file of the store, open for reading until it is closed or nobody holds it. Several threads may read at once: it
    has no position.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._close = finalize(self, os.close, descriptor)
        self.size = os.fstat(descriptor).st_size

    def read(self, start: int, length: int) -> bytes:
        """`length` bytes from `start`; fewer only at the end. Raises `StoreUnavailable` where the disk fails."""
        parts = []
        with _said():
            while length > 0 and (part := os.pread(self._descriptor, length, start)):
                parts.append(part)
                start, length = start + len(part), length - len(part)
        return b"".join(parts)

    def close(self) -> None:
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _write_all(descriptor: int, part: bytes) -> None:
    view = memoryview(part)
    while view:
        view = view[os.write(descriptor, view) :]


def _link(source: Path, path: Path, name: str) -> None:
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    # A link and not a rename: a rename would silently replace an object of the same name.
    try:
        os.link(source, path)
    except FileExistsError:
        raise Exists(name) from None


@contextmanager
def _said() -> Iterator[None]:
    """The disk's failures as the vault's."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StoreFull from error
        if error.errno in _GONE:
            raise StoreUnavailable("does not answer, or failed") from error
        raise


def _synchronise(folders: list[Path]) -> None:
    """Each folder once: that a file has a name is on the disk only when its folder is."""
    for folder in dict.fromkeys(folders):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
