"""What is shown is what would be performed: every face lays a workout out alike."""

from __future__ import annotations

import ast
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from glutetimer.cli.commands.week import print_week
from glutetimer.cli.commands.workouts import print_workouts
from glutetimer.cli.commands.workouts_show import print_plan
from glutetimer.cli.perform import _prepare
from glutetimer.history.moments import moment
from glutetimer.history.records import DecisionRecord
from glutetimer.history.resume.interrupted import InterruptedSession
from glutetimer.history.running import RunningSession
from glutetimer.history.store import History
from glutetimer.services.coach import Coach
from glutetimer.services.context import Context, leaving_out
from glutetimer.services.layout import find_layout, read_layout
from glutetimer.services.preparation import prepare, preview
from glutetimer.services.resume import RESUME, InterruptedSessions, LockedError, _leave_out_closed, asks_about_pain
from glutetimer.training.exercise import Flag, Measure, Side
from glutetimer.training.holds.hold import Offer, Pain, Reason
from glutetimer.training.holds.target import TargetKind
from glutetimer.training.schedule import Schedule
from glutetimer.training.suggestion import suggest
from glutetimer.training.week import Item, ScheduledDay, State
from glutetimer.training.workout import HoldMode
from tests.history.some import a_session, a_set
from tests.services.test_coach import NOW, context, held, library, moved
from tests.test_house import PACKAGE

__all__ = ["context", "library"]


def as_it_is(context: Context) -> Context:
    return context


def without_supine(context: Context) -> Context:
    return leaving_out(context, [Flag.SUPINE])


def moved_on(context: Context) -> Context:
    with History(context.paths.history) as history:
        history.put(*moved("bridge-hold", "bridge-march"), held(3, Side.BOTH, 40))
    return context


def locked(context: Context) -> Context:
    with History(context.paths.history) as history:
        history.put(held(0.1, Side.LEFT, 20, Reason.PAIN, pain=Pain(3, "hip")))
    return context


def moved_back_and_locked(context: Context) -> Context:
    with History(context.paths.history) as history:
        history.put(
            DecisionRecord(
                id="d", day=NOW.date(), offer=Offer.STEP_BACK, exercise="sl-bridge-hold", to="sl-bridge-bent", yes=True
            ),
            held(0.1, Side.RIGHT, 20, Reason.PAIN, pain=Pain(9, "hip")),
        )
    return context


@pytest.mark.parametrize("state", [as_it_is, without_supine, moved_on, locked, moved_back_and_locked])
def test_all_faces_agree_with_what_would_be_performed(
    context: Context, capsys: pytest.CaptureFixture[str], tmp_path: Path, state
) -> None:
    mine = state(context)

    def said() -> dict:
        return json.loads(capsys.readouterr().out)

    performed = {id: prepare(mine, each).plan.total_s for id, each in mine.library.workouts.items()}
    assert {id: preview(mine, each).total_s for id, each in mine.library.workouts.items()} == performed
    print_workouts(mine, as_json=True)
    listed = {each["workout"]: each["total_s"] for each in said()["workouts"]}
    assert listed == {id: performed[id] for id in listed}
    left_out = [id for id in performed if id not in listed]
    layout = find_layout(mine)
    assert all(not layout.lay_out_whole(mine.library.workouts[id]).phases for id in left_out)
    for id, each in mine.library.workouts.items():
        print_plan(preview(mine, each), as_json=True)
        assert said()["total_s"] == performed[id]
    print_week(mine, as_json=True)
    today, *later = said()["days"]
    assert [each["total_s"] for each in today["workouts"]] == [performed[each["workout"]] for each in today["workouts"]]
    tomorrow = layout.on_day(NOW.date() + timedelta(1))
    for each in later[0]["workouts"]:
        assert each["total_s"] == tomorrow.lay_out(mine.library.workouts[each["workout"]]).total_s
    file = tmp_path / "week.ics"
    print_week(mine, ics=str(file))
    events = list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))
    names = {each.name: id for id, each in mine.library.workouts.items()}
    for event in events:
        day, id = event["dtstart"].dt, names[event["summary"]]
        plan = layout.on_day(day).lay_out(mine.library.workouts[id])
        length = "locked" if plan.locked else "{}:{:02}".format(*divmod(round(plan.total_s), 60))
        assert f"{length})" in event["description"].splitlines()[0]


