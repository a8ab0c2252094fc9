"""Each component as it is drawn: the words that must be there, and those that must not."""

import re
from datetime import UTC, date, datetime

import pytest
from django.template import engines

from safelight.imaging.limits import MAX_BYTES
from safelight.people.models import Patient
from safelight.policy.facts import Level
from safelight.policy.standing import Standing
from safelight.web.components import (
    LEVELS,
    STANDINGS,
    EmptyState,
    Paragraph,
    PatientBanner,
    Picture,
    Upload,
    Uploader,
    Veil,
    VerdictRow,
    timeline,
)
from safelight.web.signing import DrawnSignature, SignaturePad

JANE = Patient(family_name="Sample", given_name="Jane", born_on=date(1980, 5, 31), nhs_number="9434765919")
MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def drawn(file: str, macro: str, *given: object) -> str:
    """The component, and its words without markup."""
    names = [f"given{number}" for number, _ in enumerate(given)]
    source = f'{{% from "web/components/{file}.jinja" import {macro} %}}{{{{ {macro}({", ".join(names)}) }}}}'
    return engines["jinja2"].from_string(source).render(dict(zip(names, given, strict=True)))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_banner_of_a_patient() -> None:
    banner = PatientBanner.of(JANE, date(2026, 5, 30))
    assert words(drawn("patient", "patient_banner", banner)) == (
        "SAMPLE, Jane Born 31-May-1980 (45 years) NHS No. 943 476 5919"
    )


def test_the_banner_says_what_must_be_known() -> None:
    jane = Patient(
        family_name="Sample",
        given_name="Jane",
        born_on=JANE.born_on,
        nhs_number=JANE.nhs_number,
        safeguarding=True,
        died_on=date(2026, 6, 1),
    )
    shown = words(drawn("patient", "patient_banner", PatientBanner.of(jane, date(2027, 1, 1))))
    assert "(46 years) Died 01-Jun-2026" in shown
    assert shown.endswith("Safeguarding")


def test_a_name_is_text() -> None:
    patient = Patient(family_name="<b>", given_name="&", born_on=JANE.born_on, nhs_number=JANE.nhs_number)
    html = drawn("patient", "patient_banner", PatientBanner.of(patient, date(2026, 1, 1)))
    assert "&lt;B&gt;, &amp;" in html


@pytest.mark.parametrize(
    ("standing", "word", "colour"),
    [
        (Standing.AVAILABLE, "Available", "green"),
        (Standing.RESTRICTED, "Restricted", "blue"),
        (Standing.HELD, "Held", "yellow"),
        (Standing.QUARANTINED, "Quarantined", "red"),
    ],
)
def test_a_standing_has_its_word_and_its_colour(standing: Standing, word: str, colour: str) -> None:
    html = drawn("tag", "tag", STANDINGS[standing])
    assert words(html) == word
    assert f"nhsuk-tag--{colour}" in html


def test_every_standing_and_level_has_a_tag() -> None:
    assert set(STANDINGS) == set(Standing)
    assert set(LEVELS) == set(Level)


def test_a_verdict_is_told_in_words_with_its_paragraph() -> None:
    yes = VerdictRow(
        "Care of this patient", permitted=True, paragraphs=(Paragraph("GMC-13", "It was agreed."),)
    )
    no = VerdictRow("Teaching", False, (Paragraph("CUH-8.1", "Level 1."),), ("A consent at level 2",))
    html = drawn("verdict", "verdict_rows", [yes, no])
    assert "nhsuk-icon--tick" in html
    assert "nhsuk-icon--cross" in html
    assert words(html) == (
        "Yes Care of this patient Care of this patient, why: GMC-13 GMC-13 It was agreed. "
        "No Teaching Teaching, why: CUH-8.1 CUH-8.1 Level 1. What would make it lawful: A consent at level 2"
    )


def test_a_picture_is_named_by_site_view_and_date() -> None:
    picture = Picture("/p/1", "/r/1", "Left forearm, front", MORNING, 400, 300, STANDINGS[Standing.HELD])
    html = drawn("pictures", "picture_grid", [picture], "", "/here")
    assert 'alt="Left forearm, front, 20-Nov-2026"' in html
    assert words(html) == "Left forearm, front 20-Nov-2026 09:30 Held"


@pytest.mark.parametrize("veil", [Veil("/unveil/1", "/veil/1"), Veil("/unveil/1")])
def test_a_covered_picture_is_not_on_the_page(veil: Veil) -> None:
    """Its address is nowhere; what can be asked for is, with the way back."""
    picture = Picture(
        "/p/1", "/r/1", "Chest, front", MORNING, 400, 300, sensitive=True, veil=veil, place="picture-1"
    )
    html = drawn("pictures", "picture_grid", [picture], "", "/here?page=2")
    assert "/p/1" not in html
    assert 'action="/unveil/1"' in html
    assert 'name="back" value="/here?page=2"' in html
    assert 'id="picture-1"' in html
    assert ("/veil/1" in html) == bool(veil.source)
    assert words(html).startswith(
        "Sensitive, and so covered. That you ask to see it is recorded. Show it : Chest, front, 20-Nov-2026"
    )


def test_a_timeline_has_the_latest_day_first() -> None:
    early = Picture("/p/1", "/r/1", "Front", datetime(2026, 1, 2, 9, tzinfo=UTC), 4, 3)
    late = Picture("/p/2", "/r/2", "Side", MORNING, 4, 3)
    # 23:30 in London on the day before is the next day in UTC only in summer
    summer_night = Picture("/p/3", "/r/3", "Back", datetime(2026, 7, 1, 23, 30, tzinfo=UTC), 4, 3)
    days = timeline([late, early, summer_night])
    assert [each.day for each in days] == [date(2026, 11, 20), date(2026, 7, 2), date(2026, 1, 2)]
    assert 'datetime="2026-07-02"' in drawn("pictures", "picture_timeline", days, "", "/here")


def test_an_empty_list_says_what_would_fill_it() -> None:
    with_link = EmptyState("No photographs yet", "A request brings the first.", "Ask for some", "/requests")
    assert '<a href="/requests">Ask for some</a>' in drawn("empty", "empty_state", with_link)
    assert "<a" not in drawn("empty", "empty_state", EmptyState("Nothing", "Nobody waits."))


def test_the_uploader_works_as_a_plain_form() -> None:
    html = drawn(
        "uploader",
        "uploader",
        Uploader("/requests/1/photographs", (Upload("a.jpg", "Filed", "Left arm"),)),
        "TOKEN",
    )
    assert 'action="/requests/1/photographs" method="post" enctype="multipart/form-data"' in html
    assert 'name="photograph" type="file" multiple' in html
    assert f'data-largest="{MAX_BYTES}"' in html
    assert "up to 150 MB each" in words(html)
    assert "a.jpg Filed Left arm" in words(html)
    assert "TOKEN" in html


def test_a_signature_may_be_typed() -> None:
    html = drawn(
        "signature",
        "signature",
        SignaturePad("patient", "Patient's signature", error="Sign, or type the name."),
    )
    assert 'name="patient_strokes"' in html
    assert '<label class="nhsuk-label" for="patient">Or type the full name' in html
    assert 'aria-describedby="patient-error"' in html


def test_a_signature_is_drawn_again() -> None:
    html = drawn(
        "signature", "signed", DrawnSignature("Signature of the patient", ([(1, 2), (3, 4)], [(5, 6)]))
    )
    assert 'points="1,2 3,4"' in html
    assert 'points="5,6 5,6"' in html
