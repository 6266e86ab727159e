"""The voice's processes: begun in time, ended by what comes, none left behind."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glutetimer import system
from glutetimer.session.events import Beat, Event, Paused, PhaseStarted, Reminder, RestChanged
from glutetimer.settings.settings import Talk
from glutetimer.sound.speaker import Speaker, find
from glutetimer.sound.synthesizer import Manner
from glutetimer.sound.voice import Voice
from glutetimer.system.linux import Linux
from glutetimer.system.macos import MacOS
from glutetimer.system.posix import Posix
from glutetimer.system.windows import Windows
from glutetimer.training.exercise import TempoPart
from glutetimer.training.plan import Phase, PhaseKind
from tests.session.sample import CLAMS, laid_out
from tests.sound.conftest import Programs, children, needs_sh, until

PLAN = laid_out(CLAMS)
NEXT = Phase(kind=PhaseKind.WORK, seconds=40, title="Walk")
SAYS = 'read words; echo "$words" >> "$0.told"'
SAYS_LONG = f"{SAYS}; exec sleep 60 < /dev/null > /dev/null 2>&1"

pytestmark = needs_sh
Make = Callable[..., Voice]


@pytest.fixture
def make(programs: Programs) -> Iterator[Make]:
    made: list[Voice] = []

    def voice(script: str = SAYS, talk: Talk = Talk.FULL, **how: float) -> Voice:
        programs.add("espeak-ng", script)
        speaker = find(Manner(80))
        assert speaker
        made.append(Voice(speaker, talk, lambda: PLAN, time.monotonic, **how))
        return made[-1]

    yield voice
    for each in made:
        each.close(at_once=True)
    until(lambda: not children())


def ago(seconds: float = 0.1) -> float:
    """An instant that is past, but not so long that its words were untrue."""
    return time.monotonic() - seconds


def hear(voice: Voice, *events: Event, coming: list[Event] | None = None) -> None:
    voice.hear(events, coming or [], time.monotonic())


def test_words_are_said_once_their_tone_is_over(make: Make, programs: Programs) -> None:
    now = time.monotonic()
    voice = make()
    hear(voice, Reminder(now - 0.3, "Squeeze"))  # its tone takes half a second
    assert programs.told("espeak-ng") == []
    until(lambda: programs.told("espeak-ng") == ["Squeeze"])
    assert time.monotonic() >= now + 0.27
    until(lambda: not children())


def test_the_next_words_end_those_before(make: Make, programs: Programs) -> None:
    voice = make(SAYS_LONG)
    hear(voice, RestChanged(ago(), 42))
    until(lambda: programs.told("espeak-ng") == ["42 seconds left"])
    hear(voice, RestChanged(ago(), 52))
    until(lambda: programs.told("espeak-ng") == ["42 seconds left", "52 seconds left"])
    assert len(children()) == 1


def test_a_tone_ends_what_is_said(make: Make, programs: Programs) -> None:
    voice = make(SAYS_LONG)
    hear(voice, RestChanged(ago(), 42))
    until(lambda: children())
    hear(voice, Beat(time.monotonic(), TempoPart.LIFT, 1))
    until(lambda: not children())


def test_words_that_wait_for_a_tone_give_way_to_those_of_the_next(make: Make, programs: Programs) -> None:
    voice = make()
    now = time.monotonic()
    hear(voice, Reminder(now, "Squeeze"))
    hear(voice, Paused(now - 0.7))
    until(lambda: programs.told("espeak-ng") == ["Paused"])
    time.sleep(0.1)
    assert programs.told("espeak-ng") == ["Paused"]


def test_what_is_no_longer_true_is_not_said(make: Make, programs: Programs) -> None:
    voice = make()
    hear(voice, RestChanged(ago(5), 42))
    hear(voice, RestChanged(ago(), 52))
    until(lambda: programs.told("espeak-ng") == ["52 seconds left"])


def test_silence_stops_in_the_middle_of_a_word(make: Make) -> None:
    voice = make(SAYS_LONG)
    hear(voice, RestChanged(ago(), 42))
    until(lambda: children())
    voice.silence()
    until(lambda: not children())


def test_the_end_lets_the_last_words_end(make: Make, programs: Programs) -> None:
    voice = make(f'{SAYS}; sleep 0.3; echo done >> "$0.told"')
    hear(voice, RestChanged(ago(), 42))
    voice.close()
    until(lambda: programs.told("espeak-ng") == ["42 seconds left", "done"])
    until(lambda: not children())


def test_an_end_at_once_does_not(make: Make, programs: Programs) -> None:
    voice = make(SAYS_LONG)
    hear(voice, RestChanged(ago(), 42))
    until(lambda: children())
    voice.close(at_once=True)
    until(lambda: not children())


def test_a_speaker_that_fails_or_disappears_is_no_error(make: Make, programs: Programs) -> None:
    voice = make("exit 1")  # it reads nothing: the pipe breaks, or does not
    for n in range(3):
        hear(voice, RestChanged(ago(), 42 + n))
    until(lambda: not children())
    programs.remove("espeak-ng")
    hear(voice, RestChanged(ago(), 52))
    until(lambda: not children())
    hear(voice, PhaseStarted(ago(), 0, PLAN.phases[0]))


def test_speakers_by_system(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find(Manner(80)) is None
    for name in ("say", "powershell", "spd-say"):
        programs.add(name, "exit 0")
    for this, name in ((MacOS(), "say"), (Windows(), "PowerShell"), (Posix(), "spd-say"), (Linux(), "spd-say")):
        monkeypatch.setattr(system, "this", this)
        speaks = find(Manner(80))
        assert speaks and speaks.name == name
    programs.add("espeak-ng", "exit 0")
    found = find(Manner(100))
    assert found and found.name == "espeak-ng"
    assert found.command[found.command.index("-a") + 1] == "125"


def test_a_speaker_that_does_not_read_is_given_its_words_and_silenced_by_its_own_command(
    programs: Programs, tmp_path: Path
) -> None:
    programs.add("spd-say", 'for last; do :; done; echo "$last" >> "$0.told"; [ "$last" = --stop ] || exec sleep 60')
    found = find(Manner(50))
    assert isinstance(found, Speaker)
    process = found.say("-rf is no option")
    until(lambda: programs.told("spd-say") == ["-rf is no option"])
    found.silence(process)
    assert programs.told("spd-say") == ["-rf is no option", "--stop"]
    assert not children()
