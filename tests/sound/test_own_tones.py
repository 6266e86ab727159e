"""A set of tones, or a folder of one's own; what is no sound is a line, and the usual tone serves."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.session.cues import Cue
from glutetimer.settings.paths import tilde
from glutetimer.settings.settings import TONE_SETS
from glutetimer.sound.own_tones import FILES, find_tones
from glutetimer.sound.player import write
from glutetimer.sound.tones import CLEAR, RATE, SOFT, Frames
from tests.sound.test_frames import sine

BEEP: Frames = sine(700, RATE, 0.4)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "start.wav", BEEP)
    return tmp_path


def test_the_sets_by_name() -> None:
    assert [find_tones(name) for name in TONE_SETS] == [(CLEAR, ()), (SOFT, ())]


def test_a_sound_of_ones_own_serves_for_its_cue_and_the_usual_tones_for_the_others(folder: Path) -> None:
    tones, problems = find_tones(str(folder))
    assert problems == ()
    assert tones.samples(Cue.START) == BEEP
    assert tones.length_s(Cue.START) == pytest.approx(0.4)
    assert tones.samples(Cue.STOP) == CLEAR.samples(Cue.STOP)
    assert tones.length_s(Cue.STOP) == CLEAR.length_s(Cue.STOP)
    assert max(tones.samples(Cue.START, 50)) == pytest.approx(max(BEEP) / 4, abs=1)
    assert set(tones.samples(Cue.START, 0)) == {0}


def test_every_cue_has_a_name_of_its_own() -> None:
    assert set(FILES.values()) == set(Cue) and len(FILES) == len(Cue)
    assert FILES["last-set"] is Cue.LAST_SET


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("stop.wav", b"hello", "stop.wav: it is no "),
        ("stop.mp3", b"", "stop.mp3: it is no "),
        ("strat.wav", b"RIFF", "strat.wav: there is no such cue; did you mean 'start'?"),
        ("whatever.ogg", b"", "whatever.ogg: there is no such cue; its name is none of ready, count, start"),
        ("stop.wav", bytes(4_000_001), "stop.wav: it is too large; 3 s at most"),
    ],
)
def test_what_is_no_sound_is_one_line_and_the_usual_tone_serves(
    folder: Path, name: str, data: bytes, says: str
) -> None:
    (folder / name).write_bytes(data)
    tones, problems = find_tones(str(folder))
    (line,) = problems
    assert line.startswith("tones: ") and says in line and "\n" not in line
    assert tones.samples(Cue.STOP) == CLEAR.samples(Cue.STOP)
    assert tones.samples(Cue.START) == BEEP


def test_one_that_is_too_long_is_refused(folder: Path) -> None:
    write(folder / "done.wav", sine(700, RATE, 3.5))
    assert "done.wav: it lasts 3.5 s; 3 s at most" in find_tones(str(folder))[1][0]


def test_a_folder_that_is_not_there_or_has_nothing(tmp_path: Path) -> None:
    assert find_tones(str(tmp_path / "none")) == (
        CLEAR,
        (f"tones: {tilde(tmp_path)}/none: No such file or directory; the usual tones serve",),
    )
    assert find_tones("~no.such/tones")[1] == (
        "tones: ~no.such/tones: No such file or directory; the usual tones serve",
    )
    (tmp_path / "README.txt").write_text("my tones", "utf-8")
    (tmp_path / ".hidden.wav").write_text("", "utf-8")
    assert "has no sound; name one after its cue, such as start.wav" in find_tones(str(tmp_path))[1][0]


@pytest.mark.usefixtures("no_miniaudio")
def test_without_miniaudio_a_wav_serves_too(folder: Path) -> None:
    assert find_tones(str(folder))[0].samples(Cue.START) == BEEP
    (folder / "stop.mp3").write_bytes(b"ID3" + bytes(100))
    assert "without miniaudio nothing else can be read" in find_tones(str(folder))[1][0]
