"""What the people of the library were told, by which it is judged afterwards."""

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Book:
    """`acknowledged` and the like hold what a page said was done. What broke may have been done or not."""

    filed: set[str] = field(default_factory=set)  # digests of files
    refused: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    consents: set[str] = field(default_factory=set)  # keys of the pages that they were signed on
    withdrawn: set[str] = field(default_factory=set)  # recordings
    destroyed: set[str] = field(default_factory=set)
    views: Counter[str] = field(default_factory=Counter)  # pages of recordings that were served
    copies: Counter[str] = field(default_factory=Counter)
    pictures: int = 0
    wrong: list[str] = field(default_factory=list)  # what must never happen, as it was seen
    harm: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)  # what people were told did not work
    logged: str = ""  # what the server wrote
    lock: Lock = field(default_factory=Lock)

    def add(self, what: str, key: str) -> None:
        with self.lock:
            getattr(self, what).add(key)

    def count(self, what: str, key: str) -> None:
        with self.lock:
            getattr(self, what)[key] += 1

    @property
    def done(self) -> int:
        """How much was acknowledged until now."""
        return len(self.filed) + len(self.consents) + len(self.withdrawn) + sum(self.views.values())

    def says(self) -> str:
        harm = ", ".join(f"{number:,} {what}" for what, number in sorted(self.harm.items()))
        done = {
            "photographs filed": len(self.filed),
            "refused": len(self.refused),
            "consents": len(self.consents),
            "withdrawals": len(self.withdrawn),
            "destroyed": len(self.destroyed),
            "pages": sum(self.views.values()),
            "pictures": self.pictures,
            "copies": sum(self.copies.values()),
        }
        acknowledged = ", ".join(f"{number:,} {what}" for what, number in done.items())
        failed = ", ".join(f"{number:,} {what}" for what, number in sorted(self.failed.items()))
        return f"Harm: {harm}.\nAcknowledged: {acknowledged}.\nDid not work, and was said so or broke off: {failed}."
