"""A consent runs out so many months after it was given, as its form's own version says; the pages say when."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from safelight.consent import actions as consents
from safelight.consent.models import Consent
from safelight.consent.presenters.recorded import runs_out as said
from safelight.consent.running_out import runs_out
from safelight.consent.wordings.files import in_force, read
from safelight.ledger.acting import Unattended
from safelight.policy.default import STACK
from safelight.policy.facts import Level, Purpose, Status
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


@pytest.mark.parametrize(
    ("given_on", "months", "until"),
    [
        (date(2026, 11, 24), 0, None),
        (date(2026, 11, 24), 1, date(2026, 12, 24)),
        (date(2026, 11, 24), 60, date(2031, 11, 24)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_so_many_months_later(given_on: date, months: int, until: date | None) -> None:
    assert runs_out(given_on, months) == until


def test_it_is_filled_in_when_it_is_signed(cast: Cast) -> None:
    named = play.sign(cast, play.ask(cast, cast.rose), Level.SPECIFIED, (Purpose.PUBLICATION,))
    teaching = play.sign(cast, play.ask(cast, cast.rose))
    today = named.at.date()
    assert named.expires_on == runs_out(today, 60)
    assert teaching.expires_on is None


def test_the_months_are_those_of_the_forms_own_version(cast: Cast, tmp_path: Path) -> None:
    before = play.ask(cast, cast.rose)
    text = next(each.text for each in in_force(None, STACK) if each.wording.kind == "photographs")
    file = tmp_path / "photographs.toml"
    file.write_text(text.replace('version = "1"', 'version = "2"').replace("months = 0", "months = 24"))
    consents.adopt(Unattended("set-up", play.now()), read(file, STACK))
    after = play.ask(cast, cast.rose)
    assert play.sign(cast, before).expires_on is None
    signed = play.sign(cast, after)
    assert signed.expires_on == runs_out(signed.at.date(), 24)


def test_the_pages_say_when(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    until = play.sign(cast, request, Level.SPECIFIED, (Purpose.PUBLICATION,)).expires_on
    assert until is not None
    line = f"Runs out on {until:%d-%b-%Y}"
    client = browser(cast, "okafor")
    assert f"{line}: from that day on it covers the medical record" in words(
        client.get(f"/forms/{request.form_id}/")
    )
    assert line in words(client.get(f"/patients/{cast.rose.pk}/"))
    recording = play.photograph(cast, request)
    assert line in words(client.get(f"/recordings/{recording.pk}/"))


def test_what_has_run_out_says_so_and_a_refusal_never_does() -> None:
    day = date(2026, 11, 24)
    consent = Consent(status=Status.GIVEN, expires_on=day)
    assert said(consent, day - timedelta(days=1)) == "Runs out on 24-Nov-2026"
    assert said(consent, day) == "Ran out on 24-Nov-2026"
    assert said(Consent(status=Status.REFUSED, expires_on=day), day) is None
    assert said(Consent(status=Status.GIVEN), day) is None
