"""A real sound server that loses its only device in the middle of a session: `pytest -m long`."""

from __future__ import annotations

import os
import shutil
import subprocess
import time

import pytest

from glutetimer.session.events import Count, Reminder, TimeLeft
from glutetimer.settings.settings import Settings
from glutetimer.sound.espeak import Espeak, is_there
from glutetimer.sound.found import find
from glutetimer.sound.quiet import quiet
from glutetimer.sound.speech_track import Utterance
from glutetimer.sound.stream import Stream
from glutetimer.sound.synthesizer import Manner
from tests.bench.sound import NEEDED, RATE, Recording, server
from tests.session.sample import CLAMS, laid_out
from tests.sound.conftest import until

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(any(not shutil.which(name) for name in NEEDED), reason="needs pulseaudio, pactl and parec"),
]


def pactl(*args: str) -> str:
    return subprocess.run(["pactl", *args], capture_output=True, text=True, check=True).stdout


@pytest.fixture(autouse=True)
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device is looked for often; what a server puts into the environment goes with the test."""
    pytest.importorskip("miniaudio")
    monkeypatch.setattr("glutetimer.sound.stream.SELDOM_S", 2.0)
    for name in ("HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


def test_a_device_pulled_out_and_put_in_again() -> None:
    with server(), quiet():
        stream = Stream(80, time.monotonic, ["PULSEAUDIO"])
        assert stream.open(), stream.problem
        for _ in range(2):
            module = next(line.split()[0] for line in pactl("list", "short", "modules").splitlines() if "sink" in line)
            pactl("unload-module", module)
            until(lambda: stream.problem, 15)
            assert not stream.works
            pactl("load-module", "module-null-sink", "sink_name=null", f"rate={RATE}", "channels=1")
            until(lambda: stream.works, 15)
        stream.close()
        until(lambda: not stream.works)


def test_where_a_device_comes_late_the_words_come_with_the_tones() -> None:
    """Nothing is heard at first, nothing of that is said later, and then all of it is."""
    if not is_there():
        pytest.skip("the extra `voice` is not installed, nor espeak-ng")
    with quiet(), server():
        sink = next(line.split()[0] for line in pactl("list", "short", "modules").splitlines() if "null-sink" in line)
        pactl("unload-module", sink)
        found = find(Settings(), time.monotonic, None)
        assert found.stream and not found.stream.works and found.why_unheard == "no sound card plays"
        cues, voice = found.sounds(lambda: laid_out(CLAMS))
        for sound in (cues, voice):
            sound.hear([Reminder(time.monotonic(), "Squeeze")], [], time.monotonic())
        pactl("load-module", "module-null-sink", "sink_name=null", f"rate={RATE}", "channels=1", "format=s16le")
        until(lambda: found.stream and found.stream.works, 30)
        recording = Recording()
        time.sleep(2.0)  # until the sink is awake
        begin = time.monotonic() + 1.5
        coming = [Count(begin, 1), TimeLeft(begin + 1.0, 20)]
        for sound in (cues, voice):
            sound.hear([], coming, time.monotonic())
        until(lambda: time.monotonic() > begin + 3, 30)
        for sound in (cues, voice):
            sound.close(at_once=True)
        recording.stop()
    tone, words = (at - begin for at in recording.onsets(gap_s=0.4))
    assert tone == pytest.approx(0, abs=0.06) and words == pytest.approx(1.0, abs=0.06)


def test_no_word_is_chopped() -> None:
    """What a server is given it plays sample for sample, from the first: an overloaded one may leave a hole in one."""
    if not is_there():
        pytest.skip("the extra `voice` is not installed, nor espeak-ng")
    said = [Espeak(Manner(80)).synthesize(words) for words in ("Go", "Turn over. Right knee opens")]
    with quiet(), server():
        recording = Recording()
        stream = Stream(80, time.monotonic, ["PULSEAUDIO"])
        assert stream.open(), stream.problem
        begin = time.monotonic() + 4
        stream.say([Utterance(begin + 3 * n, 0.0, frames) for n, frames in enumerate(said * 3)])
        until(lambda: time.monotonic() > begin + 3 * 3 * len(said), 30)
        stream.close(at_once=True)
        recording.stop()
    played = recording.samples.tobytes()
    assert all(frames.tobytes() in played for frames in said)


def test_a_server_that_ends_and_begins_again() -> None:
    with quiet():
        with server():
            stream = Stream(80, time.monotonic, ["PULSEAUDIO"])
            assert stream.open(), stream.problem
        until(lambda: not stream.works, 15)
        for n in range(3):
            stream.hear([Count(time.monotonic(), n + 1)], [], time.monotonic())
        with server():
            until(lambda: stream.works, 15)
            stream.close()
            until(lambda: not stream.works)
