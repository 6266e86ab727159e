"""What one line of a printed sheet says."""

from __future__ import annotations

import pytest

from glutetimer.files.importers.sheet.line import read_line
from glutetimer.files.importers.sheet.phrases import Line

EACH = {"sides": "each"}


@pytest.mark.parametrize(
    ("text", "name", "keys"),
    [
        ("Clamshell 3x12 (each side), rest for 30 seconds", "Clamshell", {"sets": 3, "reps": 12, "rest": 30} | EACH),
        ("Side plank 2 x 30 s each side", "Side plank", {"sets": 2, "work": 30} | EACH),
        (
            "Single leg bridge - hold 5 sec, 10-15 reps, 3 sets",
            "Single leg bridge",
            {"reps": "10-15", "sets": 3, "cue": "Hold each 5 s"},
        ),
        ("Plank to failure", "Plank", {"hold": "target"}),
        ("Fire hydrants x 10/side", "Fire hydrants", {"reps": 10} | EACH),
        ("Donkey kicks 10L/10R", "Donkey kicks", {"reps": 10} | EACH),
        ("Walking lunges 20 m x 2", "Walking lunges", {"distance": "20 m", "sets": 2}),
        ("Step ups (onto a chair) 10", "Step ups (onto a chair)", {"reps": 10}),
        ("Do 2 sets of each exercise, 10-12 reps", "", {"sets": 2, "reps": "10-12"}),
        ("3 × 10 side-lying leg raise", "side-lying leg raise", {"sets": 3, "reps": 10}),
        ("• Squats: 20 reps x 3", "Squats", {"sets": 3, "reps": 20}),
        ("2) Squats, three sets of ten", "Squats", {"sets": 3, "reps": 10}),
        ("Monster walk, 10 steps each way x 5", "Monster walk", {"steps": 10, "sets": 5} | EACH),
        (
            "Monster walk with a green band 2 sets of 10 m",
            "Monster walk",
            {"sets": 2, "distance": "10 m", "load": "green band"},
        ),
        ("Step-ups 3 x 12 with 8 kg", "Step-ups", {"sets": 3, "reps": 12, "load": "8 kg"}),
        ("Wall slides, pause 5 s, 10 times", "Wall slides", {"reps": 10, "cue": "Hold each 5 s"}),
        ("Hip abduction, hold 5 s, relax 2 s, 8 repetitions", "Hip abduction", {"reps": 8, "tempo": "0-5-0-2"}),
        ("Hip flexor stretch 30 s, 4 times a side", "Hip flexor stretch", {"work": 30, "sets": 4} | EACH),
        ("Foam roll 1 min 30 s", "Foam roll", {"work": 90}),
        ("Foam roll 1:30", "Foam roll", {"work": 90}),
        ("Warm up 5-10 minutes", "Warm up", {"work": "300-600"}),
        (
            'Copenhagen plank 3 × 20–30 sec/side; 45" rest',
            "Copenhagen plank",
            {"sets": 3, "work": "20-30", "rest": 45} | EACH,
        ),
        ("Squats 2-3 sets of 12, rest as needed between sets", "Squats", {"sets": "2-3", "reps": 12, "rest": "open"}),
        ("Clams 8 a side, no rest", "Clams", {"reps": 8, "rest": 0} | EACH),
        ("Lunges 10 alternating, at your own pace", "Lunges", {"reps": 10, "sides": "alternating", "pace": "own"}),
        (
            "Clams 2 x 10, tempo 2-1-3, weaker side first",
            "Clams",
            {"sets": 2, "reps": 10, "tempo": "2-1-3", "first": "weaker"},
        ),
        ("Pigeon pose 5 breaths each side", "Pigeon pose", {"breaths": 5} | EACH),
        ("Clams: as many as you can", "Clams", {"reps": "max"}),
        ("Clams 3 x 12 e/s", "Clams", {"sets": 3, "reps": 12} | EACH),
        ("Hold 30s ea: hip flexor stretch", "hip flexor stretch", {"work": 30} | EACH),
        ("Hip flexor stretch hold 30s ea. x2", "Hip flexor stretch", {"work": 30, "sets": 2} | EACH),
        ("Step ups 3x8e", "Step ups", {"sets": 3, "reps": 8} | EACH),
        ("Step ups 10 e/l", "Step ups", {"reps": 10} | EACH),
        ("Step ups 3x8/8", "Step ups", {"sets": 3, "reps": 8} | EACH),
        ("Step up 10 R", "Step up", {"reps": 10, "sides": "right"}),
        ("Sidesteps 2x10m ea", "Sidesteps", {"sets": 2, "distance": "10 m"} | EACH),
        ("B2. Copenhagen plank 3 x :20 ea", "Copenhagen plank", {"sets": 3, "work": 20} | EACH),
        ("SL bridge hold 5x20s p/s, 30s Pause", "SL bridge hold", {"sets": 5, "work": 20, "rest": 30} | EACH),
        ("Plank 30s on / 15s off x 4", "Plank", {"work": 30, "rest": 15, "sets": 4}),
        ("Plank 3 x 1 min, 30s off", "Plank", {"sets": 3, "work": 60, "rest": 30}),
        ("Clams 3x12 w/ red TheraBand", "Clams", {"sets": 3, "reps": 12, "load": "red TheraBand"}),
        ("Beckenheben 2 Sätze à 15 Wdh.", "Beckenheben", {"sets": 2, "reps": 15}),
        ("Beckenheben 2x15, 3 Sek. halten", "Beckenheben", {"sets": 2, "reps": 15, "cue": "Hold each 3 s"}),
        ("Clam 3 mal 12 je Seite, Pause 1 Min.", "Clam", {"sets": 3, "reps": 12, "rest": 60} | EACH),
        ("Clam 3x12 je, Pause 30 s", "Clam", {"sets": 3, "reps": 12, "rest": 30} | EACH),
        ("Dead bug 3x8 per s.", "Dead bug", {"sets": 3, "reps": 8} | EACH),
        ("Clam 3x12 li/re", "Clam", {"sets": 3, "reps": 12} | EACH),
        ('"Rest 3 x 10, twice" 30 s', "Rest 3 x 10, twice", {"work": 30}),
    ],
)
def test_a_step(text: str, name: str, keys: dict[str, object]) -> None:
    line = read_line(text)
    assert (line.name, {key: value for key, value in line.keys.items() if key != "bare"}) == (name, keys)
    assert not line.left


