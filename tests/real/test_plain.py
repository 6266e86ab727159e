"""Sessions as lines of text: through a pipe, and on a terminal with keys."""

import json
import signal
import subprocess
import sys
import time

import pytest

from tests.real.program import ONE, QUICK, SHORT, Program
from tests.real.terminal import LATE_S, PATIENCE_S, Terminal, environment
from tests.sound.conftest import until

HOLD = """
name = "Hold"
ready = 1
[[step]]
exercise = "bridge-hold"
hold = "target"
"""


def test_through_a_pipe_to_its_end(program: Program) -> None:
    argv = program.argv("start", program.workout(), "--plain")
    with subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment()) as process:
        assert process.stdout
        arrived = [(time.monotonic(), line.decode().rstrip("\n")) for line in process.stdout]
    assert process.returncode == 0
    assert [line for _, line in arrived] == [
        "Short, 0:07, 3 sets",
        "Get ready: Clam, left, 1 second. Lie on your right side; the left knee opens. Hips and knees bent, "
        "one leg on the other, head on your arm. Open the top knee, feet together, lower it slowly",
        "Clam, left, 1 second. Lie on your right side; the left knee opens. Open the top knee, feet together, "
        "lower it slowly",
        "Turn over; the right knee opens",
        "Clam, right, 1 second. Lie on your left side; the right knee opens",
        "Rest, 2 seconds",
        "Next: Glute squeeze, 1 second. Stand or lie as you like, thighs and jaw loose. Tighten both buttocks, "
        "three seconds tight, two seconds loose",
        "1",
        "Last set: Glute squeeze, 1 second. Tighten both buttocks, three seconds tight, two seconds loose",
        "Done, 0:07",
        "3 sets kept",
    ]
    at = {line.partition(". ")[0]: seconds - arrived[1][0] for seconds, line in arrived}
    assert at["Clam, left, 1 second"] == pytest.approx(1, abs=LATE_S)
    assert at["Clam, right, 1 second"] == pytest.approx(3, abs=LATE_S)
    assert at["Last set: Glute squeeze, 1 second"] == pytest.approx(6, abs=LATE_S)
    assert at["Done, 0:07"] == pytest.approx(7, abs=LATE_S)
    assert program.sets() == [("clam", "left", 1.0), ("clam", "right", 1.0), ("glute-squeeze", "both", 1.0)]


def test_keys_on_a_terminal(program: Program) -> None:
    terminal = program.open("start", program.workout(SHORT.replace("ready = 1", "ready = 60")), "--plain")
    terminal.wait_for("Get ready")
    terminal.type(" ")
    terminal.wait_for("Paused")
    terminal.type("+")
    terminal.wait_for("1 minute 10 left")
    terminal.read_for(0.8)
    terminal.type(" ")
    skipped = terminal.type("n")
    assert terminal.wait_for("Go") - skipped == pytest.approx(3, abs=LATE_S)
    finished = terminal.wait_for("Turn over")
    assert finished - skipped == pytest.approx(4, abs=LATE_S)
    terminal.type("\x1b[D")
    terminal.wait_for(lambda text: text.count("Clam, left, 1 second, in 3") == 2)
    terminal.type("q")
    terminal.wait_for("Leave?")
    terminal.type("x")
    terminal.wait_for(lambda text: text.count("Clam, left, 1 second, in 3") == 3)
    terminal.read_for(0.8)
    terminal.type("q")
    terminal.wait_for(lambda text: text.count("Leave?") == 2)
    terminal.type("k")
    terminal.wait_for("How hard was it?")
    terminal.type("\x04")
    terminal.wait_for("1 set kept")
    assert terminal.wait() == 0
    assert program.sets() == [("clam", "left", 1.0)]
    assert b"\x1b" not in terminal.raw, "lines alone: no screen reader must hear escape sequences"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_at_the_questions_keeps_the_answers(program: Program, number: signal.Signals) -> None:
    log = program.data / "log.txt"
    with (program.data / "settings.toml").open("a") as settings:
        settings.write(f'log-file = "{log}"\n')
    terminal = program.open("start", program.workout(ONE), "--plain")
    terminal.wait_for("How hard was it?")
    terminal.type("4\n")
    terminal.wait_for("Did anything hurt?")
    terminal.send(number)
    assert terminal.wait() == 128 + number
    assert [session["effort"] for session in program.history()["sessions"]] == [4]
    assert "One" in log.read_text(), "what follows a session follows it"


def test_a_signal_ends_a_question_for_a_line_in_a_session(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK.replace("ready = 0", "ready = 60")), "--plain")
    terminal.wait_for("Get ready")
    terminal.type("l")
    terminal.wait_for("from here on with")
    terminal.send(signal.SIGTERM)
    assert terminal.wait() == 128 + signal.SIGTERM


