"""What is found, and what is left where nothing is: never a crash, never a line of a library's on the screen."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from glutetimer import system
from glutetimer.session.cues import Cue
from glutetimer.session.events import Beat, Count, Event, Ten
from glutetimer.settings.settings import Settings, Talk
from glutetimer.sound import espeak, speaker
from glutetimer.sound import stream as stream_module
from glutetimer.sound.bell import Bell
from glutetimer.sound.fallback import Fallback
from glutetimer.sound.found import SAMPLE, SoundOutputs, find
from glutetimer.sound.player import Player
from glutetimer.sound.synthesizer import Manner
from glutetimer.system.macos import MacOS
from glutetimer.system.windows import Windows
from glutetimer.training.exercise import TempoPart
from tests.session.sample import CLAMS, laid_out
from tests.sound.conftest import Programs, needs_sh, until

PLAN = laid_out(CLAMS)


class Way:
    """One way to be heard."""

    def __init__(self, works: bool) -> None:
        self.works = works
        self.happened: list[Event] = []
        self.coming: list[Event] = []
        self.silenced = 0
        self.closed: list[bool] = []

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        self.happened += happened
        self.coming = list(coming)

    def silence(self) -> None:
        self.silenced += 1

    def close(self, at_once: bool = False) -> None:
        self.closed.append(at_once)


def test_the_best_way_that_works_sounds_and_the_others_are_told_that_nothing_happens() -> None:
    ways = first, second, third = Way(False), Way(True), Way(True)
    sounds = Fallback(ways)
    sounds.hear([Ten(1, 10)], [Ten(2, 20)], 1)
    assert [len(way.happened) for way in ways] == [0, 1, 0]
    assert second.coming == [Ten(2, 20)]
    first.works = True
    sounds.hear([Ten(2, 20)], [Ten(3, 30)], 2)
    assert [len(way.happened) for way in ways] == [1, 1, 0]
    assert (first.coming, second.coming, third.coming) == ([Ten(3, 30)], [], [])
    first.works = second.works = third.works = False
    sounds.hear([Ten(3, 30)], [], 3)
    assert [len(way.happened) for way in ways] == [1, 1, 0]
    sounds.silence()
    sounds.close(at_once=True)
    assert all(way.silenced == 1 and way.closed == [True] for way in ways)


def test_the_bell_rings_once_for_what_rings() -> None:
    rung: list[None] = []
    bell = Bell(lambda: rung.append(None))
    bell.hear([Count(1, 3), Ten(1, 10), Ten(2, 20)], [Count(3, 2)], 2)
    assert len(rung) == 1
    bell.hear([Beat(3, TempoPart.LIFT, 1)], [Count(4, 2)], 3)
    bell.hear([], [], 4)
    assert len(rung) == 1


def found(settings: Settings, rung: list[str]) -> SoundOutputs:
    return find(settings, time.monotonic, lambda: rung.append("bell"))


def close(these: SoundOutputs) -> None:
    these.cues.close(at_once=True)
    until(lambda: not (these.stream and these.stream.works))


@needs_sh
@pytest.mark.usefixtures("no_miniaudio", "no_library")
def test_with_everything_missing_the_bell_is_left(programs: Programs) -> None:
    rung: list[str] = []
    these = found(Settings(), rung)
    assert (these.tones, these.problem, these.player, these.speaker) == ("", "miniaudio is not installed", None, None)
    sounds = these.sounds(lambda: PLAN)
    for sound in sounds:
        sound.hear([Count(time.monotonic(), 3)], [], time.monotonic())
    assert rung == ["bell"]
    close(these)


@needs_sh
@pytest.mark.usefixtures("no_miniaudio", "no_library")
def test_without_the_bell_too_the_screen_is_left(programs: Programs) -> None:
    rung: list[str] = []
    these = found(Settings(bell=False), rung)
    for sound in these.sounds(lambda: PLAN):
        sound.hear([Count(time.monotonic(), 3)], [], time.monotonic())
        sound.silence()
    assert rung == []
    close(these)


@needs_sh
@pytest.mark.usefixtures("no_miniaudio", "no_library")
def test_a_player_of_the_system_comes_before_the_bell_and_the_bell_after_it(programs: Programs) -> None:
    programs.add("paplay", 'case "$1" in *silence*) ;; *) exit 1;; esac')
    programs.add("espeak-ng", "cat > /dev/null")
    rung: list[str] = []
    these = found(Settings(voice=Talk.BRIEF), rung)
    assert (these.tones, these.speaker and these.speaker.name, these.talk) == ("paplay", "espeak-ng", Talk.BRIEF)
    assert len(these.sounds(lambda: PLAN)) == 2
    these.cues.hear([Count(time.monotonic(), 3)], [], time.monotonic())
    assert rung == []

    def rings() -> bool:
        these.cues.hear([Count(time.monotonic(), 3)], [], time.monotonic())
        return bool(rung)

    until(rings)  # it has failed by now
    close(these)


@needs_sh
@pytest.mark.usefixtures("no_library")
def test_whoever_has_no_device_has_no_voice_either(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("miniaudio")
    programs.add("espeak-ng", "cat > /dev/null")
    monkeypatch.setattr(stream_module, "BACKENDS", ("NO SUCH",))
    said = Path(programs.folder, "said")
    programs.add("espeak-ng", f"cat >> {said}")
    these = found(Settings(), [])
    assert these.speaker and these.why_unheard == "no sound card plays"
    assert these.stream
    monkeypatch.setattr(these.stream, "ready_from", float)
    *_, voice = these.sounds(lambda: PLAN)
    voice.hear([Ten(time.monotonic(), 10)], [], time.monotonic())
    these.stream.works = True  # one was plugged in
    assert these.why_unheard == ""
    voice.hear([Ten(time.monotonic(), 20)], [], time.monotonic())
    until(lambda: said.exists() and "20" in said.read_text("utf-8"))
    assert "10" not in said.read_text("utf-8")
    these.stream.works = False
    voice.close(at_once=True)
    close(these)


@needs_sh
@pytest.mark.usefixtures("no_miniaudio", "no_library")
def test_without_a_voice_it_is_said_what_to_install_and_where_one_is_built_in_nothing(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.add("paplay", "")
    these = found(Settings(), [])
    assert (these.speaker, these.install) == (None, "espeak-ng")
    close(these)
    these = found(Settings(voice=Talk.OFF), [])
    assert these.install == "", "none is wanted"
    close(these)
    for this in (MacOS(), Windows()):
        monkeypatch.setattr(system, "this", this)
        assert speaker.find_missing_voice() == ""


def test_a_volume_of_0_is_a_reason() -> None:
    these = SoundOutputs(time.monotonic, Settings(volume=0))
    assert these.why_unheard == "the volume is 0"
    assert SoundOutputs(time.monotonic).why_unheard == "", "no sound is wanted"


def test_sound_off_is_silent_to_the_last_bell() -> None:
    these = found(Settings(sound=False), [])
    assert these.sounds(lambda: PLAN) == []
    assert (these.stream, these.bell, these.speaker) == (None, None, None)


def test_a_voice_that_is_off_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("miniaudio")
    monkeypatch.setattr(stream_module, "BACKENDS", ("NULL",))
    these = found(Settings(voice=Talk.OFF), [])
    assert these.tones == "miniaudio, Null"
    assert (these.speaker, these.player) == (None, None)
    close(these)


QUIET = """
import os, sys
from glutetimer.sound.quiet import quiet
os.write(2, b"before|")
with quiet():
    os.write(2, b"ALSA lib confmisc.c|")
    os.system("echo from a child >&2")
    print("ours|", end="", file=sys.stderr, flush=True)
    assert sys.__stderr__ is sys.stderr
