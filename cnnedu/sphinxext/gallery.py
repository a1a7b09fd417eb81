"""A gallery of architectures, made from the registry: a new model file has its entry in the book by itself.

``.. model-gallery::`` writes a section per file of models: its papers, what the file says about itself, what was new,
what each registered name costs, how the code departs from the paper, and the code. Options: ``:years: 1998-2014`` and
``:tasks: classification`` choose (several tasks with spaces between them), ``:first: resnet`` names the file to begin
with. ``.. model-costs::`` is the table of all models, whose names lead to their sections.
"""

from __future__ import annotations

import html
import importlib
import inspect
import re
from collections.abc import Callable, Hashable, Iterable
from typing import Any, ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from cnnedu.sphinxext.reference import render_sections


class model_table(nodes.General, nodes.Element):  # type: ignore[misc]
    """A table of models as HTML."""


def sections(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Return the page and the anchor of each model's section."""
    if not hasattr(env, "gallery_sections"):
        env.gallery_sections = {}  # type: ignore[attr-defined]
    known: dict[str, tuple[str, str]] = env.gallery_sections  # type: ignore[attr-defined]
    return known


class ModelGallery(SphinxDirective):
    """Write a section for every file whose models are registered."""

    option_spec: ClassVar = {"years": str, "tasks": str, "first": str}

    def run(self) -> list[nodes.Node]:
        """Build the sections, oldest paper first."""
        from cnnedu.models import list_models, model_card

        first, last = (int(year) for year in self.options.get("years", "0-9999").split("-"))
        tasks = self.options.get("tasks", "").split()
        cards = [model_card(name) for name in list_models()]
        chosen = [card for card in cards if first <= card.paper.year <= last and (not tasks or card.task in tasks)]
        files = grouped(chosen, _file_of)
        begin = self.options.get("first")
        order = sorted(files, key=lambda file: file.rpartition(".")[2] != begin)  # a stable sort: the others stay
        return [self._section(file, files[file]) for file in order]

    def _section(self, file: str, cards: list[Any]) -> nodes.section:
        """Return what the book says about one file."""
        module = importlib.import_module(file)
        self.env.note_dependency(str(module.__file__))
        anchor = nodes.make_id(file.rpartition(".")[2])
        sections(self.env).update({card.name: (self.env.docname, anchor) for card in cards})
        section = nodes.section(ids=[anchor])
        section += nodes.title("", f"{cards[0].family} ({cards[0].paper.year})")
        lines = [*_papers(cards), *render_sections(_idea(module)), "", *_new(cards)]
        lines += [".. model-costs:: " + " ".join(card.name for card in cards), "", *_deviations(cards)]
        lines += [f".. source-of:: {file}", ""]
        self.state.nested_parse(StringList(lines, str(module.__file__)), self.content_offset, section)
        return section


class ModelCosts(SphinxDirective):
    """A table of what models cost: ``.. model-costs:: resnet18 resnet34``, or all of them."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Count on the meta device, while the page is read."""
        from cnnedu.models import compare, list_models

        names = self.arguments[0].split() if self.arguments else list_models()
        return [model_table("", table=compare(names)._repr_html_())]


def grouped(cards: Iterable[Any], key: Callable[[Any], Hashable]) -> dict[Any, list[Any]]:
    """Return the cards that agree, in the order in which they were met."""
    groups: dict[Any, list[Any]] = {}
    for card in cards:
        groups.setdefault(key(card), []).append(card)
    return groups


def _papers(cards: list[Any]) -> list[str]:
    papers = grouped(cards, lambda card: card.paper)
    return [line for p in papers for line in (f"*{p.authors}*, `{p.title} <{p.link}>`__, {p.year}.", "")]


def _new(cards: list[Any]) -> list[str]:
    groups = grouped(cards, lambda card: card.new)
    head = "**New.** " if len(groups) == 1 else "**New in** {}: "
    return [line for new, same in groups.items() for line in (head.format(_names(same)) + new, "")]


def _deviations(cards: list[Any]) -> list[str]:
    """List how each model departs from its paper: models that do so alike, together."""
    groups = grouped(cards, lambda card: card.deviations)
    lines = []
    for deviations, same in groups.items():
        differ = "differ" if len(same) > 1 else "differs"
        head = f"**Where** {_names(same)} **{differ} from the paper**"
        lines += ["**Where our default differs from the paper**" if len(groups) == 1 else head, ""] * bool(deviations)
        lines += [line for text in deviations for line in (f"- {text}", "")]
    return lines


def _names(cards: list[Any]) -> str:
    """Write names as code: all of them up to two, else the first and the last."""
    names = [f"``{card.name}``" for card in cards]
    return " and ".join(names) if len(names) < 3 else f"{names[0]} … {names[-1]}"


def _file_of(card: Any) -> str:
    from cnnedu.models.registry import model_class

    return model_class(card.name).__module__


def _idea(module: Any) -> Iterable[str]:
    """Return a file's docstring without its first line, which names the paper as the title does."""
    return (inspect.getdoc(module) or "").partition("\n")[2].strip().splitlines()


def _visit(translator: Any, node: model_table) -> None:
    """Write a table whose names lead to the sections on other pages."""
    builder, here = translator.builder, translator.builder.current_docname

    def link(match: re.Match[str]) -> str:
        page, anchor = sections(builder.env).get(html.unescape(match["name"]), (here, ""))
        if page == here:
            return match.group()
        return f'{match["cell"]}<a href="{builder.get_relative_uri(here, page)}#{anchor}">{match["name"]}</a></th>'

    table = re.sub(r'(?P<cell><th scope="row"[^>]*>)(?P<name>[^<]+)</th>', link, node["table"])
    translator.body.append(f'<div class="models">{table}</div>\n')
    raise nodes.SkipNode


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for name in [name for name, (page, _) in sections(env).items() if page == docname]:
        del sections(env)[name]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_node(model_table, html=(_visit, None))
    app.add_directive("model-gallery", ModelGallery)
    app.add_directive("model-costs", ModelCosts)
    app.connect("env-purge-doc", _forget)
    return {"version": "1.0", "parallel_read_safe": False}
