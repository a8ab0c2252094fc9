"""What information governance sees: the week, and who saw what."""

import csv
import io
from uuid import uuid4

import pytest

from safelight.ledger import reading
from safelight.library.models import Recording
from safelight.oversight.presenters.log import LogLine, csv_rows
from safelight.oversight.presenters.words import EVENTS
from safelight.policy.facts import Purpose
from safelight.release.actions import download
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words


def _seen_and_refused(cast: Cast) -> Recording:
    """The doctor sees Rose's photograph, she withdraws, the doctor is refused; the recording."""
    recording = play.photographed(cast)
    client = browser(cast, "okafor")
    client.get(f"/recordings/{recording.pk}/")
    play.withdraw(cast, cast.rose)
    client.get(f"/recordings/{recording.pk}/")
    return recording


def test_every_event_has_its_words() -> None:
    assert set(EVENTS) == set(Event)


def test_an_empty_week_says_what_would_fill_it(cast: Cast) -> None:
    page = words(browser(cast, "osei").get("/oversight/"))
    assert "None. Whatever the library refuses" in page
    assert "None. A copy is listed here" in page
    assert "Find a patient" in page


def test_the_week_shows_refusals_recalls_and_health(cast: Cast) -> None:
    recording = play.photographed(cast)
    download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    client = browser(cast, "okafor")
    play.withdraw(cast, cast.rose)
    client.get(f"/recordings/{recording.pk}/")
    page = words(browser(cast, "osei").get("/oversight/"))
    assert "Dr Lindqvist holds a copy of" in page
    assert "CUH-8.1" in page
    assert "Dr Okafor" in page
    assert "Bartholomew" not in page


def test_the_log_of_a_patient_tells_who_saw_what_and_why_not(cast: Cast) -> None:
    _seen_and_refused(cast)
    page = words(browser(cast, "osei").get(f"/oversight/patients/{cast.rose.pk}/"))
    assert "BARTHOLOMEW, Rose" in page
    assert "Dr Okafor" in page
    assert page.count("Left elbow, overview, ") == 4  # taken in, viewed, refused, and its own log
    assert "Asked to view a photograph" in page
    assert "CUH-8.1" in page
    assert "Recorded a withdrawal" in page


def test_the_log_of_a_recording_tells_of_it_alone(cast: Cast) -> None:
    recording = _seen_and_refused(cast)
    other = play.ask(cast, cast.kofi)
    page = words(browser(cast, "osei").get(f"/oversight/recordings/{recording.pk}/"))
    assert "Viewed a photograph" in page
    assert "Asked for photographs" not in page
    assert other.patient.family_name not in page


def test_the_table_has_a_line_for_each_entry_and_no_patients_name(cast: Cast) -> None:
    _seen_and_refused(cast)
    answer = browser(cast, "osei").get(f"/oversight/patients/{cast.rose.pk}/log.csv")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode())))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="log-{str(cast.rose.pk)[:8]}.csv"'
    assert rows[0][:2] == ["When", "Who"]
    assert {row[1] for row in rows[1:]} >= {"Dr Okafor", "Dr Marques"}
    assert "Bartholomew" not in "".join(map(",".join, rows))


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_table_is_a_formula(cast: Cast, start: str) -> None:
    at = play.ask(cast, cast.rose).asked_at
    line = LogLine(0, at, f"{start}cmd()", "Clinician", "Viewed", "", None, "")
    assert list(csv_rows([line]))[1][1] == f"'{start}cmd()"


def test_who_reads_a_log_is_on_it(cast: Cast) -> None:
    client = browser(cast, "osei")
    page = words(client.get(f"/oversight/patients/{cast.rose.pk}/"))
    assert "Dr Osei" in page
    client.get(f"/oversight/patients/{cast.rose.pk}/log.csv")
    client.get(f"/oversight/patients/{cast.rose.pk}/letter")
    told = [each.entry.event for each in reading.of_patients([cast.rose.pk], [])]
    assert told[:3] == [Event.TRAIL_READ, Event.TRAIL_EXPORT, Event.TRAIL_READ]


def test_what_is_not_there_has_no_log(cast: Cast) -> None:
    client = browser(cast, "osei")
    for address in ("patients/{}/", "patients/{}/log.csv", "recordings/{}/"):
        assert client.get(f"/oversight/{address.format(uuid4())}").status_code == 404


def test_is_for_information_governance_alone(cast: Cast) -> None:
    recording = play.photographed(cast)
    here = [
        "",
        f"patients/{cast.rose.pk}/",
        f"patients/{cast.rose.pk}/log.csv",
        f"recordings/{recording.pk}/",
    ]
    for name in ("okafor", "marques", "lindqvist", "adeyemi"):
        client = browser(cast, name)
        for address in here:
            assert client.get(f"/oversight/{address}").status_code == 404
