"""`glutetimer sound`: what was found, and each cue by name, on a machine that has nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from glutetimer.cli.commands import sound
from glutetimer.cli.commands.sound import make_example
from glutetimer.cli.main import main
from glutetimer.session.cues import Cue, cue_of
from glutetimer.sound.tones import CLEAR
from tests.sound.conftest import be_silent_device, take_library_away


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No miniaudio, no player, no speaker."""
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    take_library_away(monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize("cue", Cue)
def test_each_cue_has_an_event_that_is_heard_as_it(cue: Cue) -> None:
    event = make_example(cue, 10)
    assert event.at == 10
    assert cue_of(event) is cue


@pytest.mark.usefixtures("nothing")
def test_nothing_found_is_said_and_every_cue_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "sound"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "tones   none; miniaudio is not installed",
        "voice   none; install espeak-ng to have one",
        "volume  80",
        "heard   no: nothing plays tones",
    ]
    assert lines[-20:] == [f"  {cue}" for cue in Cue]


@pytest.mark.usefixtures("nothing")
def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.toml").write_text('volume = 35\nvoice = "brief"\n', "utf-8")
    assert main(["--data-dir", str(tmp_path), "sound", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "sound": True,
        "volume": 35,
        "tones": None,
        "problem": "miniaudio is not installed",
        "voice": None,
        "says": "off",
        "install": "espeak-ng",
        "refused": [],
        "unheard": "nothing plays tones",
        "cues": [{"cue": cue.value, "seconds": round(CLEAR.length_s(cue), 2), "played": False} for cue in Cue],
    }


def test_off_in_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.toml").write_text("sound = false\nvolume = 200\n", "utf-8")
    assert main(["--data-dir", str(tmp_path), "sound"]) == 0
    said = capsys.readouterr()
    assert said.out == "Sound is off in the settings: nothing is played.\n"
    assert "volume: 200 is out of bounds; write 0 to 100" in said.err


def test_each_cue_is_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_silent_device(monkeypatch)
    (tmp_path / "settings.toml").write_text('voice = "off"\n', "utf-8")
    waited: list[float] = []
    monkeypatch.setattr(sound.time, "sleep", waited.append)
    assert main(["--data-dir", str(tmp_path), "sound", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["tones"] == "miniaudio, Null", told
    assert all(cue["played"] for cue in told["cues"])
    assert sum(waited) > sum(CLEAR.length_s(cue) for cue in Cue)


def test_what_is_turned_down_or_muted_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_silent_device(monkeypatch)
    monkeypatch.setattr(sound.time, "sleep", lambda _: None)
    monkeypatch.setattr(sound, "describe_mute", lambda: "the sound card is muted")
    (tmp_path / "settings.toml").write_text('voice = "off"\n', "utf-8")
    assert main(["--data-dir", str(tmp_path), "sound"]) == 0
    assert "heard   no: the sound card is muted" in capsys.readouterr().out
    (tmp_path / "settings.toml").write_text('voice = "off"\nvolume = 0\n', "utf-8")
    assert main(["--data-dir", str(tmp_path), "sound", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unheard"] == "the volume is 0"
