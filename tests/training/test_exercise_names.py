"""One list of names: whatever way an exercise is written, every reader knows it by what its file says."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.library.catalogue import load
from glutetimer.training.exercise_names import part_side, spell_exercise_name

LIBRARY = load(None)
NAMES = LIBRARY.names


def found(name: str) -> str | None:
    exercise = NAMES.find(name)
    return exercise.id if exercise else None


@pytest.mark.parametrize(
    ("name", "stem", "side"),
    [
        ("Clam left", "Clam", "left"),
        ("Clam (L)", "Clam", "left"),
        ("Left clam", "clam", "left"),
        ("Clam - right side", "Clam", "right"),
        ("Clam on the left leg", "Clam", "left"),
        ("Linke Seite: Clam", "Clam", "left"),
        ("Clam droite", "Clam", "right"),
        ("Clam, left/right", "Clam", None),
        ("Right", "Right", None),
        ("R", "R", None),
        ("Bright clam", "Bright clam", None),
        ("", "", None),
    ],
)
def test_a_side_by_its_name(name: str, stem: str, side: str | None) -> None:
    assert part_side(name) == (stem, side)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        # As twelve printed routines call what the catalogue has.
        ("Clams", "clam"),
        ("Clamshells", "clam"),
        ("Clam shell", "clam"),
        ("Donkey kicks", "donkey-kick"),
        ("Fire hydrant", "fire-hydrant"),
        ("Double leg bridge", "shoulder-bridge"),
        ("Bridging", "shoulder-bridge"),
        ("Gluteal sets", "glute-squeeze"),
        ("Banded squat", "squat"),
        # In any case, with a plural, a hyphen, a filler or an accent too many or too few.
        ("CLAM-SHELLS", "clam"),
        ("the clam exercise", "clam"),
        ("Clams (each side)", "clam"),
        ("Clam with a band", "clam"),
        ("Clams w/ band", "clam"),
        ("Clam/squat", None),
        ("Squats!", "squat"),
        ("Kniebeugen", "squat"),
        ("SLB", "sl-bridge-hold"),
        ("SL bridge hold", "sl-bridge-hold"),
        ("One-legged bridge holds", "sl-bridge-hold"),
        ("single leg glute bridge hold", "sl-bridge-hold"),
        ("Puente de gluteos", "shoulder-bridge"),
        ("2-leg bridge", "shoulder-bridge"),
        ("Kickbacks", "kick-back"),
        ("Body weight squats", "squat"),
        ("A-Skips", "a-skip"),
        ("hill repeats", "hill-run"),
        # And what is another exercise is not taken for one of these.
        ("Plank clam squat", None),
        ("Seated fire hydrant", None),
        ("Side", None),
        ("Skip", None),
        ("Band", None),
        ("!", None),
        ("", None),
    ],
)
def test_an_exercise_by_what_people_call_it(name: str, id: str | None) -> None:
    assert found(name) == id


EVERY = [(each.id, name) for each in LIBRARY.exercises.values() for name in (each.id, each.name, *each.aliases)]


@pytest.mark.parametrize(("id", "name"), EVERY)
def test_every_name_of_the_catalogue_is_known_in_every_spelling(id: str, name: str) -> None:
    many = name if name.endswith("s") else f"{name}s"
    for spelling in (name, name.upper(), many, name.replace("-", " "), name.replace(" ", "-"), f"The {name} exercise"):
        assert found(spelling) == id, spelling


def test_no_name_of_the_catalogue_is_lost_to_another_exercise() -> None:
    spelled: dict[str, str] = {}
    for id, name in EVERY:
        assert spelled.setdefault(spell_exercise_name(name), id) == id, name


@given(
    st.sampled_from(EVERY),
    st.lists(st.booleans(), min_size=60, max_size=60),
    st.sampled_from([" ", "-", "_", "  ", ", "]),
)
def test_neither_case_nor_gaps_matter(known: tuple[str, str], upper: list[bool], gap: str) -> None:
    id, name = known
    written = "".join(sign.upper() if high else sign.lower() for sign, high in zip(name, upper, strict=False))
    assert found(gap.join(written.replace("-", " ").split())) == id


@given(st.text(max_size=40))
def test_any_text_at_all_has_a_spelling_that_is_a_word(name: str) -> None:
    spelled = spell_exercise_name(name)
    assert not any(sign.isspace() or sign in string.punctuation for sign in spelled)
    stem, side = part_side(name)
    assert side is not None or stem == name or len(stem) < len(name)
