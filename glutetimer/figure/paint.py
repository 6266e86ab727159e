"""A figure as dots: far limbs, body and working muscles, what is near in front of what is far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from glutetimer.figure.body import Body, body
from glutetimer.figure.camera import Camera, camera
from glutetimer.figure.dots import Rows, every, fill, grown, line, mirrored
from glutetimer.figure.figure import LIMBS, Band, Figure, Group, Joint, MotionKind
from glutetimer.figure.flesh import Flesh, Hull, flesh, hosts, muscle
from glutetimer.figure.motion import MotionPoint
from glutetimer.figure.scene import scene

_THINNEST = 0.62
"""The least radius of anything, in dots."""
_FAR = 0.82
"""How thick far limbs are beside near ones."""
_SLACK = 0.05
"""A squeeze below this shows nothing."""


class Picture(NamedTuple):
    """Dots by ink; a dot has one ink of the body at most. Rows are bits, column 0 the lowest."""

    width: int
    scene: Rows
    far: Rows
    body: Rows
    muscle: Rows

    def dotted(self) -> Picture:
        """With every second dot of the muscles, for terminals without colours."""
        return self._replace(muscle=[row & every(2, at % 2, self.width) for at, row in enumerate(self.muscle)])

    def mirror(self) -> Picture:
        return Picture(self.width, *(mirrored(rows, self.width) for rows in self[1:]))


def paint(figure: Figure, moment: MotionPoint, columns: int, rows: int) -> Picture:
    """A moment in so many cells, 2 x 4 dots each, with the right side working."""
    view = camera(figure, columns, rows)
    shape = body(figure, moment)
    parts = flesh(shape)
    muscles = _muscles(figure, moment, shape, view)
    far, near, lit = ([0] * view.height for _ in range(3))
    ink = far
    for group in figure.view.order:
        if group is Group.TRUNK:
            ink = near
        whole, hidden = _group(figure, group, parts, view, slim=_FAR if ink is far else 1.0)
        working = _lit(figure, group, muscles, view)
        for row, (dots, wiped, bright) in enumerate(zip(whole, hidden, working, strict=True)):
            if wiped:
                bright &= dots
                far[row] &= ~wiped
                near[row] &= ~wiped
                lit[row] = lit[row] & ~wiped | bright
                ink[row] |= dots & ~bright
    around = list(scene(figure, view, moment.place if figure.travel else 0.0))
    for prop in figure.props:
        if isinstance(prop, Band):
            _stretch(around, prop, shape, view)
    return Picture(view.width, around, _greyed(far, view), near, lit)


def _stretch(rows: Rows, band: Band, shape: Body, view: Camera) -> None:
    """A band from leg to leg, two dots high."""
    pairs = {
        Joint.KNEES: (shape.left_leg.knee, shape.right_leg.knee),
        Joint.ANKLES: (shape.left_leg.ankle, shape.right_leg.ankle),
    }
    (x, y), (x1, y1) = map(view.dot, pairs[band.joint])
    for row in (0, 1):
        line(rows, view.width, (x, y - row), (x1, y1 - row))


def _group(figure: Figure, group: Group, parts: dict[Group, Flesh], view: Camera, slim: float) -> tuple[Rows, Rows]:
    """A group's dots, and what they hide: all around them, but for the root, a dark line of one dot."""
    root, rest = (_filled(hulls, view, slim) for hulls in parts[group])
    if group is Group.TRUNK and Group.HEAD not in figure.view.order:
        rest = _joined(rest, _filled(parts[Group.HEAD].rest, view))
    # Where an arm is hardly wider than its line, the line would eat the body.
    line = rest if view.scale < 40 and group is Group.RIGHT_ARM else grown(rest, view.width)
    return _joined(root, rest), _joined(root, line)


def _joined(a: Rows, b: Rows) -> Rows:
    return [p | q for p, q in zip(a, b, strict=True)]


def _filled(hulls: Iterable[Hull], view: Camera, slim: float = 1.0) -> Rows:
    rows: Rows = [0] * view.height
    more = max(0.0, min(0.35, (90 - view.scale) / 100))  # a small figure needs a little more body
    for hull in hulls:
        circles = [(*view.dot(place), max(_THINNEST, radius * slim * view.scale + more)) for place, radius in hull]
        fill(rows, view.width, circles)
    return rows


def _muscles(figure: Figure, moment: MotionPoint, shape: Body, view: Camera) -> dict[Group, Rows]:
    """The working muscles by what they lie on."""
    found: dict[Group, Rows] = {}
    for which, one_side in figure.muscles:
        for right in (True, False):
            squeeze = _squeeze(figure, moment, one_side, right)
            if squeeze > _SLACK:
                size = view.scale * (0.55 + 0.45 * squeeze)
                hull = muscle(which, shape, right)
                circles = [(*view.dot(place), max(_THINNEST, radius * size)) for place, radius in hull]
                fill(found.setdefault(hosts(which, right), [0] * view.height), view.width, circles)
    return found


def _squeeze(figure: Figure, moment: MotionPoint, one_side: bool, right: bool) -> float:
    """How hard a side's muscle works, 0 to 1."""
    place = moment.place
    turns = figure.alternate and figure.kind is MotionKind.CYCLE
    if turns:
        place = place % 1.0 if right else (place + 0.5) % 1.0
    elif one_side and right is moment.swapped:
        return 0.0
    track = figure.trunk.get("squeeze")
    return track.at(place)[0] if track else 1.0


def _lit(figure: Figure, group: Group, muscles: dict[Group, Rows], view: Camera) -> Rows:
    """What works on a group. On the trunk that is its own, and what belongs to the limbs nearer than it."""
    order = figure.view.order
    near = order[order.index(Group.TRUNK) :]
    limbs = [group, *(limb for limb in LIMBS if limb in near)] if group is Group.TRUNK else [group]
    rows: Rows = [0] * view.height
    for limb in limbs:
        if limb in muscles:
            rows = _joined(rows, muscles[limb])
    return rows


def _greyed(far: Rows, view: Camera) -> Rows:
    """Far limbs with holes where there is room for them; a thin arm would dissolve."""
    if view.scale > 100:
        return [row & every(2, at % 2, view.width) for at, row in enumerate(far)]
    if view.scale > 60:
        return [row if at % 2 else row & every(2, at // 2 % 2, view.width) for at, row in enumerate(far)]
    return far
