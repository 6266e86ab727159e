"""The band's length is the number, and its letters are cut where it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.drawing.band import draw_band, paint_flash
from glutetimer.app.drawing.canvas import Canvas, Run
from glutetimer.app.drawing.tokens import DARK, LIGHT
from glutetimer.training.plan import PhaseKind
from tests.app.drawing.sample import PLAIN


def shown(canvas: Canvas, y: int = 0) -> str:
    return "".join(run.text for run in canvas.row(y))


def bright(canvas: Canvas, colour: str) -> int:
    """The columns of the first row that have the colour."""
    return sum(len(run.text) for run in canvas.row(0) if run.background == colour)


@pytest.mark.parametrize(("share", "columns"), [(-1, 0), (0, 0), (0.7, 56), (1, 80), (3, 80)])
def test_the_bright_part_is_the_share(share: float, columns: int) -> None:
    canvas = Canvas(80, 24, DARK)
    draw_band(canvas, PhaseKind.WORK, ["WORK"], "LEFT", share, arrow="left")
    assert bright(canvas, DARK.work) == columns
    assert bright(canvas, DARK.spent(PhaseKind.WORK)) == 80 - columns


def test_a_letter_is_cut_at_the_edge() -> None:
    """The upright of the L of LEFT begins at column 57."""
    canvas = Canvas(80, 24, DARK)
    draw_band(canvas, PhaseKind.WORK, ["WORK"], "LEFT", 58 / 80)
    on_row = canvas.row(2)  # pixels 4 and 5: the middle of the letters
    x, colours = 0, {}
    for run in on_row:
        colours.update({x + i: run for i in range(len(run.text))})
        x += len(run.text)
    assert colours[57].background == DARK.on
    assert colours[58].background == DARK.spent(PhaseKind.WORK)
    assert DARK.work in {colours[column].background for column in range(62, 77)}  # E, F and T, on the spent part


def test_four_and_a_half_rows() -> None:
    canvas = Canvas(80, 24, DARK)
    draw_band(canvas, PhaseKind.REST, ["REST"])
    assert canvas.row(4) == (Run("▄" * 80, DARK.ground, DARK.rest),)
    assert canvas.row(5) == (Run(" " * 80, None, DARK.ground),)


def test_a_row_of_text_in_a_tiny_window() -> None:
    canvas = Canvas(40, 12, LIGHT)
    draw_band(canvas, PhaseKind.HOLD, ["HOLD"], "LEFT", 0.9, arrow="left")
    assert shown(canvas) == " ■ HOLD                          ← LEFT "
    first, last = canvas.row(0)
    assert first == Run(" ■ HOLD                          ← L", LIGHT.on, LIGHT.work, True)
    assert last == Run("EFT ", LIGHT.work_figures, LIGHT.spent(PhaseKind.WORK), True)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (26, " ◇ GET READY      RIGHT → "),
        (20, " ◇ READY    RIGHT → "),
        (17, " ◇ READY RIGHT → "),
        (15, " ◇ READY RIGHT "),
        (12, " ◇ READY    "),
    ],
)
def test_a_short_row_leaves_things_out(width: int, line: str) -> None:
    canvas = Canvas(width, 12, DARK)
    draw_band(canvas, PhaseKind.READY, ["GET READY", "READY"], "RIGHT", arrow="right")
    assert shown(canvas) == line


def test_a_count_becomes_brief_where_the_row_is_short() -> None:
    canvas = Canvas(16, 12, DARK)
    draw_band(canvas, PhaseKind.WORK, ["WORK"], "12 OF 100")
    assert shown(canvas) == " ● WORK  12/100 "


def test_pause_and_done_have_their_own_signs() -> None:
    canvas = Canvas(40, 12, DARK)
    draw_band(canvas, PhaseKind.WORK, ["PAUSED"], "LEFT", 0, sign="pause")
    assert shown(canvas).startswith(" ‖ PAUSED") and bright(canvas, DARK.work) == 0
    draw_band(canvas, "done", ["DONE"], "7:52")
    assert canvas.row(0) == (Run(" ✓ DONE" + " " * 28 + "7:52 ", DARK.ground, DARK.ink, True),)


def test_without_colour_the_bright_part_is_reversed() -> None:
    canvas = Canvas(40, 12, PLAIN)
    draw_band(canvas, PhaseKind.WORK, ["WORK"], "LEFT", 0.5)
    assert [(len(run.text), run.reverse, run.foreground) for run in canvas.row(0)] == [
        (20, True, None),
        (20, False, None),
    ]


@given(
    st.integers(1, 220),
    st.integers(1, 70),
    st.sampled_from([*PhaseKind, "done"]),
    st.text(max_size=12),
    st.text(max_size=12),
    st.floats(-1, 2),
    st.sampled_from(["", "left", "right"]),
)
def test_any_window_and_any_words(
    width: int, height: int, kind: str, word: str, side: str, share: float, arrow: str
) -> None:
    canvas = Canvas(width, height, DARK)
    draw_band(canvas, kind, [word, "A"], side, share, arrow=arrow)
    paint_flash(canvas, kind, word)
    assert canvas.row(0)


def test_a_flash_takes_the_largest_letters_that_fit() -> None:
    heights = {}
    for width, height in ((80, 24), (40, 12), (20, 12), (200, 60)):
        canvas = Canvas(width, height, DARK)
        paint_flash(canvas, PhaseKind.WORK, "HALFWAY")
        heights[width] = sum(bool(shown(canvas, y).strip()) for y in range(height))
    assert heights == {80: 5, 40: 3, 20: 1, 200: 10}
    canvas = Canvas(80, 24, DARK)
    paint_flash(canvas, PhaseKind.WORK, "日本")
    assert "日本" in [shown(canvas, y).strip() for y in range(24)]


@pytest.mark.parametrize(("size", "rows"), [((80, 24), range(5, 17)), ((40, 12), range(12)), ((200, 60), range(9, 41))])
def test_a_flash_leaves_band_and_name(size: tuple[int, int], rows: range) -> None:
    """Whole rows of the phase's colour, as cheap as blanks are; in a tiny window all of them."""
    canvas = Canvas(*size, DARK)
    paint_flash(canvas, PhaseKind.WORK, "日")
    blank = Run(" " * size[0], None, DARK.work)
    assert [y for y in range(size[1]) if canvas.row(y) == (blank,)] == [y for y in rows if "日" not in shown(canvas, y)]


def test_a_flash_fills_where_colours_are_stripped() -> None:
    canvas = Canvas(80, 24, PLAIN)
    paint_flash(canvas, PhaseKind.WORK, "HALFWAY")
    assert shown(canvas, 5) == "█" * 80 and 0 < shown(canvas, 11).count(" ") < 40
