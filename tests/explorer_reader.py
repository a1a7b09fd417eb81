"""A reader of explorers who has no plan."""

from __future__ import annotations

import numpy as np
from explorer_stage import Stage

TYPED = (
    "0",
    "-3",
    "2",
    "7",
    "1/3",
    "0.25",
    "2,5",
    "1e9",
    "1e20",
    "1e400",
    "99999999",
    "-0",
    "abc",
    "",
    "−1.5",
    " ",
    "1/0",
)
KEYS = (
    *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight") * 4,
    *("Shift+ArrowRight", "Shift+ArrowUp", "Alt+ArrowUp", "Alt+ArrowDown", "Home", "End", "PageUp", "PageDown"),
    *("Control+Home", "Control+End", "Enter", " ", "Escape", "Delete", "Backspace", "+", "-", "5", "Tab", "."),
)


class Reader:
    """Somebody who touches everything without a plan, by mouse and keyboard; the same for the same seed."""

    def __init__(self, stage: Stage, rng: np.random.Generator) -> None:
        self.stage, self.page, self.rng = stage, stage.page, rng
        self.did: list[str] = []

    def act(self) -> None:
        """Do one thing."""
        counts = {kind: n for kind, n in self.stage.call("() => stage.targets()").items() if n}
        weights = np.array([min(n, 12) ** 0.5 for n in counts.values()])
        kind = str(self.rng.choice(list(counts), p=weights / weights.sum()))
        index = int(self.rng.integers(counts[kind]))
        by_key = bool(self.rng.random() < 0.5) and kind in {"range", "cell", "map", "other", "radio"}
        needs_focus = by_key or kind == "entry"
        found = self.stage.call("([k, i, f]) => stage.target(k, i, f)", kind, index, needs_focus)
        x, y, w, h = found["box"]
        place = x + w * float(self.rng.uniform(0.02, 0.98)), y + h * float(self.rng.uniform(0.05, 0.95))
        self.did.append(f"{kind} {found['label']!r}")
        if kind == "select":
            self.did[-1] += f" = {self.stage.call('([i, at]) => stage.choose(i, at)', index, float(self.rng.random()))}"
        elif by_key:
            self._press(int(self.rng.integers(1, 5)))
        elif kind == "entry":
            self._type()
        elif kind in {"map", "other"}:
            self._drag(place, found["box"])
        elif kind in {"button", "radio", "checkbox"}:
            times = int(self.rng.choice([1, 1, 1, 2, 6])) if kind == "button" else 1
            self.did[-1] += f" ×{times}"
            for _ in range(times):
                self.page.mouse.click(x + w / 2, y + h / 2)
        else:
            self.page.mouse.click(*place)
            if kind == "cell" and self.stage.call("() => stage.focused()") == "INPUT":
                self._type()

    def _press(self, times: int) -> None:
        for _ in range(times):
            key = str(self.rng.choice(KEYS))
            self.did[-1] += f" {key}"
            self.page.keyboard.press(key)

    def _type(self) -> None:
        text = str(self.rng.choice(TYPED))
        key = str(self.rng.choice(["Enter", "Tab", "Escape", "ArrowUp", "Enter"]))
        self.did[-1] += f" types {text!r} {key}"
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press(key)

    def _drag(self, place: tuple[float, float], box: list[float]) -> None:
        x, y, w, h = box
        self.page.mouse.move(*place)
        how = int(self.rng.integers(3))
        if how == 0:
            return
        self.did[-1] += " clicked" if how == 1 else " dragged"
        self.page.mouse.down()
        if how == 2:
            for _ in range(3):
                across, down = self.rng.uniform(-0.1, 1.1, 2)
                self.page.mouse.move(x + w * float(across), y + h * float(down))
        self.page.mouse.up()
