"""LUKE 1: what the policy is about."""

from safelight.policy.matter import Matter
from safelight.policy.rule import USE, Answer, permits


@permits("LUKE-1", on=USE)
def what_it_leaves_to_the_others(matter: Matter) -> Answer:
    """Beyond what this policy asks for, the national guidance and the Trust's policy decide.

    The ground that a stricter pack needs: without one it would have nothing that opens, and refuse every use.
    """
    return True
