"""How exact the tones are: `python tests/bench/sound.py`.

Twenty cues, the first of a session, twenty that nobody could know before, and twenty times the same words are recorded
from a sound server that is not there, on an idle machine and on a busy one; `python tests/bench/sound.py 10` does it
ten times. It needs pulseaudio, pactl and parec (Debian: pulseaudio and pulseaudio-utils), starts a private server with
a sink that plays nowhere, and ends it. The cues' period is no multiple of a device's block, which would hide a jitter.
The clock of such a sink drifts, by up to 1.5 parts in a thousand: a line through the arrival of its blocks dates the
recording.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from random import Random
from statistics import fmean, linear_regression, median, pstdev
from threading import Thread

from glutetimer.session.events import Count, Event, TimeLeft
from glutetimer.settings.settings import Talk
from glutetimer.sound.espeak import Espeak
from glutetimer.sound.stream import Stream
from glutetimer.sound.stream_voice import StreamVoice
from glutetimer.sound.synthesizer import Manner, SynthesizerChain
from glutetimer.sound.tones import CLEAR, RATE
from tests.session.sample import CLAMS, laid_out

BEGINS_S = 60.0
"""How long the audio server may take to begin."""

CUES = 20
PERIOD_S = 1.0137
SPREAD_S = 0.005
OFFSET_S = 0.060
STOP_S, LATEST_STOP_S = 0.060, 0.100
"""How soon a tone is heard that nobody could know before: in the median, and the last one."""
AWAKE_S = 3.0
"""A sink that plays nowhere and was idle sleeps for two seconds, whoever comes; those of sound cards do not."""
FIRST_S = 2.0
"""How long the first cue is waited for."""
PLAN = laid_out(CLAMS)
LOUD = 1000
"""A sample above this belongs to a tone."""
HEARD_S = 0.3
"""What begins further off is another sound (our choice)."""
QUIET_S = 0.2
"""What begins after as much silence is another tone."""
NEEDED = ("pulseaudio", "pactl", "parec")


@contextmanager
def server() -> Iterator[None]:
    """A private PulseAudio with a null sink; all that is played by this process goes there."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"unix:{folder}/native"
        os.environ |= {"HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_SERVER": address}
        modules = (
            f"module-native-protocol-unix socket={folder}/native auth-anonymous=1",
            f"module-null-sink sink_name=null rate={RATE} channels=1 format=s16le",
        )
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=0"]
        command += [part for module in modules for part in ("-L", module)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as daemon:
            try:
                end = time.monotonic() + BEGINS_S
                while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
                    if daemon.poll() is not None or time.monotonic() > end:
                        raise RuntimeError("the audio server does not begin")
                    time.sleep(0.1)
                yield
            finally:
                daemon.terminate()


class Recording:
    """What the sink plays, and when it came."""

    def __init__(self) -> None:
        self.samples = array("h")
        self._arrivals: list[tuple[int, float]] = []
        self._process = subprocess.Popen(
            ("parec", "-d", "null.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=5"),
            stdout=subprocess.PIPE,
        )
        self._thread = Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        assert self._process.stdout
        descriptor = self._process.stdout.fileno()
        left = b""
        while block := os.read(descriptor, 4096):
            left += block
            whole = len(left) // 2 * 2
            self.samples.frombytes(left[:whole])
            left = left[whole:]
            self._arrivals.append((len(self.samples), time.monotonic()))

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def onsets(self, gap_s: float = QUIET_S) -> list[float]:
        """When tones began, in seconds on the monotonic clock.

        Args:
            gap_s: what begins after as much silence is another one.
        """
        # Blocks come late, never early: the line goes through the middle, and is moved down to the earliest.
        steady = self._arrivals[len(self._arrivals) // 10 :]
        slope, zero = linear_regression(*zip(*steady, strict=True))
        zero += min(at - slope * frame - zero for frame, at in steady)
        found: list[float] = []
        last = 0.0
        for frame in (n for n, value in enumerate(self.samples) if abs(value) > LOUD):
            at = zero + slope * frame
            if at - last > gap_s:
                found.append(at)
            last = at
        return found

    def lateness(self, wanted: Iterable[Event]) -> list[float]:
        """How late each of these was heard, in seconds, the missing ones left out."""
        onsets = self.onsets()
        near = [min(onsets, key=lambda at, due=each.at: abs(at - due), default=0.0) - each.at for each in wanted]  # type: ignore[misc]
        return [late for late in near if abs(late) < HEARD_S]


def measure() -> list[float]:
    """How late each cue was heard, in seconds, the missing ones left out."""
    recording = Recording()
    stream = Stream(80, time.monotonic)
    assert stream.open(), stream.problem
    begin = time.monotonic() + 3
    cues = [Count(begin + n * PERIOD_S, 1) for n in range(CUES)]
    while (now := time.monotonic()) < cues[-1].at + 1:
        stream.hear([], [cue for cue in cues if now < cue.at < now + 6], now)
        time.sleep(0.3)
    stream.close(at_once=True)
    recording.stop()
    return recording.lateness(cues)


def measure_words() -> list[float]:
    """How late the same words were heard each time, in seconds, the missing ones left out."""
    recording = Recording()
    stream = Stream(80, time.monotonic)
    assert stream.open(), stream.problem
    voice = StreamVoice(SynthesizerChain([Espeak(Manner(80))]), stream, Talk.FULL, lambda: PLAN, tone_s=CLEAR.length_s)
    begin = time.monotonic() + 3
    said = [TimeLeft(begin + n * 2 * PERIOD_S, 20) for n in range(CUES)]
    told = 0.0
    while (now := time.monotonic()) < said[-1].at + 1.5:
        voice.hear([each for each in said if told < each.at <= now], [each for each in said if now < each.at], now)
        told = now
        time.sleep(0.3)
    voice.close(at_once=True)
    stream.close(at_once=True)
    recording.stop()
    return recording.lateness(said)


def measure_stops() -> list[float]:
    """How late each tone was heard that nobody could know before, in seconds, the missing ones left out."""
    recording = Recording()
    stream = Stream(80, time.monotonic)
    assert stream.open(), stream.problem
    time.sleep(3)
    when = Random(CUES)
    wanted = []
    for _ in range(CUES):
        time.sleep(0.6 + 0.3 * when.random())
        now = time.monotonic()
        stream.hear([Count(now, 1)], [], now)
        wanted.append(now)
    time.sleep(1)
    stream.close(at_once=True)
    recording.stop()
    onsets = recording.onsets()
    return [min(late) for now in wanted if (late := [at - now for at in onsets if 0 <= at - now < 0.5])]


def first() -> list[float]:
    """How late the first cue is heard that is wanted as soon as the device is open, in seconds; none if it is not."""
    recording = Recording()
    time.sleep(AWAKE_S)
    stream = Stream(80, time.monotonic)
    assert stream.open(), stream.problem
    now = time.monotonic()
    stream.hear([Count(now, 1)], [], now)
    time.sleep(FIRST_S)
    stream.close(at_once=True)
    recording.stop()
    return [at - now for at in recording.onsets()]


@contextmanager
def busy() -> Iterator[None]:
    """Every core works."""
    work = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for one in work:
            one.kill()
            one.wait()


def report(title: str, late: list[float]) -> bool:
    """Print a line; whether all is well."""
    if not late:
        print(f"{title}: nothing heard")
        return False
    ms = [1000 * one for one in late]
    print(
        f"{title}: {len(ms)} of {CUES} heard, offset {fmean(ms):.1f} ms, "
        f"spread {max(ms) - min(ms):.2f} ms (standard deviation {pstdev(ms):.2f}); load {os.getloadavg()[0]:.1f}"
    )
    return len(late) == CUES and max(late) - min(late) < SPREAD_S and max(map(abs, late)) < OFFSET_S


def report_stops(title: str, late: list[float]) -> bool:
    """Print a line; whether all were heard soon enough."""
    if not late:
        print(f"{title}: nothing heard")
        return False
    ms = [1000 * one for one in late]
    print(f"{title}: {len(ms)} of {CUES} heard, median {median(ms):.0f} ms after it, {min(ms):.0f} to {max(ms):.0f}")
    return len(late) == CUES and median(late) <= STOP_S and max(late) <= LATEST_STOP_S


def report_first(title: str, late: list[float]) -> bool:
    """Print a line; whether it was heard, once."""
    print(f"{title}: the first cue heard {' and '.join(f'{one:.2f} s' for one in late) or 'never'} after the opening")
    return len(late) == 1


def main() -> int:
    """Measure; 1 if a cue was lost, or one was too early or too late."""
    if missing := [name for name in NEEDED if not shutil.which(name)]:
        print(f"not measured: {', '.join(missing)} not found")
        return 0
    fine = True
    with server():
        for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
            fine &= report("idle", measure())
            fine &= report_first("idle", first())
            fine &= report_stops("idle, a stop", measure_stops())
            fine &= report("idle, words", measure_words())
            with busy():
                fine &= report("all cores busy", measure())
                fine &= report_first("all cores busy", first())
                fine &= report_stops("all cores busy, a stop", measure_stops())
                fine &= report("all cores busy, words", measure_words())
    return int(not fine)


if __name__ == "__main__":
    sys.exit(main())
