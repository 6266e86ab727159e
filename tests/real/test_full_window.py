"""Sessions in the full window, with a keyboard."""

import re
from collections.abc import Iterator

import pytest

from tests.real.program import ONE, QUICK, Program
from tests.real.terminal import LATE_S, READ_S, Terminal

LONG = """
name = "Long"
ready = 60
[[step]]
exercise = "clam"
work = 60
sides = "each"
switch = 30
"""

STILL = {"TEXTUAL_ANIMATIONS": "none"}
"""Without flashes, which hide the screen for 0.3 s."""
SMALL = {"columns": 40, "rows": 12}
"""Here the band's words are plain text."""


def left(terminal: Terminal) -> int:
    """Seconds to the plan's end, as the screen says."""
    found = re.search(r"(\d+):(\d\d)(?: left)?\s*$", terminal.text, re.MULTILINE)
    assert found, terminal.text
    return int(found[1]) * 60 + int(found[2])


def press(terminal: Terminal, key: str, *, seen: str) -> str:
    """Press a key, and read until the screen shows its effect; returns the screen."""
    terminal.type(key)
    terminal.wait_for(seen)
    return terminal.text


def test_a_short_workout_to_its_end(program: Program) -> None:
    terminal = program.open("start", program.workout(), columns=80, rows=24)
    began = terminal.wait_for("0:07 left")
    ended = terminal.wait_for("sets done")
    assert ended - began == pytest.approx(7, abs=LATE_S)
    terminal.read_for(READ_S)
    terminal.type("\r")
    assert terminal.wait() == 0
    assert program.sets() == [("clam", "left", 1.0), ("clam", "right", 1.0), ("glute-squeeze", "both", 1.0)]
    (session,) = program.history()["sessions"]
    assert (session["name"], session["complete"], session["seconds"]) == ("Short", True, 7.0)


def test_pause_rest_skip_and_back(program: Program) -> None:
    terminal = program.open("start", program.workout(LONG), **SMALL, env=STILL)
    terminal.wait_for("3:29")  # it counts
    press(terminal, " ", seen="PAUSED")
    before = left(terminal)
    assert "PAUSED" in terminal.read_for(1.2)
    assert left(terminal) == before
    press(terminal, "+", seen="PAUSED")
    terminal.wait_for(lambda _: left(terminal) == before + 10)
    press(terminal, "-", seen="PAUSED")
    terminal.wait_for(lambda _: left(terminal) == before)
    terminal.read_for(0.8)
    press(terminal, " ", seen="GET READY")
    terminal.wait_for(lambda _: left(terminal) < before)

    lead_in = terminal.type("n")
    assert terminal.wait_for("WORK") - lead_in == pytest.approx(3, abs=LATE_S)
    assert "LEFT" in terminal.text
    press(terminal, "\x1b[C", seen="REST")
    press(terminal, "\x1b[D", seen="GET READY")
    assert "LEFT" in terminal.text


def test_leaving_asks_and_keeps_or_goes_on(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK), columns=80, rows=24)
    terminal.wait_for("0:59 left")
    press(terminal, "q", seen="2 sets done so far")
    press(terminal, "g", seen="0:59 left")
    terminal.read_for(0.8)
    press(terminal, "\x03", seen="2 sets done so far")
    press(terminal, "k", seen="enter end glutetimer")
    terminal.read_for(READ_S)
    terminal.type("\r")
    assert terminal.wait() == 0
    assert [done[:2] for done in program.sets()] == [("clam", "left"), ("clam", "right")]
    assert program.history()["sessions"][0]["complete"] is False


def test_leaving_discards(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK), columns=80, rows=24)
    terminal.wait_for("0:59 left")
    press(terminal, "q", seen="2 sets done so far")
    terminal.type("d")
    assert terminal.wait() == 0
    assert program.history() == {"format": 1, "sessions": [], "sets": []}


