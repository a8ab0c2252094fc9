"""Why a backup cannot be taken or restored: what happened, then what to do."""


class Unrestorable(Exception):
    """Nothing was changed: the message names what stands in the way."""


class BackupFailed(Exception):
    """Nothing of this backup was kept."""
