"""The stack that the library runs: the national baseline, the hospital's own policy, and its profile."""

from typing import Final

from safelight.policy.packs.cuh import PACK as CUH
from safelight.policy.packs.gmc import PACK as GMC
from safelight.policy.profile import named
from safelight.policy.stack import Stack

PACKS: Final = {pack.name: pack for pack in (GMC, CUH)}
"""The packs that a case may name, from the baseline upwards."""

STACK: Final = Stack(PACKS.values(), named("cuh"))
