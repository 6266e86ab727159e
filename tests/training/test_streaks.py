"""Streaks: days, weeks, pauses, goals, strength, travel."""

import re
from datetime import date, datetime, timedelta
from math import sqrt
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.training.pause import Pause
from glutetimer.training.streaks import Goal, Streak, Trained, WeekState, streak
from tests.growth import cost

MONDAY = date(2025, 3, 3)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def at(zone: str, *when: int) -> Trained:
    """A session at a local time of a zone."""
    local = datetime(*when, tzinfo=ZoneInfo(zone))
    offset = local.utcoffset() or timedelta()
    return Trained(local.date(), round(local.timestamp() * 1000), round(offset.total_seconds() / 60))


def on_days(*numbers: int) -> list[Trained]:
    """Sessions at 18:00 UTC."""
    return [at("UTC", *day(n).timetuple()[:3], 18) for n in numbers]


def ask(numbers, on: int, **options) -> Streak:
    return streak(on_days(*numbers), day(on), **options)


def pause(first: int, last: int) -> Pause:
    return Pause(day(first), day(last))


def days(answer: Streak) -> tuple[int, int]:
    return answer.days, answer.best_days


def weeks(answer: Streak) -> tuple[int, int]:
    return answer.weeks, answer.best_weeks


def test_nothing_yet():
    assert ask([], 0).as_json() == {
        "on": "2025-03-03",
        "goal_days": 5,
        "days": {"current": 0, "best": 0},
        "weeks": {"current": 0, "best": 0, "this_week": {"days": 0, "state": "open"}},
        "strength": 0.0,
        "training_days": 0,
        "paused": False,
        "why": "No training day yet: today can be day 1.",
    }


@pytest.mark.parametrize(
    ("numbers", "on", "expected"),
    [
        ([0], 0, (1, 1)),
        ([0, 1, 2], 2, (3, 3)),
        ([0, 1, 2], 3, (3, 3)),
        ([0, 1, 2], 4, (0, 3)),
        ([0, 1, 2, 4, 5], 5, (2, 3)),
        ([0, 2, 4], 4, (1, 1)),
        ([0, 1, 2, 10], 1, (2, 2)),
        ([2, 0, 1, 1, 2], 2, (3, 3)),
    ],
    ids=["one", "three", "today open", "broken", "again", "gaps", "as of the past", "any order, twice a day"],
)
def test_days_in_a_row(numbers, on, expected):
    assert days(ask(numbers, on)) == expected
    assert ask(numbers, on).training_days == len({n for n in numbers if n <= on})


def test_words_never_shame():
    broken = ask([*range(23)], 30)
    assert broken.why == "Your best is 23 days; today is day 1."
    assert ask([*range(23), 30], 30).why == "Your best is 23 days; today is day 1."
    assert ask([0, 1, 2], 2).why == "3 days in a row; today is in."
    assert ask([0, 1, 2], 3).why == "3 days in a row; today is still open."
    assert ask([0], 0).why == "1 day in a row; today is in."


def test_a_pause_neither_counts_nor_breaks():
    numbers, rest = [0, 1, 2, 8, 9], [pause(3, 7)]
    assert days(ask(numbers, 9)) == (2, 3)
    answer = ask(numbers, 9, pauses=rest)
    assert days(answer) == (5, 5), "and adds nothing to the best"
    assert answer.why == "5 days in a row; today is in; the pause neither counts nor breaks."
    inside = ask(numbers, 5, pauses=rest)
    assert (days(inside), inside.paused, inside.why) == ((3, 3), True, "Paused: your 3 days in a row wait.")
    after = ask(numbers[:3], 8, pauses=rest)
    assert after.why == "3 days in a row; today is still open; the pause neither counts nor breaks."
    assert days(ask(numbers[:3], 9, pauses=rest)) == (0, 3)
    assert days(ask(numbers, 9, pauses=[pause(3, 6)])) == (2, 3), "one day short"
    assert days(ask(numbers, 9, pauses=[pause(6, 7), pause(3, 4), pause(4, 6)])) == (5, 5)


def test_what_is_trained_in_a_pause_is_a_training_day_and_no_more():
    answer = ask([0, 1, 2, 3, 4], 4, pauses=[pause(2, 2)])
    assert (days(answer), answer.training_days) == ((4, 4), 5)