def test_a_lock_of_today_is_over_tomorrow(context: Context) -> None:
    mine = locked(context)
    workout, layout = mine.library.workouts["bridge-builder-1"], find_layout(mine)
    sides = [[phase.side for phase in each.phases if phase.hold] for each in (layout.lay_out(workout),)]
    assert sides == [[Side.RIGHT]]
    tomorrow = layout.on_day(NOW.date() + timedelta(1)).lay_out(workout)
    assert [phase.side for phase in tomorrow.phases if phase.hold] == [Side.LEFT, Side.RIGHT]


def test_what_is_opened_is_introduced_as_what_was_never_closed(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glutetimer.plain.lines.ask", lambda _: "y")
    mine = locked(context)
    ready = _prepare(mine, mine.library.workouts["bridge-builder-1"], answers=True)
    assert {phase.side for phase in ready.plan.phases if phase.hold} == {Side.LEFT, Side.RIGHT}
    assert any(phase.is_meeting for phase in ready.plan.phases)


def test_going_on_is_no_way_round_a_lock(context: Context) -> None:
    """What hurt meanwhile, in another session, is left out and said; with nothing left it is refused."""
    plan = prepare(context, context.library.workouts["bridge-builder-1"]).plan
    at = next(n for n, phase in enumerate(plan.phases) if phase.hold)
    started = moment(NOW - timedelta(hours=1))
    interrupted = InterruptedSession("s", started, plan, at, {(1, 0): "a"}, 60.0)
    assert _leave_out_closed(context, interrupted) == interrupted
    locked(context)
    open_ = _leave_out_closed(context, interrupted).plan
    assert [phase.side for phase in open_.phases if phase.hold] == [Side.RIGHT]
    assert open_.phases[:at] == plan.phases[:at], "what is done stays"
    assert any("left: locked today" in words for words in open_.changes)
    with History(context.paths.history) as history:
        history.put(held(0.05, Side.RIGHT, 20, Reason.PAIN, pain=Pain(9, "back")))
    with pytest.raises(LockedError, match="locked today") as refused:
        _leave_out_closed(context, interrupted)
    decided = InterruptedSessions(context).decide(replace(interrupted, seen=RunningSession("s", "", 0, "")), RESUME)
    assert decided.goes_on is None and decided.said == str(refused.value), "nothing was to be saved"


def test_going_on_asks_about_pain_as_beginning_does_and_leads_back_to_nothing_that_is_closed(context: Context) -> None:
    """Of the days before, in another session (training.md 5.6)."""
    plan = prepare(context, context.library.workouts["bridge-builder-1"]).plan
    first, second = (n for n, phase in enumerate(plan.phases) if phase.hold)
    started = moment(NOW - timedelta(hours=1))
    interrupted = InterruptedSession("s", started, plan, second, {(first, 0): "a"}, 60.0)
    assert not asks_about_pain(context, interrupted)
    with History(context.paths.history) as history:
        history.put(held(1, Side.RIGHT, 20, Reason.PAIN, pain=Pain(2, "hip")))
    assert asks_about_pain(context, interrupted)
    assert not asks_about_pain(context, replace(interrupted, index=len(plan.phases) - 1)), "nothing to hold is left"
    open_ = _leave_out_closed(context, interrupted, without_holds=True).plan
    assert [phase.closed for phase in open_.phases if phase.hold] == [True]
    with pytest.raises(LockedError, match="no holds today"):
        _leave_out_closed(context, replace(interrupted, plan=plan._replace(phases=plan.phases[: second + 1])), True)
    locked(context)
    open_ = _leave_out_closed(context, interrupted).plan
    assert [(phase.side, phase.closed) for phase in open_.phases if phase.hold] == [
        (Side.LEFT, True),
        (Side.RIGHT, False),
    ]


def test_what_is_locked_as_a_whole_is_called_so_and_not_suggested(
    context: Context, capsys: pytest.CaptureFixture[str]
) -> None:
    both = Pain(9, "back")
    with History(context.paths.history) as history:
        history.put(held(0.1, Side.LEFT, 20, Reason.PAIN, pain=both))
    layout, workouts = find_layout(context), context.library.workouts
    locked = layout.find_locked(workouts.values())
    assert "five-a-day" not in locked
    assert locked == {id for id, each in workouts.items() if not any(p.works for p in layout.lay_out(each).phases)}
    print_workouts(context)
    lengths = {line.split()[0]: line.split()[1] for line in capsys.readouterr().out.splitlines()}
    assert {id for id, length in lengths.items() if length == "locked"} == locked and "0:00" not in lengths.values()
    print_plan(preview(context, workouts[sorted(locked)[0]]))
    assert capsys.readouterr().out.splitlines()[0].endswith(", locked")
    hold = "single-leg-test" if "single-leg-test" in locked else sorted(locked)[0]
    schedule = Schedule("own", (((hold,),) * 7,))
    day = ScheduledDay(layout.on, 1, (Item(hold, State.OPEN),))
    found = suggest(schedule, day, workouts, True, locked=locked)
    assert found and found.workout == "five-a-day"
    assert found.why == f"{workouts[hold].name}: locked today, for pain."


@pytest.mark.parametrize(
    ("damage", "row"),
    [
        ("UPDATE amounts SET date = '2026-13-99'", "set loaded"),
        ("UPDATE amounts SET date = '2026-13-99', load = '', planned_load = ''", "set loaded"),
        ("UPDATE sessions SET date = 'x'", "session one"),
        ("UPDATE sets SET date = 'x' WHERE exercise = 'bridge-hold'", "set plain"),
    ],
)
def test_a_damaged_row_opens_no_lock(context: Context, damage: str, row: str) -> None:
    mine = locked(context)
    with History(context.paths.history) as history:
        loaded = a_set("loaded", NOW.date(), load="8 kg", aim=12.0)
        plain = a_set("plain", NOW.date(), exercise="bridge-hold")
        history.put(a_session(day=NOW.date()), loaded, plain, moved("bridge-hold", "bridge-march")[0])
    with closing(sqlite3.connect(context.paths.history)) as connection:
        connection.execute(damage)
        connection.commit()
    plan = find_layout(mine).lay_out(mine.library.workouts["bridge-builder-1"])
    assert {phase.side for phase in plan.phases if phase.hold} == {Side.RIGHT}
    with History.reading(context.paths.history) as history:
        read_layout(history, mine, NOW.date())
        assert list(history.unreadable) == [f"{history.path}: the {row} cannot be read; it is left out"]


def test_nobody_else_lays_a_workout_out() -> None:
    """A face that did would have to know all that decides of it; the reader bounds what a file may say, on any day."""
    own = {"services/layout.py", "files/reading/workout_file.py"}
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module == "glutetimer.training.plan":
                asks = any(each.name == "plan" for each in node.names)
                assert not asks or place in own, f"{place}: ask services.layout, or services.preparation"


def test_pain_that_ended_as_many_as_go_locks_as_that_of_a_hold(context: Context) -> None:
    """That side of it and of all that is harder (training.md 5.6 and 5.18), for today."""
    hurt = held(0.05, Side.LEFT, 20, Reason.PAIN, pain=Pain(2, "hip"))._replace(
        exercise="bridge-march",
        measure=Measure.REPS,
        held_s=None,
        clocked_s=None,
        trim_s=None,
        reps=9,
        mode=HoldMode.MAX,
    )
    with History(context.paths.history) as history:
        history.put(hurt)
    layout = find_layout(context)
    whole = layout.lay_out_whole(context.library.workouts["single-leg-test"])
    assert {phase.side for phase in whole.phases if phase.hold and layout.find_lock(phase)} == {Side.LEFT}
    tomorrow = layout.on_day(NOW.date() + timedelta(1))
    assert not [phase for phase in whole.phases if tomorrow.find_lock(phase)]
    with History.reading(context.paths.history) as history:
        coach = Coach(history, context.library, NOW.date())
    target = coach.progress(context.library.exercise("sl-bridge-hold")).sides[Side.LEFT].target
    assert target.kind is TargetKind.LOCKED
