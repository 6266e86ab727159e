import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from glutetimer.history.batch import Batch, SessionProgress
from glutetimer.history.changes import Effect, Reverted
from glutetimer.history.connection import HistoryError
from glutetimer.history.moments import moment
from glutetimer.history.resume.owner import this_process
from glutetimer.history.running import ChangedMeanwhileError
from glutetimer.history.store import History, TrainingDay
from tests.history.some import DAY, a_hold, a_session, a_set

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> History:
    return History(path)


def test_what_is_put_is_there_for_the_next_program(history: History, path: Path) -> None:
    session, clam, hold = a_session(), a_set(), a_hold(note="tired\nbut fine", extra={"mood": [1, None]})
    history.put(session, clam, hold)

    with History.reading(path) as later:
        assert later.sessions() == [session]
        assert later.sets() == [clam, hold]


def test_a_redone_set_replaces_the_one_of_its_id(history: History) -> None:
    history.put(a_set(seconds=30.0))
    history.put(a_set(seconds=12.0))

    assert history.sets() == [a_set(seconds=12.0)]


def test_putting_says_what_it_did_and_comparing_says_it_before(history: History) -> None:
    history.put(a_set("a"), a_set("b"))
    records = [a_set("a"), a_set("b", note="new"), a_set("c")]
    expected = [Effect.SAME, Effect.CHANGED, Effect.ADDED]

    assert history.compare(records) == expected
    assert history.compare(records) == expected  # and nothing was written
    assert history.put(*records) == expected


def test_sessions_are_newest_first_and_sets_as_they_were_done(history: History) -> None:
    noon = datetime(2025, 10, 1, 12, tzinfo=UTC)
    ats = [moment(noon + timedelta(hours=hours)) for hours in (0, 1, 24)]
    for number, at in enumerate(ats):
        history.put(a_session(f"s{number}", started=at), a_set(f"a{number}", started=at))

    assert [each.id for each in history.sessions()] == ["s2", "s1", "s0"]
    assert [each.id for each in history.sessions(limit=2)] == ["s2", "s1"]
    assert [each.id for each in history.sessions(since=TOMORROW)] == ["s2"]
    assert [each.id for each in history.sets()] == ["a0", "a1", "a2"]


def test_sets_are_found_by_date_and_session(history: History) -> None:
    history.put(a_set("a"), a_set("b", exercise="squat"), a_set("c", TOMORROW, session="two"), a_hold("d"))

    assert [each.id for each in history.sets(since=TOMORROW)] == ["c"]
    assert [each.id for each in history.sets(session="two")] == ["c"]
    assert [each.id for each in history.sets(since=TOMORROW, session="one")] == []


def test_each_exercise_that_was_done_is_named_once(history: History) -> None:
    assert history.exercises() == []
    done = ["squat", "clam", "squat", "burpee", "clam"]
    history.put(*(a_set(f"a{number}", exercise=exercise) for number, exercise in enumerate(done)))
    assert history.exercises() == ["burpee", "clam", "squat"]


def test_a_name_is_never_a_piece_of_sql(history: History) -> None:
    history.put(a_set("a"))

    assert history.sets(session="' OR 1=1 --") == []
    history.delete("' OR 1=1 --")
    assert history.sets() == [a_set("a")]


def test_a_training_day_has_its_sets_and_its_time(history: History) -> None:
    tokyo = moment(datetime.fromisoformat("2025-10-01T19:00:00+09:00"))
    berlin = moment(datetime.fromisoformat("2025-10-01T20:00:00+02:00"))
    history.put(a_set("a", started=tokyo), a_set("b", started=berlin, seconds=None), a_hold("c", 20, TOMORROW))

    assert history.days() == [
        TrainingDay(DAY, 2, 30.0),
        TrainingDay(TOMORROW, 1, 30.0),
    ]
    assert [day.date for day in history.days(since=TOMORROW)] == [TOMORROW]


def test_a_days_time_is_that_of_its_sessions_once_they_have_ended(history: History) -> None:
    history.put(a_session(), a_set("a"), a_set("b"), a_set("alone", session=""))
    assert [day.seconds for day in history.days()] == [90.0]

    history.put(a_session(seconds=300.0))
    assert [day.seconds for day in history.days()] == [330.0]

    history.delete("one")
    assert [day.seconds for day in history.days()] == [30.0]


