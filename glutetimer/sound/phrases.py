"""What the voice says, and whether there is time to say it: never over a tone, and never late."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeVar

from glutetimer.session.agenda import begins_unnamed
from glutetimer.session.announcements import (
    OWN_PACE,
    PASSED,
    changes_exercise,
    describe_achievements,
    describe_event,
    describe_wait,
    explains_own_pace,
    keep_telling,
)
from glutetimer.session.cues import Cue, heard
from glutetimer.session.events import (
    Answered,
    Beat,
    Begun,
    Concluded,
    Count,
    Event,
    Finished,
    Halfway,
    LeadIn,
    LoadChanged,
    NextUp,
    Outcome,
    Passed,
    Paused,
    PhaseStarted,
    Reminder,
    Repetition,
    RestChanged,
    SetAdded,
    SetDone,
    SetDropped,
    Ten,
    TimeLeft,
    Woke,
)
from glutetimer.session.instructions import (
    announce_set,
    changes_position,
    describe_beginning,
    describe_cue,
    describe_move,
    describe_position,
    describe_side,
    describe_switch,
)
from glutetimer.session.words import REASONS, amount, name_set, side_word, spoken
from glutetimer.settings.settings import Talk
from glutetimer.sound.tones import CLEAR
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import LEGS, Side
from glutetimer.training.plan import Phase, PhaseKind, Plan
from glutetimer.training.reminders import CLEAR_S, MOST_TIMES
from glutetimer.training.sentences import join_sentences
from glutetimer.training.speech import speech_s

GAP_S = 0.08
"""Between a tone and the words that belong to it (our choice)."""
BRIEF_S = 4.5
"""What takes no longer to say is kept beside a hold's result (our choice: a name and which leg)."""
T = TypeVar("T")
Length = Callable[[T], float]
"""How many seconds something takes."""
PUT_RIGHT_S = 12.0
"""A shorter wait has no time for how a number is put right, beside what comes (our choice)."""
Choice = tuple[str, ...]
"""Words for one event, the best first: what is long, and what says enough in less time."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is to be said."""

    words: str
    at: float
    """When it may begin, on the session's clock: its tone is over then."""
    after_s: float = 0.0
    """How long its tone takes, and the gap after it."""
    full: str = ""
    """What would be said if there were time for all of it."""
    until: float = inf
    """When the next tone comes: the words are over by then."""
    instant: float = 0.0
    """Of what it is about, on the session's clock."""


def phrase(
    happened: Sequence[Event],
    coming: Sequence[Event],
    plan: Plan,
    *,
    talk: Talk,
    lag_s: float = 0,
    ready_from: float = 0,
    speech: Length[str] = speech_s,
    tone: Length[Cue] = CLEAR.length_s,
) -> Phrase | None:
    """What to say of what has happened; None: nothing, or there is no time for it.

    Args:
        happened: in order; only of its last instant is there anything to say.
        coming: what will happen; words end before its next tone.
        talk: how much is said.
        lag_s: how long the speaker takes to begin.
        ready_from: until then, on the session's clock, tones wait for their device.
        speech: how long words take to say.
        tone: how long a cue sounds.
    """
    last_set = any(isinstance(event, PhaseStarted) and event.last_set for event in coming)
    telling = keep_telling(happened)
    choices = [(event, choice) for event in telling if (choice := choices_of(event, plan, talk, last_set))]
    if not choices:
        return None
    at = max(event.at for event, _ in choices)
    choices = [(event, choice) for event, choice in choices if event.at == at]
    cue = heard(happened).get(at)
    after_s = tone(cue) + GAP_S if cue else 0.0
    begin = max(at, ready_from) + after_s
    interrupting = {
        *heard(coming),
        *(event.at for event in coming if isinstance(event, TimeLeft)),
    }  # said without a tone
    until = min((instant for instant in interrupting if instant > at), default=inf)
    until = min([until, *(event.at + ends for event, _ in choices if (ends := _ends_s(event)))])
    words = _fitting(choices, plan, until - begin - lag_s, speech)
    full = _together({n: choice[0] for n, (_, choice) in enumerate(choices)})
    return Phrase(words, begin, after_s, full, until, at) if words else None


def _ends_s(event: Event) -> float | None:
    """When what is said at a timed set's start is over: nothing but the count is said in its last seconds."""
    phase = event.phase if isinstance(event, PhaseStarted) else None
    if not phase or phase.kind is not PhaseKind.WORK or not phase.seconds or phase.reps:
        return None
    return max(CLEAR_S, phase.seconds - CLEAR_S)


