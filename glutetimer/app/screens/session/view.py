"""What the session's screen shows, as ready-made words and fractions: a pure function of the runner and the time.

Equal views look equal, so the screen paints only when the view changed.
"""

from math import ceil, floor
from typing import NamedTuple

from glutetimer.app.drawing.posture import Posture
from glutetimer.app.screens.session.asked import HoldAdvice, ask_in_a_line, asked, check, no_answer, side_name
from glutetimer.app.screens.session.keys import commands
from glutetimer.app.screens.session.stages import HoldMark, Led, Meeting, OwnPace, Race, SetUp, Stage
from glutetimer.files.reading.problem import visible
from glutetimer.session.announcements import (
    ANY_KEY,
    GOES_ON,
    OWN_PACE,
    WHEN_DONE,
    describe_begin,
    describe_move,
    describe_side,
    join_sentences,
    list_setup,
)
from glutetimer.session.events import Mark
from glutetimer.session.phase_clock import Mode
from glutetimer.session.state import SessionState
from glutetimer.session.words import amount, clock, describe_amount, describe_station, name_unit, side_word
from glutetimer.training.exercise import Side, TempoPart
from glutetimer.training.plan import Phase, PhaseKind

STEP_S = 0.5
"""The tempo path moves on twice a second, two or three columns each (our choice; look.md allows ten at most): each
picture costs as much as a second of counting."""
SENTENCE_S = 5.0
"""How long a sentence about what comes stands before the next: which leg, the note, a hold's target (our choice)."""
READ_S = 3.0
"""How long it stands at the least (our choice)."""
PAGE_S = 5.0
"""The same for a page of set-up steps (our choice)."""
CUE_S = 10.0
"""How long a cue of the exercise stands before the next (our choice)."""


class SessionView(NamedTuple):
    """One picture of the session."""

    kind: str
    """Whose colours: ready, work, hold, rest, switch."""
    sign: str
    words: tuple[str, ...]
    """The band's left, the longest first."""
    right: str
    arrow: str
    """left, right, or nothing."""
    share: float
    """How much of the band is bright."""
    number: str
    """`~` is a place not needed now."""
    name: str
    """In letters."""
    name_text: str
    cue: str
    then: str
    left: str
    phases: tuple[Phase, ...]
    """The whole session, for the ribbon."""
    done: float
    """The share of the plan that is done."""
    commands: tuple[str, ...]
    """What works now, for the key line."""
    stage: Stage = None
    posture: Posture | None = None
    figure_first: bool = False
    """The figure goes before the tempo path, where there is room for one of them."""
    flash: str = ""
    soft: bool = False
    """The figures stand back: paused."""
    unheard: str = ""
    """Muted, or why nothing is heard; small, under the band."""
    alert: str = ""
    """What is not saved, and why; it stands where cue and what follows do."""

    @property
    def still(self) -> "tuple[SessionView, bool]":
        """What stays between two seconds, when the dot on the path and the figure move; and whether there is one."""
        stage = self.stage._replace(at=0.0) if isinstance(self.stage, Led) else self.stage
        return self._replace(stage=stage, posture=None), self.posture is not None


def describe_in_title(view: SessionView) -> str:
    """The count, the phase and what is done, for a window's title, whose end may be cut off: 34 WORK LEFT, Clam."""
    count = " ".join(filter(None, (view.number.replace("~", ""), *view.words[:1], view.right)))
    return visible(", ".join(filter(None, (count, view.name_text))))


