"""Where an object's bytes are read from: a file, a bucket or memory, by ranges. Nothing is decrypted here."""

from typing import Protocol, Self


class Source(Protocol):
    """An object as it is stored, open for reading."""

    @property
    def size(self) -> int:
        """Bytes."""

    def read(self, start: int, length: int) -> bytes:
        """`length` bytes from `start`; fewer only at the end."""

    def close(self) -> None:
        """Give back what the source holds."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...


class InMemory:
    """An object that is held in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def size(self) -> int:
        return len(self._data)

    def read(self, start: int, length: int) -> bytes:
        return self._data[start : start + length]

    def close(self) -> None:
        """Nothing is held that needs giving back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
