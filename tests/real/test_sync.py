"""Devices that sync for real: killed, by git, by two Syncthings, and with wrong clocks."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, redirect_stdout
from pathlib import Path
from xml.etree import ElementTree

import pytest

from glutetimer.cli.main import main
from tests.real.program import GLUTETIMER
from tests.real.sync_cuts import count_calls, count_kills, is_faultless

PATIENCE_S = 20.0


class Home:
    """A device that is used by its command line."""

    def __init__(self, place: Path, folder: Path) -> None:
        self.place, self.folder = place, folder
        place.mkdir(exist_ok=True)
        folder.mkdir(exist_ok=True)
        self.prefix: tuple[str, ...] = ()
        self.environment: dict[str, str] = {}

    def run(self, *words: str) -> str:
        args = ["--data-dir", str(self.place), *words]
        if not self.prefix:  # the same in this process, and sooner
            with redirect_stdout(io.StringIO()) as said:
                assert main(args) == 0
            return said.getvalue()
        environment = {**os.environ, **self.environment}
        done = subprocess.run(
            [*self.prefix, *GLUTETIMER, *args], capture_output=True, text=True, timeout=PATIENCE_S, env=environment
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def sync(self) -> str:
        return self.run("sync", str(self.folder)).splitlines()[0]

    def export(self) -> str:
        file = self.place / "export.json"
        self.run("export", str(file))
        return file.read_text("utf-8")


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Home, Home]:
    """Two devices, each with a copy of the folder."""
    return Home(tmp_path / "laptop", tmp_path / "here"), Home(tmp_path / "desktop", tmp_path / "there")


def test_homes_that_are_killed_between_commit_write_and_read_lose_nothing() -> None:
    counts = count_kills(6)
    assert is_faultless(counts) and counts["sets"] > 6, counts


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("strace"), reason="no strace")
def test_homes_that_are_killed_at_any_call_that_writes_lose_nothing() -> None:
    counts = count_calls()
    assert is_faultless(counts) and counts["sets"], counts


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, timeout=PATIENCE_S)


@pytest.mark.skipif(not shutil.which("git"), reason="no git")
def test_by_git(tmp_path: Path, homes: tuple[Home, Home]) -> None:
    (tmp_path / "origin").mkdir()
    git(tmp_path / "origin", "init", "--bare")
    for home in homes:
        git(tmp_path, "clone", str(tmp_path / "origin"), str(home.folder))

    def carry(home: Home) -> None:
        home.sync()
        git(home.folder, "add", "--all")
        git(home.folder, "commit", "--allow-empty", "--message", "sync")
        if home is not homes[0] or (tmp_path / "begun").exists():
            git(home.folder, "pull", "--no-rebase", "--no-edit")
        (tmp_path / "begun").touch()
        git(home.folder, "push", "origin", "HEAD:main")
        git(home.folder, "branch", "--set-upstream-to=origin/main")

    laptop, desktop = homes
    laptop.run("log", "clam", "3x10", "left")
    carry(laptop)
    git(desktop.folder, "pull", "origin", "main")
    desktop.run("log", "hold", "left", "23", "--reason", "form")
    carry(desktop)
    laptop.run("undo")
    laptop.run("log", "clam", "10", "right")
    carry(laptop)
    assert laptop.sync() == "Sent: nothing new. Came: 1 session, 1 set."
    git(desktop.folder, "pull", "--no-rebase", "--no-edit")
    desktop.sync()
    assert laptop.export() == desktop.export()
    document = json.loads(laptop.export())
    assert sorted((done["exercise"], done["side"]) for done in document["sets"]) == [
        ("clam", "right"),
        ("sl-bridge-hold", "left"),
    ]


@pytest.mark.skipif(not shutil.which("faketime"), reason="no faketime")
@pytest.mark.parametrize(
    "offset", ["-2d", *(pytest.param(each, marks=pytest.mark.long) for each in ("+2d", "+20m", "-20m", "+60y"))]
)
def test_with_a_clock_that_is_wrong_the_last_word_is_the_last_word(homes: tuple[Home, Home], offset: str) -> None:
    laptop, desktop = homes
    desktop.folder = laptop.folder
    desktop.prefix = ("faketime", "-f", offset)
    desktop.environment = {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    laptop.run("log", "clam", "3x10", "left")
    for home in (laptop, desktop, laptop):
        home.sync()
    desktop.run("log", "hold", "left", "23", "--reason", "form")
    for home in (desktop, laptop):
        home.sync()
    laptop.run("undo")  # what it did before, though the other one's clock is ahead, or behind
    laptop.sync()
    desktop.sync()
    assert laptop.export() == desktop.export()
    assert [done["exercise"] for done in json.loads(laptop.export())["sets"]] == ["sl-bridge-hold"]
    laptop.run("redo")
    laptop.sync()
    desktop.sync()
    assert laptop.export() == desktop.export()
    assert len(json.loads(laptop.export())["sets"]) == 4


def find_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


QUIET = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "crashReportingEnabled": "false",
    "startBrowser": "false",
    "autoUpgradeIntervalH": "0",
    "urAccepted": "-1",
    "reconnectionIntervalS": "1",
}
"""Nothing leaves the loopback."""


class Syncthing:
    """A real one, that knows one other and carries one folder."""

    def __init__(self, place: Path, folder: Path) -> None:
        self.place, self.folder = place, folder
        self.address, self.gui = f"tcp://127.0.0.1:{find_port()}", f"127.0.0.1:{find_port()}"
        generate = ["syncthing", "generate", "--home", str(place), "--no-default-folder"]
        subprocess.run(generate, check=True, capture_output=True, timeout=PATIENCE_S)
        self.config = ElementTree.parse(place / "config.xml")
        root = self.config.getroot()
        self.id = root.find("device").get("id")  # type: ignore[union-attr]
        self.key = root.findtext("gui/apikey")
        for name, value in {**QUIET, "listenAddress": self.address}.items():
            root.find(f"options/{name}").text = value  # type: ignore[union-attr]
        root.find("gui/address").text = self.gui  # type: ignore[union-attr]

    def start(self, other: Syncthing, calls: bool) -> subprocess.Popen[bytes]:
        """Begin; one of two calls the other."""
        root = self.config.getroot()
        folder = ElementTree.SubElement(root, "folder", id="glutes", path=str(self.folder))
        ElementTree.SubElement(folder, "maxConflicts").text = "10"  # as it is unasked
        for id in (self.id, other.id):
            ElementTree.SubElement(folder, "device", id=str(id))
        device = ElementTree.SubElement(root, "device", id=str(other.id))
        ElementTree.SubElement(device, "address").text = other.address if calls else "dynamic"
        self.config.write(self.place / "config.xml")
        command = ["syncthing", "serve", "--home", str(self.place), "--no-browser", "--no-restart"]
        with (self.place / "log").open("wb") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "STNORESTART": "1"})

    def ask(self, path: str) -> None:
        """Tell it to do something now, instead of in a while."""
        request = urllib.request.Request(f"http://{self.gui}/rest/{path}", b"", {"X-API-Key": str(self.key)})
        with urllib.request.urlopen(request, timeout=PATIENCE_S):
            pass

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.name.startswith("glutetimer-")}


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until, what
        time.sleep(0.05)


@pytest.fixture
def syncthings(tmp_path: Path, homes: tuple[Home, Home]) -> Iterator[tuple[Syncthing, Syncthing]]:
    """Two that carry the homes' folders."""
    if not shutil.which("syncthing"):
        pytest.skip("no syncthing")
    first, second = (Syncthing(tmp_path / f"syncthing{number}", home.folder) for number, home in enumerate(homes))
    with ExitStack() as ends:
        for one, other in ((first, second), (second, first)):
            program = one.start(other, calls=one is first)
            ends.callback(program.wait)
            ends.callback(program.terminate)  # not killed: it has a second process, which would go on
        for each in (first, second):

            def is_up(each: Syncthing = each) -> bool:
                try:
                    each.ask("db/scan?folder=glutes")
                except OSError:
                    return False
                return True

            wait_until(is_up, f"{each.place}: it does not start")
        yield first, second


