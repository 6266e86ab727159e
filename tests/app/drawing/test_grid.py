"""Everything stands where look.md says, and inside the window at any other size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.drawing.grid import OFF, Area, Size, lay_out_window


@pytest.mark.parametrize(
    ("window", "size", "figures", "stage", "rows"),
    [
        ((40, 12), Size.TINY, (1, 2, 20, 7), (24, 2, 15, 7), {"cue": 10, "ribbon": 11, "name": 2, "keys": OFF}),
        ((80, 24), Size.SMALL, (3, 6, 35, 11), (42, 6, 35, 11), {"name": 18, "cue": 21, "ribbon": 22, "keys": 23}),
        ((100, 30), Size.MEDIUM, (4, 7, 42, 14), (52, 7, 44, 14), {"name": 22, "cue": 25, "ribbon": 27, "keys": 29}),
        ((200, 60), Size.LARGE, (8, 12, 87, 29), (107, 12, 85, 29), {"name": 44, "cue": 51, "ribbon": 55, "keys": 58}),
    ],
)
def test_the_four_windows_of_the_design(
    window: tuple[int, int], size: Size, figures: tuple, stage: tuple, rows: dict[str, int]
) -> None:
    place = lay_out_window(*window)
    assert (place.size, place.figures, place.stage) == (size, Area(*figures), Area(*stage))
    assert {name: getattr(place, name) for name in rows} == rows


@pytest.mark.parametrize(
    ("window", "size"),
    [
        ((71, 60), Size.TINY),
        ((300, 19), Size.TINY),
        ((72, 20), Size.SMALL),
        ((95, 60), Size.SMALL),
        ((96, 28), Size.MEDIUM),
        ((160, 44), Size.MEDIUM),
        ((160, 45), Size.LARGE),
    ],
)
def test_where_the_classes_begin(window: tuple[int, int], size: Size) -> None:
    assert lay_out_window(*window).size is size


def test_a_long_number_takes_the_whole_width_where_nothing_stands_beside_it() -> None:
    beside, alone = lay_out_window(80, 24, "0:00"), lay_out_window(80, 24, "0:00", alone=True)
    assert beside.figures.width <= 37 and beside.stage.width >= 34
    assert alone.figures.height == 11


@given(st.integers(1, 260), st.integers(2, 90), st.sampled_from(["0", "00", "000", "0:00", "00:00"]), st.booleans())
def test_any_window(width: int, height: int, places: str, alone: bool) -> None:
    place = lay_out_window(width, height, places, alone)
    assert place.stage.width >= 0 and place.stage.right <= width
    assert place.figures.height >= 1 and place.figures.y >= 1
    assert place.stage.height == place.figures.height <= place.room
    rows = [row for row in (place.name, place.cue, place.ribbon, place.keys) if row != OFF]
    assert all(0 <= row < height for row in rows)
    if height >= 5 and place.figures.height >= 3:
        assert place.figures.right <= width
        below = [row for row in (place.cue, place.ribbon, place.keys) if row != OFF]
        assert place.figures.bottom <= min(below, default=height)
    if place.scale:
        assert place.figures.bottom < place.name < place.cue < place.ribbon < place.keys
