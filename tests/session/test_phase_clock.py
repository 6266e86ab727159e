"""The clock of a phase."""

from __future__ import annotations

from copy import copy

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.session.events import Count, Halfway
from glutetimer.session.phase_clock import Mode, PhaseClock


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 500)), max_size=12))
def test_it_reads_the_seconds_in_which_it_ran(parts: list[tuple[bool, int]]) -> None:
    clock, now, ran = PhaseClock(), 7, 0
    clock.turn_to(now, None)
    for runs, lasts in parts:
        if runs and clock.mode is not Mode.RUNNING:
            clock.run(now)
        elif not runs:
            clock.stand(now)
        now += lasts
        ran += lasts if runs else 0
        assert clock.elapsed(now) == ran


def test_a_lead_in_counts_and_then_what_is_planned_happens() -> None:
    clock = PhaseClock()
    clock.turn_to(100, 40)
    clock.agenda = ((20, Halfway(0)),)
    clock.lead(100, 8, (3, 2))
    twin = copy(clock)
    assert (clock.due(), clock.pop(105), clock.due(), clock.pop(106)) == (105, Count(105, 3), 106, Count(106, 2))
    assert (clock.due(), clock.pop(108)) == (108, None)
    clock.run(108)
    assert (clock.due(), clock.pop(128), clock.due(), clock.pop(148)) == (128, Halfway(128), 148, None)
    assert clock.end == 148
    assert (twin.due(), twin.lead_in(101)) == (105, 7), "a copy is a twin"
