"""Loads, aims in ranges, weeks: the worked examples of training.md 5.15 to 5.17, and their laws."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.training.amounts import Amounts
from glutetimer.training.load import LoadUsed, MadeHeavier, add_weight, choose_load, find_weight, tidy_load
from glutetimer.training.ranges import AimedSet, at_top, choose_aim
from glutetimer.training.weeks import count_weeks, pick_week, trim_weeks, week_of

DAY = date(2026, 11, 2)


def done(*reps: float, aim: float, day: int = 0, timed: bool = False, exercise: str = "clam") -> list[AimedSet]:
    on = DAY + timedelta(day)
    return [
        AimedSet(exercise=exercise, session=f"s{day}", day=on, ms=day * 1000 + n, timed=timed, done=each, aim=aim)
        for n, each in enumerate(reps)
    ]


class TestAims:
    @pytest.mark.parametrize(
        ("sets", "aim"),
        [
            ([], 10),
            (done(10, 10, 10, aim=10), 11),
            (done(12, 12, 12, aim=12), 13),
            (done(12, 12, 11, aim=12), 11),
            (done(14, 13, aim=12), 14),
            (done(8, 8, aim=10), 10),
            (done(15, 15, aim=15), 15),
            (done(20, 20, aim=15), 15),
            ([*done(14, aim=14), *done(11, aim=12, day=2)], 11),
        ],
    )
    def test_of_10_to_15(self, sets: list[AimedSet], aim: int):
        assert choose_aim(10, 15, sets) == aim

    @pytest.mark.parametrize(
        ("sets", "aim"),
        [
            (done(20, 20, aim=20, timed=True), 25),
            (done(25, 22.4, aim=25, timed=True), 22),
            (done(27.3, 29, aim=25, timed=True), 30),
            (done(19.96, aim=20, timed=True), 25),
        ],
    )
    def test_of_20_to_30_seconds(self, sets: list[AimedSet], aim: int):
        assert choose_aim(20, 30, sets, timed=True) == aim

    def test_two_sessions_in_a_row_at_the_top(self):
        once, again = done(15, 15, aim=15), done(15, 16, aim=15, day=2)
        assert at_top(15, [*once, *again])
        assert not at_top(15, once)
        assert not at_top(16, [*once, *again])
        assert not at_top(15, [*once, *done(15, 14, aim=15, day=2)])
        assert not at_top(15, [*once, *done(12, aim=15, day=1), *again])

    def test_heavier_begins_anew(self):
        sets = [*done(15, aim=15), *done(15, aim=15, day=2)]
        before = Amounts(aimed={"clam": sets})
        after = Amounts(aimed={"clam": sets}, heavier=[MadeHeavier("clam", DAY + timedelta(2), "")])
        assert (before.choose_aim("clam", 10, 15), after.choose_aim("clam", 10, 15)) == (15, 10)

    def test_seconds_are_no_repetitions(self):
        amounts = Amounts(aimed={"clam": done(15, aim=15)})
        assert amounts.choose_aim("clam", 20, 30, timed=True) == 20


sets = st.builds(
    AimedSet,
    exercise=st.just("clam"),
    session=st.sampled_from(["a", "b", ""]),
    day=st.dates(DAY, DAY + timedelta(5)),
    ms=st.integers(0, 99),
    timed=st.just(False),
    done=st.integers(0, 30).map(float),
    aim=st.integers(1, 30).map(float),
)
histories = st.lists(sets, max_size=8)
ends = st.tuples(st.integers(1, 30), st.integers(1, 30)).map(sorted)


@given(histories, ends, st.booleans())
def test_an_aim_is_always_within_its_range(history: list[AimedSet], bounds: list[int], timed: bool):
    low, high = bounds
    assert low <= choose_aim(low, high, history, timed=timed) <= high


@given(histories, ends, st.randoms())
def test_the_order_of_a_history_says_nothing(history: list[AimedSet], bounds: list[int], rng):
    shuffled = rng.sample(history, len(history))
    assert choose_aim(*bounds, history) == choose_aim(*bounds, shuffled)
    assert at_top(bounds[1], history) == at_top(bounds[1], shuffled)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5), st.integers(1, 30), ends, st.integers(0, 5), st.booleans())
def test_who_did_more_never_aims_lower(reps: list[int], aim: int, bounds: list[int], more: int, timed: bool):
    fewer, many = done(*reps, aim=aim, timed=timed), done(*(each + more for each in reps), aim=aim, timed=timed)
    assert choose_aim(*bounds, fewer, timed=timed) <= choose_aim(*bounds, many, timed=timed)


@given(st.integers(1, 30), ends)
def test_who_reaches_each_aim_comes_to_the_top_and_stays(sessions: int, bounds: list[int]):
    low, high = bounds
    history: list[AimedSet] = []
    for day in range(sessions):
        aim = choose_aim(low, high, history)
        assert aim == min(low + day, high)
        history += done(aim, aim, aim=aim, day=day)
    assert at_top(high, history) == (sessions >= high - low + 2)


def used(load: str, planned: str = "", day: int = 0, exercise: str = "clam") -> LoadUsed:
    return LoadUsed(exercise=exercise, day=DAY + timedelta(day), ms=day, load=load, planned=planned)


class TestLoads:
    def test_what_was_used_last_comes_again(self):
        history = [used("red band", day=2), used("green band", day=1)]
        assert choose_load("clam", "", history) == "red band"
        assert choose_load("squat", "", history) == ""

    def test_what_is_written_holds_until_it_was_changed_by_hand(self):
        assert choose_load("clam", "8 kg", []) == "8 kg"
        assert choose_load("clam", "8 kg", [used("10 kg", "8 kg")]) == "10 kg"

    def test_another_word_in_the_file_or_for_the_week_begins_anew(self):
        assert choose_load("clam", "9 kg", [used("10 kg", "8 kg")]) == "9 kg"

    def test_none_at_all_is_remembered_too(self):
        assert choose_load("clam", "8 kg", [used("10 kg", "8 kg"), used("", "8 kg", day=2)]) == ""

    def test_an_offer_that_was_taken_comes_once(self):
        offer = [MadeHeavier("clam", DAY, "8.5 kg")]
        history = [used("8 kg", "8 kg")]
        assert choose_load("clam", "8 kg", history, offer) == "8.5 kg"
        assert choose_load("clam", "8 kg", [*history, used("8.5 kg", "8 kg", day=2)], offer) == "8.5 kg"
        back = [*history, used("8.5 kg", "8 kg", day=2), used("8 kg", "8 kg", day=4)]
        assert choose_load("clam", "8 kg", back, offer) == "8 kg"
        assert choose_load("clam", "9 kg", history, offer) == "9 kg"

    def test_an_offer_is_of_the_load_that_it_was_made_for_and_of_no_other_of_the_exercise(self):
        history = [used("8 kg", "8 kg"), used("20 kg", "20 kg")]
        light, heavy = MadeHeavier("clam", DAY, "8.5 kg"), MadeHeavier("clam", DAY + timedelta(1), "20.5 kg")
        assert choose_load("clam", "20 kg", history, [light]) == "20 kg"
        assert choose_load("clam", "8 kg", history, [light]) == "8.5 kg"
        for offers in ([light, heavy], [heavy, light]):
            assert choose_load("clam", "8 kg", history, offers) == "8.5 kg"
            assert choose_load("clam", "20 kg", history, offers) == "20.5 kg"

    @pytest.mark.parametrize(
        ("load", "next"),
        [("8 kg", "8.5 kg"), ("10 lb", "11 lb"), ("8 kg bell", "8.5 kg bell"), ("green band", ""), ("", "")],
    )
    def test_heavier(self, load: str, next: str):
        assert add_weight(load) == next

    def test_kilograms(self):
        assert [round(w.kg, 2) for w in map(find_weight, ("8 kg", "10 lb")) if w] == [8, 4.54]
        assert find_weight("green band") is None and find_weight("8") is None and find_weight("8 kettles") is None


loads = st.sampled_from(["", "green band", "8 kg", "10 lb"])
uses = st.builds(
    LoadUsed,
    exercise=st.sampled_from(["clam", "squat"]),
    day=st.dates(DAY, DAY + timedelta(3)),
    ms=st.integers(0, 9),
    load=loads,
    planned=loads,
)


@given(loads, st.lists(uses, max_size=6), st.randoms())
def test_a_load_is_written_or_was_used_and_no_order_changes_it(planned: str, history: list[LoadUsed], rng):
    found = choose_load("clam", planned, history)
    assert found in {planned, *(each.load for each in history if (each.exercise, each.planned) == ("clam", planned))}
    assert found == choose_load("clam", planned, rng.sample(history, len(history)))


@given(st.text(max_size=20))
def test_tidied_once_is_tidied(load: str):
    assert tidy_load(tidy_load(load)) == tidy_load(load)


class TestWeeks:
    def test_seven_days_each(self):
        days = [DAY - timedelta(1), DAY, DAY + timedelta(6), DAY + timedelta(7), DAY + timedelta(14)]
        assert [week_of(day, DAY) for day in days] == [1, 1, 1, 2, 3]
        assert week_of(DAY, None) == 1

    def test_what_never_changes_is_no_week(self):
        weekly = trim_weeks([("reps", [8, 10, 10]), ("sets", [3, 3]), ("load", [])])
        assert weekly == (("reps", (8, 10)),)
        assert [pick_week(weekly, week)["reps"] for week in (-1, 0, 1, 2, 3)] == [8, 8, 8, 10, 10]
        assert (count_weeks(weekly), count_weeks(), count_weeks(())) == (2, 1, 1)


@given(st.dates(DAY, DAY + timedelta(99)), st.integers(0, 99))
def test_weeks_only_ever_go_on(day: date, later: int):
    assert week_of(day, DAY) <= week_of(day + timedelta(later), DAY)