def test_a_hold_known_by_what_counts_alone_takes_that_time(history: History) -> None:
    history.put(a_hold("a", 20.0, seconds=None), a_hold("b", 20.0, seconds=None, clocked_s=22.0))

    assert [day.seconds for day in history.days()] == [42.0]


def test_a_moved_session_leaves_no_day_behind(history: History) -> None:
    history.put(a_session(), a_set("a"))
    moved = a_session(day=TOMORROW, edited=True), a_set("a", TOMORROW, edited=True)
    history.put(*moved, undoable=True)
    assert [day.date for day in history.days()] == [TOMORROW]

    history.undo()
    assert [day.date for day in history.days()] == [DAY]


def test_a_session_without_sets_is_no_training_day(history: History) -> None:
    history.put(a_session(seconds=300.0))

    assert history.days() == []


def test_a_session_is_deleted_with_its_sets_and_comes_back_with_them(history: History) -> None:
    kept = a_set("kept", session="two")
    everything = [a_set("a"), a_set("b"), kept]
    history.put(a_session(), *everything)
    history.delete("one", undoable=True)
    assert (history.sessions(), history.sets()) == ([], [kept])

    assert history.undo() == Reverted(sessions=1, sets=2)
    assert (history.sessions(), history.sets()) == ([a_session()], everything)


def test_deleting_what_is_not_there_changes_nothing(history: History) -> None:
    history.put(a_set(session=""), undoable=True)
    history.delete("nobody", undoable=True)
    history.delete("", undoable=True)

    assert history.undo() == Reverted(sessions=0, sets=1)


def test_a_set_goes_before_a_session_of_the_same_id(history: History) -> None:
    history.put(a_session("1"), a_set("1", session="2"), a_set("3", session="1"))
    history.delete("1")

    assert (history.sessions(), history.sets()) == ([a_session("1")], [a_set("3", session="1")])


def test_undo_and_redo_work_across_restarts(path: Path) -> None:
    for change in ("", "first", "second"):
        with History(path) as history:
            history.put(a_set(note=change), undoable=bool(change))

    def after(step: str) -> str:
        with History(path) as history:
            getattr(history, step)()
            return history.sets()[0].note

    steps = ("undo", "undo", "undo", "redo", "redo", "redo", "undo")
    assert [after(step) for step in steps] == ["first", "", "", "first", "second", "second", "first"]


def test_a_new_edit_ends_what_could_be_redone(history: History) -> None:
    history.put(a_set(note="first"), undoable=True)
    history.undo()
    history.put(a_set("b"), undoable=True)

    assert history.redo() is None
    assert history.undo() == Reverted(sessions=0, sets=1)
    assert history.sets() == []


def test_the_sets_of_a_session_are_not_undone(history: History) -> None:
    history.put(a_set())

    assert history.undo() is None
    assert history.sets() == [a_set()]


def test_undoing_an_edit_keeps_what_came_after_it(history: History) -> None:
    history.put(a_session())
    history.put(a_session(note="hard"), undoable=True)
    history.put(a_session(note="hard", seconds=300.0, complete=True))
    history.undo()
    assert history.sessions() == [a_session(seconds=300.0, complete=True)]

    history.redo()
    assert history.sessions() == [a_session(note="hard", seconds=300.0, complete=True)]


def test_where_a_session_stands_is_kept_until_it_is_over(history: History, path: Path) -> None:
    assert history.running() == []
    assert history.write(Batch(progress=SessionProgress("one", "step 1", begins=True)), "me")
    assert history.write(Batch(put=(a_set("a"),), progress=SessionProgress("one", "step 2")), "me")
    assert history.write(Batch(progress=SessionProgress("two", "step 1", begins=True)), "me")
    with History(path) as next_start:
        assert {row.session: row.text for row in next_start.running()} == {"one": "step 2", "two": "step 1"}

    assert history.write(Batch(progress=SessionProgress("one", None)), "me")
    assert [row.session for row in history.running()] == ["two"]


def test_a_set_and_where_its_session_stands_are_written_together_or_not_at_all(history: History) -> None:
    history.write(Batch(progress=SessionProgress("one", "step 1", begins=True)), "me")
    unwritable = a_set("b", seconds=float("nan"))
    with pytest.raises(ValueError, match="JSON compliant"):
        history.write(Batch(put=(a_set("a"), unwritable), progress=SessionProgress("one", "step 2")), "me")
    assert (history.sets(), [row.text for row in history.running()]) == ([], ["step 1"])


