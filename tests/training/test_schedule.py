"""Which workout on which day: what is planned, what a rule leaves out, and that nothing is owed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.library.catalogue import load
from glutetimer.training.pause import Pause
from glutetimer.training.schedule import OWN, Schedule, Week
from glutetimer.training.spacing import is_for_holds, is_test
from glutetimer.training.suggestion import suggest
from glutetimer.training.week import DAY_OFF, PAUSED, Past, ScheduledDay, State, days
from glutetimer.training.workout import Block

WORKOUTS = load(None).workouts
MONDAY = date(2026, 11, 16)
TEST, RUN, HILLS, CIRCUIT, FIVE = "single-leg-test", "run-stronger", "hill-session", "strength-circuit", "five-a-day"
EXAMPLE: Week = (
    (FIVE, "bridge-builder"),
    (RUN,),
    (FIVE, "bridge-builder"),
    ("drills-before-run", FIVE),
    (RUN,),
    (FIVE, "bridge-test"),
    (),
)
SCHEDULE = Schedule("example", (EXAMPLE,))


def own(*week: str, start: date | None = None) -> Schedule:
    """Seven days, each with what stands between spaces."""
    return Schedule(OWN, (tuple(tuple(day.split()) for day in week),), start)


def states(day: ScheduledDay) -> list[tuple[str, str]]:
    return [(item.workout, item.state.value) for item in day.items]


def on(day: date, schedule: Schedule = SCHEDULE, **past: object) -> ScheduledDay:
    (found,) = days(schedule, day, 1, past=Past(on=day, **past), workouts=WORKOUTS)  # type: ignore[arg-type]
    return found


# ---------------------------------------------------------------- what is planned


def test_the_example_week_at_both_levels():
    def week(single_leg: bool) -> list[list[str]]:
        found = days(SCHEDULE, MONDAY, 7, past=Past(on=MONDAY, single_leg=single_leg), workouts=WORKOUTS)
        return [[item.workout for item in day.items] for day in found]

    assert week(True) == [
        [FIVE, "bridge-builder-1"],
        [RUN],
        [FIVE, "bridge-builder-1"],
        ["drills-before-run", FIVE],
        [RUN],
        [FIVE, TEST],
        [],
    ]
    assert week(False)[5] == [FIVE, "bridge-builder-2"], "nobody is tested on one leg who never held on one"


def test_weeks_take_turns_from_the_start_on():
    two = Schedule(OWN, (((FIVE,),) * 7, ((RUN,), *((),) * 6)), start=date(2026, 11, 18))
    found = days(two, MONDAY, 21, past=Past(on=MONDAY), workouts=WORKOUTS)
    assert [day.week for day in found[::7]] == [1, 2, 1]
    assert found[0].items == () and found[0].note == "Your schedule begins on Wednesday 18 November."
    assert states(found[2]) == [(FIVE, "open")]
    assert [states(day) for day in found[7:9]] == [[(RUN, "open")], []]
    assert [day.week for day in days(two, MONDAY, 7, past=Past(on=MONDAY), workouts=WORKOUTS, week_start=6)] == [
        1
    ] * 6 + [2], "from Sunday on"


def test_without_a_start_weeks_alternate_by_the_calendar():
    two = Schedule(OWN, (((FIVE,),) * 7, ((RUN,),) * 7))
    first, second = two.week(MONDAY), two.week(MONDAY + timedelta(7))
    assert {first, second} == {1, 2}
    assert two.week(MONDAY + timedelta(6)) == first


def test_what_is_done_is_ticked_and_counted():
    twice = own("five-a-day five-a-day", *[""] * 6)
    assert states(on(MONDAY, twice, done={MONDAY: [FIVE]})) == [(FIVE, "done"), (FIVE, "open")]
    more = on(MONDAY, done={MONDAY: [RUN, "bridge-builder-2", "gone", FIVE]}, single_leg=True)
    assert states(more) == [(FIVE, "done"), ("bridge-builder-2", "done"), (RUN, "done")]


def test_a_day_that_was_missed_is_not_owed():
    tuesday = MONDAY + timedelta(1)
    monday, today = days(SCHEDULE, MONDAY, 2, past=Past(on=tuesday), workouts=WORKOUTS)
    assert [item.state for item in monday.items] == [State.PASSED] * 2
    assert states(today) == [(RUN, "open")]
    said = suggest(SCHEDULE, today, WORKOUTS, ever=True, yesterday=monday)
    assert said and said.why == "Tuesday: Run stronger. Nothing of Monday is owed."


def test_a_workout_that_is_gone_is_left_away():
    gone = on(MONDAY, own("a-file-that-was", *[""] * 6))
    assert gone.items == () and gone.note == "Monday is a rest day."


# ---------------------------------------------------------------- the rules


def test_no_test_within_48_hours_of_another():
    daily = own(*[TEST] * 7)
    assert [day.items[0].state for day in days(daily, MONDAY, 5, past=Past(on=MONDAY), workouts=WORKOUTS)] == [
        *(State.OPEN, State.LEFT_OUT, State.OPEN, State.LEFT_OUT, State.OPEN)
    ]
    opens = datetime(2026, 11, 18, 18, 30, tzinfo=UTC)
    past = Past(on=MONDAY + timedelta(2), done={MONDAY: [TEST]}, test_opens=opens)
    today, tomorrow = days(daily, past.on, 2, past=past, workouts=WORKOUTS)
    assert today.items[0].why == "48 hours lie between tests: from Wednesday 18:30 on, a new one compares."
    assert tomorrow.items[0].state is State.OPEN
    assert on(past.on, daily, done={MONDAY: [TEST]}).items[0].state is State.OPEN, "later that day"


def test_the_test_takes_the_bridges_place_wherever_it_stands():
    for order in ("bridge-builder single-leg-test", "single-leg-test bridge-builder"):
        day = on(MONDAY, own(order, *[""] * 6), single_leg=True)
        assert {item.workout: item.state.value for item in day.items} == {
            TEST: "open",
            "bridge-builder-1": "left-out",
        }
        assert day.items[0].workout == ("bridge-builder-1" if order[0] == "b" else TEST)


@pytest.mark.parametrize(
    ("week", "place", "why"),
    [
        ((RUN, RUN, "", "", "", "", ""), 1, "It wants a day between."),
        ((RUN, "", RUN, "", RUN, "", RUN), 6, "Three times a week is enough."),
        ((CIRCUIT, "", CIRCUIT, "", CIRCUIT, "", ""), 4, "Twice a week is enough."),
        ((HILLS, "", HILLS, "", "", "", ""), 2, "Once a week is enough."),
        ((CIRCUIT, HILLS, "", "", "", "", ""), 0, "Not on the day before hills."),
        ((CIRCUIT, TEST, "", "", "", "", ""), 0, "Not on the day before a test."),
        ((HILLS, TEST, "", "", "", "", ""), 0, "Not on the day before a test."),
    ],
)
def test_how_often(week: tuple[str, ...], place: int, why: str):
    found = days(own(*week), MONDAY, 7, past=Past(on=MONDAY), workouts=WORKOUTS)
    assert [item.why for item in found[place].items] == [why]
    assert [item.why for day in found for item in day.items if item.why] == [why]


def test_what_was_done_beside_the_schedule_counts():
    tuesday = MONDAY + timedelta(1)
    assert on(tuesday, done={MONDAY: [RUN]}).items[0].why == "It wants a day between."
    assert on(tuesday, done={tuesday: [RUN]}).items[0].state is State.DONE


def test_a_rest_from_holds_leaves_the_five_minutes():
    day = on(MONDAY, days_off=[MONDAY])
    assert states(day) == [(FIVE, "open"), ("bridge-builder-2", "left-out")]
    done = on(MONDAY, days_off=[MONDAY], done={MONDAY: [FIVE]})
    said = suggest(SCHEDULE, done, WORKOUTS, ever=True)
    assert said and (said.workout, said.why) == (FIVE, DAY_OFF)


def test_a_pause_asks_nothing():
    pause = Pause(MONDAY, date.max)
    day = on(MONDAY + timedelta(1), pauses=[pause])
    assert day.items == () and day.note == PAUSED
    said = suggest(SCHEDULE, day, WORKOUTS, ever=True)
    assert said and said.why == f"{PAUSED} Five easy minutes, if you like."


# ---------------------------------------------------------------- what is next


def test_what_is_said():
    def said(day: date, schedule: Schedule = SCHEDULE, ever: bool = True, **past: object) -> tuple[str, str]:
        found = suggest(schedule, on(day, schedule, **past), WORKOUTS, ever)
        assert found
        return found.workout, found.why

    tuesday, sunday = MONDAY + timedelta(1), MONDAY + timedelta(6)
    assert said(tuesday, ever=False) == (FIVE, "Five minutes is where to begin.")
    assert said(tuesday, own("", RUN, *[""] * 5), ever=False) == (RUN, "Tuesday: Run stronger.")
    assert said(MONDAY) == (FIVE, "Monday: Five minutes a day, then Bridge builder, two legs.")
    assert said(MONDAY, done={MONDAY: [FIVE]}) == (
        "bridge-builder-2",
        "Five minutes a day: done. Next: Bridge builder, two legs.",
    )
    assert said(tuesday, done={tuesday: [RUN]}) == (FIVE, "Today is done. Whatever comes now is extra.")
    assert said(sunday) == (FIVE, "Sunday is a rest day. Five easy minutes, if you like.")
    assert said(tuesday, done={MONDAY: [RUN]}) == (FIVE, "Tuesday: it wants a day between.")
    assert said(MONDAY, own(*["five-a-day bridge-builder"] * 7)) == (FIVE, "Five minutes, every day.")
    assert suggest(SCHEDULE, on(MONDAY), {}, True) is None


# ---------------------------------------------------------------- laws

ids = st.sampled_from([FIVE, TEST, RUN, HILLS, CIRCUIT, "drills-before-run", "bridge-builder", "bridge-test", "nobody"])
weeks = st.tuples(*[st.lists(ids, max_size=3).map(tuple)] * 7)
schedules = st.builds(
    Schedule,
    st.sampled_from(["daily", OWN]),
    st.lists(weeks, min_size=1, max_size=3).map(tuple),
    st.none() | st.dates(MONDAY, MONDAY + timedelta(20)),
)
done = st.dictionaries(st.dates(MONDAY - timedelta(9), MONDAY + timedelta(9)), st.lists(ids, max_size=3), max_size=6)
pasts = st.builds(
    Past,
    on=st.dates(MONDAY - timedelta(3), MONDAY + timedelta(9)),
    done=done,
    single_leg=st.booleans(),
    days_off=st.lists(st.dates(MONDAY, MONDAY + timedelta(9)), max_size=2),
)


def times(day: ScheduledDay, workout: str) -> int:
    return sum(item.workout == workout and item.state in (State.OPEN, State.DONE) for item in day.items)


def opens(day: ScheduledDay, workout: str) -> bool:
    return any(item.workout == workout for item in day.having(State.OPEN))


@given(schedules, pasts, st.dates(), st.integers(1, 20), st.integers(0, 6), st.booleans())
def test_every_day_has_an_answer(
    schedule: Schedule, past: Past, first: date, count: int, week_start: int, ever: bool
) -> None:
    found = days(schedule, first, count, past=past, workouts=WORKOUTS, week_start=week_start)
    assert len(found) == min(count, (date.max - first).days + 1)
    assert found == days(schedule, first, count, past=past, workouts=WORKOUTS, week_start=week_start)
    for day in found:
        known = [id for id in past.done.get(day.date, ()) if id in WORKOUTS] if day.date <= past.on else []
        assert sorted(item.workout for item in day.having(State.DONE)) == sorted(known), "each is ticked once"
        assert bool(day.note) or day.items
        said = suggest(schedule, day, WORKOUTS, ever)
        assert said and said.workout in WORKOUTS and said.why
        still = [item.workout for item in day.having(State.OPEN)]
        if ever and still:
            assert said.workout == still[0]


@given(schedules, pasts, st.integers(0, 6))
def test_rules_hold_for_all_days_to_come(schedule: Schedule, past: Past, week_start: int) -> None:
    found = days(schedule, past.on - timedelta(7), 30, past=past, workouts=WORKOUTS, week_start=week_start)
    for before, day in pairwise(found):
        if opens(day, TEST):
            assert not times(before, TEST)
            assert sum(item.workout == TEST for item in day.having(State.OPEN)) == 1
            assert not opens(day, "bridge-builder-1") and not opens(day, "bridge-builder-2")
        if opens(day, RUN):
            assert not times(before, RUN)
        if opens(before, CIRCUIT):
            assert not opens(day, HILLS) and not opens(day, TEST)
        if opens(before, HILLS):
            assert not opens(day, TEST)
    for n, day in enumerate(found):
        since_week_start = (day.date.weekday() - week_start) % 7
        week = found[max(0, n - since_week_start) : n + 1]
        for id, most in ((RUN, 3), (CIRCUIT, 2), (HILLS, 1), ("drills-before-run", 3)):
            if opens(day, id):
                assert sum(times(each, id) for each in week) <= most


@given(schedules, pasts, st.integers(1, 10))
def test_a_window_later_shows_the_same(schedule: Schedule, past: Past, later: int) -> None:
    whole = days(schedule, past.on, later + 7, past=past, workouts=WORKOUTS)
    assert days(schedule, past.on + timedelta(later), 7, past=past, workouts=WORKOUTS) == whole[later:]


@given(schedules, st.dates(MONDAY, MONDAY + timedelta(20)))
def test_missed_days_change_nothing(schedule: Schedule, day: date) -> None:
    gentle = {day - timedelta(n): [FIVE] for n in range(1, 8)}
    missed, trained = on(day, schedule), on(day, schedule, done=gentle)
    assert missed == trained, "whoever did five minutes daily is asked the same as who did nothing"


@given(schedules, st.lists(st.integers(1, 40), min_size=5, max_size=30))
def test_whoever_does_what_is_suggested_never_tests_within_48_hours(schedule: Schedule, gaps: list[int]) -> None:
    now = datetime.combine(MONDAY, datetime.min.time(), UTC)
    tests: list[datetime] = []
    did: dict[date, list[str]] = {}
    for gap in gaps:
        now += timedelta(hours=gap)
        today = now.date()
        ready = tests[-1] + timedelta(hours=48) if tests else now
        past = Past(on=today, done=did, single_leg=True, test_opens=ready if ready > now else None)
        (day,) = days(schedule, today, 1, past=past, workouts=WORKOUTS)
        said = suggest(schedule, day, WORKOUTS, ever=True)
        assert said
        did.setdefault(today, []).append(said.workout)
        if is_test(WORKOUTS[said.workout]):
            tests.append(now)
    assert all(later - sooner >= timedelta(hours=48) for sooner, later in pairwise(tests))


def test_a_part_of_a_workout_is_no_tick():
    """A workout is done when it came to its end; a part of it is a training day, shown half (5.14)."""
    monday = date(2026, 11, 16)
    past = Past(on=monday, parts={monday: ("five-a-day", "hill-session")})
    (today,) = days(Schedule("own", ((("five-a-day",),) * 7,)), monday, 1, past=past, workouts=WORKOUTS)
    assert [(item.workout, item.state, item.part) for item in today.items] == [
        ("five-a-day", State.OPEN, True),
        ("hill-session", State.PASSED, True),
    ]
    past = Past(on=monday, done={monday: ("five-a-day",)}, parts={monday: ("five-a-day",)})
    (today,) = days(Schedule("own", ((("five-a-day",),) * 7,)), monday, 1, past=past, workouts=WORKOUTS)
    assert [(item.workout, item.state, item.part) for item in today.items] == [("five-a-day", State.DONE, False)]


def test_a_test_in_a_block_is_one():
    test = WORKOUTS[TEST]
    in_block = test._replace(steps=(), blocks=(Block(steps=test.steps),))
    assert is_test(in_block) and is_for_holds(in_block)
