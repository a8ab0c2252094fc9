"""Where the trail is kept: one append-only table, written in the same transaction as what it tells of."""
