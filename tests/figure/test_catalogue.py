"""Every built-in figure is a possible body, at every moment."""

from math import acos, degrees, dist, radians, tan

import pytest

from glutetimer.figure import bones
from glutetimer.figure.body import Body, body, target
from glutetimer.figure.course import Planted
from glutetimer.figure.figure import LIMBS, Group, MotionKind
from glutetimer.figure.flesh import flesh
from glutetimer.figure.limb import Angles
from glutetimer.figure.motion import MotionPoint, start, still
from glutetimer.figure.vectors import along, dot
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Measure, TempoPart

from .sample import NAMES, figure, moments

MOMENTS = 60
LYING_OR_SEEN_FROM_THE_FRONT = (
    "clam",
    "side-leg-raise",
    "hip-adduction",
    "side-plank",
    "dead-bug",
    "figure-four-stretch",
    "lunge-side",
    "hip-hike",
    "leg-swing-side",
)
"""Figures whose limbs are where their joints or points put them; a planted foot is one that is seen from the side."""
HOLDS = ("bridge-hold", "sl-bridge-bent", "sl-bridge-hold", "sl-bridge-raised")


def angle(a, b, c) -> float:
    """In degrees, at b."""
    u, v = along(a, b, -1.0), along(c, b, -1.0)
    return degrees(acos(max(-1.0, min(1.0, dot(u, v) / (dot(u, u) * dot(v, v)) ** 0.5))))


def end(shape: Body, group: Group):
    limb = getattr(shape, group.name.lower())
    return limb.ankle if group.leg else limb.wrist


@pytest.mark.parametrize("name", NAMES)
def test_bones_keep_their_lengths(name: str):
    shown = figure(name)
    for moment in moments(shown, MOMENTS):
        shape = body(shown, moment)
        lengths = [
            (shape.trunk.pelvis, shape.trunk.waist, bones.LUMBAR),
            (shape.trunk.waist, shape.trunk.chest, bones.THORAX),
            (shape.trunk.chest, shape.trunk.chin, bones.NECK),
        ]
        for leg in (shape.left_leg, shape.right_leg):
            lengths += [(leg.hip, leg.knee, bones.THIGH), (leg.knee, leg.ankle, bones.SHANK)]
            lengths += [(leg.heel, leg.ball, bones.HEEL + bones.BALL), (leg.ball, leg.toe, bones.TOES)]
            lengths += [(leg.hip, shape.trunk.pelvis, bones.HIP)]
        for arm in (shape.left_arm, shape.right_arm):
            lengths += [(arm.shoulder, arm.elbow, bones.UPPER_ARM), (arm.elbow, arm.wrist, bones.FOREARM)]
            lengths += [(arm.wrist, arm.hand, bones.HAND), (arm.shoulder, shape.trunk.chest, bones.SHOULDER)]
        assert all(abs(dist(a, b) - length) < 1e-9 for a, b, length in lengths)


@pytest.mark.parametrize("name", NAMES)
def test_knees_and_elbows_bend_only_as_far_as_they_can(name: str):
    shown = figure(name)
    for moment in moments(shown, MOMENTS):
        shape = body(shown, moment)
        for leg in (shape.left_leg, shape.right_leg):
            assert 180 - angle(leg.hip, leg.knee, leg.ankle) < 140
        for arm in (shape.left_arm, shape.right_arm):
            assert 180 - angle(arm.shoulder, arm.elbow, arm.wrist) < 137
        for course in shown.limbs.values():  # and never backwards
            pose = course.at(moment.place)
            assert not isinstance(pose, Angles) or pose.bend > -1e-9


