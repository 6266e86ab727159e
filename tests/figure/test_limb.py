from math import dist, hypot

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.figure.limb import ARM_BONES, LEG_BONES, Angles, directions, missed, reach, tipped
from glutetimer.figure.vectors import along, dot

DEGREES = st.floats(-170, 170)
LEG = st.booleans()


def end(angles: Angles, leg: bool):
    upper, lower, _ = directions(angles, leg)
    bones = LEG_BONES if leg else ARM_BONES
    return along(along((0.0, 0.0, 0.0), upper, bones[0]), lower, bones[1])


@given(st.builds(Angles, DEGREES, DEGREES, DEGREES, st.floats(0, 170), DEGREES), LEG)
def test_directions_are_unit_vectors_and_the_bend_is_between_them(angles, leg):
    made = directions(angles, leg)
    for direction in made:
        assert abs(hypot(*direction) - 1) < 1e-9
    # The angle between the bones is the bend, whatever the rest.
    plain = directions(Angles(bend=angles.bend), leg)
    assert abs(dot(made.upper, made.lower) - dot(plain.upper, plain.lower)) < 1e-9


@given(st.tuples(*[st.floats(-0.6, 0.6)] * 3), st.floats(-60, 60), LEG)
def test_reach_puts_the_end_on_the_target_or_stretches_towards_it(target, turn, leg):
    angles = reach(target, turn, leg)
    assert 0 <= angles.bend <= 180 and angles.turn == turn
    arrived = end(angles, leg)
    by, distance = missed(target, leg), hypot(*target)
    if by == 0 and distance > 0.25 and abs(target[2]) < 0.3 * distance:  # not folded, not straight out
        assert dist(arrived, target) < 1e-4
    if distance > sum(LEG_BONES if leg else ARM_BONES) + 1e-3:
        assert by > 0 and angles.bend < 1
        assert abs(hypot(*arrived) - sum(LEG_BONES if leg else ARM_BONES)) < 1e-4


def test_the_plain_limb_hangs_and_its_joints_fold_the_right_way():
    assert dist(end(Angles(), True), (0, -sum(LEG_BONES), 0)) < 1e-12
    assert end(Angles(flex=90), True)[0] > 0.4, "forwards"
    assert end(Angles(out=90), False)[2] > 0.3, "outwards"
    assert end(Angles(bend=90), True)[0] < -0.2, "a knee folds backwards"
    assert end(Angles(bend=90), False)[0] > 0.1, "an elbow folds forwards"
    assert dist(directions(Angles(), True).end, (1, 0, 0)) < 1e-12, "a foot is square to the shin"
    assert directions(Angles(tip=30), True).end[1] > 0.4, "toes up"
    assert directions(Angles(tip=30), False).end[0] > 0.4, "fingers forward"


@given(st.builds(Angles, DEGREES, st.just(0.0), st.just(0.0), st.floats(0, 150)), st.floats(-3, 3), LEG)
def test_a_tip_is_turned_to_where_it_should_point(angles, up, leg):
    wanted = (1 / hypot(1, up), up / hypot(1, up), 0.0)
    assert dist(directions(tipped(angles, leg, wanted), leg).end, wanted) < 1e-9
