"""What is aimed at, with which load, in which week: from a file through a session into the history, and back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from glutetimer.clock import Instant
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.history.interchange.csv import read_csv, to_csv
from glutetimer.history.interchange.json import export
from glutetimer.history.recorder import Recorder
from glutetimer.history.records import DecisionRecord
from glutetimer.history.store import History
from glutetimer.history.writer import Writer
from glutetimer.services.context import Context
from glutetimer.services.offers import read_offers
from glutetimer.services.performance import Performance
from glutetimer.services.preparation import prepare, preview, runner_for
from glutetimer.session.marks import no_marks
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Offer, Pain, Reason
from glutetimer.training.plan import Plan
from glutetimer.training.workout import Workout
from tests.services.test_coach import NOW, context, held, library

__all__ = ["context", "library"]

CLAMS = '[[step]]\nexercise = "clam"\npace = "own"\n'


class Days:
    """A clock that is moved by hand, on some day from now."""

    def __init__(self, day: int) -> None:
        self.now, self.day = 0.0, day

    def read(self) -> Instant:
        return Instant(self.now, self.now)

    def wall(self):  # type: ignore[no-untyped-def]
        return NOW + timedelta(days=self.day, seconds=self.now)


def read(context: Context, text: str) -> Workout:
    return read_workout(text.encode(), "mine.toml", "mine", context.library.names)


class Done:
    """A session of own-pace sets on a day, each with so many repetitions; with another load where one is said."""

    def __init__(self, context: Context, workout: Workout, day: int, *reps: int, load: str | None = None) -> None:
        clock = Days(day)
        self.context = context._replace(clock=clock)
        self.plan = prepare(self.context, workout).plan
        writer = Writer(context.paths.history)
        runner = runner_for(self.context, self.plan, no_marks)
        performance = Performance(runner, clock, Recorder(writer, runner.ledger))
        performance.start()
        if load is not None:
            performance.do(lambda runner, now: runner.change_load(now, load))
        left = list(reps)
        while not runner.is_over or runner.question:
            clock.now += 1
            performance.tick()
            if runner.ends_by_key and runner.elapsed(clock.now) > 5:
                performance.do(Runner.stop)
                if left:
                    more = left.pop(0) - (
                        runner.question.done.reps if runner.question and runner.question.done.reps else 0
                    )
                    performance.do(lambda runner, now, more=more: runner.correct(now, more))
        assert not left
        self.kept: list[DecisionRecord] = []
        with History.reading(self.context.paths.history, 10) as history:  # the writer is at it
            keep = lambda record, undoable: self.kept.append(record)  # noqa: E731
            self.offers = read_offers(history, self.context, performance, None, keep)
        self.offers.look()
        assert writer.close(60)


def aims(plan: Plan) -> list[float | None]:
    return [phase.aim for phase in plan.phases if phase.works]


def loads(plan: Plan) -> list[str]:
    return [phase.load for phase in plan.phases if phase.works]


def on(context: Context, workout: Workout, day: int) -> Plan:
    return preview(context._replace(clock=Days(day)), workout)


def test_an_aim_follows_what_was_done_last(context: Context) -> None:
    mine = read(context, CLAMS + 'reps = "10-12"\nsets = 2\nrest = 20')
    assert aims(on(context, mine, 0)) == [10, 10, 10, 10]
    assert aims(Done(context, mine, 0, 10, 10, 10, 10).plan) == [10] * 4
    assert aims(Done(context, mine, 2, 11, 11, 9, 11).plan) == [11] * 4
    assert aims(Done(context, mine, 4, 12, 12, 11, 12).plan) == [10] * 4
    assert aims(on(context, mine, 6)) == [12] * 4
    assert aims(on(context, read(context, CLAMS + 'reps = "5-8"'), 6)) == [8, 8]


def test_the_next_step_is_offered_once_after_two_sessions_at_the_top(context: Context) -> None:
    mine = read(context, CLAMS + 'reps = "10-12"\nload = "8 kg"')
    assert not Done(context, mine, 0, 12, 12).offers.standing
    done = Done(context, mine, 2, 12, 12)
    offer = done.offers.standing
    assert offer and (offer.offer, offer.exercise, offer.to) == (Offer.HEAVIER, "clam", "8.5 kg")
    assert offer.words == (
        "Clam: 12 in all sets, two sessions in a row. Go on with 8.5 kg from now on, and from 10 again?"
    )
    assert [(each.offer, each.yes) for each in done.kept] == [(Offer.HEAVIER, False)], "said, and not said again"
    done.offers.answer(True)
    with History(context.paths.history) as history:
        history.put(done.kept[-1], undoable=True)
    assert (aims(on(context, mine, 4)), loads(on(context, mine, 4))) == ([10, 10], ["8.5 kg"] * 2)
    with History(context.paths.history) as history:
        history.undo()
    assert (aims(on(context, mine, 4)), loads(on(context, mine, 4))) == ([12, 12], ["8 kg"] * 2)


def test_an_offer_that_was_not_taken_is_not_made_again(context: Context) -> None:
    mine = read(context, CLAMS + 'reps = "10-12"')
    Done(context, mine, 0, 12, 12)
    done = Done(context, mine, 2, 12, 12)
    assert done.offers.standing and done.offers.standing.to == ""
    with History(context.paths.history) as history:
        history.put(*done.kept)
    assert not Done(context, mine, 4, 12, 12).offers.standing


def test_a_harder_exercise_goes_first(context: Context) -> None:
    mine = read(context, '[[step]]\nexercise = "lunge-stand"\npace = "own"\nreps = "8-10"\nsides = "left"')

    def performed(day: int) -> tuple[str, int | None]:
        (phase,) = (each for each in on(context, mine, day).phases if each.works)
        assert phase.exercise
        return phase.exercise.id, phase.reps

    Done(context, mine, 0, 10)
    done = Done(context, mine, 2, 10)
    offer = done.offers.standing
    assert offer and (offer.offer, offer.to) == (Offer.HARDER, "lunge-walk")
    assert performed(4) == ("lunge-stand", 10)
    done.offers.answer(True)
    with History(context.paths.history) as history:
        history.put(done.kept[-1], undoable=True)
    assert performed(4)[0] == "lunge-walk"
    with History(context.paths.history) as history:
        history.undo()
    assert performed(4) == ("lunge-stand", 10)


def test_a_hold_is_no_harder_way_to_count(context: Context) -> None:
    mine = read(context, '[[step]]\nexercise = "shoulder-bridge"\npace = "own"\nreps = "8-10"')
    Done(context, mine, 0, 10)
    offer = Done(context, mine, 2, 10).offers.standing
    assert offer and (offer.offer, offer.to) == (Offer.HEAVIER, "")


def test_nothing_is_offered_on_a_day_on_which_something_hurt(context: Context) -> None:
    mine = read(context, CLAMS + 'reps = "10-12"')
    Done(context, mine, 0, 12, 12)
    done = Done(context, mine, 2, 12, 12)
    done.offers._recorder.pain = Pain(3, "hip")
    done.offers.look()
    assert done.offers.standing is None


def test_nor_where_something_else_hurt_on_that_day(context: Context) -> None:
    """A hold that pain ended, in this session or before it, or another session's end (training.md 5.16)."""
    mine = read(context, CLAMS + 'reps = "10-12"')
    Done(context, mine, 0, 12, 12)
    done = Done(context, mine, 2, 12, 12)
    assert done.offers.standing
    ledger = done.offers._performance.runner.ledger
    ledger.enter(ledger.sets[0]._replace(reason=Reason.PAIN))
    done.offers.look()
    assert done.offers.standing is None
    with History(context.paths.history) as history:
        last, *_ = history.sessions()
        history.put(last._replace(pain=Pain(3, "hip")))
    assert not Done(context, mine, 2, 12, 12).offers.standing
    assert Done(context, mine, 3, 12, 12).offers.standing, "that was the day before"
    with History(context.paths.history) as history:
        history.put(held(-2.99, Side.LEFT, 20, Reason.PAIN, pain=Pain(2, "knee")))
    assert not Done(context, mine, 3, 12, 12).offers.standing


