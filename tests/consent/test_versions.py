"""A form's words come into force version by version, and a form is read with its own for ever."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

from safelight.consent import actions as consents
from safelight.consent.models import Form, FormKind, FormTemplate
from safelight.consent.queries import template_in_force, wording_of
from safelight.consent.wordings.files import FormFile, FormFileRefused, in_force, read
from safelight.ledger.acting import Acting, Role, Unattended
from safelight.ledger.models import LedgerEntry
from safelight.library.preparing import adopt_forms
from safelight.people.models import Patient
from safelight.policy.default import STACK
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

TEACH = "to teach doctors, nurses, other health staff and students"


def _file(folder: Path, version: str, teaching: str = TEACH) -> FormFile:
    text = next(each for each in in_force(None, STACK) if each.wording.kind == "photographs").text
    file = folder / "photographs.toml"
    file.write_text(text.replace('version = "1"', f'version = "{version}"').replace(TEACH, teaching))
    return read(file, STACK)


def _adopt(file: FormFile) -> None:
    consents.adopt(Unattended("set-up", play.now()), file)


def _page(cast: Cast, request: PhotographyRequest) -> str:
    return words(browser(cast, "okafor").get(f"/forms/{request.form_id}/"))


def test_a_form_is_begun_with_the_version_in_force(cast: Cast, tmp_path: Path) -> None:
    before = play.ask(cast, cast.rose)
    _adopt(_file(tmp_path, "2"))
    after = play.ask(cast, cast.rose)
    assert [wording_of(Form.objects.get(pk=each.form_id)).version for each in (before, after)] == ["1", "2"]


def test_what_was_signed_reads_with_its_own_words_for_ever(cast: Cast, tmp_path: Path) -> None:
    before = play.ask(cast, cast.rose)
    play.sign(cast, before)
    _adopt(_file(tmp_path, "2", "to teach whoever comes"))
    after = play.ask(cast, cast.rose)
    play.sign(cast, after)
    assert f"They may be used {TEACH}." in _page(cast, before)
    assert "to teach whoever comes" not in _page(cast, before)
    assert "They may be used to teach whoever comes." in _page(cast, after)


def test_the_same_text_is_adopted_once(cast: Cast) -> None:
    known, entries = FormTemplate.objects.count(), LedgerEntry.objects.count()
    adopt_forms()
    assert (FormTemplate.objects.count(), LedgerEntry.objects.count()) == (known, entries)
    assert LedgerEntry.objects.filter(event="form:adopt").count() == known


@pytest.mark.parametrize("changed", ["to teach whoever comes", f"{TEACH} "])
def test_a_changed_text_needs_a_new_version(cast: Cast, tmp_path: Path, changed: str) -> None:
    with pytest.raises(FormFileRefused, match=r"photographs\.toml is not what version 1 .* was"):
        _adopt(_file(tmp_path, "1", changed))
    assert FormTemplate.objects.filter(kind="photographs").count() == 1


def test_a_version_that_was_replaced_does_not_come_back(cast: Cast, tmp_path: Path) -> None:
    _adopt(_file(tmp_path, "2"))
    with pytest.raises(FormFileRefused, match="which version 2 has replaced"):
        _adopt(_file(tmp_path, "1"))
    template = template_in_force(FormTemplate.objects.get(version="2").kind)
    assert template is not None
    assert template.version == "2"


def test_forms_from_before_there_were_versions_are_read_with_the_next(cast: Cast, tmp_path: Path) -> None:
    request = play.ask(cast, cast.rose)
    Form.objects.update(template=None)
    with pytest.raises(LookupError):
        wording_of(Form.objects.get(pk=request.form_id))
    _adopt(_file(tmp_path, "2"))
    assert wording_of(Form.objects.get(pk=request.form_id)).version == "2"


def test_without_words_no_form_is_begun(db: None) -> None:
    """In an installation that has adopted none."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # nothing guards what is only added
        cursor.execute("DELETE FROM consent_formtemplate")
        cursor.execute("SET LOCAL session_replication_role = origin")
    by = Acting(uuid4(), Role.CLINICIAN, "127.0.0.1", play.now())
    with pytest.raises(consents.NoWording):
        consents.begin(by, Patient(), FormKind.PHOTOGRAPHS)
    assert not Form.objects.exists()