@pytest.mark.parametrize("name", NAMES)
def test_contacts_are_reached_and_planted_feet_and_hands_do_not_slide(name: str):
    shown = figure(name)
    planted = 0
    for group in LIMBS:
        where: tuple[object, ...] | None = None
        for step in range(4 * MOMENTS + 1):
            place = min(step / (4 * MOMENTS), 0.9999) if shown.kind is MotionKind.CYCLE else step / (4 * MOMENTS)
            course = shown.limbs[group]
            contact = course.at(place)
            if isinstance(contact, Angles):
                where = None
                continue
            shape = body(shown, MotionPoint(place))
            back = shown.travel * place
            local = contact._replace(x=contact.x - back) if isinstance(contact, Planted) else contact
            assert dist(end(shape, group), target(local, group, shown.slope)) < 0.002, (group, place)
            i, j, _ = course.angles.span(place)
            a, b = course.contacts[i], course.contacts[j]
            if isinstance(a, Planted) and isinstance(b, Planted) and dist(a[:3], b[:3]) < 1e-9 and not b.lift:
                limb = getattr(shape, group.name.lower())
                foot = (limb.heel if contact.tilt < 0 else limb.ball) if group.leg else limb.wrist
                here = (i, contact.tilt < 0)
                spot = along(foot, (1.0, tan(radians(shown.slope)), 0.0), back)
                if where and where[0] == here:
                    assert dist(spot, where[1]) < 0.003, (group, place)
                    planted += 1
                else:
                    where = (here, spot)
    assert planted > MOMENTS or name in LYING_OR_SEEN_FROM_THE_FRONT, "something stands on the ground"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_under_the_ground(name: str):
    shown = figure(name)
    for moment in moments(shown, MOMENTS):
        for shape in flesh(body(shown, moment)).values():
            for hull in shape.root + shape.rest:
                for (x, y, _), radius in hull:
                    assert y - radius - x * tan(radians(shown.slope)) > -0.02


@pytest.mark.parametrize("name", HOLDS)
def test_a_hold_goes_in_and_stays_with_level_hips(name: str):
    shown = figure(name)
    hips = []
    for step in range(MOMENTS + 1):
        shape = body(shown, MotionPoint(0.5 + 0.5 * step / MOMENTS))  # from both feet to one
        assert abs(shape.left_leg.hip[1] - shape.right_leg.hip[1]) < 1e-9
        hips.append(shape.trunk.pelvis)
    if name != "bridge-hold":
        assert max(dist(hips[0], hip) for hip in hips) < 1e-9, "they neither drop nor rise as the other leg leaves"
    top = body(shown, MotionPoint(1.0))
    assert angle(top.right_leg.knee, top.right_leg.hip, top.trunk.chest) > 150, "the hip stands out sideways"
    knee, chest, hip = top.right_leg.knee, top.trunk.chest, top.trunk.pelvis
    in_line = angle((*knee[:2], 0.0), (*hip[:2], 0.0), (*chest[:2], 0.0))
    assert in_line > 179


def test_the_stretched_leg_of_the_hold_has_its_thigh_beside_the_other():
    top = body(figure("sl-bridge-hold"), MotionPoint(1.0))
    left, right = top.left_leg, top.right_leg
    assert dist(along(left.knee, left.hip, -1.0), along(right.knee, right.hip, -1.0)) < 0.01
    assert angle(left.hip, left.knee, left.ankle) > 179


@pytest.mark.parametrize("name", NAMES)
def test_a_cycle_closes(name: str):
    shown = figure(name)
    if shown.kind is not MotionKind.CYCLE:
        return
    first, last = body(shown, MotionPoint(0.0)), body(shown, MotionPoint(0.9999))
    for a, b in zip(first.right_leg[:6] + first.left_arm, last.right_leg[:6] + last.left_arm, strict=True):
        assert dist(a, b) < 0.01


@pytest.mark.parametrize("name", NAMES)
def test_the_catalogue_and_its_figures_agree(name: str):
    exercise, shown = load(None).exercises[name], figure(name)
    if exercise.measure is Measure.HOLD:
        assert shown.kind is MotionKind.HOLD
    elif exercise.tempo and shown.kind is not MotionKind.CYCLE:
        assert shown.kind is MotionKind.REP
    assert (exercise.sides == "alternating") <= shown.alternate
    assert 0 <= still(shown).place <= 1
    # What begins with its lowering is shown standing while one gets ready.
    if exercise.begins is TempoPart.LOWER and shown.kind is MotionKind.REP:
        assert (
            body(shown, start(shown, exercise.begins)).trunk.pelvis[1] > body(shown, MotionPoint(0.0)).trunk.pelvis[1]
        )


