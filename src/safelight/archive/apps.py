"""The archive as a Django app without tables: it hears of every entry of the trail."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "safelight.archive"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from safelight.archive.listening import on_entry
        from safelight.ledger.models import LedgerEntry

        post_save.connect(on_entry, sender=LedgerEntry, dispatch_uid="entries are journalled")
