"""A folder of FIT files: writing twice adds nothing, what was put right is put right there, and none is half there."""

from __future__ import annotations

import errno
import json
from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.files.writing import atomic
from glutetimer.history.batch import Batch, SessionProgress
from glutetimer.history.changes import Effect
from glutetimer.history.resume.owner import this_process
from glutetimer.history.store import History
from glutetimer.services.edits import other_side, with_value
from glutetimer.services.fit_export import find_unfinished, list_trainings
from glutetimer.services.fit_folder import name_file, write_session
from glutetimer.training.exercise import Side
from tests.app.past import ON, a_hold, a_session, a_set, at, kit_at, made
from tests.history.interchange.decoded import list_sets


def test_names_sort_by_time_wherever_one_was() -> None:
    """Half past seven in Berlin is before seven in New York."""
    first, second = at(ON), at(ON)._replace(ms=at(ON).ms + 3_600_000, offset_min=-300)
    names = [name_file(a_session(id, ON, started=started)) for id, started in (("b", first), ("a", second))]
    assert names == sorted(names) and names[0].startswith("20251120T063000Z-bridge-builder-1-")


@pytest.mark.parametrize("workout", ["", "Übung / 3: ../../x", "con", "x" * 300])
def test_any_workouts_name_is_a_files(workout: str) -> None:
    name = name_file(a_session("a", ON, workout=workout))
    assert name.isascii() and not set(name) & set('/\\:*?"<>| ') and len(name) < 90


def test_twice_adds_nothing_and_what_was_put_right_is_put_right(tmp_path: Path) -> None:
    session, done = a_session("s", ON), a_hold("h", "s", ON, Side.LEFT, 31.5, 2)
    assert write_session(tmp_path, session, [done], str) is Effect.ADDED
    (file,) = tmp_path.iterdir()
    before = file.stat()
    assert write_session(tmp_path, session, [done], str) is Effect.SAME
    assert file.stat().st_mtime_ns == before.st_mtime_ns, "a client that watches has nothing to send"
    changed = other_side(with_value(done, "28"))
    assert write_session(tmp_path, session, [changed], str) is Effect.CHANGED
    assert list_sets(file.read_bytes()) == [("sl-bridge-hold, right, hold", 28, None)]
    assert list(tmp_path.iterdir()) == [file]


def test_a_session_that_was_moved_leaves_no_file_behind_and_nobody_elses_goes(tmp_path: Path) -> None:
    session, done = a_session("s", ON), a_set("a", "s", ON)
    write_session(tmp_path, session, [done], str)
    (old,) = tmp_path.iterdir()
    others = [tmp_path / f"run-{old.name}", tmp_path / "20251120T063000Z-run-000000000000.fit"]
    for each in others:
        each.write_bytes(b"mine")
    earlier = ON - timedelta(1)
    there = session._replace(started=at(earlier)), [done._replace(started=at(earlier))]
    assert write_session(tmp_path, *there, str) is Effect.CHANGED
    assert sorted(tmp_path.iterdir()) == sorted([*others, tmp_path / name_file(there[0])])


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session, done = a_session("s", ON), a_set("a", "s", ON)
    write_session(tmp_path, session, [done], str)
    (file,) = tmp_path.iterdir()
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_session(tmp_path, session, [done._replace(seconds=30.0)], str)
    assert list(tmp_path.iterdir()) == [file] and file.read_bytes() == before


def test_sets_without_a_session_are_one_training_a_day(tmp_path: Path) -> None:
    context = made(tmp_path)
    with History(context.paths.history) as history:
        history.put(a_set("more", "unknown", ON - timedelta(25), 3), a_set("other", "unknown", ON - timedelta(24)))
        found = list_trainings(history)
    alone = [(session.name, [done.id for done in sets]) for session, sets in found if not session.workout]
    assert alone == [("Training", ["lost", "more"]), ("Training", ["other"])]
    assert [session.started.ms for session, _ in found] == sorted(session.started.ms for session, _ in found)
    assert sum(len(sets) for _, sets in found) == 104, "none is lost or doubled"


def test_what_goes_on_has_no_file_yet(tmp_path: Path) -> None:
    context, another = kit_at(tmp_path), json.dumps({**json.loads(this_process()), "token": "of another window"})
    with History(context.paths.history) as history:
        going = a_session("s", ON, seconds=None, complete=False)
        batch = Batch((going, a_set("a", "s", ON)), (), SessionProgress("s", "{}", begins=True), False)
        history.write(batch, another)
        assert find_unfinished(context, history) == {"s"}
        history.write(Batch((), (), SessionProgress("s", None), False), another)
        assert find_unfinished(context, history) == set()
