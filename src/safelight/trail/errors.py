"""What can be wrong with bytes that claim to be part of a trail. None of these messages repeats the bytes."""


class Unsound(ValueError):
    """The base of the family; never raised itself."""


class MalformedEntry(Unsound):
    """Not the bytes, or the values, of an entry as docs/spec/trail-entry.md has it."""


class MalformedFrontier(Unsound):
    """Not the right edge of a tree."""


class MalformedNote(Unsound):
    """Not a signed note, or not a checkpoint."""


class MalformedKey(Unsound):
    """Not a key of a signed note."""


class UnverifiedNote(Unsound):
    """The note is well formed, and the known key did not sign it."""
