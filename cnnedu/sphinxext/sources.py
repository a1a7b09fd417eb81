"""Source code inside a page: folded, highlighted, and every name in it that the page can explain is a link.

``.. source-of:: package.module.function`` shows a function with the private helpers of its own file;
``.. source-of:: package.module`` a whole file. Always the code that was imported: it cannot be out of date.
"""

from __future__ import annotations

import ast
import html
import importlib
import inspect
import re
import sys
from pathlib import PurePath
from types import FunctionType, ModuleType
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from cnnedu.source import show_source

_USED = re.compile(r'(?<!<span class="o">\.</span>)<span class="n">(?P<name>\w+)</span>')
_DEFINED = re.compile(
    r'(?:^|<pre>)(?:<span></span>)?<span class="k">(?:def|class)</span><span class="w"> </span>'
    r'<span class="n[fc]">(?P<name>\w+)(?=</span>)',
    re.MULTILINE,
)


class source_view(nodes.General, nodes.Element):  # type: ignore[misc]
    """Code, where it comes from, and the full name of whatever of the package it uses or defines."""


def shown_at(env: BuildEnvironment) -> dict[str, str]:
    """Return the page on which the code of each helper is shown."""
    if not hasattr(env, "reference_helpers"):
        env.reference_helpers = {}  # type: ignore[attr-defined]
    helpers: dict[str, str] = env.reference_helpers  # type: ignore[attr-defined]
    return helpers


class SourceOf(SphinxDirective):
    """Show the code of a function, class or module."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Collect the code and the names in it."""
        thing = _find(self.arguments[0])
        module = inspect.getmodule(thing)
        assert module is not None
        self.env.note_dependency(str(module.__file__))
        packages = self.config.reference_packages
        package = next((name for name in packages if f"{module.__name__}.".startswith(f"{name}.")), packages[0])
        names = {
            name: full_name(value) for name, value in vars(module).items() if is_own(value, package.partition(".")[0])
        }
        if isinstance(thing, ModuleType):
            code, helpers = _file(thing), {name for name in names if names[name] == f"{module.__name__}.{name}"}
        else:
            parts = [thing, *helpers_of(thing, package)]
            code, helpers = "\n\n\n".join(map(_code, parts)), {part.__name__ for part in parts[1:]}
            for part in parts:
                for local in _locals(part):
                    names.pop(local, None)
        defines = []
        for name in sorted(helpers):
            full = f"{module.__name__}.{name}"
            if shown_at(self.env).setdefault(full, self.env.docname) == self.env.docname:
                defines.append(full)
        where = PurePath(*module.__name__.split(".")).as_posix() + ".py"
        return [source_view("", code=code, where=where, uses=names, defines=defines)]


def _find(name: str) -> Any:
    """Return a module, or an attribute of one."""
    parent, _, last = name.rpartition(".")
    # A function of the package may have the name of the module that holds it: then the function is meant.
    thing = getattr(importlib.import_module(parent), last, None)
    return importlib.import_module(name) if thing is None else thing


def is_own(value: Any, package: str) -> bool:
    """Tell whether a value is a function or class that the package defines."""
    return (inspect.isfunction(value) or inspect.isclass(value)) and value.__module__.startswith(package + ".")


def full_name(value: Any) -> str:
    """Return where a function or class is defined."""
    return f"{value.__module__}.{value.__qualname__}"


def helpers_of(thing: Any, package: str) -> list[Any]:
    """Return what a function uses of its own file and the package does not publish, in the order of the file."""
    module, public = inspect.getmodule(thing), sys.modules[package].__all__
    found: list[Any] = []
    todo = [thing]
    while todo:
        for name in _names(todo.pop()):
            value = vars(module).get(name)
            own = is_own(value, package) and value.__module__ == module.__name__  # type: ignore[union-attr]
            if own and name not in public and value is not thing and value not in found:
                found.append(value)
                todo.append(value)
    return sorted(found, key=lambda value: int(inspect.getsourcelines(value)[1]))


def _names(thing: Any) -> set[str]:
    """Return the global names that a function's or class's code uses."""
    return {node.id for node in ast.walk(ast.parse(_code(thing))) if isinstance(node, ast.Name)}


def _locals(thing: Any) -> set[str]:
    """Return the names that mean something else inside a function: its arguments and variables."""
    return set(thing.__code__.co_varnames) if isinstance(thing, FunctionType) else set()


def _code(thing: Any) -> str:
    return str(show_source(thing))


def _file(module: ModuleType) -> str:
    """Return a file without its docstring."""
    text = inspect.getsource(module)
    first = ast.parse(text).body[0]
    return "\n".join(text.splitlines()[first.end_lineno :]).strip("\n")


def _visit(translator: Any, node: source_view) -> None:
    """Write the code with its links."""
    builder, env = translator.builder, translator.builder.env
    targets = {name: target for name, full in node["uses"].items() if (target := _target(builder, env, full))}
    anchors = {full.rpartition(".")[2]: anchor_of(full) for full in node["defines"]}
    code = translator.highlighter.highlight_block(node["code"], "python", location=node)
    code = link_names(code, targets, anchors)
    summary = f"<summary>Source <code>{html.escape(node['where'])}</code></summary>"
    translator.body.append(f'<details class="source">{summary}<div class="highlight-python notranslate">{code}</div>')
    translator.body.append("</details>\n")
    raise nodes.SkipNode


def _target(builder: Any, env: BuildEnvironment, full: str) -> str | None:
    """Return the address that explains a name, as seen from the page being written: its entry, else its code."""
    objects, name = env.get_domain("py").data["objects"], full.rpartition(".")[2]
    for candidate in (full, *(f"{package}.{name}" for package in env.config.reference_packages)):
        if candidate in objects and objects[candidate].objtype != "module":
            return _address(builder, objects[candidate].docname, objects[candidate].node_id)
    return _address(builder, shown_at(env)[full], anchor_of(full)) if full in shown_at(env) else None


def _address(builder: Any, page: str, anchor: str) -> str:
    here = builder.current_docname
    return f"{builder.get_relative_uri(here, page) if page != here else ''}#{anchor}"


def anchor_of(full: str) -> str:
    """Return the anchor of a helper's code."""
    return f"source-{full}"


def link_names(code: str, targets: dict[str, str], anchors: dict[str, str]) -> str:
    """Link names in highlighted code, and anchor definitions.

    Examples
    --------
    >>> link_names('<span class="n">relu</span><span class="p">(</span>', {"relu": "#relu"}, {})
    '<a href="#relu"><span class="n">relu</span></a><span class="p">(</span>'
    """

    def define(match: re.Match[str]) -> str:
        name = match["name"]
        return (
            f'{match.group().removesuffix(name)}<a id="{anchors[name]}"></a>{name}'
            if name in anchors
            else match.group()
        )

    def use(match: re.Match[str]) -> str:
        name = match["name"]
        return f'<a href="{targets[name]}">{match.group()}</a>' if name in targets else match.group()

    return _DEFINED.sub(define, _USED.sub(use, code))


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for name in [name for name, page in shown_at(env).items() if page == docname]:
        del shown_at(env)[name]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_node(source_view, html=(_visit, None))
    app.add_directive("source-of", SourceOf)
    app.connect("env-purge-doc", _forget)
    return {"version": "1.0", "parallel_read_safe": False}
