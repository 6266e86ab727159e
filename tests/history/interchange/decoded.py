"""FIT files as fitdecode reads them, which knows nothing of this program; every complaint of it is an error."""

from __future__ import annotations

import io
from typing import Any

import pytest

Message = tuple[str, dict[str, Any]]


def decode(data: bytes) -> list[Message]:
    """The messages of a file by their names, with the fields that have a value."""
    fitdecode: Any = pytest.importorskip("fitdecode")
    strict = {"check_crc": fitdecode.CrcCheck.RAISE, "error_handling": fitdecode.ErrorHandling.RAISE}
    with fitdecode.FitReader(io.BytesIO(data), **strict) as reader:
        return [
            (frame.name, {field.name: field.value for field in frame.fields if field.value is not None})
            for frame in reader
            if frame.frame_type == fitdecode.FIT_FRAME_DATA
        ]


def pick(messages: list[Message], name: str) -> list[dict[str, Any]]:
    """Those of one kind."""
    return [fields for each, fields in messages if each == name]


def list_sets(data: bytes) -> list[tuple[str, float | None, int | None]]:
    """What a client lists of a file: the title of each set, or `rest`; its seconds; its repetitions."""
    messages = decode(data)
    titles = {title["message_index"]: title for title in pick(messages, "exercise_title")}
    found: list[tuple[str, float | None, int | None]] = []
    for each in pick(messages, "set"):
        if each["set_type"] == "active":
            title = titles[each["wkt_step_index"]]
            assert title["exercise_category"] == each["category"], "a title is found either way"
            assert title.get("exercise_name") == each.get("category_subtype")
        words = titles[each["wkt_step_index"]]["wkt_step_name"] if each["set_type"] == "active" else "rest"
        found.append((words, each.get("duration"), each.get("repetitions")))
    return found
