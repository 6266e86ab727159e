"""From the history to today's holds: targets, marks, order, locks, tests, and the words for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from glutetimer.clock import Instant
from glutetimer.history.ids import uuid7
from glutetimer.history.interchange.json import export
from glutetimer.history.moments import moment
from glutetimer.history.records import DecisionRecord, SessionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.library.catalogue import Library, load
from glutetimer.services.coach import Coach
from glutetimer.services.context import Context, leaving_out
from glutetimer.services.layout import find_layout
from glutetimer.services.preparation import Preparation, hold_now, prepare, preview
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Flag, Measure, Side
from glutetimer.training.holds.hold import Felt, Offer, Pain, Reason
from glutetimer.training.plan import Plan
from glutetimer.training.single_hold import hold_alone, weekly_test
from glutetimer.training.workout import FirstSide, HoldMode, Order, Step, StepSides, Workout

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


class Noon:
    """A clock that stands still."""

    def read(self) -> Instant:
        return Instant(0, 0)

    def wall(self) -> datetime:
        return NOW


@pytest.fixture(scope="module")
def library() -> Library:
    return load(None)


@pytest.fixture
def context(tmp_path: Path, library: Library) -> Context:
    return Context(Paths(tmp_path, tmp_path), Settings(), library, Noon())


def held(
    days_ago: float,
    side: Side,
    seconds: float,
    reason: Reason = Reason.FORM,
    mode: HoldMode = HoldMode.TARGET,
    pain: Pain | None = None,
) -> SetRecord:  # fmt: skip
    at = NOW - timedelta(days=days_ago)
    return SetRecord(
        id=uuid7(), session="", exercise="sl-bridge-hold", side=side, measure=Measure.HOLD, started=moment(at),
        seconds=seconds + 2, held_s=seconds, clocked_s=seconds + 2, trim_s=2, reason=reason, mode=mode, pain=pain,
    )  # fmt: skip


def ready(context: Context, *sets: SetRecord, workout: str = "", override: bool = False) -> Preparation:
    with History(context.paths.history) as history:
        history.put(*sets)
    exercise = context.library.exercise("sl-bridge-hold")
    return prepare(context, context.library.workout(workout) if workout else hold_alone(exercise), override)


def holds(plan: Plan) -> list[Side | None]:
    return [phase.side for phase in plan.phases if phase.hold]


def test_nobody_yet_begins_left_without_a_target(context: Context) -> None:
    got = ready(context)
    assert holds(got.plan) == [Side.LEFT, Side.RIGHT]
    marks = got.coach.marks(got.plan.phases[1])
    assert (marks.target_s, marks.last_s, marks.best_s, marks.goal_s) == (None, None, None, 60)
    assert not context.paths.history.with_suffix(".db-journal").exists()


def test_the_weaker_side_goes_first_and_the_marks_are_the_historys(context: Context) -> None:
    sets = [held(n, side, seconds - n) for n in (3, 2, 1) for side, seconds in ((Side.LEFT, 33), (Side.RIGHT, 28))]
    got = ready(context, *sets)
    assert holds(got.plan) == [Side.RIGHT, Side.LEFT]
    marks = got.coach.marks(next(phase for phase in got.plan.phases if phase.side is Side.RIGHT and phase.hold))
    assert (marks.target_s, marks.last_s, marks.best_s) == (28, 27, 27)
    assert got.coach.sentences(got.plan.phases[1]) == (
        "28 s: last time 27, plus 1.",
        "Right goes first: it was shorter lately.",
    )


def test_a_test_hides_its_target_and_takes_turns(context: Context) -> None:
    got = ready(context, held(9, Side.LEFT, 40, mode=HoldMode.MAX), workout="single-leg-test")
    assert holds(got.plan) == [Side.RIGHT, Side.LEFT]
    marks = got.coach.marks(next(phase for phase in got.plan.phases if phase.hold))
    assert (marks.hidden, marks.target_s) == (True, None)


@pytest.mark.parametrize(("hours", "open"), [(47.9, False), (48.0, True)])
def test_tests_are_48_hours_apart(context: Context, hours: float, open: bool) -> None:
    got = ready(context, held(hours / 24, Side.LEFT, 40, mode=HoldMode.MAX), workout="single-leg-test")
    assert (got.test_opens is None) == open
    assert ready(context).test_opens is None  # training holds are not tests


def test_the_day_of_a_pain_stop_that_side_is_left_out_unless_somebody_says_yes(context: Context) -> None:
    got = ready(context, held(0.1, Side.LEFT, 20, Reason.PAIN, pain=Pain(3, "hip")))
    assert holds(got.plan) == [Side.RIGHT]
    assert got.locked[0].startswith("Single-leg bridge hold, left: locked today")
    opened = ready(context, override=True)
    assert set(holds(opened.plan)) == {Side.LEFT, Side.RIGHT}
    assert (opened.locked, opened.asks_pain) == ((), True)


LADDER = ("bridge-hold", "sl-bridge-bent", "sl-bridge-hold", "sl-bridge-raised")


@pytest.mark.parametrize("score", [1, 9])
@pytest.mark.parametrize("exercise", LADDER)
def test_no_rung_is_a_way_round_a_lock(context: Context, library: Library, exercise: str, score: int) -> None:
    ready(context, held(0.1, Side.LEFT, 20, Reason.PAIN, pain=Pain(score, "hip")))
    got = prepare(context, hold_alone(library.exercise(exercise)))
    is_easier = LADDER.index(exercise) < LADDER.index("sl-bridge-hold")
    open_ = [] if exercise == "bridge-hold" else [Side.RIGHT]
    if score == 1 and is_easier:
        open_ = [Side.BOTH] if exercise == "bridge-hold" else [Side.RIGHT, Side.LEFT]
        assert got.asks_pain, "before a hold of any rung"
    assert set(holds(got.plan)) == set(open_)
    assert bool(got.locked) is (set(open_) < {Side.LEFT, Side.RIGHT} or not open_)


def test_repetitions_of_the_ladder_are_locked_as_well(context: Context, library: Library) -> None:
    ready(context, held(0.1, Side.LEFT, 20, Reason.PAIN, pain=Pain(9, "back")))
    steps = tuple(Step(exercise=id, reps=10) for id in ("squat", "shoulder-bridge", "bridge-march"))
    got = prepare(context, Workout(id="x", name="X", short="X", steps=steps))
    assert [phase.name for phase in got.plan.phases if phase.works] == [library.exercise("squat").name]
    assert [words.split(":")[0] for words in got.locked] == ["Active shoulder bridge", "Bridge march"]
    assert not prepare(context, library.workout("five-a-day")).locked, "no bridge in it"


def test_back_pain_locks_both(context: Context) -> None:
    got = ready(context, held(0.1, Side.LEFT, 20, Reason.PAIN, pain=Pain(2, "back")))
    assert got.plan.phases == ()


def test_repeated_pain_locks_a_week_and_opens_only_when_asked(context: Context) -> None:
    sets = [held(4, Side.LEFT, 20, Reason.PAIN), held(2, Side.LEFT, 20, Reason.PAIN)]
    got = ready(context, *sets)
    assert holds(got.plan) == [Side.RIGHT]
    assert "physiotherapist" in got.locked[0]
    opened = ready(context, override=True)
    assert set(holds(opened.plan)) == {Side.LEFT, Side.RIGHT}
    assert opened.asks_pain


def test_the_days_after_pain_ask_first(context: Context) -> None:
    got = ready(context, held(3, Side.LEFT, 30), held(1, Side.LEFT, 20, Reason.PAIN))
    assert got.asks_pain
    marks = got.coach.marks(next(phase for phase in got.plan.phases if phase.side is Side.LEFT and phase.hold))
    assert marks.target_s == 21


def test_a_workout_whose_rest_follows_a_locked_hold_loses_both(context: Context) -> None:
    whole = ready(context, workout="bridge-builder-1").plan
    stop = held(0.1, Side.LEFT, 20, Reason.PAIN, pain=Pain(1, "hip"))
    cut = ready(context, stop, workout="bridge-builder-1").plan
    assert len(whole.phases) - len(cut.phases) == 2
    assert holds(cut) == [Side.RIGHT]


def test_a_broken_history_trains_without_it(context: Context) -> None:
    context.paths.history.write_bytes(b"not a history at all" * 100)
    got = prepare(context, context.library.workout("bridge-builder-1"))
    assert got.trouble
    assert holds(got.plan) == [Side.LEFT, Side.RIGHT]


def test_a_test_of_one_side_keeps_the_warm_up(library: Library) -> None:
    test = weekly_test(library.workout("single-leg-test"), library.exercise("sl-bridge-bent"), Side.RIGHT)
    assert [step.exercise for step in test.steps] == ["activation-check", "shoulder-bridge", "sl-bridge-bent"]
    assert test.steps[-1].sides == "right"


def test_the_progress_of_a_past_day_comes_from_the_history_alone(context: Context) -> None:
    sets = [held(n, Side.LEFT, 30 - n) for n in range(10, 0, -1)]
    with History(context.paths.history) as history:
        history.put(*sets)
    exercise = context.library.exercise("sl-bridge-hold")
    with History.reading(context.paths.history) as history:
        then = Coach(history, context.library, date(2026, 11, 13)).progress(exercise)
        alone = Coach(None, context.library, date(2026, 11, 13)).progress(exercise)
    assert then.sides[Side.LEFT].last_s == 23
    assert alone.sides[Side.LEFT].last_s is None


def test_the_holds_say_which_leg_is_weaker_in_other_exercises_too(context: Context) -> None:
    ready(context, *(held(days, side, s) for days in (3, 2, 1) for side, s in ((Side.LEFT, 40), (Side.RIGHT, 25))))
    step = Step(exercise="clam", work_s=40, sides=StepSides.EACH, first=FirstSide.WEAKER)
    found = prepare(context, Workout(id="x", name="X", short="X", steps=(step,)))
    assert not found.asks_pain
    assert [phase.side for phase in found.plan.phases if phase.works] == [Side.RIGHT, Side.LEFT]


def test_a_preview_is_todays_session_with_its_reasons(context: Context, library: Library) -> None:
    steps = tuple(Step(exercise=id, work_s=9, sides=StepSides.LEFT) for id in ("clam", "kick-back", "fire-hydrant"))
    mine = Workout(id="x", name="X", short="X", steps=steps, rounds=9, order=Order.RANDOM)
    assert preview(context, mine) == prepare(context, mine).plan == find_layout(context).lay_out(mine)
    no_backs = leaving_out(context, [Flag.SUPINE])
    made = preview(no_backs, library.workouts["bridge-builder-1"])
    assert made.phases == ()
    assert made.changes[0] == "left out: Active shoulder bridge (supine)"
    ready(context, held(0, Side.LEFT, 20, Reason.PAIN, pain=Pain(5, "hip")))
    assert any("pain" in words for words in preview(context, library.workouts["bridge-builder-1"]).changes)


def test_the_goal_that_is_set_clamps_targets_at_once_and_changes_no_hold(context: Context) -> None:
    sets = [held(n, side, 55) for n in range(10, 0, -1) for side in (Side.LEFT, Side.RIGHT)]
    with History(context.paths.history) as history:
        history.put(*sets)
    theirs = context._replace(settings=Settings(hold_goal_s=45))
    plain, capped = (ready(each, workout="bridge-builder-1") for each in (context, theirs))
    phase = next(phase for phase in capped.plan.phases if phase.hold)
    assert plain.coach and capped.coach
    assert plain.coach.marks(phase).target_s == 58
    assert (capped.coach.marks(phase).target_s, capped.coach.marks(phase).goal_s) == (45, 45)
    assert capped.coach.marks(phase).best_s == 55


# ---------------------------------------------------------------- from repetitions to holds


def bridging(ago: int, felt: Felt = Felt.GLUTE, sets: int = 2) -> list[SetRecord]:
    """A day of bridges, and of the check before them."""
    at = moment(NOW - timedelta(days=ago))
    check = SetRecord(
        id=uuid7(), session="", exercise="activation-check", side=Side.LEFT, measure=Measure.TIME, started=at,
        seconds=20, felt=felt,
    )  # fmt: skip
    reps = [
        SetRecord(
            id=uuid7(), session="", exercise="shoulder-bridge", side=Side.BOTH, measure=Measure.REPS, started=at,
            seconds=60, reps=10,
        )
        for _ in range(sets)
    ]  # fmt: skip
    return [check, *reps]


def coach(context: Context, *sets: SetRecord | DecisionRecord, before_ms: int | None = None) -> Coach:
    with History(context.paths.history) as history:
        history.put(*sets)
    with History.reading(context.paths.history) as history:
        return Coach(history, context.library, NOW.date(), before_ms=before_ms)


def offered(context: Context, *sets: SetRecord | DecisionRecord) -> str | None:
    found = coach(context, *sets).proposal(context.library.exercise("shoulder-bridge"))
    return found.to if found else None


def test_bridges_felt_in_the_glutes_on_three_days_offer_the_hold(context: Context) -> None:
    assert offered(context, *bridging(5), *bridging(3)) is None
    assert offered(context, *bridging(1)) == "bridge-hold"
    assert coach(context).next_hold(context.library.exercise("squat")) is None
    this_one = moment(NOW - timedelta(days=1)).ms
    assert coach(context, before_ms=this_one).next_hold(context.library.exercise("shoulder-bridge")) is None


def test_answered_it_is_not_offered_again_for_three_weeks(context: Context) -> None:
    days = [one for ago in (5, 3, 1) for one in bridging(ago)]
    no = DecisionRecord(
        id="d", day=NOW.date(), offer=Offer.ADVANCE, exercise="shoulder-bridge", to="bridge-hold", yes=False
    )
    assert offered(context, *days, no) is None
    assert offered(context, no._replace(day=NOW.date() - timedelta(21))) == "bridge-hold"


def test_who_holds_already_is_past_it(context: Context) -> None:
    days = [one for ago in (5, 3, 1) for one in bridging(ago)]
    assert offered(context, *days, held(30, Side.LEFT, 20)) is None, "a later rung"


@pytest.mark.parametrize("felt", [Felt.HAMSTRING, Felt.UNSURE])
def test_felt_elsewhere_nothing_is_offered(context: Context, felt: Felt) -> None:
    assert offered(context, *bridging(5), *bridging(3), *bridging(1, felt)) is None


def test_after_a_session_that_hurt_no_hold_is_offered(context: Context) -> None:
    days = [one for ago in (5, 3, 1) for one in bridging(ago)]
    hurt = SessionRecord(
        id="s", workout="x", name="X", started=moment(NOW - timedelta(days=8)), pain=Pain(2, "hip"), seconds=9
    )
    assert offered(context, *days, *bridging(8)) == "bridge-hold"
    with History(context.paths.history) as history:
        history.put(hurt)
    assert offered(context) == "bridge-hold", "three other days were good, and it is more than a week ago"
    with History(context.paths.history) as history:
        history.put(hurt._replace(started=moment(NOW - timedelta(days=3))))
    assert offered(context) is None


def moved(*rungs: str) -> list[DecisionRecord]:
    """Each offered step of the ladder, taken."""
    return [
        DecisionRecord(id=to, day=NOW.date() - timedelta(9), offer=Offer.ADVANCE, exercise=at, to=to, yes=True)
        for at, to in pairwise(rungs)
    ]


@pytest.mark.parametrize(
    ("decisions", "holds"),
    [
        ([], "sl-bridge-hold"),
        (moved("shoulder-bridge", "bridge-hold"), "bridge-hold"),
        (moved("shoulder-bridge", "bridge-hold", "bridge-march"), "bridge-hold"),
        (moved("shoulder-bridge", "bridge-hold", "bridge-march", "sl-bridge-bent"), "sl-bridge-bent"),
        (moved("sl-bridge-hold", "sl-bridge-bent", "bridge-march"), "bridge-hold"),
        ([moved("shoulder-bridge", "bridge-hold")[0]._replace(yes=False)], "sl-bridge-hold"),
    ],
)
def test_a_hold_without_a_name_is_of_the_rung_that_was_agreed_to(
    context: Context, decisions: list[DecisionRecord], holds: str
) -> None:
    coach(context, *decisions)
    assert hold_now(context).id == holds


def test_who_has_held_on_one_leg_stays_there(context: Context) -> None:
    coach(context, *moved("shoulder-bridge", "bridge-hold"), held(3, Side.LEFT, 20))
    assert hold_now(context).id == "sl-bridge-hold"


def test_a_rung_of_repetitions_takes_the_place_of_a_hold_as_repetitions(context: Context) -> None:
    coach(context, *moved("bridge-hold", "bridge-march"))
    found = prepare(context, context.library.workout("bridge-builder-2")).plan
    done = [(phase.exercise.id, phase.reps, phase.hold) for phase in found.phases if phase.works and phase.exercise]
    bridges, marches = ("shoulder-bridge", 10, None), ("bridge-march", 10, None)
    assert done == [bridges, marches, marches, bridges]


# ---------------------------------------------------------------- what else is said before a hold

ONCE = "Held today already: once a day is enough."


@pytest.mark.parametrize(
    ("reason", "seconds", "said"),
    [(Reason.FORM, 30, True), (Reason.INTERRUPTED, 30, False), (Reason.FORM, 2, False)],
)
def test_a_side_that_was_held_today_is_said_to_be(context: Context, reason: Reason, seconds: float, said: bool) -> None:
    got = ready(context, held(0.1, Side.LEFT, seconds, reason))
    assert got.coach
    by_side = {phase.side: got.coach.sentences(phase) for phase in got.plan.phases if phase.hold}
    assert [ONCE in by_side[Side.LEFT], ONCE in by_side[Side.RIGHT]] == [said, False]
    exercise = context.library.exercise("sl-bridge-hold")
    assert ONCE not in got.coach.why(exercise), "the right is still to come"
    both = ready(context, held(0.09, Side.RIGHT, seconds, reason)).coach
    assert both and (ONCE in both.why(exercise)) is said
    assert ONCE not in both.why(exercise, HoldMode.TARGET, True), "after other work it is no attempt"


def test_what_helps_against_a_cramp_is_said_before_the_next_hold(context: Context) -> None:
    got = ready(context, held(1, Side.LEFT, 30, Reason.CRAMP))
    assert got.coach
    assert all(got.coach.sentences(phase)[1].startswith("Cramp last time:") for phase in got.plan.phases if phase.hold)
    later = ready(context, held(0.5, Side.LEFT, 30)).coach
    assert later and "Cramp" not in " ".join(later.why(context.library.exercise("sl-bridge-hold")))


def test_who_has_stepped_back_to_both_legs_still_has_a_weaker_one(context: Context) -> None:
    coach(context, *moved("sl-bridge-hold", "sl-bridge-bent", "bridge-march", "bridge-hold"))
    step = Step(exercise="clam", work_s=40, sides=StepSides.EACH, first=FirstSide.WEAKER)
    found = prepare(context, Workout(id="x", name="X", short="X", steps=(step,)))
    assert [phase.side for phase in found.plan.phases if phase.works] == [Side.LEFT, Side.RIGHT]


def test_a_hold_that_nobody_answered_for_is_no_score_no_best_and_no_mark(context: Context) -> None:
    alone = held(1, Side.LEFT, 120, Reason.INTERRUPTED)._replace(answered=False)
    got = ready(context, held(3, Side.LEFT, 30), held(2, Side.LEFT, 31), alone)
    assert got.coach
    marks = got.coach.marks(next(phase for phase in got.plan.phases if phase.side is Side.LEFT and phase.hold))
    assert (marks.last_s, marks.best_s, marks.target_s) == (31, 31, 33)
    with History.reading(context.paths.history) as history:
        rows = export(history)["sets"]
    assert [row["answered"] for row in rows] == [True, True, False], "it is kept, and said to be what it is"
    with History(context.paths.history) as history:
        history.put(alone._replace(answered=True), undoable=True)
    said = ready(context).coach
    assert said
    assert said.progress(context.library.exercise("sl-bridge-hold")).sides[Side.LEFT].best_s == 120
