"""The trail is searched by time, person, recording, answer and event; what somebody did; both leave their entry."""

import csv
import io
import re
from datetime import date, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from safelight.consent.actions.merging import merge
from safelight.ledger import reading
from safelight.ledger.models import LedgerEntry
from safelight.library.models import Recording
from safelight.oversight import queries
from safelight.oversight.searching import Sought, entries
from safelight.oversight.views import searching as views
from safelight.people.care import state_reason
from safelight.trail.entry import Entry
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

ASKED = "/oversight/search/?since-day=&since-month=&since-year="


@pytest.fixture
def recording(cast: Cast) -> Recording:
    """Rose's photograph: taken, seen by Okafor, withdrawn, refused to Okafor; and Kofi's page was opened."""
    recording = play.photographed(cast)
    doctor = browser(cast, "okafor")
    doctor.get(f"/recordings/{recording.pk}/")
    play.withdraw(cast, cast.rose)
    doctor.get(f"/recordings/{recording.pk}/")
    doctor.get(f"/patients/{cast.kofi.pk}/")
    return recording


@pytest.fixture
def osei(cast: Cast) -> Client:
    return browser(cast, "osei")


def last() -> Entry:
    told = reading.at(LedgerEntry.objects.latest("index").index)
    assert told
    return told.entry


def events(sought: Sought) -> list[str]:
    return list(entries(sought).order_by("index").values_list("event", flat=True))


def test_by_person_recording_answer_and_event(cast: Cast, recording: Recording) -> None:
    okafor = cast.staff["okafor"].pk
    refused = Sought(staff=okafor, recording=recording.pk, verdict="deny")
    assert events(refused) == [Event.RECORDING_VIEW]
    assert events(Sought(staff=okafor, event=Event.CONSENT_WITHDRAW)) == [Event.CONSENT_WITHDRAW]
    assert events(Sought(recording=recording.pk, verdict="permit")) == [Event.RECORDING_VIEW]
    assert Event.PATIENT_OPEN in events(Sought(patient=cast.kofi.pk))
    assert Event.RECORDING_VIEW not in events(Sought(patient=cast.kofi.pk))


def test_of_what_the_trail_never_heard_nothing_is_found(cast: Cast) -> None:
    for sought in (Sought(staff=UUID(int=7)), Sought(patient=UUID(int=7)), Sought(recording=UUID(int=7))):
        assert not entries(sought).exists()


def test_both_days_of_a_time_count(cast: Cast) -> None:
    today = play.now().date()
    for days in (3, 2, 1):
        play.ask(cast, cast.rose, at=play.now() + timedelta(days=4 - days))
    asked = [today + timedelta(days=each) for each in (1, 2, 3)]
    assert len(events(Sought(since=asked[0], until=asked[0]))) == 1
    assert len(events(Sought(since=asked[0], until=asked[1]))) == 2
    assert len(events(Sought(since=asked[1]))) == 2
    assert events(Sought(since=asked[2] + timedelta(days=1))) == []
    assert events(Sought(until=date(2020, 1, 1))) == []


def test_a_merged_patient_is_found_under_either_record(cast: Cast) -> None:
    for each in (cast.rose, cast.kofi):
        play.ask(cast, each)
    alone = len(events(Sought(patient=cast.rose.pk)))
    merge(cast.acting("okafor"), cast.rose, cast.kofi, "Registered twice")
    both = [events(Sought(patient=each.pk)) for each in (cast.rose, cast.kofi)]
    assert both[0] == both[1]
    assert len(both[0]) > alone


def test_the_page_finds_and_names_what_only_its_readers_may_see(
    cast: Cast, recording: Recording, osei: Client
) -> None:
    staff = cast.staff["okafor"].pk
    page = words(osei.get(f"{ASKED}&staff={staff}&verdict=deny"))
    assert "1 entry" in page
    assert "Asked to view a photograph" in page
    assert "BARTHOLOMEW, Rose" in page
    assert "CUH-8.1" in page
    assert f'<a href="/oversight/staff/{staff}/">What Dr Okafor did, in figures</a>' in page


def test_a_search_is_an_entry_and_opening_the_page_is_another(
    cast: Cast, recording: Recording, osei: Client
) -> None:
    opened = words(osei.get(f"/oversight/search/?patient={cast.rose.pk}"))
    assert "BARTHOLOMEW, Rose" in opened
    assert last().event == Event.PAGE_OPEN
    address = f"{ASKED}&staff={cast.staff['okafor'].pk}&patient={cast.rose.pk}&recording={recording.pk}"
    osei.get(f"{address}&verdict=deny&event=recording:view&until-day=1&until-month=1&until-year=2099")
    entry = last()
    assert (entry.event, entry.detail["found"]) == (Event.TRAIL_SEARCH, 1)
    assert {"event", "verdict", "until", "of"} <= entry.detail.keys()
    assert set(entry.subjects) == {"patient", "recordings"}


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("&until-day=40&until-month=1&until-year=2026", "There is no such date."),
        (
            "&since-day=2&since-month=2&since-year=2026&until-day=1&until-month=2&until-year=2026",
            "ends before it begins",
        ),
        (f"&recording={UUID(int=7)}", "There is no such photograph"),
        ("&recording=elbow", "There is no such photograph"),
        (f"&patient={UUID(int=7)}", "There is no such patient"),
        (f"&staff={UUID(int=7)}", "There is no such member of staff"),
    ],
)
def test_says_what_is_wrong_and_keeps_what_was_typed(osei: Client, typed: str, problem: str) -> None:
    asked = ASKED if "since-day" not in typed else "/oversight/search/?"
    page = words(osei.get(f"{asked}&verdict=deny{typed}"))
    assert problem in page
    assert 'value="deny" selected' in page
    assert LedgerEntry.objects.filter(event=Event.TRAIL_SEARCH).count() == 0
    assert osei.get(f"{asked.replace('search/', 'search/found.csv')}{typed}").status_code == 302


