"""Feeel's exports: one workout in a .feeel file, several in a zip of them.

The field map is that of the app's models (EnjoyingFOSS/feeel, lib/models/feeel_workout_json.dart, full_workout.dart and
lib/db/database.g.dart; AGPL, the maps alone are used): {feeelMetadataVersion, exerciseDbImport, fullWorkout: {workout,
workoutExercises}}. An exercise is a number of wger's catalogue and has no name in the file; its own duration, or
that of the workout; its break comes before it, and none before the first. A side is an exercise of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from glutetimer.files.importers.fields import JsonFields
from glutetimer.files.importers.tree import ImportedWorkout, Node, Stretch, rest

NAME = "Feeel"

LARGEST_ID = 10**9

_NAMES = {
    -7: "Chair dips",
    167: "Abdominal crunches",
    265: "Glute bridge",
    294: "Hip thrust",
    320: "Jumping jacks",
    377: "Leg raises",
    454: "Pike push-ups",
    456: "Pistol squats, left",
    458: "Forearm plank",
    475: "Pull-ups",
    482: "Push-ups",
    570: "Shoulder shrugs",
    580: "Side plank, left",
    615: "Squats",
    616: "Squat thrusts",
    632: "Sumo squat",
    702: "Calf raises, left",
    718: "Wall sit",
    981: "Step-ups",
    983: "High knees",
    984: "Lunges",
    985: "Push-up rotations",
    986: "Side split squats, left",
    987: "Side split squats, right",
    988: "Bulgarian split squats, left",
    989: "Bulgarian split squats, right",
    990: "Kneeling kickbacks",
    991: "Split squats, left",
    992: "Split squats, right",
    993: "Jump rope",
    994: "Arm circles, forward",
    995: "Arm circles, backward",
    996: "Mountain climbers",
    997: "Four-count burpees",
    998: "Burpees without push-up",
    999: "Reverse lunges",
    1000: "Floor dips",
    1001: "High plank",
    1002: "Child's pose",
    1003: "Kettlebell deadlift",
    1004: "Shoulder rotations, forward",
    1005: "Shoulder rotations, backward",
    1006: "Chin tucks",
    1007: "Head turns",
    1008: "Lateral neck stretch, left",
    1009: "Lateral neck stretch, right",
    1010: "Back neck stretch",
    1011: "Front neck stretch",
    1012: "Alternating biceps curls",
    1013: "Levator scapulae stretch, left",
    1014: "Levator scapulae stretch, right",
    1015: "Neck circles, clockwise",
    1016: "Neck circles, counterclockwise",
    1017: "Neck half circles",
    1018: "Head tilts",
    1019: "Side plank, right",
    1020: "Pistol squats, right",
    1021: "Calf raises, right",
}
"""Numbers that the app comes with (its lib/db/bundled_exercises.dart), and two of wger's; others keep their number."""


def recognises(document: object) -> bool:
    return isinstance(document, dict) and "feeelMetadataVersion" in document


def read(document: object) -> Iterator[ImportedWorkout]:
    full = JsonFields(document, "").inside("fullWorkout")
    workout = full.inside("workout")
    usual_s, usual_break_s = workout.seconds("exerciseDuration", 30), workout.seconds("breakDuration", 0)
    notes: list[str] = []
    nodes: list[Node] = []
    for each in sorted(full.objects("workoutExercises"), key=lambda each: each.whole("orderPosition", 0, 10**6, 0)):
        if nodes:
            nodes.append(rest(each.seconds("breakDuration", usual_break_s)))
        number = each.whole("exercise", -LARGEST_ID, LARGEST_ID)
        if number not in _NAMES:
            notes.append(f"exercise {number} of wger has no name in the file")
        nodes.append(Stretch(_NAMES.get(number, f"Exercise {number}"), each.seconds("exerciseDuration", usual_s)))
    ready_s = workout.seconds("countdownDuration", 0) if "countdownDuration" in workout else None
    yield ImportedWorkout(
        workout.text("title", "Workout"), NAME, tuple(nodes), ready_s=ready_s, notes=list(dict.fromkeys(notes))
    )
