"""The side that lags: training.md 5.8, and what it does to targets (5.7)."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.training.exercise import Side
from tests.training.holds.sample import aim, ask, both, daily

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


@given(st.lists(st.tuples(st.integers(17, 30), st.integers(17, 30)), max_size=40))
def test_it_is_what_a_walk_through_all_days_finds(pairs):
    """The rule as it is written: each evaluation in order, from the first (5.8)."""
    side, small = None, 0
    for end in range(len(LEARN) + 5, len(pairs) + 1):
        window = pairs[end - 5 : end]
        gaps = [100 * (left - right) / max(left, right) for left, right in window]
        middle = median(gaps)
        apart = abs(median(left for left, _ in window) - median(right for _, right in window))
        small = small + 1 if abs(middle) < 10 else 0
        if abs(middle) >= 15 and apart >= 5 and sum(gap * middle > 0 for gap in gaps) >= 4:
            side = RIGHT if middle > 0 else LEFT
        elif small >= 2:
            side = None
    found = ask(both(pairs), len(pairs)).lagging
    assert (found and found.side) == side


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


def test_a_new_epoch_starts_without_it():
    history = both(LEARN + [(40, 30)] * 5)
    assert ask(history, 7 + 28).lagging is not None
    assert ask(history, 7 + 29).lagging is None
    assert ask(history + both([(40, 30)] * 4, start=50), 54).lagging is None
    assert ask(history + both([(40, 30)] * 5, start=50), 55).lagging is not None, "learnt once is learnt"


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
