"""What the phone beside the mat shows and does: a pure function of the state and the time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor
from typing import NamedTuple

from glutetimer.session.events import Event
from glutetimer.session.phase_clock import Mode
from glutetimer.session.question import Question
from glutetimer.session.runner import Act, Runner
from glutetimer.session.state import SessionState
from glutetimer.session.words import PAIN_PLACES, amount, answer_words, describe_set, side_word
from glutetimer.training.holds.hold import KEPT_IF_SHORT, Pain, Reason
from glutetimer.training.plan import Phase, PhaseKind

BEGIN, STOP, CONFIRM, NOTHING = "begin", "stop", "confirm", ""


ACTS: dict[str, Act] = {
    "ready": Runner.begin,
    "pause": Runner.pause,
    "resume": Runner.resume,
    "done": Runner.done,
    CONFIRM: Runner.confirm,
    STOP: Runner.stop,
}
"""What the button does in a session, by the name under which the page asks for it."""

COUNTS: dict[str, Act] = {
    "less": lambda runner, now: runner.correct(now, -1),
    "more": lambda runner, now: runner.correct(now, 1),
}
"""What the two buttons beside a number do, that says how many there were."""
WAIT, LOAD = "wait", "load"
"""The load is asked for, in a session that stands still meanwhile; and it is another one."""
ANSWERS = {f"answer_{reason.value}": reason for reason in Reason if reason is not Reason.CHOICE}
"""Why a set ended."""
DISCARD, PAIN = "discard", "pain"
"""There was no hold; and how bad the pain was that ended it, and where."""
BESIDE = {*COUNTS, WAIT, LOAD, *ANSWERS, DISCARD, PAIN}


class Load(NamedTuple):
    """With what an exercise is done."""

    exercise: str
    """Its id: what was meant while another comes by now is not meant of that."""
    words: str
    name: str = ""
    """The exercise's, for the page."""


Said = Load | Pain
"""What a tap brings with it."""


class Inquiry(NamedTuple):
    """What is asked, and each answer is a button."""

    question: str
    about: str
    """Which set, in a few words."""
    answers: tuple[tuple[str, str, bool], ...]
    """What each is called where it is sent, what it says, and whether no answer stands for it."""
    places: tuple[tuple[str, str], ...] = ()
    """Where it may hurt, as it is sent and in words: then the answers say how much, and each goes with one of these."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the page. Instants are of the session's clock; the page counts from them by itself."""

    kind: str
    """Whose colours and sign: ready, work, hold, rest, switch, pause, done, or idle."""
    word: str
    line: str = ""
    """What is done now, or comes."""
    side: str = ""
    """left, right, or nothing."""
    action: str = NOTHING
    """What a tap does now, by its name in ACTS."""
    label: str = ""
    """The same in words, on the button."""
    count: int | None = None
    """How many there were in the last set, where that can be put right."""
    inquiry: Inquiry | None = None
    """What is asked of the last set."""
    load: Load | None = None
    """What comes is done with it; None where nothing can be changed, or nothing is worth a button."""
    number: str = ""
    """Where it is no time that runs."""
    until: float | None = None
    """The count goes down to this instant."""
    since: float | None = None
    """The count goes up from it, and stands at 0 before."""
    length: float = 0.0
    """The longest it can show, in seconds: up to 99 as seconds, longer as m:ss."""


IDLE = Shown("idle", "READY", "Choose a workout at the computer.")
CLOSED = Shown("idle", "CLOSED", "The program has ended. Next time the address is another one.")


def opening(name: str) -> Shown:
    """Before a session: the phone may begin it."""
    return Shown("ready", "READY", name, action=BEGIN, label="BEGIN")


