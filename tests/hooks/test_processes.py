"""Commands as processes: begun in order, told, taken leave of, and never waited for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.hooks import processes as module
from glutetimer.hooks.processes import MOST, Processes
from glutetimer.settings.settings import Hook
from tests.hooks.conftest import Commands
from tests.sound.conftest import children, needs_sh, until

HANGS = "import time; time.sleep(60)"
PYTHON = Path(sys.executable).name


def over(processes: Processes, kill: bool = False) -> None:
    """Wait until its thread has nothing left to do; commands that hang are killed."""
    processes.close()
    for one in list(processes._running) if kill else ():
        one.process.kill()
    until(lambda: processes._told.is_set() and not processes._running)


def test_a_command_is_told_one_line_and_then_nothing(commands: Commands) -> None:
    notices: list[str] = []
    processes = Processes({Hook.PHASE: commands.make()}, notices.append)
    processes.tell(Hook.PHASE, b'{"event": "phase"}\n')
    until(commands.lines)
    assert commands.told() == [{"event": "phase"}]
    over(processes)
    assert notices == []


def test_what_was_told_before_the_end_is_run_after_it(commands: Commands) -> None:
    processes = Processes({Hook.PHASE: commands.make()}, print)
    for n in range(3):
        processes.tell(Hook.PHASE, b"%d\n" % n)
    processes.close()
    until(lambda: sorted(commands.lines()) == ["0", "1", "2"])
    over(processes)


@pytest.mark.parametrize(
    ("script", "notice"),
    [
        ("import sys; sys.exit(3)", "ended with 3"),
        ("import os, sys; sys.stdin.read(); os.kill(os.getpid(), 9)", "ended by signal 9"),
    ],
)
@needs_sh
def test_a_command_that_fails_is_one_notice(commands: Commands, script: str, notice: str) -> None:
    notices: list[str] = []
    processes = Processes({Hook.SET: commands.make(script)}, notices.append)
    for _ in range(3):
        processes.tell(Hook.SET, b"{}\n")
    until(lambda: notices)
    over(processes)
    assert notices == [f"on_set: {PYTHON}: {notice}"]


def test_a_command_that_is_not_there_is_one_notice_for_each_hook(tmp_path: Path) -> None:
    notices: list[str] = []
    words = [str(tmp_path / "no\x1b[31mwhere")]
    processes = Processes({Hook.SET: words, Hook.PHASE: words}, notices.append)
    for hook in (Hook.SET, Hook.PHASE, Hook.SET, Hook.PHASE):
        processes.tell(hook, b"{}\n")
    over(processes)
    assert notices == [r"on_set: no\x1b[31mwhere: not found", r"on_phase: no\x1b[31mwhere: not found"]


@pytest.mark.skipif(os.name != "posix", reason="a folder is no program elsewhere either, but in other words")
def test_what_cannot_be_run_is_a_notice(tmp_path: Path) -> None:
    notices: list[str] = []
    processes = Processes({Hook.SET: [str(tmp_path)]}, notices.append)
    processes.tell(Hook.SET, b"{}\n")
    over(processes)
    assert notices == [f"on_set: {tmp_path.name}: permission denied"]


def test_a_home_folder_is_found_without_a_shell(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(Path(sys.executable).parent))
    monkeypatch.setenv("USERPROFILE", str(Path(sys.executable).parent))
    _, *arguments = commands.make()
    processes = Processes({Hook.SET: [f"~/{PYTHON}", *arguments, "~", "$HOME; true"]}, print)
    processes.tell(Hook.SET, b"{}\n")
    until(commands.lines)
    over(processes)


@needs_sh
def test_a_command_that_hangs_is_ended_and_all_that_it_began(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LIMIT_S", 0.3)
    notices: list[str] = []
    script = "import subprocess, sys; print(subprocess.Popen(['sleep', '60']).pid, file=open(sys.argv[1], 'w'))"
    processes = Processes({Hook.PHASE: commands.make(f"{script}; {HANGS}")}, notices.append)
    processes.tell(Hook.PHASE, b"{}\n")
    until(lambda: notices)
    assert notices == [f"on_phase: {PYTHON}: took more than 0.3 seconds, and was ended"]
    until(lambda: not children())
    if commands.lines():  # a slow machine may have ended it before it began anything
        until(lambda: not _runs(int(commands.lines()[0])))
    over(processes)


def _runs(pid: int) -> bool:
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(found) and not found.startswith("Z")


@needs_sh
def test_five_hundred_at_once_are_not_five_hundred_processes(commands: Commands) -> None:
    notices: list[str] = []
    processes = Processes({Hook.PHASE: commands.make(HANGS), Hook.SET: commands.make(name="other")}, notices.append)
    for _ in range(500):
        processes.tell(Hook.PHASE, b"{}\n")
    processes.tell(Hook.SET, b"{}\n")
    until(commands.lines)  # another hook is run all the same
    assert len([one for one in processes._running if one.hook is Hook.PHASE]) == MOST, "none was waited for"
    assert notices == [f"on_phase: {PYTHON}: {MOST} of it still run; until one ends, no other begins"]
    over(processes, kill=True)
    until(lambda: not children())


def test_what_does_not_read_its_input_holds_nobody_up(commands: Commands) -> None:
    processes = Processes({Hook.PHASE: commands.make(HANGS), Hook.SET: commands.make(name="other")}, print)
    processes.tell(Hook.PHASE, b"x" * 4095 + b"\n")
    processes.tell(Hook.SET, b"{}\n")
    until(commands.lines)
    over(processes, kill=True)


@needs_sh
def test_a_command_has_no_terminal_and_nothing_of_it_is_seen(
    commands: Commands, capfd: pytest.CaptureFixture[str]
) -> None:
    script = """
import os, sys
print("out \\a"); print("err \\a", file=sys.stderr)
try:
    terminal = os.open("/dev/tty", os.O_RDWR)
except OSError:
    terminal = None
own = os.getsid(0) == os.getpid()
print(terminal, own, [stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)], file=open(sys.argv[1], "w"))
"""
    processes = Processes({Hook.PHASE: commands.make(script)}, print)
    processes.tell(Hook.PHASE, b"{}\n")
    until(lambda: commands.lines() == ["None True [False, False, False]"])
    over(processes)
    assert capfd.readouterr() == ("", "")


ENDS = """
import sys, time
from glutetimer.hooks.processes import Processes
from glutetimer.settings.settings import Hook
processes = Processes({Hook.SESSION: sys.argv[1:]}, print)
for n in range(3):
    processes.tell(Hook.SESSION, b"%d\\n" % n)
"""


@needs_sh
def test_the_end_of_the_program_waits_for_no_command_but_each_is_told(commands: Commands, tmp_path: Path) -> None:
    go = tmp_path / "go"
    script = f"""
import os, sys, time
line = sys.stdin.read()
while not os.path.exists({str(go)!r}):
    time.sleep(0.02)
open(sys.argv[1], 'a').write(line)
"""
    done = subprocess.run(
        [sys.executable, "-c", ENDS, *commands.make(script)], capture_output=True, text=True, timeout=20
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert commands.lines() == [], "they go on alone"
    go.touch()
    until(lambda: sorted(commands.lines()) == ["0", "1", "2"])