def test_leaving_discards(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK), "--plain")
    terminal.wait_for("Last set: Glute squeeze")
    terminal.type("q")
    terminal.wait_for("Leave?")
    terminal.type("d")
    terminal.wait_for("0 sets kept")
    assert terminal.wait() == 0
    assert "; discarded" in terminal.text
    assert program.history()["sets"] == program.history()["sessions"] == []


def cut_off(program: Program) -> None:
    """A session whose program is killed in its third set of three."""
    terminal = program.open("start", program.workout(QUICK), "--plain")
    terminal.wait_for("Last set: Glute squeeze")
    until(lambda: len(program.sets()) == 2)
    terminal.process.kill()
    assert terminal.wait() == -9


def test_a_session_that_was_cut_off_goes_on(program: Program) -> None:
    cut_off(program)
    terminal = program.open("start", program.workout(ONE), "--plain")
    terminal.wait_for("Quick, begun just now, was not finished. 2 of 3 sets are done, and kept.")
    terminal.wait_for("r goes on with set 3")
    terminal.type("what?\n")
    terminal.wait_for(lambda text: text.count("r goes on with set 3") == 2)
    terminal.type("r\n")
    terminal.wait_for("Paused; space goes on")
    terminal.type(" ")
    terminal.wait_for("Last set: Glute squeeze")
    terminal.type("q")
    terminal.wait_for("Leave?")
    terminal.type("k")
    terminal.wait_for("How hard")
    terminal.type("4\n\n\n")
    assert terminal.wait() == 0
    history = program.history()
    assert [session["effort"] for session in history["sessions"]] == [4]
    assert {done["session"] for done in history["sets"]} == {history["sessions"][0]["id"]}
    assert program.sets()[:2] == [("clam", "left", 1.0), ("clam", "right", 1.0)]


@pytest.mark.parametrize(("answer", "kept"), [("d\n", 1), ("\n", 3), ("\x04", 3)], ids=["d", "enter", "end"])
def test_a_session_that_was_cut_off_is_kept_or_discarded(program: Program, answer: str, kept: int) -> None:
    cut_off(program)
    terminal = program.open("start", program.workout(ONE), "--plain")
    terminal.wait_for("d discards it")
    terminal.type(answer)
    terminal.wait_for("How hard")
    terminal.type("\n\n\n")
    assert terminal.wait() == 0
    assert len(program.sets()) == kept


def test_ctrl_c_at_the_question_begins_nothing_and_decides_nothing(program: Program) -> None:
    cut_off(program)
    terminal = program.open("start", program.workout(ONE), "--plain")
    terminal.wait_for("as it is:")
    terminal.type("\x03")
    assert terminal.wait() == 130
    assert "One, " not in terminal.text
    assert len(program.sets()) == 2
    terminal = program.open("start", program.workout(ONE), "--plain")
    terminal.wait_for("r goes on with set 3")
    terminal.type("К\n")  # the R of a Russian keyboard, with caps lock
    terminal.wait_for("Paused; space goes on")


def test_in_a_pipe_what_was_cut_off_is_kept_and_said(program: Program) -> None:
    cut_off(program)
    done = program.run("start", program.workout(ONE), "--plain")
    assert done.returncode == 0
    assert done.stderr == ("glutetimer: Quick, begun just now, was not finished. 2 of 3 sets are done, and kept.\n")
    assert len(program.sets()) == 3
    assert program.run("start", program.workout(ONE), "--plain").stderr == ""


@pytest.mark.parametrize(("leave", "discard"), [("Q", "D"), ("й", "в")], ids=["caps lock", "Cyrillic"])
def test_caps_lock_and_another_script_do_no_harm(program: Program, leave: str, discard: str) -> None:
    terminal = program.open("start", program.workout(QUICK), "--plain")
    terminal.wait_for("Last set: Glute squeeze")
    terminal.type(leave)
    terminal.wait_for("Leave?")
    terminal.type(discard)
    terminal.wait_for("0 sets kept")
    assert terminal.wait() == 0


def test_a_leaned_on_key_acts_once(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK), "--plain")
    terminal.wait_for("Last set: Glute squeeze")
    lean(terminal, " ")
    assert terminal.text.count("Paused") == 1
    assert ", in 3" not in terminal.text


def lean(terminal: Terminal, key: str) -> None:
    """Lean on a key: 25 presses 30 ms apart."""
    for _ in range(25):
        terminal.type(key)
        terminal.read_for(0.03)
    terminal.read_for(0.3)


