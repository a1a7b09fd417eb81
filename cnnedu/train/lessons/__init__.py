"""What training teaches, as functions: each trains, measures, and returns a table that says how it was made.

`recorded` returns the table that ships, made with more time or better hardware than a reader may have.
"""

from __future__ import annotations

from cnnedu.train.lessons.ablation import ablation
from cnnedu.train.lessons.budget import equal_budget
from cnnedu.train.lessons.permutation import permuted_pixels
from cnnedu.train.lessons.record import Lesson, recorded
from cnnedu.train.lessons.residual import plain_and_residual
from cnnedu.train.lessons.speed import speed_steps
from cnnedu.train.lessons.transfer import transfer

__all__ = [
    "Lesson",
    "ablation",
    "equal_budget",
    "permuted_pixels",
    "plain_and_residual",
    "recorded",
    "speed_steps",
    "transfer",
]
