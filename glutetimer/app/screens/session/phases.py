"""The session's picture in a phase of each kind."""

from __future__ import annotations

from math import ceil, floor

from glutetimer.app.screens.session.picture import HoldMark, Led, Meeting, OwnPace, Race, SessionView, SetUp
from glutetimer.session.announcements import ANY_KEY, GOES_ON, OWN_PACE, WHEN_DONE
from glutetimer.session.events import Mark
from glutetimer.session.instructions import describe_side, list_setup
from glutetimer.session.state import SessionState
from glutetimer.session.words import amount, clock, describe_amount, describe_station, name_unit, side_word
from glutetimer.training.exercise import TempoPart
from glutetimer.training.plan import Phase, PhaseKind
from glutetimer.training.sentences import begin_large, begin_small, join_sentences

GET_READY = "GET READY", "READY"
STEP_S = 0.5
"""The tempo path moves on twice a second, two or three columns each (our choice; look.md allows ten at most): each
picture costs as much as a second of counting."""
PAGE_S = 5.0
"""How long a page of set-up steps stands before the next (our choice)."""
CUE_S = 10.0
"""How long a cue of the exercise stands before the next (our choice)."""


def format_countdown(seconds: float, longest: float) -> str:
    """A countdown's text, in as many places as the longest it can show (look.md, Figures)."""
    top, now = ceil(longest - 1e-6), ceil(seconds - 1e-6)
    if top <= 99:
        return str(now).rjust(2, "~")
    return (f"{now // 60}" if now >= 60 else "~").rjust(len(str(top // 60)), "~") + f":{now % 60:02}"


def format_count_up(seconds: float) -> str:
    """What counts up: seconds in two places, from 100 on as m:ss."""
    now = floor(seconds + 1e-6)
    return str(now).rjust(2, "~") if now <= 99 else f"{now // 60}:{now % 60:02}"


def format_held(seconds: float) -> str:
    """A hold's text: two places, laid out anew once at 100."""
    return str(floor(seconds)).rjust(2, "~")


def _countdown(base: SessionView, state: SessionState, now: float, *words: str) -> SessionView:
    length = state.length or 1
    left = state.remaining(now)
    return base._replace(words=words, number=format_countdown(left, length), share=min(1.0, ceil(left - 1e-6) / length))


def _coming(base: SessionView, coming: Phase | None) -> SessionView:
    if coming is None:
        return base
    side = side_word(coming.side)
    return base._replace(name=coming.short, name_text=coming.name, right=side.upper(), arrow=side)


def _show_ready(base: SessionView, state: SessionState, now: float) -> SessionView:
    coming = state.plan.coming(state.index)
    base = _coming(_countdown(base, state, now, *GET_READY), coming)
    if coming is None:
        return base
    which, much = describe_side(coming), begin_large(describe_amount(coming))
    return base._replace(cue=which or much, then=much if which else _first_cues(coming))


def show_meeting(base: SessionView, state: SessionState, now: float, safety: tuple[str, ...]) -> SessionView:
    """An exercise that is new: all of it, and no clock."""
    coming = state.meeting
    assert coming
    if coming.exercise is None:  # what was new was left out meanwhile
        return _coming(base, coming)._replace(words=GET_READY, cue=ANY_KEY, then=begin_large(describe_amount(coming)))
    exercise, page = coming.exercise, int(state.elapsed(now) // PAGE_S)
    stop = ", or ".join(map(begin_small, exercise.stop))
    if safety:
        base = base._replace(commands=(base.commands[0], "safety", *base.commands[1:]))
    return _coming(base, coming)._replace(
        words=("NEW",),
        cue=ANY_KEY,
        then=describe_amount(coming),
        stage=Meeting(
            describe_side(coming),
            join_sentences(*coming.notes),
            list_setup(coming),
            f"Stop if {stop}." if stop else "",
            page,
            safety,
        ),
    )


def show_lead_in(base: SessionView, state: SessionState, now: float) -> SessionView:
    """A few seconds before a set goes on: it looks like get ready, unlike the set's own clock."""
    phase, left, whole = state.phase, state.lead_in(now), state.clock.whole_lead_in
    which = describe_side(phase)
    return base._replace(
        kind=PhaseKind.READY,
        sign=PhaseKind.READY,
        words=GET_READY,
        number=format_countdown(left, whole),
        share=min(1.0, ceil(left - 1e-6) / whole),
        cue=which or begin_large(describe_amount(phase)),
        then="" if which else _first_cues(phase),
    )


def _show_rest(base: SessionView, state: SessionState, now: float) -> SessionView:
    coming = state.plan.coming(state.index)
    word = "SWITCH" if state.phase.kind is PhaseKind.SWITCH else "REST"
    if state.phase.open_rest:
        passed = base._replace(words=("REST",), number=format_count_up(state.elapsed(now)))
        base = _coming(passed, coming)
    else:
        base = _coming(_countdown(base, state, now, word), coming)
    if coming is None:
        return base
    which = describe_side(coming)
    side = "" if which and coming.load else side_word(coming.side)  # a load needs the room, and the side is said
    known = (describe_station(coming), amount(coming), side, coming.load)
    following = f"Next: {', '.join(filter(None, known))}"
    keys = begin_large(GOES_ON) if state.phase.open_rest else "- and + change the rest"
    return base._replace(cue=which or following, then=following if which else keys)


def _show_work(base: SessionView, state: SessionState, now: float) -> SessionView:
    phase = state.phase
    base = base._replace(words=("WORK",), cue=_cue_of(phase, state.elapsed(now)), then=describe_following(state))
    if phase.own_pace:
        known = (("last time", state.marks.last_s), ("best", state.marks.best_s)) if phase.max_reps else ()
        before = ", ".join(f"{name} {number:g}" for name, number in known if number)
        return _own_pace(base._replace(then=before or base.then), phase, state.elapsed(now))
    if phase.reps and phase.tempo:
        return _repetitions(base, phase, state.elapsed(now))
    return _countdown(base, state, now, "WORK")


def _own_pace(base: SessionView, phase: Phase, elapsed: float) -> SessionView:
    """How many there are to do, the time counting up beside it; where it is as many as go, the time alone."""
    return base._replace(
        number=format_count_up(elapsed) if phase.planned is None else str(round(phase.planned)).rjust(2, "~"),
        right=base.right or ("SECONDS" if phase.planned is None else name_unit(phase).upper()),
        stage=OwnPace(clock(floor(elapsed + 1e-6)), f"{amount(phase)}. {OWN_PACE}.", begin_large(WHEN_DONE)),
    )


def _repetitions(base: SessionView, phase: Phase, elapsed: float) -> SessionView:
    assert phase.tempo and phase.reps
    one = phase.tempo.seconds
    number = min(phase.reps, floor(elapsed / one + 1e-9) + 1)
    at = min(one, max(0.0, elapsed - (number - 1) * one))
    at = floor(at / STEP_S + 1e-9) * STEP_S
    parts = phase.tempo.parts(phase.exercise.begins if phase.exercise else TempoPart.LIFT)
    part, second = _part_at(parts, at)
    return base._replace(
        number=str(number).rjust(max(2, len(str(phase.reps))), "~"),
        share=min(1.0, (number - 1 + floor(at) / one) / phase.reps),
        right=base.right or f"{number} OF {phase.reps}",
        then=base.then if not base.right else f"{number} of {phase.reps}, {base.then}",
        stage=Led(tuple((p.value, s) for p, s in parts), at, part.value.upper(), second),
    )


def _part_at(parts: tuple[tuple[TempoPart, float], ...], at: float) -> tuple[TempoPart, int]:
    """The part of a repetition at a time, and which second of it, from 1."""
    began = 0.0
    for part, lasts in parts:
        if at < began + lasts - 1e-9:
            return part, floor(at - began + 1e-9) + 1
        began += lasts
    return parts[-1][0], ceil(parts[-1][1])


def _show_hold(base: SessionView, state: SessionState, now: float) -> SessionView:
    phase, marks = state.phase, state.marks
    held = floor(state.counted(now) + 1e-6)
    target = None if marks.hidden else marks.target_s
    goal = marks.goal_s or (phase.exercise.dose.goal_s if phase.exercise else None)
    found = [
        (mark, floor(seconds))
        for mark, seconds in ((Mark.LAST, marks.last_s), (Mark.TARGET, target), (Mark.BEST, marks.best_s))
        if seconds
    ]
    found.sort(key=lambda pair: pair[1])
    coming = next((mark for mark, seconds in found if held < seconds), None)
    top = max([goal or 0, held, *(seconds for _, seconds in found)]) or 60
    return base._replace(
        words=("HOLD",),
        number=format_held(held),
        share=min(1.0, held / target) if target else 1.0,
        cue=phase.name,
        then=_first_cues(phase),
        stage=Race(
            tuple(_hold_mark(mark, seconds, held, mark is coming) for mark, seconds in found),
            held,
            top,
            f"goal {goal:g}" if goal else "",
        )
        if found or phase.exercise is None
        else SetUp(list_setup(phase), phase.exercise.stop, int(state.elapsed(now) // PAGE_S)),
    )


def _hold_mark(mark: Mark, seconds: int, held: int, coming: bool) -> HoldMark:
    passed = held >= seconds
    if passed or coming:
        words = f"{mark.value}, " + ("passed" if passed else f"{seconds - held} to go")
    else:
        words = {Mark.LAST: "last time", Mark.TARGET: "target", Mark.BEST: "your best"}[mark]
    return HoldMark(mark.value, seconds, words, passed, coming)


def describe_following(state: SessionState) -> str:
    phase, phases = state.phase, state.plan.phases
    station = describe_station(phase)
    which = (f"{station}, " if station else "") + (f"set {phase.set} of {phase.sets}, " if phase.sets > 1 else "")
    which = f"{phase.load}, {which}" if phase.load else which
    if state.index + 1 >= len(phases):
        return f"{which}the last one"
    after = phases[state.index + 1]
    if after.kind is PhaseKind.SWITCH or (after.kind is PhaseKind.REST and after.side):
        coming = state.plan.coming(state.index + 1) or after
        return f"{which}then switch to the {side_word(coming.side) or 'next'}"
    if after.kind is PhaseKind.REST:
        return f"{which}then rest" + ("" if after.seconds is None else f" {after.seconds:g}")
    following = state.plan.coming(state.index + 1) or after  # a wait for an exercise that is new has no name
    return f"{which}then {following.name}"


def _cue_of(phase: Phase, elapsed: float) -> str:
    return phase.cues[int(elapsed // CUE_S) % len(phase.cues)] if phase.cues else ""


def _first_cues(phase: Phase) -> str:
    return ", ".join(map(begin_small, phase.cues[:2]))


SHOW = {
    PhaseKind.READY: _show_ready,
    PhaseKind.WORK: _show_work,
    PhaseKind.HOLD: _show_hold,
    PhaseKind.REST: _show_rest,
    PhaseKind.SWITCH: _show_rest,
}
