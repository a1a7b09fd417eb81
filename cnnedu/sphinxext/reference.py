"""A reference made of docstrings: what a package's functions say about themselves, and their code.

``extra_extensions: [cnnedu.sphinxext.reference]`` and the configuration value ``reference_packages``, the names of the
packages. Sphinx's autodoc finds signatures and docstrings; this adds

- numpydoc's sections, as definition lists; ``arXiv:…`` becomes a link;
- single backticks: a link where they name something that has an entry, otherwise code;
- the source of each function, folded, with every name in it linked (:mod:`cnnedu.sphinxext.sources`);
- ``.. module-text:: name``, what a module says about itself, and with ``:source:`` its code;
- ``.. operation-table:: page``, the functions that have their entry on that page, with their summaries.

Each name in a package's ``__all__`` must have an entry, or the build warns.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.states import Inliner
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

_LISTS = {"Attributes", "Parameters", "Returns", "Yields", "Raises"}
_SECTIONS = {*_LISTS, "Notes", "References", "Examples"}
_ARXIV = re.compile(r"arXiv:(\d{4}\.\d{4,5})")
_STRING = re.compile(r'(?P<marked>(?P<ticks>`+).*?(?P=ticks))|"(?P<string>[\w.*\[\]-]*)"', re.DOTALL)
_NAME = re.compile(r"\*{0,2}[A-Za-z_]\w*")
_IN_NUMPY = re.compile(r":? `torch[\w.]*` in NumPy")
_VARIANT = re.compile(r"(?P<base>\w+?)_(?P<kind>(loops_)?backward|loops)")


def render_sections(lines: Iterable[str]) -> list[str]:
    """Turn numpydoc's underlined sections into reStructuredText.

    Examples
    --------
    >>> print(*render_sections(["Parameters", "----------", "x, y : float", "    Where.", "*z", "    More."]), sep="|")
    .. rubric:: Parameters||``x``, ``y`` : float|    Where.|``*z``|    More.
    """
    lines, section, rendered = list(lines), "", []
    for line, below in zip(lines, [*lines, ""][1:], strict=True):
        if line in _SECTIONS and below and set(below) == {"-"}:
            section = line
            rendered.append(f".. rubric:: {section}")
        elif section and line and set(line) == {"-"}:
            rendered.append("")
        elif section in _LISTS and line and not line[0].isspace():
            rendered += [_term(section, line), *([] if below.startswith(" ") else ["    .."])]  # no empty body
        else:
            rendered.append(_ARXIV.sub(r"`arXiv:\1 <https://arxiv.org/abs/\1>`__", line))
    prose, examples, rest = "\n".join(rendered).partition(".. rubric:: Examples")
    return (_STRING.sub(_quote, prose) + examples + rest).split("\n")


def _quote(match: re.Match[str]) -> str:
    """Mark a string as code, so that nobody copies typographic quotation marks."""
    return match.group() if match["marked"] else f'``"{match["string"]}"``'


def _term(section: str, line: str) -> str:
    """Mark the names at the head of a list's item: parameters as code, types as what may have an entry."""
    names, colon, kind = line.partition(" : ")
    if all(_NAME.fullmatch(name) for name in names.split(", ")):
        mark = "``" if section in {"Attributes", "Parameters"} else "`"
        return ", ".join(f"{mark}{name}{mark}" for name in names.split(", ")) + colon + kind.replace("*", r"\*")
    return line.replace("*", r"\*")


