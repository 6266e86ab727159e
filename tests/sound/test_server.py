"""A real sound server that loses its only device in the middle of a session: `pytest -m long`."""

from __future__ import annotations

import os
import shutil
import subprocess
import time

import pytest

from glutetimer.session.events import Count
from glutetimer.sound.quiet import quiet
from glutetimer.sound.stream import Stream
from tests.bench.sound import NEEDED, RATE, server
from tests.sound.conftest import until

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(any(not shutil.which(name) for name in NEEDED), reason="needs pulseaudio, pactl and parec"),
]


def pactl(*args: str) -> str:
    return subprocess.run(["pactl", *args], capture_output=True, text=True, check=True).stdout


@pytest.fixture(autouse=True)
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device is looked for often; what a server puts into the environment goes with the test."""
    pytest.importorskip("miniaudio")
    monkeypatch.setattr("glutetimer.sound.stream.SELDOM_S", 2.0)
    for name in ("HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


def test_a_device_pulled_out_and_put_in_again() -> None:
    with server(), quiet():
        stream = Stream(80, time.monotonic, ["PULSEAUDIO"])
        assert stream.open(), stream.problem
        for _ in range(2):
            module = next(line.split()[0] for line in pactl("list", "short", "modules").splitlines() if "sink" in line)
            pactl("unload-module", module)
            until(lambda: stream.problem, 15)
            assert not stream.works
            pactl("load-module", "module-null-sink", "sink_name=null", f"rate={RATE}", "channels=1")
            until(lambda: stream.works, 15)
        stream.close()
        until(lambda: not stream.works)


def test_a_server_that_ends_and_begins_again() -> None:
    with quiet():
        with server():
            stream = Stream(80, time.monotonic, ["PULSEAUDIO"])
            assert stream.open(), stream.problem
        until(lambda: not stream.works, 15)
        for n in range(3):
            stream.hear([Count(time.monotonic(), n + 1)], [], time.monotonic())
        with server():
            until(lambda: stream.works, 15)
            stream.close()
            until(lambda: not stream.works)
