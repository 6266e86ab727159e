"""Workouts that other programs exported: each format becomes a tree of stretches, and the tree a workout of ours.

`recognises` says whether a file is one of a program's; `read` raises a GlutetimerError where it is not as the program
writes it.
"""
