"""`glutetimer doctor`: what is wrong is said, once each, with what to do; whatever is broken, the rest is looked at."""

from __future__ import annotations

import json
import platform
import sys
import sysconfig
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from glutetimer import __version__
from glutetimer.cli.commands import doctor
from glutetimer.cli.main import main
from glutetimer.history.health import check_history
from glutetimer.history.ids import uuid7
from glutetimer.history.store import History
from glutetimer.remote import address
from glutetimer.remote.networks import TUNNEL, WIFI, Address
from glutetimer.settings.paths import paths
from tests.history.some import a_set
from tests.sound.conftest import be_silent_device


def examine(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = main(["--data-dir", str(folder), "doctor", "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, found


def test_an_empty_folder_is_healthy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.toml").write_text("sound = false\n", "utf-8")
    code, found = examine(tmp_path, capsys)
    assert (code, found["problems"]) == (0, [])
    assert found["versions"]["glutetimer"] == __version__
    assert found["history"]["check"] == "sound"
    assert found["sound"] == {"tones": "off in the settings"}
    assert not (tmp_path / "history.db").exists()


@pytest.mark.parametrize(
    ("built", "locked", "python", "system"),
    [
        ({"SOABI": "cpython-314-x86_64-linux-gnu", "Py_GIL_DISABLED": 0}, True, "", ""),
        ({"SOABI": "cpython-314-x86_64-linux-musl", "Py_GIL_DISABLED": 0}, True, "", ", musl"),
        ({"SOABI": "cpython-314t-x86_64-linux-gnu", "Py_GIL_DISABLED": 1}, False, ", free-threaded", ""),
        ({"SOABI": "cpython-314t-x86_64-linux-gnu", "Py_GIL_DISABLED": 1}, True, ", free-threaded, its GIL on", ""),
        ({}, True, "", ""),
    ],
)
def test_how_this_python_is_built_is_said(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    built: dict[str, object],
    locked: bool,
    python: str,
    system: str,
) -> None:
    """It decides which extras there are: no other line tells musl from glibc, nor a package that has put the GIL on."""
    (tmp_path / "settings.toml").write_text("sound = false\n", "utf-8")
    monkeypatch.setattr(sysconfig, "get_config_var", built.get)
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: locked, raising=False)
    _, found = examine(tmp_path, capsys)
    version = f"{platform.python_implementation()} {platform.python_version()}"
    assert found["versions"]["python"] == version + python
    assert found["versions"]["system"].endswith(" bits" + system)


def test_what_plays_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_silent_device(monkeypatch)
    (tmp_path / "settings.toml").write_text('voice = "off"\n', "utf-8")
    code, found = examine(tmp_path, capsys)
    assert (code, found["problems"], found["sound"]["tones"]) == (0, [], "miniaudio, Null")


def test_what_a_person_reads_ends_with_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.toml").write_text("sound = false\nvolume = 1000\n", "utf-8")
    assert main(["--data-dir", str(tmp_path), "doctor"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("versions\n  glutetimer ")
    assert out.splitlines()[-1].startswith("mistakes: ") and "settings.toml" in out.splitlines()[-1]


def test_a_damaged_history_is_told_from_a_sound_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "history.db"
    with History(path) as history:
        history.put(*(a_set(str(number)) for number in range(400)))
    whole = check_history(path)
    assert (whole.damage, whole.sets) == ("", 400)
    data = bytearray(path.read_bytes())
    at = len(data) // 2
    data[at : at + 3000] = b"\x5a" * 3000
    path.write_bytes(data)
    code, found = examine(tmp_path, capsys)
    assert code == 1
    assert any("damaged" in line for line in found["problems"]), found
    assert "\n" not in check_history(path).damage


def test_a_history_that_is_none_leaves_the_rest_to_be_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What waits for it most of all."""
    (tmp_path / "history.db").write_text("this is no history, but a text", "utf-8")
    (tmp_path / "unsaved-1.json").write_text("{}", "utf-8")
    code, found = examine(tmp_path, capsys)
    assert code == 1
    assert found["history"] == {"check": "not to be read", "size": "0.0 MB", "waiting": "1"}
    assert any("what cannot be read waits in " in line for line in found["problems"])
    assert found["phone"]["address"]


def test_where_the_phone_finds_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = [Address(ip_address("192.168.1.23"), "wlan0", WIFI), Address(ip_address("10.8.0.2"), "tun0", TUNNEL)]
    monkeypatch.setattr(address, "read_addresses", lambda: known)
    monkeypatch.setattr(address, "find_ways", lambda: [known[-1].ip])
    found = examine(tmp_path, capsys)[1]
    assert found["phone"] == {"address": "192.168.1.23 (wlan0, Wi-Fi)", "network": address.VPN.format("tun0")}
    (tmp_path / "settings.toml").write_text('sound = false\nremote-address = "192.168.9.9"\n', "utf-8")
    code, found = examine(tmp_path, capsys)
    assert code == 1 and found["phone"]["address"] == "192.168.1.23 (wlan0, Wi-Fi)"
    assert "remote-address: 192.168.9.9 is no address or network of this machine now" in found["problems"][0]
    del known[0]
    (tmp_path / "settings.toml").write_text("sound = false\n", "utf-8")
    found = examine(tmp_path, capsys)[1]
    assert found["phone"] == {
        "address": "none that a phone could open",
        "network": address.NO_PHONE.format("tun0, a tunnel"),
    }


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    code, found = examine(tmp_path / "file", capsys)
    assert code == 1
    assert "must be a folder" in found["problems"][0]
    assert found["sound"] and found["display"] and found["phone"], "the machine is looked at"


def test_what_is_somebodys_own_is_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "somebody"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "GLUTETIMER_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TMUX", "/somebody/s/socket,1,0")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr("platform.node", lambda: "somebodys-laptop")
    settings = paths().settings
    settings.parent.mkdir(parents=True)
    settings.write_text('volume = 700\nsound = false\nlog-file = "/media/somebody/stick/log"\n', "utf-8")
    history = paths().history
    history.parent.mkdir(parents=True, exist_ok=True)
    history.write_bytes(b"no history of anybody")
    for how in ([], ["--json"]):
        assert main(["doctor", *how]) == 1
        out = capsys.readouterr().out
        for kept in ("TMUX", "volume: 700", "no folder /media/USER/stick", "this is not a history"):
            assert kept in out
        assert "somebody" not in out.casefold()
        assert str(tmp_path) not in out


@pytest.mark.parametrize(
    ("variables", "colours"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "16 million"),
        ({"TERM": "screen.xterm-256color", "COLORTERM": "truecolor", "STY": "1.x"}, "256"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
        ({"TERM": "dumb"}, "none"),
    ],
)
def test_the_colours_that_are_painted(
    variables: dict[str, str], colours: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLORTERM", "NO_COLOR", "STY", "TEXTUAL_COLOR_SYSTEM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert doctor.describe_colours() == colours


@pytest.mark.parametrize("there", [True, False])
def test_where_sessions_go_besides_the_history(tmp_path: Path, capsys: pytest.CaptureFixture[str], there: bool) -> None:
    fit, log = tmp_path / "fit", tmp_path / "training.txt"
    (tmp_path / "settings.toml").write_text(f"sound = false\nfit-folder = '{fit}'\nlog-file = '{log}'\n", "utf-8")
    if there:
        fit.mkdir()
    (tmp_path / "unexported").mkdir()
    (tmp_path / "unexported" / uuid7()).touch()
    code, found = examine(tmp_path, capsys)
    assert (found["files"]["fit-folder"], found["files"]["log-file"]) == (f"{fit}, 1 waiting", str(log))
    lacks = f"fit-folder: there is no folder {fit}: make it, or change the setting"
    assert (code, found["problems"]) == ((0, []) if there else (1, [lacks]))


def test_a_sync_folder_is_looked_at_and_one_that_is_away_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, folder = tmp_path / "home", tmp_path / "folder"
    folder.mkdir()
    home.mkdir()
    (home / "settings.toml").write_text(f"sound = false\nsync-folder = '{folder}'\n", "utf-8")
    with History(home / "history.db") as history:
        history.put(a_set("x"))
    assert examine(home, capsys)[1]["sync"] == {"folder": str(folder), "files": "0", "unsent": "1"}
    main(["--data-dir", str(home), "sync"])
    capsys.readouterr()
    assert examine(home, capsys)[1]["sync"] == {"folder": str(folder), "files": "1", "unsent": "0"}
    next(folder.iterdir()).unlink()
    folder.rmdir()
    code, found = examine(home, capsys)
    assert code == 1 and any("is not there" in each and "sync --off" in each for each in found["problems"])
