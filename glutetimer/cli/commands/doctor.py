"""`glutetimer doctor`: what a report of a mistake needs to know of this machine, and what is wrong with it."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import sys
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from glutetimer import __version__
from glutetimer.cli.options import add_json
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.services.context import Context
from glutetimer.settings.paths import Paths, expand_home
from glutetimer.settings.settings import Settings

PACKAGES = (
    "textual",
    "rich",
    "platformdirs",
    "tomlkit",
    "segno",
    "ifaddr",
    "argcomplete",
    "wakepy",
    "miniaudio",
    "espeakng-loader",
    "icalendar",
)
TERMINAL_VARIABLES = (
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "WT_SESSION",
    "TMUX",
    "STY",
    "NO_COLOR",
)
PRESENT = {"WT_SESSION", "TMUX", "STY"}
"""Of these only that they are there is worth knowing; what is in them is somebody's own."""
LITTLE_ROOM_MB = 20
"""Less than that on the disk is said (our choice): a history of years takes a few."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A line: what was found, and what to do about it where something is wrong."""

    area: str
    name: str
    value: str
    problem: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print what was found, area by area; the exit code is 1 where something is wrong.

    Nothing private: of the history its counts, of paths ~ for the home folder, of the network this machine's local
    address.
    """
    hide = make_hiding()
    found = [Diagnosis(each.area, each.name, hide(each.value), hide(each.problem)) for each in examine(args)]
    wrong = [each for each in found if each.problem]
    if args.json:
        areas: dict[str, dict[str, str]] = {}
        for each in found:
            areas.setdefault(each.area, {})[each.name] = each.value
        problems = [f"{each.name}: {each.problem}" for each in wrong]
        print(json.dumps({**areas, "problems": problems}, indent=2, ensure_ascii=False))
    else:
        area = ""
        for each in found:
            if each.area != area:
                area = each.area
                print(area)
            print(f"  {each.name:12} {visible(each.value)}".rstrip())
        print()
        print("\n".join(f"{each.name}: {visible(each.problem)}" for each in wrong) or "Nothing is wrong.")
    return 1 if wrong else 0


def make_hiding() -> Callable[[str], str]:
    """Puts ~ for the home folder, and in other folders, such as a stick's, USER for whoever it belongs to."""
    home = str(expand_home("~"))
    names = {Path(home).name, os.environ.get("USER"), os.environ.get("USERNAME")} - {None, ""}
    somebody = "|".join(re.escape(str(name)) for name in names) or "(?!)"
    in_home = re.compile(rf"{re.escape(home)}(?![\w.-])" if Path(home).name else "(?!)")
    in_path = re.compile(rf"(?<=[/\\])(?:{somebody})(?![\w.-])")
    return lambda text: in_path.sub("USER", in_home.sub("~", text))


def examine(args: argparse.Namespace) -> Iterator[Diagnosis]:
    """Look at everything, one area after the other; what fails in one keeps none of the others from being looked at."""
    yield from _examine_versions()
    yield from _examine_terminal()
    from glutetimer.cli.loading import find_paths, load_settings

    settings = Settings()
    try:
        paths, settings = find_paths(args), load_settings(args)
    except GlutetimerError as error:
        yield Diagnosis("folders", "data", "none", str(error))
    else:
        yield from _examine_folders(paths)
        yield from _guard("files", lambda: _examine_files(args))
        yield from _guard("history", lambda: _examine_history(paths))
        yield from _guard("sync", lambda: _examine_sync(settings, paths))
    for area, look in (
        ("sound", lambda: _examine_sound(settings)),
        ("display", lambda: _examine_display(settings)),
        ("phone", lambda: _examine_network(settings)),
    ):
        yield from _guard(area, look)


def _guard(area: str, look: Callable[[], Iterator[Diagnosis]]) -> Iterator[Diagnosis]:
    try:
        yield from look()
    except (GlutetimerError, OSError) as error:
        yield Diagnosis(area, area, "not to be read", str(error))


