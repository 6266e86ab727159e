"""`glutetimer set`: a setting, seen or changed, without the screen of them."""

from __future__ import annotations

import argparse
import tomllib
from typing import Any

from glutetimer.cli.columns import pad
from glutetimer.cli.loading import find_paths, load_settings, tell_problems
from glutetimer.files.reading.names import nearest
from glutetimer.files.reading.problem import GlutetimerError, shown, visible
from glutetimer.settings.settings import TABLE, Setting, Settings

SWITCHED = {"on": True, "off": False}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="SETTING", nargs="?", help="its name in settings.toml; without it, all")
    parser.add_argument("value", metavar="VALUE", nargs="?", help="what it shall be; without it, what it is")


def run(args: argparse.Namespace) -> int:
    """List, show or change; the file keeps its comments and every other line."""
    settings = load_settings(args)
    tell_problems(settings)
    if args.name is None:
        for each in TABLE:
            print(f"{pad(each.key, 13)} {pad(visible(_words(each, settings)), 16)} {each.words}")
        return 0
    setting = _find(args.name)
    if args.value is not None:
        from glutetimer.settings.file import save

        try:
            value = setting.kind.parse(_read(args.value))
        except ValueError as error:
            raise GlutetimerError(f"{setting.key}: {error}") from None
        save(find_paths(args).settings, {(setting.key,): setting.kind.written(value)})
        settings = load_settings(args)
        if setting.field == "goal_days":
            from glutetimer.cli.loading import load_context
            from glutetimer.services.goals import learn_goal

            learn_goal(load_context(args))  # a goal has a date: earlier weeks keep the one that they had
    print(f"{setting.key} {visible(_words(setting, settings))}")
    return 0


def _find(name: str) -> Setting:
    """A setting by its name."""
    known = {each.key: each for each in TABLE}
    if name in known:
        return known[name]
    near = nearest(name, known)
    right = f"did you mean '{near}'?" if near else "`glutetimer set` lists all"
    raise GlutetimerError(f"no setting {shown(name)}; {right}")


def _read(text: str) -> Any:
    """What is written on the command line, as the file would have it: 60, true, on, or a word."""
    if text in SWITCHED:
        return SWITCHED[text]
    try:
        found = tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        return text
    return found["value"] if len(found) == 1 else text


def _words(setting: Setting, settings: Settings) -> str:
    return setting.kind.words(getattr(settings, setting.field))
