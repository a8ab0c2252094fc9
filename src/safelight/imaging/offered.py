"""What can be told of a file that is offered without a decoder: its length, and whether its name tells the truth."""

from pathlib import PurePath

from safelight.imaging.formats import OTHER_RAW, OTHER_RAW_EXTENSIONS, announced, describe, sniff
from safelight.imaging.limits import ensure_bytes
from safelight.imaging.unfit import NotAPicture, WrongKind


def ensure_offered_truly(data: bytes, name: str) -> None:
    """Of the name only the ending is looked at. Raises a subclass of Unfit."""
    kind, says = sniff(data), announced(name)
    ensure_bytes(len(data), says or kind)
    ending = PurePath(name).suffix.lower()
    if ending in OTHER_RAW_EXTENSIONS:
        raise NotAPicture(OTHER_RAW)
    if says and says != kind:
        raise WrongKind(says.label, describe(data))
    if kind and ending and not says:
        raise WrongKind(ending, describe(data))
    ensure_bytes(len(data), kind)
