"""Take the pictures of explorers that the gallery shows: in the light, in the dark, on a phone.

``python -m cnnedu.sphinxext.screenshots`` photographs all of them into ``book/assets/explorers``, or those that are
named: ``python -m cnnedu.sphinxext.screenshots PoolingExplorer``. It needs Chromium and the ``dev`` extra.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cnnedu import browser as browsers
from cnnedu.errors import check_choice
from cnnedu.explorers import Explorer, list_explorers
from cnnedu.sphinxext.page import standalone_page

__all__ = ["take_screenshots"]

FOLDER = Path("book/assets/explorers")
_VIEWS: dict[str, tuple[int, str]] = {"light": (720, "light"), "dark": (720, "dark"), "phone": (360, "light")}
_QUALITY = 45


def take_screenshots(names: Sequence[str] = (), folder: Path = FOLDER) -> list[Path]:
    """Photograph explorers, all or those named, and return the files.

    Raises
    ------
    ValueError
        No explorer has such a name.
    FileNotFoundError
        There is no Chromium.
    """
    from playwright.sync_api import sync_playwright

    known = {cls.__name__: cls for cls in list_explorers()}
    for name in names:
        check_choice("take_screenshots", "name", name, known)
    chromium = browsers.ensure_chromium()
    if chromium is None:
        raise FileNotFoundError(browsers.HOW_TO)
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=browsers.flags())
        made = [_take(browser, known[name], view, folder) for name in names or known for view in _VIEWS]
        browser.close()
    return made


def _take(browser: Any, cls: type[Explorer], view: str, folder: Path) -> Path:
    """Photograph one explorer at twice the size, so that it is sharp everywhere."""
    from PIL import Image

    width, scheme = _VIEWS[view]
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, device_scale_factor=2, reduced_motion="reduce"
    )
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "page.html"
        file.write_text(standalone_page([cls()], title=cls.__name__), encoding="utf-8")
        page.goto(file.as_uri())
        drawn = page.locator('[data-explorer][data-ready="true"]')
        drawn.wait_for()
        page.wait_for_timeout(1000)  # what is computed little by little
        shot = drawn.screenshot()
    page.close()
    path = folder / f"{cls.__name__}-{view}.webp"
    part = path.with_suffix(".part")
    Image.open(io.BytesIO(shot)).convert("RGB").save(part, "WEBP", quality=_QUALITY, method=6)
    return part.replace(path)


if __name__ == "__main__":
    for taken in take_screenshots(sys.argv[1:]):
        print(f"{taken}: {taken.stat().st_size / 1000:.0f} kB")
