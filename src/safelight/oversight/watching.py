"""Who watches over the library: these roles open every page of oversight, and nobody else opens one."""

from typing import Final

from safelight.ledger.acting import Role

WATCHING: Final = (Role.INFORMATION_GOVERNANCE, Role.CALDICOTT_GUARDIAN)
