"""Pauses and goals: kept as changes like all else, and so edited, undone, exported and imported alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from glutetimer.history.changes import Reverted
from glutetimer.history.interchange.json import Tally, export, import_, read_json, to_text
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.records import GoalRecord, PauseRecord
from glutetimer.history.store import History
from glutetimer.training.pause import PauseReason
from tests.history.some import a_set

MAY = PauseRecord(id="may", first=date(2025, 5, 3), last=date(2025, 5, 9), reason=PauseReason.ILLNESS)
OPEN = PauseRecord(id="open", first=date(2025, 9, 1))
FOUR = GoalRecord(id="four", since=date(2025, 3, 1), days=4)
THREE = GoalRecord(id="three", since=date(2025, 8, 1), days=3)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.db")


def test_they_come_back_as_they_were(history: History, tmp_path: Path) -> None:
    history.put(OPEN, MAY, THREE, FOUR)
    with History.reading(tmp_path / "history.db") as again:
        assert again.pauses() == [OPEN, MAY]
        assert again.goals() == [THREE, FOUR], "in the order in which they were set"


def test_an_edit_and_a_deletion_are_undone(history: History) -> None:
    history.put(OPEN, undoable=True)
    closed = OPEN._replace(last=date(2025, 9, 8))
    history.put(closed, undoable=True)
    history.delete("open", undoable=True)
    assert history.pauses() == []
    assert history.undo() == Reverted(sessions=0, sets=0, others=1)
    assert history.pauses() == [closed]
    history.undo()
    assert history.pauses() == [OPEN]
    history.redo()
    assert history.pauses() == [closed]


def test_a_second_export_is_the_first(history: History, tmp_path: Path) -> None:
    history.put(a_set(), OPEN, MAY, FOUR._replace(extra={"felt": "fine"}), THREE)
    text = to_text(export(history))
    with History(tmp_path / "other.db") as other:
        report = import_(other, read_json(text.encode()))
        assert report.others == Tally(4, 0, 0)
        assert to_text(export(other)) == text
        assert import_(other, read_json(text.encode())).others == Tally(0, 0, 4)


def test_a_history_without_them_names_none(history: History) -> None:
    history.put(a_set())
    assert list(export(history)) == ["format", "sessions", "sets"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('"pauses": [{}]', "pauses[0].first: missing; write the first paused day, such as 2025-10-01"),
        (
            '"pauses": [{"first": "2025-10-02", "last": "2025-10-01"}]',
            "pauses[0].last: 2025-10-01 is before the first day; write that or a later one",
        ),
        (
            '"pauses": [{"first": "2025-10-02", "reason": "rain"}]',
            "pauses[0].reason: 'rain': write holiday, illness or injury",
        ),
        ('"goals": [{"since": "2025-10-02"}]', "goals[0].days: missing; write training days a week, 1 to 7"),
        ('"goals": [{"since": "2025-10-02", "days": 8}]', "goals[0].days: 8 is out of bounds; write 1 to 7"),
    ],
)
def test_what_cannot_be_is_refused_in_words(row: str, words: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_json(f'{{"format": 1, {row}}}'.encode())
    assert refused.value.problems == (words,)


def test_ids_are_made_from_the_content() -> None:
    first, second = (read_json(b'{"format": 1, "goals": [{"since": "2025-10-02", "days": 3}]}') for _ in range(2))
    assert first == second
    assert first.goals[0].id
