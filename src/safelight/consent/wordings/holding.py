"""A form held against the hospital's policy: it may ask for more, never for less. On less nothing would rest."""

from safelight.consent.kinds import OF_PATIENTS
from safelight.consent.wordings.table import WordingRefused
from safelight.consent.wordings.wording import Wording
from safelight.policy.packs.cuh.choices import Choices
from safelight.policy.stack import Stack


def hold_against(wording: Wording, stack: Stack) -> None:
    """Raises `WordingRefused`. Only the Trust's pack has choices about forms; without it there is nothing to hold."""
    chosen = next((each for _, each in stack.profile.choices if isinstance(each, Choices)), None)
    if chosen is None:
        return
    signs = [each for each in chosen.form.signatures if each not in wording.signatures]
    if signs and wording.kind in OF_PATIENTS:
        raise WordingRefused(
            f"signatures leaves out {signs[0]}, who must sign by the hospital's policy (CUH-8.1)"
        )
    unwarned = [each for each in chosen.form.warned_purposes if each not in wording.caution.uses]
    if unwarned:
        raise WordingRefused(f"caution.uses leaves out {unwarned[0]}, of which the policy warns (CUH-8.1)")
