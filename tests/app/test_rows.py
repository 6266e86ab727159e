"""A row of a list."""

from __future__ import annotations

from unittest.mock import ANY

from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style

from glutetimer.app.widgets.rows import Cell, Row


@given(st.lists(st.integers(3, 30), min_size=1, max_size=6), st.integers(30, 100))
def test_what_has_no_room_is_shortened_where_most_is_said(lengths: list[int], columns: int) -> None:
    """No row loses what stands at its end: a rest of 0:30 is not one of 0."""
    cells = [Cell("x" * length, length) for length in lengths]
    (strip,) = Row(*cells, Cell("0:30", 4)).render_strips(columns, 1, Style(), ANY)
    assert strip.text.rstrip().endswith("0:30") and strip.cell_length == columns
