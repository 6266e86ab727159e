"""Another program keeps the history locked: the picture is there, what waits is said, and then it goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from glutetimer.history.connection import WAITS
from tests.real.program import ONE, QUICK, Program
from tests.real.terminal import READ_S

HOLDS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked(history: Path) -> Iterator[None]:
    """A program of its own holds the file."""
    command = [sys.executable, "-c", HOLDS, str(history)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "locked\n"
        yield
        assert other.stdin
        other.stdin.close()


@pytest.fixture
def trained(program: Program) -> Program:
    assert program.run("start", program.workout(ONE), "--plain").returncode == 0
    return program


def test_home_is_there_and_says_what_waits(trained: Program) -> None:
    with locked(trained.data / "history.db"):
        terminal = trained.open()
        terminal.wait_for(lambda text: "Five minutes a day" in text and WAITS in text)
    terminal.wait_for(lambda text: WAITS not in text and "1 set" in text)


def test_enter_waits_for_it_and_the_session_begins(trained: Program) -> None:
    with locked(trained.data / "history.db"):
        terminal = trained.open()
        terminal.wait_for(WAITS)
        terminal.type("\r")
        terminal.read_for(0.2)
        assert "Five minutes a day" in terminal.text
    terminal.wait_for("space pause")


def test_a_session_from_the_command_line_says_that_it_waits(trained: Program) -> None:
    with locked(trained.data / "history.db"):
        terminal = trained.open("start", trained.workout(QUICK))
        terminal.wait_for("Waiting for the history")
    terminal.wait_for("space pause")


def test_a_session_in_lines_says_that_it_waits_and_knows_what_was_interrupted(trained: Program) -> None:
    terminal = trained.open("start", trained.workout(QUICK), "--plain")
    terminal.wait_for("Last set: Glute squeeze")
    terminal.close()
    with locked(trained.data / "history.db"):
        terminal = trained.open("start", trained.workout(QUICK), "--plain")
        terminal.wait_for(WAITS)
    terminal.wait_for("was not finished")


def test_the_review_is_there_says_what_waits_and_then_has_it_all(trained: Program) -> None:
    terminal = trained.open()
    terminal.wait_for("1 set")
    with locked(trained.data / "history.db"):
        terminal.type("r")
        terminal.wait_for(lambda text: "1 Year" in text and WAITS in text)
        terminal.type("3")
        terminal.wait_for(lambda text: "0 sessions" in text and WAITS in text)
    terminal.wait_for(lambda text: WAITS not in text and "1 session" in text and "One" in text)
    with locked(trained.data / "history.db"):
        terminal.type("\r")
        terminal.wait_for(WAITS)
    terminal.wait_for(lambda text: WAITS not in text and "Glute squeeze" in text)


def test_a_sessions_end_is_there_and_takes_answers(trained: Program) -> None:
    terminal = trained.open("start", trained.workout(QUICK))
    terminal.wait_for("space pause")
    terminal.wait_for("Breathe out as you squeeze")
    with locked(trained.data / "history.db"):
        terminal.type("q")
        terminal.wait_for("keep what is done")
        terminal.type("k")
        terminal.wait_for(lambda text: WAITS in text and "2 sets" not in text and "How hard was it?" in text)
        terminal.read_for(READ_S)
        terminal.type("n")
        terminal.wait_for("A note to this session:")
        terminal.type("windy\r")
        terminal.wait_for("windy")
    terminal.wait_for(lambda text: WAITS not in text and "day in a row" in text)
    terminal.type("q")  # another Enter so soon would be the first one, leaned on
    assert terminal.wait() == 0
    assert trained.history()["sessions"][-1]["note"] == "windy"


@pytest.mark.parametrize("command", ["history", "streak", "progress", "export -", "week"])
def test_a_command_says_in_a_line_why_it_fails(trained: Program, command: str) -> None:
    with locked(trained.data / "history.db"):
        done = trained.run(*command.split())
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "history.db: another program is writing to it" in line
