import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.history.interchange.json import Report, Tally, export, import_, read_json, to_text
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.store import History
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.workout import HoldMode
from tests.history.drawn import SESSIONS, SETS
from tests.history.some import a_hold, a_session, a_set

HOLD = {"exercise": "sl-bridge-hold", "side": "left", "held_s": 20, "reason": "form", "local_date": "2025-10-01"}


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.db")


def file(*sets: Any, sessions: Any = (), **more: Any) -> bytes:
    return json.dumps({"format": 1, "sessions": list(sessions), "sets": list(sets), **more}).encode()


def problems(data: bytes) -> list[str]:
    with pytest.raises(UnreadableError) as caught:
        read_json(data)
    assert all("\n" not in problem for problem in caught.value.problems)
    return list(caught.value.problems)


def test_of_a_hold_five_fields_are_enough_and_the_rest_is_plain(history: History) -> None:
    import_(history, read_json(file(HOLD)))

    (hold,) = history.sets()
    assert hold == a_hold(hold.id, 20.0, date(2025, 10, 1), session="", seconds=None, mode=HoldMode.TARGET)
    assert (hold.measure, hold.clocked_s, hold.trim_s, hold.pain, hold.extra) == (Measure.HOLD, None, None, None, {})
    assert export(history)["sets"][0]["started"] == "2025-10-01T12:00:00.000+00:00"


def test_the_amount_says_the_measure() -> None:
    common = {"exercise": "clam", "side": "right", "local_date": "2025-10-01"}
    reps, timed = read_json(file(common | {"reps": 10}, common | {"seconds": 30.5})).sets

    assert (reps.measure, reps.reps, reps.seconds) == (Measure.REPS, 10, None)
    assert (timed.measure, timed.reps, timed.seconds) == (Measure.TIME, None, 30.5)


def test_every_field_is_read() -> None:
    text = {
        "id": "h1", "session": "s1", "exercise": "sl-bridge-hold", "side": "right", "measure": "hold", "seconds": 24.5,
        "held_s": 22.5, "clocked_s": 24.5, "trim_s": 2, "reason": "pain", "mode": "max", "fatigued": True,
        "pain": {"score": 3, "place": "knee"}, "started": "2025-10-02T01:30:00.250+02:00", "local_date": "2025-10-01",
        "zone": "Europe/Berlin", "note": "stopped", "edited": True, "clock_interrupted": True, "heart_rate": [90, 120],
    }  # fmt: skip
    (hold,) = read_json(file(text)).sets

    assert (hold.side, hold.reason, hold.mode, hold.pain) == (Side.RIGHT, Reason.PAIN, HoldMode.MAX, Pain(3, "knee"))
    assert (hold.held_s, hold.clocked_s, hold.trim_s, hold.seconds) == (22.5, 24.5, 2.0, 24.5)
    assert (hold.started.offset_min, hold.started.local_date, hold.started.ms % 1000) == (120, date(2025, 10, 1), 250)
    assert hold.extra == {"heart_rate": [90, 120]}


def test_without_a_local_date_the_day_is_that_of_its_start() -> None:
    text = {key: value for key, value in HOLD.items() if key != "local_date"}
    (hold,) = read_json(file(text | {"started": "2025-10-02T03:00:00+02:00"})).sets

    assert hold.started.local_date == date(2025, 10, 1)


def test_a_session_needs_its_workout_and_its_day(history: History) -> None:
    import_(history, read_json(file(sessions=[{"workout": "five-a-day", "local_date": "2025-10-01"}])))

    (session,) = history.sessions()
    assert session == a_session(session.id, date(2025, 10, 1), name="five-a-day")


def test_importing_twice_adds_nothing_and_one_undo_takes_it_back(history: History) -> None:
    records = read_json(file(HOLD, HOLD | {"held_s": 21}, sessions=[{"workout": "x", "local_date": "2025-10-01"}]))

    assert import_(history, records) == Report(False, Tally(1, 0, 0), Tally(2, 0, 0))
    assert import_(history, records) == Report(False, Tally(0, 0, 1), Tally(0, 0, 2))
    history.undo()
    assert (history.sessions(), history.sets()) == ([], [])


def test_a_dry_run_says_what_would_be_done_and_does_nothing(history: History) -> None:
    history.put(a_set("same"), a_set("other"))
    rows = export(history)["sets"]
    rows[1]["note"] = "new"
    records = read_json(file(*rows, HOLD))

    expected = Tally(added=1, changed=1, same=1)
    assert import_(history, records, dry_run=True) == Report(True, Tally(0, 0, 0), expected)
    assert history.sets() == [a_set("other"), a_set("same")]
    assert import_(history, records) == Report(False, Tally(0, 0, 0), expected)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_set_is_there_as_often_as_the_file_says_it_in_whatever_order(data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(st.sampled_from([HOLD | {"held_s": s, "side": side} for s in (1, 2.5) for side in ("left", "both")]))
    )
    shuffled = data.draw(st.permutations(rows))

    def told(rows: list[Any]) -> list[tuple[str, float | None]]:
        return sorted((each.id, each.held_s) for each in read_json(file(*rows)).sets)

    assert told(rows) == told(shuffled)
    assert len({id for id, _ in told(rows)}) == len(rows)


