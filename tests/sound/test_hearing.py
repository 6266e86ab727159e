"""Whether a session is heard: looked at while it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable

import pytest

from glutetimer.settings.settings import Settings
from glutetimer.sound import hearing as module
from glutetimer.sound.found import SoundOutputs
from glutetimer.sound.hearing import Hearing
from glutetimer.sound.mixer import describe_mute
from glutetimer.sound.player import Player
from tests.bench.sound import NEEDED, server
from tests.sound.conftest import until


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOKED_EVERY_S", 0.02)
    monkeypatch.setattr(module, "UNHEARD_EVERY_S", 0.02)


def outputs(volume: int = 80, plays: bool = True) -> SoundOutputs:
    player = Player(("aplay",), volume) if plays else None
    return SoundOutputs(time.monotonic, Settings(volume=volume), player=player)


def mixer(*answers: str) -> Callable[[], str]:
    waiting = list(answers)
    return lambda: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def test_a_card_that_is_muted_and_heard_again() -> None:
    muted = ["the sound card is muted"]
    hearing = Hearing(outputs(), lambda: muted[0])
    until(lambda: hearing.problem == "the sound card is muted")
    muted[0] = ""
    until(lambda: hearing.problem == "")
    hearing.close()


def test_the_programs_own_volume_comes_first_and_no_mixer_is_asked_where_nothing_plays() -> None:
    asked: list[None] = []

    def ask() -> str:
        asked.append(None)
        return "muted"

    for found, words in ((outputs(0), "the volume is 0"), (outputs(plays=False), "no sound card plays")):
        hearing = Hearing(found, ask)
        until(lambda hearing=hearing, words=words: hearing.problem == words)
        hearing.close()
    assert not asked


def test_nothing_is_looked_at_where_no_sound_is_wanted() -> None:
    hearing = Hearing(SoundOutputs(time.monotonic), mixer("muted"))
    time.sleep(0)
    assert hearing.problem == ""


@pytest.mark.skipif(any(not shutil.which(name) for name in NEEDED), reason="needs pulseaudio, pactl and parec")
def test_a_real_sound_server_that_is_muted_is_turned_down_and_is_heard_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER"):  # what a server puts into the environment goes
        monkeypatch.setenv(name, os.environ.get(name, ""))

    def tell(*words: str) -> None:
        subprocess.run(["pactl", *words], capture_output=True, check=True)

    with server():
        hearing = Hearing(outputs(), describe_mute)
        tell("set-sink-mute", "null", "1")
        until(lambda: hearing.problem == "the sound card is muted")
        tell("set-sink-mute", "null", "0")
        until(lambda: hearing.problem == "")
        tell("set-sink-volume", "null", "0%")
        until(lambda: hearing.problem == "the system's volume is 0")
        tell("set-sink-volume", "null", "60%")
        until(lambda: hearing.problem == "")
        hearing.close()


def test_what_of_the_settings_cannot_be_had_is_a_remark() -> None:
    found = SoundOutputs(time.monotonic, refused=("tones: ~/tones: No such file or directory",))
    assert Hearing(found).remark == "tones: ~/tones: No such file or directory"
    assert Hearing(SoundOutputs(time.monotonic)).remark == ""
