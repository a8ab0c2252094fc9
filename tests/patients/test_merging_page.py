"""The page on which two records are merged and a merge is undone."""

import pytest
from django.http import HttpResponse

from safelight.people.identity import one_person
from safelight.people.models import PatientMerge
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

WHY = "The same address, and she says so herself"


def sent(cast: Cast, number: str = "999 002 0744", who: str = "ferris", **more: str) -> HttpResponse:
    form = {"other": number, "reason": WHY, **more}
    return browser(cast, who).post(f"/patients/{cast.rose.pk}/merges", form)


def test_both_records_are_shown_before_anything_happens(cast: Cast) -> None:
    play.photographed(cast)
    page = words(sent(cast))
    assert "Are these one person?" in page
    assert page.index("BARTHOLOMEW, Rose") < page.index("MENSAH, Kofi")
    assert "1 photograph; 1 word about them" in page
    assert not PatientMerge.objects.exists()


def test_confirmed_they_are_one_person_and_undone_they_are_two(cast: Cast) -> None:
    assert sent(cast, confirmed="on").status_code == 303
    assert one_person(cast.rose.pk) == {cast.rose.pk, cast.kofi.pk}
    client = browser(cast, "ferris")
    page = words(client.get(f"/patients/{cast.kofi.pk}/merges"))
    assert "MENSAH, Kofi (NHS number 999 002 0744) was merged into BARTHOLOMEW, Rose" in page
    undo = {"merge": PatientMerge.objects.get().pk, "why": "They are cousins of the same name"}
    assert client.post(f"/patients/{cast.rose.pk}/merges/undo", undo).status_code == 303
    assert one_person(cast.rose.pk) == {cast.rose.pk}
    assert "Undone on" in words(client.get(f"/patients/{cast.rose.pk}/merges"))


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("999 002 0745", "a digit is missing or mistyped"),
        ("999 003 1258", "No record here has this number"),
        ("999 001 0374", "cannot be merged with itself"),
    ],
    ids=["mistyped", "unknown", "itself"],
)
def test_what_cannot_be_merged_is_refused_by_name(cast: Cast, number: str, says: str) -> None:
    page = sent(cast, number, confirmed="on")
    assert says in words(page)
    assert WHY in words(page)  # nothing typed is lost
    assert not PatientMerge.objects.exists()


def test_twice_and_in_a_circle_are_refused_by_name(cast: Cast) -> None:
    sent(cast, confirmed="on")
    assert "one person's already" in words(sent(cast, confirmed="on"))
    circle = {"other": "9990010374", "reason": WHY, "confirmed": "on"}
    answer = browser(cast, "ferris").post(f"/patients/{cast.kofi.pk}/merges", circle)
    assert "one person's already" in words(answer)
    assert PatientMerge.objects.count() == 1


def test_a_merge_is_undone_once_and_for_a_reason(cast: Cast) -> None:
    sent(cast, confirmed="on")
    client, merge = browser(cast, "ferris"), PatientMerge.objects.get().pk
    address = f"/patients/{cast.rose.pk}/merges/undo"
    assert "Say a little more" in words(client.post(address, {"merge": merge, "why": "no"}))
    good = {"merge": merge, "why": "They are cousins of the same name"}
    assert client.post(address, good).status_code == 303
    assert client.post(address, good).status_code == 200
    assert one_person(cast.rose.pk) == {cast.rose.pk}
