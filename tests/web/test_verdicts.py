"""The policy's answers as a page says them."""

from safelight.policy.default import STACK
from safelight.policy.facts import Consent, Facts, Giver, Level, Patient, Purpose, Recording, Status
from safelight.policy.questions import Use
from safelight.policy.verdict import Verdict
from safelight.web.verdicts import PURPOSES, paragraphs, verdict_row, ways

AGREED = Consent(by=Giver.PATIENT, level=Level.TEACHING)


def asked(purpose: Purpose, *consents: Consent) -> Verdict:
    return STACK.decide(Facts(patient=Patient(), recording=Recording(), consents=consents), Use(purpose))


def test_what_bars_it_stands_before_what_is_missing() -> None:
    verdict = asked(Purpose.CARE, Consent(by=Giver.PATIENT, status=Status.WITHDRAWN))
    texts = [each.text for each in paragraphs(verdict)]
    missing = [each.startswith("Not met: ") for each in texts]
    assert missing == sorted(missing)
    assert missing[0] is False
    assert missing[-1] is True
    said = {each.removeprefix("Not met: ") for each in texts}
    assert said == {each.reason for each in verdict.determinations}


def test_a_yes_rests_on_what_holds() -> None:
    row = verdict_row(Purpose.TEACHING, asked(Purpose.TEACHING, AGREED))
    assert (row.purpose, row.permitted) == ("Teaching", True)
    assert row.paragraphs
    assert not any(each.text.startswith("Not met") for each in row.paragraphs)


def test_what_would_make_it_right() -> None:
    assert ways(asked(Purpose.TEACHING)) == ("The patient's signed consent to this use, level teaching.",)
    assert ways(asked(Purpose.TEACHING, AGREED)) == ()


def test_every_purpose_has_its_words() -> None:
    assert set(PURPOSES) == set(Purpose)