def carry(syncthings: tuple[Syncthing, Syncthing], number: int) -> None:
    """Until both have the same files, so many."""

    def is_carried() -> bool:
        for each in syncthings:
            each.ask("db/scan?folder=glutes")
        try:
            files = [each.files() for each in syncthings]
        except FileNotFoundError:  # renamed at this instant
            return False
        return files[0] == files[1] and len(files[0]) >= number

    wait_until(is_carried, "not carried")


def test_by_two_syncthings_and_with_a_conflict(
    homes: tuple[Home, Home], syncthings: tuple[Syncthing, Syncthing]
) -> None:
    laptop, desktop = homes
    laptop.run("log", "clam", "3x10", "left")
    desktop.run("log", "hold", "left", "23", "--reason", "form")
    for home in homes:
        home.sync()
    carry(syncthings, 2)
    assert [home.sync() for home in homes] == [
        "Sent: nothing new. Came: 1 session, 1 set.",
        "Sent: nothing new. Came: 1 session, 3 sets.",
    ]
    # The desktop's home becomes a copy of the laptop's: both append to one file while they do not see each other.
    for each, other in (syncthings, syncthings[::-1]):
        each.ask(f"system/pause?device={other.id}")
    shutil.rmtree(desktop.place)
    shutil.copytree(laptop.place, desktop.place)
    for home, exercise in ((laptop, "side-plank"), (desktop, "clam")):
        home.run("log", exercise, "30s" if exercise == "side-plank" else "12", "right")
        home.sync()
    for each, other in (syncthings, syncthings[::-1]):
        each.ask(f"system/resume?device={other.id}")
    carry(syncthings, 3)
    assert any("sync-conflict" in name for name in syncthings[0].files())
    for _ in range(2):
        for home in homes:
            home.run("sync")
        carry(syncthings, 4)
    for home in homes:
        home.run("sync")
    assert laptop.export() == desktop.export()
    sets = json.loads(laptop.export())["sets"]
    assert sorted(done["exercise"] for done in sets) == ["clam"] * 4 + ["side-plank", "sl-bridge-hold"]
