"""A session that nobody hears says so, once, and says when it is heard: with a real sound server, and no voice."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.sound import NEEDED, server
from tests.real.program import Program

pytestmark = pytest.mark.skipif(any(not shutil.which(name) for name in NEEDED), reason="needs pulseaudio and pactl")

LONG = """
name = "Long"
ready = 3
[[step]]
exercise = "glute-squeeze"
work = 60
"""


@pytest.fixture
def voiceless(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A sound server of its own, muted, and a PATH with what asks it and nothing that speaks."""
    pytest.importorskip("miniaudio")
    for name in ("HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER"):  # what a server puts into the environment goes
        monkeypatch.setenv(name, os.environ.get(name, ""))
    folder = tmp_path_factory.mktemp("bin")
    Path(folder, "pactl").symlink_to(str(shutil.which("pactl")))
    hidden = hide_library(tmp_path_factory.mktemp("library"))
    with server():
        pactl("set-sink-mute", "null", "1")
        names = ("HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER")
        yield {"PATH": str(folder), **hidden, **{name: os.environ[name] for name in names}}


def hide_library(folder: Path) -> dict[str, str]:
    """What keeps espeak-ng's library from being found: a package of its name, and a file, with nothing in them."""
    Path(folder, "espeakng_loader.py").touch()
    Path(folder, "libespeak-ng.so.1").touch()
    return {"PYTHONPATH": str(folder), "LD_LIBRARY_PATH": str(folder)}


def pactl(*words: str) -> None:
    subprocess.run(["pactl", *words], check=True, capture_output=True)


def be_heard(program: Program, volume: int = 80) -> None:
    (program.data / "settings.toml").write_text(f'learn = "never"\nvolume = {volume}\n', "utf-8")


def test_a_muted_card_stands_under_the_band_until_it_is_heard_then_the_voice_is_missed_once(
    program: Program, voiceless: dict[str, str]
) -> None:
    be_heard(program)
    workout = program.workout(LONG.replace("ready = 3", "ready = 60"))
    terminal = program.open("start", workout, columns=80, rows=24, env=voiceless)
    terminal.wait_for("not heard: the sound card is muted")
    pactl("set-sink-mute", "null", "0")
    terminal.wait_for("no voice: install espeak-ng")
    assert "not heard" not in terminal.text
    terminal.type("n")
    terminal.wait_for(lambda text: "no voice" not in text)
    terminal.type("m")
    terminal.wait_for("muted")
    again = program.open("start", workout, columns=40, rows=12, env=voiceless)
    again.wait_for("squeeze")
    assert "no voice" not in again.read_for(2), "it was said"


def test_in_lines_it_is_said_once_and_that_it_is_heard_again(program: Program, voiceless: dict[str, str]) -> None:
    be_heard(program)
    terminal = program.open("start", program.workout(LONG), "--plain", columns=100, rows=30, env=voiceless)
    terminal.wait_for("Not heard: the sound card is muted")
    pactl("set-sink-mute", "null", "0")
    terminal.wait_for("Heard again")
    assert terminal.text.count("ot heard: ") == 1


def test_a_volume_of_0_is_said(program: Program, voiceless: dict[str, str]) -> None:
    be_heard(program, 0)
    terminal = program.open("start", program.workout(LONG), columns=40, rows=12, env=voiceless)
    terminal.wait_for("not heard: the volume is 0")
