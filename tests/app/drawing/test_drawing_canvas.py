"""A canvas is exactly as large as it says, whatever is painted on it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from glutetimer.app.drawing.canvas import Canvas, Run
from glutetimer.app.drawing.cells import fit, width, wrapped
from glutetimer.app.drawing.letters import word
from glutetimer.app.drawing.tokens import DARK, LIGHT, Palette, mix
from tests.app.drawing.sample import PLAIN

NEAR = st.integers(-12, 30)
LENGTH = st.integers(-3, 30)
# What goes wrong: wide characters, marks that combine, joiners, variation selectors, controls, lone surrogates.
AWKWARD = st.sampled_from("ab c宽日👍é\u0301\u200d\ufe0f❤\u20e3\t\n\x1b\x00\x7f\u202e\u2028\u00ad\ud800ก้한")
TEXT = st.text(AWKWARD | st.characters(), max_size=20)


def shown(canvas: Canvas, y: int = 0) -> str:
    return "".join(run.text for run in canvas.row(y))


def assert_whole(canvas: Canvas) -> None:
    for y in range(canvas.height):
        row = canvas.row(y)
        assert cell_len("".join(run.text for run in row)) == canvas.width
        assert sum(cell_len(run.text) for run in row) == canvas.width
        assert all(a[1:] != b[1:] for a, b in pairwise(row))


@given(
    st.integers(1, 24),
    st.integers(1, 6),
    st.sampled_from([DARK, PLAIN]),
    st.lists(
        st.one_of(
            st.tuples(st.just("text"), NEAR, NEAR, TEXT),
            st.tuples(st.just("text_on"), NEAR, NEAR, TEXT),
            st.tuples(st.just("fill"), NEAR, NEAR, LENGTH, LENGTH),
            st.tuples(st.just("fill_pixels"), NEAR, NEAR, LENGTH, LENGTH),
            st.tuples(st.just("word"), NEAR, NEAR, TEXT),
            st.tuples(st.just("number"), NEAR, NEAR, st.text("0123456789:.~ ", max_size=4), st.integers(0, 9)),
            st.tuples(st.just("wrap"), NEAR, NEAR, TEXT, LENGTH),
            st.tuples(st.just("sign"), NEAR, NEAR),
            st.tuples(st.just("keyline"), NEAR, NEAR, TEXT),
        ),
        max_size=8,
    ),
)
def test_every_row_is_as_wide_as_the_sheet(width: int, height: int, palette: Palette, drawn: list) -> None:
    canvas = Canvas(width, height, palette)
    for what, x, y, *rest in drawn:
        match what:
            case "text":
                canvas.text(x, y, rest[0], bold=y > 2, align="centre")
            case "text_on":
                canvas.text(x, y, rest[0], "soft", bg="raised", align="right")
            case "fill" | "fill_pixels":
                getattr(canvas, what)(x, y, *rest, "work")
            case "word":
                canvas.word(x, y, rest[0], "rest", scale=2, align="right", until=x)
            case "number":
                canvas.number(x, y, *rest, "ink")
            case "wrap":
                canvas.wrap(x, y, *rest, lines=2)
            case "sign":
                canvas.sign(x, y, "done")
            case "keyline":
                canvas.keyline(x, y, [("q", rest[0], "quit")])
    assert_whole(canvas)


def test_an_empty_sheet_has_no_rows_to_show() -> None:
    canvas = Canvas(0, 0, DARK)
    canvas.text(0, 0, "a")
    canvas.fill(0, 0, 3, 3, "ink")
    assert canvas.changed_rows(Canvas(1, 1, DARK)) == []


def test_a_cell_of_two_colours_is_its_lower_half() -> None:
    canvas = Canvas(4, 1, DARK)
    canvas.fill_pixels(1, 0, 1, 1, "work")
    canvas.fill_pixels(2, 1, 1, 1, "rest")
    canvas.fill_pixels(3, 0, 1, 2, "best")
    assert canvas.row(0) == (
        Run(" ", None, DARK.ground),
        Run("▄", DARK.ground, DARK.work),
        Run("▄", DARK.rest, DARK.ground),
        Run("█", DARK.best, DARK.best),  # whatever is behind it, and in a copy as text, it is seen
    )


def test_blanks_join_the_text_on_their_ground() -> None:
    canvas = Canvas(20, 1, DARK)
    canvas.text(2, 0, "key", bold=True)
    canvas.text(7, 0, "what", "soft")
    canvas.text(19, 0, "x", bg="raised")
    assert canvas.row(0) == (
        Run("  key  ", DARK.ink, DARK.ground, True),
        Run("what" + " " * 8, DARK.soft, DARK.ground),
        Run("x", DARK.ink, DARK.raised),
    )


def test_text_is_clipped_at_both_edges() -> None:
    canvas = Canvas(5, 3, DARK)
    assert canvas.text(-2, 0, "abcdefghij") == 10
    assert canvas.text(0, 1, "宽宽宽") == 6
    canvas.text(-1, 2, "宽a")
    assert [shown(canvas, y) for y in range(3)] == ["cdefg", "宽宽 ", " a   "]


def test_alignment() -> None:
    canvas = Canvas(9, 3, DARK)
    canvas.text(9, 0, "right", align="right")
    canvas.text(4, 1, "mid", align="centre")
    canvas.text(9, 2, "日本", align="right")
    assert [shown(canvas, y) for y in range(3)] == ["    right", "   mid   ", "     日本"]


@pytest.mark.parametrize(("x", "left"), [(1, " x  "), (2, "  x ")])
def test_half_a_wide_character_cannot_stay(x: int, left: str) -> None:
    written, filled = Canvas(4, 1, DARK), Canvas(4, 1, DARK)
    written.text(1, 0, "宽")
    written.text(x, 0, "x")
    assert shown(written) == left
    filled.text(1, 0, "宽")
    filled.fill(x, 0, 1, 1, "work")
    assert shown(filled) == " " * x + "█" + " " * (3 - x)


def test_marks_stay_with_their_letter() -> None:
    canvas = Canvas(4, 1, DARK)
    assert canvas.text(0, 0, "e\u0301a") == 2
    assert shown(canvas) == "e\u0301a  "


def test_control_characters_are_harmless() -> None:
    canvas = Canvas(12, 1, DARK)
    canvas.text(0, 0, "a\x1b[2Jb\n\u202ec\ud800")
    assert shown(canvas) == "a [2Jb c\ufffd   "


def test_fill_takes_text_away_and_pixels_lie_below_it() -> None:
    canvas = Canvas(5, 1, DARK)
    canvas.text(0, 0, "abcde")
    canvas.fill(1, 0, 2, 1, "raised")
    canvas.fill_pixels(3, 0, 2, 2, "work")
    assert canvas.row(0) == (
        Run("a", DARK.ink, DARK.ground),
        Run("  ", None, DARK.raised),
        Run("de", DARK.ink, DARK.work),
    )


def test_a_shape_can_end_at_an_edge() -> None:
    canvas = Canvas(6, 3, DARK)
    canvas.sign(0, 0, "hold", "rest")
    canvas.sign(0, 0, "hold", "work", until=2)
    canvas.word(0, 0, "ABC", "best", until=-1)
    assert canvas.row(0) == (
        Run("██", DARK.work, DARK.work),
        Run("███", DARK.rest, DARK.rest),
        Run(" ", None, DARK.ground),
    )


def test_a_ghost_keeps_the_place_of_a_digit() -> None:
    ten, nine = Canvas(24, 7, DARK), Canvas(24, 7, DARK)
    assert ten.number(0, 0, "10", 7, "ink") == nine.number(0, 0, "~9", 7, "ink") == 20
    assert nine.row(3)[0] == Run("   ", None, mix(DARK.ground, DARK.ink, 0.11))


def test_a_number_too_low_for_figures_is_text() -> None:
    canvas = Canvas(6, 2, DARK)
    assert canvas.number(3, 1, "~9", 1, "ink") == 2
    assert shown(canvas, 1) == "    9 "


def test_wrapping() -> None:
    canvas = Canvas(12, 4, DARK)
    assert canvas.wrap(1, 0, "Feet together:  lift the top knee.", 10, lines=2) == 2
    assert [shown(canvas, y) for y in range(3)] == [" Feet       ", " together:… ", " " * 12]
    assert wrapped("one two", 3) == ("one", "two")
    assert wrapped("abcdefg hi", 3) == ("abc", "def", "g", "hi")
    assert wrapped("日本語", 3) == ("日", "本", "語")
    assert wrapped("日本語", 1) == ()
    assert wrapped("anything", 0) == wrapped("  ", 9) == ()


@given(TEXT, st.integers(0, 12), st.none() | st.integers(0, 4))
def test_no_line_is_wider_than_asked(text: str, columns: int, lines: int | None) -> None:
    out = wrapped(text, columns, lines)
    assert all(width(line) <= columns for line in out)
    assert lines is None or len(out) <= lines
    assert width(fit(text, columns)) <= columns


@given(st.text("ab ", max_size=40), st.integers(1, 12))
def test_wrapping_loses_no_letter(text: str, columns: int) -> None:
    assert "".join(wrapped(text, columns)).replace(" ", "") == text.replace(" ", "")


def test_keys_are_written_and_clicked() -> None:
    canvas = Canvas(30, 2, DARK)
    columns = canvas.keyline(
        2, 1, [("space", "pause", "toggle"), ("?", "much too long", "help"), ("q", "leave", "quit")]
    )
    assert shown(canvas, 1) == "  space pause   q leave       "
    assert columns == 21
    assert [run.foreground for run in canvas.row(1)] == [DARK.ink, DARK.soft, DARK.ink, DARK.soft]
    assert canvas.command_at(2, 1) == canvas.command_at(12, 1) == "toggle"
    assert canvas.command_at(13, 1) is None and canvas.command_at(2, 0) is None
    assert canvas.command_at(16, 1) == "quit"
    canvas.zone(0, 1, 30, "above")
    assert canvas.command_at(16, 1) == "above"


def test_changed_rows() -> None:
    before, after = Canvas(9, 4, DARK), Canvas(9, 4, DARK)
    for canvas in (before, after):
        canvas.text(0, 2, "same")
    assert after.changed_rows(before) == []
    after.text(0, 0, "new")
    after.text(0, 2, "same", "soft")
    after.fill_pixels(0, 7, 1, 1, "work")
    assert after.changed_rows(before) == [0, 2, 3]
    assert after.changed_rows(Canvas(9, 4, LIGHT)) == after.changed_rows(Canvas(8, 4, DARK)) == [0, 1, 2, 3]


def test_without_colour_pixels_are_characters() -> None:
    canvas = Canvas(6, 1, PLAIN)
    canvas.fill_pixels(0, 0, 1, 1, "work")
    canvas.fill_pixels(1, 1, 1, 1, "work")
    canvas.fill(2, 0, 2, 1, "work")
    canvas.text(3, 0, "a", "on", bold=True)
    canvas.fill(4, 0, 1, 1, PLAIN.spent("work"))
    assert canvas.row(0) == (
        Run("▀▄█", None, None),
        Run("a", None, None, True, reverse=True),
        Run("  ", None, None),
    )


def test_shapes_off_the_sheet_are_cut() -> None:
    whole, moved = Canvas(8, 3, DARK), Canvas(8, 3, DARK)
    whole.pixels(0, 0, word("AB"), "ink")
    moved.pixels(-2, -1, word("AB"), "ink")
    assert moved._pixels[0][:6] == whole._pixels[1][2:]
