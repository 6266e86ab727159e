"""Sheets of other programs: what their rows say comes in, and nothing else does."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.history.interchange.choices import NOTHING_CHOSEN, Choices, DateOrder
from glutetimer.history.interchange.csv import read_csv
from glutetimer.history.interchange.exercises import Resolved, resolve_exercises
from glutetimer.history.interchange.json import import_
from glutetimer.history.interchange.outside import settle
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.interchange.records import Records
from glutetimer.history.moments import to_iso
from glutetimer.history.records import SetRecord
from glutetimer.history.store import History
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.load import find_weight

SHEETS = Path(__file__).parent / "sheets"
ALL = sorted(SHEETS.rglob("*.csv"))
ANSWERED = Choices(weight_unit="kg", distance_unit="km", habit="Bridges")
NAMES = load(None).names
MUTATIONS = 300
"""Of each sheet."""


def read(name: str, choices: Choices = ANSWERED) -> Records:
    return read_csv((SHEETS / name).read_bytes(), choices)


def resolved(name: str, reason: Reason | None = None) -> Resolved:
    return resolve_exercises(read(name), NAMES, {}, reason=reason)


def amount(done: SetRecord) -> tuple[str, str, float | None, str]:
    number = done.reps if done.reps is not None else done.seconds if done.seconds is not None else done.distance_m
    return done.exercise, done.side.value, number, done.load


def problems(text: str, choices: Choices = NOTHING_CHOSEN) -> list[str]:
    with pytest.raises(UnreadableError) as caught:
        read_csv(text.encode(), choices)
    return list(caught.value.problems)


def test_strong() -> None:
    found = resolved("strong.csv")
    hips, run = found.records.sessions
    assert (hips.name, hips.workout, hips.span_s, hips.note) == ("Hips", "hips", 3900, "Easy day\nslept well")
    assert to_iso(hips.started).startswith("2026-05-11T18:51:52")
    assert run.started.local_date.isoformat() == "2026-05-11"  # half past midnight belongs to the day before
    assert list(map(amount, found.records.sets)) == [
        ("clam", "left", 12, ""),
        ("clam", "left", 12, "2.5 kg"),
        ("clam", "left", 12, "2.5 kg"),
        ("plank", "both", 45, ""),
        ("Running", "both", 900, ""),
    ]
    warm_up, first, *_, last = found.records.sets
    assert warm_up.extra == {"imported": {"from": "Strong", "set order": "W"}}
    assert (first.note, first.extra["imported"]["rpe"]) == ('the "blue" band, tied', "7.5")
    assert last.distance_m == 2500
    assert found.records.left_out == (
        (("note", "notes"), 1),
        (("rest", "rests"), 1),
        (("row without an amount", "rows without an amount"), 1),
    )


def test_strong_says_its_units_in_cells_or_in_headers() -> None:
    loads = [each.load for name in ("strong-units.csv", "strong-numbered.csv") for each in read(name, Choices()).sets]
    assert loads == ["22.5 kg", "50 lb", "", "20 kg", ""]
    assert [each.distance_m for each in read("strong-units.csv").sets] == [None, None, 2414.016]
    numbered = read("strong-numbered.csv", Choices())
    assert (numbered.sessions[0].span_s, numbered.sets[1].distance_m) == (3900, 500)
    assert "T18:51:52" in to_iso(numbered.sessions[0].started)


def test_hevy() -> None:
    found = read("hevy.csv", Choices())
    assert [(each.name, each.span_s, each.note) for each in found.sessions] == [
        ("Hips", 49 * 60, "After the run"),
        ("Walk", 3600, ""),
    ]
    assert [(each.reps, each.seconds, each.distance_m, each.load, each.note) for each in found.sets] == [
        (10, None, None, "", "slow"),
        (10, None, None, "5 kg", ""),
        (None, 60, None, "", ""),
        (10, None, None, "5 kg", ""),
        (None, 3600, 4200, "", ""),
    ]
    assert found.sets[0].extra["imported"] == {"from": "Hevy", "set type": "warmup"}
    pounds = read("hevy-lbs.csv", Choices())
    assert [(each.load, each.distance_m) for each in pounds.sets] == [("88.18 lb", None), ("", 804.672)]


def test_fitnotes() -> None:
    found = read("fitnotes.csv", Choices())
    assert not found.sessions
    assert [(*amount(each), each.note) for each in found.sets] == [
        ("Hip Thrust", "both", 10, "35 kg", "first, good"),
        ("Hip Thrust", "both", 10, "77.16 lb", ""),
        ("Lunge (Each Side, Dumbbells)", "both", 8, "assisted by 5 kg", ""),
        ("Cycling", "both", 720, "", ""),
        ("Plank", "both", 90, "", ""),
    ]
    assert found.sets[3].distance_m == 2000
    assert [(each.load, each.distance_m) for each in read("fitnotes-ios.csv", Choices()).sets] == [
        ("35 kg", None),
        ("", 243.84),
    ]


def test_calisthenics_memory_has_both_sides_in_a_row() -> None:
    found = resolved("calisthenics-memory.csv")
    assert list(map(amount, found.records.sets)) == [
        ("clam", "right", 12, ""),
        ("clam", "left", 11, ""),
        ("sl-bridge-hold", "right", 35, ""),
        ("sl-bridge-hold", "left", 31, ""),
        ("plank", "both", 40, ""),
        ("squat", "both", 10, "10 kg"),
        ("squat", "both", 8, "assisted by 22 kg"),
        ("Running", "both", 1, ""),
    ]
    assert found.records.sets[-1].distance_m == 5000


def test_liftosaur() -> None:
    found = resolved("liftosaur.csv").records
    assert [(each.name, each.workout) for each in found.sessions] == [("Hips: Day 2", "hips:-day-2")]
    assert list(map(amount, found.sets)) == [
        ("hip-thrust", "both", 8, "45 lb"),
        ("hip-thrust", "both", 9, "85 lb"),
        ("step-up", "both", 10, ""),
    ]
    assert [each.note for each in found.sets] == ["keep the chin down", "", ""]
    assert found.sets[0].started.ms % 86_400_000 == (10 * 60 + 30) * 60_000


def test_liftlog_has_no_names_of_workouts() -> None:
    found = resolved("liftlog.csv").records
    assert not found.sessions
    assert list(map(amount, found.sets)) == [
        ("hip-thrust", "both", 8, "22.5 kg"),
        ("hip-thrust", "both", 7, "50 lb"),
        ("squat", "both", 12, ""),
    ]
    assert len({each.session for each in found.sets}) == 2


def test_a_day_that_was_ticked_off_by_hand_is_a_set_of_no_known_amount() -> None:
    found = read("001 Bridges/Checkmarks.csv", Choices(folder="001 Bridges"))
    assert [(each.exercise, each.started.local_date.day, each.seconds, each.note) for each in found.sets] == [
        ("Bridges", 13, None, "after the run, slowly"),
        ("Bridges", 11, None, ""),
    ]
    (day,) = read("loop-several.csv").sets
    assert day.started.local_date.day == 13
    counted = read("loop-several.csv", Choices(habit="steps")).sets
    assert [each.extra["imported"]["value"] for each in counted] == ["8200000", "5000"]
    with pytest.raises(UnreadableError, match="which habit"):
        read("loop-several.csv", Choices())
    with pytest.raises(UnreadableError, match="what is the habit called"):
        read("001 Bridges/Checkmarks.csv", Choices())


def test_seconds_become_a_hold_where_the_exercise_is_one_the_side_is_told_and_so_is_the_reason() -> None:
    untold = resolved("calisthenics-memory.csv")
    assert untold.unreasoned == 3 and all(each.measure is not Measure.HOLD for each in untold.records.sets)
    told = resolved("calisthenics-memory.csv", Reason.CHOICE)
    holds = [each for each in told.records.sets if each.measure is Measure.HOLD]
    assert [(each.side, each.held_s, each.reason) for each in holds] == [
        (Side.RIGHT, 35, Reason.CHOICE),
        (Side.LEFT, 31, Reason.CHOICE),
        (Side.BOTH, 40, Reason.CHOICE),
    ]
    text = "Date,Exercise,Category,Reps,Time\n2026-05-11,Single-leg bridge hold,Legs,,0:30\n"
    sideless = resolve_exercises(read_csv(text.encode()), NAMES, {}, reason=Reason.FORM)
    assert (sideless.records.sets[0].measure, sideless.unreasoned) == (Measure.TIME, 0)


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(SHEETS)))
def test_twice_adds_nothing_wherever_the_machine_is_and_one_undo_takes_it_back(
    tmp_path: Path, path: Path, in_zone: Callable[[str], None]
) -> None:
    with History(tmp_path / "history.db") as history:
        for name, zone in (("first.csv", "UTC"), ("again.csv", "UTC-9"), ("last.csv", "UTC+8")):
            in_zone(zone)
            records = settle(history, resolve_exercises(read(str(path)), NAMES, {}).records, name)
            report = import_(history, records)
        assert report.sets.added == report.sets.changed == report.sessions.added == report.sessions.changed == 0
        assert len(history.sets()) == report.sets.same == len(records.sets) > 0
        assert [each.id for each in history.sets()] == [each.id for each in sorted(records.sets, key=by_time)]
        history.undo()
        assert not history.sets() and not history.sessions()


@pytest.mark.parametrize(("begin", "end"), [
    ("2026-11-30 18:00", "2026-11-30 19:00"), ("2026-11-30 18:00", "2026-11-30T19:00:00+01:00"),
    ("2026-11-30T18:00:00+01:00", "2026-11-30 19:00"), ("2026-11-30T18:00:00+01:00", "2026-11-30T18:00:00Z"),
])  # fmt: skip
def test_one_of_two_instants_may_say_its_offset(in_zone: Callable[[str], None], begin: str, end: str) -> None:
    in_zone("Europe/Berlin")
    sheet = f"title,start_time,end_time,exercise_title,set_index,reps\nLegs,{begin},{end},Clam,0,10\n"
    (session,) = read_csv(sheet.encode()).sessions
    assert session.span_s == 3600


def by_time(done: SetRecord) -> tuple[object, ...]:
    return done.started.local_date, done.started.ms, done.id


def test_three_equal_rows_are_three_sets_in_their_order() -> None:
    row = "2026-05-11,Hip Thrust,Legs,10,{}\n"
    text = "Date,Exercise,Category,Reps,Comment\n" + "".join(row.format(each) for each in ("", "", "", "last"))
    found = read_csv(text.encode()).sets
    assert len({each.id for each in found}) == 4
    assert [each.note for each in sorted(found, key=by_time)] == ["", "", "", "last"]


def test_an_amount_that_was_put_right_there_changes_the_set_here() -> None:
    text = (SHEETS / "fitnotes.csv").read_text()
    before, after = read_csv(text.encode()), read_csv(text.replace(",35.0,kgs,10,", ",36.0,kgs,11,").encode())
    assert [each.id for each in before.sets] == [each.id for each in after.sets]
    assert after.sets[0].load == "36 kg"


STRONG = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n"
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Time\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            STRONG + "2026-05-11,Hips,Clam,1,2.5,9,0,0",
            "line 2.Weight: 2.5 of what? Add --weight-unit and one of kg or lb",
        ),
        (
            STRONG + "2026-05-11,Hips,Run,1,0,0,2.5,0",
            "line 2.Distance: 2.5 of what? Add --distance-unit and one of m, km or mi",
        ),
        (
            STRONG + "2026-05-11,Hips,Clam,1,0,nine,0,0",
            "line 2.Reps: 'nine' is no number; write one such as 12 or 7.5",
        ),
        (STRONG + "2026-05-11,Hips,Clam,1,0,7.5,0,0", "line 2.reps: 7.5 is no whole number; write 0 to 100000"),
        (
            STRONG + "2026-05-11,Hips,Clam,1,0,999999999,0,0",
            "line 2.reps: 999999999.0 is out of bounds; write 0 to 100000",
        ),
        (FITNOTES + "2026-05-11,Clam,Legs,12345,kg,9,", "line 2.Weight: 12345 is out of bounds; write up to 9999"),
        (STRONG + "2026-05-11,Hips,,1,0,9,0,0", "line 2.exercise: missing; write the exercise's id, such as clam"),
        (
            STRONG + "soon,Hips,Clam,1,0,9,0,0",
            "line 2.Date: 'soon' is no date; write one such as 2026-11-30, or 2026-11-30 18:30",
        ),
        (
            STRONG + "2026-02-30 10:00:00,Hips,Clam,1,0,9,0,0",
            "line 2.Date: '2026-02-30 10:00:00' is no date; write one such as 2026-11-30, or 2026-11-30 18:30",
        ),
        (STRONG + ",Hips,Clam,1,0,9,0,0", "line 2: no date; write one such as 2026-11-30"),
        (
            FITNOTES + "2026-05-11,Clam,Legs,2,stone,9,",
            "line 2.Weight Unit: 'stone' is no unit that is known here; write g or kg or lb",
        ),
        (
            FITNOTES + "2026-05-11,Clam,Legs,,,,long",
            "line 2.Time: 'long' is no length of time; write seconds, or one such as 1:30 or 1h 5m",
        ),
        (FITNOTES + "2026-05-11,Clam,Legs,2,kg", "line 2: 5 cells; the header has 7"),
        (
            "exerciseName,exerciseType,date,valueRight,valueLeft\nClam,Plyo,2026-05-11,9,",
            "line 2.exerciseType: 'plyo': write dynamic or isometric",
        ),
        (
            "Date,Steps,\n2026-05-11,YES_MANUAL,\n2026-05-12,often,\n",
            "line 1: no header with the columns exercise, side, ...; nor one of Strong, Hevy, FitNotes, "
            "Calisthenics Memory, Liftosaur, LiftLog or Loop",
        ),
        ("Date,Value,Notes\n2026-05-11,often,\n", "line 2.Value: 'often': write YES_MANUAL, NO, or a number"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(text: str, problem: str) -> None:
    assert problems(text, Choices(folder="Bridges")) == [problem]


def test_a_question_that_concerns_the_whole_file_is_asked_once() -> None:
    assert len(problems(STRONG + "2026-05-11,Hips,Clam,1,2.5,9,0,0\n" * 50)) == 1


@pytest.mark.parametrize(
    ("dates", "choice", "days"),
    [
        (["30.11.2026", "1.12.2026"], None, ["2026-11-30", "2026-12-01"]),
        (["30/11/2026", "01/12/2026"], None, ["2026-11-30", "2026-12-01"]),
        (["11/30/2026", "12/1/2026"], None, ["2026-11-30", "2026-12-01"]),
        (["3/4/2026"], DateOrder.DAY_FIRST, ["2026-04-03"]),
        (["3/4/2026"], DateOrder.MONTH_FIRST, ["2026-03-04"]),
        (["4/4/2026"], None, ["2026-04-04"]),
        (["2026/11/30", "Nov 30, 2026", "30. November 2026"], None, ["2026-11-30"] * 3),
    ],
)
@pytest.mark.parametrize("ours", [True, False])
def test_the_file_tells_which_number_is_the_day(
    dates: list[str], choice: DateOrder | None, days: list[str], ours: bool
) -> None:
    header, row = (
        ("exercise;side;local_date;reps", "clam;left;{};9")
        if ours
        else ("Exercise;Category;Date;Reps", "Clam;Legs;{};9")
    )
    text = "\n".join([header, *[row.format(each) for each in dates]])
    found = read_csv(text.encode(), Choices(choice))
    assert [each.started.local_date.isoformat() for each in found.sets] == days


def test_where_it_does_not_tell_it_is_asked_and_never_guessed() -> None:
    header, row = "exercise;side;local_date;reps\n", "clam;left;{};9\n"
    assert problems(header + row.format("4.4.2026") + row.format("3.4.2026")) == [
        "line 3.local_date: '3.4.2026': which is the day? No date of the file tells; "
        "add --dates day-first or --dates month-first"
    ]
    assert problems(header + row.format("30/11/2026") + row.format("11/30/2026")) == [
        "line 3.local_date: the month comes first here, and in line 2.local_date it does not; "
        "write all dates in one order"
    ]
    assert problems(header + row.format("30/11/2026"), Choices(DateOrder.MONTH_FIRST)) == [
        "line 2.local_date: '30/11/2026' is no date; write it like 2025-10-01"
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("before", ["", "sep=%\n", "#TYPE System.Management.Automation.PSCustomObject\r\n"])
def test_a_sheet_is_the_same_however_it_is_written(separator: str, encoding: str, before: str) -> None:
    seconds = "20.5" if separator == "," else "20,5"
    lines = ["exercise,side,held_s,reason,local_date,note", f"clam,left,{'@'},form,2026-11-30,größer"]
    text = before.replace("%", separator) + "\r\n".join(lines).replace(",", separator).replace("@", seconds)
    (hold,) = read_csv(text.encode(encoding)).sets
    assert (hold.exercise, hold.held_s, hold.note) == ("clam", 20.5, "größer")


def test_half_a_character_of_utf_16_is_refused_in_a_line() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_csv("exercise,side".encode("utf-16") + b"\x00")
    assert caught.value.problems == ("a character is not UTF-16, as which it begins; save the file as UTF-8",)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Clam", "Plank", "Hip Thrust, heavy", 'The "Walk"']),
            st.integers(1, 100_000),
            st.integers(0, 999_999).map(lambda grams: grams / 1000),
            st.integers(0, 86_400),
        ),
        max_size=8,
    ),
    st.booleans(),
)
def test_amounts_come_in_as_they_stand_there(rows: list[tuple[str, int, float, int]], european: bool) -> None:
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";" if european else ",")
    sheet.writerow(["Date", "Exercise", "Category", "Weight (kg)", "Reps", "Time"])
    for exercise, reps, kg, seconds in rows:
        weight = str(kg).replace(".", ",") if european else str(kg)
        time = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        sheet.writerow(["31.12.2025", exercise, "Legs", weight, reps, time])
    found = read_csv(out.getvalue().encode("utf-16")).sets
    assert [(each.exercise, each.reps, each.seconds or 0) for each in found] == [(r[0], r[1], r[3]) for r in rows]
    weights = [find_weight(each.load) for each in found]
    assert [weight.kg if weight else 0 for weight in weights] == [kg for _, _, kg, _ in rows]


NASTY = [
    *(b"nan", b"-1", b"1e999", b"9" * 400, b"\xff\xfe", b'"', b'""', b"'", b",", b";", b"\t", b"\n", b"\r", b"\x00"),
    *(b"\x1b[2J", b"31.02.2026", b"12/31/9999", b"0000-00-00", b"9999-12-31", b"1970-01-01 00:00", b"25:61", b"12 AM"),
    *(b"1:99:99", b"9999h", b"kg", b"stone", b"mi.", b"-0", b"+5", b"1,5", b"1.2.3", b"\xc3\xa4", b"\xf0\x9f\x92\xaa"),
    *(b"x" * 300, b"x" * 11_000, b"YES_MANUAL", b"Rest Timer", b"2026-05-11T10:00+99:99", b"Z", b"left", b"#"),
]


def delete(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + data[at + dice.randint(1, 30) :]


def insert(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + dice.choice(NASTY) + data[at:]


def exchange(data: bytes, dice: random.Random) -> bytes:
    cells = data.split(dice.choice([b",", b";", b"\n"]))
    cells[dice.randrange(len(cells))] = dice.choice(NASTY)
    return b",".join(cells)


def flip(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


SPOIL: list[Callable[[bytes, random.Random], bytes]] = [delete, insert, exchange, flip]


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(SHEETS)))
def test_a_spoilt_sheet_is_read_or_refused_in_words(tmp_path: Path, path: Path) -> None:
    whole = path.read_bytes()
    refused = 0
    with History.reading(tmp_path / "history.db") as history:
        for number in range(MUTATIONS):
            dice = random.Random(f"{path.name} {number}")
            data = whole
            for _ in range(dice.randint(1, 3)):
                data = dice.choice(SPOIL)(data, dice) or b"x"
            try:
                records = resolve_exercises(read_csv(data, ANSWERED), NAMES, {}, reason=Reason.FORM).records
                import_(history, settle(history, records, "spoilt.csv"), dry_run=True)
            except UnreadableError as error:
                refused += 1
                assert error.problems and all(each.isprintable() for each in str(error).split("\n"))
    assert 0 < refused < MUTATIONS