def test_the_clam_keeps_its_pelvis_and_its_feet():
    shown = figure("clam")
    shapes = [body(shown, moment) for moment in moments(shown, MOMENTS)]
    for shape in shapes:
        assert shape.trunk == shapes[0].trunk
        assert dist(shape.right_leg.ankle, shapes[0].right_leg.ankle) < 1e-6
    assert shapes[-1].right_leg.knee[1] > shapes[0].right_leg.knee[1] + 0.1, "the knee opens upwards"


def path(name: str, leg: str) -> list[tuple[float, float, float]]:
    """Where the knee and the ankle of a leg are, moment by moment."""
    shapes = [body(figure(name), MotionPoint(step / MOMENTS)) for step in range(MOMENTS)]
    return [joint for shape in shapes for joint in (getattr(shape, leg).knee, getattr(shape, leg).ankle)]


def way(places: list[tuple[float, float, float]]) -> float:
    """How far a leg's knee and ankle get."""
    return max(dist(a, b) for joint in (places[::2], places[1::2]) for a in joint for b in joint)


def peak(places: list[tuple[float, float, float]]) -> float:
    """How high the ankle gets."""
    return max(height for _, height, _ in places[1::2])


MEANINGS = {
    "the leg that moves": lambda right, left: way(left) < 1e-9 < 0.1 < way(right),
    "the leg that moves back": lambda right, left: way(left) < 0.01 and min(right)[0] < min(left)[0] - 0.1,
    "the upper leg": lambda right, left: right[0][1] > left[0][1] and way(left) < 1e-9 < 0.1 < way(right),
    "the lower leg": lambda right, left: right[0][1] < left[0][1] and way(left) < 1e-9 < 0.1 < way(right),
    "the leg that carries": lambda right, left: way(right[1::2] * 2) < 1e-9 < 0.05 < way(left[1::2] * 2),
    "the front leg": lambda right, left: right[1][0] > left[1][0] + 0.4 and way(right[1::2] * 2) < 1e-9,
    "the leg that steps in front": lambda right, left: (
        max(right[: MOMENTS // 2])[0] > max(left[: MOMENTS // 2])[0] + 0.2
    ),
    "the leg whose knee drives up": lambda right, left: max(y for _, y, _ in right[MOMENTS:]) > 0.45,
    "the leg that steps first": lambda right, left: peak(right[:MOMENTS]) > peak(left[:MOMENTS]) + 0.02,
    "the leg that swings up in front": lambda right, left: max(x for x, _, _ in right[MOMENTS:]) > 0.25,
    "the leg that steps out": lambda right, left: way(left[1::2] * 2) < 0.15 < 0.3 < way(right[1::2] * 2),
    "the leg on the step": lambda right, left: (
        way(right[1::2] * 2) < 1e-9 < 0.04 < way(left[1::2] * 2) and right[1][1] > 0.15
    ),
    "the lower side, with the arm that carries": lambda right, left: right[-2][1] < left[-2][1] - 0.05,
    "the leg that kneels: its hip stretches": lambda right, left: max(y for _, y, _ in right[::2]) < 0.06,
    "the crossed leg: its buttock stretches": lambda right, left: right[-2][2] > 0.1 > 0 > right[-1][2],
    "the leg you stand on": lambda right, left: right[MOMENTS // 2 + 1][1] < left[MOMENTS // 2 + 1][1] - 0.02,
}
"""What the figure's right leg does, and its left, where a side names such a leg: knee and ankle in turn."""


@pytest.mark.parametrize("name", [name for name in NAMES if load(None).exercises[name].side_means])
def test_the_side_that_works_in_the_figure_is_the_one_that_the_words_name(name: str):
    meaning = load(None).exercises[name].side_means
    assert meaning
    right, left = path(name, "right_leg"), path(name, "left_leg")
    assert MEANINGS[meaning.leg](right, left) and not MEANINGS[meaning.leg](left, right)