@pytest.mark.parametrize(
    ("text", "group", "keys"),
    [
        ("Repeat 3 times. Rest 60 sec between sets", {"rounds": 3, "repeat": True, "between": "sets"}, {"rest": 60}),
        ("Repeat the circuit twice, 2 min rest between rounds", {"rounds": 2, "repeat": True, "round-rest": 120}, {}),
        ("3 rounds of 10, rest as needed between rounds", {"rounds": 3, "round-rest": "open"}, {"reps": 10}),
        ("All on one side, then the other", {"sides": "each"}, {}),
        ("Rest 15 s between exercises", {"rest": 15}, {}),
        ("rest 60s btw supersets", {"round-rest": 60}, {}),
        ("2 rds", {"rounds": 2}, {}),
    ],
)
def test_what_is_said_of_several(text: str, group: dict[str, object], keys: dict[str, object]) -> None:
    line = read_line(text)
    assert not line.name
    assert (line.group, {key: value for key, value in line.keys.items() if key != "bare"}) == (group, keys)


@pytest.mark.parametrize("text", ["", " ", "-", "1.", "•", '"', "x", "3", "3 x", "()", "\ue000\ue001", "hold", "rest"])
def test_next_to_nothing_is_no_mistake(text: str) -> None:
    assert isinstance(read_line(text), Line)


def test_words_that_nobody_takes_are_left() -> None:
    assert read_line("Clams 3 x 12, heels together").left == ["heels together"]
    assert read_line("Do this 3 times a week").frequency == "3 times a week"