def test_a_pause_without_an_end_in_sight_or_the_wrong_way_round():
    assert days(ask([0, 1], 400, pauses=[Pause(day(2), date.max)])) == (2, 2)
    assert days(ask([0, 1], 4, pauses=[pause(3, 2)])) == (0, 2)
    assert ask([], 4, pauses=[pause(0, 9)]).why == "Paused: nothing is asked of you."


FULL = [0, 1, 2, 3, 4]


def full(*which: int) -> list[int]:
    """Five days of each of these weeks."""
    return [7 * week + n for week in which for n in FULL]


@pytest.mark.parametrize(
    ("numbers", "on", "expected", "state"),
    [
        (full(0), 4, (1, 1), WeekState.DONE),
        (full(0)[:4], 4, (0, 0), WeekState.ON_THE_WAY),
        (full(0), 7, (1, 1), WeekState.OPEN),
        (full(0, 1), 20, (2, 2), WeekState.OPEN),
        (full(0, 1), 21, (0, 2), WeekState.OPEN),
        (full(0, 1, 3), 27, (1, 2), WeekState.DONE),
        ([*full(0), 7, 8, 9, 10], 13, (1, 1), WeekState.ON_THE_WAY),
        ([*full(0), 7, 8, 9, 10], 14, (0, 1), WeekState.OPEN),
        ([*full(0), 7, 7, 8, 8, 9], 13, (1, 1), WeekState.ON_THE_WAY),
    ],
)
def test_weeks_on_goal(numbers, on, expected, state):
    answer = ask(numbers, on)
    assert (weeks(answer), answer.week_state) == (expected, state)


def test_another_first_day_of_the_week():
    numbers = [6, 7, 8, 9, 10]
    assert weeks(ask(numbers, 12)) == (0, 0), "Sunday, then four days of the next week"
    sunday = ask(numbers, 12, week_start=6)
    assert (weeks(sunday), sunday.week_days) == ((1, 1), 5)
    assert ask(numbers, 13, week_start=6).week_days == 0


def test_a_week_with_a_pause_counts_if_it_can_and_breaks_nothing():
    numbers = full(0, 2)
    assert weeks(ask(numbers, 20)) == (1, 1)
    assert weeks(ask(numbers, 20, pauses=[pause(7, 13)])) == (2, 2)
    assert weeks(ask([*numbers, 7, 8], 20, pauses=[pause(9, 10)])) == (2, 2)
    assert weeks(ask([*numbers, 7, 8, 9, 10, 11], 20, pauses=[pause(12, 13)])) == (3, 3)
    assert weeks(ask([*full(0), *full(5)], 41, pauses=[pause(7, 34)])) == (2, 2)


def test_a_goal_change_rewrites_no_past_week():
    threes = [7 * week + n for week in range(4) for n in (0, 2, 4)]
    assert weeks(ask(threes, 27)) == (0, 0)
    three = [Goal(MONDAY, 3)]
    assert weeks(ask(threes, 27, goals=three)) == (4, 4)
    raised = [*three, Goal(day(14), 6)]
    answer = ask(threes, 27, goals=raised)
    assert (weeks(answer), answer.goal_days) == ((0, 2), 6), "weeks 0 and 1 stay what they were"
    assert weeks(ask(threes, 16, goals=raised)) == (2, 2)
    lowered = [Goal(day(9), 3)]
    assert weeks(ask(threes, 27, goals=lowered)) == (3, 3), "week 0 is still judged by five, week 1 by its end"
    assert ask(threes, 27, goals=[Goal(day(9), 4), Goal(day(9), 3)]).goal_days == 3, "set twice on one day"


def strength_of(done, paused, on, goal) -> float:
    """Loop's score as its ScoreList computes it, from a whole calendar and by hand (training.md 5.14)."""
    days, score = [n for n in range(min(done, default=on), on + 1) if n not in paused], 0.0
    for at, n in enumerate(days):
        goal_days = goal(n)
        multiplier = pow(0.5, sqrt(goal_days / 7) / 13)
        if goal_days == 7:
            value = 1.0 if n in done else 0.0
        else:
            rolling = sum(1 for other in days[: at + 1] if other in done and at - days.index(other) < 14)
            value = min(1.0, rolling / (2 * goal_days))
        score = score * multiplier + value * (1 - multiplier)
    return score