def _fitting(choices: list[tuple[Event, Choice]], plan: Plan, seconds: float, speech: Length[str]) -> str:
    """Of each event the best words for which there is time.

    First what must be heard, in short: which set and leg, then how a hold went. With that kept, what matters most
    chooses first.
    """
    chosen: dict[int, str] = {}

    def choose(n: int, words: Sequence[str], kept: dict[int, str]) -> bool:
        found = next((each for each in words if speech(_together(kept | chosen | {n: each})) <= seconds), None)
        if found is not None:
            chosen[n] = found
        return found is not None

    needs = [_need(event, plan) for event, _ in choices]
    needed = sorted((n for n in range(len(choices)) if needs[n]), key=needs.__getitem__)
    for n in needed:
        words = choices[n][1]
        brief = [each for each in words if speech(each) <= BRIEF_S] or words[-1:]
        later = {m: choices[m][1][-1] for m in needed if m not in chosen and m != n}
        choose(n, brief, later) or choose(n, words, {})
    for n in sorted(range(len(choices)), key=lambda n: _importance(choices[n][0])):
        choose(n, choices[n][1], {})
    return _together(chosen)


def _need(event: Event, plan: Plan) -> int:
    """What must be heard, however short the time, and what of it first: a set's name and leg 1; else 0."""
    match event:
        case NextUp() | LeadIn() | PhaseStarted(phase=Phase(kind=PhaseKind.SWITCH)):
            return 1
        case (
            PhaseStarted(phase=phase, phase_index=index) | Begun(start=PhaseStarted(phase=phase, phase_index=index))
        ) if phase.works:
            return 1 if not phase.reps or begins_unnamed(plan, index) else 3
        case SetDone(hold=hold) if hold:
            return 2
        case Beat(named=True):
            return 2
    return 0


def _together(chosen: dict[int, str]) -> str:
    return join_sentences(*dict.fromkeys(chosen[n] for n in sorted(chosen)))


def _importance(event: Event) -> int:
    if isinstance(event, SetDone) and not event.hold:  # how many were led is the least of what is said at an end
        return len(_FIRST) + 1
    return next((n for n, kind in enumerate(_FIRST) if isinstance(event, kind)), len(_FIRST))


_FIRST = (SetDone, Finished, Concluded, Woke, NextUp, LeadIn, Passed, PhaseStarted, Repetition)
"""Whose words matter most where several events fall together."""


def choices_of(event: Event, plan: Plan, talk: Talk, last_set: bool = False) -> Choice:
    """The words of an event; none where it is not worth any."""
    if talk is Talk.OFF:
        return ()
    essential = _choose_essential(event, plan, last_set)
    return essential if talk is Talk.BRIEF else (*_choose_full(event, plan), *essential)


