"""glutetimer: a full-screen terminal timer for glute workouts and single-leg bridge holds."""

__version__ = "0.2.0"
