"""The last seven days: training.md 5.9, the weekly report."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.training.exercise import Side
from glutetimer.training.holds import words
from glutetimer.training.holds.hold import Hold, Reason
from glutetimer.training.holds.week import week
from tests.training.holds.sample import START, ask, day, hold

RIGHT = Side.RIGHT

holds = st.lists(
    st.builds(hold, st.integers(-20, 0), st.integers(0, 200), st.sampled_from(Reason), st.sampled_from(Side))
)


def test_days_and_why_holds_ended_on_them() -> None:
    history = [
        hold(0, 30),
        hold(1, 30),
        hold(1, 30, side=RIGHT),
        hold(2, 2),
        hold(3, 0, Reason.PAIN),
        hold(5, 20, Reason.CRAMP),
        hold(7, 30),
        hold(7, 33, Reason.TARGET, RIGHT),
        hold(8, 30),
    ]
    found = ask(history, 7).week
    assert found.days == 4
    assert found.stops == {Reason.FORM: 2, Reason.TARGET: 1, Reason.CRAMP: 1, Reason.PAIN: 1}
    assert words.week_words(found) == (
        "Last seven days: holds on 4; stops: form on 2, target on 1, cramp on 1, pain on 1."
    )


def test_a_week_without_holds_is_not_spoken_of() -> None:
    found = ask([hold(0, 30)], 7)
    assert (found.week.days, found.week.stops, words.week_words(found.week)) == (0, {}, "")
    assert found.as_json()["week"] == {"days": 0, "stops": {}}


@given(holds)
def test_a_week_is_seven_days_and_each_day_ends_for_something(some: list[Hold]) -> None:
    found = week(some, START)
    assert 0 <= found.days <= 7
    assert all(0 < days <= found.days for days in found.stops.values())
    assert found.days <= sum(found.stops.values()) <= found.days * len(Reason)
    shifted = week([one for one in some if (START - one.day).days < 7], START)
    assert found == shifted
    assert week(some, day(0) + timedelta(30)).days == 0
