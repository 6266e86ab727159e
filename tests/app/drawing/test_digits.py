"""Figures follow the rule of look.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.drawing.digits import best_rows, digit, metrics, number_width
from tests.app.drawing.sample import lines

# look.md's drawing at 7 rows: a full cell, an upper half, a lower half.
SEVEN = """
 .#####.   ######      .#####.    .#####.   ### ###
###'''###  '''###     ''''''###  ''''''###  ### ###
###   ###     ###       ....###     ...###  ### ###
###   ###     ###     .######'      ######  ###.###..
###   ###     ###     ###              ###  #########
###...###  ...###...  ###......  ......###      ###
 '#####'   #########  #########   '#####'       ###

########    .######   #########   .#####.    .#####.
###'''''   ###'''''   ''''''###  ###'''###  ###'''###  ...
###....    ###....         ###'  ###...###  ###...###  ###
########.  ########.      .###   #########   '#######
      ###  ###   ###      ###    ###   ###        ###  ###
......###  ###...###     ###'    ###...###   .....###  '''  ...
 '#####'    '#####'     .###      '#####'    ######'        ###
"""


def cells(char: str, rows: int) -> list[str]:
    """A digit as look.md writes it."""
    drawn = lines(digit(char, rows))
    pairs = zip(drawn[::2], drawn[1::2], strict=True)
    return [
        "".join({"##": "#", "#.": "'", ".#": ".", "..": " "}[a + b] for a, b in zip(*p, strict=True)) for p in pairs
    ]


def test_seven_rows_are_the_drawing() -> None:
    upper, lower = SEVEN.strip("\n").split("\n\n")
    for block, chars in ((upper, "01234"), (lower, "56789:.")):
        x = 0
        for char in chars:
            width = 3 if char in ":." else 9
            assert [row.ljust(80)[x : x + width] for row in block.split("\n")] == cells(char, 7), char
            x += width + 2


@pytest.mark.parametrize(("rows", "columns"), [(7, 20), (11, 35), (14, 42), (29, 87)])
def test_two_places_are_as_wide_as_the_grid_says(rows: int, columns: int) -> None:
    assert number_width("00", rows) == columns


@pytest.mark.parametrize("rows", range(10, 30))
def test_level_edges_fall_between_rows(rows: int) -> None:
    """A four is straight strokes alone: from 10 rows on it needs no half cell."""
    assert not set("".join(cells("4", rows))) & set("'.")


@pytest.mark.parametrize("rows", [3, 5, 7, 10, 11, 14, 20])
def test_digits_fill_their_box_and_differ(rows: int) -> None:
    size = metrics(rows)
    drawn = {char: digit(char, rows) for char in "0123456789"}
    assert all((shape.width, shape.height) == size[1::-1] for shape in drawn.values())
    assert all(lines(shape)[0].count("#") and lines(shape)[-1].count("#") for shape in drawn.values())
    assert len({shape.spans for shape in drawn.values()}) == 10


@pytest.mark.parametrize("rows", [5, 7, 11, 14, 29])
def test_symmetry(rows: int) -> None:
    for char in "08:":
        assert [line[::-1] for line in lines(digit(char, rows))] == lines(digit(char, rows))
    assert lines(digit("0", rows)) == lines(digit("0", rows))[::-1]


@given(st.text("0123456789:.~", min_size=1, max_size=6), st.integers(0, 250), st.integers(0, 40))
def test_best_rows_are_the_tallest_that_fit(places: str, width: int, height: int) -> None:
    rows = best_rows(places, width, height)
    if rows > 1:
        assert 3 <= rows <= height and number_width(places, rows) <= width
    assert all(number_width(places, taller) > width for taller in range(max(3, rows + 1), height + 1))


def test_a_character_that_is_no_digit_is_refused() -> None:
    with pytest.raises(KeyError):
        digit("x", 7)
