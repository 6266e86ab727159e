"""What the review says, as words and fractions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.review.exercises_view import ExerciseRow, describe_length, describe_totals, make_options
from glutetimer.app.screens.review.holds_view import HoldsView, bars_of, holds_view
from glutetimer.app.screens.review.sessions_view import describe_session, set_row
from glutetimer.app.widgets.rows import Cell
from glutetimer.history.queries.totals import Performed, SessionEntry, Total
from glutetimer.history.records import PauseRecord, SetRecord
from glutetimer.history.store import TrainingDay
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Hold, Pain, Reason
from glutetimer.training.holds.progress import progress
from glutetimer.training.most import Most
from glutetimer.training.pause import Pause
from glutetimer.training.streaks import Trained, streak
from glutetimer.training.workout import HoldMode
from glutetimer.views.opened import opened_view
from glutetimer.views.words import describe_pause, describe_results, format_long_date, format_minutes, format_short_date
from glutetimer.views.year import Dot, YearView, first_shown, year_view
from tests.app.past import LIBRARY, ON, a_hold, a_session, a_set, at

EXERCISES = LIBRARY.exercises


def year(days: dict[int, float], cursor: int = 0, pauses: tuple[Pause, ...] = (), weeks: int = 53) -> YearView:
    """A year of days, by how many days ago they were, with their minutes."""
    trained = {ON - timedelta(ago): minutes for ago, minutes in days.items()}
    known = {day: TrainingDay(day, 3, 60 * minutes) for day, minutes in trained.items()}
    now = streak([Trained(day, 0, 0) for day in trained], ON, pauses=pauses)
    return year_view(
        now, min(trained, default=None), ON - timedelta(cursor), days=known, done=(), pauses=pauses, weeks=weeks
    )


def dots(view: YearView) -> list[str]:
    """The dots of the last days, today last."""
    return [dot for column in view.columns for dot in column if dot is not Dot.TO_COME][::-1]


def test_a_dot_says_the_minutes():
    assert dots(year({0: 4, 1: 5, 2: 5.1, 3: 15, 4: 15.1, 6: 0}))[:8] == ["∙", "∙", "•", "•", "●", "·", "∙", "·"]


def test_days_to_come_are_blank_and_today_is_where_the_cursor_begins():
    view = year({})
    assert view.columns[-1] == (Dot.NONE,) * 4 + (Dot.TO_COME,) * 3, "a Thursday"
    assert view.cursor == (52, 3)
    assert view.day == "Today" and view.hint == "a adds" and view.about == ("nothing yet",)


def test_a_pause_is_a_dash_but_what_was_done_in_it_stays():
    paused = Pause(ON - timedelta(3), ON - timedelta(1))
    view = year({2: 8}, cursor=2, pauses=(paused,))
    assert dots(view)[:5] == ["·", "–", "•", "–", "·"]
    assert view.about == ("8 minutes", "paused")


def test_the_year_turns_a_page_where_the_cursor_leaves_it():
    assert first_shown(ON, ON, 53) == date(2024, 11, 18)
    assert first_shown(date(2024, 11, 18), ON, 53) == date(2024, 11, 18)
    assert first_shown(date(2024, 11, 17), ON, 53) == date(2023, 11, 13)
    assert year({}, cursor=400).year == "2023" and year({}).year == ""


def test_a_week_may_begin_on_a_sunday():
    assert first_shown(ON, ON, 1, week_start=6) == date(2025, 11, 16)


def test_months_stand_over_their_first_days():
    months = year({}).months
    assert " ".join(name for _, name in months) == "Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov"
    week, _ = months[0]
    assert date(2024, 11, 18) + timedelta(weeks=week) <= date(2024, 12, 1)


def test_a_broken_streak_has_no_red_zero():
    days, weeks, strength, total = year({9: 5, 10: 5}).figures
    assert (days.number, days.note) == ("~", "today is day 1")
    assert (weeks.number, weeks.note) == ("~", "")
    assert (total.number, total.note) == ("2", "since November 2025")
    assert strength.note == "of 100"


def test_every_figure_counts():
    view = year(dict.fromkeys(range(10), 8))
    assert [figure.number for figure in view.figures] == ["10", "1", "21", "10"]
    assert view.why == "10 days in a row; today is in."
    assert view.week == "This week: 4 of 5 days, on the way."


# ---------------------------------------------------------------- holds


def as_hold(done: SetRecord) -> Hold:
    """What the rules know of it."""
    assert done.held_s is not None and done.reason
    return Hold(
        exercise=done.exercise,
        side=done.side,
        day=done.started.local_date,
        held_s=done.held_s,
        reason=done.reason,
        started_ms=done.started.ms,
        mode=done.mode or HoldMode.TARGET,
        fatigued=done.fatigued,
        pain=done.pain,
    )


def holds(lefts: list[float], rights: list[float], until: int | None = None, **fields: object) -> HoldsView:
    """The last holds of both sides, a day each, today's last."""
    done: list[SetRecord] = []
    for side, values in ((Side.LEFT, lefts), (Side.RIGHT, rights)):
        for n, value in enumerate(reversed(values)):
            day = ON - timedelta(n)
            done.append(a_hold(f"{side}{n}", "s", day, side, value, 0, **(fields if not n else {})))
    held = [as_hold(each) for each in done]
    now = progress(held, EXERCISES["sl-bridge-hold"], ON)
    bars = {side: bars_of(now, held, side) for side in now.sides}
    return holds_view("Hold", now, bars, None if until is None else ON - timedelta(until))


