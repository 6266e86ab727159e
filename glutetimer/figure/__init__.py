"""Exercises as moving figures: a jointed body, posed by a file, drawn with braille dots. No clock, no screen.

A figure's space is counted in body heights: x to the right of the picture, y up, z towards the viewer. Forward, up and
right of an upright body are x, y and z: so a body that faces right shows its right side. Every pose is written for the
right side; the left one is the finished picture, mirrored.
"""
