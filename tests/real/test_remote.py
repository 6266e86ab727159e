"""`--remote` for real: the program in a terminal, the phone's page in a browser, a finger."""

from __future__ import annotations

import json
import re
import signal
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.real.program import QUICK, Program
from tests.real.terminal import LATE_S, READ_S, Terminal
from tests.real.test_hold import TWO_HOLDS
from tests.remote.browser import CHROMIUM, Browser

DEAF_S = 0.8
"""As long as an answer hears nothing that comes up under a finger, and no key what the phone has just stopped."""


def address(terminal: Terminal) -> str:
    """Where the program says the page is."""
    terminal.wait_for(lambda text: re.search(r"http://\S+/[A-Z2-7]{32}\b", text))
    found = re.search(r"http://\S+/[A-Z2-7]{32}\b", terminal.text)
    assert found
    return found[0]


def tap(address: str, action: str, said: dict[str, object] | None = None) -> float:
    """A tap without a browser; returns when it was sent, by the clock of the terminal."""
    _, _, host, token = address.split("/")
    connection = HTTPConnection(host, timeout=10)
    sent = time.monotonic()
    body = json.dumps(said) if said else None
    connection.request("POST", f"/{token}/{action}", body, {"Origin": f"http://{host}"})
    assert connection.getresponse().status in (200, 204)
    return sent


def drained(terminal: Terminal) -> bool:
    """Take what the program draws: one that waits for its terminal hears no phone."""
    terminal.read_for(0.01)
    return True


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("face", [["--plain"], []], ids=["plain", "full window"])
def test_a_finger_leads_a_session_of_holds(program: Program, tmp_path: Path, face: list[str]) -> None:
    terminal = program.open("start", program.workout(TWO_HOLDS), "--remote", *face, columns=200, rows=60)
    browser = Browser(tmp_path / "profile")
    stopped: list[float] = []
    began: list[float] = []
    try:
        browser.open(address(terminal))
        browser.wait_for("BEGIN")
        browser.touch(200, 600)
        browser.lift()
        for side in ("LEFT", "RIGHT"):
            both = ("STOP", side)
            browser.wait_for(lambda text, both=both: drained(terminal) and all(word in text for word in both))  # type: ignore[misc]
            began.append(time.monotonic())
            terminal.read_for(5.6)
            browser.touch(200, 600)
            stopped.append(time.monotonic())
            browser.lift()
            after = "SWITCH" if side == "LEFT" else "STOPPED"
            browser.wait_for(lambda text, after=after: drained(terminal) and after in text)  # type: ignore[misc]
            browser.wait_for(lambda text: drained(terminal) and "What ended it?" in text)
            if side == "LEFT":
                terminal.read_for(DEAF_S)
                terminal.type("f")
        terminal.read_for(DEAF_S)
        browser.ask("document.querySelector('#answers > :nth-child(3)').click()")
        browser.wait_for(lambda text: drained(terminal) and ("DONE" in text or "CLOSED" in text))
        if face:
            terminal.wait_for("How hard was it?")
            terminal.type("\x04")
        else:
            terminal.wait_for("enter end glutetimer")
            terminal.read_for(READ_S)
            terminal.type("\r")
        assert terminal.wait() == 0
        browser.wait_for("CLOSED")
    finally:
        browser.close()
    sets = program.history()["sets"]
    assert [(found["side"], found["reason"]) for found in sets] == [("left", "form"), ("right", "cramp")]
    for found, start, end in zip(sets, began, stopped, strict=True):
        assert found["clocked_s"] == pytest.approx(end - start, abs=LATE_S)


def test_plain_lines_are_led_by_taps_and_a_key_begins(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK.replace("work = 1\n", "work = 60\n")), "--plain", "--remote")
    page = address(terminal)
    terminal.wait_for("Enter begins, or the phone does")
    assert "▀" in terminal.text and "▄" in terminal.text
    terminal.type("\r")
    terminal.wait_for("Clam, left")
    tap(page, "stop")
    tap(page, "pause")
    terminal.wait_for("Paused")
    tap(page, "pause")
    tap(page, "resume")
    terminal.wait_for("in 3")
    terminal.type("q")
    terminal.wait_for("Leave?")
    tap(page, "resume")
    terminal.type("k")
    assert terminal.wait() == 0
    with pytest.raises(OSError):
        tap(page, "pause")


def test_pain_is_said_on_the_phone_and_plain_lines_go_on(program: Program) -> None:
    terminal = program.open("start", program.workout(TWO_HOLDS), "--plain", "--remote", columns=200, rows=60)
    page = address(terminal)
    terminal.wait_for("the phone does")
    tap(page, "begin")
    terminal.wait_for("10. Stop when")
    tap(page, "stop")
    terminal.wait_for("What ended it?")
    tap(page, "answer_pain")
    terminal.wait_for("How bad is it?")
    tap(page, "resume")
    assert tap(page, "pain", {"score": 2, "place": "knee"})
    terminal.wait_for("Answered on the phone")
    terminal.wait_for("right")
    terminal.read_for(DEAF_S)
    terminal.type("q")
    terminal.wait_for("Leave?")
    terminal.type("k")
    terminal.wait_for("How hard was it?")
    terminal.type("\x04")
    assert terminal.wait() == 0
    (hurt,) = program.history()["sets"]
    assert (hurt["side"], hurt["reason"], hurt["pain"]) == ("left", "pain", {"score": 2, "place": "knee"})


def test_a_narrow_terminal_and_a_pipe_have_no_code(program: Program) -> None:
    terminal = program.open("start", program.workout(), "--plain", "--remote", columns=36, rows=40)
    terminal.wait_for("phone does")
    assert "▀" not in terminal.text
    done = program.run("start", program.workout(), "--plain", "--remote")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^Phone: http://\S+ \(.+\)$", done.stdout, re.MULTILINE) and "▀" not in done.stdout
    assert "Enter begins" not in done.stdout, "nobody can press it, so it has begun"


def test_a_signal_ends_it_while_the_phone_is_awaited(program: Program) -> None:
    for face in ([], ["--plain"]):
        terminal = program.open("start", program.workout(), "--remote", *face, columns=200, rows=60)
        address(terminal)
        terminal.send(signal.SIGTERM)
        assert terminal.wait() == 143


def test_home_shows_the_address_before_a_session(program: Program) -> None:
    program.data.mkdir(exist_ok=True)
    (program.data / "safety-shown").touch()
    terminal = program.open("--remote", columns=200, rows=60)
    terminal.wait_for("Five minutes a day")
    terminal.type("\r")
    page = address(terminal)
    tap(page, "begin")
    terminal.wait_for("5:00 left")


def test_it_is_never_there_unasked(program: Program) -> None:
    terminal = program.open("start", program.workout(), "--plain")
    terminal.wait_for("Get ready")
    assert "http" not in terminal.text
