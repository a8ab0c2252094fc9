"""A form that comes back on paper: filed by itself as the same record, once, or put before a person with the reason."""

from random import Random

import pytest
from PIL import Image

from safelight.consent.models import Consent
from safelight.filing import actions
from safelight.filing.doubts import Doubt, doubts_about
from safelight.filing.models import Outcome, ReturnedForm, Scan, Settlement
from safelight.filing.receiving import Outcome as Told
from safelight.library.models import Document
from safelight.paper.layout import LOWER_CODE, Box
from safelight.paper.returned import Ink
from safelight.policy.facts import Level, Status
from tests import cast as play
from tests.cast import Cast
from tests.filing.papers import asked, came_back, printed, scan, send, signed, waiting
from tests.paper.scanner import smear


def doubts(cast: Cast) -> list[tuple[Doubt, ...]]:
    by = cast.acting("ferris")
    return [doubts_about(by, each, each.pages.all()) for each in waiting()]


def test_a_signed_form_files_itself(cast: Cast) -> None:
    form = asked(cast)
    told = send(cast.acting("ferris"), scan(*signed(printed(cast, form))))
    assert told.outcome is Told.FILED, told
    consent = Consent.objects.get(form=form)
    assert (consent.status, consent.level, consent.on_paper) == (Status.GIVEN, Level.TEACHING, True)
    assert consent.giver_name == "Rose Bartholomew"
    assert {each.signer: each.name for each in consent.signatures.all()} == {
        "giver": "Rose Bartholomew", "staff": "Dr Okafor",
    }  # fmt: skip
    assert Settlement.objects.get().outcome == Outcome.FILED
    assert waiting() == []


def test_the_same_scan_again_changes_nothing(cast: Cast) -> None:
    data = scan(*signed(printed(cast, asked(cast))))
    by = cast.acting("ferris")
    send(by, data)
    before = Document.objects.count(), Consent.objects.count()
    assert send(by, data).outcome is Told.KNOWN
    assert (Document.objects.count(), Consent.objects.count(), Scan.objects.count()) == (*before, 1)


def test_a_refusal_files_itself_unsigned(cast: Cast) -> None:
    form = asked(cast)
    send(cast.acting("okafor"), scan(*signed(printed(cast, form), [Box.REFUSED])))
    assert Consent.objects.get(form=form).status == Status.REFUSED


def test_several_forms_in_one_file_go_each_to_its_patient(cast: Cast) -> None:
    forms = [asked(cast), play.ask(cast, cast.kofi).form]
    pages = [page for form in forms for page in signed(printed(cast, form))]
    Random(1).shuffle(pages)
    assert send(cast.acting("ferris"), scan(*pages)).outcome is Told.FILED
    for form in forms:
        assert Consent.objects.get(form=form).patient_id == form.patient_id
        assert Document.objects.filter(patient=form.patient).count() == 2


@pytest.mark.parametrize(
    ("ink", "doubt"),
    [
        ({Box.GIVER_SIGNATURE: Ink.NO}, Doubt.NOT_SIGNED),
        ({Box.STAFF_SIGNATURE: Ink.NO}, Doubt.NOT_SIGNED_BY_STAFF),
        ({Box.GIVER_DATE: Ink.NO}, Doubt.NOT_DATED),
        ({Box.CHANGE: Ink.YES}, Doubt.CHANGED),
        ({Box.CHANGE: Ink.YES, Box.REFUSED: Ink.YES}, Doubt.CONTRADICTORY),
        ({Box.CHANGE: Ink.UNSURE}, Doubt.UNSURE),
    ],
)
def test_what_is_not_certain_waits_with_its_reason(cast: Cast, ink: dict[Box, Ink], doubt: Doubt) -> None:
    returned = came_back(cast, asked(cast), ink)
    assert doubts(cast) == [(doubt,)]
    assert actions.file_by_itself(cast.acting("ferris"), returned) is None
    assert not Consent.objects.exists()


def test_a_missing_page_waits_and_the_page_completes_it(cast: Cast) -> None:
    form = asked(cast)
    first, last = signed(printed(cast, form))
    send(cast.acting("ferris"), scan(last))
    assert doubts(cast) == [(Doubt.PAGE_MISSING,)]
    assert send(cast.acting("ferris"), scan(first)).outcome is Told.FILED
    assert Consent.objects.filter(form=form).count() == 1
    assert waiting() == []


def test_the_whole_form_scanned_again_replaces_the_part_that_waited(cast: Cast) -> None:
    first, last = signed(printed(cast, asked(cast)))
    send(cast.acting("ferris"), scan(last))
    assert send(cast.acting("ferris"), scan(first, last, seed=2)).outcome is Told.FILED
    assert {each.outcome for each in Settlement.objects.all()} == {Outcome.FILED, Outcome.REPLACED}
    assert Consent.objects.count() == 1


def test_a_code_that_cannot_be_read_waits_for_a_person(cast: Cast) -> None:
    first, last = signed(printed(cast, asked(cast)))
    smeared = smear(smear(last, Random(6)), Random(6), LOWER_CODE)
    send(cast.acting("ferris"), scan(first, smeared))
    assert sorted(doubts(cast)) == [(Doubt.NO_CODE,), (Doubt.PAGE_MISSING,)]


def test_a_form_of_another_secret_is_foreign(cast: Cast, settings: object) -> None:
    pages = signed(printed(cast, asked(cast)))
    settings.SECRET_KEY = "another secret of another installation, as long as it must be"  # type: ignore[attr-defined]
    send(cast.acting("ferris"), scan(*pages))
    assert doubts(cast) == [(Doubt.FOREIGN,)] * 2


def test_an_answer_meanwhile_sends_it_to_a_person(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    pages = signed(printed(cast, request.form))
    play.sign(cast, request)
    play.withdraw(cast, cast.rose)
    send(cast.acting("ferris"), scan(*pages))
    assert doubts(cast) == [(Doubt.ANSWERED_SINCE,)]
    assert Consent.objects.filter(form=request.form, status=Status.GIVEN).count() == 1


def test_two_printings_signed_at_once_are_not_both_believed(cast: Cast) -> None:
    form = asked(cast)
    pages = [*signed(printed(cast, form)), *signed(printed(cast, form), [Box.REFUSED])]
    send(cast.acting("ferris"), scan(*pages))
    assert Consent.objects.filter(form=form).count() == 1
    assert doubts(cast) == [(Doubt.ANSWERED_SINCE,)]


def test_the_back_of_a_sheet_is_no_form(cast: Cast) -> None:
    back = Image.new("L", (2480, 3508), 250)
    send(cast.acting("ferris"), scan(back, *signed(printed(cast, asked(cast)))))
    assert ReturnedForm.objects.count() == 1
