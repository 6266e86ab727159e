"""Bridges of the history as the rules know them: sets of repetitions, and the answers of the activation check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from glutetimer.history.store import History
from glutetimer.training.exercise import Side
from glutetimer.training.holds.bridges import REPS, Bridges, CheckAnswer
from glutetimer.training.holds.hold import Felt


def bridges(history: History, exercises: Iterable[str], checks: Iterable[str], since: date, before_ms: int) -> Bridges:
    """What the history has of them.

    Args:
        exercises: rungs of repetitions.
        checks: exercises that ask where they are felt.
        before_ms: nothing that began then or later.
    """
    first = since.isoformat()
    done = [
        (exercise, day)
        for exercise in exercises
        for (day,) in history.select(
            "SELECT date FROM sets WHERE exercise = ? AND date >= ? AND reps >= ? AND ms < ? ORDER BY date",
            exercise,
            first,
            REPS,
            before_ms,
        )
    ]
    answers = [
        row
        for check in checks
        for row in history.select(
            "SELECT sets.id, date,"
            " CASE WHEN json_valid(body) THEN json_extract(body, '$.side') END,"
            " CASE WHEN json_valid(body) THEN json_extract(body, '$.felt') ELSE '?' END"
            " FROM sets JOIN changes ON seq = change WHERE exercise = ? AND date >= ? AND ms < ? ORDER BY date, ms",
            check,
            first,
            before_ms,
        )
    ]
    felt_in = []
    for id, day, side, felt in answers:
        try:
            felt_in += [CheckAnswer(date.fromisoformat(day), Side(side), Felt(felt))] if felt else []
        except ValueError:  # none of ours, or damaged
            history.leave_out(f"the set {id}")
    return Bridges(tuple((exercise, date.fromisoformat(day)) for exercise, day in done), tuple(felt_in))
