"""The voice's words: for every built-in workout as a text, and never over a tone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from glutetimer.library.catalogue import load
from glutetimer.session.agenda import Marks
from glutetimer.session.cues import heard
from glutetimer.session.events import (
    Answered,
    Count,
    Event,
    Finished,
    HoldResult,
    Mark,
    Passed,
    Paused,
    RestChanged,
    Squeeze,
    Ten,
    Woke,
)
from glutetimer.session.runner import Mode, Runner
from glutetimer.settings.settings import Talk
from glutetimer.sound.phrases import Phrase, phrase, speech_s
from glutetimer.sound.tones import length_s
from glutetimer.training.holds.hold import Reason
from glutetimer.training.plan import PhaseKind, plan
from glutetimer.training.workout import HoldMode, Step, StepSides
from tests.session.sample import BRIDGES, CLAMS, HOLDS, laid_out, runner

LIBRARY = load(None)
LAG_S = 0.05
HELD_S = 36.5
REPS_S = 30.0
"""How long repetitions without a tempo take."""

Told = tuple[list[Event], list[Event], bool]


def told(r: Runner) -> Iterator[Told]:
    """What sounds are told in a session: what happened, what comes, and whether the user did it.

    Holds are stopped after 36.5 s, repetitions without a tempo are done after 30.
    """
    now = 0.0
    happened, by_user = r.start(now), False
    while True:
        yield happened, r.peek_events(now + 10), by_user
        if r.is_over:
            return
        open_end = HELD_S if r.phase.kind is PhaseKind.HOLD else REPS_S if r.phase.seconds is None else None
        by_user = bool(open_end) and r.mode is Mode.RUNNING and r.elapsed(now) >= (open_end or 0) - 1e-6
        if r.mode is Mode.PAUSED:
            happened = r.resume(now)
        elif by_user:
            happened = r.stop(now) if r.phase.kind is PhaseKind.HOLD else r.done(now)
        else:
            ends = [now - r.elapsed(now) + open_end] if open_end else []
            now = min(at for at in (r.due(), *ends) if at is not None)
            happened = r.advance(now)


def said(r: Runner, talk: Talk, lag_s: float = LAG_S) -> list[Phrase]:
    phrases = (phrase(happened, ahead, r.plan, talk, lag_s) for happened, ahead, _ in told(r))
    return [words for words in phrases if words]


def words(r: Runner, talk: Talk = Talk.FULL) -> list[str]:
    return [each.words for each in said(r, talk)]


def of(workout: str) -> Runner:
    laid = plan(LIBRARY.workout(workout), LIBRARY.exercises)
    return Runner(laid, lambda phase: Marks(None if phase.hold is HoldMode.MAX else 30, 26.5, 33, 60))


@pytest.mark.parametrize("talk", [Talk.BRIEF, Talk.FULL])
@pytest.mark.parametrize("workout", LIBRARY.workouts)
def test_the_words_of_a_workout(workout: str, talk: Talk, snapshot: SnapshotAssertion) -> None:
    lines = [f"{each.at:7.2f}  {each.words}" for each in said(of(workout), talk)]
    assert "\n".join(lines) == snapshot


@pytest.mark.parametrize("lag_s", [0.05, 0.4, 1.0])
@pytest.mark.parametrize("workout", LIBRARY.workouts)
def test_words_are_never_over_a_tone(workout: str, lag_s: float) -> None:
    tones: dict[float, float] = {}
    phrases: list[Phrase] = []
    unforeseen: set[float] = set()
    r = of(workout)
    for happened, ahead, by_user in told(r):
        tones |= {at: at + length_s(cue) for at, cue in heard(happened).items()}
        if by_user:
            unforeseen |= set(heard(happened))  # this tone ends what is being said, which nobody could know before
        if spoken := phrase(happened, ahead, r.plan, Talk.FULL, lag_s):
            phrases.append(spoken)
    assert phrases
    for spoken in phrases:
        ends = spoken.at + lag_s + speech_s(spoken.words)
        over = [at for at, end in tones.items() if at < ends - 1e-6 and spoken.at < end and at not in unforeseen]
        assert not over, (spoken, over)


@pytest.mark.parametrize("workout", LIBRARY.workouts)
def test_whoever_hears_the_brief_words_knows_every_set(workout: str) -> None:
    r = of(workout)
    everything = " ".join(words(r, Talk.BRIEF))
    for phase in r.plan.phases:
        if phase.works:
            assert phase.name in everything
    sides = sum(phase.kind is PhaseKind.SWITCH for phase in r.plan.phases)
    assert everything.count("leg") >= sides


def test_off_is_off() -> None:
    assert words(of("five-a-day"), Talk.OFF) == []


def test_what_has_no_time_is_said_shorter() -> None:
    quick = [Step(exercise="clam", work_s=40, sides=StepSides.EACH, switch_s=s, rest_s=20) for s in (8, 4, 2)]
    everything = words(Runner(laid_out(*quick)), Talk.BRIEF)
    assert [line for line in everything if "right" in line.lower()] == ["Switch to the right leg", "Right", "Right"]


def test_a_hold_passes_its_marks() -> None:
    free = Step(free="Walk", work_s=30)
    r = runner(Step(exercise="hold", hold=HoldMode.TARGET), free, CLAMS, marks=Marks(30, 20, 33.2))
    assert words(r)[6:12] == [
        "One-leg hold",
        "10",
        "20, your last hold",
        "30, target",
        "33, your best",
        "Good stop, 34 seconds. Walk",
    ]
    r = runner(Step(exercise="hold", hold=HoldMode.TARGET), free, CLAMS, marks=Marks(30, 20, 33.2))
    assert words(r, Talk.BRIEF)[1:5] == ["Your last hold", "Target", "Your best", "Good stop, 34 seconds"]


def test_repetitions_are_counted_and_the_last_set_is_named() -> None:
    everything = words(runner(BRIDGES, BRIDGES))
    assert everything[0] == "Get ready: Bridge, 10 repetitions"
    assert everything[6:16] == [str(n) for n in range(1, 11)]
    assert "Last set: Bridge, 10 repetitions" in everything


def test_the_last_five_seconds_are_counted_and_five_interrupts_nothing() -> None:
    counts = [each for each in said(runner(CLAMS), Talk.FULL) if each.words.isdigit()][:5]
    assert [(each.words, each.filler) for each in counts] == [
        ("5", True),
        ("4", True),
        ("3", False),
        ("2", False),
        ("1", False),
    ]


def test_words_wait_for_their_tone_and_for_the_device() -> None:
    r = runner(CLAMS)
    happened = r.start(0)
    spoken = phrase(happened, [], r.plan, Talk.FULL, LAG_S, ready_from=2.5)
    assert spoken and spoken.at > 2.5 + length_s(heard(happened)[0])


def test_of_what_happened_meanwhile_only_the_last_is_still_true() -> None:
    r = runner(CLAMS)
    spoken = phrase([Count(7, 3), Count(8, 2), Count(9, 1)], [], r.plan, Talk.FULL)
    assert spoken and spoken.words == "1"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([Ten(30, 30), Passed(30, Mark.TARGET, 30)], "30, target"),
        ([Passed(33.2, Mark.LAST, 33.2), Passed(33.2, Mark.BEST, 33.2)], "33, your last hold. 33, your best"),
        ([Squeeze(12)], "Squeeze"),
        ([Woke(99, 90, None)], "Awake again after 1 minute 30"),
        ([Woke(99, 90, 40.0), Paused(99)], "Awake again; rest over 40 seconds ago. Paused"),
        ([RestChanged(50, 42)], "42 seconds left"),
        ([Answered(60, HoldResult(30, 2, Reason.FORM), by_default=False)], "Noted: form slipped"),
        ([Answered(60, HoldResult(30, 2, Reason.FORM), by_default=True)], None),
        ([Finished(300, 300.4, True)], "Done, 5 minutes"),
        ([Finished(100, 100, False)], "Ended"),
    ],
)
def test_words_of_events(events: list[Event], expected: str | None) -> None:
    r = runner(HOLDS)
    spoken = phrase(events, [], r.plan, Talk.FULL)
    assert (spoken.words if spoken else None) == expected


def test_a_false_start_is_no_good_stop() -> None:
    r = runner(HOLDS, ready=0)
    r.start(0)
    spoken = phrase(r.stop(3), r.peek_events(13), r.plan, Talk.FULL)
    assert spoken and "Good stop" not in spoken.words
    discarded = phrase(r.discard(5), r.peek_events(15), r.plan, Talk.FULL)
    assert discarded and discarded.words == "Discarded"
