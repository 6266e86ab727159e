"""What is written to the terminal leaves out what is there: it must look the same, whatever was there."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.terminal_cells import TerminalCells

COLUMNS, ROWS = 12, 4
STYLES = ("", "38;2;1;2;3", "48;2;9;8;7", "38;2;1;2;3;48;2;9;8;7", "1;38;5;7", "4;31;44", "7", "1;38;2;1;2;3;48;5;20")

styles = st.sampled_from(STYLES)
runs = st.lists(st.tuples(st.text("  ab█▄é中é", min_size=1, max_size=5), styles), max_size=4)
pieces = st.lists(st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS), runs), min_size=1, max_size=2 * ROWS)
other = st.sampled_from(["\x1b[?25l", "\x1b]2;3\x07", "\x1b[2J", "\x1b[?2026h", "noise"])


def write_run(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style else text


def fitting(column: int, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Runs that end within the row, as Textual's do."""
    room = COLUMNS - column + 1
    kept = []
    for text, style in found:
        width = sum(2 if char == "中" else 1 for char in text)
        if width > room:
            break
        kept.append((text, style))
        room -= width
    return kept


def update_of(found: list[tuple[int, int, list[tuple[str, str]]]]) -> str:
    """What Textual writes of some pieces of rows; a row below the last one would scroll."""
    lines = [
        f"\x1b[{row};{column}H{''.join(write_run(*run) for run in fitting(column, runs))}" + "\n" * (row < ROWS)
        for row, column, runs in found
    ]
    return "".join(lines) + "\x1b[1;1H"


updates = st.lists(st.one_of(pieces.map(update_of), other), max_size=6)


def shown(outputs: list[str]) -> list[list[tuple[object, ...]]]:
    """Each cell with its colours; a blank's foreground is not seen."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    for output in outputs:
        stream.feed(output)
    rows = []
    for y in range(ROWS):
        cells = [screen.buffer[y][x] for x in range(COLUMNS)]
        seen = [c.data != " " or c.reverse or c.underscore for c in cells]
        rows.append(
            [
                (c.data, c.fg if see else "", c.bg, c.bold and see, c.underscore, c.reverse)
                for c, see in zip(cells, seen, strict=True)
            ]
        )
    return rows


@given(updates)
def test_it_looks_the_same(outputs: list[str]) -> None:
    cells = TerminalCells()
    assert shown([cells.reduce(each, COLUMNS, ROWS) for each in outputs]) == shown(outputs)


def count_to(number: int, *, style: str = "38;2;230;159;0;48;2;17;19;21") -> str:
    rows = [f"\x1b[{row};1H{write_run(f'   {number:02}    left', style)}" for row in range(1, 4)]
    return "\n".join(rows) + "\x1b[1;1H"


def test_of_a_count_that_goes_on_the_changed_digit_alone_is_written() -> None:
    cells = TerminalCells()
    assert len(cells.reduce(count_to(35), 80, 24)) > 90
    again = cells.reduce(count_to(34), 80, 24)
    assert again.count("4") - again.count("48;") == 3 and "left" not in again
    assert cells.reduce(count_to(34), 80, 24) == "\x1b[1;1H"


def test_another_size_and_what_is_not_known_write_all_of_it() -> None:
    cells = TerminalCells()
    whole = cells.reduce(count_to(35), 80, 24)
    assert cells.reduce(count_to(35), 100, 30) == whole, "the window was resized"
    assert cells.reduce("\x1b[?1049h", 100, 30) == "\x1b[?1049h"
    assert cells.reduce(count_to(35), 100, 30) == whole, "it came back from the shell"


def test_the_whole_window_is_written_whole() -> None:
    cells = TerminalCells()
    whole = "\n".join(f"\x1b[{row};1Hrow {row}" for row in range(1, 25)) + "\x1b[1;1H"
    assert cells.reduce(whole, 80, 24) == cells.reduce(whole, 80, 24)
