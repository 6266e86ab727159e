"""A line for each session in a file of the user's own: once, and whole."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from glutetimer.services.session_log import append_line


def test_a_log_that_an_editor_left_without_an_end_of_line(tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    file.write_bytes("# Träning".encode())
    append_line(file, "one")
    append_line(file, "two")
    append_line(file, "two")
    assert file.read_text("utf-8") == "# Träning\none\ntwo\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_log_and_holds_nothing_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no file"):
        append_line(tmp_path / "pipe", "one")


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "log.txt"
    append_line(file, "one")
    real = os.fdopen

    class Full(io.FileIO):
        def write(self, data: object) -> int:
            super().write(bytes(data)[:2])  # type: ignore[call-overload]
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", lambda number, *_, **__: Full(number, "r+"))
    with pytest.raises(OSError, match="No space"):
        append_line(file, "two")
    monkeypatch.setattr(os, "fdopen", real)
    assert file.read_bytes() == b"one\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('log-file = "training.md"', "is no whole path"),
        ('fit-folder = "fit"', "is no whole path"),
        ('log-template = "{dat}"', "there is no 'dat'; did you mean 'date'?"),
    ],
)
def test_a_setting_with_a_slip_is_one_line(tmp_path: Path, words: str, said: str) -> None:
    from glutetimer.settings.settings import load

    (tmp_path / "settings.toml").write_text(words + "\n")
    found = load(tmp_path / "settings.toml")
    assert len(found.problems) == 1 and said in str(found.problems[0])
    assert (found.log_file, found.log_template, found.fit_folder) == ("", "markdown", "")
