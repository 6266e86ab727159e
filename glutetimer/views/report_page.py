"""The report as one page of HTML: charts in it, nothing loaded from elsewhere, and whatever anybody wrote is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from string import Template

from glutetimer.files.assets import find_assets
from glutetimer.training.holds.scores import Score
from glutetimer.views.report import ReportHold, ReportWeek, TrainingReport
from glutetimer.views.report_words import (
    FOOT,
    NO_PAIN,
    NOTHING,
    SIDE_HEAD,
    choose_holds,
    describe_adherence,
    describe_days,
    describe_lag,
    describe_side,
    format_date,
    list_done,
    list_pain,
    name_side,
)

LEGEND = "Each day's hold that counts. Left: full dots; right: open squares; dotted: the goal."
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 760, 86, 40, 8, 18
_BARS = 64


def render_report(report: TrainingReport) -> str:
    page = Template((find_assets() / "report.html").read_text("utf-8"))
    body = "\n".join(_body(report)) if not report.is_empty else f"<p>{NOTHING}</p>"
    return page.substitute(title=escape(describe_days(report)), body=body, foot=escape(FOOT))


def _body(report: TrainingReport) -> Iterator[str]:
    yield "<h2>How often</h2>"
    yield f"<p>{escape('; '.join(describe_adherence(report)))}.</p>"
    yield _draw_weeks(report.weeks)
    holds, more = choose_holds(report)
    if holds:
        yield "<h2>Holds</h2>"
        yield f'<p class="soft">{LEGEND}</p>'
    for hold in holds:
        yield from _describe_hold(hold, report)
    if more:
        yield f'<p class="soft">{escape(more)}</p>'
    yield "<h2>Pain</h2>"
    pain = "".join(f"<li>{escape(line)}</li>" for line in list_pain(report))
    yield f"<ul>{pain}</ul>" if pain else f"<p>{NO_PAIN}</p>"
    yield "<h2>What was done</h2>"
    done = (f"<li><b>{escape(name)}</b> {escape(amount)}</li>" for name, amount in list_done(report))
    yield f'<ul class="columns">{"".join(done)}</ul>'


def _describe_hold(hold: ReportHold, report: TrainingReport) -> Iterator[str]:
    yield f"<h3>{escape(hold.name)}, goal {hold.goal_s} s</h3>"
    yield _table(("", *SIDE_HEAD), [(name_side(side), *describe_side(side, report.on)) for side in hold.sides])
    lag = describe_lag(hold)
    yield f"<p>{escape(lag)}</p>" if lag else ""
    if any(side.points for side in hold.sides):
        yield _draw_holds(hold, report.first, report.on)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = f"<thead><tr>{''.join(f'<th>{escape(cell)}</th>' for cell in head)}</tr></thead>" if head else ""
    lines = (
        f"<tr><th>{escape(first)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in rows
    )
    return f"<table>{top}<tbody>{''.join(lines)}</tbody></table>"


def _draw_weeks(weeks: Sequence[ReportWeek]) -> str:
    """A bar for each week, its days above it, the goal as a dotted line; a paused one is open."""
    step = min(56.0, (_WIDTH - _LEFT) / max(1, len(weeks)))
    foot, unit = _BARS - _BOTTOM, (_BARS - _BOTTOM - 14) / 7
    parts = [f'<path class="axis" d="M{_LEFT} {foot}H{_LEFT + step * len(weeks):.1f}"/>']
    every = -(-len(weeks) // 12)
    for nth, week in enumerate(weeks):
        x, high = _LEFT + nth * step, week.days * unit
        kind = "open" if week.paused else "bar"
        parts.append(
            f'<rect class="{kind}" x="{x + 2:.1f}" y="{foot - high:.1f}" width="{step - 4:.1f}" height="{high:.1f}"/>'
        )
        y = foot - week.goal * unit
        parts.append(f'<path class="goal" d="M{x:.1f} {y:.1f}h{step:.1f}"/>')
        parts.append(_text(x + step / 2, foot - high - 3, f"{week.days}", "middle"))
        if nth % every == 0:
            parts.append(_text(x + 2, _BARS - 6, f"{week.first.day} {week.first:%b}"))
    label = "Training days of each week; the dotted line is the goal, a week with a pause is open"
    return _svg(_BARS, label, parts) + f'<p class="soft">{label}.</p>'


def _draw_holds(hold: ReportHold, first: date, on: date) -> str:
    """The day scores over the weeks: left full dots on a whole line, right open squares on a broken one."""
    top = max(hold.goal_s, *(score.seconds for side in hold.sides for score in side.points))
    foot, days = _HEIGHT - _BOTTOM, max(1, (on - first).days)
    wide = _WIDTH - _LEFT - 10

    def place(score: Score) -> tuple[float, float]:
        return _LEFT + wide * (score.day - first).days / days, foot - (foot - _TOP) * score.seconds / top

    parts = [f'<path class="axis" d="M{_LEFT} {_TOP}V{foot}H{_LEFT + wide}"/>']
    marked = (0, hold.goal_s, *([top] if top > 1.15 * hold.goal_s else []))
    parts += [_text(_LEFT - 5, foot - (foot - _TOP) * each / top + 4, f"{each} s", "end") for each in marked]
    y = foot - (foot - _TOP) * hold.goal_s / top
    parts.append(f'<path class="goal" d="M{_LEFT} {y:.1f}h{wide}"/>')
    for at in range(4):
        day = date.fromordinal(first.toordinal() + days * at // 3)
        parts.append(_text(_LEFT + wide * (day - first).days / days, _HEIGHT - 6, f"{day.day} {day:%b}", _ANCHORS[at]))
    for side, kind in zip(hold.sides, ("left", "right"), strict=False):
        places = [place(score) for score in side.points]
        if len(places) > 1:
            parts.append(f'<path class="{kind}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in places)}"/>')
        for score, (x, y) in zip(side.points, places, strict=True):
            said = f"<title>{name_side(side)}, {format_date(score.day, on)}: {score.seconds} s</title>"
            dot = (
                f'<circle class="dot-left" cx="{x:.1f}" cy="{y:.1f}" r="3">{said}</circle>'
                if kind == "left"
                else f'<rect class="dot-right" x="{x - 2.5:.1f}" y="{y - 2.5:.1f}" width="5" height="5">{said}</rect>'
            )
            parts.append(dot)
    return _svg(_HEIGHT, f"{hold.name}. {LEGEND}", parts)


_ANCHORS = ("start", "middle", "middle", "end")


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def _svg(height: int, label: str, parts: Iterable[str]) -> str:
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
