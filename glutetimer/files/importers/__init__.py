"""Workouts that other programs exported: each format becomes a tree of stretches, and the tree a workout of ours."""