def _process_docstring(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Render a docstring's sections, with the source between the prose and the parameters."""
    rendered = render_sections(lines)
    parameters = inspect.signature(obj).parameters if inspect.isfunction(obj) else ()
    app.env.temp_data["reference_own"] = {name.rpartition(".")[2], *parameters}
    source = ["", f".. source-of:: {name}", ""] if what in {"function", "class", "exception"} else [""]
    first = next((i for i, line in enumerate(rendered) if line.startswith(".. rubric::")), len(rendered))
    lines[:] = [*rendered[:first], *source, *rendered[first:], ""]


def _mention(
    role: str, rawtext: str, text: str, lineno: int, inliner: Inliner, options: Any = None, content: Any = ()
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Read single backticks: code, and where it names what has an entry elsewhere, a link."""
    env = inliner.document.settings.env
    code = nodes.literal(rawtext, text, classes=["py"])
    if text in env.temp_data.get("reference_own", ()):
        return [code], []
    link = addnodes.pending_xref(rawtext, code, refdomain="", reftype="mention", reftarget=text, refdoc=env.docname)
    return [link], []


def find_entry(env: BuildEnvironment, name: str) -> tuple[str, str] | None:
    """Return the page and anchor of what a docstring calls `name`: an object, else a module of the package."""
    objects = env.get_domain("py").data["objects"]
    full_names = [name, *(f"{package}.{name}" for package in env.config.reference_packages)]
    for full in (*full_names, *(full for full in objects if full.endswith(f".{name}"))):
        if full in objects:
            return objects[full].docname, objects[full].node_id
    pages: dict[str, str] = entry_modules(env)
    full = next((full for full in full_names if full in pages), "")
    return (pages[full], module_id(full)) if full else None


def entry_modules(env: BuildEnvironment) -> dict[str, str]:
    """Return the page of each module whose text is shown."""
    if not hasattr(env, "reference_modules"):
        env.reference_modules = {}  # type: ignore[attr-defined]
    modules: dict[str, str] = env.reference_modules  # type: ignore[attr-defined]
    return modules


def module_id(name: str) -> str:
    """Return the anchor of a module's text."""
    return f"module-{name}"


def _resolve_mention(app: Sphinx, env: BuildEnvironment, node: Any, content: nodes.Element) -> nodes.Element | None:
    if node["reftype"] != "mention":
        return None
    if (found := find_entry(env, node["reftarget"])) is None:
        return content
    page, anchor = found
    address = app.builder.get_relative_uri(node["refdoc"], page) if page != node["refdoc"] else ""
    return nodes.reference("", "", content, internal=True, refuri=f"{address}#{anchor}")


class ModuleText(SphinxDirective):
    """Say what a module of the package says about itself."""

    required_arguments = 1
    option_spec: ClassVar = {"source": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Parse the module's docstring in place."""
        names = [f"{package}.{self.arguments[0]}" for package in self.config.reference_packages]
        name = next(name for name in names if find_spec(name))
        module = importlib.import_module(name)
        self.env.note_dependency(str(module.__file__))
        self.env.temp_data["reference_own"] = {self.arguments[0]}
        entry_modules(self.env)[name] = self.env.docname
        text = nodes.container(ids=[module_id(name)], classes=["module-text"])
        lines = render_sections(inspect.getdoc(module).splitlines())  # type: ignore[union-attr]
        if "source" in self.options:
            lines += ["", f".. source-of:: {name}"]
        self.state.nested_parse(StringList(lines, str(module.__file__)), self.content_offset, text)
        return [text]


class OperationTable(SphinxDirective):
    """List the operations whose entry is on one page: name, summary, and the other ways to call it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write a row for every operation of the packages; those of other pages go when all pages are read."""
        self.env.note_reread()  # entries may have come, gone or changed elsewhere
        self.env.temp_data["reference_own"] = ()
        body = nodes.tbody()
        for package in map(importlib.import_module, self.config.reference_packages):
            for name in package.__all__:
                if not _variant_of(name, package.__all__):
                    variants = [other for other in package.__all__ if _variant_of(other, package.__all__) == name]
                    body += self._row(package, name, variants)
        group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in range(3)), body, cols=3)
        page = self.env.relfn2path(self.arguments[0])[0].removesuffix(".md")
        return [nodes.table("", group, classes=["operations", "colwidths-auto"], page=page)]

    def _row(self, package: Any, name: str, variants: list[str]) -> nodes.row:
        full = f"{package.__name__}.{name}"
        summary = _IN_NUMPY.sub("", str(inspect.getdoc(getattr(package, name))).partition("\n\n")[0].replace("\n", " "))
        link = nodes.paragraph("", "", self._link(full, name, code=True))
        words = nodes.paragraph("", "", *self.state.inline_text(summary, self.lineno)[0])
        others = nodes.paragraph()
        for other in variants:
            others += [
                self._link(f"{package.__name__}.{other}", other.removeprefix(f"{name}_").replace("_", " ")),
                nodes.Text(" "),
            ]
        return nodes.row("", *(nodes.entry("", cell) for cell in (link, words, others)), operation=full)

    def _link(self, full: str, text: str, code: bool = False) -> nodes.Node:
        shown = nodes.literal(text, text, classes=["py"]) if code else nodes.inline(text, text, classes=["variant"])
        return addnodes.pending_xref(
            "", shown, refdomain="py", reftype="obj", reftarget=full, refdoc=self.env.docname, refwarn=True
        )


def _variant_of(name: str, names: list[str]) -> str | None:
    """Return the operation that `name` is the backward pass or the definition of."""
    match = _VARIANT.fullmatch(name)
    return match["base"] if match and match["base"] in names else None


def _mark_fields(app: Sphinx, doctree: nodes.document) -> None:
    """Let the style sheet know the lists of parameters, results and errors."""
    for entry in doctree.findall(addnodes.desc_content):
        for child in entry.children:
            if isinstance(child, nodes.definition_list):
                child["classes"].append("fields")


def _keep_rows(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave in each table the rows of its page, in the order of their entries, classes last."""
    objects = app.env.get_domain("py").data["objects"]
    places = {name: (entry.objtype == "class", place) for place, (name, entry) in enumerate(objects.items())}
    for table in doctree.findall(nodes.table):
        if "page" in table:
            (body,) = table.findall(nodes.tbody)
            here = {n for n, entry in objects.items() if entry.docname == table["page"]}
            rows = [row for row in body.children if row["operation"] in here]
            body.children = sorted(rows, key=lambda row: places[row["operation"]])


def _show_entries(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """List the entries of a page in its table of contents without a click."""
    if doctree is not None and any(doctree.findall(addnodes.desc)):
        context["theme_show_toc_level"] = 3


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for name in [name for name, page in entry_modules(env).items() if page == docname]:
        del entry_modules(env)[name]


def _configure(app: Sphinx, config: Any) -> None:
    config.default_role = "mention"
    config.add_module_names = False
    config.autodoc_typehints = "none"  # the docstring says it in words
    config.add_function_parentheses = False
    config.autodoc_preserve_defaults = True
    config.toc_object_entries_show_parents = "hide"
    config.html_domain_indices = False
    # The button beside an example copies what one would type, without prompts and answers.
    config.copybutton_prompt_text = r">>> |\.\.\. "
    config.copybutton_prompt_is_regexp = True


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension, and with it autodoc."""
    app.setup_extension("sphinx.ext.autodoc")
    app.setup_extension("cnnedu.sphinxext.sources")
    app.add_config_value("reference_packages", [], "env", [list])
    app.add_role("mention", _mention)
    app.add_directive("module-text", ModuleText)
    app.add_directive("operation-table", OperationTable)
    app.connect("config-inited", _configure)
    app.connect("autodoc-process-docstring", _process_docstring)
    app.connect("env-purge-doc", _forget)
    app.connect("missing-reference", _resolve_mention)
    app.connect("doctree-read", _mark_fields)
    app.connect("doctree-resolved", _keep_rows)
    app.connect("html-page-context", _show_entries, priority=400)  # before the theme writes the table of contents
    return {"version": "1.0", "parallel_read_safe": False}
