"""How the line that is being typed in a shell may go on: argcomplete asks, and the same parser answers.

The shell runs the program at each Tab, so that workouts and exercises are those that are there now.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from glutetimer.cli.parser import learn_all

Complete = Callable[..., Iterable[str]]


def complete(parser: argparse.ArgumentParser, commands: Iterable[str]) -> NoReturn:
    """Answer the shell, and leave. `commands`: the names that `glutetimer help` takes besides those of documents."""
    import argcomplete
    from argcomplete.completers import SuppressCompleter

    from glutetimer.views.guide import ORDER

    completers = {**COMPLETERS, "TOPIC": lambda **_: [*ORDER, *commands]}
    for each in learn_all(parser):
        for action in each._actions:
            if isinstance(action.metavar, str) and action.metavar in completers:
                action.completer = completers[action.metavar]  # type: ignore[attr-defined]
    argcomplete.autocomplete(parser, default_completer=SuppressCompleter())
    raise SystemExit(1)


def _list_workouts(prefix: str, parsed_args: argparse.Namespace, **_: Any) -> list[str]:
    from glutetimer.cli.loading import load_library

    return [*load_library(parsed_args).workouts, *_list_files(prefix)]


def _list_exercises(parsed_args: argparse.Namespace, **_: Any) -> list[str]:
    from glutetimer.cli.loading import load_library

    return list(load_library(parsed_args).exercises)


def _list_shown(prefix: str, parsed_args: argparse.Namespace, **_: Any) -> Iterable[str]:
    """An exercise, or what `exercises` does besides showing one."""
    said = parsed_args.exercise
    if not isinstance(said, list):  # another command takes one alone
        return _list_exercises(parsed_args)
    if said:
        return _list_files(prefix) if said[0] == "check" else []
    return [*_list_exercises(parsed_args), "new", "check"]


def _list_settings(**_: Any) -> list[str]:
    from glutetimer.settings.settings import TABLE

    return [each.key for each in TABLE]


def _list_values(prefix: str, parsed_args: argparse.Namespace, **_: Any) -> Iterable[str]:
    """The setting's own, or files where it takes a text, which may be a place."""
    from glutetimer.settings.settings import TABLE

    kind = next((each.kind for each in TABLE if each.key == parsed_args.name), None)
    return kind.names or (_list_files(prefix) if kind.typed else []) if kind else []


def _list_logged(prefix: str, parsed_args: argparse.Namespace, **_: Any) -> list[str]:
    """A workout or an exercise, then sides."""
    if parsed_args.words:
        return ["left", "right"]
    return [*_list_workouts(prefix, parsed_args), *_list_exercises(parsed_args)]


def _list_flags(prefix: str, **_: Any) -> list[str]:
    """With commas between them: what stands before the last one stays."""
    from glutetimer.training.exercise import Flag

    before = prefix.rpartition(",")[0]
    return [f"{before},{flag}" if before else flag.value for flag in Flag]


def _list_files(prefix: str, **_: Any) -> Iterable[str]:
    from argcomplete.completers import FilesCompleter

    found: Iterable[str] = FilesCompleter()(prefix)
    return found


def _list_folders(prefix: str, **_: Any) -> Iterable[str]:
    from argcomplete.completers import DirectoriesCompleter

    found: Iterable[str] = DirectoriesCompleter()(prefix)
    return found


def _list_addresses(**_: Any) -> list[str]:
    from glutetimer.remote.address import find_addresses

    return [str(each.ip) for each in find_addresses().addresses]


COMPLETERS: dict[str, Complete] = {
    "WORKOUT": _list_workouts,
    "EXERCISE": _list_shown,
    "SETTING": _list_settings,
    "VALUE": _list_values,
    "WORDS": _list_logged,
    "FLAGS": _list_flags,
    "FILE": _list_files,
    "DIR": _list_folders,
    "ADDRESS": _list_addresses,
}
"""By what the help calls the value."""
