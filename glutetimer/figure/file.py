"""A figure's file: figures/clam.toml shows the exercise `clam`. figures.md, "The format"."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TypeVar

from glutetimer.figure.assemble import Poses
from glutetimer.figure.figure import (
    LIMBS,
    Band,
    Figure,
    Group,
    Joint,
    MotionKind,
    Muscle,
    Platform,
    Prop,
    View,
    Wall,
    Working,
)
from glutetimer.figure.pose import FAR, Pose, number, take_pose
from glutetimer.figure.track import Track
from glutetimer.files.reading.document import read
from glutetimer.files.reading.problem import shown
from glutetimer.files.reading.table import Parse, Table
from glutetimer.files.reading.values import choice, truth

MOST_KEYS = 60
MOST_PROPS = 5
HOLD_S = 2.0
"""To get into a hold, where the file says nothing (our choice)."""

NEAR = 0.01
"""Body heights by which a limb may miss its contact (our choice)."""

NEAREST_KEYS = 0.001
"""Of a movement, from key to key: a shorter way is a jump, and its speed no number (our choice)."""

_GROUPS = (*LIMBS, Group.TRUNK, Group.HEAD)


class PropKind(StrEnum):
    """Something to lean on, to stand on, or to work against."""

    WALL = "wall"
    STEP = "step"
    BAND = "band"


T = TypeVar("T")


def read_figure(data: bytes, file: str) -> Figure:
    """Read a figure's file.

    Raises:
        FileError: all that is wrong with it.
    """
    figure = read(data, file, take_figure)
    assert figure, "without a problem there is a figure"
    return figure


def take_figure(table: Table) -> Figure | None:
    """Read a document's table; what is wrong is noted in it, and then there is no figure."""
    kind = table.take("kind", choice(MotionKind))
    table.require("kind", 'kind is missing; write kind = "rep", "hold" or "cycle"')
    period = table.take("period", number(0.2, 60))
    cycle = kind is MotionKind.CYCLE
    if cycle:
        table.require("period", "period is missing; write the seconds of a turn, such as period = 1.2")
    elif kind is MotionKind.REP and "period" in table:
        table.note("period: the exercise's tempo leads this kind; leave it out", "period", at_key=True)
    alternate = table.take("alternate", truth) or False
    travel = _of_cycle(table, "travel", number(-FAR, FAR), cycle) or 0.0
    flowing = _of_cycle(table, "flowing", truth, cycle)
    quick = table.take("quick", truth) or False
    slope = table.take("slope", number(-30, 30)) or 0.0
    still = table.take("still", number(0, 1))
    view = _view(table.take_table("view"))
    muscles = table.take_list("muscles", _working, 2 * len(Muscle))
    props = tuple(prop for own in table.take_tables("props", MOST_PROPS) if (prop := _prop(own)))
    poses = _poses(
        table, cycle, flowing=cycle and flowing is not False, alternate=alternate, travel=travel, slope=slope
    )
    table.finish()
    if not table.faultless or kind is None:
        return None
    trunk = poses.trunk()
    _check_reach(table, poses, trunk)
    return Figure(
        kind=kind,
        period=period or HOLD_S,
        quick=quick,
        travel=travel,
        alternate=alternate,
        slope=slope,
        still=still if still is not None else 0.0 if cycle else 1.0,
        view=view,
        muscles=muscles,
        props=props,
        trunk=trunk,
        limbs=poses.limbs(trunk),
    )


def _of_cycle(table: Table, key: str, parse: Parse[T], cycle: bool) -> T | None:
    if key in table and not cycle:
        table.note(f'{key}: it belongs to kind = "cycle"; leave it out', key, at_key=True)
    return table.take(key, parse)


def _view(table: Table | None) -> View:
    if table is None:
        return View()
    given = table.take_list("order", choice(Group), len(_GROUPS))
    if "order" in table and (set(given) | {Group.HEAD} != set(_GROUPS) or len(set(given)) < len(given)):
        words = ", ".join(f'"{group}"' for group in (*LIMBS, Group.TRUNK))
        table.note(f'order: write each of {words} once, from far to near; perhaps "head" too', "order")
    yaw, pitch = table.take("yaw", number(-180, 180)) or 0.0, table.take("pitch", number(0, 80)) or 0.0
    table.finish()
    return View(yaw, pitch, given or View().order)


