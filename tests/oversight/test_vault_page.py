"""Whether the vault is well: in a line on the overview, and on a page for those who look into it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from safelight.library.models import VaultPart
from safelight.library.rereading import PARTS
from safelight.vault.checking import Kind
from safelight.web.wording import british_date
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

NAME = "ab" * 16


def read(
    at: datetime, numbers: Iterable[int] = PARTS, findings: tuple[tuple[str, str, str], ...] = ()
) -> None:
    for each in numbers:
        told = {"read_at": at, "objects_read": 10, "bytes_read": 1024, "wrong": 0, "findings": []}
        VaultPart.objects.update_or_create(number=each, defaults=told)
    if findings:
        VaultPart.objects.filter(number=0xAB).update(
            wrong=len(findings), findings=[list(each) for each in findings]
        )


def both(cast: Cast) -> list[str]:
    return [words(browser(cast, "osei").get(each)) for each in ("/oversight/", "/vault/")]


def test_a_vault_that_was_never_read(cast: Cast) -> None:
    assert all("0 of 256 parts read so far" in page for page in both(cast))


def test_a_vault_that_is_well(cast: Cast) -> None:
    at = play.now() - timedelta(days=3)
    read(at)
    overview, page = both(cast)
    line = f"Every object was read since {british_date(at)}, and nothing is wrong"
    assert line in overview
    assert line in page
    assert "2,560" in page
    assert "256 KB" in page
    assert "Nothing is wrong" in page


def test_a_vault_that_is_not_read_any_more(cast: Cast) -> None:
    read(play.now() - timedelta(days=33))
    assert all("is safelight work running?" in page for page in both(cast))


@pytest.mark.parametrize("kind", Kind)
def test_what_is_wrong_says_what_to_do(cast: Cast, kind: Kind) -> None:
    read(play.now(), findings=((kind.value, NAME, "recording 1234"),))
    overview, page = both(cast)
    assert "1 object is not as it should be" in overview
    assert "Look into it" in page
    assert NAME in page
    assert "recording 1234" in page
    assert "backup" in page


def test_an_administrator_sees_it_and_nobody_else(cast: Cast) -> None:
    assert browser(cast, "adeyemi").get("/vault/").status_code == 200
    assert ">Vault<" in browser(cast, "adeyemi").get("/staff/").content.decode().replace("\n", "").replace(
        " ", ""
    )
    for name in ("okafor", "marques", "lindqvist", "ferris"):
        assert browser(cast, name).get("/vault/").status_code == 404
