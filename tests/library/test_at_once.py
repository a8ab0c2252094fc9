"""Pictures answered ahead of Django: what the long way would answer, or nothing at all."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from safelight.ledger.acting import Role, Unattended
from safelight.ledger.models import LedgerEntry
from safelight.library import door, looking
from safelight.library.at_once import Answer, at_once
from safelight.library.destroying import destroy
from safelight.library.lately import Lately
from safelight.library.models import Recording, Viewing
from safelight.library.shelf import shelf
from safelight.people import actions as people
from safelight.policy.facts import Purpose
from safelight.vault.errors import StoreUnavailable
from safelight.vault.register import What
from safelight.vault.source import InMemory
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser

TILE = "tiles/0/0_0"
FORMS = ("screen", "thumbnail", TILE)
LONG_WAY = None


def get(client: Client, address: str, method: str = "GET", **differing: str) -> Answer | None:
    cookies = "; ".join(f"{each.key}={each.value}" for each in client.cookies.values())
    headers = {"cookie": cookies} | {name.replace("_", "-"): value for name, value in differing.items()}
    return at_once(method, address, headers)


@dataclass
class Shown:
    """Okafor's browser, a recording that it shows, and where its forms are."""

    cast: Cast
    client: Client
    recording: Recording
    base: str

    def get(self, form: str = "screen", **differing: str) -> Answer | None:
        return get(self.client, self.base + form, **differing)


@pytest.fixture
def shown(cast: Cast) -> Shown:
    recording, client = play.photographed(cast), browser(cast, "okafor")
    looking.ensure_pyramid(recording.pk, "test")
    page = client.get(f"/recordings/{recording.pk}/").content.decode()
    found = re.search(r'<img src="([^"]+)screen"', page)
    assert found
    return Shown(cast, client, recording, found[1])


