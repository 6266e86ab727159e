"""`glutetimer streak`: the year in the terminal's flow."""

from __future__ import annotations

import json
from datetime import date

from glutetimer.app.drawing.tokens import DARK, LIGHT
from glutetimer.app.screens.review.year_view import year_view
from glutetimer.app.screens.words import long_date
from glutetimer.history.queries.totals import first_day
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.streak import pauses_in, streak_on, today


def show(context: Context, *, on: date | None = None, as_json: bool = False) -> int:
    """Print the streak; as JSON, the promised fields.

    Args:
        context: whose.
        on: as of this training day; None for today.
        as_json: for other programs.

    Raises:
        HistoryError: the history cannot be read.
    """
    wall = context.clock.wall()
    now = today(wall, context.settings)
    day = on or now
    with History.reading(context.paths.history) as history, history.snapshot():
        # Where the user is matters today alone: on another day a flight is over, or still to come.
        streak = streak_on(history, day, context.settings, wall if day == now else None)
        days = {each.date: each for each in history.days()}
        first, pauses = first_day(history), pauses_in(history)
    if as_json:
        print(json.dumps(streak.as_json(), ensure_ascii=False))
        return 0
    from glutetimer.cli.commands.console import LinesConsole
    from glutetimer.cli.commands.streak_page import print_page, weeks_in

    console = LinesConsole()
    view = year_view(streak, first, day, days, (), pauses, weeks_in(console), context.settings.week_start.number)
    print_page(console, view, LIGHT if "light" in context.settings.theme else DARK, long_date(day, now))
    return 0
