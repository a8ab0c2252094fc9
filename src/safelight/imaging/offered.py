"""What can be told of a file that is offered without a decoder: its length, and whether its name tells the truth."""

from pathlib import PurePath

from safelight.imaging.formats import HEAD_BYTES, RAW_EXTENSIONS, announced, describe, sniff
from safelight.imaging.limits import ensure_bytes
from safelight.imaging.unfit import NotAPicture, WrongKind


def ensure_offered_truly(data: bytes, name: str) -> None:
    """Of the name only the ending is looked at. Raises a subclass of Unfit."""
    ensure_bytes(len(data))
    head = data[:HEAD_BYTES]
    kind, says = sniff(head), announced(name)
    ending = PurePath(name).suffix.lower()
    if ending in RAW_EXTENSIONS:
        raise NotAPicture("a camera raw file")
    if says and says != kind:
        raise WrongKind(says.label, describe(head))
    if kind and ending and not says:
        raise WrongKind(ending, describe(head))
