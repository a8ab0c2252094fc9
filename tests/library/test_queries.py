"""What is said of a recording is listed as the policy hears it."""

from safelight.consent.actions import Covers
from safelight.library import queries
from safelight.library.facts import load
from safelight.library.models import Recording, RenditionKind
from safelight.policy.facts import Level
from tests import cast as play
from tests.cast import Cast


def _listed(cast: Cast, recording: Recording) -> list[str]:
    """The statuses, the last first; as many as the policy hears."""
    said = [each.status for each in queries.consents_about(recording)]
    by = cast.acting("okafor")
    assert said[::-1] == [each.status for each in load([recording], by)[recording.pk].consents]
    return said


def test_a_word_on_another_form_is_not_about_it(cast: Cast) -> None:
    recording, other = play.photographed(cast, seed=1), play.photographed(cast, seed=2)
    play.withdraw(cast, cast.rose, Covers(form=other.form_id))
    assert _listed(cast, recording) == ["given"]
    assert _listed(cast, other) == ["withdrawn", "given"]


def test_a_word_on_one_recording_is_about_no_other(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    recording, other = (play.photograph(cast, request, seed) for seed in (1, 2))
    play.withdraw(cast, cast.rose, Covers(recording=other.pk))
    assert _listed(cast, recording) == ["given"]
    assert _listed(cast, other) == ["withdrawn", "given"]


def test_a_word_on_everything_is_about_each(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    play.withdraw(cast, cast.rose)
    assert _listed(cast, recording) == ["withdrawn", "given"]


def test_the_first_and_the_last_have_a_neighbour_on_one_side(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    first, second, third = (play.photograph(cast, request, seed) for seed in (1, 2, 3))
    assert queries.neighbours(first) == (None, second.pk)
    assert queries.neighbours(second) == (first.pk, third.pk)
    assert queries.neighbours(third) == (second.pk, None)


def test_sizes_are_of_the_rendition_asked_for(cast: Cast) -> None:
    recording = play.photographed(cast)
    assert queries.sizes([recording.pk], RenditionKind.ORIGINAL) == {recording.pk: (320, 320)}
