"""Mathematics set by KaTeX while the book is built, so that pages carry no script for it.

Each page's formulas go to one Node process, which ends with the page. A formula that KaTeX cannot read is a
Sphinx warning at its own line, so ``-W`` stops the build instead of publishing red text.
"""

from __future__ import annotations

import html
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from cnnedu.node import find_node

KATEX = Path(__file__).parent / "katex"
Formula = tuple[str, bool]
"""LaTeX text, and whether it stands on its own line."""

logger = logging.getLogger(__name__)


class FormulaError(ValueError):
    """KaTeX could not read a formula."""


class Renderer:
    """KaTeX with a memory: each distinct formula is rendered once in a build."""

    def __init__(self) -> None:
        self._done: dict[Formula, dict[str, str]] = {}

    def prepare(self, formulas: Iterable[Formula]) -> None:
        """Render every formula not seen before, all in one Node process."""
        todo = [formula for formula in dict.fromkeys(formulas) if formula not in self._done]
        if not todo:
            return
        process = subprocess.run(
            [str(find_node()), str(KATEX / "render.cjs")],
            input=json.dumps(todo),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if process.returncode != 0:
            raise RuntimeError(f"KaTeX did not run: {process.stderr.strip()}")
        self._done.update(zip(todo, json.loads(process.stdout), strict=True))

    def html(self, latex: str, display: bool = False) -> str:
        """Return the HTML and MathML of one formula.

        Parameters
        ----------
        latex : str
            The formula without its delimiters.
        display : bool
            True for a formula on its own line.

        Raises
        ------
        FormulaError
            With KaTeX's own explanation.
        """
        self.prepare([(latex, display)])
        answer = self._done[latex, display]
        if "error" in answer:
            raise FormulaError(answer["error"])
        return answer["html"]


renderer = Renderer()


def _display_latex(node: nodes.math_block) -> str:
    """Return LaTeX for a block, in ``aligned`` when it has several lines, as Sphinx's own renderers do."""
    latex: str = node.astext().strip()
    if r"\\" in latex and r"\begin" not in latex:
        return r"\begin{aligned}" + latex + r"\end{aligned}"
    return latex


def _formula(node: nodes.Element) -> Formula:
    if isinstance(node, nodes.math_block):
        return _display_latex(node), True
    return str(node.astext()), False


def _prepare_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Render a page's formulas together, just before the page is written."""
    if app.builder.format == "html":
        renderer.prepare(_formula(node) for kind in (nodes.math, nodes.math_block) for node in doctree.findall(kind))


def _rendered(node: nodes.Element) -> str:
    latex, display = _formula(node)
    try:
        return renderer.html(latex, display)
    except FormulaError as error:
        logger.warning(
            "mathematics %r: %s",
            latex,
            error,
            location=node,
            type="cnnedu",
            subtype="math",
        )
        return f"<code>{html.escape(latex)}</code>"


def _visit_inline(translator: Any, node: nodes.math) -> None:
    translator.body.append(f'<span class="katex-inline">{_rendered(node)}</span>')
    raise nodes.SkipNode


def _visit_block(translator: Any, node: nodes.math_block) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="katex-block"))
    if node.get("number"):
        translator.body.append(f'<span class="eqno">({get_node_equation_number(translator, node)})')
        translator.add_permalink_ref(node, "Permalink to this equation")
        translator.body.append("</span>")
    # A formula wider than the page scrolls by itself, so it must be reachable by keyboard.
    translator.body.append(f'<div class="katex-scroll" tabindex="0">{_rendered(node)}</div></div>\n')
    raise nodes.SkipNode


def _add_files(app: Sphinx, config: Any) -> None:
    config.html_static_path.append(str(KATEX / "page"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register KaTeX as the HTML mathematics renderer."""
    app.add_html_math_renderer(
        "katex-static",
        inline_renderers=(_visit_inline, None),
        block_renderers=(_visit_block, None),
    )
    app.connect("config-inited", _add_files)
    app.connect("doctree-resolved", _prepare_page)
    app.add_css_file("katex/katex.min.css")
    app.add_css_file("katex/blocks.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