os.write(2, b"after")
"""


@needs_sh
def test_what_libraries_write_goes_nowhere_and_what_python_writes_arrives() -> None:
    done = subprocess.run([sys.executable, "-c", QUIET], capture_output=True, text=True, timeout=20)
    assert done.stderr == "before|ours|after"


def test_every_cue_is_seen_where_it_cannot_be_heard() -> None:
    from glutetimer.cli.commands.sound import make_example
    from glutetimer.session.cues import cue_of

    assert [cue_of(make_example(cue, 10)) for cue in Cue] == list(Cue)


# ---------------------------------------------------------------- who speaks


@pytest.fixture
def silent(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A device that plays nothing, and no speaker but what the test adds."""
    pytest.importorskip("miniaudio")
    monkeypatch.setattr(stream_module, "BACKENDS", ("NULL",))
    return programs


def voice_of(settings: Settings) -> SoundOutputs:
    these = found(settings, [])
    close(these)
    return these


needs_library = pytest.mark.skipif(not espeak.is_there(), reason="the extra `voice` is not installed, nor espeak-ng")


@needs_sh
@needs_library
def test_the_library_speaks_before_the_systems_speaker(silent: Programs) -> None:
    silent.add("espeak-ng", "cat > /dev/null")
    these = voice_of(Settings(voice_name="f3", language="en-us"))
    assert (these.voice, these.talk, these.install, these.problems) == ("espeak-ng, en-us, f3", Talk.FULL, "", ())
    assert these.speaker and these.speaker.name == "espeak-ng", "for where the stream has no device"
    assert len(these.sounds(lambda: PLAN)) == 2


