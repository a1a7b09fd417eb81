"""How tests read and point at the kernel explorer's page."""

from __future__ import annotations

import base64
import io

import numpy as np
from PIL import Image
from playwright.sync_api import Locator, Page, expect


def ready(shown: Locator) -> Locator:
    """Wait until the picture is decoded and drawn."""
    expect(shown).to_have_attribute("data-picture", "true")
    return shown


def numbers(shown: Locator, grid: str) -> np.ndarray:
    """Read a grid off the screen."""
    cells = shown.get_by_role("grid", name=grid, exact=True)
    rows = cells.get_by_role("row").all()
    return np.array([[number(text) for text in row.get_by_role("gridcell").all_inner_texts()] for row in rows])


def number(text: str) -> float:
    value, _, over = text.replace("\N{MINUS SIGN}", "-").partition("/")
    return float(value) / float(over or 1)


def result(shown: Locator) -> float:
    return number(shown.locator(".cnn-result").inner_text())


def heat(shown: Locator, part: str) -> Locator:
    return shown.locator(f'[data-part="{part}"] .cnn-heat').first


def point(page: Page, at: Locator, row: float, col: float, rows: int, cols: int) -> None:
    at.scroll_into_view_if_needed()
    box = at.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + (col + 0.5) / cols * box["width"], box["y"] + (row + 0.5) / rows * box["height"])


def pixels(at: Locator) -> np.ndarray:
    """Return what a canvas shows, (h, w, 3)."""
    url = at.locator("canvas").evaluate("canvas => canvas.toDataURL()")
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))).convert("RGB"))


def png(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    Image.fromarray(array).save(file, "PNG")
    return file.getvalue()


def opens(shown: Locator, data: bytes, name: str = "mine.png", kind: str = "image/png") -> None:
    shown.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": data})
