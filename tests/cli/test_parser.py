"""Commands whose parsers are made when they are asked for."""

from __future__ import annotations

import argparse
from importlib import import_module
from pkgutil import iter_modules

import pytest

from glutetimer.cli import commands
from glutetimer.cli.commands.workouts import ABOUT_ONE
from glutetimer.cli.main import COMMANDS, main


def test_what_a_newer_argparse_asks_of_a_parser_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python 3.14 lets each command's parser check its help when it is added."""
    asked: list[str] = []
    monkeypatch.setattr(argparse.ArgumentParser, "_check_help", lambda self, _: asked.append(self.prog), raising=False)
    add = argparse._SubParsersAction.add_parser

    def add_and_check(self: argparse._SubParsersAction, name: str, **named: object) -> argparse.ArgumentParser:
        parser = add(self, name, **named)
        parser._check_help(self._choices_actions[-1])
        return parser

    monkeypatch.setattr(argparse._SubParsersAction, "add_parser", add_and_check)
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert "glutetimer start" in asked
    assert main(["workouts", "schema"]) == 0
    assert capsys.readouterr().out


def test_each_module_of_commands_is_one() -> None:
    found = {each.name for each in iter_modules(commands.__path__)}
    within = {f"workouts_{name}" for name in ABOUT_ONE}
    assert {name.rstrip("_") for name in found} == {*COMMANDS, *within}
    for name in found:
        module = import_module(f"glutetimer.cli.commands.{name}")
        assert callable(module.add_arguments) and callable(module.run), name
