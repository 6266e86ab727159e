"""A voice that ignores what tells it to end: real processes, and a real program that they must not outlive."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from glutetimer.session.events import RestChanged
from glutetimer.settings.settings import Talk
from glutetimer.sound.speaker import find
from glutetimer.sound.synthesizer import Manner
from glutetimer.sound.voice import Voice
from tests.session.sample import CLAMS, laid_out
from tests.sound.conftest import Programs, children, needs_sh, until

pytestmark = needs_sh
IGNORES = """trap '' TERM INT HUP
sleep 60 &
read words
echo "$words" >> "$0.told"
while :; do sleep 60 || :; done"""
PROGRAM = """
import sys, time
from glutetimer.session.events import RestChanged
from glutetimer.settings.settings import Talk
from glutetimer.sound import background, voice
from glutetimer.sound.speaker import find
from glutetimer.sound.synthesizer import Manner
from tests.session.sample import CLAMS, laid_out
voice.LONGEST_S = background.LONGEST_S = 0.5
speaks = voice.Voice(find(Manner(80)), Talk.FULL, lambda: laid_out(CLAMS), time.monotonic)
speaks.hear([RestChanged(time.monotonic() - 0.1, 42)], [], time.monotonic())
sys.stdin.readline()
"""


def processes() -> list[tuple[int, int, int]]:
    """Every living process: its id, its parent's, its session's."""
    found = subprocess.run(["ps", "-eo", "pid=,ppid=,sid=,stat="], capture_output=True, text=True, check=True)
    lines = (line.split() for line in found.stdout.splitlines())
    return [(int(pid), int(parent), int(session)) for pid, parent, session, state in lines if "Z" not in state]


def members(session: int) -> list[int]:
    return [pid for pid, _, of in processes() if of == session]


def test_it_is_killed_and_what_it_started_too(programs: Programs) -> None:
    programs.add("espeak-ng", IGNORES)
    speaker = find(Manner(80))
    assert speaker
    voice = Voice(speaker, Talk.FULL, lambda: laid_out(CLAMS), time.monotonic)
    voice.hear([RestChanged(time.monotonic() - 0.1, 42)], [], time.monotonic())
    until(lambda: programs.told("espeak-ng") == ["42 seconds left"])
    (leader,) = children()
    until(lambda: len(members(leader)) == 3)
    voice.close(at_once=True)
    until(lambda: not members(leader))
    until(lambda: not children())


@pytest.mark.parametrize("ends", ["by itself", "by a signal"])
def test_it_does_not_outlive_the_program(ends: str, programs: Programs) -> None:
    programs.add("espeak-ng", IGNORES)
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        until(lambda: programs.told("espeak-ng") == ["42 seconds left"])
        (leader,) = (pid for pid, parent, session in processes() if parent == program.pid and pid == session)
        assert program.stdin
        if ends == "by a signal":
            program.send_signal(signal.SIGINT)
        program.stdin.close()
        program.wait(30)
    assert not members(leader)
