"""Pictures: every figure in every room, mirrored for the left, dotted without colours."""

from dataclasses import replace
from itertools import pairwise

import pytest

from glutetimer.figure import bones
from glutetimer.figure.body import body
from glutetimer.figure.braille import Ink
from glutetimer.figure.camera import camera, corners
from glutetimer.figure.figure import MotionKind
from glutetimer.figure.flesh import flesh
from glutetimer.figure.motion import MotionPoint, moment, still
from glutetimer.figure.paint import paint
from glutetimer.figure.render import render
from glutetimer.training.exercise import Side, Tempo

from .sample import NAMES, dots, figure, inks, moments

SCOPES = [(35, 11), (44, 14), (85, 29), (85, 11), (38, 10), (36, 12), (50, 15), (100, 36), (26, 10), (118, 32)]
"""The places of look.md: stage, stage with the tempo path, alone, exercise page, preview."""


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_into_its_rooms_at_every_moment(name: str):
    shown = figure(name)
    cameras = [camera(shown, columns, rows) for columns, rows in SCOPES]
    # The movement is fitted by samples; these are others.
    for now in moments(shown, 53):
        spheres = [s for shape in flesh(body(shown, now)).values() for hull in shape.root + shape.rest for s in hull]
        for view in cameras:
            for place, radius in spheres:
                (x, y), r = view.dot(place), radius * view.scale
                assert x - r >= -0.5 and x + r <= view.width + 0.5
                assert y - r >= -0.5 and y + r <= view.height + 1.5, "toes may touch the ground's line"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("columns", "rows"), SCOPES)
def test_lines_are_as_wide_and_as_many_as_the_room(name: str, columns: int, rows: int):
    lines = render(figure(name), still(figure(name)), columns, rows)
    assert len(lines) == rows
    assert all(sum(len(text) for text, _ in line) == columns for line in lines)
    for line in lines:
        assert all(text and (text.isspace() if ink is Ink.BLANK else min(text) >= " ") for text, ink in line)
        assert all(a is not b for (_, a), (_, b) in pairwise(line)), "neighbours of an ink are one run"
    seen = {ink for row in inks(lines) for ink in row}
    assert {"body", "scene", "blank", "muscle"} <= seen


@pytest.mark.parametrize("name", NAMES)
def test_the_figure_uses_its_room(name: str):
    """It touches two opposite sides of its room, all of its movement together, or nearly."""
    shown = figure(name)
    pictures = [paint(shown, now, 35, 11) for now in moments(shown, 40)]
    rows = [0] * 44
    for picture in pictures:
        rows = [r | f | b | m for r, f, b, m in zip(rows, picture.far, picture.body, picture.muscle, strict=True)]
    used = [y for y, row in enumerate(rows) if row]
    columns = max(row.bit_length() for row in rows) - min((row & -row).bit_length() for row in rows if row)
    assert used[-1] - used[0] > 36 or columns > 60


@pytest.mark.parametrize("name", NAMES)
def test_left_is_the_mirrored_right(name: str):
    shown = figure(name)
    for now in (
        MotionPoint(0.0),
        MotionPoint(0.37),
        still(shown),
        MotionPoint(0.8, shown.alternate and shown.kind is MotionKind.REP),
    ):
        for mono in (False, True):
            right, left = (render(shown, now, 35, 11, side, mono=mono) for side in (Side.RIGHT, Side.LEFT))
            assert inks(left) == [row[::-1] for row in inks(right)]
            assert dots(left) == [row[::-1] for row in dots(right)]
    assert render(shown, still(shown), 35, 11, Side.ALTERNATING) == render(shown, still(shown), 35, 11, Side.RIGHT)


def test_left_and_right_differ():
    for name in NAMES:
        if name != "glute-squeeze":  # almost the same from both sides
            shown = figure(name)
            assert render(shown, still(shown), 35, 11, Side.LEFT) != render(shown, still(shown), 35, 11)


@pytest.mark.parametrize("name", NAMES)
def test_a_dot_has_one_ink_and_the_ground_stays(name: str):
    shown = figure(name)
    first = paint(shown, MotionPoint(0.0), 44, 14)
    for now in moments(shown, 10):
        picture = paint(shown, now, 44, 14)
        for far, near, lit in zip(picture.far, picture.body, picture.muscle, strict=True):
            assert not near & lit and not far & near and not far & lit
        if not shown.travel:
            assert picture.scene == first.scene


def test_a_moving_ground_runs_back_and_comes_round():
    skip = figure("a-skip")
    rows = [max(paint(skip, MotionPoint(place), 35, 11).scene) for place in (0.0, 0.05, 0.9999)]
    assert rows[0] != rows[1]
    assert (rows[0] ^ rows[2]).bit_count() <= 6, "no jump at the end of a turn"