def test_each_side_has_its_last_its_best_and_its_next():
    left, right = holds([30, 34, 32], [29, 30, 31]).sides
    assert (left.side, left.number, left.best, left.after, left.target) == ("left", "32", "best 34", "next 34", 34)
    assert (right.number, right.best) == ("31", "best 31")
    assert [bar.seconds for bar in left.bars] == [30, 34, 32]
    assert [bar.best for bar in left.bars] == [False, True, False]
    assert left.ends == "today"


def test_one_scale_for_both_sides_with_room_over_the_goal():
    assert holds([30], [20]).top == pytest.approx(66)
    assert holds([30], [100]).top == pytest.approx(110)


def test_back_in_time_there_is_no_target_and_the_best_is_that_of_then():
    view = holds([30, 34, 40], [29, 30, 31], until=1)
    left = view.sides[0]
    assert (left.number, left.best, left.after, left.target) == ("34", "best 34", "form slipped", None)
    assert view.sentences == ("Wednesday 19 November: left 34 s, form slipped; right 30 s, form slipped.",)


def test_a_hold_that_did_not_count_is_shown_as_such():
    view = holds([30, 31, 20], [29], reason=Reason.CHOICE)
    left, _ = view.sides
    assert [(bar.seconds, bar.counted) for bar in left.bars] == [(30, True), (31, True), (20, False)]
    assert left.number == "31" and left.best == "best 31", "the large number is the last that counted"
    assert "Left, today: 20 s, enough for today; it did not count." in view.sentences


def test_a_difference_of_a_few_days_is_no_finding():
    assert (
        holds([43] * 4, [22] * 4).sentences[0]
        == "Left 43, right 22: 4 more days with both sides, and I can compare them."
    )


def test_level_sides_are_said_to_be_so_and_a_lagging_one_is_named():
    level = holds([30, 31, 32, 31, 32, 31, 30, 32], [29, 30, 31, 31, 31, 30, 30, 31])
    assert level.sentences[0] == "Left 32, right 31: neither side lags."
    behind = holds([40] * 12, [28] * 12).sentences[0]
    assert behind.startswith("Your right side has been about 30 % shorter lately.")


def test_a_side_without_a_hold_says_so():
    left, right = holds([30], []).sides
    assert (right.number, right.bars, right.after) == ("~", (), "no target yet")
    assert left.number == "30"


# ---------------------------------------------------------------- sessions


def test_a_session_in_one_line():
    day = ON - timedelta(1)
    sets = (a_hold("l", "s", day, Side.LEFT, 32.4, 0), a_hold("r", "s", day, Side.RIGHT, 31, 2))
    row = describe_session(
        Performed(SessionEntry(day, "s"), a_session("s", day, complete=False, note="heavy\nlegs"), sets), ON
    )
    assert (row.day, row.name, row.time) == ("Wed 19 Nov", "Bridge builder", "7:52")
    assert (row.result, row.brief_result) == ("left 32   right 31   partial", "←32 →31")
    assert row.note == "heavy legs"


def test_sets_without_a_session_have_a_line_too():
    row = describe_session(Performed(SessionEntry(ON, ""), None, (a_set("a", "gone", ON),)), ON)
    assert (row.day, row.name, row.time, row.result) == ("today", "without a session", "", "1 set")