def _choose_essential(event: Event, plan: Plan, last_set: bool) -> Choice:
    """What somebody who does not look must know: which leg, how a hold goes, the count, the end."""
    match event:
        case PhaseStarted(phase=Phase(kind=PhaseKind.READY, seconds=None)):
            return (describe_event(event, plan),)
        case PhaseStarted(phase=Phase(kind=PhaseKind.READY), phase_index=index) if coming := plan.coming(index):
            return (*_choose_introduction("Get ready", coming, plan), "Get ready")
        case PhaseStarted(phase=phase, stands=True) if phase.works:
            return (name_set(phase),)
        case PhaseStarted(phase=phase, phase_index=index) if phase.works and begins_unnamed(plan, index):
            leg, name = describe_side(phase), name_set(phase)
            named = join_sentences(name, leg)
            side = side_word(phase.side).capitalize()
            clauses = _of_own_clause(leg, phase.side)
            placed = [join_sentences(name, each) for each in clauses[:1]]
            return (describe_event(event, plan), named, *placed, name, *clauses, *filter(None, (side,)))
        case PhaseStarted(phase=phase, last_set=last, phase_index=index) if phase.own_pace:
            how = OWN_PACE if explains_own_pace(plan, index) else ""
            return _choose_own_pace(
                phase, last, how, named=not any(each.works for each in plan.phases[max(0, index - 1) : index])
            )
        case PhaseStarted(phase=Phase(kind=PhaseKind.HOLD), last_set=last):
            return ("Last set. Hold", "Hold") if last else ("Hold",)
        case PhaseStarted(last_set=True):
            return ("Last set",)
        case PhaseStarted(phase=Phase(kind=PhaseKind.SWITCH), phase_index=index) if changes_exercise(plan, index):
            coming = plan.coming(index)
            return _choose_introduction("Last set" if last_set else "Switch", coming, plan) if coming else ()
        case PhaseStarted(phase=Phase(kind=PhaseKind.SWITCH), phase_index=index) if coming := plan.coming(index):
            switch = describe_switch(coming)
            short = side_word(coming.side).capitalize()
            which = [f"Last set. {switch}"] if last_set else []
            return (*which, switch, *_of_own_clause(switch, coming.side), *filter(None, (short,)))
        case PhaseStarted(phase=Phase(kind=PhaseKind.REST, seconds=None)):
            return (describe_event(event, plan), "Rest")
        case NextUp(phase=phase, at_once=True) if phase.side in LEGS:  # in a set a leg alone would be the set's own
            return tuple(words for words in _choose_introduction("Next", phase, plan) if words.startswith("Next: "))
        case NextUp(phase=phase):
            return _choose_introduction("Last set" if last_set else "Next", phase, plan)
        case LeadIn(phase=phase, seconds=seconds):
            return _choose_lead_in(phase, seconds)
        case Passed(mark=mark):
            return (PASSED[mark].capitalize(),)
        case Begun(phase=phase, start=None) if phase.own_pace:
            return (describe_event(event, plan), "Go")
        case Begun(start=PhaseStarted() as start):
            return _choose_essential(start, plan, last_set)
        case SetDone(phase=phase, phase_index=index) if phase.own_pace and (words := describe_event(event, plan)):
            return _choose_correction(words, plan, index + 1)
        case SetDone(hold=hold) if hold and (words := describe_event(event, plan)):
            held, *means = words.split(". ")
            return (words, join_sentences(held, *means[:1]), held, held.split()[0])
        case Count() | Ten() | Halfway() | SetDropped() | Paused():
            return (describe_event(event, plan),)
        case Woke(over=None):
            return (describe_event(event, plan), "Awake again")
        case Woke(over=over):
            return (f"Awake again; rest over {spoken(over or 0)} ago", "Awake again")
        case Finished(asks=True):
            return ()
        case Concluded(finished=finished):
            return _choose_essential(finished, plan, last_set)
        case Finished(complete=True, seconds=seconds):
            return (join_sentences("Done", spoken(round(seconds)), *describe_achievements(event)), "Done")
        case Finished():
            return ("Ended",)
    return ()


def _can_be_put_right(plan: Plan, index: int) -> bool:
    """Whether a wait follows that leaves time to say how many there were."""
    wait = plan.phases[index + 1] if index + 1 < len(plan.phases) else None
    return wait is not None and not wait.works and (wait.seconds is None or wait.seconds > PUT_RIGHT_S)


def _choose_correction(words: str, plan: Plan, index: int) -> Choice:
    """How many there were, said by whoever did them; and again what that has cut off, as much as there is time for."""
    wait, coming = describe_wait(plan, index) if index < len(plan.phases) else "", plan.coming(index)
    short = _of_own_clause(wait.partition(". ")[0], coming.side) if coming else ()
    return (*(join_sentences(words, again) for again in (wait, *short) if again), words)


def _choose_lead_in(phase: Phase, seconds: float) -> Choice:
    """A set in a few seconds: a hold's clock starts with what moves, so that is said again where there is time."""
    name = name_set(phase)
    timed = f"{name}, in {format_count(round(seconds), 'second')}"
    moves = [join_sentences(each, describe_move(phase)) for each in (timed, name)] if phase.hold else []
    return (*moves, timed, name, side_word(phase.side).capitalize() or phase.name)


def _choose_introduction(word: str, phase: Phase, plan: Plan) -> Choice:
    """A set to come: as much of what to know as there is time for, which leg last of all left out."""
    known, position = describe_beginning(phase, plan), describe_position(phase)
    name = name_set(phase)
    load = phase.load if phase.names_load else ""
    named = (f"{word}: {announce_set(phase)}", *([f"{name}, {load}"] if load else []), f"{word}: {name}", name)
    longer = [join_sentences(each, *known[:n]) for n in range(len(known), 0, -1) for each in named]
    leg, place = _of_own_clause(describe_side(phase), phase.side)[:1], tuple(filter(None, (position,)))
    brief = () if phase.set > 1 else place + leg if changes_position(phase, plan) else leg + place
    note = join_sentences(*phase.notes) if phase.set <= 1 else ""
    noted = [join_sentences(each, where, note) for where in (*brief, "") for each in named] if note else []
    placed = [join_sentences(each, where) for where in brief for each in named]
    return (*longer, *noted, *placed, *named, side_word(phase.side).capitalize() or phase.name)


