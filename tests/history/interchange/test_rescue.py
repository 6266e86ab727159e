"""What could not be saved: every file is taken in, once, whatever became of the history meanwhile."""

import json
import os
from pathlib import Path

import pytest

from glutetimer.history.batch import Batch, SessionProgress, Unsaved
from glutetimer.history.changes import stamp_at
from glutetimer.history.connection import HistoryError
from glutetimer.history.ids import now_ms
from glutetimer.history.interchange.json import to_text
from glutetimer.history.interchange.rescue import RescueFile, find_waiting, take_in
from glutetimer.history.records import DecisionRecord
from glutetimer.history.rows import to_row
from glutetimer.history.store import History
from glutetimer.training.holds.hold import Offer
from tests.history.some import DAY, a_session, a_set

ME = '{"process":1}'


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.db")


def left(tmp_path: Path, *batches: Batch, stamp: int = 1 << 62) -> Path:
    """What a writer leaves that could not write these."""
    unsaved = Unsaved(ME, stamp)
    for batch in batches:
        unsaved.add(batch)
    return RescueFile([(tmp_path, "unsaved")]).write(unsaved)


def taken(history: History, tmp_path: Path) -> tuple[str, ...]:
    """Take in what is there; what could not be."""
    return take_in(history, [(tmp_path, "unsaved")]).problems


def test_every_file_is_taken_in_whatever_its_number(tmp_path: Path, history: History) -> None:
    """The first is gone, another cannot be read; and there are those of earlier versions."""
    for number in (2, 3, 17):
        old = {"format": 1, "sessions": [], "sets": [to_row(a_set(str(number)))]}
        (tmp_path / f"unsaved-{number}.json").write_text(to_text(old))
    (tmp_path / "unsaved-4.json").write_text('{"format": 1, "sets": [5]}')
    (tmp_path / "unsaved-5.json").write_text("{")
    left(tmp_path, Batch((a_session(), a_set("new"))))
    problems = taken(history, tmp_path)
    assert {each.id for each in history.sets()} == {"2", "3", "17", "new"}
    assert sorted(problems) == [
        f"{tmp_path / 'unsaved-4.json'}: sets[0]: 5 is no object; write {{...}}",
        f"{tmp_path / 'unsaved-5.json'}: line 1, column 2: no JSON: Expecting property name enclosed in double quotes",
    ]
    assert sorted(path.name for path in tmp_path.glob("unsaved*")) == ["unsaved-4.json", "unsaved-5.json"]


def test_a_file_that_cannot_be_removed_is_taken_in_once(tmp_path: Path, history: History) -> None:
    path = left(tmp_path, Batch((a_session(), a_set("a"))))
    data = path.read_bytes()
    taken(history, tmp_path)
    history.delete("a", undoable=True)
    path.write_bytes(data)
    taken(history, tmp_path)
    assert history.sets() == []


