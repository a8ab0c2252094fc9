"""Pictures that the studio has not made are assessed by a person; whoever made one is told, and offered training."""

from uuid import uuid4

import pytest

from safelight.ledger.models import LedgerEntry
from safelight.library.making import Making
from safelight.library.models import Recording
from safelight.library.quality import Ruler, Short
from safelight.policy.facts import MadeBy
from safelight.studio import assessing
from safelight.studio.assessing import Opinion
from safelight.studio.models import Assessed, QualityAssessment
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

FIT = {"outcome": "accepted"}
SHORT = {"outcome": "falls-short", "reasons": ["blurred", "view"]}


@pytest.fixture
def theirs(cast: Cast) -> Recording:
    """Rose's elbow, photographed by Okafor, who is registered for it; brought in by Marques."""
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    making = Making(made_by=MadeBy.REGISTERED_STAFF, maker=cast.staff["okafor"].pk, ruler=Ruler.NOT_SAID)
    recording = play.photograph(cast, request, making=making)
    assert recording.standing == "available"
    return recording


def address(recording: Recording) -> str:
    return f"/recordings/{recording.pk}/assess"


def sent(**told: object) -> dict[str, object]:
    return {"key": str(uuid4()), **told}


def test_it_waits_without_the_patients_name(cast: Cast, theirs: Recording) -> None:
    page = words(browser(cast, "marques").get("/assessments/"))
    assert f'href="{address(theirs)}">Left elbow, overview' in page
    assert "Dr Okafor" in page
    assert "Too few pixels" in page
    assert not [each for each in ("Bartholomew", "BARTHOLOMEW", "9990010374") if each in page]


def test_the_studios_own_does_not_wait(cast: Cast) -> None:
    own = play.photographed(cast)
    marques = browser(cast, "marques")
    assert "Nothing waits to be assessed" in words(marques.get("/assessments/"))
    assert marques.get(address(own)).status_code == 404


def test_it_is_seen_through_the_door(cast: Cast, theirs: Recording) -> None:
    page = words(browser(cast, "marques").get(address(theirs)))
    assert "/viewings/" in page
    entry = LedgerEntry.objects.latest("index")
    assert (entry.event, entry.verdict) == ("recording:view", "permit")


def test_what_is_sensitive_is_covered(cast: Cast, theirs: Recording) -> None:
    Recording.objects.filter(pk=theirs.pk).update(sensitive=True)
    page = browser(cast, "marques").get(address(theirs))
    assert "Sensitive, and so covered." in words(page)
    assert "/screen" not in page.content.decode()


def test_what_may_not_be_seen_is_not_assessed(cast: Cast, theirs: Recording) -> None:
    play.withdraw(cast, cast.rose)
    marques = browser(cast, "marques")
    assert marques.get(address(theirs)).status_code == 403
    assert marques.post(address(theirs), sent(**FIT)).status_code == 403
    assert not QualityAssessment.objects.exists()


def test_what_is_fit_waits_no_more(cast: Cast, theirs: Recording) -> None:
    marques = browser(cast, "marques")
    answer = marques.post(address(theirs), sent(**FIT, reasons=["blurred"]))
    assert (answer.status_code, answer["Location"]) == (303, "/assessments/")
    found = QualityAssessment.objects.get()
    assert (found.outcome, found.reasons, found.assessed_by) == ("accepted", [], cast.staff["marques"])
    assert "Nothing waits to be assessed" in words(marques.get("/assessments/"))
    assert "Fit for its purpose" in words(marques.get(address(theirs)))
    assert "Fit for its purpose" in words(browser(cast, "okafor").get("/my-photographs/"))


