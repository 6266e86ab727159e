"""The report for other programs: all of it, as numbers (json.md, Report)."""

from __future__ import annotations

from typing import Any

from glutetimer.training.holds.scores import Score
from glutetimer.views.report import ReportHold, ReportPain, ReportSide, TrainingReport


def report_to_json(report: TrainingReport) -> dict[str, Any]:
    its = report.adherence
    return {
        "first": report.first.isoformat(),
        "on": report.on.isoformat(),
        "training_days": its.training_days,
        "total_s": round(its.seconds, 1),
        "sessions": its.sessions,
        "partial": its.partial,
        "weeks_on_goal": {"kept": its.kept_weeks, "whole": its.whole_weeks, "paused": its.paused_weeks},
        "weeks": [
            {
                "first": week.first.isoformat(),
                "days": week.days,
                "goal_days": week.goal,
                "paused": week.paused,
                "over": week.over,
            }
            for week in report.weeks
        ],
        "holds": [_hold(hold) for hold in report.holds],
        "pain": [_pain(one) for one in report.pain],
        "done": [
            {
                "exercise": each.exercise,
                "name": each.name,
                "sets": each.sets,
                "reps": each.reps,
                "assumed": each.assumed,
                "total_s": round(each.seconds, 1),
                "days": each.days,
            }
            for each in report.done
        ],
    }


def _hold(hold: ReportHold) -> dict[str, Any]:
    lag = hold.lagging
    return {
        "exercise": hold.exercise,
        "name": hold.name,
        "goal_s": hold.goal_s,
        "sides": {side.side.value: _side(side) for side in hold.sides},
        "lagging": {"side": lag.side.value, "percent": lag.percent} if lag else None,
    }


def _side(side: ReportSide) -> dict[str, Any]:
    return {
        "last": _score(side.last),
        "best": _score(side.best),
        "middle_s": side.last.base_s if side.last else None,
        "change": side.change.as_json() if side.change else None,
        "stops": {reason.value: times for reason, times in side.stops.items()},
        "scores": [_score(score) for score in side.points],
    }


def _score(score: Score | None) -> dict[str, Any] | None:
    return {"date": score.day.isoformat(), "held_s": score.seconds} if score else None


def _pain(one: ReportPain) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "name": one.name,
        "exercise": one.exercise or None,
        "side": one.side.value if one.side else None,
        "score": one.pain.score if one.pain else None,
        "place": (one.pain.place or None) if one.pain else None,
        "ended": one.ended,
    }
