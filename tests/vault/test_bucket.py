"""A bucket as store, on a real server that checks signatures; and what comes of its failures."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import UUID

import obstore
import pytest

from safelight.vault import reading
from safelight.vault.bucket import FIRST_READ, BucketStore
from safelight.vault.errors import Exists, Missing, StoreUnavailable
from safelight.vault.kek import Kek
from safelight.vault.keys import KeyRing
from safelight.vault.place import Bucket, Folder, parse
from safelight.vault.store import Store
from safelight.vault.writing import keep, seal
from tests.between import Between, Mood, between
from tests.serving import installed
from tests.swift import BUCKET, LISTED, Swift, impatient, swift

NAME, OTHER, THIRD = "ab" * 16, "ac" * 16, "bd" * 16
RING, RECORDING = KeyRing(Kek.of(bytes(range(32)))), UUID(int=1)
NUMBERS = count()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Swift]:
    with swift(tmp_path_factory.mktemp("swift") / "place") as running:
        yield running


@pytest.fixture
def prefix() -> str:
    return f"test-{next(NUMBERS)}/objects"


@pytest.fixture
def store(server: Swift, prefix: str) -> BucketStore:
    return BucketStore(impatient(server.url, prefix))


@pytest.fixture
def man(server: Swift) -> Iterator[Between]:
    with between(server.url) as standing:
        yield standing


def content(store: Store, name: str) -> bytes:
    with store.open(name) as source:
        return source.read(0, source.size)


def test_what_is_put_is_there(store: Store) -> None:
    store.put(NAME, b"one")
    store.put(OTHER, iter([b"in ", b"", b"parts"]))
    assert (content(store, NAME), content(store, OTHER)) == (b"one", b"in parts")
    assert store.size(OTHER) == 8
    assert sorted(store.names()) == [NAME, OTHER]


def test_names_are_listed_by_how_they_begin(store: Store) -> None:
    store.put_many({NAME: b"1", OTHER: b"2", THIRD: b"3"})
    assert sorted(store.names("a")) == [NAME, OTHER]
    assert list(store.names("ac")) == [OTHER]
    assert list(store.names("ad")) == []
    assert list(store.names("bd")) == [THIRD]


def test_more_names_than_one_answer_holds(store: Store) -> None:
    names = [f"{number:032x}" for number in range(2 * LISTED + 5)]
    store.put_many(dict.fromkeys(names, b""))
    assert sorted(store.names()) == names
    assert sorted(store.names("00")) == names


def test_objects_lie_where_the_specification_says(store: Store, server: Swift, prefix: str) -> None:
    store.put(NAME, b"one")
    got = obstore.get(impatient(server.url, ""), f"{prefix}/{NAME}")
    assert bytes(got.bytes()) == b"one"
    assert got.attributes["sha256"] == sha256(b"one").hexdigest()


def test_what_lies_beside_them_is_no_object(store: Store, server: Swift, prefix: str) -> None:
    store.put(NAME, b"one")
    obstore.put(impatient(server.url, prefix), "read-me.txt", b"not ours")
    assert list(store.names()) == [NAME]


def test_an_object_is_never_overwritten(store: Store) -> None:
    store.put(NAME, b"one")
    with pytest.raises(Exists) as refusal:
        store.put_many({OTHER: b"other", NAME: b"another"})
    assert refusal.value.name == NAME
    assert content(store, NAME) == b"one"
    assert list(store.names()) == [NAME]


def test_what_is_deleted_is_gone(store: Store) -> None:
    store.put(NAME, b"one")
    store.delete(NAME)
    assert list(store.names()) == []
    for ask in (store.open, store.size, store.delete):
        with pytest.raises(Missing) as refusal:
            ask(NAME)
        assert refusal.value.name == NAME


@pytest.mark.parametrize("name", ["", "a", "AB" * 16, "../" + "a" * 29, "ab" * 16 + "\n"])
def test_nothing_else_is_a_name(store: Store, name: str) -> None:
    for ask in (store.open, store.size, store.delete):
        with pytest.raises(ValueError, match="32 hexadecimal"):
            ask(name)
    with pytest.raises(ValueError, match="32 hexadecimal"):
        store.put(name, b"")


def test_an_empty_object_is_read(store: Store) -> None:
    store.put(NAME, b"")
    assert content(store, NAME) == b""


def test_a_range_is_decrypted_without_reading_the_rest(
    store: BucketStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 10 MB, three requests: the beginning with the header, the last chunk, the chunk that was asked for."""
    plain = bytes(range(256)) * 40_000
    sealed = seal(RING, RECORDING, {"film": plain})
    keep(store, sealed)
    asked: list[int] = []
    real = obstore.get_range

    def get_range(store: object, name: str, *, start: int, end: int) -> object:
        asked.append(end - start)
        return real(store, name, start=start, end=end)  # type: ignore[arg-type]

    monkeypatch.setattr(obstore, "get_range", get_range)
    name = sealed.objects["film"].name
    assert (
        reading.read(store, RING, sealed.wrapped, RECORDING, name, 5_000_000, 10)
        == plain[5_000_000:5_000_010]
    )
    assert len(asked) == 2
    assert FIRST_READ + sum(asked) < 300_000
    assert reading.read(store, RING, sealed.wrapped, RECORDING, name) == plain


