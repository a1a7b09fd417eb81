"""The command line of cnnedu; ``cnnedu --help`` lists its commands.

Thin on purpose: each command calls one function that Python can call too, and heavy imports wait until their
command runs.
"""

from __future__ import annotations

import io
import json
import platform
import sys
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NoReturn

import typer

import cnnedu
from cnnedu._cli import clone, fail, is_size, needs, setting, sides
from cnnedu.errors import suggest

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Chapter 9: Convolutional Networks.")


def _version(show: bool) -> None:
    if show:
        typer.echo(f"cnnedu {cnnedu.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    for stream in (sys.stdout, sys.stderr):  # a file or pipe on Windows has no arrows and lines: a question mark then
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


_PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True}


@app.command(context_settings=_PASS_ON)
def lab(context: typer.Context) -> None:
    """Open JupyterLab on the chapter, in an environment made for it if need be; options go to JupyterLab."""
    from cnnedu.environment import main

    raise typer.Exit(main(["lab", *context.args]))


@app.command(context_settings=_PASS_ON)
def setup(context: typer.Context) -> None:
    """Make the virtual environment of a clone: --extras lab leaves torch out, --venv says where."""
    from cnnedu.environment import main

    raise typer.Exit(main(["setup", *context.args]))


@app.command()
def book(serve: Annotated[bool, typer.Option(help="Serve it on this machine when built.")] = False) -> None:
    """Build the static site of this clone into book/_build/html; stale notebooks and broken links are refused."""
    needs("jupyter_book", "book")
    from cnnedu.sphinxext import build as site

    try:
        if serve:
            site.serve(clone())
        else:
            typer.echo(f"The book is ready: {site.build(clone()).as_uri()}")
    except site.BookError as error:
        fail(str(error))


