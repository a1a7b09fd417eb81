"""The reference of the NumPy operations in the built book: complete, linked, light, and easy to read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cnnedu import functional
from cnnedu.explorers.bundle import install
from cnnedu.sphinxext.links import read_page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
LANDING = "book/reference/index.html"
PAGES = [f"book/reference/{path.stem}.html" for path in sorted((ROOT / "book" / "reference").glob("*.md"))]
HEAVIEST = 1_200_000  # bytes of HTML, script, style and fonts
OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"


def test_every_operation_has_one_entry_and_a_link_to_it(site: Path) -> None:
    entries: list[str] = []
    for name in PAGES:
        html = (site / name).read_text(encoding="utf-8")
        found = re.findall(r'<dt class="sig[^>]* id="cnnedu\.functional\.(\w+)">', html)
        entries += [f"{Path(name).name}#cnnedu.functional.{entry}" for entry in found]
        assert html.count('<details class="source">') >= len(found)
    assert sorted(entry.rpartition(".")[2] for entry in entries) == sorted(functional.__all__)
    linked = read_page((site / LANDING).read_text(encoding="utf-8")).followed
    assert set(entries) <= set(linked)


def test_two_clicks_from_the_first_page_to_conv2d(page: Page, http_site: str, traffic: Any) -> None:
    page.goto(f"{http_site}/book/intro.html")
    page.locator(".bd-links").get_by_role("link", name="The NumPy operations").click()
    page.locator("article").get_by_role("link", name="conv2d", exact=True).first.click()
    signature = page.locator("dt.sig").filter(has=page.get_by_text("conv2d", exact=True))
    expect(signature).to_be_in_viewport()
    entry = signature.locator("xpath=following-sibling::dd[1]")
    expect(entry.locator(".katex-display").first).to_be_in_viewport()
    expect(entry.get_by_text("array, (n, c_in, h, w) or (c_in, h, w)", exact=True)).to_be_in_viewport()
    entry.get_by_text("Source").first.click()
    expect(entry.locator("details.source")).to_contain_text("def conv2d(")
    assert traffic.console == []


def test_code_leads_to_the_code_behind_it(page: Page, http_site: str, traffic: Any) -> None:
    page.goto(f"{http_site}/book/reference/convolution.html")
    source = page.locator("details.source").first
    source.locator("summary").click()
    source.get_by_role("link", name="convolve", exact=True).click()
    behind = page.locator("details.source").filter(has_text="def convolve(")
    expect(behind).to_have_attribute("open", "")  # it opens by itself
    expect(behind.get_by_text("def").first).to_be_visible()
    assert page.url.endswith("fast.html#source-cnnedu.functional._convolve.convolve")
    assert traffic.console == []


def test_search_finds_an_operation(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'search.html').as_uri()}?q=max_pool2d")
    first = page.locator("#search-results a").first
    expect(first).to_contain_text("max_pool2d")
    assert "reference/pooling.html#cnnedu.functional.max_pool2d" in str(first.get_attribute("href"))


@pytest.mark.parametrize("name", PAGES)
def test_light_and_quiet(page: Page, http_site: str, traffic: Any, name: str) -> None:
    weights: dict[str, int] = {}
    page.on("response", lambda response: weights.update({response.url: len(response.body())}))
    page.goto(f"{http_site}/{name}", wait_until="networkidle")
    assert sum(weights.values()) <= HEAVIEST, weights
    assert traffic.hosts() == {http_site.removeprefix("http://")}
    assert traffic.console == []
    prose = page.locator("article p, article dt, article dd > p").all_inner_texts()
    assert [text for text in prose if re.search(r"``|\*\*\w+\*\*|:math:|\\(frac|sum|text)\b|^\s*-{4,}", text)] == []


LONG = [(name, "dark", 360) for name in PAGES if not name.endswith(("index.html", "gradients.html"))]
SHORT = [
    (name, scheme, width)
    for name in (LANDING, "book/reference/gradients.html")
    for scheme in ("light", "dark")
    for width in (360, 1280)
]


@pytest.mark.parametrize(("name", "scheme", "width"), [*SHORT, *LONG])
def test_accessible_and_never_too_wide(page: Page, http_site: str, name: str, scheme: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{http_site}/{name}")
    page.evaluate(OPEN_ALL)
    assert page.locator("html").get_attribute("data-theme") == scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=install() / "axe-core" / "axe.min.js")
    results = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    serious = [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in results["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]
    assert serious == []
