"""The skyline shows every phase, and its bright part keeps step with the phases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.ribbon import draw_skyline, spans
from glutetimer.app.drawing.tokens import DARK
from glutetimer.training.plan import PhaseKind
from tests.app.drawing.sample import PLAIN

SECONDS = st.lists(st.floats(0, 3600), min_size=1, max_size=80)
PHASES = [
    (PhaseKind.READY, 10.0),
    (PhaseKind.WORK, 40.0),
    (PhaseKind.SWITCH, 10.0),
    (PhaseKind.HOLD, 30.0),
    (PhaseKind.REST, 10.0),
]


def shown(canvas: Canvas, y: int = 0) -> str:
    return "".join(run.text for run in canvas.row(y))


@given(SECONDS, st.integers(1, 200))
def test_spans_cover_the_width(seconds: list[float], width: int) -> None:
    cuts = spans(seconds, width)
    assert len(cuts) == len(seconds)
    assert cuts[0][0] == 0 and cuts[-1][1] == width
    assert all(before[1] == after[0] for before, after in pairwise(cuts))
    if len(seconds) <= width * 2 / 3:
        assert all(stop > start for start, stop in cuts)
    else:
        assert all(stop >= start for start, stop in cuts)


def test_too_many_phases_are_sampled_at_the_middles_of_the_columns() -> None:
    assert spans([1, 1, 1, 1, 1, 1], 3) == ((0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3))
    assert spans([9, 1, 9], 3) == ((0, 1), (1, 2), (2, 3))


def test_a_short_phase_between_long_ones_is_seen() -> None:
    assert spans([100, 0.1, 100], 10) == ((0, 5), (5, 6), (6, 10))
    assert spans([0, 0], 4) == ((0, 2), (2, 4))
    assert spans([], 4) == ()


def test_height_says_what() -> None:
    canvas = Canvas(10, 1, DARK)
    draw_skyline(canvas, 0, 0, 10, PHASES)
    assert shown(canvas) == "▃▅▅▅▅▁▇▇▇▁"
    assert [run.foreground for run in canvas.row(0)] == [DARK.ready, DARK.work, DARK.rest, DARK.work, DARK.rest]


@pytest.mark.parametrize(
    ("done", "bright"), [(0, 0), (0.1, 1), (0.25, 2), (0.5, 5), (0.55, 5), (0.9, 9), (1, 10), (7, 10)]
)
def test_what_is_done_is_bright(done: float, bright: int) -> None:
    canvas = Canvas(10, 1, DARK)
    draw_skyline(canvas, 0, 0, 10, PHASES, done=done)
    full = {DARK.ready, DARK.work, DARK.rest}
    assert sum(len(run.text) for run in canvas.row(0) if run.foreground in full) == bright


@given(st.lists(st.tuples(st.sampled_from(PhaseKind), st.floats(1, 600)), min_size=1, max_size=20), st.data())
def test_a_phase_is_bright_exactly_when_it_is_over(phases: list[tuple[PhaseKind, float]], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(phases) - 1))
    seconds = [s for _, s in phases]
    canvas = Canvas(40, 1, DARK)
    # This phase is over, and the next has hardly begun.
    draw_skyline(canvas, 0, 0, 40, phases, done=(sum(seconds[: index + 1]) + 1e-6) / sum(seconds))
    full = {DARK.ready, DARK.work, DARK.rest}
    assert sum(len(run.text) for run in canvas.row(0) if run.foreground in full) == spans(seconds, 40)[index][1]


def test_more_rows_are_pixels() -> None:
    canvas = Canvas(10, 4, DARK)
    draw_skyline(canvas, 0, 0, 10, PHASES, rows=4)
    column = {x: [canvas._pixels[py][x] != DARK.ground for py in range(8)].count(True) for x in (0, 1, 5, 6)}
    assert column == {0: 4, 1: 7, 5: 1, 6: 8}


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_without_colour_what_is_to_come_is_dotted(rows: int) -> None:
    canvas = Canvas(10, rows, PLAIN)
    draw_skyline(canvas, 0, 0, 10, PHASES, done=0.5, rows=rows)
    foot = shown(canvas, rows - 1)
    assert all("⠀" <= char <= "⣿" for char in foot[5:]) and not any("⠀" <= char <= "⣿" for char in foot[:5])


@given(st.integers(-5, 50), st.integers(-2, 5), st.integers(-3, 60), st.integers(1, 6))
def test_anywhere(x: int, y: int, width: int, rows: int) -> None:
    canvas = Canvas(30, 3, DARK)
    draw_skyline(canvas, x, y, width, PHASES * 3, done=0.4, rows=rows)
    draw_skyline(canvas, x, y, width, [], done=0.4, rows=rows)
    assert all(sum(len(run.text) for run in canvas.row(row)) == 30 for row in range(3))
