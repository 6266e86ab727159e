"""The tempo path goes up, along and down by the seconds of a repetition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area
from glutetimer.app.drawing.tempo_path import draw_tempo_path
from glutetimer.app.drawing.tokens import DARK
from glutetimer.training.exercise import Tempo, TempoPart

AREA = Area(0, 0, 36, 7)


def path(parts: list[tuple[str, float]] | tuple[tuple[TempoPart, float], ...], at: float) -> Canvas:
    canvas = Canvas(36, 7, DARK)
    draw_tempo_path(canvas, AREA, parts, at)
    return canvas


def tops(canvas: Canvas) -> list[int]:
    """The first painted pixel of each column."""
    return [next(py for py in range(14) if canvas._pixels[py][x] != DARK.ground) for x in range(36)]


def first(canvas: Canvas, colour: str) -> list[int]:
    return [x for x in range(36) if any(row[x] == colour for row in canvas._pixels)]


def test_up_along_and_down() -> None:
    found = tops(path([("lift", 2), ("hold", 1), ("lower", 3)], 6))
    assert found[:12] == sorted(found[:12], reverse=True) and found[0] == 10
    assert set(found[12:18]) == {0}
    assert found[18:31] == sorted(found[18:31])


def test_a_squat_goes_down_first() -> None:
    parts = Tempo(1, 0, 3, 2).parts(TempoPart.LOWER)
    found = tops(path(parts, 6))
    assert [part for part, _ in parts] == ["lower", "pause", "lift"]
    assert found[0] == 0 and set(found[19:29]) == {10}


def test_the_dot_stands_where_you_should_be() -> None:
    for at, middle in ((0, 2), (3, 18), (6, 33)):
        dot = first(path([("lift", 2), ("hold", 1), ("lower", 3)], at), DARK.ink)
        assert (dot[0] + dot[-1]) // 2 == middle and len(dot) == 5


def test_the_passed_part_is_bright() -> None:
    canvas = path([("lift", 3), ("lower", 3)], 3)
    assert max(first(canvas, DARK.work)) < 18 < min(first(canvas, DARK.track))


def test_the_present_part_is_named_in_bold() -> None:
    for at, name in ((0, "lift"), (1.99, "lift"), (2, "hold"), (3.5, "lower"), (6, "lower"), (9, "lower")):
        runs = path([("lift", 2), ("hold", 1), ("lower", 3)], at).row(6)
        assert [run.text.strip() for run in runs if run.bold] == [name]


def test_names_that_would_touch_are_left_out_but_never_the_present_one() -> None:
    canvas = path([("lift", 5), ("hold", 0.2), ("lower", 0.2), ("pause", 5)], 5.1)
    row = "".join(run.text for run in canvas.row(6))
    assert "hold" in row and "lower" not in row


@given(
    st.lists(st.tuples(st.sampled_from(["lift", "hold", "lower", "pause"]), st.floats(0, 9)), max_size=5),
    st.floats(-1, 50),
    st.integers(-5, 40),
    st.integers(-3, 9),
    st.integers(0, 50),
    st.integers(0, 12),
)
def test_any_tempo_anywhere(parts: list[tuple[str, float]], at: float, x: int, y: int, width: int, height: int) -> None:
    canvas = Canvas(36, 7, DARK)
    draw_tempo_path(canvas, Area(x, y, width, height), parts, at)
    outside = [
        (column, row)
        for row in range(7)
        for column in range(36)
        if not (x <= column < x + width and y <= row < y + height)
        and {canvas._pixels[2 * row][column], canvas._pixels[2 * row + 1][column]} != {DARK.ground}
    ]
    assert not outside
