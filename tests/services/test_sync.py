"""Syncing by itself: beside the program, never in its way, and said once where it cannot be done."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.history.store import History
from glutetimer.history.sync.sync import Exchange
from glutetimer.services import sync as service
from glutetimer.services.context import Context
from glutetimer.services.goals import learn_goal
from glutetimer.services.sync import BackgroundSync, sync_folder
from glutetimer.settings.settings import Settings
from tests.app.past import kit_at
from tests.history.some import a_set

LONG_S = 60.0


def syncing(home: Path, folder: Path) -> Context:
    folder.mkdir(exist_ok=True)
    return kit_at(home, Settings(sound=False, sync_folder=str(folder)))


def ids(context: Context) -> list[str]:
    with History.reading(context.paths.history) as history:
        return [done.id for done in history.sets()]


def put(context: Context, id: str) -> None:
    with History(context.paths.history) as history:
        history.put(a_set(id))


def never(words: str) -> None:
    raise AssertionError(words)


def test_what_was_done_goes_and_what_came_is_told(tmp_path: Path) -> None:
    laptop, desktop = (syncing(tmp_path / name, tmp_path / "folder") for name in ("laptop", "desktop"))
    put(laptop, "x")
    sync_folder(laptop.paths, tmp_path / "folder")
    put(desktop, "y")
    came: list[Exchange] = []
    sync = BackgroundSync(lambda: desktop, lambda _: True, never, came.append)
    sync.begin()
    assert sync.wait(LONG_S)
    assert ids(desktop) == ["x", "y"]
    assert [done.arrivals.rows for done in came] == [{("set", "x")}]
    sync.begin()
    sync.close(LONG_S)
    assert len(came) == 1, "nothing new is nothing to tell"


def test_a_session_is_waited_for_and_what_is_not_saved_does_not_go(tmp_path: Path) -> None:
    context = syncing(tmp_path / "home", tmp_path / "folder")
    put(context, "x")
    sync = BackgroundSync(lambda: context, lambda _: False, never)
    sync.begin()
    assert sync.wait(LONG_S)
    assert not list((tmp_path / "folder").iterdir())


def test_a_folder_that_hangs_holds_nothing_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, hangs = syncing(tmp_path / "home", tmp_path / "folder"), threading.Event()
    put(context, "x")
    real = service.sync_folder
    monkeypatch.setattr(service, "sync_folder", lambda *args: (hangs.wait(LONG_S), real(*args))[1])
    sync = BackgroundSync(lambda: context, lambda _: True, never)
    for _ in range(3):
        sync.begin()  # returns
    assert not sync.wait(0.01)
    sync.close(0.01)
    hangs.set()
    assert sync.wait(LONG_S)
    assert len(list((tmp_path / "folder").iterdir())) == 1


def test_what_is_asked_for_while_one_goes_on_is_done_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = syncing(tmp_path / "home", tmp_path / "folder")
    begun, goes_on, seen = threading.Event(), threading.Event(), list[list[str]]()
    real = service.sync_folder

    def slow(*args: object) -> Exchange:
        done = real(*args)  # type: ignore[arg-type]
        seen.append(ids(context))
        begun.set()
        goes_on.wait(LONG_S)
        return done

    monkeypatch.setattr(service, "sync_folder", slow)
    sync = BackgroundSync(lambda: context, lambda _: True, never)
    sync.begin()
    assert begun.wait(LONG_S)
    put(context, "late")
    sync.begin()
    goes_on.set()
    assert sync.wait(LONG_S)
    assert seen == [[], ["late"]]


def test_what_cannot_be_done_is_said_once(tmp_path: Path) -> None:
    context, told = syncing(tmp_path / "home", tmp_path / "folder"), list[str]()
    put(context, "x")
    (tmp_path / "folder").rmdir()
    sync = BackgroundSync(lambda: context, lambda _: True, told.append)
    for _ in range(2):
        sync.begin()
        assert sync.wait(LONG_S)
    (words,) = told
    assert "folder: No such file or directory" in words and "\n" not in words
    (tmp_path / "folder").mkdir()
    sync.close(LONG_S)
    assert len(list((tmp_path / "folder").iterdir())) == 1, "the end makes up for it"


def test_the_end_sends_what_was_changed_and_does_nothing_else(tmp_path: Path) -> None:
    context = syncing(tmp_path / "home", tmp_path / "folder")
    put(context, "x")
    BackgroundSync(lambda: context, lambda _: True, never).close(LONG_S)
    (file,) = (tmp_path / "folder").iterdir()
    assert file.read_bytes().count(b"\n") == 1
    file.unlink()
    BackgroundSync(lambda: context, lambda _: True, never).close(LONG_S)
    assert not file.exists(), "nothing is new, so nobody looks"


def test_without_a_folder_nothing_is_begun(tmp_path: Path) -> None:
    context = kit_at(tmp_path)
    sync = BackgroundSync(lambda: context, lambda _: True, never)
    sync.begin()
    sync.close(LONG_S)
    assert not context.paths.history.exists()


def test_the_historys_own_folder_is_refused(tmp_path: Path) -> None:
    context = kit_at(tmp_path / "home")
    (tmp_path / "link").symlink_to(tmp_path / "home")
    for folder in (tmp_path, tmp_path / "home", tmp_path / "link"):
        with pytest.raises(GlutetimerError, match="must not be carried"):
            sync_folder(context.paths, folder)
    (tmp_path / "home" / "sync").mkdir()
    sync_folder(context.paths, tmp_path / "home" / "sync")


@pytest.mark.skipif(os.name != "posix", reason="no flock")
def test_two_windows_do_it_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = syncing(tmp_path / "home", tmp_path / "folder")
    put(context, "x")
    threads = [threading.Thread(target=sync_folder, args=(context.paths, tmp_path / "folder")) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(LONG_S)
    (file,) = (tmp_path / "folder").iterdir()
    assert file.read_bytes().count(b"\n") == 1


def test_two_devices_whose_goals_differ_do_not_set_them_in_turns(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    laptop, desktop = (syncing(tmp_path / name, folder) for name in ("laptop", "desktop"))
    put(laptop, "x")

    def set_goal(context: Context, days: int) -> Context:
        named = context.settings.named | {"goal_days"}
        return context._replace(settings=context.settings._replace(goal_days=days, named=named))

    def learn(*contexts: Context) -> list[list[int]]:
        for _ in range(3):
            for context in contexts:
                learn_goal(context)
                sync_folder(context.paths, folder)
        found = []
        for context in contexts:
            with History.reading(context.paths.history) as history:
                found.append([goal.days for goal in history.goals()])
        return found

    laptop, desktop = set_goal(laptop, 4), set_goal(desktop, 6)
    first = learn(laptop, desktop)
    assert first[0] == first[1] and first[0][-1] == 6, "the last one that was said"
    lines = sum(file.read_bytes().count(b"\n") for file in folder.iterdir())
    assert learn(laptop, desktop) == first
    assert sum(file.read_bytes().count(b"\n") for file in folder.iterdir()) == lines, "and nobody says it again"
    assert learn(set_goal(laptop, 3), desktop)[1][-1] == 3, "what is newly set here holds on all"
