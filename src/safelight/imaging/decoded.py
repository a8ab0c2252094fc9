"""A picture decoded apart: what `deriving` makes of it, made by a process that can do nothing else."""

from time import monotonic
from typing import Final

from safelight.apart.decoders import Decoders
from safelight.apart.process import Failed
from safelight.imaging.handing import Unbelievable, described, refused
from safelight.imaging.limits import SECONDS, ensure_bytes
from safelight.imaging.unfit import TooMuchWork
from safelight.imaging.values import Derivation

# A file that takes all its time keeps one of them; whoever comes meanwhile has the other.
_AT_ONCE: Final = 2

PROGRAM: Final = "safelight.imaging.decoding"
_DECODERS: Final = Decoders(PROGRAM, _AT_ONCE)


def derived(data: bytes) -> Derivation:
    """The still's facts and its copies in every Size.

    Raises a subclass of Unfit; TooMuchWork if its decoder died or was ended. Raises `apart.process.Unable` if there
    is no decoder to be had, whatever the file.
    """
    ensure_bytes(len(data))
    until = monotonic() + SECONDS
    try:
        with _DECODERS.decoding(data, until) as process:
            said = process.value(until)
            if not isinstance(said, dict) or "derived" not in said:
                raise refused(said.get("unfit") if isinstance(said, dict) else None)
            found = described(said["derived"], len(data), lambda size: process.data(size, until))
            process.value(until)
            return found
    except (Failed, Unbelievable) as failed:
        raise TooMuchWork from failed
