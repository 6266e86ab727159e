import json

import pytest
from hypothesis import given

from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.rows import Record, pack, to_lean, to_row, to_session, to_set, unpack
from glutetimer.training.exercise import Measure
from glutetimer.training.workout import HoldMode
from tests.history.drawn import sessions, sets
from tests.history.some import a_hold, a_session, a_set


def back(record: Record, row: dict[str, object]) -> Record:
    return to_session(row) if isinstance(record, SessionRecord) else to_set(row)


@given(sets() | sessions())
def test_a_record_comes_back_from_its_row_and_from_its_lean_row(record: SetRecord | SessionRecord) -> None:
    assert back(record, to_row(record)) == record
    assert back(record, unpack(pack(to_lean(record)))) == record


def test_a_lean_row_leaves_out_what_is_plain_but_no_zero_and_no_unknown_key() -> None:
    lean = to_lean(a_set(seconds=0.0, extra={"mood": None, "colour": False}))

    assert lean.keys() == {
        "id", "session", "exercise", "side", "measure", "seconds", "started", "local_date", "mood", "colour",
    }  # fmt: skip
    assert lean["seconds"] == 0.0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("load", 12), ("load", ["8 kg"]), ("load", "\x1b[2J"), ("planned_load", {"kg": 8}), ("distance_m", "400 m"),
        ("distance_m", True), ("distance_m", -1), ("steps", 12.5), ("steps", "many"), ("steps", 10**19),
        ("aim", "12-15"), ("aim", 10**19),
    ],
)  # fmt: skip
def test_what_an_older_version_kept_under_a_name_of_today_stays_unknown(key: str, value: object) -> None:
    row = unpack(pack({**to_lean(a_set()), key: value}))
    done = to_set(row)
    assert done == a_set(extra={key: value})
    assert unpack(pack(to_lean(done))) == row
    assert to_row(done)[key] == value
    own = {"steps": 9, "distance_m": 9.0, "aim": 9.0, "load": "9 kg", "planned_load": "9 kg"}[key]
    assert to_lean(done._replace(**{key: own}))[key] == to_row(done._replace(**{key: own}))[key] == own


def test_every_documented_field_of_a_set_is_in_its_row() -> None:
    assert list(to_row(a_hold())) == [
        "id", "session", "exercise", "side", "measure", "reps", "assumed", "distance_m", "steps", "aim", "load",
        "planned_load",
        "seconds", "held_s", "clocked_s", "trim_s", "reason", "mode", "fatigued", "answered", "pain", "felt",
        "started", "local_date", "zone", "note", "edited", "clock_interrupted",
    ]  # fmt: skip


def test_seconds_are_written_as_they_are_read() -> None:
    assert json.dumps(to_row(a_set(seconds=30))["seconds"]) == "30.0"


def test_a_hold_trains_and_a_session_has_its_workouts_name_where_nothing_else_is_said() -> None:
    assert to_set(to_lean(a_hold(mode=None))).mode is HoldMode.TARGET
    assert to_set(to_lean(a_set(measure=Measure.TIME))).mode is None
    assert to_session(to_lean(a_session(name=""))).name == "five-a-day"


@pytest.mark.parametrize("text", ["\x1b[2J", "half \ud800", "bell\x07", "old\rmac"])
def test_a_note_keeps_nothing_that_a_terminal_would_obey(text: str) -> None:
    note = to_row(a_set(note=text))["note"]

    assert len(note) == len(text)
    assert note.isprintable()


@pytest.mark.parametrize("seconds", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_written(seconds: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        pack(to_lean(a_set(seconds=seconds)))