def test_a_hold_is_stopped_by_any_key(program: Program) -> None:
    terminal = program.open("start", program.workout(HOLD), "--plain")
    began = terminal.wait_for("\nTwo-leg bridge hold, until form slips")
    terminal.read_for(began + 5.52 - time.monotonic())
    stopped = terminal.type("n")
    terminal.wait_for("What ended it?")
    lean(terminal, "n")
    terminal.type("f")
    terminal.wait_for("How hard was it?")
    terminal.type("9\r")
    terminal.wait_for("'9' is none of 1 to 5")
    terminal.type("4\r")
    terminal.wait_for("Did anything hurt?")
    terminal.type("4 k\r")
    terminal.wait_for("4 or more: stop this exercise for today.")
    terminal.wait_for("A note?")
    terminal.type("gusty 右\r")
    terminal.wait_for("1 set kept")
    assert terminal.wait() == 0
    (hold,) = program.history()["sets"]
    assert hold["clocked_s"] == pytest.approx(stopped - began, abs=LATE_S)
    assert (hold["reason"], hold["trim_s"]) == ("form", 2.0)
    (session,) = program.history()["sessions"]
    assert (session["effort"], session["pain"]) == (4, {"score": 4, "place": "knee"})
    assert session["note"] == "gusty 右"


def test_commands_of_the_users_own_are_told_and_what_fails_is_one_line(program: Program) -> None:
    writes = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read())"
    waits = "import os, sys, time\nwhile not os.path.exists(sys.argv[1] + '.go'): time.sleep(0.02)\n"
    told = program.folder / "told"
    (program.data / "settings.toml").write_text(
        f"""
sound = false
[hooks]
on_set = {json.dumps([sys.executable, "-c", writes, str(told)])}
on_session = {json.dumps([sys.executable, "-c", waits + writes, str(told)])}
on_phase = "nowhere-to-be-found"
""",
        "utf-8",
    )
    done = program.run("start", program.workout(), "--plain")
    assert told.read_text("utf-8").count("\n") <= 3, "nobody waited for the two that still wait"
    told.with_suffix(".go").touch()
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "3 sets kept")
    assert done.stderr == "glutetimer: on_phase: nowhere-to-be-found: not found\n"
    until(lambda: told.read_text("utf-8").count("\n") == 5)  # the last one, after the program's end
    lines = list(map(json.loads, told.read_text("utf-8").splitlines()))
    assert [line["side"] for line in lines if line["event"] == "set"] == ["left", "right", "both"]
    assert sorted(line["state"] for line in lines if line["event"] == "session") == ["begun", "done"]
    kept = {done["session"] for done in program.history()["sets"]}
    assert {line["session"] for line in lines} == kept


def test_whoever_has_not_seen_the_safety_text_is_told_of_it(program: Program) -> None:
    (program.data / "safety-shown").unlink()
    argv = program.argv("start", program.workout(ONE), "--plain")
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout.startswith("First: `glutetimer safety` says when to stop")


def test_lines_end_between_words_and_one_lists_the_keys(program: Program) -> None:
    terminal = program.open("start", program.workout(HOLD.replace("= 1", "= 5")), "--plain", columns=40)
    terminal.wait_for("any key ends a hold")
    terminal.type("?")
    terminal.wait_for("space: pause and go on;")
    terminal.wait_for("any key: ends a hold")
    terminal.wait_for("\nTwo-leg bridge hold, until form slips")
    terminal.read_for(0.7)
    terminal.type("x")
    terminal.wait_for("A false start?")
    terminal.read_for(0.2)  # what comes sooner was struck with the key that ended the hold
    terminal.type("?")
    terminal.wait_for(lambda text: text.count("A false start? enter discards it; c\ncramp and p pain keep it") == 2)
    terminal.type("c")
    terminal.wait_for("How hard was it? 1 easy to 5 very hard;\nenter skips:")
    assert max(map(len, terminal.raw.decode().splitlines())) < 40


ASKING = """
import signal
from glutetimer.keys.line import read_line
from glutetimer.keys.terminal import Keyboard

with Keyboard():
    pass  # what a session loads is there

def leave(number, frame):
    raise EOFError

signal.signal(signal.SIGALRM, leave)
for microseconds in range(1, 301, 3):
    try:
        signal.setitimer(signal.ITIMER_REAL, 1e-6 * microseconds)
        read_line("?")
    except EOFError:
        continue
"""
"""Each signal comes somewhat later than the one before: some between a question and its reading."""


def test_no_signal_is_missed_between_a_question_and_its_reading() -> None:
    terminal = Terminal([sys.executable, "-c", ASKING])
    try:
        assert terminal.wait(3 * PATIENCE_S) == 0
    finally:
        terminal.close()
