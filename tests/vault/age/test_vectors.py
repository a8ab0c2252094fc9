"""The age project's own test vectors (npm's cctv-age): which are ours is said by docs/spec/vault-object.md."""

import base64
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from safelight.vault.age.keys import Identity
from safelight.vault.age.opening import open_ranges
from safelight.vault.errors import Damaged, WrongIdentity
from safelight.vault.source import InMemory

PACKAGE: Final = Path(__file__).parents[3] / "node_modules" / "cctv-age" / "index.js"
FILE: Final = re.compile(
    r'^// \.\./testdata/(\w+)\nvar \w+ = __toBinary\("([A-Za-z0-9+/=]*)"\);$', re.MULTILINE
)

SPECIFICATION: Final = Path(__file__).parents[3] / "docs" / "spec" / "vault-object.md"
ROW: Final = re.compile(r"^\| `(\w+)` \| [^|]+ \| (\d+) \| (as expected|refused: not read) \|$", re.MULTILINE)
GROUPS: Final = {
    name: (int(number), told == "as expected")
    for name, number, told in ROW.findall(SPECIFICATION.read_text())
}
NOBODY: Final = Identity(b"n" * 32)

REFUSALS: Final = {
    "no match": WrongIdentity,
    "HMAC failure": Damaged,
    "header failure": Damaged,
    "payload failure": Damaged,
}


@dataclass(frozen=True)
class Vector:
    name: str
    keys: dict[str, str]
    file: bytes


def vector(name: str, data: bytes) -> Vector:
    head, _, file = data.partition(b"\n\n")
    keys = dict(line.split(": ", 1) for line in head.decode().splitlines())
    return Vector(name, keys, zlib.decompress(file) if keys.get("compressed") == "zlib" else file)


def group(vector: Vector) -> str:
    return vector.name.partition("_")[0]


def identity(vector: Vector) -> Identity:
    """That of the vector, if it is one of ours."""
    text = vector.keys.get("identity", "")
    return Identity.parse(text) if text.startswith("AGE-SECRET-KEY-1") else NOBODY


def vectors(*, ours: bool) -> list[Vector]:
    package = PACKAGE.read_text() if PACKAGE.exists() else ""
    every = [vector(name, base64.b64decode(text)) for name, text in FILE.findall(package)]
    return [each for each in every if GROUPS[group(each)][1] is ours]


@pytest.mark.parametrize("vector", vectors(ours=True), ids=lambda vector: vector.name)
def test_a_vector_is_read_as_its_author_expects(vector: Vector) -> None:
    source, expected = InMemory(vector.file), vector.keys["expect"]
    if expected == "success":
        ranges = open_ranges(source, identity(vector))
        assert sha256(ranges.read(0, ranges.size)).hexdigest() == vector.keys["payload"]
    else:
        with pytest.raises(REFUSALS[expected]):
            open_ranges(source, identity(vector)).read(0, len(vector.file))


@pytest.mark.parametrize("vector", vectors(ours=False), ids=lambda vector: vector.name)
def test_a_vector_of_what_is_not_ours_does_not_open(vector: Vector) -> None:
    with pytest.raises((Damaged, WrongIdentity)):
        open_ranges(InMemory(vector.file), identity(vector))


def test_a_passphrase_beside_another_recipient_is_malformed() -> None:
    (mixed,) = (each for each in vectors(ours=False) if each.name == "scrypt_and_x25519")
    with pytest.raises(Damaged, match="passphrase"):
        open_ranges(InMemory(mixed.file), identity(mixed))


def test_the_vectors_are_those_of_the_specification() -> None:
    found = Counter(group(each) for each in vectors(ours=True) + vectors(ours=False))
    assert found == {name: number for name, (number, _) in GROUPS.items()}, (
        "The age project's vectors are not installed as locked: run make setup."
    )