def shown(state: SessionState, now: float, hide_clock: bool = False, asked: bool = False) -> Shown:
    """The session's picture at a time.

    Args:
        hide_clock: a hold is held unwatched.
        asked: the computer waits for an answer, so that a tap could only stop what any key stops.
    """
    phase = state.phase
    if state.hurt:  # on the computer this is asked too
        return Shown("pause", "PAUSED", side=side_word(state.hurt.phase.side), inquiry=_PAIN)
    if state.is_over:
        return _over(state, asked)
    if state.holding:
        since = None if hide_clock else _instant(now - state.elapsed(now) + state.reach_s)
        return Shown("hold", "HOLD", phase.name, side_word(phase.side), STOP, "STOP", since=since, length=99)
    picture = _phase(state, now)
    if state.ends_by_key:
        return replace(picture, action=STOP, label="DONE")
    if state.mode is Mode.PAUSED:
        stands = _standing(state, now)
        picture = replace(picture, kind="pause", word="PAUSED", until=None, since=None, number=stands)
    if asked:
        return replace(picture, action=NOTHING, line="The computer waits for an answer.")
    action = offered(state)
    label = "GO ON" if state.resting else _LABELS[action]
    return _with_amounts(replace(picture, action=action, label=label), state)


def _over(state: SessionState, asked: bool) -> Shown:
    """The end, but for what is still asked of the last set."""
    over = Shown("done", "DONE", "The computer shows how it went.")
    if asked or not state.question:
        return over
    over = replace(over, line="", side=side_word(state.question.done.phase.side))
    if state.question.counts:
        count = f"{state.question.amount}"
        over = replace(over, action=CONFIRM, label="OK", number=count, length=99)
    else:
        over = replace(over, word="STOPPED")
    return _with_amounts(over, state)


_LABELS = {"ready": "READY", "pause": "PAUSE", "resume": "GO ON", "done": "ALL DONE"}


def _with_amounts(picture: Shown, state: SessionState) -> Shown:
    """With the amounts that can be put right now: how many there were, and the load of what comes."""
    picture = replace(picture, inquiry=_inquire(state.question) if state.question else None)
    count = state.question.amount if state.question and state.question.counts else None
    phase = state.loaded if state.mode is not Mode.LEAD_IN else None
    if phase is None or phase.exercise is None or not (phase.load or state.mode is Mode.PAUSED):
        return replace(picture, count=count)
    return replace(picture, count=count, load=Load(phase.exercise.id, phase.load, phase.name))


_PAIN = Inquiry(
    "How bad is the pain?",
    "0 is none, 4 ends it for today, 10 is the worst",
    tuple((str(score), str(score), False) for score in range(11)),
    tuple((place, words) for _, place, words in PAIN_PLACES),
)


def _inquire(question: Question) -> Inquiry | None:
    """Why a set ended, where that is asked."""
    if not question.asks_why:
        return None
    side = side_word(question.done.phase.side).capitalize()
    about = "" if question.counts else f"{floor(question.held_s)} s"
    answers = tuple(
        (f"answer_{reason.value}", answer_words(reason), reason is question.marked) for reason in question.reasons
    )
    words = "What ended it?"
    if question.false_start:  # it is kept for pain or cramp alone (training.md 5.1)
        words = "A false start?"
        kept = [each for each in answers if ANSWERS[each[0]] in KEPT_IF_SHORT]
        answers = ((DISCARD, "no hold", True), *((action, said, False) for action, said, _ in kept))
    return Inquiry(words, ", ".join(filter(None, (side, about))), answers)


def offered(state: SessionState) -> str:
    """What a tap does now: it stops what any key stops; else what the space bar does."""
    if state.hurt:  # first it is said how bad it was
        return NOTHING
    if state.is_over:
        return CONFIRM if state.question and state.question.counts else NOTHING
    if state.ends_by_key:
        return STOP
    if state.mode is Mode.PAUSED:
        return "resume"
    if state.meeting or state.resting:
        return "ready"
    return "done" if state.mode is Mode.RUNNING and state.phase.reps else "pause"


