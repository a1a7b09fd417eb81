"""The gallery in a small book, of models that register themselves as a reader's would."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from cnnedu.sphinxext.links import check_site

MODEL = '''\
"""{family}, 2091: the line that the title repeats.

Question: what does `{name}` think of <b>bold</b> claims?
"""

from torch import Tensor, nn

from cnnedu.models import ModelCard, Paper, register

CARD = ModelCard(
    family="{family}",
    paper=Paper("On {family}s", "Puss, Boots", 2091, "https://arxiv.org/abs/9101.00001"),
    new="It purrs.",
    deviations=({deviations}),
    input_size=(1, 3, 8, 8),
)
{more}

class {family}(nn.Module):
    """Purr."""

    def __init__(self, width: int = 4) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, width, 3)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(x)  # (n, 4, 6, 6)
'''
ALIKE = '@register("cat", CARD)\n@register("cat_wide", CARD, width=8)\n'
APART = """\
from dataclasses import replace
@register("lion", CARD)
@register("lion_bare", replace(CARD, new="It has no mane.", deviations=()), width=2)
@register("lion_wide", replace(CARD, deviations=("Larger.",), paper=replace(CARD.paper, title="More lions")), width=8)
"""
PAGE = "# Cats\n\n```{eval-rst}\n.. model-gallery::\n   :years: 2091-2099\n   :first: lions\n```\n"
INDEX = "# Zoo\n\n```{eval-rst}\n.. model-costs:: lion cat_wide mlp\n```\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, make_book: Any) -> Path:
    folder = tmp_path_factory.mktemp("zoo")
    (folder / "zoo").mkdir()
    extensions = [f"cnnedu.sphinxext.{name}" for name in ("offline", "reference", "gallery")]
    sphinx = {"extra_extensions": [*extensions, "zoo"], "config": {"reference_packages": ["zoo"]}}
    config = {"title": "Zoo", "author": "A", "only_build_toc_files": True, "sphinx": sphinx}
    files = {
        "index.md": INDEX,
        "gallery.md": PAGE,
        "zoo/__init__.py": "from zoo import cats, lions\n__all__ = []\n\n\ndef setup(app):\n    return {}\n",
        "zoo/cats.py": MODEL.format(family="Cat", name="cat", deviations='"Softer.", "Louder."', more=ALIKE),
        "zoo/lions.py": MODEL.format(family="Lion", name="lion", deviations='"Stronger.",', more=APART),
        "_config.yml": json.dumps(config),
    }
    done = make_book(folder, files)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


@pytest.fixture(scope="module")
def parts(site: Path) -> list[str]:
    """Return the sections of the gallery."""
    return re.findall(
        r"<section id=.*?(?=<section id=|</section>\s*</section>)", (site / "gallery.html").read_text(), re.DOTALL
    )


def test_the_site_is_whole(site: Path) -> None:
    assert check_site(site) == []


def test_a_file_is_a_section_and_the_first_can_be_chosen(parts: list[str]) -> None:
    titles = [text_of(title).rstrip("#") for part in parts for title in re.findall(r"<h2>.*?</h2>", part)]
    assert titles == ["Lion (2091)", "Cat (2091)"]  # by family, but for the option


def test_a_section_tells_paper_idea_and_novelty_in_this_order(parts: list[str]) -> None:
    said = [text_of(paragraph) for paragraph in re.findall(r"<p>.*?</p>", parts[1], re.DOTALL)]
    assert said[:3] == [
        "Puss, Boots, On Cats, 2091.",
        "Question: what does cat think of <b>bold</b> claims?",
        "New. It purrs.",
    ]
    assert 'href="https://arxiv.org/abs/9101.00001"' in parts[1]


def test_models_that_differ_are_told_apart(parts: list[str]) -> None:
    lion, cat = map(text_of, parts)
    assert "Where our default differs from the paper Softer. Louder. Source" in cat
    assert "Where lion differs from the paper Stronger. Where lion_wide differs from the paper Larger. Source" in lion
    assert "Where lion_bare" not in lion  # none that we know of
    assert "New in lion and lion_wide: It purrs. New in lion_bare: It has no mane." in lion
    assert "On Lions, 2091. Puss, Boots, More lions, 2091." in lion


def test_costs_are_counted_and_the_code_is_whole(parts: list[str]) -> None:
    cell = r"<t[hd].*?</t[hd]>"
    rows = [list(map(text_of, re.findall(cell, row))) for row in re.findall(r"<tr>.*?</tr>", parts[1], re.DOTALL)]
    assert rows == [
        ["Model", "Year", "Input", "Parameters", "MACs", "Field"],
        ["cat", "2091", "3×8×8", "112", "3.888 k", "3"],
        ["cat_wide", "2091", "3×8×8", "224", "7.776 k", "3"],
    ]
    (code,) = re.findall(r'<details class="source">.*?</details>', parts[1], re.DOTALL)
    assert text_of(code).startswith("Source zoo/cats.pyfrom torch import Tensor, nn")
    assert "return self.conv(x) # (n, 4, 6, 6)" in text_of(code)


def test_names_lead_to_the_sections_of_other_pages(site: Path, parts: list[str]) -> None:
    table = re.findall(r'<div class="models">.*?</table>', (site / "index.html").read_text(), re.DOTALL)[0]
    assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', table) == [
        ("gallery.html#lions", "lion"),
        ("gallery.html#cats", "cat_wide"),
    ]
    assert "mlp</th>" in table  # has no section here
    assert all("<a" not in each for part in parts for each in re.findall(r"<table.*?</table>", part, re.DOTALL))