@needs_sh
@needs_library
def test_without_miniaudio_it_is_the_speaker_and_without_one_the_words_are_played(
    programs: Programs, no_miniaudio: None
) -> None:
    programs.add("aplay", "")
    these = voice_of(Settings())
    assert these.voice == "espeak-ng, en, by aplay"
    programs.add("espeak-ng", "cat > /dev/null")
    assert voice_of(Settings()).voice == "espeak-ng"


@needs_sh
def test_a_command_of_ones_own_goes_first_and_what_fails_is_told_once(silent: Programs) -> None:
    silent.add("piper", "echo no model >&2; exit 1")
    silent.add("spd-say", "exit 0")
    these = voice_of(Settings(voice_command=("piper", "-m", "en")))
    assert (these.voice, these.problems) == ("piper", ())
    these.try_voice()
    these.try_voice()
    assert these.problems == ("voice: piper: it ends with 1: no model",)
    assert these.voice == ("espeak-ng, en" if espeak.is_there() else "spd-say")


@needs_sh
@needs_library
def test_a_voice_that_is_not_known_is_a_line_and_the_usual_one_speaks(silent: Programs) -> None:
    these = voice_of(Settings(voice_name="shelbi"))
    assert these.problems == ("voice-name: espeak-ng has no voice 'shelbi'; did you mean 'shelby'?",)
    these.try_voice()
    assert these.voice == "espeak-ng, en"


@needs_sh
@needs_library
def test_a_voice_that_the_speaker_alone_has_is_the_speakers(silent: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaker, "knows", lambda name: name == "Samantha")
    silent.add("spd-say", "exit 0")
    these = voice_of(Settings(voice_name="Samantha"))
    assert (these.voice, these.problems) == ("spd-say", ())


@needs_sh
@needs_library
def test_the_sample_is_said_by_what_speaks(silent: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    these = found(Settings(), [])
    assert these.stream
    said: list[object] = []
    monkeypatch.setattr(these.stream, "say", said.extend)
    these.say_sample()
    assert len(said) == 1
    these.stream.works = False
    silent.add("espeak-ng", 'cat > "$0.told"')
    these.speaker = speaker.find(Manner())
    these.player = Player(("aplay",), 80)
    these.say_sample()
    assert silent.told("espeak-ng") == [SAMPLE]
    these.stream.works = True
    close(these)


@needs_sh
def test_tones_of_ones_own_that_are_none_are_told(silent: Programs, tmp_path: Path) -> None:
    these = voice_of(Settings(tones=str(tmp_path / "none")))
    assert these.problems[0].endswith("No such file or directory; the usual tones serve")
