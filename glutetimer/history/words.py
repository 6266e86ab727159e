"""What was done, in words: sets for a list, and a session in one line of the user's own making."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import groupby

from glutetimer.files.reading.duration import clock_with_tenths
from glutetimer.files.reading.problem import visible
from glutetimer.files.reading.template import fill, find_names
from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.session.words import describe_metres, side_word
from glutetimer.training.counting import format_count

LOG_NAMES = (
    *("date", "weekday", "time", "day", "workout", "id", "session"),
    *("length", "sets", "state", "done", "holds", "effort", "pain", "note", "summary"),
)
"""What a template may name."""
LOG_STYLES = {
    "markdown": "- {date} {time} **{workout}**: {summary}",
    "jrnl": "[{date} {time}] {workout}. {summary}",
    "org": "* {workout} [{date} {weekday} {time}] {summary}",
}
"""Templates that have a name."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Whatever the language of the system: other programs read them."""


def to_wall(moment: Moment) -> datetime:
    """An instant by the clock on the wall of where it was written."""
    return (datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=moment.ms)).astimezone(
        timezone(timedelta(minutes=moment.offset_min))
    )


def find_other_day(moment: Moment) -> date | None:
    """The training day, where it is not the date that the clock on the wall had: after midnight (training.md 5.1)."""
    return moment.local_date if moment.local_date != to_wall(moment).date() else None


def describe_amount(done: SetRecord) -> str:
    if done.held_s is not None:
        return f"{done.held_s:g} s"
    if done.reps is not None:
        return "~" * done.assumed + format_count(done.reps, "rep")
    if done.steps is not None:
        return "~" * done.assumed + format_count(done.steps, "step")
    if done.distance_m is not None:
        return "~" * done.assumed + describe_metres(done.distance_m)
    return clock_with_tenths(done.seconds) if done.seconds is not None else ""


def describe_set(done: SetRecord) -> str:
    """How much was done, and of a hold how it ended."""
    if done.held_s is None:
        return describe_amount(done)
    cut = "clock interrupted" if done.clock_interrupted else ""
    return ", ".join(filter(None, (f"held {describe_amount(done)}", done.reason, cut)))


def find_template(text: str) -> str:
    """The template of a style's name, or the text itself.

    Raises:
        ValueError: it is no template; its text says what would be right.
    """
    found = LOG_STYLES.get(text.lower(), text)
    if not find_names(found, LOG_NAMES):
        raise ValueError(
            f"it has no name in braces; write {', '.join(LOG_STYLES)}, or a line such as {{date}} {{done}}"
        )
    return found


def write_log_line(
    template: str, session: SessionRecord, sets: Sequence[SetRecord], name_of: Callable[[str], str]
) -> str:
    """A session in one line, whatever its notes and names have in them.

    Args:
        template: as `find_template` has it.
        sets: of it, oldest first.
    """
    wall = to_wall(session.started)
    length = clock_with_tenths(round(session.seconds)) if session.seconds is not None else ""
    holds = [each for each in sets if each.held_s is not None]
    done = "; ".join(_describe_exercises(sets, name_of))
    values = {
        "date": wall.date().isoformat(),
        "weekday": DAYS[wall.weekday()],
        "time": f"{wall:%H:%M}",
        "day": session.started.local_date.isoformat(),
        "workout": " ".join(session.name.split()),
        "id": session.workout,
        "session": session.id,
        "length": length,
        "sets": f"{len(sets)}",
        "state": "complete" if session.complete else "partial",
        "done": done,
        "holds": "; ".join(_describe_exercises(holds, name_of)),
        "effort": f"{session.effort or ''}",
        "pain": _describe_pain(session),
        "note": " ".join(session.note.split()),
        "summary": "; ".join(filter(None, (length, *describe_session(session, sets, name_of)))),
    }
    return visible(fill(template, values)).rstrip()


def describe_session(session: SessionRecord, sets: Iterable[SetRecord], name_of: Callable[[str], str]) -> Iterator[str]:
    """What was done in a session, and what was said of it at its end, in parts."""
    if not session.complete:
        yield "partial"
    yield from _describe_exercises(sets, name_of)
    if session.effort:
        yield f"effort {session.effort} of 5"
    if pain := _describe_pain(session):
        yield f"pain {pain}"
    if note := " ".join(session.note.split()):
        yield note


def _describe_pain(session: SessionRecord) -> str:
    pain = session.pain
    return f"{pain.score} of 10{f', {pain.place}' if pain.place else ''}" if pain else ""


def _describe_exercises(sets: Iterable[SetRecord], name_of: Callable[[str], str]) -> Iterator[str]:
    """`Clam: left 0:40, right 0:40`, each exercise once; equal sets in a row are `3 x 10 reps`."""
    by_exercise: dict[str, list[SetRecord]] = {}
    for done in sets:
        by_exercise.setdefault(done.exercise, []).append(done)
    for exercise, its in by_exercise.items():
        amounts = []
        for words, equal in groupby(map(_describe_side, its)):
            times = len(list(equal))
            amounts.append(f"{times} x {words}" if times > 1 else words)
        yield f"{name_of(exercise)}: {', '.join(amounts)}" if any(amounts) else name_of(exercise)


def _describe_side(done: SetRecord) -> str:
    return " ".join(filter(None, (side_word(done.side), describe_set(done), done.load and f"({done.load})")))