def test_strength_is_that_of_loop():
    assert ask(range(30), 29, goals=[Goal(MONDAY, 7)]).strength == pytest.approx(0.80, abs=0.005)
    half = ask(range(300), 299, goals=[Goal(MONDAY, 7)]).strength
    assert ask(range(300), 312, goals=[Goal(MONDAY, 7)]).strength == pytest.approx(half / 2), "13 days halve it"
    days = [*range(30), *range(34, 39)]
    assert ask(days, 38, goals=[Goal(MONDAY, 7)], pauses=[pause(30, 33)]).strength == pytest.approx(0.8453, abs=5e-5)


@pytest.mark.parametrize("goal", range(1, 8))
def test_who_keeps_the_goal_tends_to_a_hundred(goal):
    kept = [7 * week + n for week in range(104) for n in range(goal)]
    assert ask(kept, 7 * 104 - 1, goals=[Goal(MONDAY, goal)]).strength > 0.99


def test_strength_sleeps_in_a_pause():
    before = ask(range(10), 9).strength
    assert ask(range(10), 30, pauses=[pause(10, 30)]).strength == pytest.approx(before)
    assert ask(range(10), 10, goals=[Goal(MONDAY, 7)]).strength < ask(range(10), 9, goals=[Goal(MONDAY, 7)]).strength


def test_a_holiday_does_not_halve_the_weeks_after_it():
    kept = [7 * week + n for week in range(30) for n in range(5)]
    away = range(140, 154)
    with_pause = ask([n for n in kept if n not in away], 209, pauses=[pause(140, 153)])
    assert with_pause.strength == pytest.approx(ask([n - 14 * (n >= 154) for n in kept if n not in away], 195).strength)


@settings(max_examples=150, deadline=None)
@given(
    st.sets(st.integers(-40, 60), max_size=60),
    st.sets(st.integers(-40, 60), max_size=20),
    st.integers(-40, 65),
    st.integers(1, 7),
    st.integers(1, 7),
    st.integers(-40, 60),
)
def test_strength_as_one_reckons_it(trained, paused, on, first, then, changes):
    known = {n for n in trained if n <= on}
    answer = ask(
        trained, on, goals=[Goal(date.min, first), Goal(day(changes), then)], pauses=[pause(n, n) for n in paused]
    )
    begun = min(known - paused, default=on)
    expected = strength_of(known - paused, paused, on, lambda n: then if n >= changes else first) if known else 0.0
    assert begun > on or answer.strength == pytest.approx(expected if known - paused else 0.0)


@pytest.mark.parametrize(
    "around", [[(2025, 3, 29), (2025, 3, 30), (2025, 3, 31)], [(2025, 10, 25), (2025, 10, 26), (2025, 10, 27)]]
)
def test_daylight_saving_changes_nothing(around):
    daily = [at("Europe/Berlin", *one, 23, 30) for one in around]
    assert streak(daily, date(*around[-1])).days == 3
    early = [at("Europe/Berlin", *one, 6) for one in around]
    assert streak(early, date(*around[-1])).days == 3
    gap = [at("Europe/Berlin", *around[0], 23, 30), at("Europe/Berlin", *around[2], 6)]
    assert gap[0].offset_min != gap[1].offset_min
    assert streak(gap, date(*around[-1])).days == 1, "a missed Sunday is a missed Sunday"


FLIGHT = [
    at("America/Los_Angeles", 2025, 9, 29, 21),
    at("America/Los_Angeles", 2025, 9, 30, 21),
    at("Asia/Tokyo", 2025, 10, 2, 20),
    at("Asia/Tokyo", 2025, 10, 3, 20),
]


def test_los_angeles_to_tokyo_is_four_days_running():
    assert [one.day.day for one in FLIGHT] == [29, 30, 2, 3]
    answer = streak(FLIGHT, date(2025, 10, 3))
    assert days(answer) == (4, 4), "the date lost in the air is not counted either"
    assert answer.why == "4 days in a row; today is in; the date lost in the air breaks nothing."


def test_tokyo_to_los_angeles_has_one_date_twice():
    back = [
        at("Asia/Tokyo", 2025, 10, 3, 7),
        at("America/Los_Angeles", 2025, 10, 3, 20),
        at("America/Los_Angeles", 2025, 10, 4, 20),
    ]
    assert days(streak(back, date(2025, 10, 4))) == (2, 2)


