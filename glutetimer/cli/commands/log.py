"""`glutetimer log`: what was done without the program."""

from __future__ import annotations

import argparse

from glutetimer.cli.loading import load_context_aloud
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.records import SetRecord
from glutetimer.history.store import History
from glutetimer.services import edits
from glutetimer.services.added import added_session
from glutetimer.services.layout import find_layout
from glutetimer.services.preparation import hold_now
from glutetimer.services.streak import today
from glutetimer.training.counting import format_count
from glutetimer.training.holds.hold import Reason
from glutetimer.views.words import format_long_date

HOLD = "hold"
"""Names the hold that `glutetimer hold` begins."""
REASONS = (Reason.FORM, Reason.CHOICE, Reason.CRAMP)
"""Of the reasons, those that say all there is to say: pain has a score and a place, which a session asks for."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`glutetimer log WORKOUT`, or an exercise with its sides and amount."""
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="+",
        help="a workout as it is planned, or an exercise with sides and amount: clam 3x10 left right; hold left 23",
    )
    parser.add_argument("--on", metavar="DAY", default="today", help="2026-11-20, yesterday, or -3; today without it")
    parser.add_argument("--reason", choices=[each.value for each in REASONS], help="what ended a hold; form without it")


def run(args: argparse.Namespace) -> int:
    """Put it into the history as one addition, which one undo takes back."""
    context = load_context_aloud(args)
    wall = context.clock.wall()
    now = today(wall, context.settings)
    words, reason = list(args.words), Reason(args.reason or Reason.FORM)
    if words[0] == HOLD:
        words[0] = hold_now(context).id
    try:
        day = edits.day(args.on, now)
        at = edits.instant(day, wall, now, context.settings.day_start)
        records = added_session(" ".join(words), find_layout(context).on_day(day), at, reason=reason)
    except ValueError as error:
        raise GlutetimerError(str(error)) from None
    if args.reason and not any(isinstance(each, SetRecord) and each.reason for each in records):
        raise argparse.ArgumentError(None, "--reason is of a hold, and nothing of this is held; leave it out")
    with History(context.paths.history) as history:
        history.put(*records, undoable=True)
    sets = [each for each in records if isinstance(each, SetRecord)]
    names = list(dict.fromkeys(context.library.exercises[each.exercise].name for each in sets))
    what = f"{names[0]}: {format_count(len(sets), 'set')}" if len(names) == 1 else format_count(len(sets), "set")
    print(visible(f"Logged on {format_long_date(day, now)}: {what}. `glutetimer undo` takes it back."))
    return 0
