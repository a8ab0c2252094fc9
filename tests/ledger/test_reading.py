"""What the trail tells of a patient: also where several people's recordings were opened together."""

from django.db import connection

from safelight.ledger import reading
from safelight.ledger.acting import Role
from safelight.library import door
from safelight.policy.facts import Purpose
from tests import cast as play
from tests.cast import Cast


def test_a_patients_log_has_what_was_opened_among_others(cast: Cast) -> None:
    shown = []
    for seed, patient in enumerate((cast.rose, cast.kofi)):
        request = play.ask(cast, patient)
        play.sign(cast, request)
        shown.append(play.photograph(cast, request, seed))
    door.open_many(cast.acting("lindqvist", Role.TEACHER), [each.pk for each in shown], Purpose.TEACHING)
    for recording in shown:
        first = next(reading.of_patients([recording.patient_id], [recording.pk]))
        assert (first.entry.event, first.entry.purpose) == ("viewing:open", "teaching")
        assert len(first.entry.subjects["recordings"]) == 2


def test_the_trail_is_not_read_through_for_one_patient(cast: Cast) -> None:
    recording = play.photographed(cast)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = reading.about([recording.patient_id], [recording.pk]).explain()
    assert "entry_by_patient" in plan
    assert "mention_by_recording" in plan
    assert "Seq Scan" not in plan
