"""The report: what it says of some weeks, and its page."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from glutetimer.cli.commands.report import print_report
from glutetimer.cli.main import main
from glutetimer.cli.options import FIRST_YEAR, LAST_YEAR
from glutetimer.history.records import PauseRecord
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Pain, Reason
from tests.app.past import ON, a_hold, a_session, a_set, kit_at, made


def asked(context: Context, capsys: pytest.CaptureFixture[str], weeks: int = 12, on: date | None = None) -> str:
    assert print_report(context, weeks=weeks, on=on) == 0
    return capsys.readouterr().out


def page(context: Context, file: Path, weeks: int = 12) -> str:
    print_report(context, weeks=weeks, html=str(file))
    return file.read_text("utf-8")


def held(context: Context, days: int, left: float, right: float, **fields: object) -> None:
    """Each of some days up to today, both sides as long every day."""
    with History(context.paths.history) as history:
        for ago in range(days):
            day, id = ON - timedelta(ago), f"d{ago}"
            history.put(
                a_session(id, day),
                a_hold(f"{id}l", id, day, Side.LEFT, left, 2, **fields),
                a_hold(f"{id}r", id, day, Side.RIGHT, right, 4, **fields),
            )


def test_an_empty_history_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path)
    assert "Nothing was done in these weeks." in asked(context, capsys)
    assert "Nothing was done in these weeks." in page(context, tmp_path / "a.html")
    assert not context.paths.history.exists(), "a read writes nothing"


def test_the_page_in_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = asked(made(tmp_path), capsys)
    assert max(map(len, out.splitlines())) < 80
    assert out.splitlines()[:15] == [
        "Training report, 1 Sep 2025 to 20 Nov 2025",
        "",
        "HOW OFTEN",
        "  21 training days, 147 minutes in all",
        "  21 sessions",
        "  on goal in 2 of 4 whole weeks",
        "  this week: 4 of 5 days",
        "  days a week: 1 3 7 6 4",
        "",
        "SINGLE-LEG BRIDGE HOLD, goal 60 s",
        "  Left",
        "    last     32 s, 20 Nov",
        "    best     32 s, 20 Nov",
        "    middle   29 s (last 5)",
        "    change   no change is said yet: it takes 13 days that count, over three",
    ]
    assert "  None was said." in out and "Air squat                        1 set, 12 reps, on 1 day" in out


def test_a_change_is_said_with_its_noise_and_real_or_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path)
    with History(context.paths.history) as history:
        for ago in range(30):
            day, id = ON - timedelta(ago), f"d{ago}"
            left = 20 + 20 * (29 - ago) / 29
            history.put(
                a_session(id, day),
                a_hold(f"{id}l", id, day, Side.LEFT, round(left, 1), 2),
                a_hold(f"{id}r", id, day, Side.RIGHT, 30.0 + ago % 2, 4),
            )
    out = asked(context, capsys)
    left, right = out.split("  Left\n")[1].split("  Right\n")
    assert "a real change, beyond the 12 % of" in left
    assert re.search(r"3[01] s to 3[01] s in 3 weeks: within the 12 %", right)


def test_weeks_on_goal_leave_out_a_pause_and_the_time_before_the_first_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context = kit_at(tmp_path)
    monday = ON - timedelta(ON.weekday())
    with History(context.paths.history) as history:
        for week, days in ((4, 5), (3, 4), (2, 1), (1, 6), (0, 2)):
            for n in range(days):
                day = monday - timedelta(7 * week - n)
                history.put(a_session(f"{week}{n}", day), a_set(f"{week}{n}s", f"{week}{n}", day))
        history.put(PauseRecord(id="p", first=monday - timedelta(13), last=monday - timedelta(8)))
    out = asked(context, capsys)
    assert "on goal in 2 of 3 whole weeks; 1 paused" in out
    assert "this week: 2 of 5 days" in out
    assert "days a week: 5 4 1p 6 2" in out, "nobody had a goal before the first day"


def test_pain_is_said_wherever_it_was_and_also_of_an_exercise_that_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context = kit_at(tmp_path)
    with History(context.paths.history) as history:
        history.put(
            a_session("a", ON, pain=Pain(2, "knee"), complete=False),
            a_hold("h", "a", ON, Side.LEFT, 12, 2, reason=Reason.PAIN, pain=Pain(5, "hip")),
            a_hold("g", "a", ON - timedelta(1), Side.RIGHT, 1, 2, reason=Reason.PAIN, exercise="my-own"),
            a_hold("old", "b", ON - timedelta(200), Side.LEFT, 12, 2, reason=Reason.PAIN),
        )
    pain = asked(context, capsys).split("PAIN\n")[1].split("\n\n")[0].splitlines()
    assert pain == [
        "  20 Nov: Bridge builder, at its end: pain 2, knee",
        "  20 Nov: Single-leg bridge hold, left: ended by pain; pain 5, hip or buttock",
        "  19 Nov: my-own, right: ended by pain; nobody said how much",
    ]


def test_what_is_of_other_days_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = made(tmp_path)
    out = asked(context, capsys, weeks=1)
    assert "4 training days" in out and "days a week: 4\n" in out
    earlier = asked(context, capsys, on=ON - timedelta(3), weeks=1)
    assert "1 training day," in earlier and "32 s" not in earlier, "what came later is not known on that day"


def test_stops_count_by_side_without_false_starts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path)
    held(context, 4, 20, 25)
    with History(context.paths.history) as history:
        history.put(
            a_hold("f", "d0", ON, Side.LEFT, 2, 30),
            a_hold("c", "d0", ON, Side.LEFT, 2, 31, reason=Reason.CRAMP),
            a_hold("t", "d0", ON, Side.RIGHT, 30, 32, reason=Reason.TARGET),
        )
    out = asked(context, capsys)
    assert "ended by form slipped 4, cramp 1" in out and "ended by form slipped 4, target reached 1" in out


class Reader(HTMLParser):
    """What a browser would load, and which tags there are."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "data", "action")]


