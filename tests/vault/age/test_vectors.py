"""The age project's own test vectors (npm's cctv-age): those of binary files for X25519 identities."""

import base64
import re
import zlib
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

# What is ours to read: see docs/spec/vault-object.md.
LEFT_OUT: Final = ("armored", "passphrase")

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


def ours(vector: Vector) -> bool:
    identity = vector.keys.get("identity", "")
    return identity.startswith("AGE-SECRET-KEY-1") and not any(key in vector.keys for key in LEFT_OUT)


def vectors() -> list[Vector]:
    package = PACKAGE.read_text() if PACKAGE.exists() else ""
    every = [vector(name, base64.b64decode(text)) for name, text in FILE.findall(package)]
    return [each for each in every if ours(each)]


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector.name)
def test_a_vector_is_read_as_its_author_expects(vector: Vector) -> None:
    source, identity = InMemory(vector.file), Identity.parse(vector.keys["identity"])
    expected = vector.keys["expect"]
    if expected == "success":
        ranges = open_ranges(source, identity)
        assert sha256(ranges.read(0, ranges.size)).hexdigest() == vector.keys["payload"]
    else:
        with pytest.raises(REFUSALS[expected]):
            open_ranges(source, identity).read(0, len(vector.file))


def test_the_vectors_are_all_there() -> None:
    assert len(vectors()) == 66, "The age project's vectors are not installed as locked: run make setup."
