"""Steps towards speed: each on top of those before."""

from __future__ import annotations

import pytest

from cnnedu.train.lessons import speed_steps
from cnnedu.train.lessons.speed import STEPS


def test_each_step_is_measured() -> None:
    # To compile takes half a minute on this kind of machine, and is not about this lesson.
    steps = {title: change for title, change in STEPS.items() if "compile" not in change}
    lesson = speed_steps(
        steps, data="random:1x8x8", batch_size=64, model_args={"depth": 8, "width": 4}, workers=0, device="cpu"
    )
    assert lesson.column("step") == list(steps)
    speeds = lesson.column("images per second")
    assert all(speed > 100 for speed in speeds)
    shares = lesson.column("times the first")
    assert shares[0] == 1 and shares == pytest.approx([speed / speeds[0] for speed in speeds], abs=1e-3)


def test_no_step_takes_back_what_came_before() -> None:
    changed = [name for change in STEPS.values() for name in change]
    assert changed[:2] == ["precision", "resident"]
    so_far: dict[str, object] = {}
    for change in STEPS.values():
        assert any(so_far.get(name) != value for name, value in change.items())
        so_far |= change
    assert so_far == {"precision": "bf16", "resident": True, "channels_last": True, "compile": True}
