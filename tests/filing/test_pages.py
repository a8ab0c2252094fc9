"""The pages on which forms are printed and scans come in."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from safelight.consent.models import Consent
from safelight.filing.models import Printout, Scan
from safelight.ledger.models import LedgerEntry
from tests.cast import Cast
from tests.consent.test_consent_page import TYPED
from tests.filing.papers import asked, printed, scan, signed
from tests.pages import browser, words
from tests.paper.archival import ensure_archival
from tests.paper.making import words_of


def test_what_was_chosen_is_printed_once_and_says_so_on_the_trail(cast: Cast) -> None:
    form, doctor, key = asked(cast), browser(cast, "okafor"), str(uuid4())
    sent = TYPED | {"key": key}
    first = doctor.post(f"/forms/{form.pk}/print", sent)
    assert first.status_code == 303
    assert doctor.post(f"/forms/{form.pk}/print", sent)["Location"] == first["Location"]
    assert Printout.objects.count() == 1
    pdf = doctor.get(first["Location"] + "pdf").content
    ensure_archival(pdf, "Consent to photographs")
    assert "BARTHOLOMEW, Rose" in words_of(pdf)
    events = LedgerEntry.objects.values_list("event", flat=True)
    assert {"form:prepare", "form:print"} <= set(events)
    assert not Consent.objects.exists()


def test_who_goes_back_and_chooses_otherwise_prints_that(cast: Cast) -> None:
    form, doctor = asked(cast), browser(cast, "okafor")
    sent = TYPED | {"key": str(uuid4())}
    doctor.post(f"/forms/{form.pk}/print", sent | {"level": "records"})
    doctor.post(f"/forms/{form.pk}/print", sent | {"level": "teaching"})
    assert {each.terms["level"] for each in Printout.objects.all()} == {"records", "teaching"}


def test_what_is_not_explained_is_not_printed(cast: Cast) -> None:
    form, doctor = asked(cast), browser(cast, "okafor")
    answer = doctor.post(f"/forms/{form.pk}/print", TYPED | {"key": str(uuid4()), "explained": ["why"]})
    assert "Explain each point" in words(answer)
    assert not Printout.objects.exists()


def test_a_printed_form_that_has_not_come_back_is_on_the_patients_page(cast: Cast) -> None:
    form, doctor = asked(cast), browser(cast, "okafor")
    printed(cast, form)
    page = words(doctor.get(f"/patients/{cast.rose.pk}/"))
    assert "Form on paper, not back yet: Left elbow" in page
    assert "Print the form" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 and no more", "The PDF is damaged or incomplete."),
        (b"GIF89a" + bytes(100), "This is not a scan"),
        (b"<html><script>alert(1)</script>", "This is not a scan"),
    ],
)
def test_a_bad_file_is_refused_by_its_kind_and_its_name_is_not_repeated(
    cast: Cast, data: bytes, said: str
) -> None:
    client = browser(cast, "ferris")
    name = "BARTHOLOMEW 9990010374.pdf"
    answer = client.post("/scanned-forms/scans", {"photograph": SimpleUploadedFile(name, data)})
    assert said in words(answer)
    assert name not in words(answer)
    assert not Scan.objects.exists()


def test_without_scripts_the_page_says_what_became_of_each_file(cast: Cast) -> None:
    form, client = asked(cast), browser(cast, "ferris")
    good, bad = scan(*signed(printed(cast, form))), b"not a scan"
    files = [SimpleUploadedFile("a.pdf", good), SimpleUploadedFile("b.pdf", bad)]
    page = words(client.post("/scanned-forms/scans", {"photograph": files}))
    assert "2 pages. 1 form filed. Nothing is left to do." in page
    assert "This is not a scan" in page
    assert Consent.objects.filter(form=form).count() == 1
    recorded = words(browser(cast, "okafor").get(f"/forms/{form.pk}/"))
    assert "Agreed on paper on" in recorded


def test_the_signed_form_of_a_paper_carries_the_paper(cast: Cast) -> None:
    form, client = asked(cast), browser(cast, "ferris")
    client.post(
        "/scanned-forms/scans",
        {"photograph": SimpleUploadedFile("a.pdf", scan(*signed(printed(cast, form))))},
    )
    consent = Consent.objects.get(form=form)
    pdf = browser(cast, "okafor").get(f"/consents/{consent.id}/signed-form").content
    ensure_archival(pdf, "Consent to photographs")
    assert pdf.count(b"/Subtype /Image") + pdf.count(b"/Subtype/Image") == 2
    assert Printout.objects.get().short in words_of(pdf)
