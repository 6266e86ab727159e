"""The side that lags: training.md 5.8, and what it does to targets (5.7)."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.training.exercise import Side
from glutetimer.training.holds import words
from tests.training.holds.sample import aim, ask, both, daily, hold

LEFT, RIGHT = Side.LEFT, Side.RIGHT
LEARN = [(20, 20)] * 3


def lag(pairs, on=None, **options):
    found = ask(both(pairs), len(pairs) if on is None else on, **options).lagging
    return (found.side, found.percent, found.at_least) if found else None


def test_five_paired_days_after_three_of_learning():
    pairs = [(40, 30)] * 8
    assert lag(pairs[:7]) is None
    assert lag(pairs) == (RIGHT, 25, False)
    assert lag([(right, left) for left, right in pairs]) == (LEFT, 25, False)


days_apart = st.lists(
    st.tuples(
        st.sampled_from([1, 1, 1, 2, 5, 28, 29]), st.integers(17, 30) | st.none(), st.integers(17, 30) | st.none()
    ),
    max_size=40,
)


@given(days_apart)
def test_it_is_what_a_walk_through_all_days_finds(steps):
    """The rule as it is written: each evaluation in order, from the first of the epoch (5.8)."""
    side, small, pairs, last, on = None, 0, [], None, 0
    history = []
    for gap, left, right in steps:
        on += gap
        if left is None and right is None:
            continue
        history += [hold(on, s, side=leg) for leg, s in ((LEFT, left), (RIGHT, right)) if s is not None]
        if last is not None and on - last > 28:
            side, small, pairs = None, 0, []
        last = on
        if left is None or right is None:
            continue
        pairs.append((on, left, right))
        window = pairs[-5:]
        if len(pairs) < 8 or window[-1][0] - window[0][0] > 28:
            continue
        gaps = [100 * (left - right) / max(left, right) for _, left, right in window]
        middle = median(gaps)
        apart = abs(median(left for _, left, _ in window) - median(right for _, _, right in window))
        small = small + 1 if abs(middle) < 10 else 0
        if abs(middle) >= 15 and apart >= 5 and sum(gap * middle > 0 for gap in gaps) >= 4:
            side = RIGHT if middle > 0 else LEFT
        elif small >= 2:
            side = None
    found = ask(history, on + 40).lagging
    assert (found and found.side) == side


@given(days_apart)
def test_so_many_more_days_and_the_sides_can_be_compared(steps):
    history, on = [], 0
    for gap, left, right in steps:
        on += gap
        history += [hold(on, s, side=leg) for leg, s in ((LEFT, left), (RIGHT, right)) if s is not None]
    more = ask(history, on).to_compare
    assert 0 <= more <= 8
    for n in range(1, more + 1):
        assert ask(history, on + n - 1).to_compare == more - n + 1
        history += [hold(on + n, 30), hold(on + n, 30, side=RIGHT)]
    assert ask(history, on + more).to_compare == 0


def test_nothing_is_claimed_while_nothing_is_known():
    assert [ask(both([(43, 22)] * n), n).to_compare for n in range(10)] == [8, 7, 6, 5, 4, 3, 2, 1, 0, 0]
    assert words.compare_words(2) == "2 more days with both sides, and I can compare them."
    assert words.compare_words(1) == "1 more day with both sides, and I can compare them."


def test_unpaired_days_are_no_evidence():
    history = daily(*[40] * 20) + daily(30, 30, 30, side=RIGHT, start=4, every=2)
    assert ask(history, 20).lagging is None


@pytest.mark.parametrize(
    ("window", "flagged"),
    [
        ([(40, 34)] * 5, True),
        ([(40, 35)] * 5, False),
        ([(40, 34)] * 4 + [(34, 40)], True),
        ([(40, 34)] * 3 + [(34, 40)] * 2, False),
        ([(40, 34)] * 3 + [(36, 36)] * 2, False),
        ([(20, 16)] * 5, False),
        ([(20, 15)] * 5, True),
        ([(70, 59)] * 5, True),
        ([(75, 60)] * 5, False),
    ],
    ids=["15 %", "12 %", "4 of 5", "3 of 5", "ties", "4 s", "5 s", "one short of the goal", "both at the goal"],
)
def test_all_four_conditions(window, flagged):
    assert (lag(LEARN + window) is not None) is flagged


def test_at_least_where_the_better_side_is_at_the_goal():
    assert lag(LEARN + [(60, 40)] * 5) == (RIGHT, 33, True)
    assert lag(LEARN + [(59, 40)] * 5) == (RIGHT, 32, False)
    assert "at least 33 %" in " ".join(ask(both(LEARN + [(60, 40)] * 5), 8).notes)


def test_five_pairs_within_28_days():
    spread = both(LEARN) + [h for n in range(5) for h in both([(40, 30)], start=3 + 7 * n)]
    assert ask(spread, 32).lagging is not None, "28 days from the first to the fifth"
    spread = both(LEARN) + [h for n in range(5) for h in both([(40, 30)], start=3 + 8 * n)]
    assert ask(spread, 36).lagging is None


def test_once_set_it_clears_below_ten_per_cent_twice_in_a_row():
    flagged = LEARN + [(40, 30)] * 5
    assert lag([*flagged, (40, 35), (40, 35), (40, 35)]) == (RIGHT, 12, False), "not below 10 yet"
    nearly = [*flagged, (40, 38), (40, 38), (40, 38)]
    assert lag(nearly) == (RIGHT, 5, False), "once"
    assert lag([*nearly, (40, 38)]) is None, "twice"
    again = [*nearly, (40, 20), (40, 20), (40, 20)]
    assert lag(again) is not None
    assert lag([*again, (38, 38), (38, 38), (38, 38)])[0] is RIGHT, "the first of two"


def test_two_in_a_row_means_in_a_row():
    wide, even = (40, 30), (40, 38)
    pairs = LEARN + [wide] * 5 + [even, even, wide, wide, even]
    assert lag(pairs) == (RIGHT, 5, False), "once"
    pairs += [wide]
    assert lag(pairs) == (RIGHT, 25, False), "interrupted"
    pairs += [even, even]
    assert lag(pairs) == (RIGHT, 5, False), "once again"
    assert lag([*pairs, even]) is None, "twice"


def test_the_other_side_takes_it():
    pairs = LEARN + [(40, 30)] * 5 + [(28, 40)] * 4
    assert lag(pairs)[0] is LEFT


def test_a_past_flag_is_evaluated_as_of_its_day_whatever_came_later():
    pairs = LEARN + [(40, 30)] * 5 + [(40, 40)] * 9
    assert lag(pairs) is None
    assert lag(pairs, on=7)[0] is RIGHT


def test_a_new_epoch_starts_without_it_and_learns_anew():
    history = both(LEARN + [(40, 30)] * 5)
    assert ask(history, 7 + 200).lagging is not None, "not by time alone"
    again = history + both([(40, 30)] * 7, start=50)
    assert ask(again, 57).lagging is None
    assert ask(history + both([(40, 30)] * 8, start=50), 58).lagging is not None


def test_the_longer_side_waits_and_the_shorter_goes_first():
    history = both(LEARN + [(40, 30)] * 5)
    assert aim(history, 8, LEFT) == ("steady", 40)
    assert aim(history, 8, RIGHT) == ("normal", 32)
    answer = ask(history, 8)
    assert answer.first.side is RIGHT
    assert (answer.extra.side, answer.extra.seconds) == (RIGHT, 18), "60 % of the base"
    assert "right side catches up" in answer.sides[LEFT].why
    assert "about 25 % shorter lately" in answer.notes[0]


def test_a_side_that_waits_never_gets_more_than_the_rules_for_gaps_say():
    history = both(LEARN + [(40, 30)] * 5)
    assert aim(history, 15, LEFT) == ("ease", 36)