def _examine_versions() -> Iterator[Diagnosis]:
    import sqlite3

    bits = 64 if sys.maxsize > 2**32 else 32
    musl = ", musl" if "musl" in (sysconfig.get_config_var("SOABI") or "") else ""
    system = f"{platform.system()} {platform.release()}, {platform.machine()}, {bits} bits{musl}"
    python = f"{platform.python_implementation()} {platform.python_version()}{_describe_threading()}"
    yield Diagnosis("versions", "glutetimer", __version__)
    yield Diagnosis("versions", "python", python)
    yield Diagnosis("versions", "system", system)
    yield Diagnosis("versions", "sqlite", sqlite3.sqlite_version)
    for name in PACKAGES:
        try:
            yield Diagnosis("versions", name, version(name))
        except PackageNotFoundError:
            yield Diagnosis("versions", name, "not installed")


def _describe_threading() -> str:
    if not sysconfig.get_config_var("Py_GIL_DISABLED"):
        return ""
    locked = getattr(sys, "_is_gil_enabled", lambda: True)()
    return ", free-threaded, its GIL on" if locked else ", free-threaded"


def _examine_terminal() -> Iterator[Diagnosis]:
    is_terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.__stderr__))
    yield Diagnosis("terminal", "window", "can open here" if is_terminal else "none here: `--plain` needs none")
    size = shutil.get_terminal_size((0, 0))
    yield Diagnosis("terminal", "size", f"{size.columns}x{size.lines}" if size.columns else "unknown")
    yield Diagnosis("terminal", "encoding", str(getattr(sys.__stdout__, "encoding", None) or "unknown"))
    yield Diagnosis("terminal", "colours", describe_colours())
    for name in TERMINAL_VARIABLES:
        if value := os.environ.get(name):
            yield Diagnosis("terminal", name, "set" if name in PRESENT else value)


def describe_colours() -> str:
    """How many a session paints with in this terminal."""
    from rich.console import Console

    from glutetimer.cli.terminal_colours import settle_colours

    environ: dict[str, Any] = dict(os.environ)
    settle_colours(environ)
    if environ.get("NO_COLOR"):
        return "none"
    console = Console(force_terminal=True, color_system=environ.get("TEXTUAL_COLOR_SYSTEM", "auto"))
    return {None: "none", "truecolor": "16 million", "256": "256"}.get(console.color_system, "16")


def _examine_folders(paths: Paths) -> Iterator[Diagnosis]:
    for name, folder in (("data", paths.data), ("config", paths.config)):
        there = next(each for each in (folder, *folder.parents) if each.is_dir())
        writable = os.access(there, os.W_OK | os.X_OK)
        free_mb = shutil.disk_usage(there).free // 1_000_000
        problem = ""
        if not writable:
            problem = f"{there} is not yours to write: sets would be kept elsewhere, and taken in later"
        elif free_mb < LITTLE_ROOM_MB:
            problem = f"the disk of {there} is nearly full: make room"
        yield Diagnosis("folders", name, f"{folder}, {free_mb} MB free", problem)


def _examine_files(args: argparse.Namespace) -> Iterator[Diagnosis]:
    from glutetimer.cli.loading import load_context
    from glutetimer.services.schedule import schedule_of

    context = load_context(args)
    library = context.library
    _, of_schedule = schedule_of(context)
    problems = [str(each) for each in (*context.settings.problems, *library.problems, *of_schedule)]
    yield Diagnosis("files", "exercises", str(len(library.exercises)))
    yield Diagnosis("files", "workouts", str(len(library.workouts)))
    first = f"{problems[0]}{f' (and {len(problems) - 1} more)' if problems[1:] else ''}" if problems else ""
    yield Diagnosis("files", "mistakes", str(len(problems)), first)
    yield from _examine_outlets(context)


def _examine_outlets(context: Context) -> Iterator[Diagnosis]:
    """Where each session goes besides the history: whether it can be written there, and how many wait."""
    from glutetimer.services.session_outlets import find_outlets, list_noted

    for outlet in find_outlets(context.settings):
        place = expand_home(outlet.find_place(context.settings))
        folder = place if outlet.setting == "fit-folder" else place.parent
        problem = ""
        if not folder.is_dir():
            problem = f"there is no folder {folder}: make it, or change the setting"
        elif not os.access(place if place.exists() else folder, os.W_OK):
            problem = f"{place} is not yours to write"
        waiting = len(list_noted(context.paths, outlet))
        yield Diagnosis("files", outlet.setting, f"{place}{f', {waiting} waiting' if waiting else ''}", problem)


