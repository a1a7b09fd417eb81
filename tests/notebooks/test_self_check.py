"""The notebook's gentle check of the student's own loop: what it says to right and wrong answers."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cnnedu.functional import conv2d

SOURCE = Path(__file__).parents[2] / "chapter09" / "src" / "02_convolution.md"


def right(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    return conv2d(image[None], kernel[None, None])[0]


def only_the_first(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    return np.full((2, 2), right(image, kernel)[0, 0])


@pytest.mark.parametrize(
    ("attempt", "verdict"),
    [
        (right, "Correct"),
        (lambda image, kernel: right(image.astype(float), kernel), "Correct"),
        (lambda image, kernel: np.zeros((2, 2)), "All zeros"),
        (lambda image, kernel: right(image, np.flip(kernel)), "Close"),
        (only_the_first, "The first sum is right"),
        (lambda image, kernel: right(image, np.flipud(kernel)), "Not yet. The first sum"),
        (lambda image, kernel: np.zeros((3, 4)), "Not yet: two rows"),
        (lambda image, kernel: None, "Not yet: two rows"),
    ],
)
def test_the_check_names_the_mistake(
    attempt: Callable[[np.ndarray, np.ndarray], object], verdict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = SOURCE.read_text(encoding="utf-8").split("```")
    (cell,) = (text for text in cells if "match np.asarray(cross_correlate(" in text)
    exec(cell.split("\n", 1)[1], {"np": np, "cross_correlate": attempt})
    assert capsys.readouterr().out.startswith(verdict)


NETWORKS = SOURCE.with_name("07_architectures.md")


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, "1 too few"),
        ({2: (16, 32, 3, 2, 2, 2)}, "It sees the whole picture, and has no weight too many."),  # dilation
        ({0: (3, 16, 5, 2, 2)}, "It sees the whole picture. Can you do it with no more weights?"),
        ({6: (64, 64, 1)}, "17 too few"),
    ],
)
def test_the_check_measures_the_students_network(
    change: dict[int, tuple[int, ...]], verdict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from torch import nn

    from cnnedu.analysis import summarize

    cells = NETWORKS.read_text(encoding="utf-8").split("```")
    start, check = (text for text in cells if "mine = nn.Sequential(" in text or "summarize(mine" in text)
    names = {"nn": nn, "summarize": summarize}
    exec(start.split("\n", 1)[1], names)
    for index, arguments in change.items():
        names["mine"][index] = nn.Conv2d(*arguments)  # type: ignore[index]
    exec(check.split("\n", 1)[1], names)
    assert capsys.readouterr().out.splitlines()[1].startswith(verdict)
