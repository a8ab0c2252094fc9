"""A scan of many pages: put by sealed, read by a job, its state on the page; then the file as it came is destroyed."""

import io
from collections.abc import Sequence

import pikepdf
import pytest
from django.test import Client
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from safelight.consent.models import Consent, Form
from safelight.filing import later
from safelight.filing.models import Batch, Scan, Settlement
from safelight.filing.reading import FEW
from safelight.filing.receiving import Outcome as Told
from safelight.ledger.models import LedgerEntry
from safelight.library import door
from safelight.library.destroying import destroy
from safelight.library.models import Document, DocumentKind
from safelight.library.shelf import shelf
from safelight.vault.register import What
from tests import cast as play
from tests.cast import Cast
from tests.filing.papers import asked, printed, scan, send, signed
from tests.pages import browser, words


@pytest.fixture
def records(cast: Cast) -> Client:
    return browser(cast, "ferris")


def papers(cast: Cast) -> tuple[list[Form], list[Image.Image]]:
    """Three forms of two pages, signed."""
    forms = [asked(cast), play.ask(cast, cast.kofi).form, play.ask(cast, cast.rose, "Right knee").form]
    return forms, [page for form in forms for page in signed(printed(cast, form))]


def brought(cast: Cast, pages: Sequence[Image.Image]) -> Batch:
    assert len(pages) > FEW
    assert send(cast.acting("ferris"), scan(*pages)).outcome is Told.READING
    return Batch.objects.get()


def events() -> list[str]:
    return list(LedgerEntry.objects.order_by("index").values_list("event", flat=True))


def test_it_waits_is_read_and_files_itself(cast: Cast, records: Client) -> None:
    forms, pages = papers(cast)
    batch = brought(cast, pages)
    assert not Scan.objects.exists()
    jobs = ProcrastinateJob.objects.filter(task_name="filing.read_batch")
    assert [each.args for each in jobs] == [{"batch": str(batch.pk)}]
    assert "6 pages" in words(records.get("/scanned-forms/"))
    assert "Waiting to be read." in words(records.get("/scanned-forms/"))
    later.read_batch(str(batch.pk))
    assert "Done: 6 pages. 3 forms filed. Nothing is left to do." in words(records.get("/scanned-forms/"))
    for form in forms:
        assert Consent.objects.get(form=form).on_paper
    assert Scan.objects.get().at == batch.at
    assert {"scan:bring", "document:open", "scan:take-in", "consent:give"} <= set(events())


def test_what_needs_a_person_is_counted(cast: Cast, records: Client) -> None:
    _, pages = papers(cast)
    batch = brought(cast, [*pages, Image.effect_noise((600, 800), 90)])
    later.read_batch(str(batch.pk))
    assert "Done: 7 pages. 3 forms filed. 1 form to be read by hand" in words(records.get("/scanned-forms/"))


def test_how_far_it_is_stands_on_the_page(
    cast: Cast, records: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = brought(cast, papers(cast)[1])
    seen: list[str] = []
    read_pages = later.read_pages

    def watched(data: bytes) -> object:
        for page in read_pages(data):
            yield page
            seen.append(words(records.get("/scanned-forms/")))

    monkeypatch.setattr(later, "read_pages", watched)
    later.read_batch(str(batch.pk))
    assert all(f"Reading page {number} of 6." in page for number, page in enumerate(seen[:-1], 2))
    assert "Filing what was read." in seen[-1]


def test_done_again_it_files_nothing_twice(cast: Cast) -> None:
    batch = brought(cast, papers(cast)[1])
    for _ in range(2):
        later.read_batch(str(batch.pk))
    assert Consent.objects.count() == Settlement.objects.count() == 3
    assert events().count("scan:take-in") == 1


def test_a_second_worker_that_was_slower_keeps_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """It began before the first was done."""
    batch = brought(cast, papers(cast)[1])
    read_pages = later.read_pages

    def overtaken(data: bytes) -> object:
        yield from read_pages(data)
        monkeypatch.undo()
        later.read_batch(str(batch.pk))

    monkeypatch.setattr(later, "read_pages", overtaken)
    later.read_batch(str(batch.pk))
    assert Scan.objects.count() == 1
    assert Consent.objects.count() == 3
    assert Document.objects.filter(kind=DocumentKind.SCANNED_PAGE).count() == 6


def test_the_same_file_again_waits_no_second_time(cast: Cast) -> None:
    data = scan(*papers(cast)[1])
    by = cast.acting("ferris")
    assert send(by, data).outcome is Told.READING
    again = send(by, data)
    assert (again.outcome, "being read already" in again.message) == (Told.KNOWN, True)
    batch = Batch.objects.get()
    later.read_batch(str(batch.pk))
    assert send(by, data).outcome is Told.KNOWN
    assert Batch.objects.count() == 1


def test_the_file_as_it_came_is_for_nobody_and_is_destroyed(cast: Cast) -> None:
    batch = brought(cast, papers(cast)[1])
    for name in ("ferris", "okafor", "adeyemi"):
        with pytest.raises(door.NoSuchThing):
            door.open_document(cast.acting(name), batch.document_id)
    later.read_batch(str(batch.pk))
    document = Document.objects.get(pk=batch.document_id)
    assert document.key is None
    assert document.object_name not in set(shelf().names())


def test_what_turns_out_to_be_no_scan_says_why_and_can_be_sent_again(cast: Cast, records: Client) -> None:
    """It opens, and its last page is where nobody has looked yet."""
    data = with_a_huge_page(scan(*papers(cast)[1]))
    assert send(cast.acting("ferris"), data).outcome is Told.READING
    batch = Batch.objects.get()
    later.read_batch(str(batch.pk))
    page = words(records.get("/scanned-forms/"))
    assert "Refused: Page 6 holds a picture of 30,000 x 30,000 pixels" in page
    assert not Scan.objects.exists()
    assert Document.objects.get().key is None
    assert send(cast.acting("ferris"), data).outcome is Told.READING
    assert "scan:give-up" in events()


def test_a_file_that_a_backup_did_not_bring_back_is_to_be_scanned_again(cast: Cast, records: Client) -> None:
    batch = brought(cast, papers(cast)[1])
    destroy(cast.acting("adeyemi"), What.DOCUMENT, batch.document_id)
    later.read_batch(str(batch.pk))
    assert "Refused: The file is damaged or incomplete." in words(records.get("/scanned-forms/"))


def test_whoever_did_not_bring_it_does_not_see_it(cast: Cast, records: Client) -> None:
    by, page = cast.acting("okafor"), scan(*papers(cast)[1])
    assert send(by, page).outcome is Told.READING
    assert "Waiting to be read." in words(browser(cast, "okafor").get("/scanned-forms/"))
    assert "Waiting to be read." in words(records.get("/scanned-forms/"))
    assert "Waiting to be read." not in words(browser(cast, "stranger").get("/scanned-forms/"))


def with_a_huge_page(pdf: bytes) -> bytes:
    """The same with a last page that says it is thirty thousand pixels wide and high."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for picture in document.pages[-1].get_images().values():
            picture.Width = picture.Height = 30_000
        document.save(out)
    return out.getvalue()
