"""CUH 8: explicit consent from every patient, in every case."""

from safelight.policy.matter import Matter
from safelight.policy.rule import MAKE, USE, Answer, permits


@permits("CUH-8", on=MAKE | USE)
def explicit_consent(matter: Matter) -> Answer:
    """Only the patient, or whoever is entitled to in their place, waives confidentiality, and expressly."""
    return bool(matter.granted)
