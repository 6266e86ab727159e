"""From repetitions to holds: training.md 5.10, first row."""

from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.training.exercise import Side
from glutetimer.training.holds.bridges import Bridges, CheckAnswer
from glutetimer.training.holds.hold import Felt
from tests.training.holds.sample import day

BRIDGE = "shoulder-bridge"
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def bridges(sets: dict[int, int], *felt: tuple[int, Felt], side: Side = LEFT) -> Bridges:
    return Bridges(
        tuple((BRIDGE, day(n)) for n, count in sets.items() for _ in range(count)),
        tuple(CheckAnswer(day(n), side, each) for n, each in felt),
    )


def ready(made: Bridges, on: int, pain: Collection[date] = ()) -> bool:
    return made.ready(BRIDGE, pain, day(on))


GOOD = bridges({0: 2, 1: 3, 2: 2}, (0, Felt.GLUTE), (1, Felt.BOTH), (2, Felt.GLUTE))


def test_three_days_of_two_or_three_sets_of_ten() -> None:
    assert ready(GOOD, 2)
    assert not GOOD.ready("squat", (), day(2))
    assert not ready(bridges({0: 2, 1: 3, 2: 1}, (0, Felt.GLUTE)), 2)
    assert not ready(bridges({0: 6}, (0, Felt.GLUTE)), 2)
    assert ready(bridges({0: 2, 1: 1, 2: 2, 3: 2}, (0, Felt.GLUTE)), 3), "they need not follow each other"


@pytest.mark.parametrize("felt", [Felt.HAMSTRING, Felt.UNSURE])
def test_it_was_felt_in_the_glutes(felt: Felt) -> None:
    assert not ready(bridges({0: 2, 1: 2, 2: 2}), 2), "nobody asked"
    assert not ready(bridges({0: 2, 1: 2, 2: 2}, (0, Felt.GLUTE), (2, felt)), 2)
    assert ready(bridges({0: 2, 1: 2, 2: 2}, (0, felt), (0, Felt.GLUTE)), 2), "asked once more, the last answer counts"
    one = bridges({0: 2, 1: 2, 2: 2}, (0, Felt.GLUTE))
    assert not ready(one.plus([], [CheckAnswer(day(0), RIGHT, felt)]), 2), "each leg"
    assert ready(one.plus([], [CheckAnswer(day(0), RIGHT, Felt.BOTH)]), 2)


def test_an_answer_stands_for_a_week_and_never_for_days_before_it() -> None:
    made = bridges({0: 2, 6: 2, 7: 2}, (0, Felt.GLUTE))
    assert (made.felt_on(day(6)), made.felt_on(day(7))) == (True, False)
    assert not bridges({}, (1, Felt.GLUTE)).felt_on(day(0))


def test_what_a_session_answered_is_of_its_own_day_alone() -> None:
    """The check of a later day stands beside no answer of a session before it (5.10)."""
    asked = bridges({}, (0, Felt.HAMSTRING), side=Side.BOTH)
    checked = asked.plus([], [CheckAnswer(day(1), LEFT, Felt.GLUTE), CheckAnswer(day(1), RIGHT, Felt.BOTH)])
    assert [checked.felt_on(day(n)) for n in range(3)] == [False, True, True]
    felt = bridges({}, (0, Felt.GLUTE), side=Side.BOTH)
    assert [felt.felt_on(day(n)) for n in range(2)] == [True, False], "nobody asked on the day after"


def test_pain_speaks_against_it() -> None:
    assert not ready(GOOD, 2, [day(1)])
    assert not ready(GOOD, 9, [day(2)]), "a day that hurt is no good day"
    made = GOOD.plus([(BRIDGE, day(3))] * 2, [])
    assert [ready(made, on, [day(0)]) for on in (6, 7)] == [False, True], "no pain for a week"


def test_it_is_of_the_last_three_weeks() -> None:
    assert [ready(GOOD, on) for on in (20, 21)] == [True, False]


days = st.integers(-30, 30).map(day)
some = st.builds(
    Bridges,
    st.lists(st.tuples(st.sampled_from([BRIDGE, "bridge-march"]), days), max_size=20).map(tuple),
    st.lists(st.builds(CheckAnswer, days, st.sampled_from([LEFT, RIGHT]), st.sampled_from(Felt)), max_size=6)
    .map(lambda answers: sorted(answers, key=lambda answer: answer.day))
    .map(tuple),
)


@given(some, st.sets(days, max_size=3), st.lists(days, max_size=6))
def test_more_work_never_takes_it_away_and_pain_never_gives_it(
    made: Bridges, pain: set[date], more: list[date]
) -> None:
    on = day(0)
    if made.ready(BRIDGE, pain, on):
        assert made.plus([(BRIDGE, each) for each in more], []).ready(BRIDGE, pain, on)
        assert made.ready(BRIDGE, (), on)
    if not made.ready(BRIDGE, (), on):
        assert not made.ready(BRIDGE, pain, on)


@given(some)
def test_what_is_to_come_changes_nothing(made: Bridges) -> None:
    past = Bridges(
        tuple(each for each in made.sets if each[1] <= day(0)),
        tuple(each for each in made.answers if each.day <= day(0)),
    )
    assert past.ready(BRIDGE, (), day(0)) == made.ready(BRIDGE, (), day(0))
