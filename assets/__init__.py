"""Exercises, workouts and pictures, as data: the files beside this one. The package needs it to find them."""