def test_whatever_anybody_wrote_is_text_and_nothing_is_loaded(tmp_path: Path) -> None:
    context = kit_at(tmp_path)
    evil = '</style><script>alert(1)</script><img src=x onerror="a()">$body'
    with History(context.paths.history) as history:
        history.put(
            a_session("a", ON, name=evil, pain=Pain(3, evil)),
            a_set("s", "a", ON, exercise=f"x{evil}", load=evil, note=evil),
            a_hold("h", "a", ON, Side.LEFT, 20, 2, exercise="plank", pain=Pain(3, evil)),
        )
    found = page(context, tmp_path / "a.html")
    reader = Reader()
    reader.feed(found)
    assert not {"script", "img", "iframe", "object", "form", "a"} & set(reader.tags)
    assert reader.links == ["data:,"]
    assert reader.tags.count("style") == 1 and "url(" not in found and "@import" not in found
    assert "&lt;script&gt;" in found and "http:" not in found and "https:" not in found
    assert "prefers-color-scheme: dark" in found and "@media print" in found


def test_the_charts_have_every_score_where_it_belongs(tmp_path: Path) -> None:
    context = made(tmp_path)
    found = page(context, tmp_path / "a.html")
    weeks, holds = (ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", found))
    assert [text.text for text in weeks.iter("text")][::2] == ["1", "3", "7", "6", "4"]
    left = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in holds.iter("circle")]
    assert len(left) == 10 and left == sorted(left), "each day further to the right"
    heights = [y for _, y in left]
    assert heights == sorted(heights, reverse=True), "each hold longer, so higher"
    assert len([box for box in holds.iter("rect") if box.attrib["class"] == "dot-right"]) == 10
    titles = [title.text for title in holds.iter("title")]
    assert titles[9] == "Left, 20 Nov: 32 s" and titles[-1] == "Right, 20 Nov: 31 s"


