"""What oversight does when it hears that a recording should not have been made, or is another patient's too."""

from safelight.ledger.acting import Acting
from safelight.library.models import Recording
from safelight.oversight.actions import open_about, open_about_both
from safelight.policy.verdict import Verdict


def on_made_against_the_rules(*, by: Acting, recording: Recording, verdict: Verdict, **_: object) -> None:
    """Runs inside the transaction that files the recording: without its incident it is not filed."""
    open_about(by, recording, verdict)


def on_filed_under_another(*, by: Acting, recording: Recording, other: Recording, **_: object) -> None:
    """The same."""
    open_about_both(by, recording, other)