def test_what_was_used_last_comes_by_itself(context: Context) -> None:
    mine = read(context, CLAMS + 'reps = 10\nload = "green band"')
    assert loads(Done(context, mine, 0, load="red band").plan) == ["green band"] * 2
    assert loads(on(context, mine, 2)) == ["red band"] * 2
    bare = read(context, CLAMS + "reps = 10")
    assert loads(on(context, bare, 2)) == ["", ""], "there nothing was written, and nothing used"
    Done(context, bare, 3, load="8 kg")
    assert (loads(on(context, bare, 4)), loads(on(context, mine, 4))) == (["8 kg"] * 2, ["red band"] * 2)
    Done(context, bare, 5, load="")
    assert loads(on(context, bare, 6)) == ["", ""]
    Done(context, mine, 7, load="")
    assert loads(on(context, mine, 8)) == ["", ""]


def test_it_is_kept_with_each_set_and_comes_back_from_a_sheet(context: Context) -> None:
    mine = read(context, CLAMS + 'reps = "10-12"\nload = "8kg"')
    Done(context, mine, 0, 11, 12, load="10 lbs")
    with History.reading(context.paths.history) as history:
        document = export(history)
    found = [(each["reps"], each["aim"], each["load"], each["planned_load"]) for each in document["sets"]]
    assert found == [(11, 10.0, "10 lbs", "8 kg"), (12, 10.0, "10 lbs", "8 kg")]
    sets = read_csv(to_csv(document).encode()).sets
    assert [(each.reps, each.aim, each.load, each.planned_load) for each in sets] == [
        *((11, 10.0, "10 lb", "8 kg"), (12, 10.0, "10 lb", "8 kg"))
    ]


