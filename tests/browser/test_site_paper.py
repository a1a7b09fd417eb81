"""What comes out of a printer: one page of the site, and the whole chapter as a PDF."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from cnnedu.sphinxext import pdf

pytestmark = pytest.mark.browser

CHAPTER = "chapter09/02_convolution"
ANSWER = "Yes: turn every kernel by 180°"


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def test_a_page_is_printed_light_open_and_whole(page: Page, site: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{(site / CHAPTER).as_uri()}.html#watch-it-slide")
    expect(page.locator("[data-explorer][data-ready=true]").first).to_be_attached()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.locator("article details[open]").count() == 0
    page.evaluate("addEventListener('beforeprint', () => { window.printed = document.documentElement.dataset.theme; })")
    printed = words(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))))
    assert ANSWER in printed  # from a closed <details>
    assert "output row 0, column 0" in printed  # the still picture of an explorer
    for screen_only in ("Step forward", "Search the book", "On this page", "Mark this page as done", "make lab"):
        assert screen_only not in printed
    assert page.evaluate("window.printed") == "light"
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")  # as it was
    assert page.locator("article details[open]").count() == 0


def test_on_paper_nothing_is_cut_and_nothing_is_to_be_clicked(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 660, "height": 900})  # the width of the text on A4
    page.goto(f"{(site / CHAPTER).as_uri()}.html#watch-it-slide")
    expect(page.locator("[data-explorer][data-ready=true]").first).to_be_attached()
    page.emulate_media(media="print")
    cut = page.locator("article :is(pre, table, .katex-block, img, svg)").evaluate_all(
        "all => all.filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 9))"
    )
    assert cut == []
    seen = page.locator("button, input, select, nav").evaluate_all(
        "all => all.filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert seen == []
    slots = page.locator(".anywidget-slot")
    assert slots.count() >= 3
    for slot in slots.all():
        expect(slot.locator(".anywidget-still")).to_be_visible()
    expect(page.locator(".anywidget-view:visible")).to_have_count(0)


@pytest.fixture(scope="module")
def printed(site: Path, chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Print two pages of the book and what they cite, as `make pdf` prints all."""
    pages = [CHAPTER, "chapter09/07_architectures", "book/references"]
    path = tmp_path_factory.mktemp("pdf") / "chapter.pdf"
    numbers: dict[str, int] = {}
    for _ in range(2):
        pdf._print(chromium, pdf.one_document(site, pages, numbers), site, path)
        numbers = pdf.page_numbers(path, pages)
    return PdfReader(path), numbers


def test_the_contents_say_where_each_page_begins(printed: Any) -> None:
    reader, numbers = printed
    first = reader.pages[0].extract_text()
    for page, title in (
        (CHAPTER, "The convolution operation"),
        ("chapter09/07_architectures", "Architectures"),
        ("book/references", "References"),
    ):
        number = numbers[page]
        assert number > 1
        assert re.search(rf"^{title}\s+{number}$", first, re.MULTILINE), first
        sheet = reader.pages[number - 1].extract_text()
        assert sheet.removeprefix(f"{number}\n").startswith(title)
        assert re.search(rf"^{number}$", sheet, re.MULTILINE)  # the number at its foot
    assert len(reader.pages) >= numbers["book/references"]


def test_the_pdf_has_an_outline_links_and_open_answers(printed: Any, site: Path) -> None:
    reader, _ = printed
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert "The convolution operation" in titles and "Architectures" in titles
    assert ANSWER in words(reader)
    links = [note.get_object() for sheet in reader.pages for note in sheet.get("/Annots", [])]
    assert len(links) > 20
    outside = [link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]]
    assert [address for address in outside if not address.startswith("https://")] == []
    assert sum(len(sheet.images) for sheet in reader.pages) >= 5  # photographs, which a screen loads lazily
    assert not (site / "paper.html").exists()
