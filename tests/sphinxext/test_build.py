"""`make book` refuses, with a readable reason, whatever should not be published."""

from __future__ import annotations

import json
import os
import urllib.request
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from cnnedu.notebook import sign
from cnnedu.sphinxext import build as book

CONFIG = {
    "title": "T",
    "author": "A",
    "only_build_toc_files": True,
    "execute": {"execute_notebooks": "off"},
    "sphinx": {"extra_extensions": ["cnnedu.sphinxext.offline"]},
}
SOURCE = "---\nkernelspec: {name: python3}\n---\n\n# Page\n\n```{code-cell}\n1 + 1\n```\n"


@pytest.fixture
def root(tmp_path: Path, make_widget_notebook: Any) -> Path:
    """Write a checkout with one page of prose and one fresh notebook."""
    for folder in ("book", "chapter09/src"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "_config.yml").write_text(json.dumps(CONFIG))  # JSON is YAML
    toc = {"format": "jb-book", "root": "book/intro", "chapters": [{"glob": "chapter*/*_page"}]}
    (tmp_path / "book/_toc.yml").write_text(json.dumps(toc))
    (tmp_path / "book/intro.md").write_text("# Start\n\nRead [the page](../chapter09/01_page.ipynb).\n")
    (tmp_path / "chapter09/src/01_page.md").write_text(SOURCE)
    write_notebook(tmp_path, make_widget_notebook(1))
    return tmp_path


def write_notebook(root: Path, notebook: dict[str, Any]) -> None:
    """Write the notebook with the record that says what it was built from."""
    sign(notebook, "src/01_page.md", SOURCE)
    (root / "chapter09/01_page.ipynb").write_text(json.dumps(notebook))


def refusal(root: Path) -> str:
    with pytest.raises(book.BookError) as caught:
        book.build(root, quiet=True)
    return str(caught.value)


def test_a_sound_book_is_built_served_and_then_current(root: Path) -> None:
    assert not book.is_current(root)
    index = book.build(root, quiet=True)
    assert index == root / "book/_build/html/index.html"
    assert book.is_current(root)
    with book.server(index.parent, port=0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_address[1]}/book/intro.html") as answer:
            assert b"Start" in answer.read()
        server.shutdown()
    intro = root / "book/intro.md"
    os.utime(intro, (intro.stat().st_atime, (root / book.STAMP).stat().st_mtime + 10))
    assert not book.is_current(root)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[gone](gone.md)", "Sphinx found something wrong"),
        ("[gone](#nowhere)", "Sphinx found something wrong"),
        ("{ref}`nowhere`", "Sphinx found something wrong"),
        ("{doc}`nowhere`", "Sphinx found something wrong"),
        ("![picture](gone.png)", "Sphinx found something wrong"),
        ('<a href="gone.html">gone</a>', "book/intro.html links to gone.html, which does not exist"),
        ('<img src="https://images.example/x.png">', "fetches https://images.example/x.png from another host"),
    ],
)
def test_a_broken_link_or_reference_is_refused(root: Path, text: str, reason: str) -> None:
    with (root / "book/intro.md").open("a") as intro:
        intro.write(f"\n{text}\n")
    assert reason in refusal(root)
    assert not book.is_current(root)


def test_a_changed_style_sheet_alone_reaches_the_site(root: Path) -> None:
    config = {**CONFIG["sphinx"], "config": {"html_static_path": ["book/assets"], "html_css_files": ["book.css"]}}
    (root / "_config.yml").write_text(json.dumps({**CONFIG, "sphinx": config}))
    (root / "book/assets").mkdir()
    sheet = root / "book/assets/book.css"
    for rule in ("p { color: red }", "p { color: green }"):
        sheet.write_text(rule)
        book.build(root, quiet=True)
        assert (root / book.SITE / "_static/book.css").read_text() == rule


def test_a_notebook_older_than_its_source_is_refused(root: Path) -> None:
    (root / "chapter09/src/01_page.md").write_text(SOURCE.replace("1 + 1", "1 + 2"))
    assert "01_page.ipynb is older than" in refusal(root)


def test_an_error_output_is_refused(root: Path, make_widget_notebook: Any) -> None:
    notebook = make_widget_notebook(1)
    error = {"output_type": "error", "ename": "ZeroDivisionError", "evalue": "division by zero", "traceback": []}
    notebook["cells"][1]["outputs"] = [error]
    write_notebook(root, notebook)
    assert "ZeroDivisionError: division by zero" in refusal(root)


def test_a_cell_that_never_ran_is_refused(root: Path, make_widget_notebook: Any) -> None:
    notebook = make_widget_notebook(1)
    notebook["cells"][1]["execution_count"] = None
    write_notebook(root, notebook)
    assert "no execution count" in refusal(root)


def test_every_notebook_of_the_table_of_contents_is_checked(root: Path) -> None:
    assert book.published_notebooks(root) == [root / "chapter09/01_page.ipynb"]


def test_outside_a_checkout_it_says_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(book.BookError, match="has no book/_toc.yml: run this in the checkout"):
        book.build(tmp_path)
