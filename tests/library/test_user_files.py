"""The user's own files: all of several or none, and never one over another."""

from __future__ import annotations

import os
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.files.reading.ids import id_of, tame_id
from glutetimer.files.reading.names import slug
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.library.user_files import add, own, replace


def test_all_or_none(tmp_path: Path) -> None:
    there = tmp_path / "b.toml"
    there.write_text("mine")
    with pytest.raises(GlutetimerError, match=r"b\.toml: this is there already; nothing is written"):
        add({tmp_path / "a.toml": "new", there: "new", tmp_path / "c.toml": "new"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.toml"] and there.read_text() == "mine"


def test_also_where_a_file_system_has_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*paths: Path) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", link)
    add({tmp_path / "a.toml": "new"})
    with pytest.raises(GlutetimerError):
        add({tmp_path / "b.toml": "new", tmp_path / "a.toml": "newer"})
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.toml", "new")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("old")
    (tmp_path / "link.toml").symlink_to("real.toml")
    replace(tmp_path / "link.toml", "new")
    assert (tmp_path / "link.toml").is_symlink() and (tmp_path / "real.toml").read_text() == "new"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_replacement_that_fails_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GlutetimerError, match="No space left on device; nothing is written"):
        replace(path, "new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.toml", "old")]


@given(st.text(st.characters() | st.sampled_from("./\\:- " + string.ascii_letters), max_size=80))
def test_a_tamed_name_is_an_id_and_stays_in_its_folder(name: str) -> None:
    id = tame_id(name, "workout")
    assert id_of(id) == id == slug(id)
    assert (Path("folder") / f"{id}.toml").parent == Path("folder")


def test_a_file_is_found_however_it_is_spelt(tmp_path: Path) -> None:
    (tmp_path / "My Plan.toml").touch()
    (tmp_path / ".my-plan.edit.toml").touch()
    assert own(tmp_path, "my-plan") == tmp_path / "My Plan.toml"
    assert own(tmp_path, "other") is None and own(tmp_path / "none", "my-plan") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no special files here")
def test_neither_what_is_no_file_nor_what_is_read_only_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, loop, file = tmp_path / "pipe.toml", tmp_path / "loop.toml", tmp_path / "file.toml"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    file.write_text("old")
    with pytest.raises(GlutetimerError, match="this is no file; nothing is written"):
        replace(pipe, "new")
    with pytest.raises(GlutetimerError, match="nothing is written"):
        replace(loop, "new")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(GlutetimerError, match="it is read-only; nothing is written"):
        replace(file, "new")
    assert file.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.toml", "loop.toml", "pipe.toml"]
    assert pipe.is_fifo() and loop.is_symlink()


def test_who_may_read_a_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "file.toml"
    file.write_text("old")
    file.chmod(0o600)
    replace(file, "new")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o600)