@app.command()
def pdf() -> None:
    """Print the whole chapter into book/_build/chapter09.pdf; Chromium does it."""
    needs("jupyter_book", "book")
    needs("pypdf", "book")
    from cnnedu.sphinxext.build import BookError
    from cnnedu.sphinxext.pdf import print_chapter

    try:
        path = print_chapter(clone())
    except BookError as error:
        fail(str(error))
    typer.echo(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


@app.command()
def lite() -> None:
    """Build the chapter for JupyterLite (Python in a browser tab); cells that need torch say so."""
    needs("jupyterlite_core", "lite")
    from cnnedu.notebook.lite import build_lite
    from cnnedu.notebook.normal_form import NotebookError

    try:
        page = build_lite(clone(), clone() / "book" / "_build" / "lite")
    except NotebookError as error:
        fail(str(error))
    typer.echo(f"Serve {page.parents[1]} (python -m http.server, say): browsers do not run it from a folder.")


@app.command()
def notebooks(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Sources or notebooks; the whole chapter if omitted.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Execute those that are up to date too.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only say which are stale or broken.")] = False,
) -> None:
    """Execute chapter09/src/*.md into the notebooks that students open."""
    needs("jupytext", "grade")
    from cnnedu.notebook import NotebookError, build_all

    try:
        raise typer.Exit(build_all([str(path) for path in paths or []], check=check, force=force))
    except NotebookError as error:
        fail(str(error))


@app.command()
def exercises(
    folder: Annotated[Path, typer.Argument(help="Where the exercises are.")] = Path("exercises"),
    force: Annotated[bool, typer.Option("--force", help="Make those that are up to date too.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only say which are stale or broken.")] = False,
) -> None:
    """Make the student copies of exercises/*/source.md."""
    needs("jupytext", "grade")
    from cnnedu.grading import ExerciseError
    from cnnedu.grading.build import build_all
    from cnnedu.notebook import NotebookError

    try:
        raise typer.Exit(build_all(folder, check=check, force=force))
    except (ExerciseError, NotebookError) as error:
        fail(str(error))


@app.command()
def models(
    pattern: Annotated[str, typer.Argument(help='A name, or several with *: "resnet*".')] = "*",
) -> None:
    """List the architectures and what they cost; for a single name, also its paper and what was new in it."""
    needs("torch", "torch")
    from rich.console import Console

    from cnnedu.models import compare, list_models, model_card

    names = list_models(pattern)
    if not names:
        _no_model(pattern)
    if names == [pattern]:
        typer.echo(f"{model_card(pattern)}\n")
    Console(width=max(80, Console().width)).print(compare(names))  # a narrow terminal wraps, and cuts no number


@app.command(context_settings={**_PASS_ON, "help_option_names": []})
def train(context: typer.Context) -> None:
    """Train a network as a recipe says; `cnnedu train --help` lists what it may say."""
    needs("torch", "torch")
    from cnnedu.train.command import train_command

    train_command(context.args)


class Format(StrEnum):
    """How a summary is printed."""

    table = "table"
    markdown = "markdown"
    json = "json"


@app.command()
def summary(
    model: Annotated[list[str], typer.Argument(metavar="MODEL", help="A name that `cnnedu models` lists.")],
    input: Annotated[
        str | None, typer.Option(metavar="N C H W", help="The input's size; the model's usual one if omitted.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = Format.table,
    depth: Annotated[int | None, typer.Option(help="Levels of modules to list; as many as fit if omitted.")] = None,
    set: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="An argument of the model, num_classes=10.")
    ] = None,
) -> None:
    """Print a model layer by layer: shapes, parameters, multiply-accumulates, receptive fields."""
    needs("torch", "torch")
    import torch
    from rich.console import Console

    from cnnedu.analysis import summarize
    from cnnedu.models import create_model, list_models, model_card

    # `--input 1 3 224 224`: the option takes the first number, the others arrive among the names.
    names = [word for word in model if not is_size(word)]
    size = sides(" ".join([input or "", *filter(is_size, model)]))
    if len(names) != 1:
        fail(f"summary takes one model, got {' '.join(names) or 'none'}: cnnedu summary resnet50 --input 1 3 224 224")
    name, settings = names[0], dict(map(setting, set or []))
    if name not in list_models():
        _no_model(name)
    try:
        with torch.device("meta"):
            built = create_model(name, **settings)
    except (ValueError, TypeError, RuntimeError) as error:
        fail(f"--set {' '.join(set or [])}: {error}")
    try:
        card = model_card(name)
        table = summarize(built, size or card.input_size, input_dtype=card.input_dtype, depth=depth)
    except (ValueError, TypeError, RuntimeError) as error:
        fail(str(error))
    if format is Format.json:
        typer.echo(json.dumps(table.to_dict(), indent=1))
    elif format is Format.markdown:
        typer.echo(table.to_markdown())
    else:
        Console().print(table)


def _no_model(name: str) -> NoReturn:
    from cnnedu.models import list_models

    near = f" Did you mean '{name}*'?" if list_models(f"{name}*") else suggest(name, list_models())
    fail(f"there is no model {name!r}.{near} `cnnedu models` lists all.")


@app.command()
def explorers(
    names: Annotated[list[str] | None, typer.Argument(help="Which ones; all unless named.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write a page that needs nothing else.")] = None,
) -> None:
    """List the interactive figures, or write some of them, alive, into one HTML page of your own."""
    from cnnedu.explorers import list_explorers

    known = {cls.__name__: cls for cls in list_explorers()}
    for name in names or []:
        if name not in known:
            fail(f"there is no explorer {name!r}.{suggest(name, known)} There are: {', '.join(known)}.")
    chosen = [known[name] for name in names or known]
    if out is None:
        for cls in chosen:
            typer.echo(f"{cls.__name__:24}{(cls.__doc__ or '').partition(chr(10))[0]}")
        return
    needs("sphinx", "book")
    from cnnedu.sphinxext.page import standalone_page

    title = chosen[0].__name__ if len(chosen) == 1 else "Explorers"
    part = out.with_name(f"{out.name}.part")
    try:
        part.write_text(standalone_page([cls() for cls in chosen], title), encoding="utf-8")
        part.replace(out)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}.")
    typer.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB, complete in itself")


@app.command()
def doctor() -> None:
    """Say what this machine has and how to get what is missing."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from cnnedu.browser import find_chromium

    table = Table("what", "here", "for", title=f"cnnedu {cnnedu.__version__}, Python {platform.python_version()}")
    for extra, module, purpose in (
        ("lab", "jupyterlab", "the notebooks"),
        ("torch", "torch", "architectures and training"),
        ("grade", "nbval", "building and checking notebooks"),
        ("book", "jupyter_book", "the static site"),
        ("dev", "pytest", "the tests"),
    ):
        here = "yes" if find_spec(module) else f"pip install 'cnnedu[{extra}]'"
        table.add_row(f"extra {extra}", escape(here), purpose)
    table.add_row("Chromium", str(find_chromium() or "python -m cnnedu.browser --install"), "browser tests")
    Console().print(table)