def test_the_working_muscle_is_told_without_colours():
    clam = figure("clam")
    plain, dotted = (render(clam, MotionPoint(1.0), 35, 11, mono=mono) for mono in (False, True))
    lost = sum(sum(row) for row in dots(plain)) - sum(sum(row) for row in dots(dotted))
    lit = sum(row.bit_count() for row in paint(clam, MotionPoint(1.0), 35, 11).muscle)
    assert 0.4 * lit < lost < 0.6 * lit


def test_a_muscle_that_works_harder_is_larger():
    def lit(name: str, now: MotionPoint) -> int:
        return sum(row.bit_count() for row in paint(figure(name), now, 44, 14).muscle)

    for name in ("clam", "glute-squeeze", "fire-hydrant", "shoulder-bridge", "donkey-kick"):
        assert lit(name, MotionPoint(1.0)) > lit(name, MotionPoint(0.0))
    assert lit("glute-squeeze", MotionPoint(0.0)) == 0


def test_in_lunges_the_front_thigh_lights_up_whichever_it_is():
    lunge = figure("lunge-walk")
    for place in (0.25, 0.75):
        picture = paint(lunge, MotionPoint(place), 44, 14)
        middle = sum(1 << column for column in range(44))
        front = sum((row & ~middle).bit_count() for row in picture.muscle)
        assert front > 2 * sum((row & middle).bit_count() for row in picture.muscle)


def test_near_hides_far():
    bridge = figure("sl-bridge-hold")
    both, one = (sum(row.bit_count() for row in paint(bridge, MotionPoint(place), 44, 14).far) for place in (0.5, 1.0))
    assert both < 30 < one, "with both feet down, the far leg is behind the near one"


def test_pictures_come_back_with_every_repetition():
    clam, tempo = figure("clam"), Tempo(2, 1, 2, 0)
    render.cache_clear()
    for tenth in range(150):
        render(clam, moment(clam, tenth / 10, tempo), 35, 11)
    assert render.cache_info().misses <= 50


def test_no_room_shows_nothing_and_little_room_something():
    clam = figure("clam")
    assert render(clam, MotionPoint(0.0), 0, 5) == () == render(clam, MotionPoint(0.0), 5, 0)
    for columns in (1, 2, 5):
        for rows in (1, 3):
            lines = render(clam, MotionPoint(0.0), columns, rows)
            assert len(lines) == rows and all(sum(len(t) for t, _ in line) == columns for line in lines)


def test_a_band_is_drawn_between_the_legs_and_moves_with_them():
    walk = figure("monster-walk")
    without = replace(walk, props=())
    bands = []
    for place in (0.0, 0.3):
        whole, ground = (paint(shown, MotionPoint(place), 44, 14).scene for shown in (walk, without))
        bands.append([a & ~b for a, b in zip(whole, ground, strict=True)])
    assert all(any(band) for band in bands) and bands[0] != bands[1]


def test_a_wall_is_hatched_on_its_far_side():
    for name, behind in (("wall-sit", -1), ("sl-calf-raise", 1)):
        shown = figure(name)
        view = camera(shown, 44, 14)
        wall = view.dot(corners(shown.props[0])[0])[0]
        rows = paint(shown, MotionPoint(0.0), 44, 14).scene[:40]
        columns = [column for row in rows for column in range(view.width) if row >> column & 1]
        assert all((column - wall) * behind > -2 for column in columns)


def test_the_trunk_lights_up_alone():
    """Not the legs in front of it: a dead bug works the belly."""
    bug = figure("dead-bug")
    picture = paint(bug, MotionPoint(1.0), 85, 29)
    left, right = (camera(bug, 85, 29).dot((x, 0.0, 0.0))[0] for x in (0.0, bones.LUMBAR + bones.THORAX))
    columns = [column for row in picture.muscle for column in range(picture.width) if row >> column & 1]
    assert left < min(columns) and max(columns) < right


def test_what_bends_sideways_keeps_its_bones_and_its_upright_chest():
    low, high = (body(figure("hip-hike"), MotionPoint(place)).trunk for place in (0.0, 1.0))
    for trunk in (low, high):
        assert trunk.high.up == pytest.approx((0.0, 1.0, 0.0), abs=0.01)
    assert low.root(True, False)[1] < low.root(True, True)[1] - 0.03, "the free hip sinks"
    assert high.root(True, False)[1] > high.root(True, True)[1] + 0.03, "and comes up above level"
