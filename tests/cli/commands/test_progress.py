"""`glutetimer progress`: a report, which says the same as often as it is asked."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from glutetimer.cli.commands.progress import print_progress
from glutetimer.history.records import DecisionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Felt, Offer, Reason
from glutetimer.training.workout import HoldMode
from tests.app.past import ON, a_hold, a_set, kit_at


def page(context: Context, capsys: pytest.CaptureFixture[str], exercise: str = "sl-bridge-hold") -> str:
    print_progress(context, exercise, on=None, as_json=False)
    return " ".join(capsys.readouterr().out.split())


def asked(context: Context, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    print_progress(context, "sl-bridge-hold", on=None, as_json=True)
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def flat(context: Context) -> None:
    """Seven weeks of the same, on the left."""
    with History(context.paths.history) as history:
        history.put(*(a_hold(f"l{n}", "s", ON - timedelta(n), Side.LEFT, 30, 0) for n in range(50)))


def test_the_week_and_what_has_changed_with_its_band(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path)
    flat(context)
    said = page(context, capsys)
    assert "Last seven days: holds on 7; stops: form on 7." in said
    assert "Left: 30 s to 30 s in 6 weeks: within the 12 % of day-to-day noise." in said
    found = asked(context, capsys)
    assert found["week"] == {"days": 7, "stops": {"form": 7}}
    assert found["change"] == {"left": {"first_s": 30, "last_s": 30, "band": 1.12, "real": False, "days": 46}}


def test_nothing_is_said_of_a_week_or_a_change_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context = kit_at(tmp_path)
    with History(context.paths.history) as history:
        history.put(a_hold("l", "s", ON - timedelta(9), Side.LEFT, 30, 0))
    assert "seven days" not in page(context, capsys)
    found = asked(context, capsys)
    assert (found["change"], found["week"]) == (None, {"days": 0, "stops": {}})


def test_a_plateau_is_in_each_report_and_keeps_to_its_advice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context = kit_at(tmp_path)
    flat(context)
    first = page(context, capsys)
    assert first == page(context, capsys)
    advice = "Left: not growing for three weeks. What may help: Two days off, then a hold every other day."
    assert first.count(advice) == first.count("Two days off") == 1

    def said(ago: int) -> DecisionRecord:
        day = ON - timedelta(ago)
        return DecisionRecord(id=f"d{ago}", day=day, offer=Offer.PLATEAU, exercise="sl-bridge-hold", yes=False)

    with History(context.paths.history) as history:
        history.put(said(20))
    assert advice in page(context, capsys), "it is still this plateau's"
    with History(context.paths.history) as history:
        history.put(said(21))
    assert "What may help: For a week or two, three shorter holds" in page(context, capsys)


def test_a_hold_that_bridges_have_led_to_is_said_to_be_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = kit_at(tmp_path)
    ready = "Ready for Two-leg bridge hold, if you like."
    done: list[SetRecord] = []
    for ago in (5, 3, 1):
        day = ON - timedelta(ago)
        done.append(a_set(f"c{ago}", "s", day, exercise="activation-check", felt=Felt.BOTH))
        for n in range(2):
            bridge = {"exercise": "shoulder-bridge", "side": Side.BOTH, "measure": Measure.REPS, "reps": 10}
            done.append(a_set(f"b{ago}-{n}", "s", day, n, **bridge))
    with History(context.paths.history) as history:
        history.put(*done[:-1])
    assert ready not in page(context, capsys, "bridge-hold")
    with History(context.paths.history) as history:
        history.put(done[-1])
    assert ready in page(context, capsys, "bridge-hold")
    assert "Ready for" not in page(context, capsys)
    with History(context.paths.history) as history:
        history.put(a_hold("h", "s", ON, Side.BOTH, 20, 9, exercise="bridge-hold"))
    assert "Ready for" not in page(context, capsys, "bridge-hold")


def test_as_many_as_go_have_their_last_and_best_number_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context = kit_at(tmp_path)

    def counted(n: int, side: Side, reps: int, reason: Reason, assumed: bool = False) -> SetRecord:
        one = a_set(f"c{n}", "s", ON - timedelta(9 - n), exercise="clam")
        return one._replace(
            measure=Measure.REPS, side=side, reps=reps, reason=reason, mode=HoldMode.MAX, assumed=assumed
        )

    with History(context.paths.history) as history:
        history.put(
            counted(1, Side.LEFT, 14, Reason.FORM),
            counted(2, Side.LEFT, 11, Reason.FORM),
            counted(3, Side.RIGHT, 20, Reason.PAIN),
            counted(4, Side.LEFT, 30, Reason.FORM, assumed=True),
        )
    said = page(context, capsys, "clam")
    assert "As many as go, left: last 11, best 14" in said and "right: last" not in said
    assert "20 right pain" in said and "~30 left form slipped" in said
    print_progress(context, "clam", on=None, as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert found["most"] == {"left": {"last": 11, "best": 14}}
    assert [each["reason"] for each in found["counted"]] == ["form", "form", "pain", "form"]
    assert found["sessions"] == []