@pytest.mark.parametrize(("day", "week", "reps"), [(0, 1, 8), (6, 1, 8), (7, 2, 10), (20, 3, 12), (70, 11, 12)])
def test_weeks_count_from_the_first_session(context: Context, day: int, week: int, reps: int) -> None:
    mine = read(context, CLAMS + "reps = [8, 10, 12]")
    assert on(context, mine, 50).week == 1, "none was done yet"
    Done(context, mine, 0)
    plan = on(context, mine, day)
    assert (plan.week, plan.coming(0).reps) == (week, reps)  # type: ignore[union-attr]


def test_weeks_count_from_where_the_file_says(context: Context) -> None:
    begin = (NOW - timedelta(7)).date().isoformat()
    mine = read(context, f"begin = {begin}\n{CLAMS}reps = [8, 10, 12]")
    assert [on(context, mine, day).week for day in (-20, 0, 7)] == [1, 2, 3]
    assert preview(context, mine, 2).week == 2 and preview(context, read(context, CLAMS + "reps = 8")).week == 0


@pytest.mark.parametrize(
    ("amount", "reps", "words"),
    [
        ('reps = "10-15"', [12, 12], "Next time: Clam 13."),
        ('reps = "10-15"', [12, 11], "Next time: Clam 11."),
        ('reps = "10-15"\nload = "8 kg"', [10, 9], "Next time: Clam 10, 8 kg."),
        ("reps = 10", [10, 10], ""),
    ],
)
def test_what_is_said_of_next_time_is_what_comes_next_time(
    context: Context, amount: str, reps: list[int], words: str
) -> None:
    mine = read(context, CLAMS + amount)
    Done(context, mine, 0, 11, 11)
    assert Done(context, mine, 2, *reps).offers.next_aims == words
    if words:
        (aim,) = set(aims(on(context, mine, 4)))
        assert f"Clam {aim:g}" in words


def test_a_load_that_was_changed_comes_again_and_is_said(context: Context) -> None:
    mine = read(context, CLAMS + 'reps = 10\nload = "8 kg"')
    assert Done(context, mine, 0, 10, 10, load="10 kg").offers.next_aims == "Next time: Clam 10 kg."
    assert set(loads(on(context, mine, 2))) == {"10 kg"}
    assert Done(context, mine, 4, 10, 10, load="").offers.next_aims == "Next time: Clam no load."
    assert set(loads(on(context, mine, 6))) == {""}


def test_what_took_the_next_step_begins_anew_and_is_not_said(context: Context) -> None:
    mine = read(context, CLAMS + 'reps = "10-12"\nload = "8 kg"')
    Done(context, mine, 0, 12, 12)
    done = Done(context, mine, 2, 12, 12)
    assert done.offers.next_aims == "Next time: Clam 12, 8 kg."
    done.offers.answer(True)
    assert done.offers.next_aims == ""
