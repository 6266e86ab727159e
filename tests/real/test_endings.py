"""However a session ends: what was done is on the disk, and the terminal is as it was."""

import os
import shlex
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.program import QUICK, Program
from tests.real.terminal import READ_S, Terminal
from tests.sound.conftest import until

DONE = [("clam", "left", 1.0), ("clam", "right", 1.0)]
STILL = {"TEXTUAL_ANIMATIONS": "none"}


class Face:
    """A session on one of the two faces."""

    def __init__(self, folder: Path, *options: str) -> None:
        folder.mkdir()
        self.program = Program(folder)
        self.plain = "--plain" in options
        self.args = ("start", self.program.workout(QUICK), *options)
        self.terminal: Terminal | None = None

    def begin(self, ignoring: tuple[signal.Signals, ...] = ()) -> None:
        """Start it in a terminal."""
        self.terminal = self.program.open(*self.args, columns=80, rows=24, env=STILL, ignoring=ignoring)

    def begin_in_a_shell(self) -> Terminal:
        """Start a shell in a terminal, and it in that."""
        self.terminal = Terminal(
            ["bash", "--norc", "--noprofile", "-i"], columns=80, rows=24, env={**STILL, "PS1": "ready> "}
        )
        self.terminal.wait_for("ready>")
        self.terminal.type(shlex.join(self.program.argv(*self.args)) + "\r")
        return self.terminal

    def close(self) -> None:
        """End what still runs."""
        self.program.close()
        if self.terminal:
            self.terminal.close()

    def come_to_the_third_set(self) -> None:
        """Wait until that set is under way."""
        self.terminal.wait_for("Last set: Glute squeeze" if self.plain else "0:59 left")
        self.terminal.read_for(0.3)

    def assert_restored(self) -> None:
        """The shell can go on."""
        on = {mode for mode, state in self.terminal.modes.items() if state}
        assert on <= {7, 25}, f"left on: {on}"  # line wrap and the cursor
        assert self.terminal.modes.get(25, True), "the cursor is hidden"
        assert self.terminal.line_mode and self.terminal.flow_control

    def assert_kept(self) -> None:
        """Two sets, and a session that was left early."""
        assert self.program.sets() == DONE
        (session,) = self.program.history()["sessions"]
        assert session["complete"] is False
        assert 2 < session["seconds"] < 10


@pytest.fixture
def faces(tmp_path: Path) -> Iterator[list[Face]]:
    """Both faces; to begin them at once saves the time of one."""
    faces = [Face(tmp_path / "window"), Face(tmp_path / "plain", "--plain")]
    yield faces
    for face in faces:
        face.close()


def in_the_third_set(faces: list[Face], ignoring: tuple[signal.Signals, ...] = ()) -> None:
    """Bring both there."""
    for face in faces:
        face.begin(ignoring)
    for face in faces:
        face.come_to_the_third_set()


def test_kill_9_in_the_third_set_leaves_two(faces: list[Face]) -> None:
    in_the_third_set(faces)
    for face in faces:
        face.terminal.send(signal.SIGKILL)
        assert face.terminal.wait() == -signal.SIGKILL
        assert face.program.sets() == DONE


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_restores_the_terminal_and_keeps_what_was_done(faces: list[Face], number: signal.Signals) -> None:
    for face in faces:  # one after the other: a third set that goes on meanwhile is long enough to be kept
        in_the_third_set([face])
        face.terminal.send(number)
        assert face.terminal.wait() == 128 + number
        face.assert_restored()
        face.assert_kept()


def test_an_interrupt_from_outside_ends_the_window_as_a_kill_does(faces: list[Face]) -> None:
    window = faces[0]
    window.begin()
    window.come_to_the_third_set()
    window.terminal.send(signal.SIGINT)
    assert window.terminal.wait() == 128 + signal.SIGINT
    window.assert_restored()
    window.assert_kept()
    window.begin()
    window.terminal.wait_for("2 of 3 sets are done")


