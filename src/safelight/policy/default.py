"""The stack of the hospital that Safelight comes with as an example: what cases, proofs and tests speak of.

An installation decides by its own, `settings.SAFELIGHT_STACK`; an import contract keeps the two apart.
"""

from importlib import resources
from typing import Final

from safelight.policy.hospital import parse
from safelight.policy.stack import Stack

EXAMPLE: Final = "cuh.toml"

STACK: Final[Stack] = parse(resources.files("safelight.policy.profiles").joinpath(EXAMPLE).read_text("utf-8"))

PACKS: Final = {pack.name: pack for pack in STACK.packs}
"""Its packs by name, from the baseline upwards."""