def test_a_session_belongs_to_one_process_at_a_time(history: History) -> None:
    history.write(Batch((a_session("one"), a_set("a")), progress=SessionProgress("one", "step 1", begins=True)), "me")
    (seen,) = history.running()
    session, sets = history.claim(seen, "another")
    assert (session, [each.id for each in sets]) == (a_session("one"), ["a"])

    assert not history.write(Batch((a_set("b"),), progress=SessionProgress("one", "step 2")), "me")
    assert [(row.owner, row.text) for row in history.running()] == [("another", "step 1")]
    assert {each.id for each in history.sets()} == {"a", "b"}, "what was done is kept"
    assert not history.write(Batch(delete=("one",), progress=SessionProgress("one", None), undoable=True), "me")
    assert len(history.sets()) == 2 and len(history.running()) == 1, "and nothing of it is discarded"
    for late in (lambda: history.claim(seen, "me"), lambda: history.end(seen), lambda: history.end(seen, discard=True)):
        with pytest.raises(ChangedMeanwhileError):
            late()
    assert len(history.sets()) == 2 and len(history.running()) == 1


def test_discarding_is_a_change_like_any_other(history: History) -> None:
    history.write(Batch((a_session("one"), a_set("a")), progress=SessionProgress("one", "step 1", begins=True)), "me")
    history.end(history.running()[0], discard=True)
    assert (history.sessions(), history.sets(), history.running()) == ([], [], [])
    assert history.undo() == Reverted(sessions=1, sets=1)
    assert (history.sessions(), history.sets()) == ([a_session("one")], [a_set("a")])


def test_what_nobody_will_be_asked_about_is_forgotten_when_a_session_begins(history: History) -> None:
    gone = json.dumps({"process": 2**22 + 1, "machine": ""})  # no system has so many processes
    history.write(Batch(progress=SessionProgress("nothing done", "x", begins=True)), gone)
    history.write(Batch((a_set("a", session="done"),), progress=SessionProgress("done", "x", begins=True)), gone)
    history.write(Batch(progress=SessionProgress("next", "x", begins=True)), this_process())
    assert {row.session for row in history.running()} == {"done", "next"}


def test_a_clock_that_was_years_ahead_freezes_no_row(path: Path) -> None:
    with History(path, wall=lambda: 4_000_000_000_000) as history:
        history.put(a_set(note="from the future"))
    with History(path, wall=lambda: 1_000) as history:
        history.put(a_set(note="now"))
        assert history.sets() == [a_set(note="now")]


def test_all_or_nothing(history: History) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        history.put(a_set("a"), a_set("b", seconds=float("nan")))

    assert history.sets() == []
    history.put(a_set("c"))
    assert history.sets() == [a_set("c")]


def test_a_snapshot_is_of_one_instant(history: History, path: Path) -> None:
    history.put(a_set("a"))
    with History.reading(path) as reader, reader.snapshot():
        before = reader.sets()
        with History(path) as writer:
            writer._connection.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(HistoryError, match="another program"):
                writer.put(a_set("b"))
        assert reader.sets() == before


def test_reading_creates_and_writes_nothing(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "history.db"
    with History.reading(missing) as history:
        assert (history.sessions(), history.sets(), history.days(), history.running()) == ([], [], [], [])
        with pytest.raises(HistoryError, match="read"):
            history.put(a_set())
    assert list(tmp_path.iterdir()) == []

    path = tmp_path / "history.db"
    with History(path) as history:
        history.put(a_set())
    before = path.read_bytes(), path.stat().st_mtime_ns
    with History.reading(path) as history:
        assert history.sets() == [a_set()]
        for write in (history.undo, lambda: history.write(Batch(), "me"), lambda: history.delete("a")):
            with pytest.raises(HistoryError, match="read"):
                write()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_date_of_a_far_country_stays_where_it_was_written(history: History) -> None:
    kiritimati = moment(datetime.fromisoformat("2025-10-02T08:00:00+14:00"))
    history.put(a_set()._replace(started=kiritimati))

    assert history.days()[0].date == date(2025, 10, 2)
