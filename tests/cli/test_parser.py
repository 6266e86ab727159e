"""Commands whose parsers are made when they are asked for."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from glutetimer.cli import commands
from glutetimer.cli.commands.workouts import ABOUT_ONE
from glutetimer.cli.main import COMMANDS, main, make_parser
from glutetimer.cli.options import file_name, folder, name_or_file, settle_remote
from glutetimer.cli.parser import learn_all
from glutetimer.system.exit_codes import INTERRUPTED


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
        assert callable(module.run), name


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (["start", "--remote", "five-a-day"], ""),
        (["start", "five-a-day", "--remote"], ""),
        (["start", "--rem", "five-a-day"], ""),
        (["start", "five-a-day"], None),
        (["start", "--remote=192.168.1.23", "five-a-day"], "192.168.1.23"),
        (["start", "--remote", "192.168.1.23", "five-a-day"], "192.168.1.23"),
        (["start", "--remote", "fd00::23", "five-a-day"], "fd00::23"),
        (["start", "five-a-day", "--remote", "[fd00::23]"], "[fd00::23]"),
        (["start", "--remote=wlan0", "five-a-day"], "wlan0"),
        (["--remote", "start", "five-a-day"], ""),
        (["--remote=wlan0", "start", "five-a-day"], "wlan0"),
        (["start", "five-a-day", "--remote", "--plain"], ""),
    ],
)
def test_a_phones_address_is_no_workout(typed: list[str], address: str | None) -> None:
    args = make_parser().parse_args(settle_remote(typed))
    assert (args.workout, args.remote) == ("five-a-day", address)


def test_what_stands_behind_two_dashes_is_left() -> None:
    assert settle_remote(["start", "--", "--remote"]) == ["start", "--", "--remote"]


@pytest.mark.parametrize("wrong", ["x" * 61, "a\x1bb"])
def test_what_is_no_address_is_refused(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["start", "five-a-day", f"--remote={wrong}"])
    assert ended.value.code == 2
    assert "is no address; write one such as 192.168.1.23" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "first", "second", "option"),
    [
        ("log", "clam", "3x10 left", "--on -3"),
        ("set", "volume", "60", "--data-dir here"),
        ("pause", "begin", "2026-12-20", "--reason holiday"),
        ("exercises", "new", "Foo", "--sides each"),
        ("workouts share", "five-a-day", "a.txt", "--for text"),
        ("workouts check", "a.toml", "b.toml -", "--data-dir here"),
    ],
)
def test_an_option_may_stand_anywhere_behind_the_command(command: str, first: str, second: str, option: str) -> None:
    lines = (f"{option} {first} {second}", f"{first} {option} {second}", f"{first} {second} {option}")
    one, *others = ((make_parser().parse_args([*command.split(), *line.split()])) for line in lines)
    assert others == [one, one]
    assert make_parser().parse_args([*command.split(), first, *option.split(), "--", *second.split()]) == one


def test_what_a_command_does_not_know_is_said_with_how_that_command_is_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["undo", "\x1b[31mred"])
    assert ended.value.code == 2
    err = capsys.readouterr().err
    assert "usage: glutetimer undo " in err
    assert err.endswith("glutetimer undo: error: unrecognized arguments: \\x1b[31mred\n")


def refused(*words: str) -> int:
    """The exit code, of argparse or of the command."""
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(main(words))
    assert isinstance(ended.value.code, int)
    return ended.value.code


ARGUMENT, COMMAND = "not allowed with argument", "not allowed with command"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("status --json --due", ARGUMENT),
        ("status --json --format {due}", ARGUMENT),
        ("status --due --format {due}", ARGUMENT),
        ("week --json --ics -", ARGUMENT),
        ("history --json --log", ARGUMENT),
        ("report --json --html -", ARGUMENT),
        ("help --man json", ARGUMENT),
        ("streak --json --plain", ARGUMENT),
        ("progress --json --references", ARGUMENT),
        ("--remote week", f"argument --remote: {COMMAND} week"),
        ("--remote workouts show five-a-day", f"argument --remote: {COMMAND} workouts"),
        ("workouts --json check a.toml", f"argument --json: {COMMAND} check"),
        ("workouts --json new Mine", f"argument --json: {COMMAND} new"),
        ("workouts --without wrists share five-a-day", f"argument --without: {COMMAND} share"),
        ("exercises --json check a.toml", "--json is of the list or of one exercise; `check` prints lines"),
        ("exercises --json new Mine", "--json is of the list or of one exercise; `new` prints lines"),
        ("exercises clam --sides each", "--sides and --measure are of a new one: glutetimer exercises new NAME"),
        ("exercises --measure reps", "--sides and --measure are of a new one: glutetimer exercises new NAME"),
        ("exercises clam --schema", "--schema is of no one exercise: glutetimer exercises --schema"),
        ("workouts import a.txt --edit --json", "--edit opens what was written; leave it out, or --json and --dry-run"),
        ("history --template org", "--template is of --log: glutetimer history --log --template TEXT"),
        ("week --at 07:00", "--at is of a calendar: glutetimer week --ics FILE --at HH:MM"),
        ("export --fit fit --format csv", "--format is of a file: glutetimer export FILE --format json"),
        ("export a.json --since 2025-11-19", "--since is of --fit; a file has everything: glutetimer export FILE"),
        ("edit 1 --effort 3", "--effort is of a session; leave the set's number out"),
        ("edit --amount 3", "--amount is of a set; say of which: glutetimer edit 2 --amount …"),
        ("edit --delete --note x", "what is deleted cannot be changed; leave out --note, or --delete"),
        ("edit 2", "nothing is said of set 2; `glutetimer edit 2 --amount 12` changes"),
        ("log clam 10 left --reason cramp", "--reason is of a hold, and nothing of this is held; leave it out"),
        ("log five-a-day --reason cramp", "--reason is of a hold, and nothing of this is held; leave it out"),
    ],
)
def test_what_excludes_each_other_is_refused(
    line: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks for two things gets none of them instead of one that they did not mean."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLUTETIMER_DATA_DIR", str(tmp_path / "data"))
    assert refused(*line.split()) == 2
    out, err = capsys.readouterr()
    assert out == "" and says in err.splitlines()[-1]
    assert not list(tmp_path.iterdir())


BYTES = "\udcff"
"""A byte that is no UTF-8, as Python hands it over."""


def test_bytes_that_are_no_text_are_no_words() -> None:
    """A note of such would be empty. A file's name may have them."""
    converts = [
        parser._registry_get("type", action.type, action.type)
        for parser in learn_all(make_parser())
        for action in parser._actions
        if action.nargs != 0
    ]
    words = [each for each in converts if each not in (file_name, folder, name_or_file, str)]
    assert 40 < len(words) < len(converts) - 40
    for convert in words:
        with pytest.raises(argparse.ArgumentTypeError):
            convert(BYTES)


def test_a_note_of_such_bytes_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("edit", "--note", BYTES) == 2
    says = "error: argument --note: '\\udcff' has bytes that are no text; write it in UTF-8"
    assert capsys.readouterr().err.splitlines()[-1].endswith(says)


def test_an_empty_name_is_no_file_and_no_folder() -> None:
    """A shell's variable that is not set would be the folder that one is in."""
    places = [
        action for parser in learn_all(make_parser()) for action in parser._actions if action.metavar in ("FILE", "DIR")
    ]
    assert len(places) > 40
    for action in places:
        with pytest.raises(argparse.ArgumentTypeError, match="it is empty; name a f"):
            action.type("")  # type: ignore[operator]


def test_ctrl_c_while_a_command_is_still_imported_is_no_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("glutetimer.cli.parser.import_module", interrupt)
    assert main(["history"]) == INTERRUPTED