def _of_own_clause(words: str, side: Side | None) -> Choice:
    """Of what says which leg it is the clause that names it first, without the way there and without the other leg;
    then shorter: what that leg does, and at last the leg alone.
    """
    own = [clause for clause in words.split("; ") if (leg := _LEG.search(clause)) and leg[2].lower() == side]
    if not own:
        return ()
    clause = _begin_with_capital(own[-1].removeprefix("now "))
    shorter = _begin_with_capital(clause.removeprefix("Now ").removeprefix("the ").removeprefix("The "))
    leg = _LEG.match(shorter)
    return tuple(each for each in dict.fromkeys((clause, shorter, leg[1] if leg else "")) if each not in ("", words))


def _begin_with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_LEG = re.compile(r"(?:The )?\b((left|right) \w+)", re.IGNORECASE)


def _choose_full(event: Event, plan: Plan) -> Choice:
    """What is said besides."""
    match event:
        case PhaseStarted(phase=Phase(kind=PhaseKind.REST, seconds=seconds), phase_index=index) if seconds is not None:
            earlier = [each.seconds for each in plan.phases[:index] if each.kind is PhaseKind.REST]
            return ("Rest",) if earlier.count(seconds) >= MOST_TIMES else (f"Rest, {spoken(seconds)}", "Rest")
        case PhaseStarted(phase=phase, phase_index=index, stands=stands) if phase.works and (
            stands or begins_unnamed(plan, index)
        ):
            return ()
        case PhaseStarted(phase=Phase(kind=PhaseKind.WORK, own_pace=False) as phase, last_set=last, phase_index=index):
            return _choose_start(phase, last, any(each.exercise == phase.exercise for each in plan.phases[:index]))
        case Beat() | Repetition() | Reminder() | RestChanged():
            return tuple(filter(None, (describe_event(event, plan),)))
        case SetDone(
            phase=Phase(own_pace=True), assumed=True, outcome=Outcome.DONE, phase_index=index, amount=count
        ) if count:
            told = next((n for n, each in enumerate(plan.phases) if each.own_pace and _can_be_put_right(plan, n)), None)
            return (f"{count:g} counted; plus and minus change that",) if index == told else ()
        case SetDone(reps=reps, hold=None, outcome=outcome) if reps and outcome is Outcome.FINISHED:
            return (str(reps),)
        case SetDone(hold=hold, phase_index=index) if hold and (words := describe_event(event, plan)):
            final = len(plan.phases) - 1  # after it nothing runs: it is the answer that is waited for
            told = next(
                (n for n, p in enumerate(plan.phases) if p.hold and (n == final or _can_be_put_right(plan, n))), None
            )
            noted = f"Noted as {REASONS[hold.reason]}, unless you answer"
            return (join_sentences(words, noted),) if index == told else ()
        case Answered(by_default=False):
            return (describe_event(event, plan), "Noted")
        case Begun(start=PhaseStarted() as start):
            return _choose_full(start, plan)
        case Begun(phase=Phase(own_pace=False) as phase):
            return ("Hold" if phase.hold else "Go",)
        case TimeLeft(seconds=seconds):
            return (describe_event(event, plan), str(seconds))
        case LoadChanged(load=load):
            return (describe_event(event, plan), load or "No load")
        case SetAdded():
            return (describe_event(event, plan), "One set more")
    return ()


def _choose_own_pace(phase: Phase, last: bool, how: str, *, named: bool) -> Choice:
    """At the start of repetitions that nobody leads: what to do, how often, and what ends it; later how often alone.

    Args:
        how: what ends it, where that is not known yet.
        named: what was before it was a wait, in which it was named and explained.
    """
    word = "Last set" if last else ""
    side = side_word(phase.side).capitalize()
    much = ", ".join(filter(None, (side, amount(phase))))
    short = (join_sentences(word, much), *filter(None, (side,)))
    set_ = announce_set(phase, ahead=False)
    cue = describe_cue(phase)
    if not named:
        leg = describe_side(phase) if phase.set <= 1 else ""
        whole = join_sentences(word, set_, leg, *(phase.notes if leg else ()), how, cue)
        return (whole, join_sentences(word, set_, how), *short)
    if phase.set > 1 and not how:
        return short
    return (join_sentences(word, set_, how, cue), join_sentences(short[0], how), *short)


def _choose_start(phase: Phase, last: bool, again: bool) -> Choice:
    """At the start of a set: what moves, unless it is done again; led repetitions have no time for it."""
    if phase.reps:
        return ("Last set. Go", "Go") if last else ("Go",)
    move = "" if again else describe_move(phase)
    cue = describe_cue(phase)
    first = join_sentences(cue, move)
    words = [join_sentences("Last set", first), first, "Last set"] if last else [first, cue, move]
    return (*filter(None, words), "Go")
