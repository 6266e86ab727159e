from pathlib import Path

import pytest

from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.interchange.rescue import take_aside, write_aside
from glutetimer.history.store import History
from tests.history.some import a_session, a_set


def test_a_second_file_never_replaces_the_first(tmp_path: Path) -> None:
    path = tmp_path / "unsaved.json"
    assert write_aside([a_set("a")], path) == path
    assert write_aside([a_session(), a_set("b")], path) == tmp_path / "unsaved-2.json"

    with History(tmp_path / "history.db") as history:
        assert take_aside(history, path) == 3
        assert [each.id for each in history.sets()] == ["a", "b"]
    assert [each.name for each in tmp_path.iterdir()] == ["history.db"]


def test_a_file_that_cannot_be_read_stays_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "unsaved.json"
    path.write_text('{"format": 1, "sets": [5]}')

    with History(tmp_path / "history.db") as history, pytest.raises(UnreadableError) as caught:
        take_aside(history, path)
    assert caught.value.problems == (f"{path}: sets[0]: 5 is no object; write {{...}}",)
    assert path.exists()


def test_a_file_stays_until_it_is_saved(tmp_path: Path) -> None:
    path = write_aside([a_set()], tmp_path / "unsaved.json")

    with History.reading(tmp_path / "history.db") as history, pytest.raises(Exception, match="read"):
        take_aside(history, path)
    assert path.exists()


def test_a_half_written_file_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Exception, match="No space left"):
        write_aside([a_set()], tmp_path / "unsaved.json")
    assert list(tmp_path.iterdir()) == []
