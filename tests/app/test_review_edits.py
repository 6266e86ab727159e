"""What a typed line makes of the past."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.clock import SystemClock
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.history.moments import to_iso
from glutetimer.history.queries.totals import Performed, SessionEntry
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.services import edits
from glutetimer.services.added import added_session, added_sets
from glutetimer.services.context import Context
from glutetimer.services.layout import Layout
from glutetimer.settings.paths import paths
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Reason
from tests.app.past import LIBRARY, ON, WALL, a_hold, a_session, a_set, at
from tests.conftest import BERLIN

LAYOUT = Layout(Context(paths(None), Settings(), LIBRARY, SystemClock()), ON)

HELD = a_hold("h", "s", ON, Side.LEFT, 32, 0)
TIMED = a_set("t", "s", ON)
COUNTED = a_set("r", "s", ON, measure=Measure.REPS, reps=10)
STEPPED = a_set("p", "s", ON, steps=20, assumed=True)
WALKED = a_set("w", "s", ON, distance_m=400.0, assumed=True)


@pytest.mark.parametrize(
    ("done", "line", "field", "value"),
    [
        (HELD, "40", "held_s", 40.0),
        (HELD, "40.55", "held_s", 40.5),
        (HELD, "40,5", "held_s", 40.5),
        (HELD, "1:05", "held_s", 65.0),
        (HELD, "0", "held_s", 0.0),
        (TIMED, "1:30", "seconds", 90.0),
        (COUNTED, "12", "reps", 12),
        (STEPPED, "24", "steps", 24),
        (WALKED, "350", "distance_m", 350.0),
        (WALKED, "350,5 m", "distance_m", 350.5),
        (WALKED, "1.5km", "distance_m", 1500.0),
        (WALKED, "1000000", "distance_m", 1_000_000.0),
    ],
)
def test_a_value_is_changed_and_says_so(done: SetRecord, line: str, field: str, value: float):
    new = edits.with_value(done, line)
    assert getattr(new, field) == value
    assert new.edited and not done.edited
    assert new.clocked_s == done.clocked_s, "what the clock said stays"
    assert field == "seconds" or new.seconds == done.seconds
    assert not new.assumed, "somebody said it"
    assert edits.with_value(new, edits.value_text(new)) == new


def test_what_is_asked_for_is_what_is_shown():
    asked = [edits.value_question(each) for each in (HELD, COUNTED, STEPPED, WALKED, TIMED)]
    assert [words.split()[0].rstrip(",") for words in asked] == ["Seconds", "Repetitions", "Steps", "Metres", "Seconds"]
    assert [edits.value_text(each) for each in (HELD, COUNTED, STEPPED, WALKED, TIMED)] == [
        "32",
        "10",
        "20",
        "400",
        "40",
    ]


@pytest.mark.parametrize(
    ("done", "line", "words"),
    [
        (HELD, "", "'' is no duration"),
        (HELD, "abc", "'abc' is no duration"),
        (HELD, "-3", "'-3' is no duration"),
        (HELD, "1:75", "'1:75' is no duration"),
        (HELD, "99999999", "out of bounds; write 0 to 86400 seconds"),
        (HELD, "1e3", "'1e3' is no duration"),
        (COUNTED, "1.5", "'1.5' is no number of repetitions; write one such as 10"),
        (COUNTED, "²", "no number of repetitions"),
        (COUNTED, "100001", "no number of repetitions"),
        (STEPPED, "1.5", "'1.5' is no number of steps; write one such as 10"),
        (WALKED, "far", "'far' is no distance; write metres, such as 400, or 1.5 km"),
        (WALKED, "1001 km", "'1001 km' is out of bounds; write 0 to 1000 km"),
    ],
)
def test_what_is_no_value_is_refused_in_words(done: SetRecord, line: str, words: str):
    with pytest.raises(ValueError, match=words.replace("(", r"\(").replace(".", r"\.")):
        edits.with_value(done, line)


@given(st.text(max_size=12), st.sampled_from([HELD, TIMED, COUNTED, STEPPED, WALKED]))
def test_no_line_is_worse_than_refused(line: str, done: SetRecord):
    try:
        new = edits.with_value(done, line)
    except ValueError as error:
        assert "\n" not in str(error)
    else:
        assert edits.with_value(new, edits.value_text(new)) == new


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2025-11-01", date(2025, 11, 1)),
        ("today", ON),
        ("Yesterday", ON - timedelta(1)),
        ("-3", ON - timedelta(3)),
    ],
)
def test_a_day(line: str, day: date):
    assert edits.day(line, ON) == day


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("tomorrow", "'tomorrow' is no day; write one such as 2025-11-20, yesterday, or -3"),
        ("2025-02-30", "is no day"),
        ("2025-11-21", "2025-11-21 is still to come"),
        ("1969-12-31", "1969-12-31 is too long ago"),
    ],
)
def test_what_is_no_day_of_the_past_is_refused(line: str, words: str):
    with pytest.raises(ValueError, match=words):
        edits.day(line, ON)


@pytest.mark.parametrize("line", ["0", "8", "five", "", "4.5", "٤"])
def test_a_goal_is_one_to_seven(line: str):
    with pytest.raises(ValueError, match="write 1 to 7"):
        edits.goal(line)
    assert edits.goal("4") == 4


def test_a_session_moves_with_its_sets_at_the_same_time_of_day():
    done = Performed(SessionEntry(ON, "s"), a_session("s", ON), (TIMED, HELD))
    session, *sets = edits.moved(done, ON - timedelta(2))
    assert isinstance(session, SessionRecord)
    assert session.started == at(ON - timedelta(2))
    assert [each.started for each in sets if isinstance(each, SetRecord)] == [at(ON - timedelta(2))] * 2


def test_a_note_is_one_line_and_may_go_again():
    assert edits.with_note(HELD, "  heavy \t legs ").note == "heavy legs"
    assert edits.with_note(a_session("s", ON, note="x"), "").note == ""
    with pytest.raises(ValueError, match="10000 are the most"):
        edits.with_note(HELD, "x" * 10_001)


def test_the_other_side_and_another_reason():
    assert edits.other_side(HELD).side is Side.RIGHT
    assert not edits.has_side(a_set("a", "s", ON, side=Side.BOTH))
    assert edits.with_reason(HELD, Reason.CRAMP).reason is Reason.CRAMP


# ---------------------------------------------------------------- what was done without the program


@pytest.mark.parametrize(
    ("line", "exercise", "side", "measure", "amount"),
    [
        ("clam left 12", "clam", Side.LEFT, Measure.REPS, 12),
        ("clam l 12 reps", "clam", Side.LEFT, Measure.REPS, 12),
        ("Clam right 40 s", "clam", Side.RIGHT, Measure.TIME, 40.0),
        ("squat 15x", "squat", Side.BOTH, Measure.REPS, 15),
        ("walking lunge 20", "lunge-walk", Side.ALTERNATING, Measure.REPS, 20),
        ("single-leg bridge hold right 32.5 s", "sl-bridge-hold", Side.RIGHT, Measure.HOLD, 32.5),
        ("SLB left 1:02", "sl-bridge-hold", Side.LEFT, Measure.HOLD, 62.0),
        ("bridge-hold 45", "bridge-hold", Side.BOTH, Measure.HOLD, 45.0),
    ],
)
def test_a_set_from_one_line(line: str, exercise: str, side: Side, measure: Measure, amount: float):
    (done,) = added_sets(line, LIBRARY, at(ON), "s")
    assert (done.exercise, done.side, done.measure) == (exercise, side, measure)
    assert {Measure.REPS: done.reps, Measure.TIME: done.seconds, Measure.HOLD: done.held_s}[measure] == amount
    assert done.edited and done.session == "s"
    assert (done.reason is Reason.FORM) == (measure is Measure.HOLD)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "how much?"),
        ("clam left", "how much?"),
        ("clam 12", "which side?"),
        ("squat left 12", "Air squat is not done on one side alone; leave left out"),
        ("slb left 12 reps", "is held; write seconds, such as 32 s"),
        ("clam left 12.5", "'12.5' is no number of repetitions"),
        ("slb left 99999 s", "out of bounds"),
        ("slb left 1:2:3", "is no duration"),
        ("burpie 12", "did you mean"),
        ("clam left left 12", "named twice"),
        ("clam left 10 12", "which amount?"),
        ("clam left 51x10", "write 1 to 50"),
        ("clam left 0x10", "write 1 to 50"),
        ("dancing 12", "no exercise 'dancing'"),
    ],
)
def test_a_line_that_says_too_little_is_refused_in_words(line: str, words: str):
    with pytest.raises((ValueError, GlutetimerError)) as refused:
        added_session(line, LAYOUT, at(ON))
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.text(max_size=30))
def test_no_line_does_worse(line: str):
    try:
        added_session(line, LAYOUT, at(ON))
    except (ValueError, GlutetimerError):
        return


def test_several_sets_take_turns_and_follow_each_other():
    sets = added_sets("3x10 clam left right", LIBRARY, at(ON), "s")
    assert [each.side for each in sets] == [Side.LEFT, Side.RIGHT] * 3
    assert {each.reps for each in sets} == {10}
    assert [each.started.ms for each in sets] == sorted({each.started.ms for each in sets})
    assert len({each.id for each in sets}) == 6


def test_a_workout_is_added_as_it_is_planned():
    session, *sets = added_session("five-a-day", LAYOUT, at(ON))
    assert isinstance(session, SessionRecord)
    assert (session.workout, session.seconds, session.complete, session.edited) == ("five-a-day", 300, True, True)
    assert len(sets) == 7
    assert all(isinstance(each, SetRecord) and each.session == session.id and each.seconds for each in sets)


def test_holds_that_nobody_timed_are_left_out():
    session, *sets = added_session("bridge-builder-1", LAYOUT, at(ON))
    assert isinstance(session, SessionRecord)
    assert not session.complete
    assert sets and not any(isinstance(each, SetRecord) and each.measure is Measure.HOLD for each in sets)


def test_when_it_was(in_zone):
    in_zone(BERLIN)
    assert edits.instant(ON, WALL, ON, time(4)).ms == round(WALL.timestamp() * 1000)
    noon = edits.instant(ON - timedelta(2), WALL, ON, time(13))
    assert (noon.local_date, noon.offset_min) == (ON - timedelta(2), 60)
    assert to_iso(edits.instant(date(2025, 7, 1), WALL, ON, time(4))) == "2025-07-01T12:00:00.000+02:00"
    done = Performed(SessionEntry(ON, "s"), a_session("s", ON), (TIMED,))
    assert edits.after(done).ms == TIMED.started.ms + 40_000
