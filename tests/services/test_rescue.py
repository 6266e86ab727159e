"""What waits in a file beside the history: said as what it is, and its sessions offered by nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.history.batch import Batch, SessionProgress, Unsaved
from glutetimer.history.interchange.rescue import RescueFile
from glutetimer.services.rescue import take_in, waiting_words
from tests.app.past import ON, a_set, kit_at

OVER = SessionProgress("one", None)
SET = a_set("a", "one", ON, 0)


@pytest.mark.parametrize(
    ("batch", "words"),
    [
        (Batch((SET,)), "1 session or set waits"),
        (Batch(progress=OVER), "what became of a session waits"),
        (Batch(delete=("one",), undoable=True), "what became of a session waits"),
    ],
)
def test_a_file_is_said_as_what_waits_in_it(tmp_path: Path, batch: Batch, words: str) -> None:
    context = kit_at(tmp_path)
    unsaved = Unsaved("me", 1 << 62)
    unsaved.add(batch)
    path = RescueFile(context.paths.rescue).write(unsaved)
    assert waiting_words(context.paths) == [f"{words} in {path}"]
    take_in(context)
    assert not waiting_words(context.paths)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    context = kit_at(tmp_path)
    path = tmp_path / "unsaved-1.json"
    path.write_text("{", "utf-8")
    assert waiting_words(context.paths) == [f"what cannot be read waits in {path}"]
