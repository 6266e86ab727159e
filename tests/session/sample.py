"""Small plans to perform, and a way to drive a runner by hand."""

from collections.abc import Iterable

from glutetimer.session.events import Event, SetDone
from glutetimer.session.marks import Marks
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import Category, Dose, Exercise, Measure, Sides, Tempo
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Plan
from glutetimer.training.workout import HoldMode, Step, StepSides, Workout

CATALOGUE = {
    e.id: e
    for e in (
        Exercise(
            id="clam", name="Clam", short="CLAM", category=Category.ACTIVATION, sides=Sides.UNILATERAL,
            measure=Measure.REPS, dose=Dose(2, reps=10, work_s=40), tempo=Tempo(2, 1, 2, 0),
        ),
        Exercise(
            id="bridge", name="Bridge", short="BRIDGE", category=Category.STRENGTH, sides=Sides.BILATERAL,
            measure=Measure.REPS, dose=Dose(3, reps=10), tempo=Tempo(2, 1, 3, 0),
        ),
        Exercise(
            id="hold", name="One-leg hold", short="ONE-LEG HOLD", category=Category.STRENGTH, sides=Sides.UNILATERAL,
            measure=Measure.HOLD, dose=Dose(1, goal_s=60),
        ),
    )
}  # fmt: skip


def workout(*steps: Step, ready: float = 10, **more: object) -> Workout:
    return Workout(id="sample", name="Sample", short="SAMPLE", steps=steps, ready_s=ready, **more)  # type: ignore[arg-type]


CLAMS = Step(exercise="clam", work_s=40, sides=StepSides.EACH, switch_s=5, rest_s=10)
BRIDGES = Step(exercise="bridge", reps=10, rest_s=60)
HOLDS = Step(exercise="hold", hold=HoldMode.TARGET, sides=StepSides.EACH, switch_s=60, rest_s=60)


def laid_out(*steps: Step, ready: float = 10, **more: object) -> Plan:
    return lay_out(workout(*steps, ready=ready, **more), CATALOGUE)


def runner(*steps: Step, ready: float = 10, marks: Marks | None = None) -> Runner:
    return Runner(laid_out(*steps, ready=ready), lambda phase: marks or Marks())


def sets(events: Iterable[Event]) -> list[SetDone]:
    return [event for event in events if isinstance(event, SetDone)]


def names(events: Iterable[Event]) -> list[str]:
    return [type(event).__name__ for event in events]