def test_a_wrong_secret_is_refused(server: Swift, prefix: str) -> None:
    store = BucketStore(impatient(server.url, prefix, secret="wrong"))
    for ask in (lambda: store.put(NAME, b"one"), lambda: store.open(NAME), lambda: store.size(NAME)):
        with pytest.raises(StoreUnavailable, match="credentials"):
            ask()
    with pytest.raises(StoreUnavailable):
        list(store.names())


def test_a_bucket_that_is_not_there_is_no_empty_vault(server: Swift, prefix: str) -> None:
    store = BucketStore(impatient(server.url, prefix, bucket="nowhere"))
    for ask in (lambda: store.put(NAME, b"one"), lambda: store.open(NAME)):
        with pytest.raises(StoreUnavailable, match="no such bucket"):
            ask()
    with pytest.raises(StoreUnavailable):
        list(store.names())


def test_it_is_reached_as_the_environment_says(
    server: Swift, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in server.environment().items():
        monkeypatch.setenv(name, value)
    opened = parse(f"s3://vault/{prefix}").open()
    opened.put(NAME, b"one")
    assert content(BucketStore(impatient(server.url, prefix)), NAME) == b"one"


@pytest.mark.parametrize("mood", [Mood.DEAF, Mood.FAULT, Mood.CUT, Mood.MUTE, Mood.LOST])
def test_a_put_that_fails_keeps_nothing_that_counts(
    store: BucketStore, man: Between, prefix: str, mood: Mood
) -> None:
    """The second of three; once the line is well again, nothing is left of any."""
    weak = BucketStore(impatient(man.url, prefix))
    man.moods = [Mood.PASS, mood, Mood.PASS]
    with pytest.raises(StoreUnavailable):
        weak.put_many({NAME: b"1" * 200_000, OTHER: b"2" * 200_000, THIRD: b"3" * 200_000})
    assert list(store.names()) == []


def test_an_answer_that_comes_too_late_leaves_an_object_that_nothing_names(
    store: BucketStore, man: Between, prefix: str
) -> None:
    """The store keeps it after all; to put it once more, or delete it, is still possible."""
    weak = BucketStore(impatient(man.url, prefix))
    man.mood = Mood.MUTE
    with pytest.raises(StoreUnavailable):
        weak.put(NAME, b"one")
    assert man.answered.is_set()
    assert list(store.names()) == [NAME]
    store.put(NAME, b"one")
    with pytest.raises(Exists):
        store.put(NAME, b"another")
    store.delete(NAME)


def test_an_answer_that_was_lost_is_asked_for_again(store: BucketStore, man: Between, prefix: str) -> None:
    """The first attempt was kept and its answer cut off: the second finds its own object there."""
    stubborn = BucketStore(impatient(man.url, prefix, again=2))
    man.moods = [Mood.LOST]
    stubborn.put(NAME, b"one")
    assert man.answered.is_set()
    assert content(store, NAME) == b"one"


@pytest.mark.parametrize("mood", [Mood.DEAF, Mood.FAULT, Mood.CUT, Mood.MUTE, Mood.LOST])
def test_a_read_that_fails_says_so(store: BucketStore, man: Between, prefix: str, mood: Mood) -> None:
    store.put(NAME, b"one" * 100_000)
    weak = BucketStore(impatient(man.url, prefix))
    man.mood = mood
    for ask in (lambda: weak.open(NAME), lambda: list(weak.names()), lambda: weak.size(NAME)):
        with pytest.raises(StoreUnavailable, match="does not answer"):
            ask()
    man.moods = [Mood.PASS]
    source = weak.open(NAME)
    with pytest.raises(StoreUnavailable):
        source.read(150_000, 100_000)


def test_a_failure_tells_no_address_and_no_name(store: BucketStore, man: Between, prefix: str) -> None:
    man.mood = Mood.FAULT
    with pytest.raises(StoreUnavailable) as failure:
        BucketStore(impatient(man.url, prefix)).open(NAME)
    assert "127.0.0.1" not in str(failure.value)
    assert NAME not in str(failure.value)


def test_an_installation_keeps_its_objects_in_the_bucket(
    server: Swift, man: Between, tmp_path: Path, prefix: str
) -> None:
    """Taken in, read back, rotated, destroyed; and what is said when the store does not answer or does not let in."""
    with installed(tmp_path / "home") as site:
        site.environment = {
            **site.environment,
            **server.environment(),
            "SAFELIGHT_VAULT": f"s3://{BUCKET}/{prefix}",
        }
        store = BucketStore(impatient(server.url, prefix))
        assert site.run("safelight", "prepare").returncode == 0
        site.play("two_photographed")
        assert len(list(store.names())) == 8
        assert not list((site.home / "objects").glob("??/??/*"))
        assert site.run("safelight", "vault", "check").stdout.startswith("8 objects read, ")
        assert site.run("safelight", "vault", "rotate").returncode == 0
        site.play("destroy_one")
        assert len(list(store.names())) == 4
        done = site.run("safelight", "vault", "check")
        assert (done.returncode, done.stdout[:15]) == (0, "4 objects read,")
        store.delete(lost := next(store.names()))
        done = site.run("safelight", "vault", "check")
        assert (done.returncode, done.stdout.split(",")[0]) == (1, f"missing: {lost}")
        man.mood = Mood.FAULT
        for wrong in ({"AWS_ENDPOINT_URL": man.url}, {"AWS_SECRET_ACCESS_KEY": "wrong"}):
            site.environment = {**site.environment, **server.environment(), **wrong}
            done = site.run("safelight", "vault", "check")
            assert (done.returncode, done.stdout) == (2, "")
            assert "StoreUnavailable" in done.stderr
            started = site.run("safelight", "prepare")
            assert started.returncode == 2
            assert "Safelight cannot start: The vault's store" in started.stderr
            assert "Traceback" not in done.stderr + started.stderr


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("/srv/vault", Folder(Path("/srv/vault"))),
        ("s3://bucket", Bucket("bucket", "")),
        ("s3://bucket/", Bucket("bucket", "")),
        ("s3://my.bucket-1/a/b/", Bucket("my.bucket-1", "a/b")),
    ],
)
def test_a_place_is_named(text: str, place: Folder | Bucket) -> None:
    assert parse(text) == place


@pytest.mark.parametrize(
    "text",
    ["vault", "s3://", "s3://B", "s3://ab/c//d", "s3://abc/../d", "s3://abc?x", "S3://abc", "file:///srv"],
)
def test_it_is_no_place(text: str) -> None:
    with pytest.raises(ValueError, match="is n"):
        parse(text)