def test_about_a_photograph_the_search_goes_on_from_its_log(recording: Recording, osei: Client) -> None:
    log = words(osei.get(f"/oversight/recordings/{recording.pk}/"))
    assert f'href="/oversight/search/?recording={recording.pk}"' in log
    opened = words(osei.get(f"/oversight/search/?recording={recording.pk}"))
    assert "Only entries about" in opened
    assert "Left elbow, overview" in opened
    assert f'name="recording" value="{recording.pk}"' in opened


def test_from_where_and_who_could_not_sign_in(cast: Cast, osei: Client) -> None:
    Client().post("/sign-in", {"login": "somebody@stlukes.example", "password": "a wrong one"})
    page = words(osei.get(f"{ASKED}&event=account:sign-in-failed"))
    assert "Failed to sign in" in page
    assert "Somebody unknown" in page
    assert "from 127.0.0.1" in page
    assert "from set-up" not in words(osei.get(f"{ASKED}&event=patient:register"))


def test_an_empty_answer_says_what_to_do(osei: Client) -> None:
    assert "Take a longer time" in words(osei.get(f"{ASKED}&event=policy:adopt"))


def test_older_entries_follow(
    cast: Cast, recording: Recording, osei: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "A_PAGE", 2)
    for _ in range(3):
        play.ask(cast, cast.rose)
    address, rows = f"{ASKED}&patient={cast.rose.pk}&event=request:ask", []
    while address:
        body = osei.get(address).content.decode()
        assert "4 entries" in body
        rows.append(body.count('class="nhsuk-table__row"'))
        older = re.search(r'<a href="([^"]+)">Older entries', body)
        address = f"/oversight/search/{unescape(older[1])}" if older else ""
    assert rows == [2, 2]


def test_the_file_has_all_of_it_names_no_patient_and_is_an_entry(
    cast: Cast, recording: Recording, osei: Client
) -> None:
    answer = osei.get(f"{ASKED.replace('search/', 'search/found.csv')}&staff={cast.staff['okafor'].pk}")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode())))
    assert len(rows) - 1 == entries(Sought(staff=cast.staff["okafor"].pk)).count()
    assert "Bartholomew" not in answer.getvalue().decode()
    entry = last()
    assert (entry.event, entry.detail["number"]) == (Event.TRAIL_EXPORT, len(rows) - 1)


def test_the_file_does_not_tell_of_itself(osei: Client) -> None:
    answer = osei.get(f"{ASKED.replace('search/', 'search/found.csv')}&event=trail:export")
    assert answer.getvalue().decode().count("\n") == 1  # its headings


def test_each_reason_stands_beside_its_own_entry(cast: Cast) -> None:
    now = play.now()
    for name, patient in (("stranger", cast.rose), ("stranger", cast.kofi), ("marques", cast.rose)):
        state_reason(cast.acting(name, at=now), patient, f"{name}, {patient.pk}, first")
    state_reason(cast.acting("stranger", at=now + timedelta(minutes=5)), cast.rose, "A second time")
    told = list(reading.everything(entries(Sought(event=Event.PATIENT_REACH))))
    assert list(queries.reasons(told).values()) == [
        "A second time",
        f"marques, {cast.rose.pk}, first",
        f"stranger, {cast.kofi.pk}, first",
        f"stranger, {cast.rose.pk}, first",
    ]


def test_what_somebody_did_in_figures_and_entries(cast: Cast, recording: Recording, osei: Client) -> None:
    state_reason(cast.acting("stranger"), cast.rose, "It is an emergency: bleeding, called by the ward")
    page = words(osei.get(f"/oversight/staff/{cast.staff['okafor'].pk}/"))
    assert "What Dr Okafor did" in page
    assert "2 patients" in page
    assert "MENSAH, Kofi" in page
    assert last().detail["of"] == last_actor(cast, "okafor")
    other = words(osei.get(f"/oversight/staff/{cast.staff['stranger'].pk}/"))
    assert "It is an emergency: bleeding, called by the ward" in other


def last_actor(cast: Cast, name: str) -> str:
    found = reading.of_staff(cast.staff[name].pk).first()
    assert found
    return found.actor


def test_somebody_who_never_came_has_done_nothing(cast: Cast, osei: Client) -> None:
    page = words(osei.get(f"/oversight/staff/{cast.staff['ferris'].pk}/"))
    assert "Nothing yet" in page
    assert "Never" in page
    assert osei.get(f"/oversight/staff/{UUID(int=7)}/").status_code == 404