@pytest.mark.parametrize("form", FORMS)
def test_it_is_the_long_ways_picture(shown: Shown, form: str) -> None:
    entries = LedgerEntry.objects.count()
    answer = shown.get(form)
    assert answer is not None
    said = dict(answer.headers)
    assert LedgerEntry.objects.count() == entries  # the viewing's stands for it
    long_way = shown.client.get(shown.base + form)
    assert (answer.data, said["content-type"]) == (long_way.content, long_way["Content-Type"])
    assert said["content-length"] == str(len(long_way.content))
    for name in ("Cache-Control", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"):
        assert said[name.lower()] == long_way[name]
    assert "default-src 'none'" in said["content-security-policy"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_covered_goes_the_long_way_until_it_is_asked_for(shown: Shown, form: str) -> None:
    """It has become sensitive since it was last handed over: not even what is remembered of it is."""
    assert shown.get(form) is not LONG_WAY
    Recording.objects.update(sensitive=True)
    assert shown.get(form) is LONG_WAY
    assert shown.get("veil") is not LONG_WAY
    shown.client.post(shown.base + "unveil")
    assert shown.get(form) is not LONG_WAY


def _withdrawn(shown: Shown) -> None:
    play.withdraw(shown.cast, shown.cast.rose)


def _destroyed(shown: Shown) -> None:
    destroy(shown.cast.acting("osei"), What.RECORDING, shown.recording.pk)


def _old(shown: Shown) -> None:
    Viewing.objects.update(until=timezone.now() - timedelta(seconds=1))


def _due(shown: Shown) -> None:
    Recording.objects.update(restand_on=timezone.localdate())


def _signed_out(shown: Shown) -> None:
    shown.client.post("/sign-out")


def _session_over(shown: Shown) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def _left(shown: Shown) -> None:
    staff = shown.cast.staff["okafor"]
    staff.is_active = False
    staff.save()


def _role_ended(shown: Shown) -> None:
    library = Unattended("test", timezone.now())
    people.end(library, shown.cast.staff["okafor"], Role.CLINICIAN)


def _another_password(shown: Shown) -> None:
    staff = shown.cast.staff["okafor"]
    staff.set_password("another long password of hers")
    staff.save()


def _nobodys_cookie(shown: Shown) -> None:
    shown.client.cookies.clear()


def _somebody_elses(shown: Shown) -> None:
    shown.client.cookies = browser(shown.cast, "marques").cookies


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "change",
    [
        _withdrawn,
        _destroyed,
        _old,
        _due,
        _signed_out,
        _session_over,
        _left,
        _role_ended,
        _another_password,
        _nobodys_cookie,
        _somebody_elses,
    ],
)
def test_whatever_has_changed_goes_the_long_way(
    shown: Shown, change: Callable[[Shown], None], form: str
) -> None:
    assert shown.get(form) is not LONG_WAY  # it is remembered now
    change(shown)
    assert shown.get(form) is LONG_WAY


@pytest.mark.parametrize(
    "differing",
    [{"method": "HEAD"}, {"method": "POST"}, {"cookie": "sessionid="}],
    ids=["head", "post", "an empty cookie"],
)
def test_what_is_asked_for_in_another_way_goes_the_long_way(shown: Shown, differing: dict[str, str]) -> None:
    assert shown.get(**differing) is LONG_WAY


@pytest.mark.parametrize(
    "form", ["original", "pyramid", "", "screen/", "tiles/9/0_0", "tiles/0/1_0", "tiles/0/0_0x"]
)
def test_what_is_no_picture_goes_the_long_way(shown: Shown, form: str) -> None:
    assert shown.get(form) is LONG_WAY


def test_another_recordings_picture_is_not_in_this_viewing(shown: Shown) -> None:
    other = play.photographed(shown.cast, seed=1)
    for viewing, recording in ((shown.base.split("/")[2], other.pk), (uuid4(), shown.recording.pk)):
        assert get(shown.client, f"/viewings/{viewing}/{recording}/screen") is LONG_WAY


def test_a_pyramid_that_was_not_there_yet_is_found_once_it_is(cast: Cast) -> None:
    client, first = browser(cast, "okafor"), play.photographed(cast)
    second = play.photographed(cast, seed=2)
    opened = door.open_many(cast.acting("okafor"), [first.pk, second.pk], Purpose.CARE)
    looking.ensure_pyramid(first.pk, "test")
    first_tile, second_tile = (f"/viewings/{opened.viewing}/{each.pk}/{TILE}" for each in (first, second))
    assert get(client, first_tile) is not LONG_WAY
    assert get(client, second_tile) is LONG_WAY
    looking.ensure_pyramid(second.pk, "test")
    assert get(client, second_tile) is not LONG_WAY


def test_where_https_is_asked_for_nothing_else_is_answered(shown: Shown, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert shown.get() is LONG_WAY
    assert shown.get(x_forwarded_proto="http") is LONG_WAY
    assert shown.get(x_forwarded_proto="https") is not LONG_WAY


@pytest.mark.parametrize("form", FORMS)
def test_what_is_withdrawn_while_it_is_read_is_not_handed_over(
    shown: Shown, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, times = door.opened, []

    def slowly(*args: Any) -> Any:
        times.append(args)
        object_ = opened(*args)
        if len(times) == 1:
            _withdrawn(shown)
        return object_

    monkeypatch.setattr(door, "opened", slowly)
    door._PYRAMIDS.forget()  # noqa: SLF001 - an earlier test has looked at another's
    assert shown.get(form) is LONG_WAY
    assert len(times) == 1


@pytest.mark.parametrize("form", FORMS)
def test_the_long_way_does_not_hand_it_over_either(
    shown: Shown, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = door.opened

    def slowly(*args: Any) -> Any:
        monkeypatch.setattr(door, "opened", opened)
        _withdrawn(shown)
        return opened(*args)

    monkeypatch.setattr(door, "opened", slowly)
    answer = shown.client.get(shown.base + form)
    assert answer.status_code == 403
    assert "CUH-8.1" in answer.content.decode()


def test_a_store_that_does_not_answer_is_told_of_by_the_long_way(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_: str) -> None:
        raise StoreUnavailable("does not answer")

    monkeypatch.setattr(shelf(), "open", silent)
    assert shown.get() is LONG_WAY


@pytest.mark.parametrize("form", FORMS)
def test_an_object_that_is_damaged_is_told_of_by_the_long_way(
    shown: Shown, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shelf().open

    def rotten(name: str) -> InMemory:
        with real(name) as source:
            data = bytearray(source.read(0, source.size))
        data[-1] ^= 1
        return InMemory(bytes(data))

    door._PYRAMIDS.forget()  # noqa: SLF001 - what was opened before is sound
    monkeypatch.setattr(shelf(), "open", rotten)
    assert shown.get(form) is LONG_WAY


def test_what_was_remembered_is_forgotten_though_nobody_comes() -> None:
    lately = Lately[str, object](moment=0.05)
    first = lately.of("key", object)
    assert lately.of("key", object) is first
    end = monotonic() + 10
    while lately.of("key", object) is first:
        assert monotonic() < end
        sleep(0.01)


def test_what_fails_is_not_remembered() -> None:
    lately = Lately[str, str]()
    with pytest.raises(ZeroDivisionError):
        lately.of("key", lambda: str(1 / 0))
    assert lately.of("key", lambda: "made") == "made"
