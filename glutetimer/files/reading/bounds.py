"""How much a file may ask for. Far more than anybody trains; little enough to be laid out at once (all design)."""

LONGEST_S = 24 * 3600
"""Seconds, of one stretch and of a whole workout."""

MOST_REPS = 1_000
MOST_SETS = 100
MOST_STEPS = 500
"""Of one list of steps, and of all blocks together."""
MOST_BLOCKS = 50

MOST_PHASES = 2_000
"""Stretches of work and rest in a whole workout."""

LONGEST_NAME = 60
"""Characters of a name."""

LONGEST_SENTENCE = 300
"""Characters of a sentence."""

MOST_ITEMS = 30
"""Items of a list, such as the cues."""

MOST_WEEKS = 53
"""Weeks of a schedule, before they begin again."""

MOST_A_DAY = 10
"""Workouts of a day of a schedule."""
