"""What was done: sessions, and their sets. One set is one bout of one exercise on one side."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Felt, Offer, Pain, Reason
from glutetimer.training.pause import PauseReason
from glutetimer.training.workout import HoldMode


class Moment(NamedTuple):
    """An instant as it is kept: never re-dated after travel, the local date frozen when it is written."""

    ms: int
    """Milliseconds since 1970, UTC."""
    offset_min: int
    """Minutes east of UTC, where it was written."""
    local_date: date
    """The training day it belongs to: the local date, a day starting at the user's day start (04:00)."""
    zone: str = ""


class SetRecord(NamedTuple):
    """A set."""

    id: str
    session: str
    exercise: str
    side: Side
    measure: Measure
    started: Moment
    reps: int | None = None
    assumed: bool = False
    """Nobody said how many repetitions, steps or metres they were: the planned number, or what the time was enough
    for.
    """
    distance_m: float | None = None
    """How far, in metres, at one's own pace."""
    steps: int | None = None
    """How many steps were walked, at one's own pace."""
    aim: float | None = None
    """What was aimed at in a range, in repetitions, or seconds; None: there was no range."""
    load: str = ""
    """What it was done with, in words; empty: with nothing."""
    planned_load: str = ""
    """What the workout said of that."""
    seconds: float | None = None
    """How long it took, or lasted."""
    held_s: float | None = None
    """What counts of a hold: clocked_s less trim_s, never below 0."""
    clocked_s: float | None = None
    trim_s: float | None = None
    reason: Reason | None = None
    mode: HoldMode | None = None
    fatigued: bool = False
    answered: bool = True
    """False: a hold that nobody stopped and nobody answered for. It is kept, and never counts (training.md 5.1)."""
    pain: Pain | None = None
    felt: Felt | None = None
    """Where an activation check was felt."""
    note: str = ""
    edited: bool = False
    clock_interrupted: bool = False
    extra: Mapping[str, Any] = MappingProxyType({})
    """Keys of a newer version, kept as they came."""


class SessionRecord(NamedTuple):
    """One performance of a workout."""

    id: str
    workout: str
    name: str
    started: Moment
    seconds: float | None = None
    """How long it went on: pauses, cuts and sleep left out (training.md 5.14); None while it runs."""
    span_s: float | None = None
    """From its start to its end by the clock on the wall."""
    complete: bool = False
    """Whether it reached its end; False is a partial session."""
    effort: int | None = None
    """How hard it was, 1 easy to 5 very."""
    pain: Pain | None = None
    """What hurt, as it was answered at the end; None: nothing did, or nobody was asked."""
    note: str = ""
    edited: bool = False
    extra: Mapping[str, Any] = MappingProxyType({})


class PauseRecord(NamedTuple):
    """Days that neither count for a streak nor break it: a holiday, an illness, an injury."""

    id: str
    first: date
    last: date | None = None
    """Itself paused; None while nobody knows when it ends."""
    reason: PauseReason | None = None
    extra: Mapping[str, Any] = MappingProxyType({})


class GoalRecord(NamedTuple):
    """A weekly goal, from a day on; earlier weeks keep the goal they had."""

    id: str
    since: date
    days: int
    """1 to 7."""
    extra: Mapping[str, Any] = MappingProxyType({})


class DecisionRecord(NamedTuple):
    """The answer to something that the rules offered: a harder rung, an easier one, days of rest."""

    id: str
    day: date
    offer: Offer
    exercise: str
    yes: bool
    to: str = ""
    """The rung that was offered."""
    extra: Mapping[str, Any] = MappingProxyType({})
