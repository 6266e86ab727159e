"""A schedule's file changed, a workout, a week or its beginning at a time: comments, order and all other lines stay.

A file that is laid out in a way which is not understood is a GlutetimerError.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

from glutetimer.files.reading.locate import locate
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.schedule_file import WEEKDAYS
from glutetimer.files.writing.toml import lines
from glutetimer.files.writing.toml_edit import NOT_UNDERSTOOD, add_below, change_document, edit_document
from glutetimer.training.schedule import Schedule, Week

_HEAD = """\
# Which workouts on which day: a list for each, in the order to do them. A day without any is for rest.
# Several [[week]]s take turns.
"""


def new_schedule(schedule: Schedule) -> bytes:
    """The file of a user's own schedule that says what another one says."""
    head = _HEAD + (f"\nstart = {schedule.start.isoformat()}\n" if schedule.start else "")
    return (head + "".join(_week(week) for week in schedule.weeks)).encode()


def plan_day(old: bytes, week: int, weekday: int, names: Sequence[str]) -> bytes:
    """Another day: what is in its list both before and after keeps its line, and its comment.

    Args:
        old: the file's bytes, which a reader has found faultless.
        week: which of its weeks, from 0.
        weekday: 0 Monday to 6 Sunday.
        names: the workouts or levels, in the order to do them.
    """
    key, wanted = WEEKDAYS[weekday], list(names)

    def change(document: Any) -> None:
        table = document["week"][week]
        there = table.get(key)
        if isinstance(there, list):
            _become(there, wanted)
        elif there is None:
            _add_in_order(table, key, wanted)
        else:
            table[key] = wanted[0] if len(wanted) == 1 else wanted

    def change_plain(values: dict[str, Any]) -> None:
        there = values["week"][week].get(key)
        single = isinstance(there, str) and len(wanted) == 1
        values["week"][week][key] = wanted[0] if single else wanted

    return edit_document(old, change, change_plain)


def add_week(old: bytes, week: Week) -> bytes:
    """One more week, after the last."""
    text, new = old.decode("utf-8-sig"), _week(week)
    if "\r\n" in text:
        new = new.replace("\n", "\r\n")
    new = ("" if text.endswith("\n") else "\n") + new
    wanted = tomllib.loads(text)["week"] + tomllib.loads(new)["week"]
    return _checked(old + new.encode(), wanted)


def delete_week(old: bytes, week: int) -> bytes:
    """One week less, and the comments in it; a comment directly above another week stays there."""
    text = old.decode("utf-8-sig")
    starts = sorted(_begin(text, spot[0]) for path, spot in locate(text).items() if _is_week(path))
    ends, wanted = [*starts[1:], len(text)], tomllib.loads(text)["week"]
    del wanted[week]
    mark = old[: len(old) - len(text.encode())]
    return _checked(mark + (text[: starts[week]] + text[ends[week] :]).encode(), wanted)


def _checked(new: bytes, weeks: list[Any]) -> bytes:
    """Rather nothing saved than a file spoilt that somebody wrote."""
    try:
        faithful = tomllib.loads(new.decode("utf-8-sig")).get("week") == weeks
    except tomllib.TOMLDecodeError:
        faithful = False
    if not faithful:
        raise GlutetimerError(NOT_UNDERSTOOD)
    return new


def _is_week(path: tuple[str | int, ...]) -> bool:
    return len(path) == 2 and path[0] == "week"


def _begin(text: str, at: int) -> int:
    """Where the line begins that a header stands in, or the first of the comments directly above it."""
    begin = text.rfind("\n", 0, at) + 1
    while begin and text[text.rfind("\n", 0, begin - 1) + 1 :].startswith("#"):
        begin = text.rfind("\n", 0, begin - 1) + 1
    return begin


def begin_on(old: bytes, start: date | None) -> bytes:
    """Another first day; None: the weeks take turns by the calendar."""
    return change_document(old, {("start",): start})


def _week(week: Week) -> str:
    days = {key: list(names) for key, names in zip(WEEKDAYS, week, strict=True)}
    return "\n".join(["", "[[week]]", *lines(days)]) + "\n"


def _become(array: Any, wanted: list[str]) -> None:
    """Take out and put in what differs between the two ends that stay."""
    have = [str(each) for each in array]
    same = 0
    while same < min(len(have), len(wanted)) and have[same] == wanted[same]:
        same += 1
    after = 0
    while after < min(len(have), len(wanted)) - same and have[-1 - after] == wanted[-1 - after]:
        after += 1
    for at in range(len(have) - after - 1, same - 1, -1):
        del array[at]
    for at in range(same, len(wanted) - after):
        array.insert(at, wanted[at])


def _add_in_order(table: Any, key: str, wanted: list[str]) -> None:
    """A day that the week did not name stands after the day before it."""
    if before := [each for each in WEEKDAYS[: WEEKDAYS.index(key)] if each in table]:
        add_below(table.value.item(before[-1]), key, wanted)
    elif table:
        add_below(table, key, wanted)
    else:
        table[key] = wanted
