"""A refusal on its way up to a page: the policy's verdict as an exception."""

from safelight.policy.verdict import Verdict


class Refused(Exception):
    """The policy said no. `verdict` has the rules and paragraphs; the message names only them."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(", ".join(str(each) for each in verdict.citations))
        self.verdict = verdict