def act(state: SessionState, tapped: str, said: Said | None = None) -> Act | None:
    """What a tap means. What any key ends, any tap on the button ends; else one that meant what is not offered any more
    is none.

    Args:
        tapped: by its name in ACTS or BESIDE.
        said: what came with it: a load, or how bad pain was.
    """
    if tapped in BESIDE:  # beside the button: a tap that comes too late ends no set
        return None if state.ends_by_key else _act_beside(state, tapped, said)
    action = offered(state)
    return ACTS[action] if action in (STOP, tapped) and action else None


def _act_beside(state: SessionState, tapped: str, said: Said | None) -> Act | None:
    question = state.question
    if tapped == PAIN:
        pain = said if isinstance(said, Pain) and state.hurt else None
        return (lambda runner, now: runner.report_pain(now, pain)) if pain else None
    if tapped == DISCARD:
        return Runner.discard if question and question.false_start else None
    if reason := ANSWERS.get(tapped):
        return _answer(reason) if question and reason in question.reasons else None
    if tapped in COUNTS:
        return COUNTS[tapped] if question and question.counts else None
    phase = state.loaded
    if phase is None or phase.exercise is None:
        return None
    if tapped == WAIT:
        return Runner.pause
    load = said if isinstance(said, Load) and said.exercise == phase.exercise.id else None
    return (lambda runner, now: runner.change_load(now, load.words)) if load else None


def _answer(reason: Reason) -> Act:
    """Why a set ended; after pain the session stands still, until it is said how bad it was."""

    def answer(runner: Runner, now: float) -> list[Event]:
        events = runner.answer(now, reason)
        return events + runner.pause(now) if reason is Reason.PAIN else events

    return answer


def _phase(state: SessionState, now: float) -> Shown:
    phase, coming = state.phase, state.plan.coming(state.index)
    if state.mode is Mode.LEAD_IN:
        until = _instant(now + state.lead_in(now))
        return Shown("ready", "GET READY", describe_set(phase), side_word(phase.side), until=until, length=10)
    if phase.works:
        much = amount(phase) if phase.reps or phase.own_pace else ""
        line, of = ", ".join(filter(None, (phase.name, much, phase.load))), phase
    else:
        line, of = (f"Next: {describe_set(coming)}", coming) if coming else ("", phase)
    if state.meeting:
        return Shown(phase.kind.value, "NEW", line, side_word(of.side))
    picture = Shown(phase.kind.value, _WORDS[phase.kind], line, side_word(of.side), length=state.length or 0)
    if phase.open_rest:
        return replace(picture, since=_instant(now - state.elapsed(now)), length=99)
    if phase.own_pace and not phase.reps:
        if phase.planned is None:
            return replace(picture, since=_instant(now - state.elapsed(now)), length=99)
        return replace(picture, number=str(round(phase.planned)), length=99)
    if phase.reps:
        return replace(picture, number=f"{_repetition(phase, state.elapsed(now))}", length=99)
    return replace(picture, until=_instant(now + state.remaining(now)))


_WORDS = {
    PhaseKind.READY: "GET READY",
    PhaseKind.WORK: "WORK",
    PhaseKind.HOLD: "HOLD",
    PhaseKind.REST: "REST",
    PhaseKind.SWITCH: "SWITCH",
}


def _standing(state: SessionState, now: float) -> str:
    """What the count says while it stands still."""
    if state.phase.reps:
        return f"{_repetition(state.phase, state.elapsed(now))}"
    if state.length is None:
        return ""
    left = ceil(state.remaining(now) - 1e-6)
    return f"{left}" if state.length <= 99 else f"{left // 60}:{left % 60:02}"


def _repetition(phase: Phase, elapsed: float) -> int:
    """The repetition that is led; all of them where nobody leads."""
    assert phase.reps
    return min(phase.reps, floor(elapsed / phase.tempo.seconds + 1e-9) + 1) if phase.tempo else phase.reps


def _instant(at: float) -> float:
    """To the millisecond, so that the same instant, reckoned twice, is the same picture."""
    return round(at, 3)
