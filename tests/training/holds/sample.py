"""Histories, written as short as the tables of training.md write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from glutetimer.training.exercise import Category, Dose, Exercise, Flag, Measure, Side, Sides
from glutetimer.training.holds.hold import Hold, Pain, Reason
from glutetimer.training.holds.ladder import Rungs
from glutetimer.training.holds.progress import Progress, progress

START = date(2025, 3, 3)
"""Day 0."""
DAY_MS = 86_400_000
RUNGS = Rungs("sl-bridge-bent", "sl-bridge-raised")


def exercise(sides: Sides = Sides.UNILATERAL, goal_s: float | None = 60, **fields: Any) -> Exercise:
    values: dict[str, Any] = {
        "id": "sl-bridge-hold",
        "name": "Single-leg bridge hold",
        "short": "ONE-LEG HOLD",
        "category": Category.STRENGTH,
        "sides": sides,
        "measure": Measure.HOLD,
        "dose": Dose(sets=1, goal_s=goal_s),
        "flags": (Flag.SUPINE,),
    }
    return Exercise(**(values | fields))


ONE_LEG = exercise()
TWO_LEGS = exercise(Sides.BILATERAL, id="bridge-hold")


def day(number: int) -> date:
    return START + timedelta(days=number)


def hold(
    number: int, held_s: float, reason: Reason = Reason.FORM, side: Side = Side.LEFT, at: int = 0, **fields: Any
) -> Hold:
    """A hold on a day of that number, `at` seconds after noon."""
    values: dict[str, Any] = {
        "exercise": ONE_LEG.id,
        "side": side,
        "day": day(number),
        "held_s": held_s,
        "reason": reason,
        "started_ms": number * DAY_MS + DAY_MS // 2 + 1000 * at,
    }
    return Hold(**(values | fields))


def daily(*seconds: float, side: Side = Side.LEFT, start: int = 0, every: int = 1) -> list[Hold]:
    """Form stops, one a day."""
    return [hold(start + every * n, s, side=side) for n, s in enumerate(seconds)]


def both(pairs: Sequence[tuple[float, float]], start: int = 0) -> list[Hold]:
    """Form stops of both sides, left first, one pair a day."""
    lefts = daily(*(left for left, _ in pairs), start=start)
    return lefts + [hold(start + n, right, side=Side.RIGHT, at=90) for n, (_, right) in enumerate(pairs)]


def pain(number: int, held_s: float = 30, side: Side = Side.LEFT, score: int = 2, place: str = "hamstring") -> Hold:
    return hold(number, held_s, Reason.PAIN, side, pain=Pain(score, place))


def ask(holds: Sequence[Hold], number: int, goal_s: float | None = None, **options: Any) -> Progress:
    """The progress of the single-leg hold as of a day of that number."""
    return progress(
        holds,
        options.pop("exercise", ONE_LEG),
        day(number),
        goal_s=goal_s,
        rungs=options.pop("rungs", RUNGS),
        **options,
    )


def aim(
    holds: Sequence[Hold], number: int, side: Side = Side.LEFT, goal_s: float | None = None
) -> tuple[str, int | None]:
    """The kind and seconds of a side's target."""
    target = ask(holds, number, goal_s).sides[side].target
    return target.kind.value, target.seconds
