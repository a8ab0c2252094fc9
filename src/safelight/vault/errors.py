"""What can go wrong with an object or a key. Names in here are random; no message can identify a person."""


class VaultFailure(Exception):
    """The base of the family; never raised itself."""


class Damaged(VaultFailure):
    """The bytes are not what was stored: cut, changed, or no object at all. Restore them from a backup."""


class WrongIdentity(VaultFailure):
    """The object is sound as far as can be seen, and was encrypted to another identity."""


class WrongKey(VaultFailure):
    """An identity was wrapped by another key-encryption key, `wrapped_by`, than the one in use, `have`."""

    def __init__(self, wrapped_by: str, have: str) -> None:
        super().__init__(wrapped_by, have)
        self.wrapped_by, self.have = wrapped_by, have

    def __str__(self) -> str:
        return (
            f"The identity was wrapped by key-encryption key {self.wrapped_by}, and this installation has "
            f"{self.have}. Give it the key that it was set up with."
        )


class UnfitKey(VaultFailure):
    """The key-encryption key cannot be used as it is; the message says what to do."""


class Missing(VaultFailure):
    """The store has no object of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"The vault has no object {self.name}. Restore it from a backup."


class Exists(VaultFailure):
    """The store has an object of this name already, and never overwrites."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"The vault has an object {self.name} already. Store this one under a new name."


class StoreFull(VaultFailure):
    """There is no room; nothing of what was to be stored is left behind."""

    def __str__(self) -> str:
        return "The vault's disk is full. Nothing was kept: make room and take the files in again."


class StoreUnavailable(VaultFailure):
    """The store does not answer, or refuses; whether what was asked of it was done is not known."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return f"The vault's store {self.why}. Nothing was kept that counts: try again, or see to the store."