def places(seconds: float, longest: float) -> str:
    """A countdown's text, in as many places as the longest it can show (look.md, Figures)."""
    top, now = ceil(longest - 1e-6), ceil(seconds - 1e-6)
    if top <= 99:
        return str(now).rjust(2, "~")
    return (f"{now // 60}" if now >= 60 else "~").rjust(len(str(top // 60)), "~") + f":{now % 60:02}"


def places_up(seconds: float) -> str:
    """What counts up: seconds in two places, from 100 on as m:ss."""
    now = floor(seconds + 1e-6)
    return str(now).rjust(2, "~") if now <= 99 else f"{now // 60}:{now % 60:02}"


def hold_places(seconds: float) -> str:
    """A hold's text: two places, laid out anew once at 100."""
    return str(floor(seconds)).rjust(2, "~")


def view(
    runner: SessionState,
    words: HoldAdvice,
    now: float,
    *,
    flash: str = "",
    hide_clock: bool = False,
    figure_first: bool = False,
    safety: tuple[str, ...] = (),
) -> SessionView:
    """The session's picture at a time.

    `safety` is what is to be known before the very first set of all, where nobody has read it yet.
    """
    base = _frame(runner, now)
    if runner.concludes:  # what is asked is not done
        shown = base._replace(kind="rest", sign="rest", words=("REST",), left="")
    elif runner.is_over:
        shown = base._replace(kind="done", sign="done", words=("DONE",), left="")
    elif runner.mode is Mode.LEAD_IN:
        shown = _lead_in(base, runner, now)
    elif runner.meeting:
        shown = _meeting(base, runner, now, safety)
    else:
        shown = _OF_KIND[runner.phase.kind](base, runner, now)
    coming = runner.plan.coming(runner.index)
    waits = not (runner.phase.works or runner.question or runner.meeting)
    if coming and waits:
        known = words.sentences(coming) if coming.hold else ()
        first = describe_side(coming) or ("" if known else shown.cue)
        in_turn = tuple(filter(None, dict.fromkeys((first, *coming.notes, *known, *_how_it_goes(coming)))))
        shown = shown._replace(cue=_turn(in_turn, runner, now))
    if runner.checking:
        shown = shown._replace(stage=check(*runner.checking))
    if runner.question and runner.meeting and not runner.question.asks_why:  # what is new needs the room
        shown = shown._replace(then=ask_in_a_line(runner.question))
    elif runner.question:
        question = runner.question
        shown = shown._replace(
            # The last set has no rest to count: what it was stands there instead.
            number=shown.number or hold_places(question.amount if question.counts else question.held_s),
            name="",
            name_text="",
            stage=asked(question, runner.marks_of(question.done.phase), words),
            then=no_answer(question),
        )
    if runner.mode is Mode.PAUSED and not runner.is_over:
        shown = shown._replace(sign="pause", words=("PAUSED",), share=0.0, soft=True)
    if hide_clock and runner.holding:
        shown = shown._replace(number="", share=1.0, stage=None)
    return shown._replace(flash=flash, figure_first=figure_first)


def _frame(runner: SessionState, now: float) -> SessionView:
    """What every phase shows alike."""
    phase, plan = runner.phase, runner.plan
    total = plan.total_s or 1
    left = runner.left(now)
    return SessionView(
        kind=phase.kind,
        sign=phase.kind,
        words=(),
        right=side_name(phase.side),
        arrow=_arrow(phase.side),
        share=1.0,
        number="",
        name=phase.short,
        name_text=phase.name,
        cue="",
        then="",
        left=f"{clock(ceil(left - 1e-6))} left",
        phases=plan.phases,
        done=min(1.0, max(0.0, 1 - ceil(left - 1e-6) / total)),
        commands=commands(runner),
    )


def _arrow(side: Side | None) -> str:
    return side.value if side in (Side.LEFT, Side.RIGHT) else ""


def _countdown(base: SessionView, runner: SessionState, now: float, *words: str) -> SessionView:
    length = runner.length or 1
    left = runner.remaining(now)
    return base._replace(words=words, number=places(left, length), share=min(1.0, ceil(left - 1e-6) / length))


def _coming(base: SessionView, coming: Phase | None) -> SessionView:
    if coming is None:
        return base
    right, arrow = side_name(coming.side), _arrow(coming.side)
    return base._replace(name=coming.short, name_text=coming.name, right=right, arrow=arrow)


def _ready(base: SessionView, runner: SessionState, now: float) -> SessionView:
    coming = runner.plan.coming(runner.index)
    base = _coming(_countdown(base, runner, now, "GET READY", "READY"), coming)
    if coming is None:
        return base
    which, much = describe_side(coming), _capital(describe_amount(coming))
    return base._replace(cue=which or much, then=much if which else _first_cues(coming))


def _turn(sentences: tuple[str, ...], runner: SessionState, now: float) -> str:
    """One after the other; in a short wait each as long as there is time for all, but long enough to be read."""
    if not sentences:
        return ""
    fair = (runner.length or SENTENCE_S * len(sentences)) / len(sentences)
    stands = min(SENTENCE_S, max(READ_S, fair))
    return sentences[int(runner.elapsed(now) // stands) % len(sentences)]


def _how_it_goes(coming: Phase) -> tuple[str, ...]:
    """How to lie or stand, and what moves, before the first set of an exercise."""
    if coming.exercise is None or coming.set > 1:
        return ()
    return describe_begin(coming), describe_move(coming)


def _meeting(base: SessionView, runner: SessionState, now: float, safety: tuple[str, ...]) -> SessionView:
    """An exercise that is new: all of it, and no clock."""
    coming = runner.plan.coming(runner.index)
    if coming is None or coming.exercise is None:
        return base
    exercise, page = coming.exercise, int(runner.elapsed(now) // PAGE_S)
    stop = ", or ".join(_small(reason) for reason in exercise.stop)
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


def _lead_in(base: SessionView, runner: SessionState, now: float) -> SessionView:
    """A few seconds before a set goes on: it looks like get ready, unlike the set's own clock."""
    phase, left, whole = runner.phase, runner.lead_in(now), runner.clock.whole_lead_in
    which = describe_side(phase)
    return base._replace(
        kind=PhaseKind.READY,
        sign=PhaseKind.READY,
        words=("GET READY", "READY"),
        number=places(left, whole),
        share=min(1.0, ceil(left - 1e-6) / whole),
        cue=which or _capital(describe_amount(phase)),
        then="" if which else _first_cues(phase),
    )


def _rest(base: SessionView, runner: SessionState, now: float) -> SessionView:
    coming = runner.plan.coming(runner.index)
    word = "SWITCH" if runner.phase.kind is PhaseKind.SWITCH else "REST"
    if runner.phase.open_rest:
        passed = base._replace(words=("REST",), number=places_up(runner.elapsed(now)))
        base = _coming(passed, coming)
    else:
        base = _coming(_countdown(base, runner, now, word), coming)
    if coming is None:
        return base
    which = describe_side(coming)
    side = "" if which and coming.load else side_word(coming.side)  # a load needs the room, and the side is said
    known = (describe_station(coming), amount(coming), side, coming.load)
    following = f"Next: {', '.join(filter(None, known))}"
    keys = _capital(GOES_ON) if runner.phase.open_rest else "- and + change the rest"
    return base._replace(cue=which or following, then=following if which else keys)


def _work(base: SessionView, runner: SessionState, now: float) -> SessionView:
    phase = runner.phase
    base = base._replace(words=("WORK",), cue=_cue_of(phase, runner.elapsed(now)), then=then(runner))
    if phase.own_pace:
        known = (("last time", runner.marks.last_s), ("best", runner.marks.best_s)) if phase.max_reps else ()
        before = ", ".join(f"{name} {number:g}" for name, number in known if number)
        return _own_pace(base._replace(then=before or base.then), phase, runner.elapsed(now))
    if phase.reps and phase.tempo:
        return _repetitions(base, phase, runner.elapsed(now))
    return _countdown(base, runner, now, "WORK")


def _own_pace(base: SessionView, phase: Phase, elapsed: float) -> SessionView:
    """How many there are to do, the time counting up beside it; where it is as many as go, the time alone."""
    return base._replace(
        number=places_up(elapsed) if phase.planned is None else str(round(phase.planned)).rjust(2, "~"),
        right=base.right or ("SECONDS" if phase.planned is None else name_unit(phase).upper()),
        stage=OwnPace(clock(floor(elapsed + 1e-6)), f"{amount(phase)}. {OWN_PACE}.", _capital(WHEN_DONE)),
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


def _hold(base: SessionView, runner: SessionState, now: float) -> SessionView:
    phase, marks = runner.phase, runner.marks
    held = floor(runner.counted(now) + 1e-6)
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
        number=hold_places(held),
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
        else SetUp(list_setup(phase), phase.exercise.stop, int(runner.elapsed(now) // PAGE_S)),
    )


def _hold_mark(mark: Mark, seconds: int, held: int, coming: bool) -> HoldMark:
    passed = held >= seconds
    if passed or coming:
        words = f"{mark.value}, " + ("passed" if passed else f"{seconds - held} to go")
    else:
        words = {Mark.LAST: "last time", Mark.TARGET: "target", Mark.BEST: "your best"}[mark]
    return HoldMark(mark.value, seconds, words, passed, coming)


_OF_KIND = {
    PhaseKind.READY: _ready,
    PhaseKind.WORK: _work,
    PhaseKind.HOLD: _hold,
    PhaseKind.REST: _rest,
    PhaseKind.SWITCH: _rest,
}


def then(runner: SessionState) -> str:
    phase, phases = runner.phase, runner.plan.phases
    station = describe_station(phase)
    which = (f"{station}, " if station else "") + (f"set {phase.set} of {phase.sets}, " if phase.sets > 1 else "")
    which = f"{phase.load}, {which}" if phase.load else which
    if runner.index + 1 >= len(phases):
        return f"{which}the last one"
    after = phases[runner.index + 1]
    if after.kind is PhaseKind.SWITCH or (after.kind is PhaseKind.REST and after.side):
        coming = runner.plan.coming(runner.index + 1) or after
        return f"{which}then switch to the {side_word(coming.side) or 'next'}"
    if after.kind is PhaseKind.REST:
        return f"{which}then rest" + ("" if after.seconds is None else f" {after.seconds:g}")
    following = runner.plan.coming(runner.index + 1) or after  # a wait for an exercise that is new has no name
    return f"{which}then {following.name}"


def _cue_of(phase: Phase, elapsed: float) -> str:
    return phase.cues[int(elapsed // CUE_S) % len(phase.cues)] if phase.cues else ""


def _first_cues(phase: Phase) -> str:
    return ", ".join(_small(cue) for cue in phase.cues[:2])


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
