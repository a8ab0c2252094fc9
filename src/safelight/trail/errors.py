"""What can be wrong with bytes that claim to be part of a trail. None of these messages repeats the bytes."""


class Unsound(ValueError):
    """The base of the family; never raised itself."""


class MalformedEntry(Unsound):
    """Not the bytes, or the values, of an entry as docs/spec/trail-entry.md has it."""


class MalformedFrontier(Unsound):
    """Not the right edge of a tree."""


class MalformedLine(Unsound):
    """Not a line of an export."""


class MalformedNote(Unsound):
    """Not a signed note, or not a checkpoint."""


class MalformedKey(Unsound):
    """Not a key of a signed note."""


class MalformedProof(Unsound):
    """Not a proof about a trail."""


class MalformedStamp(Unsound):
    """Not an RFC 3161 time stamp."""


class UnverifiedNote(Unsound):
    """The note is well formed, and the known key did not sign it."""


class UnverifiedProof(Unsound):
    """The proof is well formed, and does not hold."""


class UnverifiedStamp(Unsound):
    """Not a time stamp of this checkpoint by this authority."""
