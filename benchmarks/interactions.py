"""Touch every control of an explorer as a reader would, and note what each touch costs the page.

Events come from Chromium's input pipeline, never from a script in the page, so that all script that runs between two
readings of the page's clocks is the explorer's own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

# How long the page may take over an answer before the next reading, in seconds: three frames and some.
PATIENCE = 0.09
TIMES = 4
CELLS = 6

# From an event to the first moment after the next frame was painted.
WATCH_PAINT = """
window.paints = [];
for (const name of ["pointermove", "pointerdown", "click", "keydown", "input", "change"]) {
  addEventListener(name, (event) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { window.paints.push(performance.now() - event.timeStamp); port1.close(); };
      port2.postMessage(0);
    });
  }, { capture: true, passive: true });
}"""
FIND = """(cells) => {
  const root = document.querySelector("[data-explorer]");
  const kinds = {
    slider: "input[type=range]", radio: "input[type=radio]", checkbox: "input[type=checkbox]", select: "select",
    button: "button", cell: "[role=gridcell]", map: "[role=application]",
  };
  for (const e of root.querySelectorAll("[data-bench]")) delete e.dataset.bench;
  const found = [];
  for (const [kind, selector] of Object.entries(kinds)) {
    let all = [...root.querySelectorAll(selector)].filter((e) => e.checkVisibility() && e.closest("[hidden]") === null);
    if (kind === "cell") all = all.filter((_, i) => i % Math.max(1, Math.floor(all.length / cells)) === 0);
    for (const e of all) {
      const label = e.getAttribute("aria-label") ?? e.labels?.[0]?.textContent ?? e.textContent ?? "";
      e.dataset.bench = found.length;
      found.push({ kind, label: label.trim().slice(0, 60), index: found.length });
    }
  }
  return found;
}"""
SKIP = {"Reset", "Copy", "More", "Python"}


@dataclass(frozen=True)
class Touch:
    """One answer of the page: milliseconds of script, of style and layout, and the control that was touched."""

    control: str
    script: float
    layout: float

    @property
    def total(self) -> float:
        """Script, style and layout together."""
        return self.script + self.layout


class Toucher:
    """A page with one explorer, and the clocks that run while it answers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("Performance.enable")

    def metrics(self) -> dict[str, float]:
        """Read Chromium's own clocks and counters."""
        return {m["name"]: m["value"] for m in self.cdp.send("Performance.getMetrics")["metrics"]}

    def touch(self, control: str, act: Callable[[], Any]) -> Touch:
        """Do one thing and wait for its answer."""
        before = self.metrics()
        act()
        time.sleep(PATIENCE)
        after = self.metrics()
        spent = {name: 1000 * (after[name] - before[name]) for name in before if name.endswith("Duration")}
        return Touch(control, spent["ScriptDuration"], spent["LayoutDuration"] + spent["RecalcStyleDuration"])

    def every_control(self) -> Iterator[Touch]:
        """Touch every control several times, each time from the explorer's beginning."""
        self._open_more()
        controls = self.page.evaluate(FIND, CELLS)
        for control in controls:
            if control["label"] in SKIP:
                continue
            yield from self._control(control)
            self._reset()

    def _control(self, control: dict[str, Any]) -> Iterator[Touch]:
        """Touch one control by mouse and by keyboard."""
        self.page.evaluate(FIND, CELLS)  # a reset may have made it anew
        place = self.page.locator(f'[data-bench="{control["index"]}"]')
        if place.count() == 0 or not place.is_visible():
            return
        place.evaluate("e => e.scrollIntoView({ block: 'center', behavior: 'instant' })")
        box = place.bounding_box()
        if box is None:
            return
        name = f"{control['kind']} {control['label']}"
        mouse, keyboard = self.page.mouse, self.page.keyboard
        across = [(box["x"] + box["width"] * t, box["y"] + box["height"] * t) for t in (0.3, 0.45, 0.6, 0.75)]
        middle = box["y"] + box["height"] / 2
        if control["kind"] in {"button", "radio", "checkbox"}:
            x = box["x"] + box["width"] / 2
            mouse.move(x, middle)
            time.sleep(PATIENCE)
            for _ in range(TIMES if control["kind"] == "button" else 1):
                yield self.touch(name, lambda: mouse.click(x, middle))
        elif control["kind"] == "map":
            for x, y in across:
                yield self.touch(name, lambda x=x, y=y: mouse.move(x, y))  # type: ignore[misc]
        elif control["kind"] == "cell":
            mouse.move(0, 0)
            yield self.touch(name, lambda: mouse.move(*across[1]))
        place.evaluate("e => e.focus()")
        time.sleep(PATIENCE)
        if control["kind"] in {"slider", "select", "map", "cell"}:
            for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft")[:TIMES]:
                yield self.touch(name, lambda key=key: keyboard.press(key))  # type: ignore[misc]
        if control["kind"] == "slider":
            for x, _ in across:
                yield self.touch(name, lambda x=x: mouse.click(x, middle))  # type: ignore[misc]

    def _open_more(self) -> None:
        more = self.page.get_by_role("button", name="More", exact=True)
        if more.count() and more.get_attribute("aria-expanded") == "false":
            more.click()

    def _reset(self) -> None:
        self.page.keyboard.press("Escape")
        self.page.get_by_role("button", name="Reset", exact=True).click()
        self._open_more()
        time.sleep(PATIENCE)

    def paints(self) -> list[float]:
        """Milliseconds from each event so far to the frame that followed it."""
        times: list[float] = self.page.evaluate("window.paints.splice(0)")
        return times
