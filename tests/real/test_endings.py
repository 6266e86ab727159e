"""However a session ends: what was done is on the disk, and the terminal is as it was."""

import shlex
import signal

import pytest

from tests.real.program import QUICK, Program
from tests.real.terminal import Terminal

FACES = {"window": (), "plain": ("--plain",)}
DONE = [("clam", "left", 1.0), ("clam", "right", 1.0)]
STILL = {"TEXTUAL_ANIMATIONS": "none"}


@pytest.fixture(params=FACES)
def third_set(request: pytest.FixtureRequest, program: Program) -> Terminal:
    """A session in the middle of its third set, on each face."""
    return begin(program, request.param)


def begin(program: Program, face: str, **how: object) -> Terminal:
    """Start a session, and wait until its third set is under way."""
    terminal = program.open("start", program.workout(QUICK), *FACES[face], columns=80, rows=24, env=STILL, **how)
    terminal.wait_for("Last set: Glute squeeze" if face == "plain" else "0:59 left")
    terminal.read_for(0.5)
    return terminal


def assert_restored(terminal: Terminal) -> None:
    """The shell can go on."""
    on = {mode for mode, state in terminal.modes.items() if state}
    assert on <= {7, 25}, f"left on: {on}"  # line wrap and the cursor
    assert terminal.modes.get(25, True), "the cursor is hidden"
    assert terminal.line_mode


def test_kill_9_in_the_third_set_leaves_two(program: Program, third_set: Terminal) -> None:
    third_set.send(signal.SIGKILL)
    assert third_set.wait() == -signal.SIGKILL
    assert program.sets() == DONE


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_restores_the_terminal_and_keeps_what_was_done(
    program: Program, third_set: Terminal, number: signal.Signals
) -> None:
    third_set.send(number)
    assert third_set.wait() == 128 + number
    assert_restored(third_set)
    assert program.sets() == DONE
    (session,) = program.history()["sessions"]
    assert session["complete"] is False
    assert session["seconds"] == pytest.approx(3, abs=0.5)


def test_ctrl_c_ends_plain_lines(program: Program) -> None:
    terminal = begin(program, "plain")
    terminal.type("\x03")
    assert terminal.wait() == 128 + signal.SIGINT
    assert_restored(terminal)
    assert program.sets() == DONE


@pytest.mark.parametrize("ignoring", [(), (signal.SIGHUP,)], ids=["hup", "nohup"])
@pytest.mark.parametrize("face", FACES)
def test_a_closed_window_ends_it(program: Program, face: str, ignoring: tuple[signal.Signals, ...]) -> None:
    terminal = begin(program, face, ignoring=ignoring)
    terminal.hang_up()
    assert terminal.wait() == 128 + signal.SIGHUP
    assert program.sets() == DONE
    assert program.history()["sessions"][0]["seconds"] is not None


@pytest.mark.parametrize("face", FACES)
def test_ctrl_z_stops_it_and_fg_brings_it_back_paused(program: Program, face: str) -> None:
    argv = program.argv("start", program.workout(QUICK.replace("work = 1\n", "work = 60\n")), *FACES[face])
    shell = Terminal(["bash", "--norc", "--noprofile", "-i"], columns=80, rows=24, env={**STILL, "PS1": "ready> "})
    try:
        shell.wait_for("ready>")
        shell.type(shlex.join(argv) + "\r")
        shell.wait_for("Clam, left side, 1 minute" if face == "plain" else "2:58 left")
        shell.type("\x1a")
        shell.wait_for("Stopped")
        shell.forget()
        shell.type("stty -a | tr ' ' '\\n' | grep -x -e echo -e icanon\r")
        shell.wait_for("icanon\necho")
        assert not {1000, 1003, 1006, 1049} & {mode for mode, on in shell.modes.items() if on}
        shell.type("fg\r")
        shell.forget()
        shell.wait_for("Paused; space goes on" if face == "plain" else "space go on")
        shell.read_for(1.0)
        shell.forget()
        shell.type(" ")
        shell.wait_for(", in 3" if face == "plain" else "space pause")
        shell.type("q")
        shell.wait_for("k keeps" if face == "plain" else "keep what is done")
        shell.forget()
        shell.type("k")
        shell.wait_for("ready>")
        shell.type("echo code $?\r")
        shell.wait_for("\ncode 0")
    finally:
        shell.close()