def test_the_verdict_and_its_entry_are_one(
    cast: Cast, theirs: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    opinion = Opinion(Assessed.FALLS_SHORT, (Short.BLURRED,), ruler=False, key=uuid4())

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    before = LedgerEntry.objects.count()
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("safelight.ledger.writing.append", die)
        assessing.assess(cast.acting("marques"), theirs, opinion)
    assert not QualityAssessment.objects.exists()
    assert LedgerEntry.objects.count() == before
    assessing.assess(cast.acting("marques"), theirs, opinion)
    entry = LedgerEntry.objects.latest("index")
    assert entry.event == "recording:assess"
    assert b'"outcome":"falls-short"' in bytes(entry.body)
    assert b'"blurred"' in bytes(entry.body)


def test_a_shortfall_needs_a_reason(cast: Cast, theirs: Recording) -> None:
    page = browser(cast, "marques").post(address(theirs), sent(outcome="falls-short"))
    assert "Tick what it falls short of." in words(page)
    assert not QualityAssessment.objects.exists()


def test_there_is_no_room_for_words(cast: Cast, theirs: Recording) -> None:
    page = browser(cast, "marques").post(address(theirs), sent(outcome="falls-short", reasons=["Rose"]))
    assert page.status_code == 200
    assert not QualityAssessment.objects.exists()


def test_what_was_measured_is_ticked_already(cast: Cast, theirs: Recording) -> None:
    page = words(browser(cast, "marques").get(address(theirs)))
    assert 'value="resolution" checked' in page
    assert 'value="dark" checked' not in page


def test_a_second_click_is_none(cast: Cast, theirs: Recording) -> None:
    marques, told = browser(cast, "marques"), sent(**SHORT)
    assert [marques.post(address(theirs), told).status_code for _ in range(2)] == [303, 303]
    assert QualityAssessment.objects.count() == 1


def test_the_second_assessor_is_told(cast: Cast, theirs: Recording) -> None:
    marques = browser(cast, "marques")
    marques.post(address(theirs), sent(**FIT))
    answer = marques.post(address(theirs), sent(**SHORT))
    assert answer.status_code == 409
    assert "Somebody has assessed it meanwhile" in words(answer)
    assert QualityAssessment.objects.get().outcome == "accepted"


def test_nobody_assesses_their_own(cast: Cast, theirs: Recording) -> None:
    Recording.objects.filter(pk=theirs.pk).update(maker=cast.staff["marques"])
    answer = browser(cast, "marques").post(address(theirs), sent(**FIT))
    assert answer.status_code == 409
    assert "somebody else of the studio assesses it" in words(answer)
    assert not QualityAssessment.objects.exists()


def test_the_assessor_sees_the_ruler(cast: Cast, theirs: Recording) -> None:
    marques = browser(cast, "marques")
    assert "A ruler is in the frame" in words(marques.get(address(theirs)))
    marques.post(address(theirs), sent(**FIT, ruler="on"))
    theirs.refresh_from_db()
    assert theirs.ruler == "there"


def test_whoever_made_it_is_told_and_offered_training(cast: Cast, theirs: Recording) -> None:
    marques, okafor = browser(cast, "marques"), browser(cast, "okafor")
    assert "Not assessed yet" in words(okafor.get("/my-photographs/"))
    marques.post(address(theirs), sent(**SHORT))
    page = words(okafor.get("/my-photographs/"))
    for each in (
        "Falls short",
        "Blurred",
        "Not the view that was asked for",
        "The studio offers you training",
    ):
        assert each in page
    assert not [each for each in ("Bartholomew", "BARTHOLOMEW", "<img", "/viewings/") if each in page]
    assert "No photographs of yours" in words(browser(cast, "stranger").get("/my-photographs/"))
    assert "No photographs of yours" in words(marques.get("/my-photographs/"))


def test_training_is_asked_for_and_given(cast: Cast, theirs: Recording) -> None:
    marques, okafor = browser(cast, "marques"), browser(cast, "okafor")
    marques.post(address(theirs), sent(**SHORT))
    assert okafor.post(f"/recordings/{theirs.pk}/training").status_code == 303
    assert LedgerEntry.objects.filter(event="training:ask").count() == 1
    assert "You asked for training on" in words(okafor.get("/my-photographs/"))
    assert "Dr Okafor, Department" in words(marques.get("/assessments/"))
    assert marques.post(f"/recordings/{theirs.pk}/training-given").status_code == 303
    assert "You were trained on" in words(okafor.get("/my-photographs/"))
    assert "Training asked for" not in words(marques.get("/assessments/"))
    assert marques.post(f"/recordings/{theirs.pk}/training-given").status_code == 404
    assert b"patient" not in bytes(LedgerEntry.objects.filter(event="training:give").get().body)


@pytest.mark.parametrize("outcome", [None, FIT])
def test_what_is_not_offered_cannot_be_asked_for(
    cast: Cast, theirs: Recording, outcome: dict[str, str] | None
) -> None:
    if outcome:
        browser(cast, "marques").post(address(theirs), sent(**outcome))
    assert browser(cast, "okafor").post(f"/recordings/{theirs.pk}/training").status_code == 404


def test_anothers_training_is_not_ones_own(cast: Cast, theirs: Recording) -> None:
    browser(cast, "marques").post(address(theirs), sent(**SHORT))
    for name in ("stranger", "marques", "lindqvist"):
        assert browser(cast, name).post(f"/recordings/{theirs.pk}/training").status_code == 404


def test_of_an_unknown_maker_whoever_brought_it_is_told(cast: Cast, theirs: Recording) -> None:
    Recording.objects.filter(pk=theirs.pk).update(maker=None)
    assert "Left elbow, overview" in words(browser(cast, "marques").get("/my-photographs/"))
    assert "No photographs of yours" in words(browser(cast, "okafor").get("/my-photographs/"))


def test_the_year_in_figures(cast: Cast, theirs: Recording) -> None:
    request = play.ask(cast, cast.kofi)
    play.sign(cast, request)
    for seed in range(1, 4):
        play.photograph(cast, request, seed, Making(made_by=MadeBy.REGISTERED_STAFF))
    play.photograph(cast, request, 9)
    for number, recording in enumerate(
        Recording.objects.filter(form=request.form).exclude(made_by="media-studio")
    ):
        outcome, reasons = (Assessed.FALLS_SHORT, (Short.DARK,)) if number == 0 else (Assessed.ACCEPTED, ())
        assessing.assess(
            cast.acting("marques"), recording, Opinion(outcome, reasons, ruler=False, key=uuid4())
        )
    own, others = assessing.by_source(play.now())
    assert (own.made_by, own.filed) == (MadeBy.MEDIA_STUDIO, 1)
    assert (others.filed, others.accepted, others.short, others.waiting) == (4, 2, 1, 1)
    page = words(browser(cast, "marques").get("/assessments/"))
    assert "2 (66 %)" in page
    assert "1 (33 %)" in page
    assert page.count("Not assessed<") == 2