def _examine_history(paths: Paths) -> Iterator[Diagnosis]:
    """Of one that cannot be read, too, how large it is and what waits for it."""
    from glutetimer.history.health import check_history
    from glutetimer.services.rescue import waiting_words

    try:
        health = check_history(paths.history)
    except GlutetimerError as error:
        yield Diagnosis("history", "check", "not to be read", str(error))
    else:
        damage = f"it is damaged ({health.damage}); `glutetimer export` saves what can be read" if health.damage else ""
        yield Diagnosis("history", "check", "damaged" if damage else "sound", damage)
        yield Diagnosis("history", "version", str(health.version))
        yield Diagnosis("history", "contents", f"sessions {health.sessions}, sets {health.sets}")
    size = paths.history.stat().st_size if paths.history.exists() else 0
    yield Diagnosis("history", "size", f"{size / 1_000_000:.1f} MB")
    waiting = waiting_words(paths)
    problem = f"{waiting[0]}; the next start that can write the history takes it in" if waiting else ""
    yield Diagnosis("history", "waiting", str(len(waiting)), problem)


def _examine_sync(settings: Settings, paths: Paths) -> Iterator[Diagnosis]:
    from glutetimer.history.store import History
    from glutetimer.history.sync.folder import list_files
    from glutetimer.history.sync.sync import count_unsent
    from glutetimer.services.sync import find_folder

    if not (folder := find_folder(settings)):
        yield Diagnosis("sync", "folder", "none in the settings")
        return
    problem = ""
    if not folder.is_dir():
        problem = "that of `glutetimer sync` is not there; `glutetimer sync --off` forgets it"
    elif not os.access(folder, os.W_OK | os.X_OK):
        problem = "that of `glutetimer sync` is not yours to write: other devices do not learn what is done here"
    yield Diagnosis("sync", "folder", str(folder), problem)
    if not problem:
        yield Diagnosis("sync", "files", str(len(list_files(folder))))
    if paths.history.exists():
        with History.reading(paths.history) as history:
            yield Diagnosis("sync", "unsent", str(count_unsent(history)))


def _examine_sound(settings: Settings) -> Iterator[Diagnosis]:
    from glutetimer.clock import SystemClock
    from glutetimer.sound.found import find
    from glutetimer.sound.quiet import quiet

    clock = SystemClock()
    if not settings.sound:
        yield Diagnosis("sound", "tones", "off in the settings")
        return
    with quiet():
        found = find(settings, lambda: clock.read().now, None)
        found.try_voice()
        tones, unheard = found.tones, found.why_unheard  # a device that is let go plays nothing
        found.cues.close(at_once=True)
    yield Diagnosis("sound", "tones", tones or "none", unheard)
    yield Diagnosis("sound", "voice", found.voice or "none", found.install and f"install {found.install} to have one")
    for problem in found.problems:
        yield Diagnosis("sound", "refused", problem, problem)
    yield Diagnosis("sound", "volume", str(settings.volume))


def _examine_display(settings: Settings) -> Iterator[Diagnosis]:
    from glutetimer.services.awake import keep_display_on

    if not settings.awake:
        yield Diagnosis("display", "awake", "off in the settings")
        return
    with keep_display_on() as by:
        words = f"kept on in a session, by {by}" if by else "nothing here can keep it on: set its own time longer"
        yield Diagnosis("display", "awake", words)


def _examine_network(settings: Settings) -> Iterator[Diagnosis]:
    from glutetimer.remote.address import LOOPBACK, NotHereError, find_addresses

    found, problem = find_addresses(), ""
    if usual := settings.remote_address:
        try:
            found = find_addresses(usual)
        except NotHereError as error:
            problem = f"remote-address: {error}; till then all of these are served"
    offered = ", ".join(f"{each.ip} ({each.place})" for each in found.addresses if each != LOOPBACK)
    yield Diagnosis("phone", "address", offered or "none that a phone could open", problem)
    if found.trouble:
        yield Diagnosis("phone", "network", found.trouble)
