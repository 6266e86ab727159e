"""A plan that changes: where it begins when what comes first is passed over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.library.catalogue import load
from glutetimer.training.layout import lay_out
from glutetimer.training.replanning import begin_after, leave_out_sets

LIBRARY = load(None)
PLANS = [lay_out(workout, LIBRARY.exercises) for workout in LIBRARY.workouts.values()]


@given(st.sampled_from(PLANS), st.data())
def test_a_plan_begins_where_it_was_chosen_to(laid_out, data) -> None:
    places = [place for place, phase in enumerate(laid_out.phases) if phase.works]
    chosen = data.draw(st.sampled_from(places))
    begin = begin_after(laid_out, laid_out.phases[:chosen])
    assert begin == (chosen if chosen != places[0] else 0)


@given(st.sampled_from(PLANS), st.data())
def test_sets_that_are_left_out_meanwhile_change_nothing_about_the_others(laid_out, data) -> None:
    places = [place for place, phase in enumerate(laid_out.phases) if phase.works]
    chosen = data.draw(st.sampled_from(places))
    fewer = leave_out_sets(laid_out, lambda phase: phase.hold is not None)
    begin = begin_after(fewer, laid_out.phases[:chosen])
    after = [phase.name for phase in laid_out.phases[chosen:] if phase.works and phase.hold is None]
    if after and begin:
        assert [phase.name for phase in fewer.phases[begin:] if phase.works] == after


def test_waits_alone_are_no_beginning() -> None:
    for laid_out in PLANS:
        assert begin_after(laid_out, laid_out.phases[:1]) == 0
        assert begin_after(laid_out, ()) == 0
