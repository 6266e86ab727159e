"""What a whole session says: the laws of the coach, over every built-in workout and over any other (coach.md)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import inf

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glutetimer.library.catalogue import load
from glutetimer.session.agenda import Calls
from glutetimer.session.announcements import GOES_ON, OPEN_REST, OWN_PACE, describe_event
from glutetimer.session.events import Begun, Concluded, Event, Finished, Halfway, PhaseStarted, Reminder, TimeLeft
from glutetimer.session.instructions import describe_side, describe_switch
from glutetimer.session.marks import Marks
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Talk
from glutetimer.sound.phrases import phrase
from glutetimer.sound.script import SpokenLine, perform, write_script
from glutetimer.training.exercise import LEGS, Exercise, Measure, Side, Sides
from glutetimer.training.holds.hold import Reason
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Phase, PhaseKind, Plan
from glutetimer.training.reminders import MOST_TIMES
from glutetimer.training.replanning import meet_exercises
from glutetimer.training.workout import (
    OPEN_S,
    HoldMode,
    Pace,
    Step,
    StepSides,
    SwitchAfter,
    Workout,
    choose_switch_s,
    sides_of,
)

LIBRARY = load(None)
MARKS = Marks(30, 26.5, 33, 60)
LONGEST_SILENCE_S = 12.0
COUNTED = re.compile(
    r"\d+( seconds?( left)?)?|\d+ minutes?( \d+)? left"
    r"|(\d+ (more than|short of)|As long as) last time|(Left|Right)(, \d+ \w+)?|Halfway|Go|Hold"
    r"|Lift|Lower|Pause|Good stop|New best|Target( reached)?|Last( set| time)|Best|Goal|Rest|Noted|Any key, .*"
    rf"|Rest; {GOES_ON}",
)
"""Counts, sides, the tempo, what a hold passes, and what ends a wait: they are said whenever they are true."""


_SHARED = Counter(
    words
    for each in LIBRARY.exercises.values()
    for words in {each.say.begin, each.say.move, each.say.position}
    if words
)
"""How many exercises are told so: each may say it as often as any other phrase."""


def laid_out(workout: Workout, new: bool = False) -> Plan:
    found = lay_out(workout, LIBRARY.exercises)
    return meet_exercises(found, set(LIBRARY.exercises)) if new else found


def runner(laid: Plan) -> Runner:
    return Runner(laid, lambda phase: MARKS if phase.hold is not HoldMode.MAX else Marks(None, 26.5, 33, 60))


def events(laid: Plan) -> list[Event]:
    return [event for happened, _, _ in perform(runner(laid)) for event in happened]


def starts(laid: Plan) -> list[tuple[float, Phase]]:
    return [(event.at, event.phase) for event in events(laid) if isinstance(event, PhaseStarted)]


def check_sides_are_named(laid: Plan, lines: list[SpokenLine]) -> None:
    """Every set of one side is named in the wait before it, or as what comes next, or else at its start.

    In a set nothing names the other side, but as what comes next.
    """
    begun = starts(laid)
    before, ended = 0.0, 0.0
    for (at, phase), end in zip(begun, [*(at for at, _ in begun[1:]), inf], strict=True):
        if not phase.works:
            continue
        told = [line for line in lines if ended <= line.at <= at + 1 or (before <= line.at < at and _of_next(line))]
        if phase.side in LEGS:
            assert any(_names(line, phase.side) for line in told), (phase.name, phase.side, told)
            for line in (line for line in lines if at + 2 < line.at < end - 0.01):
                assert _names(line, phase.side) or not _names(line, phase.side.other) or _of_next(line), line
        before, ended = at, end


def _names(line: SpokenLine, side: Side) -> bool:
    rest = re.sub(r"(seconds?|minutes?|\d) left\b", "", line.words)
    return bool(re.search(rf"\b{side}\b", rest, re.IGNORECASE))


def _of_next(line: SpokenLine) -> bool:
    return "Next: " in line.words


def check_first_sets_are_explained(laid: Plan, lines: list[SpokenLine]) -> None:
    """Before the first set of a side it is said which leg that is; a switch that is too short has its side alone."""
    named_from = 0.0
    for at, phase in starts(laid):
        if not phase.works:
            continue
        if phase.side in LEGS and phase.set == 1 and phase.exercise and phase.exercise.side_means:
            # Nobody waits for a set at one's own pace: where nothing was before it but work, its start explains it.
            until = at + 1 if phase.own_pace else at
            said = " ".join(line.words for line in lines if named_from <= line.at <= until)
            ways = [
                describe_side(phase).split("; ")[-1],
                describe_switch(phase).split("; ")[-1],
            ]
            named = any(re.sub("^(now )?(the )?", "", way.lower()) in said.lower() for way in ways)
            assert named or re.search(rf"{phase.side.capitalize()}( \w+)? 3", said), (phase.name, said)
        named_from = at


def check_nobody_is_left_alone(laid: Plan, lines: list[SpokenLine]) -> None:
    """In a set by the clock nobody waits for a word for long, but in a run or a free block."""
    begun = starts(laid)
    for n, (at, phase) in enumerate(begun):
        if not (phase.works and phase.seconds and not phase.reps) or phase.runs:
            continue
        end = begun[n + 1][0] if n + 1 < len(begun) else at + phase.seconds
        heard = [(line.at, line.at + line.seconds) for line in lines if at <= line.at < end]
        times = [at, *(time for pair in heard for time in pair), end]
        gaps = [later - sooner for sooner, later in zip(times[::2], times[1::2], strict=True)]
        assert max(gaps) <= LONGEST_SILENCE_S, (phase.name, phase.seconds, heard)


def check_nothing_is_said_too_often(laid: Plan, lines: Iterable[SpokenLine]) -> None:
    """No sentence three times, but counts, and what names a set and its leg."""
    said = Counter(sentence for line in lines for sentence in line.words.split(". "))
    sets = [phase for phase in laid.phases if phase.works]
    names = re.compile("|".join(re.escape(phase.name) for phase in sets))
    ways = {way for each in sets for way in (describe_side(each), describe_switch(each)) if way}
    clauses = {way.split("; ")[-1].lower().removeprefix("now ") for way in ways}
    without = {clause.removeprefix("the ") for clause in clauses}
    own = {way.lower() for way in ways} | clauses | without | {" ".join(clause.split()[:2]) for clause in without}
    notes = {note for phase in sets for note in phase.note.split(". ")}  # of each exercise, as long as it is said
    often = {
        words: n
        for words, n in said.items()
        if n > MOST_TIMES * max(1, _SHARED[words])
        and not COUNTED.fullmatch(words)
        and words.lower() not in own
        and words not in notes
        and not re.fullmatch(rf"((Next|Last set|Get ready|New): )?({names.pattern})(, .*)?", words)
    }
    assert not often


def check_cues_take_turns(laid: Plan) -> None:
    """None is said again before all of its exercise were said."""
    said: Counter[tuple[str, str]] = Counter()
    phase: Phase | None = None
    for event in events(laid):
        if isinstance(event, PhaseStarted):
            phase = event.phase
        elif isinstance(event, Reminder) and phase and phase.exercise and event.words in phase.exercise.cues:
            id, cues = phase.exercise.id, phase.exercise.cues
            said[id, event.words] += 1
            shared = {cue for other in LIBRARY.exercises.values() if other.id != id for cue in other.cues}
            counts = [said[id, cue] for cue in cues if cue not in shared]  # others may have said it
            assert not counts or max(counts) - min(counts) <= 1, (id, said)


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("workout", LIBRARY.workouts)
def test_a_built_in_workout_leads_whoever_has_never_done_it(workout: str, new: bool) -> None:
    laid = laid_out(LIBRARY.workout(workout), new)
    lines = list(write_script(runner(laid)))
    check_sides_are_named(laid, lines)
    check_first_sets_are_explained(laid, lines)
    check_nobody_is_left_alone(laid, lines)
    check_nothing_is_said_too_often(laid, lines)
    check_cues_take_turns(laid)


@pytest.mark.parametrize("workout", LIBRARY.workouts)
def test_the_brief_voice_still_names_every_leg_and_counts(workout: str) -> None:
    laid = laid_out(LIBRARY.workout(workout))
    lines = list(write_script(runner(laid), Talk.BRIEF))
    check_sides_are_named(laid, lines)
    assert {"3", "2", "1"} <= {line.words for line in lines}


def test_a_first_meeting_says_all_of_it_once() -> None:
    laid = laid_out(LIBRARY.workout("bridge-builder-1"), new=True)
    waits = [phase for phase in laid.phases if phase.kind is PhaseKind.READY]
    assert [phase.seconds for phase in waits] == [None, None]
    lines = [line.words for line in write_script(runner(laid)) if line.words.startswith("New: ")]
    assert len(lines) == 2
    say = LIBRARY.exercise("sl-bridge-hold").say
    assert all(words in lines[1] for words in (say.first, say.begin, say.move, say.end, "Any key"))
    assert "the left foot stays down" in lines[1]


def test_five_minutes_are_five_minutes_whether_they_are_new_or_not() -> None:
    known = LIBRARY.workout("five-a-day")
    assert laid_out(known).total_s == 300
    assert {phase.seconds for phase in laid_out(known, new=True).phases if not phase.works} >= {None}


EXERCISES = [each for each in LIBRARY.exercises.values() if each.measure is not Measure.HOLD]


@st.composite
def steps(draw: st.DrawFn) -> Step:
    exercise: Exercise = draw(st.sampled_from(EXERCISES))
    sides = sides_of(exercise.sides)
    return Step(
        exercise=exercise.id,
        work_s=draw(st.integers(15, 240)),
        sets=draw(st.integers(1, 3)),
        sides=sides,
        switch_s=choose_switch_s(exercise) if sides is StepSides.EACH else 0,
        rest_s=draw(st.integers(8, 60)),
    )


@given(st.lists(steps(), min_size=1, max_size=5))
def test_any_workout_keeps_the_laws(drawn: list[Step]) -> None:
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=tuple(drawn), ready_s=10))
    lines = list(write_script(runner(laid)))
    check_sides_are_named(laid, lines)
    check_nobody_is_left_alone(laid, lines)
    check_nothing_is_said_too_often(laid, lines)
    check_cues_take_turns(laid)
    check_nothing_is_said_over_anything(lines)


def test_what_comes_next_is_over_before_the_time_left_is_said() -> None:
    long, own = Step(exercise="clam", work_s=180, sets=2), Step(exercise="squat", reps=12, pace=Pace.OWN)
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(long, own), ready_s=10))
    check_nothing_is_said_over_anything(list(write_script(runner(laid))))


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("workout", LIBRARY.workouts)
def test_go_is_said_when_a_set_begins_and_at_no_other_time(workout: str, new: bool) -> None:
    laid = laid_out(LIBRARY.workout(workout), new)
    begun = [
        event.at
        for event in events(laid)
        if isinstance(event, Begun) or (isinstance(event, PhaseStarted) and event.phase.works and not event.stands)
    ]
    for line in write_script(runner(laid)):
        words = line.words.split(". ")
        names_tempo = line.words in ("Hold", "Lower", "Pause") and any(phase.reps for phase in laid.phases)
        if {"Go", "Hold"} & set(words) and not names_tempo:
            assert any(0 <= line.at - at < 1 for at in begun), line


@pytest.mark.parametrize("workout", LIBRARY.workouts)
def test_whoever_got_to_know_an_exercise_hears_what_moves_as_it_begins(workout: str) -> None:
    laid = laid_out(LIBRARY.workout(workout), new=True)
    lines = list(write_script(runner(laid)))
    for event in events(laid):
        if (
            isinstance(event, Begun)
            and event.start
            and event.phase.exercise
            and not (event.phase.reps or event.phase.hold)
        ):
            said = [line.words for line in lines if 0 <= line.at - event.at < 1]
            assert said and said[0] not in ("Go", event.phase.name), (event.phase.name, said)


def test_whoever_meets_a_hold_hears_what_starts_its_clock_and_what_stops_it() -> None:
    laid = laid_out(LIBRARY.workout("bridge-builder-1"), new=True)
    (met,) = [line.words for line in write_script(runner(laid)) if line.words.startswith("New: Single-leg bridge hold")]
    assert "The clock starts at hold; any key stops it" in met


def test_half_time_is_said_alone() -> None:
    laid = laid_out(LIBRARY.workout("five-a-day"))
    halves = {event.at for event in events(laid) if isinstance(event, Halfway)}
    assert len(halves) == 6
    near = [line for line in write_script(runner(laid)) for at in halves if abs(line.at - at) < 1]
    assert {line.words for line in near} == {"Halfway"}


def test_sides_of_the_catalogue_are_explained() -> None:
    for exercise in LIBRARY.exercises.values():
        if exercise.sides is Sides.UNILATERAL:
            assert exercise.side_means, exercise.id
            assert Side.LEFT in exercise.side_means.describe(Side.LEFT), exercise.id


@given(st.lists(st.sampled_from(["clam", "fire-hydrant", "side-leg-raise", "sl-bridge"]), min_size=1, max_size=4))
def test_sets_at_ones_own_pace_with_nothing_between_name_their_side_and_which_leg_that_is(ids: list[str]) -> None:
    """All sets of a side in a row, and one exercise after the other without a rest, as printed sheets have them."""
    steps = tuple(Step(exercise=id, reps=8, sets=2, sides=StepSides.EACH, switch_s=8) for id in ids)
    for each in (steps, tuple(step._replace(switch_after=SwitchAfter.SETS) for step in steps)):
        laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=each, ready_s=10, pace=Pace.OWN))
        for talk in (Talk.FULL, Talk.BRIEF):
            check_sides_are_named(laid, list(write_script(runner(laid), talk)))
        check_first_sets_are_explained(laid, list(write_script(runner(laid))))


SHORT = Step(exercise="clam", sets=2, sides=StepSides.EACH, rest_s=3)
waits = st.integers(0, 16).map(float)
short_steps = st.builds(
    lambda id, amount, pace, sets, switch, rest, after: Step(
        exercise=id,
        sides=sides_of(LIBRARY.exercises[id].sides),
        pace=pace,
        sets=sets,
        switch_s=switch if LIBRARY.exercises[id].sides is Sides.UNILATERAL else 0,
        switch_after=after if LIBRARY.exercises[id].sides is Sides.UNILATERAL else SwitchAfter.SET,
        rest_s=rest,
        reps=5 if pace else None,
        work_s=None if pace else amount,
    ),
    st.sampled_from(["clam", "side-leg-raise", "squat", "lunge-stand"]),
    st.sampled_from([5.0, 10.0, 20.0, 40.0]),
    st.sampled_from([Pace.OWN, Pace.LED, None]),
    st.integers(1, 3),
    waits,
    waits,
    st.sampled_from(SwitchAfter),
)


@given(
    st.lists(short_steps, min_size=1, max_size=3),
    st.sampled_from([Talk.FULL, Talk.BRIEF]),
    waits,
    st.sampled_from([3, 5]),
)
@example([SHORT._replace(reps=5, pace=Pace.OWN, switch_s=3)], Talk.FULL, 9, 3)
@example([SHORT._replace(work_s=20, switch_s=5)], Talk.FULL, 9, 3)
@example([SHORT._replace(work_s=20, switch_s=0)], Talk.BRIEF, 0, 5)
def test_each_set_of_a_side_is_told_apart_however_short_the_wait(
    steps: list[Step], talk: Talk, ready: int, count_in: int
) -> None:
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=tuple(steps), ready_s=float(ready)))
    check_sides_are_named(laid, list(write_script(Runner(laid, calls=Calls(count_in)), talk)))


ALTERNATING = [each for each in LIBRARY.exercises.values() if each.sides is Sides.ALTERNATING]


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("exercise", ALTERNATING, ids=lambda each: each.id)
def test_what_is_said_of_turns_is_not_said_where_a_side_is_done_at_a_time(exercise: Exercise, new: bool) -> None:
    step = Step(exercise=exercise.id, work_s=40, sides=StepSides.EACH, switch_s=5, rest_s=30, sets=2)
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(step,), ready_s=30), new)
    lines = list(write_script(runner(laid)))
    assert not [line.words for line in lines if exercise.say.move in line.words]
    check_sides_are_named(laid, lines)
    check_first_sets_are_explained(laid, lines)
    begun = next(at for at, phase in starts(laid) if phase.works)
    (told,) = [line.words for line in lines if 0 <= line.at - begun < 1]
    assert "left" in told.lower(), "what moves on that side, as it begins"


def test_in_turns_what_moves_is_said_as_it_is_written() -> None:
    laid = laid_out(
        Workout(
            id="any",
            name="Any",
            short="ANY",
            steps=(Step(exercise="dead-bug", work_s=40, sides=StepSides.ALTERNATING),),
        )
    )
    assert any(LIBRARY.exercise("dead-bug").say.move in line.words for line in write_script(runner(laid)))


def test_how_ones_own_pace_and_open_rests_go_is_said_until_it_is_known() -> None:
    """Once at the start, once more after something else; what ends a rest is always said, in fewer words then."""
    own, timed = Step(exercise="clam", reps=8, rest_s=OPEN_S), Step(exercise="squat", work_s=30, rest_s=20)
    steps = (own, own, timed, own, timed, own, own)
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=steps, ready_s=10, pace=Pace.OWN))
    told = {at: phase for at, phase in starts(laid) if phase.own_pace or phase.open_rest}
    said = {at: " ".join(line.words for line in write_script(runner(laid)) if 0 <= line.at - at < 1) for at in told}
    assert [OWN_PACE in said[at] for at in told if told[at].own_pace] == [True, False, True, False, False]
    rests = [said[at] for at in told if told[at].open_rest]
    assert [OPEN_REST in words for words in rests] == [True, True, False, False]
    assert all(GOES_ON in words for words in rests)


def check_what_comes_is_named(laid: Plan, lines: list[SpokenLine]) -> None:
    """Another exercise is named in the wait before it, or as what comes next, or else at its start."""
    begun = [(at, phase) for at, phase in starts(laid) if phase.works]
    last: Phase | None = None
    before = 0.0
    for at, phase in begun:
        if last is None or last.exercise != phase.exercise:
            told = " ".join(line.words for line in lines if before <= line.at <= at + 1)
            assert phase.name in told, (phase.name, told)
        before, last = at, phase


def check_nothing_is_said_over_anything(lines: list[SpokenLine]) -> None:
    """The words before are over, and so are all before the next tone."""
    for line, later in pairwise(lines):
        assert line.at + line.seconds <= later.at + 1e-6, (line, later)
    for line in lines:
        assert line.at + 0.05 + line.seconds <= line.until + 1e-6, line


any_steps = st.one_of(
    short_steps,
    st.builds(
        lambda id, mode, sets, switch, rest: Step(
            exercise=id,
            hold=mode,
            sides=sides_of(LIBRARY.exercises[id].sides),
            sets=sets,
            switch_s=switch if LIBRARY.exercises[id].sides is Sides.UNILATERAL else 0,
            rest_s=rest,
        ),
        st.sampled_from(["sl-bridge-hold", "side-plank", "bridge-hold"]),
        st.sampled_from(HoldMode),
        st.integers(1, 2),
        st.integers(3, 10).map(float),
        waits,
    ),
)
HELD = Step(exercise="sl-bridge-hold", hold=HoldMode.TARGET, sides=StepSides.EACH, switch_s=5)


@given(
    st.lists(any_steps, min_size=1, max_size=4),
    st.sampled_from([Talk.FULL, Talk.BRIEF]),
    st.integers(0, 12),
    st.sampled_from([3, 5]),
)
@example([HELD], Talk.FULL, 10, 3)
@example([HELD._replace(exercise="side-plank", rest_s=3), SHORT._replace(reps=5, switch_s=8)], Talk.FULL, 10, 3)
@example([HELD._replace(exercise="bridge-hold", sides=StepSides.BOTH, rest_s=12), SHORT], Talk.FULL, 10, 3)
@example([SHORT._replace(work_s=15), SHORT._replace(work_s=15, exercise="side-leg-raise")], Talk.BRIEF, 5, 5)
def test_no_set_begins_without_its_name_and_its_leg(drawn: list[Step], talk: Talk, ready: int, count_in: int) -> None:
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=tuple(drawn), ready_s=float(ready)))
    lines = list(write_script(Runner(laid, lambda _: MARKS, calls=Calls(count_in)), talk))
    check_sides_are_named(laid, lines)
    check_what_comes_is_named(laid, lines)
    check_nothing_is_said_over_anything(lines)


@pytest.mark.parametrize("switch", [3, 4, 5, 8])
def test_how_a_hold_went_leaves_time_for_the_leg_of_the_next(switch: int) -> None:
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(HELD._replace(switch_s=switch),), ready_s=10))
    (change,) = [at for at, phase in starts(laid) if phase.kind is PhaseKind.SWITCH]
    (said,) = [line.words for line in write_script(runner(laid)) if 0 <= line.at - change < 1]
    assert re.match(r"28\b.*\. .*right", said, re.IGNORECASE), said


def test_a_set_that_one_goes_back_to_says_its_leg_in_the_shortest_lead_in() -> None:
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(SHORT._replace(work_s=30, switch_s=8),)))
    r = runner(laid)
    r.start(0)
    (right,) = [at for at, phase in starts(laid)[:4] if phase.works and phase.side is Side.RIGHT]
    r.advance(right + 1)
    spoken = phrase(r.back(right + 1), r.peek_events(right + 9), laid, talk=Talk.FULL, lag_s=0.05)
    assert spoken and "left" in spoken.words.lower()


@pytest.mark.parametrize("exercise", [each.id for each in LIBRARY.exercises.values() if each.tempo])
def test_go_leaves_time_for_the_first_word_of_a_repetition(exercise: str) -> None:
    found = LIBRARY.exercise(exercise)
    assert found.tempo
    step = Step(exercise=exercise, reps=3, sides=sides_of(found.sides), switch_s=8, pace=Pace.LED)
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(step,), ready_s=10))
    lines = list(write_script(runner(laid)))
    (began,) = [at for at, phase in starts(laid)[:2] if phase.works]
    parts = [part for part, _ in found.tempo.parts(found.begins)]
    told = " ".join(line.words for line in lines if began <= line.at <= began + found.tempo.seconds - 0.5)
    assert [word.lower() for word in re.findall("Lift|Hold|Lower|Pause", told)] == parts, told


def test_the_last_hold_says_hold_too() -> None:
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(HELD,), ready_s=10))
    last = [at for at, phase in starts(laid) if phase.hold][-1]
    (said,) = [line.words for line in write_script(runner(laid)) if 0 <= line.at - last < 1]
    assert said == "Last set. Hold"


def test_a_session_is_done_once_its_last_hold_is_answered() -> None:
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(HELD._replace(switch_s=8),), ready_s=10))
    lines = [line.words for line in write_script(runner(laid)) if "Good stop" in line.words or "Done" in line.words]
    assert "Good stop" in lines[-2] and "Done. " in lines[-1], lines[-2:]
    r = runner(laid)
    r.start(0)
    r.advance(10)
    r.stop(40)
    r.advance(48)
    *_, over = r.stop(78)
    assert isinstance(over, Finished) and over.asks and not describe_event(over, laid)
    (done,) = [event for event in r.answer(90, Reason.FORM) if isinstance(event, Concluded)]
    assert describe_event(done, laid).startswith("Done, ")
    assert r.advance(200) == []


def test_whoever_does_not_answer_hears_that_it_is_done_when_the_time_is_over() -> None:
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(HELD._replace(sides=StepSides.LEFT),)))
    r = runner(laid)
    r.start(0)
    r.advance(10)
    r.stop(40)
    assert [type(event) for event in r.advance(200)][-1] is Concluded


@pytest.mark.parametrize("workout", ["five-a-day", "run-stronger"])
def test_the_time_left_is_said_where_it_is_wanted(workout: str) -> None:
    laid = laid_out(LIBRARY.workout(workout))

    def lefts(every_s: int) -> int:
        r = Runner(laid, lambda _: MARKS, calls=Calls(every_s=every_s))
        return sum(isinstance(event, TimeLeft) for happened, _, _ in perform(r) for event in happened)

    timed = [phase for phase in laid.phases if phase.works and phase.seconds and not phase.reps]
    assert lefts(0) == 0
    assert lefts(10) >= len([phase for phase in timed if (phase.seconds or 0) >= 40])


def test_a_rest_before_a_first_meeting_names_it_and_counts_into_no_wait() -> None:
    laid = laid_out(LIBRARY.workout("bridge-builder-1"), new=True)
    lines = list(write_script(runner(laid)))
    rests = [(at, n) for n, (at, phase) in enumerate(starts(laid)) if phase.kind is PhaseKind.REST]
    at, n = rests[0]
    end = starts(laid)[n + 1][0]
    said = [line.words for line in lines if at <= line.at < end]
    assert any(words.startswith("Next: Single-leg bridge hold, left") for words in said), said
    assert not {"3", "2", "1"} & set(said)


SIDED = [each for each in LIBRARY.exercises.values() if each.side_means]


@pytest.mark.parametrize("exercise", SIDED, ids=lambda each: each.id)
def test_a_switch_that_is_left_open_has_the_time_of_all_its_words(exercise: Exercise) -> None:
    assert describe_switch(_side(exercise)) in _said_at_the_switch(exercise, choose_switch_s(exercise))


@pytest.mark.parametrize("exercise", SIDED, ids=lambda each: each.id)
def test_a_switch_of_five_seconds_says_what_that_leg_does(exercise: Exercise) -> None:
    said = _said_at_the_switch(exercise, 5)
    assert re.search(r"\bright\b", said, re.IGNORECASE) and len(said.split()) > 2, said


def _side(exercise: Exercise) -> Phase:
    return Phase(kind=PhaseKind.WORK, seconds=20, nominal_s=20, exercise=exercise, side=Side.RIGHT)


def _said_at_the_switch(exercise: Exercise, switch_s: float) -> str:
    step = Step(exercise=exercise.id, work_s=20, sides=StepSides.EACH, switch_s=switch_s)
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(step, step), ready_s=10))
    at = next(at for at, phase in starts(laid) if phase.kind is PhaseKind.SWITCH)
    (said,) = [line.words for line in write_script(runner(laid)) if 0 <= line.at - at < 1]
    return said


def test_who_has_five_seconds_to_another_position_hears_where_to_get() -> None:
    """The name has said which leg; without the position nobody could begin, and at a first meeting all is said then."""
    steps = tuple(
        Step(exercise=id, work_s=20, sides=StepSides.EACH, switch_s=5, rest_s=5) for id in ("dead-bug", "bird-dog")
    )
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=steps, ready_s=10))
    for found in (laid, meet_exercises(laid, set(LIBRARY.exercises))):
        said = [line.words for line in write_script(runner(found)) if "Bird dog, left" in line.words]
        assert said[0].endswith("Bird dog, left. On hands and knees"), said


def test_an_open_rest_names_what_is_new_after_it() -> None:
    steps = tuple(Step(exercise=id, reps=8, rest_s=OPEN_S) for id in ("squat", "hip-thrust"))
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=steps, ready_s=10, pace=Pace.OWN), new=True)
    (rest,) = [at for at, phase in starts(laid) if phase.open_rest][:1]
    assert any("Next: Hip thrust" in line.words for line in write_script(runner(laid)) if 0 <= line.at - rest < 1)


def test_the_first_hold_says_what_is_noted_where_nobody_answers() -> None:
    laid = laid_out(LIBRARY.workout("bridge-builder-1"))
    noted = [line.words for line in write_script(runner(laid)) if "unless you answer" in line.words]
    assert noted == [
        "28 seconds. 2 more than last time. Good stop. Noted as form slipped, unless you answer. Rest, 1 minute"
    ]


def test_who_holds_alone_hears_what_the_end_waits_for() -> None:
    """Between the sides there is no time for it; after the last hold nothing else is to be heard."""
    laid = laid_out(Workout(id="any", name="Any", short="ANY", steps=(HELD._replace(switch_s=8),), ready_s=10))
    noted = [line.words for line in write_script(runner(laid)) if "unless you answer" in line.words]
    assert noted == ["28 seconds. 2 more than last time. Good stop. Noted as form slipped, unless you answer"]
