"""`glutetimer pause`: a break in training, whose days neither count nor break a row; as `z` in the review."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta

from glutetimer.cli.loading import load_context_aloud
from glutetimer.cli.options import date_of
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.history.records import PauseRecord
from glutetimer.history.store import History
from glutetimer.services.streak import give_reason, pause_on, toggle_pause
from glutetimer.training.pause import PauseReason
from glutetimer.views.words import format_long_date

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        metavar="begin|end",
        nargs="?",
        choices=("begin", "end"),
        help="begin one, or end it; without either, every pause there is",
    )
    parser.add_argument(
        "day",
        metavar="DAY",
        nargs="?",
        default="today",
        help="its first day, or the one on which you begin again: 2026-11-20, tomorrow, yesterday; today unless said",
    )
    parser.add_argument(
        "--reason",
        choices=[each.value for each in PauseReason],
        help="of one that begins, ends, or is under way",
    )


def run(args: argparse.Namespace) -> int:
    """List pauses, begin one, end one, or say why."""
    context = load_context_aloud(args)
    on = context.today
    if not args.what and not args.reason:
        with History.reading(context.paths.history) as history:
            pauses = sorted(history.pauses(), key=lambda pause: pause.first)
        print("\n".join(_describe(pauses, on)))
        return 0
    day = _day(args.day, on)
    with History(context.paths.history) as history:
        pause = pause_on(history.pauses(), day)
        if args.what == "begin" and pause:
            raise GlutetimerError(f"{_name(day, on)} is paused already: {_describe_one(pause, on)}")
        if args.what != "begin" and not pause:
            raise GlutetimerError(f"{_name(day, on)} is in no pause; `glutetimer pause` lists them")
        reason = PauseReason(args.reason) if args.reason else None
        if args.what:
            pause = toggle_pause(history, day, reason)
        else:
            give_reason(history, day, reason)
            pause = pause_on(history.pauses(), day)
    print(f"{_describe_one(pause, on) if pause else 'The pause is gone'}. `glutetimer undo` takes it back.")
    return 0


def _day(text: str, on: date) -> date:
    if text.lower() in _DAYS:
        return on + timedelta(_DAYS[text.lower()])
    try:
        return date_of(text)
    except argparse.ArgumentTypeError as error:
        raise GlutetimerError(str(error)) from None


def _describe(pauses: list[PauseRecord], on: date) -> Iterator[str]:
    if not pauses:
        yield "No pauses. `glutetimer pause begin` begins one."
    for each in pauses:
        under_way = "; under way" if each is pause_on([each], on) else ""
        yield f"{_describe_one(each, on)}{under_way}"


def _describe_one(pause: PauseRecord, on: date) -> str:
    ends = f"to {format_long_date(pause.last, on)}" if pause.last else "on"
    return f"Paused from {format_long_date(pause.first, on)} {ends}" + (f", {pause.reason}" if pause.reason else "")


def _name(day: date, on: date) -> str:
    return "Today" if day == on else format_long_date(day, on)
