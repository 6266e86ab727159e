"""`glutetimer sound`: what was found to be heard with, and each cue played."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator

from glutetimer.cli.loading import load_settings, tell_problems
from glutetimer.cli.options import add_json
from glutetimer.clock import Clock, SystemClock
from glutetimer.plain.session import ring
from glutetimer.session.cues import Cue
from glutetimer.session.events import (
    Beat,
    Begun,
    Count,
    Event,
    Finished,
    Halfway,
    HoldResult,
    LeadIn,
    Mark,
    NextUp,
    Outcome,
    Passed,
    Paused,
    PhaseStarted,
    Reminder,
    Repetition,
    SetDone,
    Ten,
    Woke,
)
from glutetimer.settings.settings import Settings, Talk
from glutetimer.sound.fallback import Fallback
from glutetimer.sound.found import SoundOutputs, find
from glutetimer.sound.mixer import describe_mute
from glutetimer.sound.quiet import quiet
from glutetimer.training.exercise import TempoPart
from glutetimer.training.holds.hold import Reason
from glutetimer.training.plan import Phase, PhaseKind

BETWEEN_S = 0.6
"""Silence between two cues."""
AHEAD_S = 0.2
WATCH = "every cue is seen on the screen."

_WORK = Phase(kind=PhaseKind.WORK, seconds=30)
_HELD = Phase(kind=PhaseKind.HOLD, seconds=None)


def make_example(cue: Cue, at: float) -> Event:
    """An event that is heard as a cue."""
    examples: dict[Cue, Event] = {
        Cue.READY: LeadIn(at, _WORK, 10),
        Cue.COUNT: Count(at, 3),
        Cue.START: Begun(at, _WORK),
        Cue.HALFWAY: Halfway(at),
        Cue.REMINDER: Reminder(at, "Squeeze at the top"),
        Cue.REPETITION: Repetition(at, 1, 10),
        Cue.BEAT: Beat(at, TempoPart.LIFT, 1),
        Cue.TEN: Ten(at, 10),
        Cue.LAST: Passed(at, Mark.LAST, 30),
        Cue.TARGET: Passed(at, Mark.TARGET, 35),
        Cue.BEST: Passed(at, Mark.BEST, 40),
        Cue.GOAL: Passed(at, Mark.GOAL, 60),
        Cue.STOP: SetDone(at, 0, 0, _HELD, at - 30, 30, Outcome.STOPPED, hold=HoldResult(30, 2, Reason.FORM)),
        Cue.SWITCH: PhaseStarted(at, 0, Phase(kind=PhaseKind.SWITCH, seconds=5)),
        Cue.REST: PhaseStarted(at, 0, Phase(kind=PhaseKind.REST, seconds=60)),
        Cue.LAST_SET: PhaseStarted(at, 0, _WORK, last_set=True),
        Cue.NEXT: NextUp(at, _WORK),
        Cue.PAUSE: Paused(at),
        Cue.AWAKE: Woke(at, 60, None),
        Cue.DONE: Finished(at, 300, True),
    }
    return examples[cue]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    play_cues(load_settings(args), SystemClock(), as_json=args.json)
    return 0


def play_cues(settings: Settings, clock: Clock, *, as_json: bool) -> None:
    """Print what was found, and play each cue while its name is printed."""

    def now() -> float:
        return clock.read().now

    tell_problems(settings)
    rings = sys.stdout.isatty() and not as_json
    with quiet():
        found = find(settings, now, (lambda: ring(sys.stdout)) if rings else None)
        unheard = found.why_unheard or (describe_mute() if settings.sound else "")
        cues = found.cues
        try:
            found.try_voice()
            if not as_json:
                print("\n".join(_lines(found, settings, unheard)), flush=True)
            while found.stream and (wait := found.stream.ready_from() - now()) > 0:
                time.sleep(wait)
            played = []
            for cue in Cue if settings.sound else ():
                if not as_json:
                    print(f"  {cue}", flush=True)
                if found.tones or found.bell:
                    _play(cues, cue, found.tone_set.length_s(cue), now)
                played.append(
                    {"cue": cue.value, "seconds": round(found.tone_set.length_s(cue), 2), "played": bool(found.tones)}
                )
            if found.voice:
                found.say_sample()
            facts = {**_facts(found, settings), "unheard": unheard or None}  # a device that is let go plays nothing
        finally:
            cues.close(at_once=True)
    if as_json:
        print(json.dumps({**facts, "cues": played}, indent=2))


def _play(cues: Fallback, cue: Cue, seconds: float, now: Callable[[], float]) -> None:
    """Play a cue as a session does: told ahead, and told again when its instant has come."""
    event = make_example(cue, now() + AHEAD_S)
    cues.hear([], [event], now())
    time.sleep(AHEAD_S)
    cues.hear([event], [], now())
    time.sleep(seconds + BETWEEN_S)


def _lines(found: SoundOutputs, settings: Settings, unheard: str) -> Iterator[str]:
    if not settings.sound:
        yield "Sound is off in the settings: nothing is played."
        return
    yield f"tones   {found.tones or 'none'}" + (f"; {found.problem}" if found.problem else "")
    yield f"voice   {_voice(found, settings)}"
    yield f"volume  {settings.volume}"
    yield from (f"refused {problem}" for problem in found.problems)
    if unheard:
        yield f"heard   no: {unheard}"
    if not found.tones:
        yield "Instead " + ("the terminal's bell rings for what matters most, and " if found.bell else "") + WATCH
    yield "cues"


def _voice(found: SoundOutputs, settings: Settings) -> str:
    if settings.voice is Talk.OFF:
        return "off in the settings"
    if found.voice:
        return f"{found.voice}; {found.talk}"
    return f"none; install {found.install} to have one" if found.install else "none"


def _facts(found: SoundOutputs, settings: Settings) -> dict[str, object]:
    return {
        "sound": settings.sound,
        "volume": settings.volume,
        "tones": found.tones or None,
        "problem": found.problem or None,
        "voice": found.voice or None,
        "says": found.talk.value,
        "install": found.install or None,
        "refused": list(found.problems),
    }
