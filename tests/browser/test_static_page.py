"""The static chapter page with no kernel and no network, as a reader opens it: from a server and from a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from cnnedu.explorers.bundle import install
from cnnedu.functional import conv2d

pytestmark = pytest.mark.browser

CHAPTER = "chapter09/02_convolution.html"
READY = '[data-explorer="ConvolutionExplorer"][data-ready="true"]'
HEAVIEST = 1_200_000  # bytes of HTML, script, style and fonts
SLOWEST = 1500  # ms from the click on a link to a drawn explorer
# A page notes by itself when its first explorer is drawn, so that no polling is measured.
NOTE_READY = f"""new MutationObserver((_, observer) => {{
  if (!document.querySelector('{READY}')) return;
  window.readyAt = performance.now();
  observer.disconnect();
}}).observe(document, {{ subtree: true, childList: true, attributes: true }})"""


@pytest.fixture(params=["http", "file"])
def chapter(request: pytest.FixtureRequest, site: Path) -> str:
    """Return the address of the chapter page, from a server and from a folder."""
    if request.param == "file":
        return (site / CHAPTER).as_uri()
    return f"{request.getfixturevalue('http_site')}/{CHAPTER}"


def show_explorer(page: Page, address: str) -> Locator:
    """Open the page at its first explorer and wait until that is drawn."""
    page.goto(f"{address}#watch-it-slide")
    explorer = page.locator(READY).first
    expect(explorer).to_be_visible()
    return explorer


def start_every_widget(page: Page) -> None:
    """Read the page to its end, as a reader would, and come back."""
    for slot in page.locator(".anywidget-slot").all():
        slot.evaluate("element => element.scrollIntoView({ behavior: 'instant' })")
        expect(slot).to_have_attribute("data-anywidget", "alive")
    page.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")


def test_everything_is_alive_and_nothing_leaves_the_page(page: Page, chapter: str, traffic: Any) -> None:
    page.goto(chapter)
    start_every_widget(page)
    drawn = page.locator('[data-explorer][data-ready="true"]').count()
    assert drawn == page.locator(".anywidget-slot").count() >= 3
    page.wait_for_load_state("networkidle")
    served = {chapter.split("/")[2]} if chapter.startswith("http") else set()
    assert traffic.hosts() == served
    assert traffic.console == []


def test_the_first_page_leads_to_the_chapter(page: Page, http_site: str, traffic: Any) -> None:
    page.goto(f"{http_site}/")
    page.locator(".chapter-map").get_by_role("link", name="The convolution operation").click()
    expect(page).to_have_title(re.compile("The convolution operation"))
    for name in ("Notation", "References"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator("article h1")).to_contain_text(name)
    assert traffic.console == []


def test_search_finds_the_chapter_without_a_server(page: Page, site: Path, traffic: Any) -> None:
    page.goto(f"{(site / 'search.html').as_uri()}?q=cross-correlation")
    expect(page.locator("#search-results a").first).to_be_visible()
    expect(page.locator(f"#search-results a[href*='{CHAPTER.removesuffix('.html')}']").first).to_be_visible()
    assert traffic.console == []


def test_mathematics_is_set(page: Page, chapter: str) -> None:
    page.goto(chapter)
    assert page.locator("article .katex").count() > 20
    assert page.locator("article .katex-display math").count() >= 6  # MathML for those who listen
    assert page.locator(".katex-error, script[src*=mathjax i]").count() == 0
    prose = page.locator("article p, article li, article td").all_inner_texts()
    assert [text for text in prose if re.search(r"\$|\\(frac|sum|text)\b", text)] == []
    assert page.evaluate("document.fonts.check('16px KaTeX_Main')")


def test_light_enough_and_ready_soon(page: Page, http_site: str) -> None:
    page.add_init_script(NOTE_READY)
    weights: dict[str, int] = {}

    def weigh(response: Any) -> None:
        kinds = {"document", "script", "stylesheet", "font"}
        if response.request.resource_type in kinds and response.url.startswith("http"):  # blobs came with the page
            weights[response.url] = len(response.body())

    page.on("requestfinished", lambda request: weigh(request.response()))
    times = []
    for _ in range(3):
        show_explorer(page, f"{http_site}/{CHAPTER}")
        times.append(page.evaluate("window.readyAt"))
        start_every_widget(page)  # fonts and styles that only an explorer needs count too
        page.wait_for_load_state("networkidle")
        page.goto("about:blank")
    assert sum(weights.values()) <= HEAVIEST, weights
    assert min(times) <= SLOWEST, times  # the best of three: other tests run on the same cores


def traits_shown(explorer: Locator) -> tuple[np.ndarray, np.ndarray]:
    """Read input and kernel from the cells, as numbers."""
    grids = []
    for name in ("input", "kernel"):
        grid = explorer.get_by_role("grid", name=re.compile(name)).first
        cells = grid.get_by_role("gridcell").evaluate_all(
            "cells => cells.map(c => [+c.dataset.row, +c.dataset.col, c.textContent])"
        )
        array = np.zeros((max(row for row, _, _ in cells) + 1, max(column for _, column, _ in cells) + 1))
        for row, column, text in cells:
            array[row, column] = float(text.replace("−", "-"))
        grids.append(array)
    return grids[0], grids[1]


def test_driven_by_keyboard_alone(page: Page, chapter: str) -> None:
    explorer = show_explorer(page, chapter)
    live = explorer.locator("[aria-live=polite]")

    def tab_to(selector: str, presses: int = 40) -> None:
        for _ in range(presses):
            page.keyboard.press("Tab")
            if page.evaluate(f"() => document.activeElement.matches('{selector}')"):
                return
        pytest.fail(f"no {selector} within {presses} presses of Tab")

    # Change a pixel: third cell of the first row.
    tab_to('[data-explorer] [role="gridcell"]')
    for key in ("ArrowRight", "ArrowRight", "Enter", "7", "Enter"):
        page.keyboard.press(key)
    changed = explorer.get_by_role("grid", name=re.compile("input")).first.locator('[data-row="0"][data-col="2"]')
    expect(changed).to_have_text("7")
    input, kernel = traits_shown(explorer)
    # Step on, and read what the page says.
    tab_to('[data-explorer] [aria-label="Step forward"]')
    for column in (1, 2):
        page.keyboard.press("Enter")
        expect(live).to_contain_text(f"output row 0, column {column}:")
        expected = conv2d(input[None], kernel[None, None])[0, 0, column]
        said = live.inner_text()
        assert float(said.rpartition("=")[2].replace("−", "-")) == expected, said
        terms = re.findall(r"(−?[\d.]+)×(−?[\d.]+)", said.replace(" ", ""))
        total = sum(float(x.replace("−", "-")) * float(w.replace("−", "-")) for x, w in terms)
        assert (len(terms), total) == (9, expected)


def test_explorers_on_one_page_do_not_touch_each_other(page: Page, chapter: str) -> None:
    page.goto(chapter)
    start_every_widget(page)
    first, second = (page.locator(READY).nth(index) for index in (0, 1))
    untouched = second.locator("[aria-live=polite]").inner_text()
    for _ in range(3):
        first.get_by_role("button", name="Step forward").click()
    expect(first.locator("[aria-live=polite]")).to_contain_text("column 3:")
    assert second.locator("[aria-live=polite]").inner_text() == untouched


def test_true_convolution_shows_every_channel_rotated(page: Page, chapter: str) -> None:
    page.goto(chapter)
    start_every_widget(page)
    explorer = page.locator(READY).nth(1)

    def numbers(name: str) -> list[str]:
        cells = explorer.get_by_role("grid", name=name, exact=True).get_by_role("gridcell")
        expect(cells).to_have_count(9)  # the page draws in the next frame
        return cells.all_inner_texts()

    explorer.get_by_role("button", name="More").click()
    flip = explorer.get_by_label("flip the kernel")
    flip.check()
    for channel in range(3):
        rotated = numbers(f"kernel rotated by 180 degrees, as it meets the patch, channel {channel}")
        assert rotated == numbers(f"kernel, channel {channel}")[::-1]
    flip.uncheck()
    expect(explorer.get_by_role("grid", name=re.compile("rotated"))).to_have_count(0)


def test_what_no_output_reads_is_struck_out_for_the_right_reason(page: Page, chapter: str) -> None:
    explorer = show_explorer(page, chapter)
    note = explorer.locator("[data-part=input]")
    struck = explorer.locator("[data-part=input] [role=gridcell].unread")
    explorer.get_by_role("button", name="More").click()
    explorer.get_by_role("button", name="Increase stride").click()
    explorer.get_by_role("button", name="Increase dilation").click()
    expect(struck).to_have_count(33)  # 7×7 without the 4×4 of even row and column: the stride divides
    expect(note).to_contain_text("Struck out: no patch lays a weight on these cells.")
    explorer.get_by_role("button", name="Decrease dilation").click()
    explorer.get_by_role("button", name="Increase stride").click()
    expect(struck).to_have_count(13)
    expect(note).to_contain_text(
        "the stride does not divide evenly, so no output reads the last row and the last column."
    )


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", [CHAPTER, "book/intro.html", "book/notation.html", "exercises/01_convolution/exercise.html"]
)
def test_accessible_and_never_too_wide(page: Page, http_site: str, name: str, scheme: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{http_site}/{name}")
    start_every_widget(page)
    assert page.locator("html").get_attribute("data-theme") == scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=install() / "axe-core" / "axe.min.js")
    results = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    serious = [
        f"{violation['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for violation in results["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]
    assert serious == []


def test_the_reader_chooses_the_theme(page: Page, chapter: str) -> None:
    explorer = show_explorer(page, chapter)
    cell = explorer.get_by_role("grid", name=re.compile("output")).first.get_by_role("gridcell").nth(4)
    ink = "element => getComputedStyle(element).color.match(/[0-9.]+/g).slice(0, 3).reduce((a, b) => a + +b, 0) / 3"
    assert cell.evaluate(ink) < 90
    button = page.locator(".theme-switch-button").first
    for _ in range(3):  # auto, light, dark, in the theme's own order
        if page.locator("html").get_attribute("data-theme") == "dark":
            break
        button.click()
    assert cell.evaluate(ink) > 160


def test_scripts_off_leaves_a_picture(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / CHAPTER).as_uri())
    stills = page.locator(".anywidget-slot .anywidget-still img")
    assert stills.count() == page.locator(".anywidget-slot").count()
    assert all(len(alt) > 20 for alt in stills.evaluate_all("images => images.map(image => image.alt)"))
    expect(stills.first).to_be_visible()
    context.close()
