"""Whether a session is still performed: asked where that can be, and decided for the safe side where it cannot."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from glutetimer import system
from glutetimer.history.resume import owner
from glutetimer.history.resume.owner import SILENT_MS, is_gone
from glutetimer.system.macos import MacOS

NOW = 1_800_000_000_000
SAYS = "from glutetimer.history.resume.owner import this_process as t; print(t(), flush=True); input()"


@pytest.fixture(params=["asks the system", "asks ps"])
def asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system itself: /proc, or Windows; or a system without /proc, such as macOS."""
    if request.param == "asks ps":
        if not shutil.which("ps"):
            pytest.skip("no ps here")
        monkeypatch.setattr(system, "this", MacOS())
        owner.this_process.cache_clear()


@pytest.fixture
def other() -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([sys.executable, "-c", SAYS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.communicate()


def owned_by(process: subprocess.Popen[str], **other: Any) -> str:
    """As the process itself would have it on this system."""
    here = json.loads(owner.this_process())
    begun = {"process": process.pid, "token": "other", "begun": system.this.find_beginning(process.pid)}
    return json.dumps({**here, **begun, **other})


@pytest.mark.usefixtures("asked")
def test_one_that_lives_is_never_gone_and_one_that_is_dead_at_once(other: subprocess.Popen[str]) -> None:
    assert other.stdout and other.stdout.readline()
    said = owned_by(other)
    assert json.loads(said)["begun"]
    assert not is_gone(said, NOW - 100 * SILENT_MS, NOW)
    other.kill()
    assert other.wait()
    assert is_gone(said, NOW, NOW)


@pytest.mark.usefixtures("asked")
def test_a_number_that_another_process_has_by_now(other: subprocess.Popen[str]) -> None:
    assert is_gone(owned_by(other, begun="earlier"), NOW, NOW)


@pytest.mark.usefixtures("asked")
def test_a_number_that_no_process_can_have(other: subprocess.Popen[str]) -> None:
    said = {**json.loads(owned_by(other)), "process": 10**30}
    assert is_gone(json.dumps(said), NOW, NOW)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"machine": "another host"},
        {"machine": "another host", "boot": "another"},
        {"space": "another container"},
    ],
)
def test_one_that_cannot_be_asked_is_gone_once_it_is_silent(
    other: subprocess.Popen[str], elsewhere: dict[str, str]
) -> None:
    said = owned_by(other, **elsewhere)
    assert not is_gone(said, NOW - SILENT_MS, NOW)
    assert not is_gone(said, NOW + SILENT_MS, NOW)
    assert is_gone(said, NOW - SILENT_MS - 1, NOW)


def test_machines_that_were_copied_are_told_by_their_names(
    other: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, said = system.this.identify(), owned_by(other, boot="of the other one")
    assert is_gone(said, NOW, NOW)  # this machine, started anew
    monkeypatch.setattr(system.this, "identify", lambda: {**here, "machine": f"{here['machine']} copy"})
    owner.this_process.cache_clear()
    assert not is_gone(said, NOW, NOW)


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    yield
    owner.this_process.cache_clear()


def test_all_threads_of_a_process_are_one_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first two that ask, at once: what one of them writes must not be another's for the other."""
    both = Barrier(2)
    monkeypatch.setattr(system.this, "find_beginning", lambda _: f"after {both.wait(10) * 0}")
    owner.this_process.cache_clear()
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(lambda _: owner.this_process(), range(2))
    assert one == other
