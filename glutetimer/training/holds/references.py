"""What others held, beside the set-up in which they held it (training.md 2.1).

The values differ threefold because the set-ups do. They are shown as references, never as a grade.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A value of the literature."""

    exercise: str
    """The id of the nearest exercise of the catalogue."""
    seconds: str
    """As published: a mean and its standard deviation, or a clinic's mark."""
    who: str
    set_up: str
    kind: str
    """`study`, or `clinic` for a page that shows no data."""
    source: str


REFERENCES = (
    Reference(
        "sl-bridge-hold",
        "81.0 ± 24.8 s",
        "68 adults of 18 to 35, with and without back pain",
        "single-leg bridge with the knee at 135°",
        "study",
        "Lehecka 2021, IJSPT 16:1442",
    ),
    Reference(
        "sl-bridge-hold",
        "65.2 ± 32.7 s, other leg 63.9 ± 33.7 s",
        "77 young adults, mean age 20",
        "one trial a leg after a warm-up; ended at 10° of hip drop",
        "study",
        "Worst & Henderson 2026",
    ),
    Reference(
        "sl-bridge-hold",
        "30 s usual, 60 s as a goal",
        "a clinic's patients",
        "hips high, pelvis level, arms across the chest, the other knee straight",
        "clinic",
        "The Prehab Guys",
    ),
    Reference(
        "sl-bridge-hold",
        "60 s for runners, 30 s for walkers",
        "a clinic's patients",
        "arms crossed, heel close, thighs parallel",
        "clinic",
        "APTEI, one-minute glute endurance test",
    ),
    Reference(
        "sl-bridge-hold",
        "23 s",
        "as a clinic's page quotes a study",
        "two-leg bridge first, then one leg straight, thighs parallel; ends when the pelvis tilts",
        "clinic",
        "MAT Assessment, hip bridge, after Butowicz 2016, IJSPT 11:15",
    ),
    Reference(
        "bridge-hold",
        "170.4 ± 42.5 s without back pain, 76.7 ± 48.9 s with it",
        "adults with and without lasting back pain",
        "two-leg bridge",
        "study",
        "Schellenberg 2007, Am J Phys Med Rehabil 86:380",
    ),
)


def references(exercise: str) -> tuple[Reference, ...]:
    """The references for an exercise; empty where there are none."""
    return tuple(reference for reference in REFERENCES if reference.exercise == exercise)
