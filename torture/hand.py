"""`python -m torture.hand`: destroys the recordings whose identifiers it is told, a line each, and says which are gone.

No page destroys yet; this is the use case, in a process that can be killed.
"""

import sys
from uuid import UUID

import django

django.setup()

from django.utils import timezone

from safelight.ledger.acting import Unattended
from safelight.library.destroying import NothingToDestroy, destroy
from safelight.vault.register import What

for line in sys.stdin:
    try:
        destroy(Unattended("torture", timezone.now()), What.RECORDING, UUID(line.strip()))
    except NothingToDestroy:
        print("again", flush=True)
    else:
        print("gone", flush=True)
