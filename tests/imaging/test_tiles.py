"""Where tiles lie: by the picture's sides alone, and never outside of the file."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelight.imaging.tiles import (
    SIDE,
    Layout,
    NoSuchTile,
    NotAPyramid,
    Pyramid,
    packed,
    unpacked,
)

SIDES = st.integers(1, 5_000)
SMALL = Layout(600, 300)  # 1, 2, 6 tiles


def tiles_of(layout: Layout) -> list[bytes]:
    return [f"tile {each}".encode() for each in range(layout.tiles)]


@given(SIDES, SIDES)
def test_levels_halve_down_to_one_tile(width: int, height: int) -> None:
    levels = Layout(width, height).levels
    assert (levels[-1].width, levels[-1].height) == (width, height)
    assert (levels[0].columns, levels[0].rows) == (1, 1)
    for smaller, larger in itertools.pairwise(levels):
        assert smaller.width == (larger.width + 1) // 2
        assert smaller.height == (larger.height + 1) // 2
        assert max(larger.width, larger.height) > SIDE


@given(SIDES, SIDES)
def test_each_tile_has_a_number_of_its_own(width: int, height: int) -> None:
    layout = Layout(width, height)
    numbers = [
        layout.number(level, column, row)
        for level, each in enumerate(layout.levels)
        for row in range(each.rows)
        for column in range(each.columns)
    ]
    assert numbers == list(range(layout.tiles))


@pytest.mark.parametrize("where", [(3, 0, 0), (-1, 0, 0), (2, 3, 0), (2, 0, 2), (2, -1, 0), (0, 1, 0)])
def test_there_is_no_tile_beside_the_picture(where: tuple[int, int, int]) -> None:
    with pytest.raises(NoSuchTile):
        SMALL.number(*where)


@given(SIDES, SIDES, st.data())
def test_a_tile_is_found_by_one_read_once_the_table_was_read(
    width: int, height: int, data: st.DataObject
) -> None:
    layout = Layout(width, height)
    tiles = tiles_of(layout)
    file = packed(layout, tiles)
    read = list[bytes]()

    def reads(start: int, length: int) -> bytes:
        read.append(file[start : start + length])
        return read[-1]

    pyramid = Pyramid(layout, len(file), reads)
    level = data.draw(st.integers(0, len(layout.levels) - 1))
    column = data.draw(st.integers(0, layout.levels[level].columns - 1))
    row = data.draw(st.integers(0, layout.levels[level].rows - 1))
    assert pyramid.tile(level, column, row) == tiles[layout.number(level, column, row)]
    assert len(read) == 2


def test_what_was_packed_is_unpacked() -> None:
    assert unpacked(packed(SMALL, tiles_of(SMALL))) == (SMALL, tiles_of(SMALL))


def test_a_tile_too_few_is_not_packed() -> None:
    with pytest.raises(ValueError, match="as many tiles"):
        packed(SMALL, tiles_of(SMALL)[1:])


@pytest.mark.parametrize("number", sorted({*range(24 + 8 * (SMALL.tiles + 1))} - {15, 19}))
def test_what_contradicts_itself_is_refused(number: int) -> None:
    """Sides of another last byte may have as many tiles; that nobody changes them is the encryption's to see to."""
    file = bytearray(packed(SMALL, tiles_of(SMALL)))
    file[number] ^= 0x80
    with pytest.raises(NotAPyramid):
        unpacked(bytes(file))


def test_a_file_that_is_cut_is_refused() -> None:
    file = packed(SMALL, tiles_of(SMALL))
    for length in range(len(file)):
        with pytest.raises(NotAPyramid):
            unpacked(file[:length])


@pytest.mark.parametrize("at", range(SMALL.tiles + 1))
@pytest.mark.parametrize("place", [0, 1_000_000])
def test_a_place_outside_of_the_tiles_is_refused(at: int, place: int) -> None:
    file = bytearray(packed(SMALL, tiles_of(SMALL)))
    file[24 + 8 * at : 32 + 8 * at] = place.to_bytes(8)
    with pytest.raises(NotAPyramid):
        Pyramid(SMALL, len(file), lambda start, length: bytes(file[start : start + length]))


@pytest.mark.parametrize("layout", [Layout(1, 1), Layout(9_000, 9_000)])
def test_a_table_of_other_sides_is_refused(layout: Layout) -> None:
    file = packed(SMALL, tiles_of(SMALL))
    with pytest.raises(NotAPyramid):
        Pyramid(layout, len(file), lambda start, length: file[start : start + length])
