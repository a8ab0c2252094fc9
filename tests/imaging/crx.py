"""Canon's lossless compression of a sensor's counts ("crx"), as LibRaw's decoder reads it: without wavelets.

Written for the tests after reading that decoder, and with nothing else to go by: no camera's file has been seen here.
"""

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_BITS = 14

# A code of so many leading zeros says that the value follows in full.
_ESCAPE, _IN_FULL = 41, 21
_MOST_LOW_BITS = 15
# By how many bits a run's steps are counted, the more the longer the runs before it were (as in ITU-T T.87, A.2.1).
_STEPS = (*(bits for bits in range(4) for _ in range(4)), 4, 4, 5, 5, 6, 6, 7, 7, *range(8, 16))

_HALF = 1 << (_BITS - 1)
_QUANTISER = 4  # says that nothing is left out


def compressed(mosaic: NDArray[np.uint16], across: int | None = None) -> tuple[bytes, bytes]:
    """How the compression is to be read, and the counts. A tile is so many columns wide, or all of them."""
    height, width = mosaic.shape
    across = across or width
    tiles = [_tile(number, mosaic[:, at : at + across]) for number, at in enumerate(range(0, width, across))]
    headers = b"".join(header for header, _ in tiles)
    headers += bytes(-len(headers) % 8)
    # Version, sides, a tile's sides, bits; four planes from red on; no wavelets; whether there are columns of tiles.
    sides = struct.pack(">HHIIII", 0x100, 0, width, height, across, height)
    reading = struct.pack(">BBBBI", _BITS, 4 << 4, 0, (len(tiles) > 1) << 7, len(headers))
    return bytes.fromhex("ffff0030") + sides + reading + bytes(20), headers + b"".join(
        body for _, body in tiles
    )


def _tile(number: int, mosaic: NDArray[np.uint16]) -> tuple[bytes, bytes]:
    """Each colour's plane by itself, with a header for all of it and one for its only band."""
    planes = [_Plane().coded(mosaic[row::2, column::2]) for row in (0, 1) for column in (0, 1)]
    padded = [each + bytes(-len(each) % 8) for each in planes]
    header = struct.pack(">HHIHH", 0xFF01, 8, sum(map(len, padded)), number, 0)
    for place, (plane, whole) in enumerate(zip(planes, padded, strict=True)):
        idle = len(whole) - len(plane)
        header += struct.pack(">HHIB3x", 0xFF02, 8, len(whole), place << 4 | 8)
        header += struct.pack(">HHII", 0xFF03, 8, len(whole), _QUANTISER << 19 | idle)
    return header, b"".join(padded)


class _Plane:
    """What has been written of one plane, and what was learnt from it of how to write the next count."""

    def __init__(self) -> None:
        self._bits: list[str] = []
        self._low = 0  # how many bits of an error are written as they are
        self._step = 0

    def coded(self, counts: NDArray[np.uint16]) -> bytes:
        """Rows are of signed differences from the middle. Before the first comes what lies above it."""
        above: list[int] | None = None
        for values in (counts.astype(int) - _HALF).tolist():
            row = [0 if above is None else above[1], *values]
            if above is None:
                self._first(row, len(values))
            else:
                self._further(row, above, len(values))
            above = row
        return _bytes("".join(self._bits))

    def _first(self, row: Sequence[int], last: int) -> None:
        """Each is expected to be as the one before it."""
        at = 1
        while at <= last:
            if at < last and row[at - 1] == 0:
                at += self._run(row, at, last)
                if at > last:
                    return
            self._learn(self._error(row[at] - row[at - 1]))
            at += 1

    def _further(self, row: Sequence[int], above: Sequence[int], last: int) -> None:
        at = 1
        while at <= last:
            if at < last and row[at - 1] == above[at] == above[at + 1]:
                at += self._run(row, at, last)
                if at > last:
                    return
                expected = above[at]
            else:
                expected = _expected(row[at - 1], above[at], above[at - 1])
            code = self._error(row[at] - expected)
            if at < last:  # what comes next is as uneven as it is above
                code = (code + 2 * abs(above[at + 1] - above[at])) >> 1
            self._learn(code)
            at += 1

    def _error(self, error: int) -> int:
        """Writes it as a number without a sign, which is returned: Golomb and Rice's code."""
        code = 2 * error if error >= 0 else -2 * error - 1
        high = code >> self._low
        if high >= _ESCAPE:
            self._bits.append("0" * _ESCAPE + "1" + _low_bits(code, _IN_FULL))
        else:
            self._bits.append("0" * high + "1" + _low_bits(code, self._low))
        return code

    def _learn(self, code: int) -> None:
        high = code >> self._low
        fewer = code < (1 << self._low) >> 1
        self._low = min(self._low - fewer + (high > 2) + (high > 5), _MOST_LOW_BITS)

    def _run(self, row: Sequence[int], at: int, last: int) -> int:
        """Writes how many from here on are as the one before, which is returned."""
        end = at
        while end <= last and row[end] == row[at - 1]:
            end += 1
        length, left = end - at, last + 1 - at
        if length == 0:
            self._bits.append("0")
            return 0
        self._bits.append("1")
        written = 1
        while written < left:
            step = 1 << _STEPS[self._step]
            if written + step <= length:
                self._bits.append("1")
                written += step
                self._step = min(self._step + 1, len(_STEPS) - 1)
            elif length == left:  # a step beyond the end of the row ends there
                self._bits.append("1")
                break
            else:
                self._bits.append("0" + _low_bits(length - written, _STEPS[self._step]))
                self._step = max(self._step - 1, 0)
                break
        return length


def _expected(left: int, above: int, corner: int) -> int:
    """The value in the middle of three guesses (ITU-T T.87, A.4.2: the median edge detector)."""
    return sorted((left, above, left + above - corner))[1]


def _low_bits(number: int, many: int) -> str:
    return format(number, f"0{many}b")[-many:] if many else ""


def _bytes(bits: str) -> bytes:
    """The last one is filled up with noughts."""
    whole = bits + "0" * (-len(bits) % 8)
    return int(whole, 2).to_bytes(len(whole) // 8)
