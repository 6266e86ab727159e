"""A changed setting goes into the file, and nothing else in it changes."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.writing import atomic
from glutetimer.files.writing.toml_edit import Changes, change_document
from glutetimer.keys.commands import ALL
from glutetimer.settings import file
from glutetimer.settings.file import save
from glutetimer.settings.settings import TABLE, Setting, Settings, load

MINE = """# my settings
volume = 60   # the neighbours

[keys] # by hand
"session.skip" = "n"
"""


def put(text: str, path: tuple[str, ...], value: object) -> str:
    return change_document(text.encode(), {path: value}).decode()


def _toml(value: object) -> str:
    return json.dumps(value)


def test_a_line_that_is_there_keeps_its_place_and_its_comment() -> None:
    assert put(MINE, ("volume",), 35) == MINE.replace("60", "35")


def test_a_new_line_goes_below_the_last_of_its_table_and_above_what_is_said_of_the_next() -> None:
    text = MINE.replace("[keys]", "# keys\n[keys]")
    assert put(text, ("reach",), 1.5) == text.replace("neighbours\n", "neighbours\nreach = 1.5\n")
    assert put(MINE, ("keys", "home.start"), "g") == MINE + '"home.start" = "g"\n'


def test_a_key_that_is_the_default_again_leaves_the_file() -> None:
    assert put(MINE, ("keys", "session.skip"), None) == MINE.replace('"session.skip" = "n"\n', "")
    assert put(MINE, ("keys", "home.start"), None) == MINE


def test_a_wrong_value_is_put_right() -> None:
    assert put("bell = 1 # on\n", ("bell",), True) == "bell = true # on\n"


def test_from_nothing() -> None:
    assert put("", ("reach",), 1) == "reach = 1\n"
    assert tomllib.loads(put("", ("keys", "home.start"), "g")) == {"keys": {"home.start": "g"}}


@pytest.mark.parametrize(
    "text", ['keys = {"home.start" = "s"}\n', 'keys."home.start" = "s"\n', "[keys]", "# only", "\n\n[other]\nx = 1\n"]
)
def test_however_it_is_laid_out(text: str) -> None:
    new = put(put(text, ("reach",), 1), ("keys", "session.skip"), "x")
    assert tomllib.loads(new)["reach"] == 1
    assert tomllib.loads(new)["keys"]["session.skip"] == "x"


def test_the_ends_of_lines_and_the_mark_at_the_start_stay() -> None:
    assert (
        change_document(b"\xef\xbb\xbfvolume = 60\r\n", {("reach",): 1}) == b"\xef\xbb\xbfvolume = 60\r\nreach = 1\r\n"
    )


EVERY = [f"{each.key} = {_toml(each.kind.written(getattr(Settings(), each.field)))}  # {each.key}" for each in TABLE]
LINES = st.lists(
    st.sampled_from([*EVERY, "# a word", "", "unknown = [1,\n  2, # two\n]", "unknown-day = 1979-05-27"]),
    unique_by=lambda line: line if line.strip() and line[0] != "#" else object(),
)
TABLES = st.sampled_from(["", "[keys]\n", '# above\n[keys]\n"home.quit" = "x" # why\n\n', "[other]\na = 1\n[keys]\n"])


@given(LINES, TABLES, st.sampled_from(TABLE), st.data())
def test_every_other_line_stays_and_the_value_is_read_again(
    lines: list[str], tables: str, which: Setting, data: st.DataObject
) -> None:
    old = "".join(line + "\n" for line in lines) + tables
    value = which.kind.step(getattr(Settings(), which.field), data.draw(st.sampled_from([1, -1])), around=True)
    new = put(old, (which.key,), which.kind.written(value))
    assert which.kind.parse(tomllib.loads(new)[which.key]) == value
    mine = [line for line in new.split("\n") if line.split("=")[0].strip() == which.key]
    assert len(mine) == 1
    rest = lambda text: [  # noqa: E731
        line for line in text.split("\n") if line.strip() and line.split("=")[0].strip() != which.key
    ]
    assert rest(new) == rest(old)


def test_a_file_with_a_slip_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("volume = \n", "utf-8")
    with pytest.raises(GlutetimerError, match=r"^not saved, mend the file first: settings.toml:1:\d+: not TOML"):
        save(path, {("reach",): 1})
    assert path.read_text("utf-8") == "volume = \n"
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]


def test_what_an_editor_saved_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("volume = 10\n", "utf-8")
    real, edits = change_document, ["volume = 10\nbell = false # by hand\n"]

    def edited(old: bytes, changes: Changes) -> bytes:
        if edits:
            path.write_text(edits.pop(), "utf-8")
        return real(old, changes)

    monkeypatch.setattr(file, "change_document", edited)
    save(path, {("reach",): 1})
    assert path.read_text("utf-8") == "volume = 10\nbell = false # by hand\nreach = 1\n"


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_full_disk_is_one_line_and_the_file_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("volume = 10\n", "utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os if failing == "fsync" else Path, failing, full)
    with pytest.raises(GlutetimerError, match=r"^not saved: No space left on device$"):
        save(path, {("reach",): 1})
    assert path.read_text("utf-8") == "volume = 10\n"
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]


def test_a_folder_that_cannot_be_written_to_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(atomic, "write_beside", refused)
    with pytest.raises(GlutetimerError, match=r"^not saved: Permission denied$"):
        save(tmp_path / "settings.toml", {("reach",): 1})


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's")
def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles" / "settings.toml", tmp_path / "settings.toml"
    real.parent.mkdir()
    real.write_text("volume = 10\n", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    save(link, {("volume",): 20})
    assert link.is_symlink()
    assert real.read_text("utf-8") == "volume = 20\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_the_folder_is_made_and_every_default_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    every = {(each.key,): each.kind.written(getattr(Settings(), each.field)) for each in TABLE}
    save(path, every)
    read = load(path, lambda: {command.id for command in ALL})
    assert read == Settings(named=frozenset(each.field for each in TABLE))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no special files here")
def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    pipe, link, loop = tmp_path / "pipe", tmp_path / "settings.toml", tmp_path / "loop.toml"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    loop.symlink_to(loop)
    with pytest.raises(GlutetimerError, match="this is no file"):
        save(link, {("volume",): 35})
    assert pipe.is_fifo() and link.is_symlink()
    with pytest.raises(GlutetimerError, match="not saved: "):
        save(loop, {("volume",): 35})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["loop.toml", "pipe", "settings.toml"]


def test_a_device_that_is_empty_is_not_replaced_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("")
    monkeypatch.setattr(Path, "is_file", lambda path: path != file)  # as /dev/null, where root may do everything
    with pytest.raises(GlutetimerError, match="not saved: this is no file"):
        save(file, {("volume",): 35})
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_a_file_that_is_read_only_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("volume = 60\n")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(GlutetimerError, match="not saved: it is read-only"):
        save(file, {("volume",): 35})
    assert file.read_text() == "volume = 60\n"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_two_windows_lose_no_setting_of_each_other(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="no locks here")
    file = tmp_path / "settings.toml"
    changes = """
import sys
from pathlib import Path
from glutetimer.settings import file
from glutetimer.settings.file import save
file.ALONE_S = 60  # nobody else changes forty settings without a pause
for number in range(40):
    save(Path(sys.argv[1]), {("keys", f"{sys.argv[2]}{number}"): "n"})
"""
    windows = [subprocess.Popen([sys.executable, "-c", changes, str(file), name]) for name in ("a", "b", "c")]
    assert [window.wait(60) for window in windows] == [0, 0, 0]
    assert len(tomllib.loads(file.read_text())["keys"]) == 120
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_a_window_that_never_lets_go_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl", reason="no locks here")
    monkeypatch.setattr(file, "ALONE_S", 0.05)
    number = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    save(tmp_path / "settings.toml", {("volume",): 35})
    os.close(number)
    assert (tmp_path / "settings.toml").read_text() == "volume = 35\n"