HOLD = """
name = "Hold"
ready = 0
[[step]]
exercise = "sl-bridge-hold"
hold = "target"
sides = "right"
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_in_the_last_hold_keeps_it_and_leaves_nothing_to_go_on_with(
    faces: list[Face], number: signal.Signals
) -> None:
    for face in faces:
        face.program.workout(HOLD)
        face.begin()
    for face in faces:
        face.terminal.wait_for("form slips" if face.plain else "any key stops")
        face.terminal.read_for(6)
        face.terminal.send(number)
        assert face.terminal.wait() == 128 + number
        (hold,) = face.program.history()["sets"]
        assert 3 < hold["held_s"] < 20
        (session,) = face.program.history()["sessions"]
        assert session["complete"] is True
    for face in faces:
        face.program.workout(QUICK)
        face.begin()
        face.terminal.wait_for("Clam")
        assert "not finished" not in face.terminal.text


def test_ctrl_c_ends_plain_lines_and_asks_in_the_window(faces: list[Face]) -> None:
    in_the_third_set(faces)
    window, plain = faces
    plain.terminal.type("\x03")
    assert plain.terminal.wait() == 128 + signal.SIGINT
    plain.assert_restored()
    plain.assert_kept()
    window.terminal.type("\x03")
    window.terminal.wait_for("2 sets done so far")


@pytest.mark.parametrize("ignoring", [(), (signal.SIGHUP,)], ids=["hup", "nohup"])
def test_a_closed_window_ends_it(faces: list[Face], ignoring: tuple[signal.Signals, ...]) -> None:
    in_the_third_set(faces, ignoring)
    for face in faces:
        face.terminal.hang_up()
    for face in faces:
        assert face.terminal.wait() == 128 + signal.SIGHUP
        face.assert_kept()


def test_ctrl_z_stops_the_window_and_fg_brings_it_back_paused(faces: list[Face]) -> None:
    stop_and_go_on(faces[0], running="0:59 left", back="space go on", going="space pause", asked="k  keep")


def test_ctrl_z_stops_plain_lines_and_fg_brings_them_back_paused(faces: list[Face]) -> None:
    stop_and_go_on(
        faces[1], running="Last set: Glute", back="Paused; space goes on", going="1 minute, in 3", asked="k keeps"
    )


def stop_and_go_on(face: Face, running: str, back: str, going: str, asked: str) -> None:
    """Stop a session in a shell by ctrl-z, bring it back, let it go on, and leave it."""
    shell = face.begin_in_a_shell()
    shell.wait_for(running)
    shell.type("\x1a")
    shell.wait_for("Stopped")
    shell.forget()
    shell.type("stty -a | tr ' ' '\\n' | grep -x -e echo -e icanon\r")
    shell.wait_for("icanon\necho")
    assert not {1000, 1003, 1006, 1049} & {mode for mode, on in shell.modes.items() if on}
    shell.forget()
    shell.type("fg\r")
    shell.wait_for(back)
    shell.read_for(0.8)
    shell.type(" ")
    shell.wait_for(going)
    shell.type("q")
    shell.wait_for(asked)
    shell.forget()
    shell.type("k")
    shell.wait_for("How hard was it?")
    shell.type("\x04")
    shell.wait_for("enter end glutetimer" if not face.plain else "ready>")
    shell.read_for(READ_S)
    shell.type("\r")
    shell.wait_for("ready>")
    shell.type("echo code $?\r")
    shell.wait_for("\ncode 0")
    assert face.program.sets()[:2] == DONE


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_as_soon_as_the_terminal_is_taken_gives_it_back(faces: list[Face], number: signal.Signals) -> None:
    face = faces[0]
    face.begin()
    face.terminal.wait_for_bytes(b"\x1b[?1049h")
    face.terminal.send(number)
    assert face.terminal.wait() == 128 + number
    face.assert_restored()


def test_ctrl_s_typed_ahead_stops_no_slow_terminal_on_the_way_out(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK), columns=200, rows=60, env=STILL)
    terminal.wait_for("leave")
    for columns in range(201, 211):  # whole pictures, which are not read yet: some of it waits in the program
        terminal.resize(columns, 60)
        terminal.type("?")
    terminal.send(signal.SIGTERM)
    until(lambda: terminal.line_mode)
    terminal.type("\x13")
    assert terminal.wait() == 128 + signal.SIGTERM
    assert terminal.modes[25] and not terminal.modes[1049]
    assert terminal.flow_control


COMMAND = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
MODULE, FUNCTION = COMMAND["glutetimer"].split(":")


@pytest.mark.parametrize("start", [["-m", "glutetimer"], ["-c", f"import {MODULE} as at; exit(at.{FUNCTION}())"]])
def test_ctrl_c_while_python_loads_the_program_is_quiet(start: list[str], tmp_path: Path) -> None:
    """It comes here as the first module is loaded that is not Python's own start."""
    (tmp_path / "argparse.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n", "utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, *start, "--version"], env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
