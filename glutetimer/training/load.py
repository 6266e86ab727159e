"""What an exercise is done with: a band, a weight, in free words (training.md 5.15)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

KG_OF_LB = 0.45359237
"""Kilograms in a pound, by its definition."""

STEP = {"kg": 0.5, "lb": 1.0}
"""How much heavier is next: a pound, as the surgeons' sheet adds; half a kilogram is about that (our choice)."""

_WEIGHT = r"(?i)(\d{1,4}(?:[.,]\d{1,3})?)\s*(kgs?|kilos?|lbs?|pounds?)(?![^\W_])\.?(.*)"


class Weight(NamedTuple):
    """A load that is a number, in the unit that it was said in."""

    amount: float
    unit: str
    """kg or lb."""

    @property
    def kg(self) -> float:
        return self.amount * (KG_OF_LB if self.unit == "lb" else 1)

    def __str__(self) -> str:
        return f"{self.amount:g} {self.unit}"


class LoadUsed(NamedTuple):
    """A load with which an exercise was done last, where a workout said this of it."""

    exercise: str
    day: date
    ms: int
    """When, in milliseconds since 1970."""
    load: str
    """Empty: without any."""
    planned: str = ""
    """What the workout said then; empty where it said nothing."""


class MadeHeavier(NamedTuple):
    """An offer of more load that was taken."""

    exercise: str
    day: date
    to: str
    """The load that was offered; empty where it is no weight, and the user finds it."""


def find_weight(load: str) -> Weight | None:
    """The weight that a load begins with: 8 kg, 10 lb; None where it is none, as a band."""
    found = re.fullmatch(_WEIGHT, load.strip())
    if not found:
        return None
    return Weight(float(found[1].replace(",", ".")), "lb" if found[2][0] in "lLpP" else "kg")


def tidy_load(load: str) -> str:
    """The load as it is kept: a weight in one spelling, "8kg" and "8 kilos" as "8 kg"; other words as they are."""
    words = " ".join(load.split())
    found = re.fullmatch(_WEIGHT, words)
    weight = find_weight(words)
    return f"{weight}{' ' if found[3].strip() else ''}{found[3].strip()}" if found and weight else words


def choose_load(exercise: str, planned: str, used: Iterable[LoadUsed], heavier: Iterable[MadeHeavier] = ()) -> str:
    """The load for today (training.md 5.15): what was used last where the workout said the same, else what it says.

    An offer of more that was taken since then comes first, once: as soon as it was used, what was used last counts.

    Args:
        planned: what the workout says; empty where it says nothing.
        used: loads of the history, of any exercise, in any order.
        heavier: offers that were taken, in any order.
    """
    own = [each for each in used if each.exercise == exercise and each.planned == planned]
    last = max(own, key=lambda each: (each.day, each.ms, each.load), default=None)
    if not last:
        return planned
    # An exercise may be planned with several loads: an offer is of the next one after what it was made for.
    taken = [each for each in heavier if each.exercise == exercise and each.to and each.to == add_weight(last.load)]
    offer = max(taken, key=lambda each: each.day, default=None)
    if offer and offer.day >= last.day and not any(each.load == offer.to and each.day >= offer.day for each in own):
        return offer.to
    return last.load


def add_weight(load: str) -> str:
    """The next heavier load, whose other words stay; empty where the load is no weight."""
    found, weight = re.fullmatch(_WEIGHT, load.strip()), find_weight(load)
    if not found or not weight:
        return ""
    return f"{Weight(weight.amount + STEP[weight.unit], weight.unit)}{found[3]}"
