"""The settings: a TOML file that a person writes. A wrong value is one line at the start, and the default serves."""

import os
from collections.abc import Callable, Collection, Mapping
from datetime import time
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from glutetimer.files.reading.document import examine, fetch
from glutetimer.files.reading.names import nearest
from glutetimer.files.reading.problem import FileError, Problem, shown
from glutetimer.files.reading.table import Table
from glutetimer.files.reading.values import choice, command, place, text
from glutetimer.settings.kinds import (
    ChoiceKind,
    CommandLine,
    LogTemplate,
    Name,
    Number,
    OwnOrNumber,
    Switch,
    TimeOfDay,
    TypedText,
    ValueKind,
)
from glutetimer.training.exercise import Flag
from glutetimer.training.workout import Pace


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


class Learn(StrEnum):
    """When a session waits for its user to get to know an exercise."""

    FIRST = "first"
    """The first time, and after a long while."""
    ALWAYS = "always"
    NEVER = "never"


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


class Settings(NamedTuple):
    """What a user may set. Where a number has no source named, it is our choice."""

    theme: str = "auto"
    """A name of Textual's, or one of ours; `AUTO`: dark or light, as the terminal's ground is."""
    sound: bool = True
    """Off: nothing is to be heard, not even the bell."""
    volume: int = 80
    """Of tones and voice, 0 to 100."""
    voice: Talk = Talk.FULL
    """Where a speaker is found."""
    voice_name: str = ""
    """Of the voice, as what speaks knows it; empty: the one of the language."""
    voice_speed: int = 100
    """In hundredths of the usual one."""
    language: str = "en"
    """Whose accent the voice has; what is said is English."""
    voice_command: tuple[str, ...] = ()
    """A program that reads words and writes a WAV, instead of the voice that is found."""
    tones: str = "clear"
    """A set of TONE_SETS, or a folder of the user's own."""
    count_in: int = 3
    """From which number every boundary is counted in: 3, or 5."""
    every_s: int = 0
    """In a timed set the seconds left are said this often; 0: never."""
    learn: Learn = Learn.FIRST
    """When a session waits, with every step of the set-up, for its user to get to know an exercise."""
    bell: bool = True
    """Cues ring the terminal's bell where no tone can be played."""
    title: bool = True
    """While a session is under way, its count is the title of the terminal's window."""
    figures: bool = True
    """A body shows the movement beside the count."""
    pace: Pace = Pace.LED
    """Of repetitions that have a tempo, where a workout does not say."""
    awake: bool = True
    """While a session is under way, the display stays on."""
    remote_address: str = ""
    """Where the phone finds its button, instead of every network it may be in: an address, or a network's name."""
    hide_clock: bool = False
    """In a hold: some people hold longer unwatched (training.md 5.1)."""
    lead_in_s: int = 3
    """Before a set that goes on, is done again or is skipped to (keys.md, "In a session")."""
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
    hold_goal_s: int = 0
    """Where the targets of holds end, instead of each exercise's own goal (training.md 5.3; 5.12, 7); 0: its own."""
    log_file: str = ""
    """A text file that gets a line for each session at its end; empty: there is none."""
    log_template: str = "markdown"
    """That line: a name of `LOGS`, or names in braces."""
    fit_folder: str = ""
    """A folder that gets a FIT file of each session at its end; empty: there is none."""
    sync_folder: str = ""
    """A folder through which several devices have one history; empty: there is none."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Other keys for commands, by the command's id."""
    hooks: Mapping[Hook, tuple[str, ...]] = MappingProxyType({})
    """Commands to run, each as its words; only this file may name any, never a workout's."""
    named: frozenset[str] = frozenset()
    """The fields that the file names, or that were set since: the others are at their default."""
    problems: tuple[Problem, ...] = ()