def test_a_leaned_on_key_acts_once(program: Program) -> None:
    terminal = program.open("start", program.workout(LONG), **SMALL, env=STILL)
    terminal.wait_for("3:29")
    for screen in lean(terminal, " "):
        assert "PAUSED" in screen
    for screen in lean(terminal, "n"):
        assert "PAUSED" in screen
        assert left(terminal) == 150, screen  # one phase on, no more


def test_a_leaned_on_key_goes_one_screen_further_and_no_more(program: Program) -> None:
    (program.data / "workouts").mkdir()
    (program.data / "workouts" / "one.toml").write_text(ONE, "utf-8")
    terminal = program.open(columns=80, rows=24, env=STILL)
    terminal.wait_for("q quit")
    press(terminal, "r", seen="weeks on goal")
    list(lean(terminal, "q"))
    terminal.wait_for("q quit")  # home, and still there
    press(terminal, "\x1b[A", seen="▌ One")
    press(terminal, "\r", seen="enter home")
    terminal.read_for(READ_S)
    list(lean(terminal, "\r"))
    terminal.wait_for("q quit")  # home, and no session of it
    terminal.type("q")
    assert terminal.wait() == 0
    assert len(program.history()["sessions"]) == 1


def lean(terminal: Terminal, key: str) -> Iterator[str]:
    """Lean on a key: 25 presses 30 ms apart; gives the screens from the tenth of a second after the first on."""
    terminal.type(key)
    terminal.read_for(0.1)
    for _ in range(24):
        yield terminal.text
        terminal.type(key)
        terminal.read_for(0.03)
    yield terminal.read_for(0.3)


def test_resized_while_running(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK), columns=100, rows=30)
    terminal.wait_for("left")
    for columns, rows in ((40, 12), (200, 60), (1, 1), (80, 24), (7, 40), (160, 5), (100, 30)):
        terminal.resize(columns, rows)
        if columns >= 40 and rows >= 12:
            terminal.wait_for(lambda text: re.search(r"[01]:\d\d", text))
        else:
            terminal.read_for(0.3)
        assert terminal.process.poll() is None, terminal.text
    terminal.read_for(0.3)
    press(terminal, "q", seen="keep what is done")
    terminal.type("k")
    terminal.wait_for("end glutetimer")
    terminal.read_for(READ_S)
    terminal.type("\r")
    assert terminal.wait() == 0


@pytest.mark.parametrize("name, value", [("TERM", "vt100"), ("COLORTERM", None), ("LANG", "C")])
def test_in_poor_terminals(program: Program, name: str, value: str | None) -> None:
    terminal = program.open("start", program.workout(LONG), columns=80, rows=24, env={name: value})
    terminal.wait_for("3:30 left")
    press(terminal, "q", seen="No set is done so far")
    terminal.type("k")
    assert terminal.wait() == 0


def test_without_colour(program: Program) -> None:
    terminal = program.open("start", program.workout(LONG), **SMALL, env={"NO_COLOR": "1"})
    terminal.wait_for("GET READY")
    colours = set(re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.raw))
    assert all(red == green == blue for red, green, blue in colours), colours


def test_nothing_moves_where_animations_are_off(program: Program) -> None:
    terminal = program.open("start", program.workout(LONG.replace("60", "3", 1)), **SMALL, env=STILL)
    terminal.wait_for("GET READY")
    while "WORK" not in terminal.text:
        assert "GET READY" in terminal.text  # a flash would hide it
        terminal.read_for(0.02)


@pytest.mark.parametrize("elsewhere", ["2>said.log", ">said.log"])
def test_one_of_its_outputs_may_go_into_a_file(program: Program, elsewhere: str) -> None:
    program.prefix = ("sh", "-c", f'exec "$@" {elsewhere}', "sh")
    terminal = program.open(columns=80, rows=24)
    terminal.wait_for("Five minutes a day")
    terminal.type("q")
    assert terminal.wait() == 0
    assert (program.folder / "said.log").read_text() == ""
    assert terminal.line_mode and not terminal.modes[1049]
