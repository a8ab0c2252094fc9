"""Bech32 (BIP 173) without its limit on length, as age writes recipients and identities."""

from collections.abc import Iterable
from typing import Final

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM: Final = 6  # characters


class NotBech32(ValueError):
    """The text is mistyped, of mixed case, or something else."""


def encode(prefix: str, data: bytes) -> str:
    """`data` after `prefix`, in lower case."""
    values = list(_regroup(data, 8, 5, pad=True))
    check = _polymod([*_expand(prefix), *values, *[0] * _CHECKSUM]) ^ 1
    values += [check >> 5 * (_CHECKSUM - 1 - place) & 31 for place in range(_CHECKSUM)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values)


def decode(text: str) -> tuple[str, bytes]:
    """The prefix in lower case, and the data. Raises `NotBech32`."""
    if text not in (text.lower(), text.upper()):
        raise NotBech32("The text mixes upper and lower case.")
    prefix, separator, tail = text.lower().rpartition("1")
    values = [_ALPHABET.find(character) for character in tail]
    if not (prefix and separator) or len(values) < _CHECKSUM or -1 in values or not prefix.isascii():
        raise NotBech32("The text has a character too few, or one that Bech32 does not use.")
    if _polymod([*_expand(prefix), *values]) != 1:
        raise NotBech32("The text's checksum is wrong: it was mistyped.")
    return prefix, bytes(_regroup(values[:-_CHECKSUM], 5, 8, pad=False))


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            check ^= generator if top >> place & 1 else 0
    return check


def _expand(prefix: str) -> list[int]:
    return [*(ord(each) >> 5 for each in prefix), 0, *(ord(each) & 31 for each in prefix)]


def _regroup(values: Iterable[int], old: int, new: int, *, pad: bool) -> Iterable[int]:
    """The bits of `values`, `old` wide each, in groups of `new`. Those over are padded, or must be zeros."""
    bits = width = 0
    for value in values:
        bits, width = bits << old | value, width + old
        while width >= new:
            width -= new
            yield bits >> width
            bits &= (1 << width) - 1
    if pad and width:
        yield bits << new - width
    elif width >= old or bits:
        raise NotBech32("The text ends in bits that belong to no byte.")
