"""What one step makes of a value."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glutetimer.settings.kinds import Number, OwnOrNumber, TimeOfDay, ValueKind
from glutetimer.settings.settings import TABLE, THEME, Setting, Settings

TABLE_BY_KEY = {each.key: each for each in TABLE}
REST = [each for each in TABLE if each is not THEME]


def steps(kind: ValueKind, value: object, *by: int, around: bool = False) -> object:
    for each in by:
        value = kind.step(value, each, around)
    return value


@pytest.mark.parametrize(
    ("value", "by", "found"), [(80, 1, 85), (83, 1, 85), (83, -1, 80), (100, 1, 100), (0, -1, 0), (98, 1, 100)]
)
def test_a_number_goes_to_the_next_step_and_stops_at_its_bound(value: int, by: int, found: int) -> None:
    assert Number(0, 100, 5).step(value, by) == found


def test_after_the_last_comes_the_first() -> None:
    assert steps(Number(1, 7), 6, 1, 1, around=True) == 1
    assert steps(Number(0, 10, 0.5, halves=True), 9.5, 1, 1, around=True) == 0


def test_below_the_least_goal_is_each_exercises_own() -> None:
    goal = OwnOrNumber(10, 120, 5, " s")
    assert steps(goal, 15, -1, -1, -1) == 0
    assert steps(goal, 0, 1) == 10
    assert goal.words(0) == "each exercise's own"
    assert goal.words(45) == "45 s"


@pytest.mark.parametrize(
    ("at", "by", "found"),
    [(time(4), 1, time(4, 30)), (time(4, 10), -1, time(4)), (time(0), -1, time(23, 30)), (time(23, 45), 1, time(0))],
)
def test_half_an_hour(at: time, by: int, found: time) -> None:
    assert TimeOfDay().step(at, by) == found


@given(st.sampled_from(REST), st.lists(st.sampled_from([1, -1]), max_size=40), st.booleans())
def test_whatever_is_stepped_to_the_file_may_say(which: Setting, by: list[int], around: bool) -> None:
    value = steps(which.kind, getattr(Settings(), which.field), *by, around=around)
    assert which.kind.parse(which.kind.written(value)) == value
    assert which.kind.words(value)


@given(st.sampled_from(REST))
def test_every_value_is_reached_in_steps_that_go_around(which: Setting) -> None:
    first = value = getattr(Settings(), which.field)
    seen = []
    for _ in range(300):
        value = which.kind.step(value, 1, around=True)
        assert value not in seen
        if value == first:
            return
        seen.append(value)
    pytest.fail("it never comes around")


@given(st.sampled_from(REST), st.text(st.characters(codec=None), max_size=20))
@example(TABLE_BY_KEY["voice-command"], "/say\udcff")
def test_whatever_text_is_taken_a_file_can_hold(which: Setting, text: str) -> None:
    """The bytes of a name that is no UTF-8 come from a command line as lone surrogates."""
    try:
        value = which.kind.parse(text)
    except ValueError:
        return
    assert str(which.kind.written(value)).encode().decode() == which.kind.written(value)


@pytest.mark.parametrize("key", ["tones", "log-file", "fit-folder", "sync-folder"])
def test_a_place_is_that_place_or_refused(key: str) -> None:
    """With a space fewer it is another one."""
    assert TABLE_BY_KEY[key].kind.parse("/My  Docs/glutes") == "/My  Docs/glutes"
    with pytest.raises(ValueError, match="invisible character"):
        TABLE_BY_KEY[key].kind.parse("/My\nDocs")
