"""Files as the peers export them. Written by hand from their field maps (see each module): none is a real export."""

from __future__ import annotations

import io
import json
import zipfile

JAWT = {
    "title": "Morning",
    "sets": [
        {
            "repetitions": 1,
            "id": "7f2f2c52-0000-4000-8000-000000000001",
            "exercises": [{"name": "Easy jog", "id": "a", "duration": 60}],
        },
        {
            "repetitions": 3,
            "id": "7f2f2c52-0000-4000-8000-000000000002",
            "exercises": [
                {"name": "Clam left", "id": "b", "duration": 40},
                {"name": "Switch", "id": "c", "duration": 5},
                {"name": "Clam right", "id": "d", "duration": 40},
                {"name": "Rest", "id": "e", "duration": 15},
                {"name": "Squats", "id": "f", "duration": 30},
                {"name": "Rest", "id": "g", "duration": 15},
            ],
        },
        {
            "repetitions": 2,
            "id": "7f2f2c52-0000-4000-8000-000000000003",
            "exercises": [
                {"name": "Jumping jacks", "id": "h", "duration": 30},
                {"name": "Pause", "id": "i", "duration": 10},
            ],
        },
    ],
    "version": 2,
    "position": 0,
}

TIMER_MACHINE = {
    "folders": [{"id": 1, "name": "Default"}],
    "timers": [
        {
            "id": 1,
            "name": "Bridges",
            "loop": 1,
            "startStep": {"label": "Get ready", "length": 10_000, "behaviour": [], "type": "START"},
            "steps": [
                {"label": "Glute bridge", "length": 30_500, "behaviour": [{"type": "BEEP"}], "type": "NORMAL"},
                {
                    "step_type": "group",
                    "name": "Sides",
                    "loop": 2,
                    "steps": [
                        {"step_type": "step", "label": "Fire hydrant L", "length": 20_000, "type": "NORMAL"},
                        {"step_type": "step", "label": "Fire hydrant R", "length": 20_000, "type": "NORMAL"},
                        {"step_type": "step", "label": "Rest", "length": 10_000, "type": "NORMAL"},
                    ],
                },
            ],
            "endStep": {"label": "Stretch", "length": 60_000, "type": "END"},
            "more": {},
        }
    ],
    "timerStamps": [],
    "schedulers": [],
}

OPENHIIT = [
    {
        "id": "x",
        "name": "Tabata",
        "activeIntervals": 3,
        "restarts": 1,
        "activities": ["Squats", "A skip"],
        "color": 4280391411,
        "timeSettings": {
            "workTime": 20,
            "restTime": 10,
            "breakTime": 60,
            "warmupTime": 120,
            "cooldownTime": 0,
            "getReadyTime": 5,
        },
        "soundSettings": {"workSound": "short-whistle"},
    }
]


def _rest(seconds: str) -> dict[str, str]:
    return {"minRest": seconds, "maxRest": seconds, "failureRest": seconds}


LIFTLOG = {
    "version": 3,
    "name": "Runner",
    "lastEdited": "2026-07-12",
    "sessions": [
        {
            "version": 6,
            "name": "Tuesday",
            "notes": "",
            "exercises": [
                {
                    "type": "WeightedExerciseBlueprint",
                    "name": "Clams",
                    "plannedSets": [{"reps": {"min": 10, "max": 12}}] * 2 + [{"reps": {"min": 8, "max": 8}}],
                    "restBetweenSets": _rest("PT45S"),
                    "supersetWithNext": False,
                    "notes": "",
                    "link": "",
                    "resistance": "none",
                    "progression": [],
                },
                {
                    "type": "WeightedExerciseBlueprint",
                    "name": "Air squat",
                    "plannedSets": [{"reps": {"min": 10, "max": 10}}] * 3,
                    "restBetweenSets": _rest("PT0S"),
                    "supersetWithNext": True,
                    "notes": "slow",
                    "link": "",
                },
                {
                    "type": "WeightedExerciseBlueprint",
                    "name": "Bench press",
                    "plannedSets": [{"reps": {"min": 5, "max": 5}}] * 3,
                    "restBetweenSets": _rest("PT1M30S"),
                    "supersetWithNext": False,
                    "notes": "",
                    "link": "",
                },
                {
                    "type": "CardioExerciseBlueprint",
                    "name": "Running",
                    "sets": [
                        {"target": {"type": "time", "value": "PT90S"}, "restBetweenSets": _rest("PT30S")},
                        {"target": {"type": "time", "value": "PT90S"}, "restBetweenSets": _rest("PT30S")},
                        {"target": {"type": "distance", "value": {"value": "5", "unit": "kilometre"}}},
                    ],
                    "notes": "",
                    "link": "",
                },
            ],
        }
    ],
}

FEEEL = {
    "feeelMetadataVersion": 300,
    "exerciseDbImport": "2023-05-01T00:00:00.000Z",
    "fullWorkout": {
        "workout": {
            "id": 3,
            "type": 0,
            "title": "Legs",
            "category": 1,
            "countdownDuration": 5,
            "exerciseDuration": 30,
            "breakDuration": 10,
        },
        "workoutExercises": [
            {"workoutId": 3, "orderPosition": 1, "exercise": 992, "exerciseDuration": None, "breakDuration": None},
            {"workoutId": 3, "orderPosition": 0, "exercise": 991, "exerciseDuration": None, "breakDuration": 99},
            {"workoutId": 3, "orderPosition": 2, "exercise": 615, "exerciseDuration": 45, "breakDuration": 20},
            {"workoutId": 3, "orderPosition": 3, "exercise": 4711, "exerciseDuration": None, "breakDuration": None},
        ],
    },
}

ALL = {"jawt": JAWT, "timer": TIMER_MACHINE, "openhiit": OPENHIIT, "liftlog": LIFTLOG, "feeel": FEEEL}


def written(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def zipped(**files: bytes) -> bytes:
    """A zip of these, as Feeel exports several."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()
