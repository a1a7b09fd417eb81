"""The gallery of explorers in a small book: every explorer has its place, its call and its entry."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cnnedu.explorers import list_explorers
from cnnedu.sphinxext.explorers import call_of, title_of
from cnnedu.sphinxext.links import check_site

GALLERY = "# Gallery\n\n```{eval-rst}\n.. explorer-gallery::\n```\n"
CARDS = "# Cards\n\n```{eval-rst}\n.. explorer-cards::\n```\n"
ENTRIES = """# Entries

```{eval-rst}
.. currentmodule:: cnnedu.explorers

.. autoclass:: Explorer
.. autofunction:: list_explorers
.. autodata:: PRESETS
   :no-value:
.. explorer-entries::
```
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, make_book: Any) -> Path:
    made = tmp_path_factory.mktemp("gallery")
    pictures = made / "book" / "assets" / "explorers"
    pictures.mkdir(parents=True)
    Image.new("RGB", (40, 20)).save(pictures / "ConvolutionExplorer-dark.webp")
    extensions = [f"cnnedu.sphinxext.{name}" for name in ("offline", "reference", "explorers")]
    config = {"html_static_path": ["book/assets"], "reference_packages": ["cnnedu.explorers"]}
    book = {
        "title": "Somebody else's book",
        "author": "A",
        "execute": {"execute_notebooks": "off"},
        "sphinx": {"extra_extensions": extensions, "config": config},
    }
    done = make_book(
        made, {"intro.md": GALLERY, "page.md": ENTRIES, "cards.md": CARDS, "_config.yml": json.dumps(book)}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    return (folder / "_build" / "html" / "intro.html").read_text(encoding="utf-8")


def test_every_explorer_has_its_place(page: str) -> None:
    assert page.count('class="anywidget-slot"') == len(list_explorers())
    for cls in list_explorers():
        assert f">{title_of(cls)}<" in page
        assert f'"model_id": "gallery-{cls.__name__}"' in page
        assert f'href="page.html#cnnedu.explorers.{cls.__name__}"' in page
        code = re.sub(r"<[^>]+>", "", page)
        assert call_of(cls).splitlines()[0] in code and f"\n{cls.__name__}()" in code


def test_a_page_is_the_same_whenever_it_is_built(page: str) -> None:
    assert set(re.findall(r'"model_id": "([^"]+)"', page)) == {f"gallery-{cls.__name__}" for cls in list_explorers()}


def test_pictures_are_shown_where_there_are_any(page: str) -> None:
    (image,) = re.findall(r"<img[^>]+webp[^>]*>", page)
    assert 'src="_static/explorers/ConvolutionExplorer-dark.webp"' in image
    assert 'width="20" height="10"' in image and 'alt="ConvolutionExplorer in the dark"' in image


def test_links_lead_somewhere_and_nothing_is_fetched(folder: Path) -> None:
    assert check_site(folder / "_build" / "html") == []


def test_cards_lead_to_every_explorer(folder: Path) -> None:
    cards = (folder / "_build" / "html" / "cards.html").read_text(encoding="utf-8")
    for cls in list_explorers():
        assert f'<a href="intro.html#{cls.__name__.lower()}">{title_of(cls)}</a>' in cards
    assert cards.count("explorers/ConvolutionExplorer-dark-card.webp") == 1


def test_an_explorer_that_does_not_exist_is_refused(tmp_path: Path, make_book: Any) -> None:
    config = {"title": "B", "author": "A", "sphinx": {"extra_extensions": ["cnnedu.sphinxext.explorers"]}}
    page = GALLERY.replace("gallery::", "gallery:: PolingExplorer")
    done = make_book(tmp_path, {"intro.md": page, "_config.yml": json.dumps(config)})
    assert done.returncode != 0 and "PoolingExplorer" in done.stdout + done.stderr
