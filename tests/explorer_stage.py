"""A page on which explorers are mounted, one after the other, on a model that notes all that the page writes."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from cnnedu.explorers import Explorer, list_explorers

SCRIPT = (Path(__file__).parent / "explorer_stage.js").read_text(encoding="utf-8")
PAGE = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Stage</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<style>html { color-scheme: light dark; font-family: sans-serif; } body { margin: 8px; }</style><main></main>"
)


def base(explorer: Explorer) -> type[Explorer]:
    """Return the class as listed; anywidget derives one for each instance."""
    return next(cls for cls in type(explorer).__mro__ if cls in list_explorers())


class Stage:
    """A page that shows one explorer at a time and tells what it holds, shows and says."""

    def __init__(self, page: Page, folder: Path, width: int = 720) -> None:
        self.page = page
        file = folder / "stage.html"
        file.write_text(PAGE, encoding="utf-8")
        page.set_viewport_size({"width": width, "height": 2600})
        page.goto(file.as_uri())
        page.add_script_tag(content=SCRIPT)
        self.call("() => document.fonts.ready.then(() => null)")

    def call(self, script: str, *arguments: Any) -> Any:
        return self.page.evaluate(script, list(arguments) or None)

    def mount(self, explorer: Explorer, state: dict[str, Any] | None = None) -> None:
        """Show an explorer; `state` in place of its own, as a stale or a hostile notebook could hold it."""
        cls = base(explorer)
        held = explorer.get_state() if state is None else state
        held = {name: value for name, value in held.items() if name not in {"_esm", "_css"}}
        self.call("([name, esm, css]) => stage.define(name, esm, css)", cls.__name__, explorer._esm, explorer._css)
        self.call("([name, text]) => stage.mount(name, text)", cls.__name__, json.dumps(held, allow_nan=False))

    def tell(self, changes: dict[str, Any]) -> None:
        """Write as Python does."""
        self.call("([text]) => stage.told(text)", json.dumps(changes, allow_nan=False))

    def settle(self) -> None:
        """Wait until nothing changes any more."""
        self.call("() => stage.settle()")

    def look(self) -> dict[str, Any]:
        """Return what the page shows right now, whatever it was mounted on."""
        seen: dict[str, Any] = json.loads(self.call("() => stage.quick()"))
        return seen

    def report(self) -> dict[str, Any]:
        """Stop playing, wait until all is drawn, and return what the page holds and shows."""
        told: dict[str, Any] = json.loads(self.call("() => stage.report()"))
        return told


def alike(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; 1 and 1.0 are, and 1e20 in any spelling."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, bool) or isinstance(other, bool) or not isinstance(one, int | float):
        return bool(one is other or (type(one) is type(other) and one == other))
    return isinstance(other, int | float) and float(one) == float(other)


def settings(explorer: Explorer) -> dict[str, Any]:
    """Return what can be set, as JSON."""
    held: dict[str, Any] = explorer.get_state(list(base(explorer).settings))
    return held


def disagreements(explorer: Explorer, told: dict[str, Any]) -> list[str]:
    """Give Python every message of the page, one by one, and return where the two then differ."""
    names, found = base(explorer).settings, [f"error: {error}" for error in told["errors"]]
    found += [f"shown: {oddity}" for oddity in told["oddities"]]
    if told["unsaved"]:
        found.append(f"set, but not saved: {told['unsaved']}")
    if told["wrote"]:
        found.append(f"a second view wrote {told['wrote']}")
    held = settings(explorer)
    for message in told["messages"] + told["wrote"]:
        if not set(message) <= set(names):
            found.append(f"the page wrote {set(message) - set(names)}, which is no setting")
        held.update(message)
        explorer.set_state(message)
        now = settings(explorer)
        found += [
            f"{name}: the page wrote {held[name]!r}, Python made it {now[name]!r}"[:600]
            for name in names
            if not alike(held[name], now[name])
        ]
        held = now
    found += [
        f"{name}: the page holds {told['now'].get(name)!r}, Python {held[name]!r}"[:600]
        for name in names
        if not alike(told["now"].get(name), held[name])
    ]
    source = explorer.python()
    for view, text in (("the page", told["source"]), ("a fresh page", told["fresh"]["source"])):
        if text != source:
            lines = difflib.unified_diff(source.splitlines(), (text or "").splitlines(), "Python", view, "", "", 0, "")
            found.append("\n".join(lines)[:1500])
    assert explorer.describe() and explorer.still() and repr(explorer)
    if len(told["fresh"]["spoken"] or "") < 20:
        found.append(f"it says {told['fresh']['spoken']!r}")
    return found