def _working(value: object) -> Working:
    one_side = isinstance(value, str) and value.endswith("!")
    return Working(choice(Muscle)(value[:-1] if isinstance(value, str) and one_side else value), one_side)


def _prop(table: Table) -> Prop | None:
    kind = table.take("kind", choice(PropKind))
    if kind is None:
        if "kind" not in table:
            table.note('kind is missing; write kind = "wall", "step" or "band"')
        return None
    length = number(-FAR, FAR)
    made: Prop
    if kind is PropKind.STEP:
        left, right, height = table.take("from", length), table.take("to", length), table.take("height", number(0, 1))
        for key in ("from", "to", "height"):
            table.require(key, f"{key} is missing; a step has from, to and height")
        made = Platform(left or 0.0, right or 0.0, height or 0.0)
        if left is not None and right is not None and left >= right:
            table.note(f"to: {shown(right)} is not right of {shown(left)}", "to")
    elif kind is PropKind.BAND:
        made = Band(table.take("round", choice(Joint)) or Joint.KNEES)
        table.require("round", 'round is missing; write round = "knees" or "ankles"')
    else:
        made = Wall(table.take("at", length) or 0.0)
        table.require("at", "at is missing; write where the wall stands, such as at = 0.4")
    table.finish()
    return made


def _poses(table: Table, cycle: bool, *, flowing: bool, alternate: bool, travel: float, slope: float) -> Poses:
    given = table.take_table("base")
    base = take_pose(given) if given else Pose()
    if given:
        given.finish()
    keys: list[tuple[float, Pose]] = []
    for own in table.take_tables("key", MOST_KEYS):
        at = own.take("at", partial(_at, after=keys[-1][0] if keys else None, cycle=cycle))
        own.require("at", "at is missing; write the key's place in the movement, 0 to 1")
        pose = take_pose(own)
        own.finish()
        if cycle and alternate:
            _check_sides(own, pose)
        keys.append((at if at is not None else keys[-1][0] if keys else 0.0, pose))
    said = {"pelvis", "shoulders"} & {name for pose in (base, *(pose for _, pose in keys)) for name in pose.trunk}
    if table.faultless and len(said) != 1:
        words = "where is the body? Write base.pelvis = [0, 0.53], say"
        table.note("pelvis and shoulders: only one can stay in its place; leave one out" if said else words)
    return Poses(base, keys, cycle, flowing, alternate, travel, slope)


def _at(value: object, after: float | None, cycle: bool) -> float:
    at = number(0, 1)(value)
    if cycle and at == 1:
        raise ValueError("1 is the first key again; leave it out")
    if after is not None and at <= after:
        raise ValueError(f"{shown(value)} does not come after {after:g}; put the keys in order")
    if after is not None and at < after + NEAREST_KEYS - 1e-9:
        raise ValueError(
            f"{shown(value)} is too near to the key before, {after:g}; leave {NEAREST_KEYS:g} between them"
        )
    return at


def _check_sides(table: Table, pose: Pose) -> None:
    for group, limb in pose.limbs.items():
        if not group.right and limb.key == group:
            words = f"{group}: it does what {group.other} does, half a turn later; leave it out"
            table.note(words, limb.key, at_key=True)


def _check_reach(table: Table, poses: Poses, trunk: dict[str, Track]) -> None:
    told: set[tuple[str | int, ...]] = set()
    for at, group, key, by in poses.misses(trunk, NEAR):
        index = next((i for i, (place, pose) in enumerate(poses.keys) if place == at and group in pose.limbs), None)
        path: tuple[str | int, ...] = ("base", key) if index is None else ("key", index, key)
        if path not in told:
            told.add(path)
            table.note(f"{key}: out of reach by {by:.2f} body heights at {at:g}; bring it nearer", *path)
