"""A session that goes on knows what was done before the cut as if it had not been cut."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from glutetimer.history.batch import Batch
from glutetimer.history.recorder import Recorder
from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.history.resume.interrupted import InterruptedSession, from_text, to_text
from glutetimer.history.resume.resume import Resume
from glutetimer.session.events import Event, Outcome, SetDone
from glutetimer.session.ledger import Ledger
from glutetimer.session.marks import Marks
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import Category, Dose, Exercise, Measure, Side, Sides
from glutetimer.training.holds.hold import Felt, Pain, Reason
from glutetimer.training.layout import lay_out
from glutetimer.training.workout import Step, StepSides
from tests.session.sample import BRIDGES, CATALOGUE, CLAMS, HOLDS, laid_out, workout

WALL = datetime(2026, 11, 20, 18, tzinfo=UTC)
FEEL = CATALOGUE["clam"]._replace(id="feel", category=Category.CHECK)
EXERCISES = {**CATALOGUE, "feel": FEEL}
FEELS = Step(exercise="feel", work_s=40, sides=StepSides.EACH, rest_s=30)


def stopped_by_pain(runner: Runner, now: float) -> list[Event]:
    """A hold, where one is held."""
    events = runner.stop(now) + runner.answer(now, Reason.PAIN) + runner.pause(now)
    return events + runner.report_pain(now, Pain(2, "knee"))


ACTS = {
    "skip": Runner.skip,
    "back": Runner.back,
    "pause": Runner.pause,
    "resume": Runner.resume,
    "done": Runner.done,
    "stop": Runner.stop,
    "discard": Runner.discard,
    "cramp": lambda runner, now: runner.answer(now, Reason.CRAMP),
    "pain": lambda runner, now: runner.answer(now, Reason.PAIN),
    "hurt": lambda runner, now: stopped_by_pain(runner, now),
    "less": lambda runner, now: runner.correct(now, -1),
    "felt": lambda runner, now: runner.felt(now, Felt.BOTH),
    "asleep": lambda runner, now: runner.woke(now, now),
}


class Drawer:
    """Keeps what it is given."""

    def __init__(self) -> None:
        self.sessions: dict[str, SessionRecord] = {}
        self.sets: dict[str, SetRecord] = {}
        self.progress: str | None = None

    def write(self, batch: Batch) -> None:
        for id in batch.delete:
            self.sets.pop(id, None)
        for record in batch.put:
            if isinstance(record, SessionRecord):
                self.sessions[record.id] = record
            elif isinstance(record, SetRecord):
                self.sets[record.id] = record
        if batch.progress:
            self.progress = batch.progress.text


class Session:
    """A session that is recorded; its clock read 0 at WALL."""

    def __init__(self, runner: Runner, resume: Resume | None = None, drawer: Drawer | None = None) -> None:
        self.runner, self.drawer = runner, drawer or Drawer()
        self.recorder = Recorder(self.drawer, runner.ledger, resume=resume)

    def record(self, now: float, events: list[Event]) -> None:
        self.recorder.record(events, now, lambda: WALL + timedelta(seconds=now))

    def resume(self) -> Resume | None:
        """What the next start finds; None: nothing goes on."""
        left = from_text(self.drawer.progress, EXERCISES) if self.drawer.progress else None
        session = self.drawer.sessions.get(self.recorder.session_id)
        return Resume(left, session, tuple(self.drawer.sets.values())) if left else None


def has_moved(done: SetDone, runner: Runner) -> bool:
    """Whether another set is in its place by now."""
    return done.attempt < runner.ledger.first_attempt(done.phase_index)


def as_restored(done: SetDone, runner: Runner) -> SetDone:
    """A set as it comes back: to the tenth, as the plan counts it now, without what matters only in its question."""
    hold = done.hold._replace(clocked_s=round(done.hold.clocked_s, 1), ceiling=False) if done.hold else None
    whole = done.outcome is Outcome.DONE or (done.reps is not None and done.reps == done.phase.reps)
    return done._replace(
        at=done.began + round(done.seconds, 1),
        phase=done.phase if has_moved(done, runner) else runner.plan.phases[done.phase_index],
        seconds=round(done.seconds, 1),
        outcome=Outcome.FINISHED if whole else done.outcome,
        hold=hold,
    )


@given(
    st.lists(st.sampled_from([CLAMS, BRIDGES, HOLDS, FEELS]), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(1, 50), st.sampled_from([None, *ACTS])), min_size=1, max_size=30),
    st.integers(0, 100_000),
)
@example([FEELS], [(30, "felt"), (50, None)], 60)
@example([HOLDS, HOLDS], [(40, "hurt")], 60)
@example([CLAMS, HOLDS], [(50, None), (50, None), (45, "hurt"), (5, "back"), (50, None)], 60)
@example([CLAMS, HOLDS], [(50, None), (50, None), (45, "hurt"), (5, "back"), (5, "back"), (50, None)], 60)
def test_what_was_done_comes_back(steps: list[Step], lived: list[tuple[int, str | None]], away: int) -> None:
    session, now = Session(Runner(lay_out(workout(*steps), EXERCISES))), 0.0
    session.record(now, session.runner.start(now))
    for seconds, act in lived:
        now += seconds
        session.record(now, ACTS[act](session.runner, now) if act else session.runner.advance(now))
    session.record(now, session.runner.interrupt(now))
    done = [as_restored(one, session.runner) for one in session.runner.ledger.sets]
    if not (resume := session.resume()):
        assert session.runner.is_over
        return
    # Another start, whose clock begins anew.
    later = now + away
    before = resume.done(0.0, WALL + timedelta(seconds=later))
    found = Runner(
        resume.interrupted.plan,
        begin=resume.interrupted.index,
        ledger=Ledger(resume.interrupted.plan, before, moved=resume.interrupted.moved),
    )
    back = [one._replace(began=round(one.began + later, 2), at=round(one.at + later, 2)) for one in found.ledger.sets]
    assert [(one.phase.exercise, one.phase.side) for one in back] == [
        (one.phase.exercise, one.phase.side) for one in done
    ]
    alike = [
        one._replace(phase=was.phase) if has_moved(was, found) else one for one, was in zip(back, done, strict=True)
    ]
    assert alike == done
    assert found.plan.phases == session.runner.plan.phases
    assert found.ledger.complete == session.runner.ledger.complete


def test_bests_from_before_a_cut_are_among_the_last_words() -> None:
    marks = Marks(last_s=15, best_s=15)
    session = Session(Runner(lay_out(workout(HOLDS, ready=0), EXERCISES), lambda phase: marks))
    session.record(0, session.runner.start(0))
    session.record(40, session.runner.stop(40))
    session.record(41, session.runner.answer(41, Reason.FORM))
    session.record(42, session.runner.interrupt(42))
    resume = session.resume()
    assert resume
    stood = resume.interrupted
    done = resume.done(0, WALL + timedelta(seconds=100), lambda phase: marks)
    ledger = Ledger(stood.plan, done, moved=stood.moved)
    assert ledger.bests == session.runner.ledger.bests == [(Side.LEFT, 38.0)]


def test_the_session_goes_on_under_its_own_time() -> None:
    session = Session(Runner(laid_out(CLAMS, ready=0)))
    session.record(0, session.runner.start(0))
    session.record(50, session.runner.advance(50))
    resume = session.resume()
    assert resume and resume.interrupted.elapsed_s == 45
    done, stood = resume.done(1000, WALL + timedelta(seconds=200)), resume.interrupted
    runner = Runner(stood.plan, begin=stood.index, ledger=Ledger(stood.plan, done, earlier_s=stood.elapsed_s))
    on = Session(runner, resume, session.drawer)
    on.record(1000, runner.start(1000))
    on.record(1007, runner.resume(1007))
    on.record(1020, runner.leave(1020))
    assert runner.session_s(2000) == 55, "standing still and the lead-in after it are no training"
    kept = on.drawer.sessions[session.recorder.session_id]
    assert (kept.seconds, kept.span_s) == (55, 1020)


def test_what_was_changed_of_it_before_it_goes_on_stays() -> None:
    session = Session(Runner(laid_out(CLAMS, ready=0)))
    session.record(0, session.runner.start(0))
    session.record(50, session.runner.advance(50))
    kept = session.drawer.sessions[session.recorder.session_id]
    other_day = kept.started._replace(ms=kept.started.ms - 86_400_000, local_date=WALL.date() - timedelta(1))
    changed = kept._replace(started=other_day, name="Clams", note="hot", edited=True, extra={"mood": "good"})
    session.drawer.sessions[kept.id] = changed
    resume = session.resume()
    assert resume
    done, stood = resume.done(1000, WALL + timedelta(seconds=200)), resume.interrupted
    runner = Runner(stood.plan, begin=stood.index, ledger=Ledger(stood.plan, done, earlier_s=stood.elapsed_s))
    on = Session(runner, resume, session.drawer)
    on.record(1000, runner.start(1000))
    on.record(1020, runner.leave(1020))
    on.recorder.rate(4)
    now = on.drawer.sessions[kept.id]
    assert now.seconds and now.span_s and now.effort == 4
    assert now._replace(seconds=None, span_s=None, effort=None) == changed


def test_a_set_that_is_gone_from_the_history_is_not_done_and_the_others_are() -> None:
    session = Session(Runner(laid_out(CLAMS, CLAMS, CLAMS, ready=0)))
    session.record(0, session.runner.start(0))
    session.record(100, session.runner.advance(100))
    first, *others = session.drawer.sets
    assert others
    session.drawer.sets.pop(first)  # by an undo or a review in another window
    resume = session.resume()
    assert resume and len(resume.interrupted.done) == len(others) + 1
    done, stood = resume.done(1000, WALL + timedelta(seconds=200)), resume.interrupted
    assert len(done) == len(others) and all(one.phase_index > 0 for one in done)
    runner = Runner(stood.plan, begin=stood.index, ledger=Ledger(stood.plan, done, earlier_s=stood.elapsed_s))
    on = Session(runner, resume, session.drawer)
    on.record(1000, runner.start(1000))
    on.record(1010, runner.leave(1010))
    assert first not in on.drawer.sets and set(others) <= set(on.drawer.sets)
    assert not runner.ledger.complete


def test_an_exercise_of_the_files_own_that_no_catalogue_knows_is_gone_on_with() -> None:
    exercise = Exercise(
        id="copenhagen",
        name="Copenhagen",
        short="CPH",
        category=Category.STRENGTH,
        sides=Sides.UNILATERAL,
        measure=Measure.TIME,
        dose=Dose(sets=1, source="own"),
        origin="own",
    )
    steps = (Step(exercise="copenhagen", work_s=20, sides=StepSides.EACH, switch_s=5),)
    whole = lay_out(workout(*steps)._replace(exercises=(exercise,)), CATALOGUE)
    kept = to_text(InterruptedSession("s", Moment(0, 0, WALL.date()), whole, 1, {}, 3.0))
    found = from_text(kept, CATALOGUE)
    assert found
    assert [(phase.name, phase.side, phase.seconds) for phase in found.plan.phases] == [
        (phase.name, phase.side, phase.seconds) for phase in whole.phases
    ]
    assert found.plan.workout.exercises == (exercise,)
