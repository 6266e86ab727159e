"""The question after a hold, and the check's, as the session's screen shows them."""

from __future__ import annotations

from math import floor
from typing import Protocol

from glutetimer.app.screens.session.picture import Asked
from glutetimer.session.announcements import STILL_HOLDING
from glutetimer.session.events import SetDone
from glutetimer.session.marks import Marks
from glutetimer.session.question import Question
from glutetimer.session.words import FELT, answer_words, name_unit, side_word
from glutetimer.training.holds.hold import Felt
from glutetimer.training.plan import Phase


class HoldAdvice(Protocol):
    """What the history has to say of holds."""

    def sentences(self, phase: Phase) -> tuple[str, ...]:
        """Worth knowing before a hold."""
        ...

    def said_of(self, done: SetDone) -> str:
        """Said of a hold that just ended."""
        ...


class Silent:
    """Nothing is said."""

    def sentences(self, phase: Phase) -> tuple[str, ...]:
        """Nothing to know."""
        return ()

    def said_of(self, done: SetDone) -> str:
        """A stop is a good stop."""
        return "Good stop."


def describe_question(question: Question, marks: Marks, words: HoldAdvice) -> Asked:
    """What is asked while the rest runs: why a set ended, and how many repetitions they were."""
    if question.counts:
        return _counted_until(question, marks) if question.asks_why else _counted(question)
    done, hold = question.done, question.done.hold
    assert hold
    return Asked(
        side=side_word(done.phase.side).upper(),
        held=str(floor(hold.held_s)),
        praise=_praise(question, words),
        question="What ended it?",
        answers=_reasons(question),
        arithmetic=f"clock {hold.clocked_s:.1f} − {hold.trim_s:.1f} reaction = {hold.held_s:.1f}",
        marks=_marks_words(marks),
    )


def _counted(question: Question) -> Asked:
    return Asked(
        side=side_word(question.done.phase.side).upper(),
        held=str(question.amount),
        praise="" if question.amount else "No set, then.",
        question="How many were they? Type it, or:",
        answers=(("more", "one more", False), ("less", "one fewer", False)),
        arithmetic="",
        marks="",
        unit=name_unit(question.done.phase),
    )


def describe_briefly(question: Question) -> str:
    """The same in few words, where something else has the room: left 10 reps? - + or type it."""
    asked = _counted(question)
    return f"{' '.join(filter(None, (asked.side.lower(), asked.held, asked.unit)))}? - + or type it"


def _counted_until(question: Question, marks: Marks) -> Asked:
    """As many repetitions as went: how many, and why they ended."""
    return _counted(question)._replace(
        question="Type how many. And what ended it?",
        answers=_reasons(question),
        marks=_marks_words(marks),
    )


def _reasons(question: Question) -> tuple[tuple[str, str, bool], ...]:
    """The answers to why a set ended; the one that no answer stands for is marked."""
    marked = question.marked
    return tuple((f"answer_{reason.value}", answer_words(reason), reason is marked) for reason in question.reasons)


def describe_default(question: Question) -> str:
    """What no answer means."""
    if question.counts:
        return f"no answer: {question.amount}"
    return "no answer: " + ("discarded" if question.false_start else answer_words(question.default))


def describe_check(phase: Phase, felt: Felt | None) -> Asked:
    """The activation check: what is felt hard."""
    return Asked(
        side=side_word(phase.side).upper(),
        held="",
        praise="",
        question=FELT[felt] if felt else "Which one is hard?",
        answers=tuple((f"felt_{one.value}", one.value, one is felt) for one in Felt),
        arithmetic="",
        marks="",
    )


def _marks_words(marks: Marks) -> str:
    """target 34   last 31   best 41."""
    known = (("target", marks.target_s), ("last", marks.last_s), ("best", marks.best_s))
    return "   ".join(f"{name} {seconds:g}" for name, seconds in known if seconds)


def _praise(question: Question, words: HoldAdvice) -> str:
    if question.false_start:
        return "A false start?"
    if question.done.hold and question.done.hold.ceiling:
        return STILL_HOLDING
    return words.said_of(question.done)
