"""Exercises: their format, instant feedback in the notebook, and the tools that generate the student copies.

>>> from cnnedu.grading import check
>>> def output_size(n, k, stride=1, padding=0, dilation=1):
...     return n - k + 1
>>> feedback = check("01.1", output_size)
01.1 output_size: 1 of 3 points (wrong values)
"""

from cnnedu.grading.checks import check, find
from cnnedu.grading.feedback import Feedback
from cnnedu.grading.schema import Exercise, ExerciseError, Probe, Question

__all__ = ["Exercise", "ExerciseError", "Feedback", "Probe", "Question", "check", "find"]
