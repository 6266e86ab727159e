"""The settings: a TOML file that a person writes. A wrong value is one line at the start, and the default serves."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from enum import StrEnum
from pathlib import Path

from glutetimer.reading.argv import argv
from glutetimer.reading.document import examine, fetch
from glutetimer.reading.names import nearest
from glutetimer.reading.problem import Faulty, Problem, shown
from glutetimer.reading.table import Table
from glutetimer.reading.values import choice, text, truth, whole
from glutetimer.training.exercise import Flag


class Weekday(StrEnum):
    """The day a week begins on."""

    MONDAY = "monday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """As `date.weekday()` counts."""
        return {"monday": 0, "saturday": 5, "sunday": 6}[self.value]


class Scheduled(StrEnum):
    """The schedules that are built in; the user's own goes before them."""

    DAILY = "daily"
    """Five minutes and the bridges, every day."""
    EXAMPLE = "example"
    """The example week (training.md, Part 4)."""


class Talk(StrEnum):
    """How much the voice says."""

    OFF = "off"
    BRIEF = "brief"
    """What is next, on which side, and how a hold went."""
    FULL = "full"
    """Counts and repetitions too."""


class Hook(StrEnum):
    """When a command of the user's own is run."""

    SESSION = "on_session"
    """A session begins, and ends."""
    PHASE = "on_phase"
    """A phase begins."""
    SET = "on_set"
    """A set ends, or something about it is corrected."""
    MARK = "on_mark"
    """A hold passes its last time, its target, its best or its goal."""
    PAUSE = "on_pause"
    """The session stands still, or goes on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. Where a number has no source named, it is a design decision."""

    theme: str = "glutetimer-dark"
    sound: bool = True
    """Off: nothing is to be heard, not even the bell."""
    volume: int = 80
    """Of tones and voice, 0 to 100."""
    voice: Talk = Talk.FULL
    """Where a speaker is found."""
    bell: bool = True
    """Cues ring the terminal's bell where no tone can be played."""
    figures: bool = True
    """A body shows the movement beside the count."""
    hide_clock: bool = False
    """In a hold: people hold longer unwatched (users.md, section 3)."""
    reach_s: float = 2.0
    """Taken off a hold for reaching the key (training.md 5.1)."""
    day_start: time = time(4)
    """When a training day begins (training.md 5.1)."""
    week_start: Weekday = Weekday.MONDAY
    goal_days: int = 5
    """Training days that make a week."""
    schedule: Scheduled = Scheduled.DAILY
    """Where there is no schedule.toml."""
    without: tuple[Flag, ...] = ()
    """What has one of these flags is replaced in every workout, or left out."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys for commands, by the command's id."""
    hooks: Mapping[Hook, tuple[str, ...]] = field(default_factory=dict)
    """Commands to run, each as its words; only this file may name any, never a workout's."""
    problems: tuple[Problem, ...] = ()


def load(path: Path, commands: Callable[[], Collection[str]] = tuple) -> Settings:
    """The settings of a file; what is wrong in it is in `problems`, and its default serves.

    Args:
        path: the file; none is as good as an empty one.
        commands: the ids that [keys] may name; asked only where there are any.
    """
    if not path.exists():
        return Settings()
    try:
        found, problems = examine(fetch(path), str(path), lambda table: _settings(table, commands))
    except Faulty as faulty:
        found, problems = None, faulty.problems
    return replace(found or Settings(), problems=problems)


def _settings(table: Table, commands: Callable[[], Collection[str]]) -> Settings:
    default = Settings()
    keys = table.take_table("keys")
    hooks = table.take_table("hooks")
    found = Settings(
        theme=table.take("theme", text(60)) or default.theme,
        sound=table.take("sound", truth) is not False,
        volume=default.volume if (volume := table.take("volume", whole(0, 100))) is None else volume,
        voice=table.take("voice", choice(Talk)) or default.voice,
        bell=table.take("bell", truth) is not False,
        figures=table.take("figures", truth) is not False,
        hide_clock=table.take("hide-clock", truth) is True,
        reach_s=default.reach_s if (reach := table.take("reach", _reach)) is None else reach,
        day_start=table.take("day-start", _time) or default.day_start,
        week_start=table.take("week-start", choice(Weekday)) or default.week_start,
        goal_days=table.take("goal-days", whole(1, 7)) or default.goal_days,
        schedule=table.take("schedule", choice(Scheduled)) or default.schedule,
        without=table.take_list("without", choice(Flag), len(Flag)),
        keys=_keys(keys, commands()) if keys else {},
        hooks=_hooks(hooks) if hooks else {},
    )
    table.finish()
    return found


def _reach(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 10:
        raise ValueError(f"{shown(value)} is out of bounds; write 0 to 10 seconds")
    return float(value)


def _time(value: object) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, str) and (match := re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", value.strip())):
        return time(int(match[1]), int(match[2]))
    raise ValueError(f'{shown(value)} is no time of day; write one such as "04:00"')


_KEY = re.compile(r"(?:(?:ctrl|shift|alt|super)\+)*(?:[a-z0-9_]+|[^\s,])", re.IGNORECASE)


def _key(value: object) -> str:
    if not isinstance(value, str) or not value or not all(_KEY.fullmatch(part.strip()) for part in value.split(",")):
        raise ValueError(f'{shown(value)} is no key; write one such as "n", "right" or "ctrl+n", several with commas')
    return ",".join(part.strip() for part in value.split(","))


def _keys(table: Table, commands: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for id in list(table.keys()):
        if id not in commands:
            near = nearest(id, commands)
            help = f"did you mean '{near}'?" if near else "glutetimer's help lists the commands"
            table.take(id, lambda value: value)
            table.note(f"no command {shown(id)}; {help}", id, at_key=True)
        elif key := table.take(id, _key):
            found[id] = key
    return found


def _hooks(table: Table) -> dict[Hook, tuple[str, ...]]:
    found = {hook: words for hook in Hook if (words := table.take(hook, argv))}
    table.finish()
    return found
