"""Steps changed in the text of a workout: what is not touched stays, and the text is a workout at every moment."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.consequences import consequences, new_step, other_measure
from glutetimer.files.writing.editing import Spot, delete, insert, insert_block, move, put, put_all
from glutetimer.files.writing.fields import Sort, fields
from glutetimer.files.writing.pieces import take_apart
from glutetimer.library.catalogue import load
from glutetimer.library.draft import Draft, draft_of, with_name
from glutetimer.library.user_files import built_in
from glutetimer.settings.paths import Paths
from glutetimer.training.layout import lay_out
from glutetimer.training.workout import Workout

LIBRARY = load(None)
EXAMPLE = (Path(__file__).parents[3] / "assets" / "example.toml").read_text("utf-8")
NOWHERE = Paths(Path("nowhere"), Path("nowhere"))


def text_of(id: str) -> str:
    path = built_in("workouts", id)
    assert path
    return path.read_text("utf-8")


TEXTS = {id: text_of(id) for id in LIBRARY.workouts} | {"example": EXAMPLE}


def read(text: str) -> Workout:
    return read_workout(text.encode(), "x.toml", "x", LIBRARY.names)


def spots(workout: Workout) -> list[Spot]:
    return [Spot()] + [Spot(n, step) for n, part in enumerate(workout.parts) for step in range(-1, len(part.steps))]


@pytest.mark.parametrize("id", TEXTS)
def test_the_pieces_are_the_text_again(id: str) -> None:
    assert take_apart(TEXTS[id]).text == TEXTS[id]


def test_a_change_touches_its_own_line_alone() -> None:
    text = TEXTS["five-a-day"]
    new = put(text, Spot(1, 0), {"work": 45.0})
    assert new == text.replace("work = 40 # our choice", "work = 45 # our choice", 1)
    assert put(text, Spot(), {"ready": 15.0}) == text.replace("ready = 10", "ready = 15")
    assert put(text, Spot(1), {"rounds": 2}) == text.replace("ready = 10\n", "ready = 10\nrounds = 2\n")
    assert put(EXAMPLE, Spot(0, 0), {"work": 185.0}) == EXAMPLE.replace('work = "3:00"', 'work = "3:05"', 1)


def test_a_measure_takes_the_place_and_the_comment_of_the_other() -> None:
    new = put(TEXTS["five-a-day"], Spot(1, 0), {"reps": 10}, {"work": "reps"})
    assert "reps = 10 # our choice: 8 slow repetitions" in new
    assert read(new).steps[0].reps == 10


def test_what_is_no_time_is_not_written_as_one() -> None:
    text = "until = '4:00'\n[[step]]\nexercise = 'clam'\nwork = '1:30'\n"
    assert read(put(text, Spot(1), {"rounds": 2}, {"until": "rounds"})).rounds == 2
    assert read(put(text, Spot(1, 0), {"reps": 9}, {"work": "reps"})).steps[0].reps == 9
    assert read(put(text, Spot(1, 0), {"work": 45.5})).steps[0].work_s == 45.5


def test_a_step_is_put_in_after_another_between_blank_lines() -> None:
    text = 'name = "A"\n[[step]]\nexercise = "clam"\nwork = 40\n# about the clam\n\n# apart\n'
    new, spot = insert(text, Spot(1, 0), {"rest": 20})
    assert spot == Spot(1, 1)
    assert new == text.replace("clam\n\n", "clam\n\n[[step]]\nrest = 20\n\n")
    new, spot = insert(text, Spot(1, -1), {"rest": 20})
    assert spot == Spot(1, 0)
    assert new.startswith('name = "A"\n\n[[step]]\nrest = 20\n\n[[step]]\nexercise')


def test_comments_go_with_their_step_and_those_apart_stay() -> None:
    text = (
        "# of the file\n\n# of the clam\n[[step]]\nexercise = 'clam'\nwork = 4 # seconds\n# below\n\n# apart\n\n"
        "# of the squat\n[[step]]\nexercise = 'squat'\nwork = 5\n\n# the end\n"
    )
    moved, spot = move(text, Spot(1, 0), 1)
    assert spot == Spot(1, 1)
    order = [moved.index(each) for each in ("of the file", "of the squat", "apart", "of the clam", "below", "the end")]
    assert order == sorted(order)
    assert move(moved, spot, -1) == (text, Spot(1, 0))
    gone, _ = delete(text, Spot(1, 1))
    assert "of the squat" not in gone
    assert "# apart" in gone
    assert "# the end" in gone


def test_a_step_moves_through_warm_up_rounds_and_finish() -> None:
    text, spot = TEXTS["five-a-day"], Spot(1, 0)
    text, spot = move(text, spot, -1)
    assert (spot, [s.exercise for s in read(text).warmup]) == (Spot(0, 0), ["clam"])
    assert move(text, spot, -1) == (text, spot), "there is nothing before a warm-up"
    for _ in range(5):
        text, spot = move(text, spot, 1)
    assert (spot, [s.exercise for s in read(text).finish]) == (Spot(2, 0), ["clam"])
    assert "work = 40 # our choice: 8 slow" in text
    example, spot = move(EXAMPLE, Spot(1, 0), -1)
    assert spot == Spot(0, 1)
    assert [s.exercise or s.free for s in read(example).warmup] == ["Easy jog", "shoulder-bridge"]


def test_a_table_below_a_step_goes_with_it() -> None:
    text = "[[step]]\nexercise = 'burpee'\nwork = 9\n[step.instead]\nimpact = 'squat'\n\n[[step]]\nrest = 5\n"
    text += "\n[[step]]\nexercise='clam'\nwork=1\n"
    changed = put(text, Spot(1, 0), {"work": 10.0, "rest": 5.0})
    assert read(changed).steps[0].instead
    assert read(changed).steps[0].rest_s == 5
    new, _ = move(changed, Spot(1, 0), -1)
    assert read(new).warmup[0].instead == read(text).steps[0].instead


@pytest.mark.parametrize(
    "text",
    [
        "step = [{exercise = 'clam', work = 3}]\n",
        "[[step]]\nexercise = 'clam'\nwork = 3\ncue = '''\n\n# all in one'''\n",
    ],
)
def test_what_is_laid_out_otherwise_is_refused(text: str) -> None:
    read(text)
    with pytest.raises(GlutetimerError, match="laid out"):
        take_apart(text)


def test_steps_that_become_a_block_go_on_by_side() -> None:
    text = 'name = "X"\nrounds = 2\nsides = "each"\nfirst = "right"\nswitch = 12\n\n'
    text += '[[step]]\nexercise = "clam"\nwork = 20\n\n[[step]]\nexercise = "fire-hydrant"\nwork = 20\n'
    before = read(text).parts[1]
    more, _ = insert_block(text, Spot(1, 1), {"exercise": "squat", "work": 30})
    assert read(more).blocks[0] == before


def test_a_block_goes_with_its_steps() -> None:
    text, spot = delete(EXAMPLE, Spot(1))
    assert spot == Spot()
    assert [len(block.steps) for block in read(text).blocks] == [2, 2, 3]
    assert "superset" not in text
    assert "# A workout has steps, with" in text, "what stands apart stays"
    again, spot = insert(text, Spot(1), {"rest": 20})
    assert spot == Spot(1, 0)
    assert [step.is_rest for step in read(again).blocks[0].steps] == [True, False, False]


def test_the_day_that_the_weeks_begin_goes_with_the_last_amount_by_week() -> None:
    text = "begin = 2026-11-30 # a Monday\n\n[[step]]\nexercise = 'clam'\nreps = [8, 10]\n"
    text += "\n[[step]]\nexercise = 'squat'\nreps = [5, 6]\n"
    draft = Draft(LIBRARY, Path("mine.toml"), text)
    draft.change(lambda text: (put(text, Spot(1, 0), {"work": 40}, {"reps": "work"}), Spot(1, 0)), Spot(1, 0))
    assert "begin = 2026-11-30 # a Monday\n" in draft.text, "the squat goes by week"
    for last in (lambda text: (put(text, Spot(1, 1), {"reps": 5}), Spot(1, 1)), lambda text: delete(text, Spot(1, 1))):
        assert draft.change(last, Spot(1, 1)) is not None
        assert (draft.workout.begin, draft.workout.weeks) == (None, 1)
        assert "begin" not in draft.text
        draft.undo(Spot())
        assert (draft.workout.begin, draft.workout.weeks) == (date(2026, 11, 30), 2)


def comments(text: str) -> list[str]:
    return re.findall(r"#.*", text)


def edit(draft: Draft, kind: str, at: Spot, draw: st.DrawFn) -> None:
    """One edit of a kind; some are refused."""
    match kind:
        case "field" if own := fields(draft.workout, at, draft.exercises):
            field = draw(st.sampled_from(own))
            text = "2-1-2" if field.key == "tempo" else "Ribs # down"
            value = text if field.sort is Sort.TEXT else field.stepped(draw(st.sampled_from([-1, 1])))
            changes = consequences(draft.workout, at, field.key, value, draft.exercises)
            draft.change(lambda text: (put_all(text, changes), at), at)
        case "measure":
            other, renamed = other_measure(draft.workout, at, draft.exercises)
            if other:
                draft.change(lambda text: (put(text, at, other, renamed), at), at)
        case "add":
            parts = draft.workout.parts
            part = parts[at.part] if at.part >= 0 else next(part for part in parts if part.steps)
            keys = new_step(draw(st.sampled_from(list(LIBRARY.exercises.values()))), part.by_side)
            draft.change(lambda text: insert(text, at, keys), at)
        case "rest":
            draft.change(lambda text: insert(text, at, {"rest": 30}), at)
        case "delete" if at.step >= 0:
            draft.change(lambda text: delete(text, at), at)
        case "move" if at.step >= 0:
            by = draw(st.sampled_from([-1, 1]))
            draft.change(lambda text: move(text, at, by), at)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, Draft, list[tuple[str, Any]]]:
    """A built-in workout, or the example, after some edits; each with the text it was made from."""
    text = TEXTS[draw(st.sampled_from(sorted(TEXTS)))]
    draft = Draft(LIBRARY, Path("mine.toml"), text)
    done = []
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.sampled_from(spots(draft.workout)))
        before, kind = draft.text, draw(st.sampled_from(["field", "field", "measure", "add", "rest", "delete", "move"]))
        try:
            edit(draft, kind, at, draw)
        except GlutetimerError as refusal:
            assert "laid out" not in str(refusal)
            assert draft.text == before, "what is refused changes nothing"
            assert kind in ("delete", "move"), f"{kind}: {refusal}"
        if draft.text != before:
            done.append((before, kind))
    return text, draft, done


@settings(max_examples=150, deadline=None)
@given(edited())
def test_whatever_is_done_the_text_says_what_is_shown(made: tuple[str, Draft, list[tuple[str, Any]]]) -> None:
    text, draft, done = made
    found = read_workout(draft.text.encode(), "mine.toml", "mine", LIBRARY.names)
    assert found == draft.workout
    assert lay_out(found, LIBRARY.exercises).phases == lay_out(draft.workout, LIBRARY.exercises).phases
    assert take_apart(draft.text).text == draft.text
    if not any(kind in ("delete", "field", "measure") for _, kind in done):
        assert sorted(comments(draft.text)) == sorted(comments(text)), "no comment is lost"
    if not any(kind == "delete" for _, kind in done):
        full = [each for each in text.splitlines() if each.startswith("#")]
        assert [each for each in full if each not in draft.text.splitlines()] == []
    shown = draft.text
    for before, _ in reversed(done):
        assert draft.undo(Spot()) is not None
        assert draft.text == before
    assert draft.text == text
    for _ in done:
        draft.redo(Spot())
    assert draft.text == shown


def test_a_name_is_changed_beside_its_comment() -> None:
    text = with_name(TEXTS["run-stronger"], "Legs")
    assert read(text).name == "Legs"
    assert read(text).short == "LEGS"
    assert read(with_name("[[step]]\nexercise='clam'\nwork=3\n", "Legs \U0001f9b5")).name == "Legs \U0001f9b5"


def test_a_built_in_workout_is_opened_as_a_copy(tmp_path: Path) -> None:
    paths = Paths(tmp_path, tmp_path)
    draft = draft_of(paths, LIBRARY, LIBRARY.workouts["five-a-day"])
    assert draft.copied
    assert not draft.is_touched
    draft.save()
    assert draft.path.read_text("utf-8") == TEXTS["five-a-day"]


def test_a_file_changed_meanwhile_is_left_alone_and_line_ends_stay(tmp_path: Path) -> None:
    paths = Paths(tmp_path, tmp_path)
    path = tmp_path / "workouts" / "mine.toml"
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf# first\r\n[[step]]\r\nexercise = 'clam'\r\nwork = 40 # s\r\n")
    library = load(tmp_path)
    draft = draft_of(paths, library, library.workouts["mine"])
    draft.change(lambda text: (put(text, Spot(1, 0), {"work": 45.0}), Spot()), Spot())
    draft.save()
    assert path.read_bytes() == b"\xef\xbb\xbf# first\r\n[[step]]\r\nexercise = 'clam'\r\nwork = 45 # s\r\n"
    draft.change(lambda text: (put(text, Spot(1, 0), {"work": 50.0}), Spot()), Spot())
    draft.save()
    path.write_text("# mine\n" + path.read_text("utf-8-sig"), "utf-8")
    draft.change(lambda text: (put(text, Spot(1, 0), {"work": 55.0}), Spot()), Spot())
    with pytest.raises(GlutetimerError, match="meanwhile"):
        draft.save()
    assert path.read_text("utf-8").startswith("# mine\n")
    assert not draft.is_saved
    path.write_text("[[step]]\nexercise = 'clamm'\n", "utf-8")
    with pytest.raises(GlutetimerError, match="did you mean 'clam'"):
        draft_of(paths, library, library.workouts["mine"])


@pytest.mark.parametrize(
    "left", [b"[[step", b"step = 3\n", b"begin = 2026-11-30\n[[step]]\nrest = 4\n", b"\xff", b"", b"a = 1\na = 2\n"]
)
def test_an_edit_that_waits_and_is_no_workout_is_left_where_it_is(tmp_path: Path, left: bytes) -> None:
    mine = tmp_path / "workouts" / "mine.toml"
    mine.parent.mkdir()
    mine.write_text("begin = 2026-11-30\n[[step]]\nexercise = 'clam'\nreps = [8, 10]\n", "utf-8")
    library = load(tmp_path)
    draft_of(Paths(tmp_path, tmp_path), library, library.workouts["mine"]).aside.write_bytes(left)
    draft = draft_of(Paths(tmp_path, tmp_path), library, library.workouts["mine"])
    assert (draft.text, draft.resumed) == (mine.read_text("utf-8"), False)
    assert draft.aside.read_bytes() == left
