"""Bridges of the history as the rules know them: sets of repetitions, and the answers of the activation check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from glutetimer.history.connection import HistoryError
from glutetimer.history.store import History
from glutetimer.training.exercise import Side
from glutetimer.training.holds.bridges import REPS, Bridges, CheckAnswer
from glutetimer.training.holds.hold import Felt


def bridges(history: History, exercises: Iterable[str], checks: Iterable[str], since: date, before_ms: int) -> Bridges:
    """What the history has of them.

    Args:
        history: what was done.
        exercises: rungs of repetitions.
        checks: exercises that ask where they are felt.
        since: the first day.
        before_ms: nothing that began then or later.

    Raises:
        HistoryError: one of them is none of ours.
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
            "SELECT date, json_extract(body, '$.side'), json_extract(body, '$.felt')"
            " FROM sets JOIN changes ON seq = change WHERE exercise = ? AND date >= ? AND ms < ? ORDER BY date, ms",
            check,
            first,
            before_ms,
        )
    ]
    try:
        return Bridges(
            tuple((exercise, date.fromisoformat(day)) for exercise, day in done),
            tuple(CheckAnswer(date.fromisoformat(day), Side(side), Felt(felt)) for day, side, felt in answers if felt),
        )
    except ValueError as error:
        raise HistoryError(f"{history.path}: a row of it cannot be read; it is damaged") from error
