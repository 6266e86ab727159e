"""Offers: once, answered, never forced."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Hold, Offer, Reason
from glutetimer.training.holds.ladder import rungs
from glutetimer.training.holds.progress import Progress, progress
from glutetimer.training.holds.proposals import Decision, plateaus, proposal, resting, rung
from glutetimer.training.holds.words import PLATEAU_ADVICE

LIBRARY = load(None)
EXERCISE = LIBRARY.exercises["sl-bridge-hold"]
CATALOGUE = LIBRARY.exercises
START = date(2026, 3, 1)


def after(*seconds: float, reason: Reason = Reason.FORM) -> Progress:
    holds = [
        Hold(exercise=EXERCISE.id, side=side, day=START + timedelta(n), held_s=s, reason=reason)
        for n, s in enumerate(seconds)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    on = START + timedelta(len(seconds) - 1)
    return progress(holds, EXERCISE, on, rungs=rungs(EXERCISE, LIBRARY.exercises))


def test_a_minute_on_both_sides_offers_the_next_rung() -> None:
    found = after(61, 62, 61, 60, 63)
    offer = proposal(found, CATALOGUE, [])
    assert offer and (offer.offer, offer.to) == (Offer.ADVANCE, "sl-bridge-raised")


def test_short_holds_offer_the_easier_rung() -> None:
    offer = proposal(after(6, 7, 6), CATALOGUE, [])
    assert offer and (offer.offer, offer.to) == (Offer.STEP_BACK, "sl-bridge-bent")


def test_three_short_days_offer_rest() -> None:
    offer = proposal(after(30, 31, 30, 31, 30, 20, 20, 20), CATALOGUE, [])
    assert offer and offer.offer is Offer.REST


def test_an_answered_offer_is_not_made_again_for_three_weeks() -> None:
    found = after(61, 62, 61, 60, 63)
    said = Decision(found.on, Offer.ADVANCE, EXERCISE.id, "sl-bridge-raised", yes=False)
    assert proposal(found, CATALOGUE, [said]) is None
    long_ago = Decision(found.on - timedelta(21), Offer.ADVANCE, EXERCISE.id, "sl-bridge-raised", yes=False)
    assert proposal(found, CATALOGUE, [long_ago])


def test_nothing_to_offer() -> None:
    assert proposal(after(), CATALOGUE, []) is None
    assert proposal(after(20, 21, 22), CATALOGUE, []) is None


def test_accepted_moves_lead_up_and_down_the_ladder() -> None:
    up = Decision(START, Offer.ADVANCE, "sl-bridge-hold", "sl-bridge-raised", yes=True)
    no = Decision(START, Offer.ADVANCE, "sl-bridge-hold", "sl-bridge-raised", yes=False)
    down = Decision(START + timedelta(5), Offer.STEP_BACK, "sl-bridge-raised", "sl-bridge-hold", yes=True)
    assert rung("sl-bridge-hold", [no], START) == "sl-bridge-hold"
    assert rung("sl-bridge-hold", [up], START) == "sl-bridge-raised"
    assert rung("sl-bridge-hold", [up], START - timedelta(1)) == "sl-bridge-hold"
    assert rung("sl-bridge-hold", [up, down], START + timedelta(5)) == "sl-bridge-hold"


def test_a_rest_lasts_two_days_after_the_one_it_was_agreed_on() -> None:
    yes = Decision(START, Offer.REST, "sl-bridge-hold", "", yes=True)
    assert [resting([yes], START + timedelta(n)) for n in range(4)] == [False, True, True, False]
    assert not resting([Decision(START, Offer.REST, "sl-bridge-hold", "", yes=False)], START + timedelta(1))


FLAT = after(28, 29, 30, *[30] * 21)


def plateau(ago: int, yes: bool = False) -> Decision:
    return Decision(FLAT.on - timedelta(ago), Offer.PLATEAU, EXERCISE.id, "", yes)


def test_a_plateau_comes_with_one_advice_and_for_both_sides_at_once() -> None:
    offer = proposal(FLAT, CATALOGUE, [])
    assert offer and offer.offer is Offer.PLATEAU
    assert offer.words == "Not growing for three weeks. What may help: Two days off, then a hold every other day."


@pytest.mark.parametrize(("ago", "again"), [(0, False), (20, False), (21, True)])
def test_a_plateau_is_said_at_most_once_in_21_days(ago: int, again: bool) -> None:
    assert (proposal(FLAT, CATALOGUE, [plateau(ago)]) is not None) is again


def test_each_time_the_next_advice_has_its_turn() -> None:
    said: list[Decision] = []
    found = []
    for n in range(5):
        offer = proposal(FLAT, CATALOGUE, said)
        assert offer
        found.append(offer.words.partition("What may help: ")[2])
        said = [plateau(21 * (one + 1)) for one in range(n + 1)]
    assert found == [*PLATEAU_ADVICE, PLATEAU_ADVICE[0]]


@given(st.lists(st.integers(-60, 120).map(plateau)), st.integers(0, 40))
def test_what_is_said_is_at_least_21_days_apart(said: list[Decision], days: int) -> None:
    if proposal(FLAT, CATALOGUE, said):
        assert all(not 0 <= (FLAT.on - one.day).days < 21 for one in said)
    else:
        assert any(0 <= (FLAT.on - one.day).days < 21 for one in said)
    today = [*said, plateau(0)]
    assert proposal(FLAT, CATALOGUE, today) is None
    assert plateaus(today, EXERCISE.id, FLAT.on) == plateaus(said, EXERCISE.id, FLAT.on), "the report says the same"


def test_only_the_first_advice_is_days_off() -> None:
    first, second = plateau(25, yes=True), plateau(0, yes=True)
    assert resting([first], first.day + timedelta(1))
    assert not resting([first, second], FLAT.on + timedelta(1))
    assert resting([second], FLAT.on + timedelta(1))
