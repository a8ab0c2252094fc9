"""The register of what was destroyed: it only grows, bears a loss of power, and is never half believed."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from safelight.vault.register import Destroyed, Register, UnsoundRegister, What

AT = datetime(2027, 3, 1, 9, 30, 12, tzinfo=UTC)
ONE = Destroyed(AT, What.RECORDING, UUID(int=1))
OTHER = Destroyed(AT, What.DOCUMENT, UUID(int=2))
LINE = b"2027-03-01T09:30:12Z recording 00000000-0000-0000-0000-000000000001\n"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(tmp_path / "destroyed")


def test_where_nothing_was_destroyed_there_is_no_file(register: Register) -> None:
    assert list(register.lines()) == []
    assert not register.path.exists()


def test_a_line_is_as_specified(register: Register) -> None:
    register.add([ONE])
    assert register.path.read_bytes() == LINE
    assert register.path.stat().st_mode & 0o777 == 0o600


def test_what_is_added_is_read_in_order(register: Register) -> None:
    register.add([ONE])
    register.add([OTHER, ONE])
    assert list(register.lines()) == [ONE, OTHER, ONE]


@pytest.mark.parametrize("length", range(1, len(LINE)))
def test_a_rest_of_a_line_was_never_one(register: Register, length: int) -> None:
    register.add([OTHER])
    with register.path.open("ab") as file:
        file.write(LINE[:length])
    assert list(register.lines()) == [OTHER]
    register.add([ONE])
    assert list(register.lines()) == [OTHER, ONE]


def test_a_rest_is_cut_off_where_it_is_all_there_is(register: Register) -> None:
    register.path.write_bytes(LINE[:20])
    register.add([ONE])
    assert register.path.read_bytes() == LINE


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        LINE.replace(b"recording", b"patient"),
        LINE.replace(b"03-01", b"02-30"),
        LINE.replace(b" recording", b"  recording"),
        LINE.replace(b"0001\n", b"001\n"),
        b"\xff" + LINE,
    ],
)
def test_a_malformed_line_is_named(register: Register, line: bytes) -> None:
    register.path.write_bytes(LINE + line + LINE)
    with pytest.raises(UnsoundRegister, match="Line 2") as refusal:
        list(register.lines())
    assert refusal.value.line == 2
