"""Each session in a text log and as a FIT file: once, at its end, and later where it cannot be now."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from glutetimer.history.ids import uuid7
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.session_outlets import (
    OUTLETS,
    Outlet,
    OutletFollower,
    SessionOutlets,
    note_session,
    write_noted,
)
from glutetimer.session.events import Finished, Interrupted
from glutetimer.settings.settings import Settings
from tests.app.past import ON, WALL, a_session, a_set, at, kit_at
from tests.history.interchange.decoded import list_sets

TEMPLATE = "{date} {time} {workout}"


def writing(folder: Path, log: str = "log.txt", fit: str = "fit", *, there: bool = True) -> Context:
    if there:
        (folder / fit).mkdir(exist_ok=True)
    settings = Settings(sound=False, log_file=str(folder / log), log_template=TEMPLATE, fit_folder=str(folder / fit))
    return kit_at(folder, settings)


def performed(context: Context, minute: int = 0) -> str:
    started = at(ON, minute)
    id = uuid7(started.ms)
    with History(context.paths.history) as history:
        history.put(a_session(id, ON, started=started), a_set(f"{id}-1", id, ON, minute))
    return id


def outlets_of(context: Context, told: list[str] | None = None) -> SessionOutlets:
    return SessionOutlets(lambda: context, lambda _: True, (told if told is not None else []).append)


def files(folder: Path) -> list[str]:
    """The FIT files that are there, by when they began; each is whole."""
    found = sorted((folder / "fit").glob("*"))
    for each in found:
        assert list_sets(each.read_bytes()) == [("Clam, left", 40, None)]
    return [each.name.partition("-")[0] for each in found]


def finish(outlets: SessionOutlets, session: str) -> None:
    OutletFollower(outlets, session).handle(Finished(at=2, seconds=2, complete=True), 2, lambda: WALL)


def noted(context: Context) -> list[Path]:
    return [note for each in OUTLETS for note in each.find_notes(context.paths).glob("*")]


def test_a_session_that_ends_goes_there_once_and_a_cut_one_not_yet(tmp_path: Path) -> None:
    context, told = writing(tmp_path), list[str]()
    id = performed(context)
    outlets = outlets_of(context, told)
    OutletFollower(outlets, id).handle(Interrupted(at=1, seconds=1, phase_index=0), 1, lambda: WALL)
    outlets.close(60)
    assert not (tmp_path / "log.txt").exists() and not files(tmp_path)
    outlets = outlets_of(context, told)
    finish(outlets, id)  # it goes on, under the same id
    outlets.close(60)
    outlets_of(context, told).close(60)
    assert (tmp_path / "log.txt").read_text() == "2025-11-20 07:30 Bridge builder\n"
    assert files(tmp_path) == ["20251120T063000Z"]
    assert not told and not noted(context)


def test_what_is_discarded_goes_nowhere(tmp_path: Path) -> None:
    context = writing(tmp_path)
    outlets = outlets_of(context)
    end = Finished(at=2, seconds=2, complete=False, kept=False)
    OutletFollower(outlets, performed(context)).handle(end, 2, lambda: WALL)
    assert not noted(context)


def test_what_cannot_be_written_is_said_once_and_comes_later_in_order(tmp_path: Path) -> None:
    context, told = writing(tmp_path, log="no/log.txt", there=False), list[str]()
    outlets = outlets_of(context, told)
    for minute in (0, 60):
        outlets.note(performed(context, minute))
        outlets.write()
    outlets.close(60)
    log, fit = sorted(told, key=len, reverse=True)
    assert all("No such file or directory; it is tried again at the next session's end" in each for each in told)
    assert log.startswith("not in the log yet, ") and fit.startswith("no FIT file yet, ")
    (tmp_path / "no").mkdir()
    (tmp_path / "fit").mkdir()
    outlets_of(context, told).close(60)
    lines = (tmp_path / "no" / "log.txt").read_text().splitlines()
    assert lines == ["2025-11-20 07:30 Bridge builder", "2025-11-20 08:30 Bridge builder"]
    assert files(tmp_path) == ["20251120T063000Z", "20251120T073000Z"]
    assert len(told) == 2 and not noted(context)


def test_one_that_fails_keeps_nothing_from_the_other(tmp_path: Path) -> None:
    context, told = writing(tmp_path, there=False), list[str]()
    outlets = outlets_of(context, told)
    finish(outlets, performed(context))
    outlets.close(60)
    assert (tmp_path / "log.txt").exists() and len(told) == 1 and len(noted(context)) == 1


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.lacks)
def test_it_waits_for_its_session_to_be_saved(tmp_path: Path, outlet: Outlet) -> None:
    context = writing(tmp_path)
    note_session(context, outlet, performed(context))
    write_noted(context, outlet, lambda _: False)
    assert not (tmp_path / "log.txt").exists() and not files(tmp_path) and noted(context)


def test_a_session_that_was_deleted_meanwhile_goes_nowhere(tmp_path: Path) -> None:
    context = writing(tmp_path)
    for outlet in OUTLETS:
        note_session(context, outlet, uuid7())
        write_noted(context, outlet)
    assert not (tmp_path / "log.txt").exists() and not files(tmp_path) and not noted(context)


def test_a_disk_that_hangs_holds_nothing_up(tmp_path: Path) -> None:
    context, hangs = writing(tmp_path), threading.Event()
    outlets = SessionOutlets(lambda: context, lambda _: hangs.wait(60), print)
    outlets.note(performed(context))
    outlets.write()  # returns
    outlets.close(0.01)
    assert not (tmp_path / "log.txt").exists() and not files(tmp_path)
    hangs.set()
    outlets.close(60)
    assert (tmp_path / "log.txt").read_text().count("\n") == 1 and len(files(tmp_path)) == 1


def test_a_home_that_nobody_knows_is_said_as_any_folder_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    context, told = writing(tmp_path, there=False), list[str]()
    context = context._replace(settings=context.settings._replace(log_file="~no.such/log", fit_folder="~no.such/fit"))
    outlets = outlets_of(context, told)
    finish(outlets, performed(context))
    outlets.close(60)
    assert [each.partition(";")[0] for each in told] == [
        "not in the log yet, ~no.such/log: No such file or directory",
        "no FIT file yet, ~no.such/fit: No such file or directory",
    ]