def test_what_has_no_room_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path)
    held_ones = ("plank", "side-plank", "wall-sit", "bridge-hold")
    with History(context.paths.history) as history:
        history.put(a_session("a", ON))
        for n, exercise in enumerate(held_ones):
            side = Side.LEFT if exercise == "side-plank" else Side.BOTH
            history.put(*(a_hold(f"{exercise}{m}", "a", ON, side, 20, n, exercise=exercise) for m in range(5 - n)))
        for n in range(10):
            history.put(
                a_set(f"x{n}", "a", ON, exercise=f"other-{n}", measure=Measure.REPS, reps=5),
                a_session(f"p{n}", ON - timedelta(n), pain=Pain(1, "hip")),
            )
    out = asked(context, capsys)
    assert f"Held too: {context.library.exercises['bridge-hold'].name}." in out
    assert "and 5 more before" in out and "and 6 other exercises" in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--html", "a.txt"], 1, "a.txt: the name must end in .html; - is standard output"),
        (["--html", "no/such/a.html"], 1, "no/such/a.html: No such file or directory; nothing is written"),
        (["--weeks", "53"], 2, "'53' is out of bounds; write 1 to 52"),
    ],
)
def test_what_cannot_be_is_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        assert main(["--data-dir", str(tmp_path), "report", *words]) == code
    except SystemExit as ended:
        assert ended.code == code
    assert said in capsys.readouterr().err.splitlines()[-1]


def test_the_ends_of_all_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = made(tmp_path)
    assert "Nothing was done" in asked(context, capsys, on=date(FIRST_YEAR, 1, 1), weeks=52)
    assert "Nothing was done" in asked(context, capsys, on=date(LAST_YEAR, 12, 31), weeks=52)


def test_standard_output(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    made(tmp_path)
    assert main(["--data-dir", str(tmp_path), "report", "--on", "2025-11-20", "--html", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"<!doctype html>") and out.rstrip().endswith(b"</html>") and not err


def test_for_other_programs_all_of_it_is_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = made(tmp_path)
    with History(context.paths.history) as history:
        history.put(
            a_hold("p", "s0", ON, Side.LEFT, 5, 30, reason=Reason.PAIN, pain=Pain(5, "hip")),
            a_session("q", ON - timedelta(1), name="Walk", pain=Pain(2, ""), complete=False),
            *(a_set(f"x{n}", "s0", ON, exercise=f"other-{n}") for n in range(10)),
        )
    assert print_report(context, as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["first"], found["on"]) == ("2025-09-01", "2025-11-20")
    assert (found["training_days"], found["sessions"], found["partial"]) == (21, 22, 1)
    assert found["weeks_on_goal"] == {"kept": 2, "whole": 4, "paused": 0}
    assert [week["days"] for week in found["weeks"]] == [1, 3, 7, 6, 4]
    (hold,) = found["holds"]
    left = hold["sides"]["left"]
    assert (hold["exercise"], hold["goal_s"]) == ("sl-bridge-hold", 60)
    assert left["best"] == {"date": "2025-11-20", "held_s": 32} == left["scores"][-1] and left["middle_s"] == 29
    assert left["stops"] == {"form": 10, "pain": 1} and left["change"] is None
    assert found["pain"] == [
        {
            "date": "2025-11-20",
            "name": "Single-leg bridge hold",
            "exercise": "sl-bridge-hold",
            "side": "left",
            "score": 5,
            "place": "hip",
            "ended": True,
        },
        {
            "date": "2025-11-19",
            "name": "Walk",
            "exercise": None,
            "side": None,
            "score": 2,
            "place": None,
            "ended": False,
        },
    ]
    assert len(found["done"]) == 14, "none is left out for a sheet of paper"
    squat = next(each for each in found["done"] if each["exercise"] == "squat")
    assert (squat["name"], squat["sets"], squat["reps"], squat["days"]) == ("Air squat", 1, 12, 1)


def test_for_other_programs_an_empty_history_is_one_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "report", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["holds"] == found["pain"] == found["done"] == found["weeks"] == []


def test_repetitions_and_times_of_one_exercise_are_both_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context = kit_at(tmp_path)
    with History(context.paths.history) as history:
        history.put(
            a_session("a", ON),
            a_set("a1", "a", ON, exercise="clam", seconds=120.0),
            a_set("a2", "a", ON, exercise="clam", measure=Measure.REPS, reps=12, seconds=40.0),
        )
    assert re.search(r"Clam +2 sets, 12 reps, 2 minutes, on 1 day", asked(context, capsys))
