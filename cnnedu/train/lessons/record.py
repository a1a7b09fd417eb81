"""What a lesson found: a table that says when, on what machine and with which versions it was made.

The same function that makes a table here made the one that ships, on better hardware; a reader without it sees the
recording, labelled as one. Where nothing was recorded, nothing is shown but that.
"""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cnnedu.errors import check_choice

if TYPE_CHECKING:
    from cnnedu.train.recipe import Recipe

__all__ = ["LESSONS", "Lesson", "recorded"]

#: Every lesson's question, and what to read where nothing was recorded.
LESSONS: dict[str, tuple[str, str]] = {
    "plain_and_residual": (
        "Do more layers help?",
        "He et al. (2015), Deep Residual Learning for Image Recognition, section 4.2.",
    ),
    "speed_steps": (
        "What does each step towards speed buy?",
        "Micikevicius et al. (2018), Mixed Precision Training; Jordan (2024), 94 % on CIFAR-10 in 3.29 seconds.",
    ),
    "ablation": ("What does each part of the recipe buy?", "Wightman et al. (2021), ResNet strikes back."),
    "permuted_pixels": ("Does it matter where a pixel is?", "Goodfellow et al. (2013), permuted MNIST, section 3."),
    "transfer": (
        "Does it help to have seen other pictures?",
        "Kornblith et al. (2019), Do Better ImageNet Models Transfer Better?",
    ),
    "equal_budget": ("Which shape makes the most of its weights?", "Canziani et al. (2016), Analysis of DNN Models."),
}


@dataclass(frozen=True)
class Lesson:
    """A table of results, and where they come from.

    Attributes
    ----------
    name : str
        That of its function: "ablation".
    rows : tuple of dict
        A column's title gives its value: a text, a number, or a list of numbers, one of each seed.
    about : dict of str
        When, on what, with which versions, from which recipe.
    recording : bool
        Whether it was read from the recordings that ship, rather than made just now.
    """

    name: str
    rows: tuple[dict[str, Any], ...]
    about: dict[str, str] = field(default_factory=dict)
    recording: bool = False

    @property
    def question(self) -> str:
        """What the lesson asks."""
        return LESSONS[self.name][0]

    @property
    def notes(self) -> list[str]:
        """What has to be known to read the table."""
        if not self.rows:
            return [f"Not recorded yet: it takes better hardware. To read meanwhile: {LESSONS[self.name][1]}"]
        several = any(isinstance(value, list) and len(value) > 1 for row in self.rows for value in row.values())
        told = ["Median of the seeds, and in brackets lowest and highest."] if several else []
        if self.recording:
            words = [self.about[key] for key in ("date", "machine", "versions") if key in self.about]
            told.append(f"Recorded: {' · '.join(words)}.")
        return [*told, *(self.about[key] for key in ("training", "note") if key in self.about)]

    def column(self, title: str) -> list[Any]:
        """Return the values of a column, row by row."""
        return [row[title] for row in self.rows]

    def to_json(self) -> str:
        """Return the table as JSON."""
        kept = asdict(self)
        return json.dumps({key: kept[key] for key in ("name", "rows", "about")}, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Lesson:
        """Read what `to_json` wrote; it is then a recording."""
        read = json.loads(text)
        check_choice("Lesson", "name", read["name"], LESSONS)
        return cls(read["name"], tuple(read["rows"]), read["about"], recording=True)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the table, whole or not at all."""
        from cnnedu.train._files import write_whole

        write_whole(Path(path), self.to_json().encode())

    def _cells(self) -> tuple[list[str], list[list[str]]]:
        header = list(self.rows[0]) if self.rows else [self.question]
        return header, [[_text(row[title]) for title in header] for row in self.rows]

    def __rich__(self) -> Any:
        from cnnedu.text import rich_table

        return rich_table(*self._cells(), self.notes)

    def __str__(self) -> str:
        from cnnedu.text import plain_text

        return plain_text(self.__rich__(), width=100)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from cnnedu.text import html_table

        return html_table(*self._cells(), self.notes, self.question)


def recorded(name: str, data: str | None = None) -> Lesson:
    """Return the recording of a lesson that ships, or an empty one that says so.

    Parameters
    ----------
    name : str
        That of its function: "ablation".
    data : str, optional
        Ask for the recording on other data than the lesson's own: "fashion_mnist".

    Examples
    --------
    >>> recorded("ablation").question
    'What does each part of the recipe buy?'
    """
    check_choice("recorded", "name", name, LESSONS)
    file = files("cnnedu.data").joinpath("lessons", f"{name}_{data}.json" if data else f"{name}.json")
    return Lesson.from_json(file.read_text(encoding="utf-8")) if file.is_file() else Lesson(name, (), {}, True)


def make_lesson(name: str, rows: Sequence[dict[str, Any]], about: Mapping[str, str], device: str = "cpu") -> Lesson:
    """Return a lesson with what describes this machine; numbers are kept to four digits behind the point."""
    from cnnedu.train.distributed import pick_device
    from cnnedu.train.machine import describe_machine

    found = describe_machine(pick_device(device))
    processor = f"{found['processor']}, {found['threads']} of {found['cpu_cores']} cores"
    versions = ", ".join(f"{name} {found[name]}" for name in ("python", "torch", "cnnedu"))
    machine = f"{found['system']} {found['machine']}, {found.get('gpu') or processor}"
    told = {"date": found["date"][:10], "machine": machine, "versions": versions, **about}
    return Lesson(name, tuple({title: _rounded(value) for title, value in row.items()} for row in rows), told)


def describe_training(recipe: Recipe) -> str:
    """Say in a sentence what was trained on, for how long, and what it was judged on if not on all."""
    few = "" if recipe.per_class is None else f", {recipe.per_class:,} training images of each class"
    judged = "" if recipe.test_images is None else f"; judged on {recipe.test_images:,} test images"
    epochs = f"{recipe.epochs} epoch" + "s" * (recipe.epochs != 1)
    return f"{recipe.data}{few}, {epochs}, {', '.join(recipe.augment or ()) or 'not augmented'}{judged}."


def gather(seeds: Sequence[int], measure: Callable[[int], dict[str, Any]]) -> dict[str, Any]:
    """Measure once for each seed and return lists of the numbers; one seed gives plain numbers."""
    found = [measure(seed) for seed in seeds]
    if len(found) == 1:
        return found[0]
    return {title: [each[title] for each in found] for title in found[0]}


def _rounded(value: Any) -> Any:
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    return round(value, 4) if isinstance(value, float) else value


def _text(value: Any) -> str:
    """Write a cell: percentages and the like with one digit, counts with commas, several seeds as their median."""
    if isinstance(value, list):
        middle = statistics.median(value)
        return f"{_text(middle)} ({_text(min(value))}–{_text(max(value))})" if len(value) > 1 else _text(middle)
    if isinstance(value, float):
        if abs(value) >= 1000:
            return f"{value:,.0f}"
        return f"{value:.2f}" if abs(value) < 1 else f"{value:.1f}"
    return f"{value:,}" if isinstance(value, int) else "" if value is None else str(value)
