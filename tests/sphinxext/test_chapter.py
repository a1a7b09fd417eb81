"""The chapter as a whole, in a small book: its map, the minutes, how a page is opened, what can be marked as done."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cnnedu.sphinxext.chapter import minutes_in
from cnnedu.sphinxext.links import check_site

INTRO = """# Somebody else's book

The first page.

```{explorer} ConvolutionExplorer
stride: 2
```

```{chapter-map} lesson*
```

```{reading-progress}
```
"""
LESSONS = {
    "lesson2.ipynb": ("# Second & last", "takes about an hour"),
    "lesson1.ipynb": ("# First", "25 to 35 minutes"),
}


def write_lesson(title: str, time: str) -> str:
    text = (
        f"{title}\n\nWhy? Because it *matters*.\n\nIt takes {time}.\n\n## Later\n\nThis takes about ninety minutes.\n"
    )
    cell = {"cell_type": "markdown", "id": "top", "metadata": {}, "source": text}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def build(make_book: Any, folder: Path, **config: Any) -> Path:
    extensions = [f"cnnedu.sphinxext.{name}" for name in ("offline", "explorers", "chapter", "metadata")]
    sphinx = {"extra_extensions": extensions, "config": {"lesson_pages": ["lesson*"], "notebook_command": "make <lab>"}}
    book = {"title": "Somebody else's book", "author": "A", "execute": {"execute_notebooks": "off"}, "sphinx": sphinx}
    files = {name: write_lesson(title, time.removeprefix("takes ")) for name, (title, time) in LESSONS.items()}
    launch = {
        "notebook_interface": "jupyterlab",
        "colab_url": "https://colab.example",
        "binderhub_url": "https://b.example",
    }
    config = {**book, "launch_buttons": launch, "repository": {"url": ""}, **config}
    done = make_book(
        folder, {"intro.md": INTRO, **files, "extra.md": "# Extra\n\nMore.\n", "_config.yml": json.dumps(config)}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, make_book: Any) -> Path:
    return build(make_book, tmp_path_factory.mktemp("chapter"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, make_book: Any) -> Path:
    repository = {"url": "https://github.com/somebody/book", "branch": "stable"}
    html = {"baseurl": "https://somebody.example/book"}
    return build(make_book, tmp_path_factory.mktemp("published"), repository=repository, html=html)


def read(site: Path, name: str) -> str:
    return (site / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It takes about\nforty minutes if you stop.", 40),
        ("It takes about thirty-five minutes.", 35),
        ("It takes 35 to 40 minutes.", 40),
        ("Forty-five minutes? It takes about half an hour.", 30),
        ("Three functions, about an hour, and at the end.", 60),
        ("It takes about an hour and a half.", 90),
        ("The cells train while you wait, less than a minute each.", None),
        ("It was about an hourglass.", None),
        ("", None),
    ],
)
def test_minutes_are_read_from_what_a_page_says(text: str, minutes: int | None) -> None:
    assert minutes_in(text) == minutes


def test_the_map_lists_pages_in_the_order_of_the_contents(site: Path) -> None:
    page = read(site, "intro")
    (listed,) = re.findall(r'<ol class="chapter-map">(.*?)</ol>', page, re.DOTALL)
    items = re.findall(
        r'<li data-page="(\w+)">.*?<a href="([^"]+)">(.*?)</a>.*?(\d+) min.*?question">(.*?)</p>', listed
    )
    assert items == [
        ("lesson2", "lesson2.html", "Second &amp; last", "60", "Why? Because it matters."),
        ("lesson1", "lesson1.html", "First", "35", "Why? Because it matters."),
    ]
    assert "2 pages, about 1½ hours in all" in page


def test_a_lesson_says_how_long_and_how_it_is_opened(site: Path) -> None:
    (facts,) = re.findall(r'<p class="page-facts">(.*?)</p>', read(site, "lesson1"))
    assert "About 35 minutes" in facts and "make &lt;lab&gt;" in facts
    (notebook,) = re.findall(r'<a href="([^"]+)" download>', facts)
    assert json.loads((site / notebook).read_text(encoding="utf-8"))["cells"]
    assert "example" not in facts  # nowhere to launch it
    assert read(site, "lesson1").count('class="page-done" data-page="lesson1"') == 1


def test_with_a_repository_a_lesson_can_be_launched(published: Path) -> None:
    (facts,) = re.findall(r'<p class="page-facts">(.*?)</p>', read(published, "lesson1"))
    assert "https://colab.example/github/somebody/book/blob/stable/lesson1.ipynb" in facts
    assert "https://b.example/v2/gh/somebody/book/stable?urlpath=lab/tree/lesson1.ipynb" in facts
    assert check_site(published) == []  # links, and nothing fetched


def test_other_pages_are_no_lessons(site: Path) -> None:
    for name in ("intro", "extra"):
        assert "page-facts" not in read(site, name) and "page-done" not in read(site, name)


def test_an_explorer_stands_on_a_page_that_is_no_notebook(site: Path) -> None:
    page = read(site, "intro")
    assert page.count('class="anywidget-slot"') == 1 and "anywidget.js" in page
    (state,) = re.findall(r'widget-state\+json">(.*?)</script>', page, re.DOTALL)
    models = json.loads(state)["state"]
    assert models["explorer-0"]["state"]["stride"] == [2, 2]
    assert '"model_id": "explorer-0"' in page


def test_a_wrong_explorer_is_refused_with_its_reason(tmp_path: Path, make_book: Any) -> None:
    wrong = ("Kernel\n", "KernelExplorer\nstride: 99\n", "KernelExplorer\nstrde: 1\n", "KernelExplorer\n[1\n")
    text = "\n".join(f"```{{explorer}} {words}```\n" for words in wrong)
    done = make_book(tmp_path, {"intro.md": f"# Book\n\n{text}"}, "cnnedu.sphinxext.explorers")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert [line for line in ("class must be one of", "stride", "strde", "flow sequence") if line not in said] == []


def test_links_lead_somewhere(site: Path) -> None:
    assert check_site(site) == []
