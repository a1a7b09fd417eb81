"""The reference extension in a small book about a package that is not ours."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from cnnedu.sphinxext.links import check_site
from cnnedu.sphinxext.reference import render_sections

SOURCES = {
    "zoo/__init__.py": "from zoo.cats import cat, cat_backward\n__all__ = ['cat', 'cat_backward']\n",
    "zoo/cats.py": '''\
"""All about cats; `cat` is the one to read."""

from zoo._paws import walk


def cat(x, walks=3, mode="tabby"):
    """Purr: `torch.cat` in NumPy.

    See `cat_backward`, `walks` and `nothing`. With "tabby" it is ``zoo.cat("x")``.
    Neither "paws.*" nor "" is "a cat".

    Parameters
    ----------
    x, walks : array, (n, *size)
        What purrs.
    mode : "tabby" or "lion"
        A kind.

    Returns
    -------
    Whiskers, at least two
        In pairs.

    Raises
    ------
    ValueError
        It barks.

    References
    ----------
    Puss (2016), arXiv:1603.07285.

    Examples
    --------
    >>> cat("tabby")
    "tabby"
    """
    return walk(_fur(x), walks)


def cat_backward(grad_output):
    """Stroke the other way."""
    return grad_output


def _fur(walk):
    """Comb."""
    return walk
''',
    "zoo/_paws.py": '"""Paws."""\n\n\ndef walk(x, times):\n    """Step."""\n    return x\n',
}
PAGE = """# Cats

```{eval-rst}
.. currentmodule:: zoo
.. module-text:: cats
.. autofunction:: cat
.. autofunction:: cat_backward
.. module-text:: _paws
   :source:
```
"""
INDEX = "# Zoo\n\n```{eval-rst}\n.. operation-table:: cats.md\n```\n"


def make_zoo(folder: Path, make_book: Any, **changed: str) -> subprocess.CompletedProcess[str]:
    """Build a book about the package `zoo`, with some files changed."""
    (folder / "zoo").mkdir()
    extensions = ["cnnedu.sphinxext.offline", "cnnedu.sphinxext.reference"]
    sphinx = {"extra_extensions": extensions, "config": {"reference_packages": ["zoo"], "nitpicky": True}}
    config = {"title": "Zoo", "author": "A", "only_build_toc_files": True, "sphinx": sphinx}
    files = {"index.md": INDEX, "cats.md": PAGE, **SOURCES, "_config.yml": json.dumps(config), **changed}
    done: subprocess.CompletedProcess[str] = make_book(folder, files)
    return done


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, make_book: Any) -> Path:
    folder = tmp_path_factory.mktemp("zoo")
    done = make_zoo(folder, make_book)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    return (site / "cats.html").read_text(encoding="utf-8")


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_the_site_is_whole(site: Path) -> None:
    assert check_site(site) == []


def test_the_table_lists_each_operation_once_with_its_summary(site: Path) -> None:
    (table,) = re.findall(r'<table class="operations.*?</table>', (site / "index.html").read_text(), re.DOTALL)
    rows = [text_of(row).split() for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)]
    assert rows == [["cat", "Purr.", "backward"]]
    links = re.findall(r'href="([^"]*)"', table)
    assert links == ["cats.html#zoo.cat", "cats.html#zoo.cat_backward"]


def test_signatures_are_short(page: str) -> None:
    (signature,) = re.findall(r'<dt[^>]* id="zoo\.cat">.*?</dt>', page, re.DOTALL)
    assert text_of(signature).split("#")[0].strip() == "cat(x, walks=3, mode='tabby')"


def test_sections_become_lists(page: str) -> None:
    rubrics = ["Parameters", "Returns", "Raises", "References", "Examples"]
    assert re.findall(r'<p class="rubric">(\w+)</p>', page) == rubrics
    fields = [text_of(term) for term in re.findall(r"<dt>(?!\s*<a).*?</dt>", page)]
    assert fields == ["x, walksarray, (n, *size)", 'mode"tabby" or "lion"', "Whiskers, at least two", "ValueError"]
    assert 'href="https://arxiv.org/abs/1603.07285"' in page


def test_strings_keep_their_quotation_marks(page: str) -> None:
    assert page.count('<span class="pre">&quot;tabby&quot;</span>') == 2  # in the prose and where its kind is told
    assert '<span class="pre">zoo.cat(&quot;x&quot;)</span>' in page
    assert '<span class="pre">&quot;paws.*&quot;</span>' in page and '<span class="pre">&quot;&quot;</span>' in page
    assert "is “a cat”" in page  # words are words


def test_single_backticks_link_to_what_has_an_entry(page: str) -> None:
    (see,) = re.findall(r"<p>See .*?</p>", page, re.DOTALL)
    assert re.findall(r'href="([^"]*)"', see) == ["#zoo.cat_backward"]  # not to its own parameter, nor to nothing
    assert text_of(see).startswith("See cat_backward, walks and nothing.")


def test_code_is_shown_without_docstrings_and_its_names_are_links(page: str) -> None:
    codes = re.findall(r'<details class="source">.*?</details>', page, re.DOTALL)
    assert [text_of(re.findall("<summary>.*</summary>", code)[0]) for code in codes] == [
        "Source zoo/cats.py",
        "Source zoo/cats.py",
        "Source zoo/_paws.py",
    ]
    assert "Purr" not in text_of(codes[0])
    assert text_of(codes[0]).count("def _fur(walk):") == 1
    # `walk` is the helper in one function, and an argument of the other: only where no name is taken is it a link.
    assert re.findall(r'href="([^"]*)"', codes[0]) == ["#source-zoo.cats._fur"]
    assert 'id="source-zoo._paws.walk"' in codes[2]


def test_an_operation_without_an_entry_stops_the_build(tmp_path: Path, make_book: Any) -> None:
    done = make_zoo(tmp_path, make_book, **{"cats.md": PAGE.replace(".. autofunction:: cat_backward\n", "")})
    assert done.returncode != 0
    assert "reference target not found: zoo.cat_backward" in done.stdout + done.stderr


def test_examples_are_left_as_they_are() -> None:
    lines = ["It.", "", "Examples", "--------", '>>> f("a")  # `x` and arXiv', '"a"']
    assert render_sections(lines) == ["It.", "", ".. rubric:: Examples", "", *lines[4:]]
