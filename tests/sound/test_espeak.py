"""espeak-ng's library: words in memory, in the manner that is set."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from math import log2
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest

from glutetimer import system
from glutetimer.sound import espeak
from glutetimer.sound.espeak import Espeak
from glutetimer.sound.frames import AUDIBLE
from glutetimer.sound.speaker import find_missing_voice
from glutetimer.sound.synthesizer import Manner
from glutetimer.sound.tones import FULL, RATE, Frames

pytestmark = pytest.mark.skipif(not espeak.is_there(), reason="the extra `voice` is not installed, nor espeak-ng")
WORDS = "Next: fire hydrant, left. On hands and knees."
SPEAKS = """
import hashlib
from glutetimer.sound.espeak import Espeak
from glutetimer.sound.synthesizer import Manner
voice = Espeak(Manner(80, "", "en-us", 110))
print(hashlib.sha256(b"".join(voice.synthesize(words).tobytes() for words in ("3", "Go", "Turn over."))).hexdigest())
"""


def say(words: str = WORDS, **manner: object) -> Frames:
    return Espeak(Manner(**manner)).synthesize(words)  # type: ignore[arg-type]


def loudness(frames: Frames) -> float:
    return (sum(value * value for value in frames) / len(frames)) ** 0.5 / FULL


def test_words_begin_with_their_first_sound_and_end_with_their_last() -> None:
    for words in ("3", "Go", "Hold", WORDS):
        frames = say(words)
        assert max(map(abs, frames[:20])) > AUDIBLE / 4 and max(map(abs, frames[-200:])) > AUDIBLE / 4
        assert loudness(frames) > 0.02


def test_a_sentence_is_as_long_as_a_person_takes_for_it() -> None:
    assert 2 < len(say()) / RATE < 5
    assert len(say("")) == len(say("  ")) == 0


def test_two_runs_are_the_same_to_the_sample() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", SPEAKS], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1] and len(runs[0]) > 60


def test_speed_and_volume() -> None:
    assert len(say(speed=200)) < 0.65 * len(say()) < 0.65 * len(say(speed=80))
    quiet, loud = (loudness(say(volume=volume)) for volume in (20, 80))
    assert 1.5 < log2(loud / quiet) < 2.5
    assert not any(say(volume=0))


def test_accents_and_voices_differ_and_what_is_not_known_is_said_in_the_usual_one() -> None:
    usual = len(say())
    assert len(say(language="en-us")) != usual
    assert say(name="f3") != say(name="m3")
    for manner in ({"language": "en-au"}, {"language": "en-xx-yy"}, {"name": "nobody"}):
        assert len(say(**manner)) == pytest.approx(usual, rel=0.02)


def test_what_is_no_english_and_no_word_is_no_error() -> None:
    for words in ("naïve Übung", "<b>[[x]] & | \x07 \udcff", "…", "100 kg × 5"):
        say(words)


def test_names() -> None:
    assert espeak.knows("") and espeak.knows("f3") and not espeak.knows("nobody") and not espeak.knows("../f3")
    assert Espeak(Manner(name="f3", language="en-gb")).name == "espeak-ng, en-gb, f3"
    assert find_missing_voice() == ""


def test_a_package_that_has_no_library_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(system.this, "voice_libraries", ("libnone.so.1",))
    monkeypatch.setattr(espeak, "PACKAGE", "tomllib")  # it has none of the loader's functions
    with pytest.raises(OSError, match="no espeak-ng"):
        espeak._load.__wrapped__()
    monkeypatch.setattr(espeak, "PACKAGE", "no_such_package")
    with pytest.raises(OSError, match="no espeak-ng"):
        espeak._load.__wrapped__()
    monkeypatch.setattr(espeak, "PACKAGE", "broken_loader")
    (tmp_path / "broken_loader.py").write_text("raise ImportError", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(OSError, match="no espeak-ng"):
        espeak._load.__wrapped__()


ELSEWHERE = r"""
import os, sys
import espeakng_loader
from glutetimer.sound import espeak
from glutetimer.sound.synthesizer import Manner
data = os.fsdecode(os.fsencode(sys.argv[1]) + b"/\xff")
os.symlink(espeakng_loader.get_data_path(), data)
espeakng_loader.get_data_path = lambda: data
print(espeak.load().path == espeakng_loader.get_library_path(), len(espeak.Espeak(Manner()).synthesize("Go")) > 1000)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_it_is_found_in_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    pytest.importorskip("espeakng_loader")
    done = subprocess.run([sys.executable, "-c", ELSEWHERE, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["True", "True"], done.stderr


def test_two_threads_have_one_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it is set to, and whom it calls back, is the process's: a second one would take the first one's words."""
    made: list[str] = []
    both = Barrier(2)

    class Slow:
        def __init__(self, path: str, _: str | None) -> None:
            made.append(path)
            with suppress(BrokenBarrierError):
                both.wait(0.2)  # nobody comes while the other one is waited for

    monkeypatch.setattr(espeak, "_Library", Slow)
    monkeypatch.setattr(espeak, "_load", cache(espeak._load.__wrapped__))
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(lambda _: espeak.load(), range(2))
    assert one is other and len(made) == 1
