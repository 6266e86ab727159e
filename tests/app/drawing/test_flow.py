"""Text that may be taller than the window."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area
from glutetimer.app.drawing.text_flow import Flow
from glutetimer.app.drawing.tokens import DARK

AREA = Area(0, 1, 20, 4)


def ten() -> Flow:
    flow = Flow()
    for n in range(10):
        flow.text(2, n, f"line {n}", command=f"open({n})")
    return flow


def shown(flow: Flow, first: int, area: Area = AREA) -> tuple[Canvas, list[str]]:
    canvas = Canvas(20, 7, DARK)
    flow.paint(canvas, area, first)
    return canvas, ["".join(run.text for run in canvas.row(y)).strip() for y in range(7)]


def test_only_the_area_is_written_on() -> None:
    assert shown(ten(), 3)[1] == ["", "line 3", "line 4", "line 5", "line 6", "", ""]


def test_a_line_that_is_not_seen_cannot_be_clicked() -> None:
    canvas, _ = shown(ten(), 3)
    assert [canvas.command_at(3, y) for y in range(7)] == [None, "open(3)", "open(4)", "open(5)", "open(6)", None, None]


def test_the_last_screen_is_full() -> None:
    flow = ten()
    assert [flow.first(wanted, 4) for wanted in (-3, 0, 5, 6, 7, 99)] == [0, 0, 5, 6, 6, 6]
    assert flow.first(9, 20) == 0


def test_a_paragraph_indents_all_lines_but_its_first_and_stays_in_its_columns() -> None:
    flow = Flow()
    end = flow.wrap(0, 0, "the pelvis turns to the free side", 14, indent=2)
    canvas, _ = shown(flow, 0, Area(0, 0, 20, 7))
    rows = ["".join(run.text for run in canvas.row(y)).rstrip() for y in range(end)]
    assert rows[0][0] == "t"
    assert all(row.startswith("  ") for row in rows[1:])
    assert all(len(row) <= 14 for row in rows)
    assert flow.height == end == len(rows)
