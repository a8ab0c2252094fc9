"""GMC 5, 8, 9: the scope of the guidance, and what holds for every recording."""

from safelight.policy.matter import Matter
from safelight.policy.rule import MAKE, USE, Answer, permits


@permits("GMC-8", on=MAKE | USE)
def consent_or_other_authority(matter: Matter) -> Answer:
    """A recording is made and used with consent or on other valid authority."""
    return bool(matter.granted)
