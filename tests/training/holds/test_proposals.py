"""Offers: once, answered, never forced."""

from datetime import date, timedelta

from glutetimer.library import load
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Hold, Reason
from glutetimer.training.holds.ladder import rungs
from glutetimer.training.holds.offer import Offer
from glutetimer.training.holds.progress import Progress, progress
from glutetimer.training.holds.proposals import Decision, proposal, resting, rung

LIBRARY = load(None)
EXERCISE = LIBRARY.exercises["sl-bridge-hold"]
NAMES = {id: exercise.name for id, exercise in LIBRARY.exercises.items()}
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
    offer = proposal(found, NAMES, [])
    assert offer and (offer.offer, offer.to) == (Offer.ADVANCE, "sl-bridge-raised")


def test_short_holds_offer_the_easier_rung() -> None:
    offer = proposal(after(6, 7, 6), NAMES, [])
    assert offer and (offer.offer, offer.to) == (Offer.STEP_BACK, "sl-bridge-bent")


def test_three_short_days_offer_rest() -> None:
    offer = proposal(after(30, 31, 30, 31, 30, 20, 20, 20), NAMES, [])
    assert offer and offer.offer is Offer.REST


def test_an_answered_offer_is_not_made_again_for_three_weeks() -> None:
    found = after(61, 62, 61, 60, 63)
    said = Decision(found.on, Offer.ADVANCE, EXERCISE.id, "sl-bridge-raised", yes=False)
    assert proposal(found, NAMES, [said]) is None
    long_ago = Decision(found.on - timedelta(21), Offer.ADVANCE, EXERCISE.id, "sl-bridge-raised", yes=False)
    assert proposal(found, NAMES, [long_ago])


def test_nothing_to_offer() -> None:
    assert proposal(after(), NAMES, []) is None
    assert proposal(after(20, 21, 22), NAMES, []) is None


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