class Setting(NamedTuple):
    """One line of the file, and one row of the screen."""

    key: str
    """Its name in the file."""
    kind: ValueKind
    group: str
    """What it stands with on the screen."""
    words: str
    """What it does, in a line or two."""
    called: str = ""
    """Its name in `Settings`, where it is not that of the file."""
    was: str = ""
    """Its name in earlier versions, which is read still."""

    @property
    def field(self) -> str:
        """Its name in `Settings`."""
        return self.called or self.key.replace("-", "_")

    @property
    def name(self) -> str:
        return self.key.replace("-", " ")


def _whole_path(sample: str) -> TypedText:
    help = f'is no whole path; write one such as "{sample}"'
    return TypedText(place, none="none", pattern=(r"[~/\\].*|\w:.*", help))


AUTO = "auto"
"""The theme that follows the terminal."""
TONE_SETS = ("clear", "soft")
"""The tones that are built in."""
LOGS = ("markdown", "jrnl", "org")
"""The styles of `glutetimer.history.words`, which the table does not load."""
ACCENTS = ("en", "en-gb", "en-us", "en-gb-scotland", "en-au", "en-ie", "en-in", "en-za")
"""Those that the screen offers; what speaks has some of them, and else its usual one."""
THEME = Setting(
    "theme",
    Name(60),
    "Look",
    "The colours: auto is dark or light as the terminal is. Three are made for this, the others are Textual's.",
)
TABLE = (
    THEME,
    Setting("figures", Switch(), "Look", "A body shows the movement beside the count."),
    Setting("title", Switch(), "Look", "In a session the window's title is its count and phase."),
    Setting("sound", Switch(), "Sound", "Off: nothing is heard, not even the bell. Every cue is also seen."),
    Setting("volume", Number(0, 100, 5), "Sound", "Of tones and voice, 0 to 100."),
    Setting("voice", ChoiceKind(Talk), "Sound", "Full counts too; brief says what is next, and how a hold went."),
    Setting("voice-speed", Number(80, 200, 10, " %"), "Sound", "How fast the voice speaks; 100 is its usual."),
    Setting(
        "voice-name",
        TypedText(text(60), none="the language's"),
        "Sound",
        "Another voice by its name, such as f3 or Annie of espeak-ng.",
    ),
    Setting(
        "language",
        TypedText(
            text(30),
            names=ACCENTS,
            pattern=(r"en(-[a-z0-9]{1,8}){0,3}", 'is no English; write one such as "en-gb"'),
            typed=False,
        ),
        "Sound",
        "The accent of the voice, where it has several.",
    ),
    Setting("voice-command", CommandLine(), "Sound", "A program that speaks instead: it reads words and writes a WAV."),
    Setting(
        "tones",
        TypedText(
            place,
            names=TONE_SETS,
            pattern=(r"clear|soft|[~./\\].*|\w:.*", 'is no set; write "clear", "soft", or a folder such as "~/tones"'),
        ),
        "Sound",
        "Clear or soft, or a folder with sounds of your own: start.wav.",
    ),
    Setting("count-in", Number(3, 5, 2), "Sound", "Every boundary is counted in from 3, or from 5."),
    Setting(
        "every",
        Number(0, 60, 5, " s"),
        "Sound",
        "In a set by the clock, how often the time left is said; 0: never.",
        called="every_s",
    ),
    Setting("bell", Switch(), "Sound", "Where no tone can be played, cues ring the terminal's bell."),
    Setting(
        "lead-in",
        Number(0, 30, unit=" s"),
        "Sessions",
        "To get back into place before a set that goes on, is done again or skipped to. A hold has 10 s at the least.",
        called="lead_in_s",
    ),
    Setting(
        "reaction",
        Number(0, 10, 0.5, " s", halves=True),
        "Sessions",
        "Taken off a hold: the time from the slip of your form to the key. The record keeps both.",
        was="reach",
        called="reach_s",
    ),
    Setting(
        "learn",
        ChoiceKind(Learn),
        "Sessions",
        "Before an exercise that is new, every step of it is shown and said, until you are ready.",
    ),
    Setting(
        "pace",
        ChoiceKind(Pace),
        "Sessions",
        "Repetitions are led by their tempo, or at your own pace: any key says when they are done.",
    ),
    Setting("awake", Switch(), "Sessions", "The display stays on while a session is under way."),
    Setting(
        "remote-address",
        TypedText(text(60), none="found"),
        "Sessions",
        "With --remote: where a phone finds its button, as an address, 192.168.1.23, or a network, wlan0.",
    ),
    Setting("hide-clock", Switch(), "Sessions", "In a hold: some hold longer unwatched."),
    Setting(
        "hold-goal",
        OwnOrNumber(10, 120, 5, " s"),
        "Goals",
        "Where the targets of holds end. What you have held stays as it is.",
        called="hold_goal_s",
    ),
    Setting(
        "goal-days",
        Number(1, 7),
        "Goals",
        "Training days that make a week, from the current week on: earlier weeks keep the goal that they had.",
    ),
    Setting("day-start", TimeOfDay(), "Calendar", "What is done before it belongs to the day before."),
    Setting("week-start", ChoiceKind(Weekday), "Calendar", "The day on which a week begins."),
    Setting(
        "schedule",
        ChoiceKind(Scheduled),
        "Calendar",
        "Five minutes and the bridges every day, or the example week. A schedule.toml of your own goes before both.",
    ),
    Setting(
        "log-file",
        _whole_path("~/notes/training.md"),
        "Files",
        "A text file that gets a line for each session, at its end.",
    ),
    Setting(
        "log-template",
        LogTemplate(text(300), names=LOGS),
        "Files",
        "That line: markdown, jrnl, org, or your own, with names in braces (`glutetimer help files`).",
    ),
    Setting(
        "fit-folder",
        _whole_path("~/fit"),
        "Files",
        "A folder that gets a FIT file of each session, for Garmin, Strava and what watches folders.",
    ),
    Setting(
        "sync-folder",
        _whole_path("~/Sync/glutes"),
        "Files",
        "A folder that is carried between your devices: one history on all of them.",
    ),
)
"""Everything that can be set but the keys, in the order of the screen."""


