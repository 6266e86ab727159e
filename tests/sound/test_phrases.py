"""The voice's words: for every built-in workout as a text, and never over a tone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy

import pytest
from syrupy.assertion import SnapshotAssertion

from glutetimer.library.catalogue import load
from glutetimer.session.agenda import begins_unnamed
from glutetimer.session.announcements import describe_stop
from glutetimer.session.cues import heard
from glutetimer.session.events import (
    Answered,
    Count,
    Event,
    Finished,
    HoldResult,
    LeadIn,
    Mark,
    NextUp,
    Passed,
    Paused,
    PhaseStarted,
    Reminder,
    RestChanged,
    Ten,
    TimeLeft,
    Woke,
)
from glutetimer.session.marks import Marks
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Talk
from glutetimer.sound.phrases import Phrase, choices_of, phrase
from glutetimer.sound.script import perform
from glutetimer.sound.tones import CLEAR
from glutetimer.training.exercise import LEGS, Exercise
from glutetimer.training.holds.hold import Reason
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import PhaseKind
from glutetimer.training.replanning import meet_exercises
from glutetimer.training.speech import speech_s
from glutetimer.training.workout import OPEN_S, FirstSide, HoldMode, Pace, Step, StepSides, Workout
from tests.session.sample import BRIDGES, CLAMS, HOLDS, laid_out, runner, workout

LIBRARY = load(None)
LAG_S = 0.05


def said(r: Runner, talk: Talk, lag_s: float = LAG_S) -> list[Phrase]:
    phrases = (phrase(happened, ahead, r.plan, talk=talk, lag_s=lag_s) for happened, ahead, _ in perform(r))
    return [words for words in phrases if words]


def words(r: Runner, talk: Talk = Talk.FULL) -> list[str]:
    return [each.words for each in said(r, talk)]


def of(workout: str) -> Runner:
    laid = lay_out(LIBRARY.workout(workout), LIBRARY.exercises)
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
    for happened, ahead, by_user in perform(r):
        tones |= {at: at + CLEAR.length_s(cue) for at, cue in heard(happened).items()}
        if by_user:
            unforeseen |= set(heard(happened))  # this tone ends what is being said, which nobody could know before
        if spoken := phrase(happened, ahead, r.plan, talk=Talk.FULL, lag_s=lag_s):
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
    assert len(re.findall(r"\b(left|right)\b", everything, re.IGNORECASE)) >= 2 * sides


def test_off_is_off() -> None:
    assert words(of("five-a-day"), Talk.OFF) == []


def test_what_has_no_time_is_said_shorter() -> None:
    quick = [Step(exercise="clam", work_s=40, sides=StepSides.EACH, switch_s=s, rest_s=20) for s in (8, 4, 1.6)]
    everything = words(Runner(laid_out(*quick)), Talk.BRIEF)
    rights = [line for line in everything if "right" in line.lower()]
    assert rights == ["Switch to the right", "Switch to the right", "Right"]


def test_a_hold_passes_its_marks() -> None:
    hold, free = Step(exercise="hold", hold=HoldMode.TARGET), Step(free="Walk", work_s=30)

    def heard_of(talk: Talk) -> list[str]:
        r = runner(hold, free, ready=0, marks=Marks(20, 12, 23.2))
        r.start(0)
        lines = [
            phrase(happened, r.peek_events(now + 10), r.plan, talk=talk, lag_s=LAG_S)
            for now, happened in _each(r, until=31)
        ]
        lines.append(phrase(r.stop(31), r.peek_events(41), r.plan, talk=talk, lag_s=LAG_S))
        return [line.words for line in lines if line]

    full = ["10", "Last time", "Target", "Best", "29 seconds. New best. Good stop. Walk, 30 seconds"]
    assert heard_of(Talk.FULL) == full
    assert heard_of(Talk.BRIEF) == full


def _each(r: Runner, until: float) -> Iterator[tuple[float, list[Event]]]:
    while (due := r.due()) is not None and due < until:
        yield due, r.advance(due)


@pytest.mark.parametrize(
    ("held_s", "marks", "words"),
    [
        (23, Marks(), "23 seconds. Good stop"),
        (23, Marks(25, 22, 22.9), "23 seconds. New best. Good stop"),
        (22.9, Marks(25, 22, 22.1), "22 seconds. As long as last time. Good stop"),
        (19, Marks(25, 21, 30), "19 seconds. 2 short of last time. Good stop"),
        (24, Marks(25, 21, 30), "24 seconds. 3 more than last time. Good stop"),
        (25, Marks(25, 21, 30), "25 seconds. Target reached. Good stop"),
        (25, Marks(25, 21, 30, hidden=True), "25 seconds. 4 more than last time. Good stop"),
        (2.9, Marks(25, 21, 30), ""),
    ],
)
def test_what_a_stop_means(held_s: float, marks: Marks, words: str) -> None:
    hold = HoldResult(held_s, 0, Reason.FORM)
    assert describe_stop(hold, marks) == words
    tired = describe_stop(hold._replace(fatigued=True), marks)
    assert tired == (f"{int(held_s)} seconds. Good stop" if words else "")


def test_repetitions_are_counted_as_they_are_done_and_the_last_set_is_named() -> None:
    everything = words(runner(BRIDGES, BRIDGES))
    assert everything[0] == "Get ready: Bridge, 10 repetitions"
    assert everything[1:7] == ["3", "2", "1", "Go. Lift", "Hold", "Lower"]
    assert everything[7:18] == ["1", "2", "Slowly", "3", "4", "5", "6", "7", "Squeeze", "8", "9"]  # cues for the ticks
    assert everything[18] == "10. Rest, 1 minute"
    assert "Last set: Bridge, set 2 of 2" in everything


def test_the_end_says_what_one_wants_to_hear() -> None:
    r = Runner(laid_out(Step(exercise="hold", hold=HoldMode.TARGET)), lambda _: Marks(30, 26, 33), days=lambda: 7)
    r.start(0)
    r.advance(10)
    spoken = phrase(r.stop(46), [], r.plan, talk=Talk.FULL)
    assert spoken and spoken.words == "34 seconds. New best. Good stop. Noted as target reached, unless you answer"
    spoken = phrase(r.answer(50, Reason.TARGET), [], r.plan, talk=Talk.BRIEF)
    assert spoken and spoken.words == "Done. 46 seconds. New best: 34. 7 days in a row"


def test_words_wait_for_their_tone_and_for_the_device() -> None:
    r = runner(CLAMS)
    happened = r.start(0)
    spoken = phrase(happened, [], r.plan, talk=Talk.FULL, lag_s=LAG_S, ready_from=2.5)
    assert spoken and spoken.at > 2.5 + CLEAR.length_s(heard(happened)[0])


def test_of_what_happened_meanwhile_only_the_last_is_still_true() -> None:
    r = runner(CLAMS)
    spoken = phrase([Count(7, 3), Count(8, 2), Count(9, 1)], [], r.plan, talk=Talk.FULL)
    assert spoken and spoken.words == "1"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([Ten(30, 30), Passed(30, Mark.TARGET, 30)], "Target"),
        ([Passed(33.2, Mark.LAST, 33.2), Passed(33.2, Mark.BEST, 33.2)], "Best"),
        ([Reminder(12, "Hips stacked")], "Hips stacked"),
        ([Woke(99, 90, None)], "Awake again after 1 minute 30"),
        ([Woke(99, 90, 40.0), Paused(99)], "Awake again; rest over 40 seconds ago. Paused"),
        ([RestChanged(50, 42)], "42 seconds left"),
        ([TimeLeft(50, 204)], "3 minutes 24 left"),
        ([Answered(60, Reason.FORM, by_default=False)], "Noted: form slipped"),
        ([Answered(60, Reason.FORM, by_default=True)], None),
        ([Finished(300, 300.4, True)], "Done. 5 minutes"),
        ([Finished(100, 100, False)], "Ended"),
    ],
)
def test_words_of_events(events: list[Event], expected: str | None) -> None:
    r = runner(HOLDS)
    spoken = phrase(events, [], r.plan, talk=Talk.FULL)
    assert (spoken.words if spoken else None) == expected


def test_a_false_start_is_no_good_stop() -> None:
    r = runner(HOLDS, ready=0)
    r.start(0)
    spoken = phrase(r.stop(3), r.peek_events(13), r.plan, talk=Talk.FULL)
    assert spoken and "Good stop" not in spoken.words
    discarded = phrase(r.discard(5), r.peek_events(15), r.plan, talk=Talk.FULL)
    assert discarded and discarded.words == "Discarded"


def test_what_follows_a_set_that_a_key_ended_says_at_its_start_what_it_is() -> None:
    own = Step(exercise="clam", reps=12, pace=Pace.OWN, sides=StepSides.BOTH)
    led, timed = Step(exercise="bridge", reps=10), Step(exercise="bridge", work_s=40)
    hold, free = Step(exercise="hold", hold=HoldMode.MAX, sides=StepSides.LEFT), Step(free="Walk", work_s=30)
    for step, name in ((led, "Bridge"), (timed, "Bridge"), (hold, "One-leg hold, left"), (free, "Walk")):
        r = runner(own, step)
        r.start(0)
        r.advance(11)
        for talk in (Talk.FULL, Talk.BRIEF):
            twin = copy(r)
            spoken = phrase(twin.stop(31), twin.peek_events(41), twin.plan, talk=talk, lag_s=LAG_S)
            assert spoken and name in spoken.words, (step, talk)


def test_another_set_of_the_same_on_both_sides_needs_no_name() -> None:
    laid = laid_out(Step(exercise="bridge", reps=10, sets=2, pace=Pace.OWN), Step(free="Walk", work_s=30))
    assert [begins_unnamed(laid, index) for index in range(len(laid.phases))] == [False, False, False, True]


@pytest.mark.parametrize("talk", [Talk.FULL, Talk.BRIEF])
def test_a_set_that_is_skipped_to_without_a_lead_in_is_named(talk: Talk) -> None:
    r = Runner(laid_out(CLAMS), lead_in_s=0)
    r.start(0)
    r.advance(20)
    r.skip(20)  # the switch
    spoken = phrase(r.skip(21), r.peek_events(31), r.plan, talk=talk, lag_s=LAG_S)
    assert spoken and spoken.words.startswith("Clam, right")


@pytest.mark.parametrize(
    ("step", "again"),
    [
        (Step(exercise="clam", reps=8, pace=Pace.OWN, sides=StepSides.EACH, switch_s=8), "the right knee opens"),
        (Step(exercise="side-leg-raise", reps=8, pace=Pace.OWN, sets=2, rest_s=OPEN_S), "Next: Side-lying leg raise"),
    ],
)
def test_who_puts_the_number_right_hears_again_what_comes(step: Step, again: str) -> None:
    """The number is said over the words of the wait; which leg comes was in them, and is said nowhere else."""
    steps = (step, Step(exercise="squat", work_s=20))
    r = Runner(lay_out(Workout(id="any", name="Any", short="ANY", ready_s=10, steps=steps), load(None).exercises))
    r.start(0)
    r.advance(11)
    r.stop(31)
    spoken = phrase(r.correct(32, -1), r.peek_events(42), r.plan, talk=Talk.FULL, lag_s=LAG_S)
    assert spoken and spoken.words.startswith("7 repetitions. ") and again in spoken.words


def test_where_what_comes_is_named_later_the_number_is_enough() -> None:
    r = runner(Step(exercise="bridge", reps=8, pace=Pace.OWN, sets=2, rest_s=60))
    r.start(0)
    r.advance(11)
    r.stop(31)
    spoken = phrase(r.correct(32, -1), r.peek_events(42), r.plan, talk=Talk.FULL, lag_s=LAG_S)
    assert spoken and spoken.words == "7 repetitions"


def test_how_a_number_is_put_right_is_said_once_where_there_is_time_for_it() -> None:
    own = Step(exercise="bridge", reps=8, pace=Pace.OWN)
    steps = (own, own, own._replace(rest_s=OPEN_S), own._replace(rest_s=OPEN_S), own)
    spoken = [each.words for each in said(runner(*steps), Talk.FULL) if "plus and minus" in each.words]
    assert len(spoken) == 1 and spoken[0].startswith("8 counted; plus and minus change that. Rest as long as you need")


def test_what_is_new_is_explained_in_its_wait_and_not_before() -> None:
    laid = meet_exercises(laid_out(Step(exercise="bridge", work_s=20, rest_s=OPEN_S), CLAMS), {"clam"})
    lines = words(Runner(laid))
    (rest,) = [each for each in lines if "any key goes on" in each]
    assert rest.endswith("Next: Clam, left, 40 seconds"), "what comes; how it goes is for its own wait"
    assert sum("New: Clam, left" in each for each in lines) == 1


SIDED = [each for each in LIBRARY.exercises.values() if each.side_means]


@pytest.mark.parametrize("talk", [Talk.FULL, Talk.BRIEF])
@pytest.mark.parametrize("exercise", SIDED, ids=lambda each: each.id)
def test_however_little_time_there_is_the_leg_that_is_named_is_the_right_one(exercise: Exercise, talk: Talk) -> None:
    walk, step = (
        Step(free="Walk", work_s=20),
        Step(exercise=exercise.id, work_s=20, sides=StepSides.EACH, switch_s=8, sets=2),
    )
    for begins in (FirstSide.LEFT, FirstSide.RIGHT):
        laid = lay_out(workout(walk, step._replace(first=begins)), LIBRARY.exercises)
        for index, phase in enumerate(laid.phases):
            if not phase.works or phase.side not in LEGS:
                continue
            before = laid.phases[index - 1]
            waits = [] if before.works else [PhaseStarted(0, index - 1, before)]
            for event in (*waits, NextUp(0, phase), NextUp(0, phase, at_once=True), LeadIn(0, phase, 10)):
                for words in choices_of(event, laid, talk):
                    assert str(phase.side) in re.findall(r"\b(left|right)\b", words.lower()), words