def test_copies_that_have_an_id_are_one() -> None:
    assert len(read_json(file(*[HOLD | {"id": "x"}] * 3)).sets) == 1


@settings(max_examples=40, deadline=None)
@given(SESSIONS, SETS)
def test_what_is_exported_is_imported_and_exported_again_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, sessions: list[Any], sets: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("exchange")
    with History(folder / "one.db") as one, History(folder / "two.db") as two:
        one.put(*sessions, *sets)
        first = to_text(export(one))
        import_(two, read_json(first.encode()))

        assert to_text(export(two)) == first
        assert (two.sessions(), two.sets(), two.days()) == (one.sessions(), one.sets(), one.days())


def test_an_export_has_one_row_a_line_and_can_begin_at_a_date(history: History) -> None:
    assert to_text(export(history)) == '{"format": 1,\n"sessions": [],\n"sets": []}\n'
    history.put(a_session(), a_set("a", date(2025, 9, 30)), a_set("b", note="größer"))
    text = to_text(export(history, since=date(2025, 10, 1)))

    assert [line[:12] for line in text.splitlines()] == [
        '{"format": 1', '"sessions": ', '{"id": "one"', "],", '"sets": [', '{"id": "b", ', "]}",
    ]  # fmt: skip
    assert "größer" in text
    assert json.loads(text)["format"] == 1


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"side": "lefty"}, "sets[0].side: 'lefty': write left, right, both or alternating"),
        ({"side": None}, "sets[0].side: missing; write left, right, both or alternating"),
        ({"side": ["left"]}, "sets[0].side: a list: write left, right, both or alternating"),
        ({"exercise": ""}, "sets[0].exercise: missing; write the exercise's id, such as clam"),
        ({"exercise": 7}, "sets[0].exercise: 7 is no text; write it in quotes"),
        ({"exercise": "a\nb"}, "sets[0].exercise: 'a\\nb' has more than one line"),
        ({"exercise": "x" * 201}, "sets[0].exercise: has 201 characters; 200 are the most"),
        ({"held_s": None}, "sets[0].held_s: missing; write the seconds that count"),
        ({"held_s": "20"}, "sets[0].held_s: '20' is no number; write 0 to 86400"),
        ({"held_s": True}, "sets[0].held_s: true is no number; write 0 to 86400"),
        ({"held_s": -1}, "sets[0].held_s: -1 is out of bounds; write 0 to 86400"),
        ({"held_s": 10**299}, "sets[0].held_s: a huge number is out of bounds; write 0 to 86400"),
        (
            {"reason": "bored"},
            "sets[0].reason: 'bored': write form, target, ceiling, choice, cramp, pain or interrupted",
        ),
        ({"measure": "miles"}, "sets[0].measure: 'miles': write reps, time or hold"),
        ({"measure": "reps"}, "sets[0].reps: missing; write the repetitions"),
        ({"reps": 1.5}, "sets[0].reps: 1.5 is no whole number; write 0 to 100000"),
        ({"local_date": "1.10.2025"}, "sets[0].local_date: '1.10.2025' is no date; write it like 2025-10-01"),
        ({"local_date": "20251001"}, "sets[0].local_date: '20251001' is no date; write it like 2025-10-01"),
        ({"local_date": "2025-02-29"}, "sets[0].local_date: '2025-02-29' is no date; write it like 2025-10-01"),
        ({"local_date": "9999-12-31"}, "sets[0].local_date: '9999-12-31' is no date; write it like 2025-10-01"),
        ({"local_date": None}, "sets[0].local_date: missing; write the training day, such as 2025-10-01"),
        (
            {"started": "2025-10-01T07:30:00"},
            "sets[0].started: '2025-10-01T07:30:00': write date and time with the offset: 2025-10-01T07:30:00+02:00",
        ),
        (
            {"started": "0001-01-01T00:00:00+14:00"},
            "sets[0].started: '0001-01-01T00:00:00+14:00': write date and time with the offset: "
            "2025-10-01T07:30:00+02:00",
        ),
        ({"fatigued": 1}, "sets[0].fatigued: 1: write true or false"),
        ({"pain": 3}, "sets[0].pain: 3 is no object; write {...}"),
        ({"pain": {"place": "hip"}}, "sets[0].pain.score: missing; write 0 to 10"),
        ({"pain": {"score": 11}}, "sets[0].pain.score: 11 is out of bounds; write 0 to 10"),
        ({"pain": {"score": 1, "side": "left"}}, "sets[0].pain.side: unknown; write score and place"),
        ({"note": "\x1b[2J"}, "sets[0].note: '\\x1b[2J' has a character that cannot be shown"),
        ({"mood": {"deep": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}}, "sets[0].mood: nests more than 20 deep"),
        ({"mood\n": 1}, "sets[0]: 'mood\\n' is no name for a field"),
        ({"mood": "\ud800"}, "sets[0].mood: holds half a character"),
    ],
)
def test_a_problem_is_one_line_with_its_place_and_what_would_be_right(row: dict[str, Any], problem: str) -> None:
    assert problems(file(HOLD | row)) == [problem]


