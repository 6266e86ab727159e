"""The session's picture: a pure function of the state and the time.

Equal views look equal, so the screen paints only when the view changed.
"""

from __future__ import annotations

from math import ceil

from glutetimer.app.screens.session.asked import (
    HoldAdvice,
    describe_briefly,
    describe_check,
    describe_default,
    describe_question,
)
from glutetimer.app.screens.session.keys import list_commands
from glutetimer.app.screens.session.phases import SHOW, format_held, show_lead_in, show_meeting
from glutetimer.app.screens.session.picture import SessionView
from glutetimer.files.reading.problem import visible
from glutetimer.session.instructions import describe_begin, describe_move, describe_side
from glutetimer.session.phase_clock import Mode
from glutetimer.session.state import SessionState
from glutetimer.session.words import clock, side_word
from glutetimer.training.plan import Phase

SENTENCE_S = 5.0
"""How long a sentence about what comes stands before the next: which leg, the note, a hold's target (our choice)."""
READ_S = 3.0
"""How long it stands at the least (our choice)."""


def describe_in_title(view: SessionView) -> str:
    """The count, the phase and what is done, for a window's title, whose end may be cut off: 34 WORK LEFT, Clam."""
    count = " ".join(filter(None, (view.number.replace("~", ""), *view.words[:1], view.right)))
    return visible(", ".join(filter(None, (count, view.name_text))))


def session_view(
    state: SessionState, words: HoldAdvice, now: float, *, hide_clock: bool = False, safety: tuple[str, ...] = ()
) -> SessionView:
    """The session's picture at a time.

    `safety` is what is to be known before the very first set of all, where nobody has read it yet.
    """
    base = _frame(state, now)
    if state.concludes:  # what is asked is not done
        shown = base._replace(kind="rest", sign="rest", words=("REST",), left="", right="", arrow="")
    elif state.is_over:
        shown = base._replace(kind="done", sign="done", words=("DONE",), left="", right="", arrow="")
    elif state.mode is Mode.LEAD_IN:
        shown = show_lead_in(base, state, now)
    elif state.meeting:
        shown = show_meeting(base, state, now, safety)
    else:
        shown = SHOW[state.phase.kind](base, state, now)
    coming = state.plan.coming(state.index)
    waits = not (state.phase.works or state.question or state.meeting)
    if coming and waits:
        known = words.sentences(coming) if coming.hold else ()
        first = describe_side(coming) or ("" if known else shown.cue)
        in_turn = tuple(filter(None, dict.fromkeys((first, *coming.notes, *known, *_how_it_goes(coming)))))
        shown = shown._replace(cue=_turn(in_turn, state, now))
    if state.checking:
        shown = shown._replace(stage=describe_check(*state.checking))
    if state.question and state.meeting and not state.question.asks_why:  # what is new needs the room
        shown = shown._replace(then=describe_briefly(state.question))
    elif state.question:
        question = state.question
        shown = shown._replace(
            # The last set has no rest to count: what it was stands there instead.
            number=shown.number or format_held(question.amount if question.counts else question.held_s),
            name="",
            name_text="",
            stage=describe_question(question, state.marks_of(question.done.phase), words),
            then=describe_default(question),
        )
    if state.mode is Mode.PAUSED and not state.is_over:
        shown = shown._replace(sign="pause", words=("PAUSED",), share=0.0, soft=True)
    if hide_clock and state.holding:
        shown = shown._replace(number="", share=1.0, stage=None)
    return shown


def _frame(state: SessionState, now: float) -> SessionView:
    """What every phase shows alike."""
    phase, plan = state.phase, state.plan
    total = plan.total_s or 1
    left = state.left(now)
    return SessionView(
        kind=phase.kind,
        sign=phase.kind,
        words=(),
        right=side_word(phase.side).upper(),
        arrow=side_word(phase.side),
        share=1.0,
        number="",
        name=phase.short,
        name_text=phase.name,
        cue="",
        then="",
        left=f"{clock(ceil(left - 1e-6))} left",
        phases=plan.phases,
        done=min(1.0, max(0.0, 1 - ceil(left - 1e-6) / total)),
        commands=list_commands(state),
    )


def _turn(sentences: tuple[str, ...], state: SessionState, now: float) -> str:
    """One after the other; in a short wait each as long as there is time for all, but long enough to be read."""
    if not sentences:
        return ""
    fair = (state.length or SENTENCE_S * len(sentences)) / len(sentences)
    stands = min(SENTENCE_S, max(READ_S, fair))
    return sentences[int(state.elapsed(now) // stands) % len(sentences)]


def _how_it_goes(coming: Phase) -> tuple[str, ...]:
    """How to lie or stand, and what moves, before the first set of an exercise."""
    if coming.exercise is None or coming.set > 1:
        return ()
    return describe_begin(coming), describe_move(coming)
