"""What FIT calls the exercises of the catalogue: a category, and a name within it, of Garmin's profile 21.218."""

from __future__ import annotations

UNKNOWN = 65_534
"""The category of what FIT has no word for."""

CALF_RAISE, CORE, DEADLIFT, HIP_RAISE, HIP_STABILITY, LEG_RAISE, LUNGE, PLANK = 1, 5, 8, 10, 11, 16, 17, 19
SQUAT, TOTAL_BODY, WARM_UP, RUN = 28, 29, 31, 32

FIT_EXERCISES: dict[str, tuple[int, int | None]] = {
    "activation-check": (HIP_STABILITY, 30),  # standing rear leg raise
    "bear-crawl": (PLANK, 4),
    "bird-dog": (CORE, 48),  # arm and leg extension on knees
    "bridge-hold": (HIP_RAISE, 11),
    "bridge-march": (HIP_RAISE, 24),
    "burpee": (TOTAL_BODY, 0),
    "clam": (HIP_RAISE, 44),
    "dead-bug": (HIP_STABILITY, 1),
    "donkey-kick": (HIP_STABILITY, 17),  # quadruped hip extension
    "donkey-whip": (HIP_STABILITY, None),
    "figure-four-stretch": (WARM_UP, 53),  # lying piriformis stretch
    "fire-hydrant": (HIP_STABILITY, 5),
    "glute-walk": (RUN, 4),  # run or walk
    "hamstring-stretch": (WARM_UP, 44),
    "hill-down": (RUN, 0),
    "hill-run": (RUN, 0),
    "hip-adduction": (HIP_STABILITY, 9),  # inner thigh lift
    "hip-flexor-stretch": (WARM_UP, 49),
    "hip-thrust": (HIP_RAISE, 11),
    "hurdle-circle": (HIP_STABILITY, 7),  # hip circles
    "kick-back": (HIP_STABILITY, 19),  # quadruped with leg lift
    "knee-circle": (HIP_STABILITY, 7),
    "knee-to-chest": (WARM_UP, 52),
    "leg-swing": (WARM_UP, 9),
    "leg-swing-side": (WARM_UP, 18),
    "lunge-forward": (LUNGE, 32),
    "lunge-reverse": (LUNGE, None),
    "lunge-side": (LUNGE, 61),
    "lunge-stand": (LUNGE, 32),
    "lunge-walk": (LUNGE, 78),
    "monster-walk": (HIP_STABILITY, None),
    "plank": (PLANK, 43),
    "shoulder-bridge": (HIP_RAISE, 11),
    "side-leg-raise": (HIP_STABILITY, 21),
    "side-plank": (PLANK, 66),
    "sl-bridge": (HIP_RAISE, 30),
    "sl-bridge-bent": (HIP_RAISE, 30),
    "sl-bridge-hold": (HIP_RAISE, 30),
    "sl-bridge-raised": (HIP_RAISE, 32),  # foot on bench
    "sl-calf-raise": (CALF_RAISE, 15),
    "sl-deadlift": (DEADLIFT, None),  # all of FIT's names of it have a weight
    "sl-squat": (SQUAT, 57),  # to a bench
    "squat": (SQUAT, 100),
    "standing-hydrant": (HIP_STABILITY, None),
    "step-down": (SQUAT, None),
    "step-up": (SQUAT, 66),
    "straight-leg-raise": (LEG_RAISE, 8),
    "wall-sit": (SQUAT, 20),
    "wall-slide": (SQUAT, None),
}
"""By id; None where the category has no name that is this exercise. What is not in it, and one's own, is unknown there.
"""


def find_fit_exercise(exercise: str) -> tuple[int, int | None]:
    """The category and the name of an exercise, by its id."""
    return FIT_EXERCISES.get(exercise, (UNKNOWN, None))