def test_a_set_without_any_amount_says_what_would_be_one() -> None:
    assert problems(file({"exercise": "clam", "side": "both", "local_date": "2025-10-01"})) == [
        "sets[0]: how much? Write held_s and reason for a hold, or reps, or seconds"
    ]


def test_all_problems_are_told_at_once_and_nothing_is_imported() -> None:
    assert problems(file(HOLD, 5, HOLD | {"side": "up"}, {}, sessions=[{"effort": 9}])) == [
        "sessions[0].workout: missing; write the workout's id, such as five-a-day",
        "sessions[0].local_date: missing; write the training day, such as 2025-10-01",
        "sessions[0].effort: 9 is out of bounds; write 1 to 5",
        "sets[1]: 5 is no object; write {...}",
        "sets[2].side: 'up': write left, right, both or alternating",
        "sets[3].exercise: missing; write the exercise's id, such as clam",
        "sets[3].side: missing; write left, right, both or alternating",
        "sets[3]: how much? Write held_s and reason for a hold, or reps, or seconds",
        "sets[3].local_date: missing; write the training day, such as 2025-10-01",
    ]


def test_one_id_stands_for_one_thing() -> None:
    same = {"id": "0199a7a0-0000-7000-8000-000000000000"}
    assert problems(file(HOLD | same, HOLD | same | {"held_s": 21})) == [
        "sets[1].id: sets[0] has the same id and says something else; keep one of them"
    ]
    assert problems(file(HOLD | same, sessions=[{**same, "workout": "w", "local_date": "2025-10-01"}])) == [
        "sets[0].id: sessions[0] has the same id; every id stands for one thing"
    ]


def test_an_id_of_the_files_own_may_stand_for_one_thing_of_each_kind() -> None:
    found = read_json(file(HOLD | {"id": "1"}, sessions=[{"id": "1", "workout": "w", "local_date": "2025-10-01"}]))
    assert (len(found.sessions), len(found.sets)) == (1, 1)


def test_of_very_many_problems_the_first_are_kept_and_all_counted() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_json(file(*[5] * 3_000))
    assert (len(caught.value.problems), caught.value.count) == (100, 3_000)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "line 1, column 1: no JSON: Expecting value"),
        (b'{"format": 1,\n "sets": [}', "line 2, column 11: no JSON: Expecting value"),
        (b"[1, 2]", 'a list is no history; write {"format": 1, "sessions": [], "sets": []}'),
        (b"{}", 'format: write "format": 1'),
        (b'{"format": true}', 'format: write "format": 1'),
        (b'{"format": 2, "sets": []}', "format: 2 is of a newer glutetimer; this one reads 1"),
        (b'{"format": 1, "sets": {}}', "sets: a table is no list; write [...]"),
        (b'{"format": 1, "diary": []}', "'diary': unknown here; write format, sessions and sets"),
        (b'{"format": 1, "sets": [{"held_s": NaN}]}', "'NaN' is no number that ends"),
        (b'{"format": 1, "sets": [{"held_s": -Infinity}]}', "'-Infinity' is no number that ends"),
        (b'{"format": 1, "sets": [{"held_s": 1e999}]}', "'1e999' is no number that ends"),
        (b'{"format": 1, "sets": [{"held_s": 1' + b"0" * 5000 + b"}]}", "a number has 5001 digits; 300 are the most"),
        (b'{"format": 1, "sets": [{"a": 1, "a": 2}]}', "'a' stands twice in one object; keep one of them"),
        (b'{"format": 1, "sets": ' + b"[" * 100_000, "it nests too deep for a history"),
        (b'{"format": 1,\n"x": "\xff"}', "line 2: a character is not UTF-8; save the file as UTF-8"),
    ],
)
def test_what_is_no_history_is_refused_in_words(data: bytes, problem: str) -> None:
    assert problems(data) == [problem]


def test_a_byte_order_mark_is_no_problem() -> None:
    assert len(read_json(b"\xef\xbb\xbf" + file(HOLD)).sets) == 1


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["left", "form"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*HOLD, "pain", "started", "reps", "format", "x"]), inner, max_size=5)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_JSON, max_size=3), st.lists(_JSON, max_size=2), st.randoms())
def test_any_json_is_read_or_refused_in_words(sets: list[Any], sessions: list[Any], chance: random.Random) -> None:
    rows = [HOLD | row if isinstance(row, dict) and chance.random() < 0.5 else row for row in sets]
    try:
        read_json(file(*rows, sessions=sessions))
    except UnreadableError as error:
        assert error.problems
