"""What a command loads: Textual alone takes longer than most commands need in all."""

import os
import subprocess
import sys

import pytest

from tests.real.program import ONE, Program

REPORT = (
    "import sys; from glutetimer.cli.main import main\ntry: main()\n"
    "finally: print(*sorted(sys.modules), file=sys.stderr)"
)


def loaded(program: Program, *args: str) -> set[str]:
    """The modules in memory after a command."""
    done = subprocess.run(
        [sys.executable, "-c", REPORT, "--data-dir", str(program.data), *args],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "args",
    ["--version", "--help", "history", "history --json", "workouts", "workouts show five-a-day", "exercises", "paths"],
)
def test_commands_do_without_textual_and_rich(program: Program, args: str) -> None:
    modules = loaded(program, *args.split())
    assert "glutetimer.cli.main" in modules
    assert not {"textual", "rich"} & modules


def test_plain_sessions_do_without_textual(program: Program) -> None:
    modules = loaded(program, "start", program.workout(ONE), "--plain")
    assert "glutetimer.plain.session" in modules
    assert not {"textual", "rich"} & modules


def test_the_version_needs_next_to_nothing(program: Program) -> None:
    modules = loaded(program, "--version")
    ours = {name for name in modules if name.startswith("glutetimer") and not name.startswith("glutetimer.system")}
    parser = {f"glutetimer.cli{name}" for name in ("", ".options", ".parser")}
    assert ours == {"glutetimer", "glutetimer.cli.main"} | parser


def test_a_prompt_pays_for_little(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time that the status is asked for, what was found of the day is told again."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(program.data / "runtime"))
    for file in program.data.rglob("*"):
        os.utime(file, (0, 0))
    heavy = {"sqlite3", "tomllib", "dataclasses", "datetime", "platformdirs", "shutil", "uuid", "platform"}
    heavy -= loaded(program, "--version")  # what argparse itself loads, on newer Pythons
    assert heavy & loaded(program, "status")
    assert not heavy & loaded(program, "status")


@pytest.mark.parametrize("room", ["training.plan", "training.holds.progress", "training.streaks", "session.runner"])
def test_the_rules_load_the_standard_library_alone(room: str) -> None:
    code = f"import sys; before = set(sys.modules); import glutetimer.{room}; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    tops = {name.partition(".")[0] for name in done.stdout.split()}
    assert tops - sys.stdlib_module_names == {"glutetimer"}