def test_what_a_living_window_keeps_meanwhile_is_not_removed(
    tmp_path: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It writes its file anew with each set more, and this may be just when another has taken in what was there."""
    file, unsaved = RescueFile([(tmp_path, "unsaved")]), Unsaved(ME, 1 << 62)
    unsaved.add(Batch((a_session(), a_set("a"))))
    file.write(unsaved)
    real = History.take_in

    def meanwhile(history: History, taken: Unsaved, digest: str) -> bool:
        done = real(history, taken, digest)
        if "b" not in unsaved.put:
            unsaved.add(Batch((a_set("b"),)))
            file.write(unsaved)
        return done

    monkeypatch.setattr(History, "take_in", meanwhile)
    taken(history, tmp_path)
    assert [each.id for each in history.sets()] == ["a"]
    taken(history, tmp_path)
    assert {each.id for each in history.sets()} == {"a", "b"}
    assert list(tmp_path.glob("unsaved*")) == []


def test_what_was_changed_later_stays_as_it_is(tmp_path: Path, history: History) -> None:
    history.put(a_session(), a_set("a"), a_set("b"))
    path = left(tmp_path, Batch((a_session(note="said"), a_set("a", reps=1), a_set("c"))), stamp=history.latest())
    history.put(a_set("a", note="by hand"), undoable=True)
    history.delete("b", undoable=True)
    taken(history, tmp_path)
    assert {each.id: each.note for each in history.sets()} == {"a": "by hand", "c": ""}
    assert history.sessions() == [a_session(note="said")]
    assert not path.exists()


def test_what_it_ended_is_over(tmp_path: Path, history: History) -> None:
    history.write(Batch((a_session(), a_set("a")), progress=SessionProgress("one", "step 1", begins=True)), ME)
    whole = a_session(complete=True, seconds=300.0)
    left(
        tmp_path,
        Batch((a_set("b"),), progress=SessionProgress("one", "step 2")),
        Batch((a_set("c"), whole), progress=SessionProgress("one", None)),
    )
    taken(history, tmp_path)
    assert (history.running(), history.sessions()) == ([], [whole])
    assert {each.id for each in history.sets()} == {"a", "b", "c"}


def test_what_it_left_in_the_middle_stands_there(tmp_path: Path, history: History) -> None:
    left(
        tmp_path,
        Batch(progress=SessionProgress("one", "step 1", begins=True)),
        Batch((a_session(), a_set("a")), progress=SessionProgress("one", "step 2")),
    )
    taken(history, tmp_path)
    assert [(row.session, row.owner, row.text) for row in history.running()] == [("one", ME, "step 2")]


def test_what_another_window_went_on_with_is_its_own(tmp_path: Path, history: History) -> None:
    history.write(Batch((a_session(), a_set("a")), progress=SessionProgress("one", "step 1", begins=True)), ME)
    left(tmp_path, Batch((a_set("b"),), progress=SessionProgress("one", None)))
    history.claim(history.running()[0], "another")
    taken(history, tmp_path)
    assert [(row.owner, row.text) for row in history.running()] == [("another", "step 1")]
    assert {each.id for each in history.sets()} == {"a", "b"}


def test_what_was_discarded_is_and_an_undo_brings_it_back(tmp_path: Path, history: History) -> None:
    history.write(Batch((a_session(), a_set("a")), progress=SessionProgress("one", "step 1", begins=True)), ME)
    left(
        tmp_path,
        Batch((a_set("b"),), progress=SessionProgress("one", "step 2")),
        Batch(delete=("one",), progress=SessionProgress("one", None), undoable=True),
    )
    taken(history, tmp_path)
    assert (history.sets(), history.sessions(), history.running()) == ([], [], [])
    history.undo()
    assert (history.sets(), history.sessions()) == ([a_set("a"), a_set("b")], [a_session()])


def test_what_was_discarded_before_any_of_it_was_saved_can_be_brought_back(tmp_path: Path, history: History) -> None:
    left(
        tmp_path,
        Batch((a_session(), a_set("a")), progress=SessionProgress("one", "step 1", begins=True)),
        Batch((a_set("b"), a_set("c"))),
        Batch(delete=("c",)),
        Batch(delete=("one",), progress=SessionProgress("one", None), undoable=True),
        stamp=history.latest(),
    )
    (waiting,) = find_waiting([(tmp_path, "unsaved")])
    assert waiting.unsaved is not None and len(waiting.unsaved) == 4, "a session, two sets, and one that is none"
    taken(history, tmp_path)
    assert (history.sets(), history.sessions(), history.running()) == ([], [], [])
    history.undo()
    assert (history.sets(), history.sessions()) == ([a_set("a"), a_set("b")], [a_session()])
    assert history.undo() is None


def test_a_set_that_was_dropped_is_gone_and_cannot_be_undone(tmp_path: Path, history: History) -> None:
    history.put(a_session(), a_set("a"))
    left(tmp_path, Batch((a_set("b"),)), Batch(delete=("b", "a")))
    taken(history, tmp_path)
    assert history.sets() == []
    assert history.undo() is None


def test_a_decision_is_kept_too(tmp_path: Path, history: History) -> None:
    decision = DecisionRecord(id="d", day=DAY, offer=Offer.REST, exercise="clam", yes=True)
    left(tmp_path, Batch((decision,), undoable=True))
    assert taken(history, tmp_path) == ()
    assert history.decisions() == [decision]


def test_a_file_stays_until_it_is_saved(tmp_path: Path) -> None:
    path = left(tmp_path, Batch((a_set(),)))
    with History.reading(tmp_path / "history.db") as history, pytest.raises(HistoryError, match="read"):
        taken(history, tmp_path)
    assert path.exists()


def test_it_is_read_by_an_import_of_an_export(tmp_path: Path) -> None:
    """So that nobody needs this program to see what is in it."""
    document = json.loads(left(tmp_path, Batch((a_session(), a_set()))).read_text())
    assert document["format"] == 1
    assert [row["id"] for row in document["sets"]] == ["a"]


def test_a_file_that_is_written_anew_is_whole_at_every_instant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = RescueFile([(tmp_path, "unsaved")])
    unsaved = Unsaved(ME, 0)
    unsaved.add(Batch((a_set("a"),)))
    path = file.write(unsaved)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    unsaved.add(Batch((a_set("b"),)))
    with pytest.raises(HistoryError, match="No space left"):
        file.write(unsaved)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before


def test_where_the_folder_is_full_by_now_all_of_it_goes_to_the_next(tmp_path: Path) -> None:
    first, second = tmp_path / "data", tmp_path / "state"
    file = RescueFile([(first, "unsaved"), (second, "unsaved-1234")])
    unsaved = Unsaved(ME, 0)
    unsaved.add(Batch((a_set("a"),)))
    path = file.write(unsaved)
    path.unlink()
    first.rmdir()
    first.touch()
    unsaved.add(Batch((a_set("b"),)))
    moved = file.write(unsaved)
    assert moved.parent == second
    (found,) = find_waiting([(first, "unsaved"), (second, "unsaved-1234")])
    assert found.unsaved and set(found.unsaved.put) == {"a", "b"}
    file.remove()
    assert list(second.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a file away")
def test_in_a_place_for_everybody_somebody_elses_file_is_none_of_ours(tmp_path: Path) -> None:
    shared = tmp_path / "tmp"
    shared.mkdir()
    folders = [(tmp_path / "data", "unsaved"), (shared, "unsaved")]
    path = left(shared, Batch((a_set(),)))
    assert len(find_waiting(folders)) == 1
    os.chown(path, 12345, 12345)
    (shared / "unsaved-link.json").symlink_to(left(tmp_path, Batch((a_set(),))))
    assert find_waiting(folders) == []
    os.chown(shared, 12345, 12345)
    (tmp_path / "data").touch()
    unsaved = Unsaved(ME, 0)
    unsaved.add(Batch((a_set(),)))
    file = RescueFile(folders)
    with pytest.raises(HistoryError):
        file.write(unsaved)
    assert file.path is None and len(list(shared.iterdir())) == 2


def at(written: int) -> SessionProgress:
    return SessionProgress("s", json.dumps({"session": "s", "written": written}), begins=written == 0)


@pytest.mark.parametrize("aside", range(4))
@pytest.mark.parametrize("committed", range(4))
def test_a_session_stands_where_it_stood_last_whichever_way_that_was_kept(
    tmp_path: Path, history: History, committed: int, aside: int
) -> None:
    """A slow commit is kept aside and made at last, and more follow; or what was kept aside came after all of them."""
    left(tmp_path, Batch((a_set("b"),), progress=at(aside)), stamp=stamp_at(now_ms() - 60_000))
    for written in range(committed + 1):
        assert history.write(Batch((a_session(), a_set("a")), progress=at(written)), ME)
    taken(history, tmp_path)
    (row,) = history.running()
    assert json.loads(row.text)["written"] == max(aside, committed)


def test_a_session_that_is_over_is_over_whenever_that_was_kept(tmp_path: Path, history: History) -> None:
    left(tmp_path, Batch(progress=SessionProgress("s", None)), stamp=stamp_at(now_ms() - 60_000))
    assert history.write(Batch((a_session(), a_set("a")), progress=at(0)), ME)
    taken(history, tmp_path)
    assert history.running() == []


@pytest.mark.parametrize("deleted", [False, True])
@pytest.mark.parametrize("minutes", [-1, 0])
def test_a_file_that_stayed_brings_no_session_back_that_is_over(
    tmp_path: Path, history: History, deleted: bool, minutes: int
) -> None:
    """It could not be removed when all of it was saved. What a slow commit wrote may be older than the file."""
    begun = Batch((a_session("s"), a_set("a", session="s")), progress=at(0))
    assert minutes < 0 or history.write(begun, ME)
    left(tmp_path, begun, stamp=max(stamp_at(now_ms() + minutes * 60_000), history.latest()))
    assert minutes == 0 or history.write(begun, ME)
    over = Batch((a_session("s", seconds=60.0),), progress=SessionProgress("s", None))
    assert history.write(over, ME)
    if deleted:
        history.delete("s", undoable=True)
    before = history.sets(), history.sessions()
    taken(history, tmp_path)
    assert history.running() == []
    assert (history.sets(), history.sessions()) == before


def test_a_session_is_over_whose_begin_was_committed_after_all(tmp_path: Path, history: History) -> None:
    begun = Batch((a_session("s"), a_set("a", session="s")), progress=at(0))
    assert history.write(begun, ME)
    left(tmp_path, begun, Batch(progress=SessionProgress("s", None)))
    taken(history, tmp_path)
    assert history.running() == []