def test_a_set_in_one_line():
    done = a_hold(
        "l",
        "s",
        ON,
        Side.LEFT,
        32.4,
        0,
        fatigued=True,
        pain=Pain(3, "hip"),
        edited=True,
        reason=Reason.CRAMP,
        note="hm",
    )
    row = set_row(done, EXERCISES)
    assert (row.exercise, row.side, row.amount, row.note) == ("Single-leg bridge hold", "left", "32.4 s", "hm")
    assert row.about == "cramp, after other work, pain 3, hip or buttock, edited"
    assert set_row(a_set("a", "s", ON, exercise="own-thing"), EXERCISES).exercise == "own-thing"


def test_an_opened_session_says_when_and_how():
    done = Performed(SessionEntry(ON, "s"), a_session("s", ON, effort=4, note="fine"), (a_set("a", "s", ON),))
    view = opened_view(done, ON)
    assert (view.name, view.day) == ("Bridge builder", "Thursday 20 November 07:30")
    assert (view.about, view.note) == ("7:52   1 set   hard", "fine")


def test_a_session_after_midnight_has_its_own_date_and_the_day_that_it_counts_for():
    late = a_session("s", ON, started=at(ON, 17 * 60 + 40))
    view = opened_view(Performed(SessionEntry(ON, "s"), late, (a_set("a", "s", ON),)), ON + timedelta(1))
    assert (view.day, view.brief_day) == ("Friday 21 November 01:10", "Thu 20 Nov")
    assert view.about == "7:52   1 set   counts for Thu 20 Nov"


def test_the_best_of_as_many_as_went_stands_beside_the_sums():
    rows = describe_totals(
        [Total("clam", 8, 90, 350, ON), Total("squat", 1, 12, 40, ON)],
        ON,
        EXERCISES,
        {"clam": {Side.RIGHT: Most(9, 12), Side.LEFT: Most(14, 14)}, "squat": {Side.BOTH: Most(20, 31)}},
    )
    assert [row.most for row in rows] == ["←14 →12", "31"]

    def headings(shown: tuple[ExerciseRow, ...], size: Size) -> list[str]:
        return [cell.text for cell in make_options(shown, size)[0].cells if isinstance(cell, Cell)]

    assert "most" in headings(rows, Size.LARGE)
    assert "most" not in headings(rows, Size.TINY)
    assert "most" not in headings(tuple(replace(row, most="") for row in rows), Size.LARGE)


def test_as_many_as_went_are_no_test_of_a_hold():
    done = a_set("a", "s", ON)._replace(measure=Measure.REPS, reps=14, mode=HoldMode.MAX, reason=Reason.FORM)
    assert set_row(done, EXERCISES).about == "form slipped, as many as went"


def test_sums_are_words():
    rows = describe_totals(
        [Total("clam", 8872, 0, 354_900, ON), Total("x", 1, 12, 40, date(2019, 3, 1))], ON, EXERCISES
    )
    assert [(row.name, row.sets, row.reps, row.time, row.last) for row in rows] == [
        ("Clam", "8,872", "", "98 h 35", "today"),
        ("x", "1", "12", "40 s", "1 Mar 2019"),
    ]


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "1 h 00"), (3600, "1 h 00")]
)
def test_a_long_time(seconds: float, words: str):
    assert describe_length(seconds) == words


def test_days_and_minutes():
    assert format_long_date(ON, ON) == "Thursday 20 November"
    assert format_long_date(date(2019, 3, 1), ON) == "Friday 1 March 2019"
    assert format_short_date(ON - timedelta(2), ON) == "Tue 18 Nov"
    assert (format_minutes(20), format_minutes(60), format_minutes(472)) == ("under a minute", "1 minute", "8 minutes")
    assert describe_results(()) == "0 sets"


def test_what_a_pause_key_did():
    begun = PauseRecord(id="p", first=ON)
    assert describe_pause(begun, ON, ON).startswith("Paused from Thursday 20 November on.")
    ended = PauseRecord(id="p", first=ON - timedelta(5), last=ON - timedelta(1))
    assert describe_pause(ended, ON, ON) == "The pause ends before Thursday 20 November. u takes it back."
    assert describe_pause(None, ON, ON) == "The pause is gone. u brings it back."
