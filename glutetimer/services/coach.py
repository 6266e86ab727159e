"""What the history says about today's holds: targets, marks, which side first, and why, by the rules of training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date, datetime

from glutetimer.history.queries.bridges import bridges
from glutetimer.history.queries.counts import find_counted_pain
from glutetimer.history.queries.holds import find_held, holds
from glutetimer.history.records import DecisionRecord
from glutetimer.history.store import History
from glutetimer.library.catalogue import Library
from glutetimer.services.amounts import LATEST_MS
from glutetimer.session.events import SetDone
from glutetimer.session.marks import Marks
from glutetimer.training.exercise import Category, Exercise, Measure, Side
from glutetimer.training.holds import words
from glutetimer.training.holds.bridges import ANSWER_DAYS, REPS, WITHIN_DAYS, Bridges, CheckAnswer
from glutetimer.training.holds.hold import Hold, Reason
from glutetimer.training.holds.ladder import Rungs, above, on_ladder, rungs
from glutetimer.training.holds.order import StartingSide, first_in_test, opens_after
from glutetimer.training.holds.pain import hurt_lately
from glutetimer.training.holds.progress import Progress, SideProgress, progress
from glutetimer.training.holds.proposals import Decision, Proposal, onto_holds, proposal, rung
from glutetimer.training.plan import Phase
from glutetimer.training.workout import HoldMode

ONE_LEG = "sl-bridge-hold"
"""The hold that tells the legs apart, until the user moves on the ladder."""


def to_decision(record: DecisionRecord) -> Decision:
    """A decision of the history as the rules know it."""
    return Decision(record.day, record.offer, record.exercise, record.to, record.yes)


class Coach:
    """Applies the rules to a history, as of a training day. It reads once, and is made anew for each session.

    Args:
        history: what was done; None where it cannot be read.
        override: the user explicitly opens what is locked.
        goal_s: where targets end, instead of each exercise's own goal; 0: its own.
        before_ms: when the session began that this is for, where it goes on: its own holds are no past yet.
    """

    def __init__(
        self,
        history: History | None,
        library: Library,
        on: date,
        *,
        override: bool = False,
        goal_s: int = 0,
        before_ms: int | None = None,
    ) -> None:
        self._goal_s = goal_s
        self._library = library
        self._on = on
        self._override = override
        self._progress: dict[str, Progress] = {}
        self._holds = {id: holds(history, id) for id in find_held(history)} if history else {}
        if before_ms is not None:
            self._holds = {id: [one for one in of if one.started_ms < before_ms] for id, of in self._holds.items()}
        self._counted_pain = find_counted_pain(history, _back(on, WITHIN_DAYS)) if history else []
        if before_ms is not None:
            self._counted_pain = [stop for stop in self._counted_pain if stop.started_ms < before_ms]
        self._hurt = _hurt(history, on) if history else ()
        self._bridges = _bridges(history, library, on, before_ms or LATEST_MS) if history else Bridges()
        self.decisions = [to_decision(record) for record in history.decisions()] if history else []

    def holds(self, exercise: str) -> list[Hold]:
        """The holds of an exercise, oldest first."""
        return self._holds.get(exercise, [])

    def progress(self, exercise: Exercise) -> Progress:
        """Everything the rules say about an exercise."""
        if exercise.id not in self._progress:
            elsewhere = [stop for stop in self._stops if stop.exercise != exercise.id or stop in self._counted_pain]
            self._progress[exercise.id] = progress(
                [*self.holds(exercise.id), *elsewhere],
                exercise,
                self._on,
                goal_s=self._goal_s,
                rungs=self._rungs(exercise),
                override=self._override,
                hurt=self._hurt,
            )
        return self._progress[exercise.id]

    @property
    def _stops(self) -> list[Hold]:
        """What pain ended, of all exercises: holds, and as many repetitions as went (5.18)."""
        held = [hold for of in self._holds.values() for hold in of if hold.reason is Reason.PAIN]
        return [*held, *self._counted_pain]

    def _rungs(self, exercise: Exercise) -> Rungs:
        return on_ladder(exercise, self._library.exercises, {stop.exercise for stop in self._stops})

    def proposal(self, exercise: Exercise) -> Proposal | None:
        """What is offered, to be answered."""
        if exercise.measure is not Measure.HOLD:
            to = self.next_hold(exercise)
            return onto_holds(exercise.id, to, self.decisions, self._on) if to else None
        return proposal(self.progress(exercise), self._library.exercises, self.decisions)

    def asks_felt(self, done: Iterable[SetDone]) -> list[SetDone]:
        """The bridges of a session that has not asked yet where they were felt (5.10)."""
        sets = list(done)
        exercises = self._library.exercises
        reps = [one for one in sets if one.reps and one.phase.exercise and above(one.phase.exercise, exercises)]
        return [] if any(one.felt for one in sets) else reps

    def next_hold(self, exercise: Exercise) -> Exercise | None:
        """The hold that repetitions have led to: offered until it, or a later rung, was ever held (5.10)."""
        exercises = self._library.exercises
        ladder = above(exercise, exercises)
        if not ladder or rungs(exercise, exercises).harder != ladder[0] or any(self.holds(rung) for rung in ladder):
            return None
        pain = {*self._hurt, *(stop.day for stop in self._stops)}
        return exercises[ladder[0]] if self._bridges.ready(exercise.id, pain, self._on) else None

    # ------------------------------------------------------------ before a session

    def rung(self, exercise: str) -> Exercise:
        """The exercise to train in place of this one, where the user has moved on the ladder."""
        found = rung(exercise, self.decisions, self._on)
        return self._library.exercises.get(found) or self._library.exercises[exercise]

    def first(self, exercise: str, mode: HoldMode | None) -> Side:
        """The side that begins: the rule a plan asks (training.md 5.7)."""
        return self._first(self._library.exercises[exercise], mode).side

    def _first(self, exercise: Exercise, mode: HoldMode | None) -> StartingSide:
        if exercise.measure is not Measure.HOLD and mode is None:
            rung = self.rung(ONE_LEG)  # which leg is weaker, holds on one leg alone say
            exercise = rung if rung.is_one_leg_bridge else self._library.exercises[ONE_LEG]
        if mode is HoldMode.MAX:
            return first_in_test(self.holds(exercise.id))
        return self.progress(exercise).first

    def asks_about_pain(self, phases: Iterable[Phase]) -> bool:
        """Whether "any pain now?" is to be asked before this session (training.md 5.6)."""
        sides = [its for phase in phases if (its := self._side(phase))]
        return any(its.target.ask_pain for its in sides) or bool(sides and hurt_lately(self._hurt, self._on))

    def test_opens(self, phases: Iterable[Phase], now: datetime) -> datetime | None:
        """When a test may be held again; None: none, or now (training.md 2.3: 48 h between tests; our choice)."""
        if not any(phase.hold is HoldMode.MAX for phase in phases):
            return None
        return opens_after((hold for holds in self._holds.values() for hold in holds), now)

    # ------------------------------------------------------------ in it

    def marks(self, phase: Phase) -> Marks:
        """What a hold is measured against; a test hides its target (training.md 5.12, 12)."""
        its = self._side(phase)
        if its is None or phase.exercise is None:
            return Marks()
        goal = self.progress(phase.exercise).goal_s
        is_test = phase.hold is HoldMode.MAX
        return Marks(None if is_test else its.target.seconds, its.last_s, its.best_s, goal, hidden=is_test)

    def _side(self, phase: Phase) -> SideProgress | None:
        """The side that a hold works; None where it is no hold."""
        if phase.exercise is None or phase.hold is None or phase.side is None:
            return None
        return self.progress(phase.exercise).sides.get(phase.side)

    # ------------------------------------------------------------ in words

    def why(self, exercise: Exercise, mode: HoldMode | None = None, fatigued: bool = False) -> list[str]:
        """The targets with their reasons, and which side goes first, a sentence each."""
        now = self.progress(exercise)
        sentences = []
        for side, its in now.sides.items():
            if mode is HoldMode.MAX:
                break
            sentences.append(f"{side.value.capitalize()}: {its.why}" if side is not Side.BOTH else its.why)
        if mode is HoldMode.MAX:
            sentences.append("A test: hold until your form slips. The target is hidden.")
        sentences.append(words.first_words(self._first(exercise, mode)))
        sentences += self._besides(exercise, all(its.done for its in now.sides.values()) and not fatigued)
        return [sentence for sentence in sentences if sentence]

    def targets(self, exercise: Exercise) -> str:
        """The targets in short: Hold 34 s left, 31 s right."""
        its = self.progress(exercise).sides
        known = [
            f"{side.target.seconds} s" + ("" if name is Side.BOTH else f" {name}")
            for name, side in its.items()
            if side.target.seconds is not None
        ]
        return f"Hold {', '.join(known)}." if known else "No target yet: hold until your form slips."

    def first_words(self, exercise: Exercise, mode: HoldMode | None = None) -> str:
        return words.first_words(self._first(exercise, mode))

    def sentences(self, phase: Phase) -> tuple[str, ...]:
        """What is worth knowing before a hold: the target with its reason, and why this side first."""
        its = self._side(phase)
        if its is None or phase.exercise is None:
            return ()
        aim = "A test: hold until your form slips." if phase.hold is HoldMode.MAX else its.why
        first = self._first(phase.exercise, phase.hold)
        said = [words.first_words(first)] if first.side is phase.side and words.first_words(first) else []
        return (aim, *self._besides(phase.exercise, its.done and not phase.fatigued), *said)

    def _besides(self, exercise: Exercise, done: bool) -> list[str]:
        """What else is said before a hold: that it was held today, and what helps against a cramp (5.2)."""
        cramp = [words.CRAMP] if words.CRAMP in self.progress(exercise).notes else []
        return [words.ONCE, *cramp] if done else cramp

    def said_of(self, done: SetDone) -> str:
        """What is said of a hold that just ended, beside those before this session."""
        its = self._side(done.phase)
        held = self._as_hold(done)
        return words.stop_words(held, its.scores) if its and held else "Good stop."

    def after(self, done: Sequence[SetDone], hurt: bool = False) -> Coach:
        """The same coach when these sets are in the history, and whether something hurt in their session."""
        later = copy(self)
        later._hurt = (*self._hurt, self._on) if hurt else self._hurt
        later._progress = {}
        later._holds = {id: list(holds) for id, holds in self._holds.items()}
        later._bridges = self._bridges.plus(
            [(one.phase.exercise.id, self._on) for one in done if one.phase.exercise and (one.reps or 0) >= REPS],
            [CheckAnswer(self._on, one.phase.side or Side.BOTH, one.felt) for one in done if one.felt],
        )
        later._counted_pain = list(self._counted_pain)
        for one in done:
            if one.reason is Reason.PAIN and one.phase.exercise:
                later._counted_pain.append(
                    Hold(one.phase.exercise.id, one.phase.side or Side.BOTH, self._on, 0.0, Reason.PAIN, pain=one.pain)
                )
            if held := self._as_hold(one):
                later._holds.setdefault(held.exercise, []).append(held)
        return later

    def _as_hold(self, done: SetDone) -> Hold | None:
        if done.hold is None or done.phase.exercise is None or not done.hold.answered:
            return None
        return Hold(
            exercise=done.phase.exercise.id,
            side=done.phase.side or Side.BOTH,
            day=self._on,
            held_s=done.hold.held_s,
            reason=done.hold.reason,
            started_ms=LATEST_MS + round(done.began * 1000),
            mode=done.phase.hold or HoldMode.TARGET,
            fatigued=done.hold.fatigued,
            pain=done.hold.pain,
        )


def _bridges(history: History, library: Library, on: date, before_ms: int) -> Bridges:
    """Repetitions of the ladder's rungs, and what the checks among the exercises were answered."""
    exercises = library.exercises.values()
    repeated = [each.id for each in exercises if each.measure is Measure.REPS and above(each, library.exercises)]
    checks = [each.id for each in exercises if each.category is Category.CHECK]
    return bridges(history, repeated, [*checks, *repeated], _back(on, WITHIN_DAYS + ANSWER_DAYS), before_ms)


def _back(on: date, days: int) -> date:
    return date.fromordinal(max(1, on.toordinal() - days))


def _hurt(history: History, on: date) -> tuple[date, ...]:
    """The last days on which something hurt in a session."""
    sessions = history.sessions(_back(on, WITHIN_DAYS))
    return tuple(each.started.local_date for each in sessions if each.pain and each.pain.score)
