"""Every entry that commits is journalled before its cause is acknowledged."""

import logging
from functools import partial

from django.db import transaction

from safelight.archive import journal
from safelight.archive.journal import Ahead, UnsoundJournal
from safelight.ledger.models import LedgerEntry

log = logging.getLogger(__name__)


def on_entry(*, instance: LedgerEntry, **_: object) -> None:
    transaction.on_commit(partial(_journal, must=b'"adds":' in bytes(instance.body)))


def _journal(*, must: bool) -> None:
    """What changes what is permitted must be on the journal to be acknowledged; a reading need not wait for a disk."""
    try:
        journal.catch_up()
    except (OSError, Ahead, UnsoundJournal) as error:
        if must:
            raise
        log.warning("The journal cannot be written: %s", error)
