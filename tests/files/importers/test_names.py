"""What people call rests, sides and exercises."""

from __future__ import annotations

import pytest

from glutetimer.files.importers.names import _SYNONYMS, exercise_of, is_rest, parted
from glutetimer.files.reading.names import plain
from glutetimer.library.catalogue import load

CATALOGUE = load(None).names


@pytest.mark.parametrize(
    "name",
    [
        *("Rest", "REST 1", "rest.", "Rest 30s", "(Pause 2)", "- break -"),
        *("Erholung", "récupération", "descanso", "休息", "Switch to right"),
    ],
)
def test_a_rest_by_its_name(name: str) -> None:
    assert is_rest(name)


@pytest.mark.parametrize("name", ["Restful clam", "Rest day", "", "30", "Breakdance", "Plank", "Waiter's walk"])
def test_no_rest(name: str) -> None:
    assert not is_rest(name)


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
    assert parted(name) == (stem, side)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("clam", "clam"),
        ("Clam Shells", "clam"),
        ("Glute bridges", "shoulder-bridge"),
        ("Active shoulder bridge", "shoulder-bridge"),
        ("Kniebeugen", "squat"),
        ("Squats!", "squat"),
        ("Single-leg bridge hold", "sl-bridge-hold"),
        ("Plank", None),
        ("Single-leg squat", None),
        ("", None),
    ],
)
def test_an_exercise_by_its_name(name: str, id: str | None) -> None:
    found = exercise_of(name, CATALOGUE)
    assert (found.id if found else None) == id


def test_every_synonym_is_of_the_catalogue_and_not_in_it_already() -> None:
    for id, names in _SYNONYMS.items():
        assert id in CATALOGUE.things
        for name in names.split("|"):
            assert CATALOGUE.find(name) is None or CATALOGUE.find(name) is CATALOGUE.things[id]
            found = exercise_of(name, CATALOGUE)
            assert found and found.id == id, name
            assert plain(name) == name, "written as it is looked up"
