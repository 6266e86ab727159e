"""A command that speaks: its words, its sound, and each way to fail, in a line."""

from __future__ import annotations

import io
import shutil
import wave
from array import array
from pathlib import Path

import pytest

from glutetimer.sound import command_voice
from glutetimer.sound.command_voice import CommandVoice
from glutetimer.sound.synthesizer import SynthesisError
from glutetimer.sound.tones import RATE
from tests.sound.conftest import Programs, children, needs_sh, until

pytestmark = needs_sh


def wav(frames: list[int], rate: int = 22_050) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, rate, 0, "NONE", "not compressed"))
        out.writeframes(array("h", frames).tobytes())
    return file.getvalue()


SAID = wav([0] * 5000 + [9000, -9000] * 11_025 + [0] * 9000)


@pytest.fixture
def speaks(programs: Programs, tmp_path: Path) -> CommandVoice:
    (tmp_path / "said.wav").write_bytes(SAID)
    programs.add("piper", f'cat > "$0.told"; cat {tmp_path}/said.wav')
    return CommandVoice(("piper", "--model", "en"))


def test_it_is_told_the_words_and_its_sound_is_taken_without_silence(speaks: CommandVoice, programs: Programs) -> None:
    frames = speaks.synthesize("Turn over. Naïve.")
    assert programs.told("piper") == ["Turn over. Naïve."]
    assert len(frames) == pytest.approx(RATE, rel=0.01)
    assert not children()
    assert speaks.name == "piper"


def test_its_volume_is_that_of_the_settings(speaks: CommandVoice) -> None:
    half = CommandVoice(("piper",), 50)
    assert max(half.synthesize("x")) == pytest.approx(max(speaks.synthesize("x")) / 4, abs=2)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo loading >&2; echo no model >&2; exit 3", "it ends with 3: no model"),
        ("exit 1", "it ends with 1"),
        ("cat > /dev/null", "it writes no sound"),
        ("echo this is no sound at all", "it is no sound that can be read; write a WAV"),
        ("exec sleep 60", "it takes longer than 0.2 s for a phrase"),
        ("trap '' TERM; sleep 60 & sleep 60", "it takes longer than 0.2 s for a phrase"),
    ],
)
def test_each_way_to_fail_is_a_line(script: str, why: str, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("miniaudio")
    programs.add("piper", script)
    if "longer" in why:
        monkeypatch.setattr(command_voice, "TAKES_S", 0.2)
    with pytest.raises(SynthesisError) as failed:
        CommandVoice(("piper",)).synthesize("Go")
    assert str(failed.value) == why
    until(lambda: not children())


def test_one_that_writes_for_ever_is_ended_long_before_its_time_is_over(programs: Programs) -> None:
    programs.add("piper", "while :; do cat /bin/sh; done")
    with pytest.raises(SynthesisError, match="it writes more than a phrase"):
        CommandVoice(("piper",)).synthesize("Go")
    assert not children()


def test_a_program_that_is_not_there(programs: Programs) -> None:
    with pytest.raises(SynthesisError, match="it cannot be started: No such file"):
        CommandVoice(("piper",)).synthesize("Go")


@pytest.mark.usefixtures("no_miniaudio")
def test_without_miniaudio_a_wav_is_read_too(speaks: CommandVoice) -> None:
    assert len(speaks.synthesize("Go")) == pytest.approx(RATE, rel=0.01)


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng")
@pytest.mark.parametrize("library", [True, False])
def test_a_real_one_that_writes_before_it_knows_how_long_it_is(library: bool, request: pytest.FixtureRequest) -> None:
    if not library:
        request.getfixturevalue("no_miniaudio")
    frames = CommandVoice((str(shutil.which("espeak-ng")), "--stdin", "--stdout")).synthesize("On hands and knees.")
    assert 0.8 < len(frames) / RATE < 2
