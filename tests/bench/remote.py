"""How soon a tap on the phone stops a hold: `python tests/bench/remote.py [TAPS]`.

A finger comes down in Chromium, on this machine, so no radio is in between; what a network adds comes on top. It prints
the times and judges nothing.
"""

from __future__ import annotations

import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from threading import Event, Thread

sys.path.insert(0, str(Path(__file__).parents[2]))

from glutetimer.clock import SystemClock
from glutetimer.remote.remote import Remote
from glutetimer.remote.shown import Said, Shown
from tests.real.program import Program
from tests.real.test_remote import address
from tests.remote.browser import CHROMIUM, Browser

HOLDS = 'ready = 1\n[[step]]\nexercise = "bridge-hold"\nhold = "target"\nsets = 99\nrest = 4\n'


def posted(remote: Remote, taps: int) -> list[float]:
    """Seconds from before a request of the standard library's client to its arrival at the session."""
    clock, arrived, heard = SystemClock(), [0.0], Event()
    _, _, host, token = remote.address.split("/")

    def tap(action: str, at: float, said: Said | None = None) -> None:
        arrived[0] = clock.read().now
        heard.set()

    remote.on_tap = tap
    found = []
    for _ in range(taps):
        time.sleep(0.11)  # what the rate allows
        heard.clear()
        connection = HTTPConnection(host, timeout=10)
        sent = clock.read().now
        connection.request("POST", f"/{token}/stop", headers={"Origin": f"http://{host}"})
        heard.wait(10)
        found.append(arrived[0] - sent)
        connection.close()
    return found


def touched(remote: Remote, browser: Browser, taps: int) -> list[float]:
    """Seconds from before the command that puts the finger down to the tap's arrival at the session."""
    clock, arrived, heard = SystemClock(), [0.0], Event()

    def tap(action: str, at: float, said: Said | None = None) -> None:
        arrived[0] = at
        heard.set()

    remote.on_tap = tap
    remote.show(Shown("hold", "HOLD", "Bridge hold", "", "stop", "STOP", since=clock.read().now, length=99))
    browser.open(remote.address)
    browser.wait_for("STOP")
    found = []
    for _ in range(taps):
        time.sleep(0.25)
        heard.clear()
        sent = clock.read().now
        browser.touch(195, 600)
        heard.wait(10)
        found.append(arrived[0] - sent)
        browser.lift()
    return found


def seen(browser: Browser, folder: Path, taps: int, face: list[str]) -> list[float]:
    """Seconds from before that command to what the whole program then writes to its terminal."""
    program = Program(folder)
    terminal = program.open("start", program.workout(HOLDS), "--remote", *face, columns=200, rows=60)
    found = []
    try:
        browser.open(address(terminal))
        browser.wait_for(lambda text: "BEGIN" in text and bool(terminal.read_for(0.01) or True))
        browser.touch(195, 600)
        browser.lift()
        for _ in range(taps):
            browser.wait_for(lambda text: "STOP" in text and bool(terminal.read_for(0.01) or True))
            terminal.read_for(5.2)  # a shorter one asks whether it was one
            terminal.forget()
            sent: list[float] = []

            def touch(sent: list[float] = sent) -> None:
                sent.append(time.monotonic())
                browser.touch(195, 600)

            finger = Thread(target=touch)
            finger.start()
            word = "Good stop" if face else "What ended it?"
            found.append(terminal.wait_for(word) - sent[0])
            finger.join()
            browser.lift()
            browser.wait_for(lambda text: "REST" in text and bool(terminal.read_for(0.01) or True))
    finally:
        program.close()
    return found


def main(taps: int = 100) -> None:
    """Measure, and print."""
    if not CHROMIUM:
        sys.exit("Chromium is not installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(Path(folder, "profile"))
        remote = Remote(SystemClock())
        try:
            rows = {
                f"a POST, {remote.address.split('/')[2]}": posted(remote, taps),
                "a touch in Chromium": touched(remote, browser, taps),
            }
            for name, face in (("a touch, seen in the full window", []), ("a touch, a plain line", ["--plain"])):
                data = Path(folder, name)
                data.mkdir()
                rows[name] = seen(browser, data, max(3, taps // 10), face)
        finally:
            remote.close()
            browser.close()
    print(f"{'From the tap, in ms':40}{'taps':>6}{'median':>8}{'95 %':>8}{'most':>8}")
    for name, times in rows.items():
        ordered = sorted(times)
        at95 = ordered[round(0.95 * (len(ordered) - 1))]
        print(f"  {name:38}{len(times):>6}" + "".join(f"{1000 * t:>8.1f}" for t in (median(times), at95, ordered[-1])))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