def test_a_flight_excuses_one_date_and_36_hours():
    late = [*FLIGHT[:2], at("Asia/Tokyo", 2025, 10, 3, 20)]
    assert days(streak(late, date(2025, 10, 3))) == (1, 2), "two dates"
    slow = [at("America/Los_Angeles", 2025, 9, 30, 5), at("Asia/Tokyo", 2025, 10, 2, 20)]
    assert (slow[1].ms - slow[0].ms) / 3_600_000 == 47
    assert days(streak(slow, date(2025, 10, 2))) == (1, 1)
    home = [at("Asia/Tokyo", 2025, 9, 30, 23), at("Asia/Tokyo", 2025, 10, 2, 5)]
    assert days(streak(home, date(2025, 10, 2))) == (1, 1), "30 hours, but no travel"


def test_on_arrival_the_streak_lives_before_the_first_session_there():
    tokyo = at("Asia/Tokyo", 2025, 10, 2, 9)
    assert streak(FLIGHT[:2], tokyo.day).days == 0
    assert streak(FLIGHT[:2], tokyo.day, here=tokyo).days == 2
    assert streak(FLIGHT[:2], date(2025, 10, 3), here=at("Asia/Tokyo", 2025, 10, 3, 9)).days == 0


def test_the_last_session_of_a_day_and_the_first_of_the_next_bound_a_flight():
    morning = at("America/Los_Angeles", 2025, 9, 30, 5)
    evening = at("Asia/Tokyo", 2025, 10, 2, 23)
    assert days(streak([evening, *FLIGHT, morning], date(2025, 10, 3))) == (4, 4)


def reckoned(count: int) -> Streak:
    """A streak of so many days, of thirty sets each, in any order."""
    sets = [one for n in range(count) for one in on_days(n) * 30]
    Random(1).shuffle(sets)
    return streak(sets, day(count - 1), goals=[Goal(day(100 * n), 1 + n % 7) for n in range(count // 100)])


def test_ten_times_the_sets_are_ten_times_the_work():
    assert days(reckoned(3650)) == (3650, 3650)
    assert cost(lambda: reckoned(3650)) < 40 * cost(lambda: reckoned(365)), "the square would be 100"


def test_absurd_dates_cost_no_more_than_ten_years():
    absurd = [Trained(date.min, 0, 0), *on_days(0)]
    answer = streak(absurd, day(0))
    assert (days(answer), weeks(answer)) == ((1, 1), (0, 0))
    assert cost(lambda: streak(absurd, day(0))) < cost(lambda: reckoned(3650))


numbers = st.lists(st.integers(-40, 60), max_size=60)
spans = st.lists(st.tuples(st.integers(-40, 60), st.integers(0, 20)), max_size=4)
changes = st.lists(st.builds(Goal, st.integers(-40, 60).map(day), st.integers(1, 7)), max_size=4)


@settings(max_examples=150, deadline=None)
@given(numbers, st.integers(-45, 65), spans, changes, st.integers(0, 6))
def test_what_always_holds(numbers, on, spans, changes, week_start):
    pauses = [pause(first, first + length) for first, length in spans]

    def ask_of(numbers):
        return ask(numbers, on, goals=changes, pauses=pauses, week_start=week_start)

    answer = ask_of(numbers)
    known = {n for n in numbers if n <= on}
    paused = {n for first, length in spans for n in range(first, first + length + 1)}
    assert 0 <= answer.days <= answer.best_days <= len(known - paused)
    assert 0 <= answer.weeks <= answer.best_weeks
    assert 0 <= answer.strength < 1
    assert answer.training_days == len(known)
    assert answer.paused is (on in paused)
    assert ask_of(numbers[::-1] + numbers) == answer
    assert ask_of([n for n in numbers if n <= on]) == answer
    more = ask_of([*numbers, on])
    assert more.days >= answer.days
    assert more.strength >= answer.strength
    assert more.weeks >= answer.weeks
    assert not re.search(r"\b0 day", answer.why)


@settings(max_examples=150, deadline=None)
@given(numbers, st.integers(-45, 65), spans)
def test_days_in_a_row_as_one_counts_them(numbers, on, spans):
    paused = {n for first, length in spans for n in range(first, first + length + 1)}
    trained = {n for n in numbers if n <= on} - paused
    count, n = 0, on
    while n >= -45 and (n in trained or n in paused or n == on):
        count += n in trained
        n -= 1
    answer = ask(numbers, on, pauses=[pause(first, first + length) for first, length in spans])
    assert answer.days == count