def load(path: Path, commands: Callable[[], Collection[str]] = tuple) -> Settings:
    """The settings of a file; what is wrong in it is in `problems`, and its default serves.

    Args:
        path: the file; none is as good as an empty one.
        commands: the ids that [keys] may name; asked only where there are any.
    """
    if not os.path.lexists(path):  # a link that leads nowhere is said
        return Settings()
    try:
        return read_settings(fetch(path), str(path), commands)
    except FileError as faulty:
        return Settings(problems=faulty.problems)


def read_settings(data: bytes, file: str, commands: Callable[[], Collection[str]] = tuple) -> Settings:
    """As `load`, for the bytes of a file of this name."""
    found, problems = examine(data, file, lambda table: _settings(table, commands))
    return (found or Settings())._replace(problems=problems)


def _settings(table: Table, commands: Callable[[], Collection[str]]) -> Settings:
    keys = table.take_table("keys")
    hooks = table.take_table("hooks")
    found = {each.field: value for each in TABLE if (value := _take(table, each)) is not None}
    settings = Settings(
        **found,
        named=frozenset(found),
        without=table.take_list("without", choice(Flag), len(Flag)),
        keys=_keys(keys, commands()) if keys else {},
        hooks=_hooks(hooks) if hooks else {},
    )
    table.finish()
    return settings


def _take(table: Table, setting: Setting) -> Any:
    """A setting's value; its old name counts where the new one is not there."""
    former = table.take(setting.was, setting.kind.parse) if setting.was else None
    value = table.take(setting.key, setting.kind.parse)
    return former if value is None else value


def _key(value: object) -> str:
    from glutetimer.files.reading.key import read_key  # for whoever sets keys alone

    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} is no key; write one such as "n", "right" or "ctrl+n", several with commas')
    parts = [part.strip() for part in value.split(",")]
    # Until 0.1 it was a key of two commands, beside another, and was written so when that one was changed.
    return ",".join(read_key(part) for part in parts if part != "ctrl+c" or len(parts) == 1)


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
    found = {hook: words for hook in Hook if (words := table.take(hook, command))}
    table.finish()
    return found
