"""``cnnedu train`` and ``python -m cnnedu.train``: the fields of `Recipe` as options, and where the run goes."""

from __future__ import annotations

import ast
import inspect
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from cnnedu.errors import TrainingError
from cnnedu.train._run_files import RECIPE, read_recipe
from cnnedu.train.recipe import Recipe

__all__ = ["train_command"]

_WORDS = {"int": "INTEGER", "float": "FLOAT"}


def train_command(arguments: Sequence[str], program: str = "cnnedu train") -> None:
    """Read a command line and train; leaves with 1 and a sentence on standard error where it cannot.

    Parameters
    ----------
    arguments : sequence of str
        What stands behind the program's name.
    program : str
        What its help calls it.

    Examples
    --------
    >>> train_command(["--model", "resnet02"])
    Traceback (most recent call last):
    ...
    SystemExit: 1
    """
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(epilog="Several GPUs: torchrun --nproc-per-node 4 -m cnnedu.train …")(_with_options(_train))
    try:
        app(list(arguments), prog_name=program, standalone_mode=False)
    except typer.Abort:
        _stop("stopped.")
    except Exception as error:
        say = getattr(error, "format_message", None)  # click's, or that of the copy inside typer
        if say is None:
            raise
        _stop(f"{say()} `{program} --help` lists what there is.")


def _train(out: Path | None, resume: bool, tensorboard: bool, quiet: bool, **given: Any) -> None:
    """Train a network; options that are left out are what is usual for the data."""
    from cnnedu.train.callbacks import TensorBoard
    from cnnedu.train.loop import fit

    given = {name: value for name, value in given.items() if value is not None}
    try:
        recipe = _recipe(out, resume, given)
        if tensorboard and out is None:
            _stop("--tensorboard writes into the run's folder: give --out.")
        callbacks = [TensorBoard(out / "tensorboard")] if tensorboard and out else []
        run = fit(recipe, out, resume=resume, callbacks=callbacks, progress=not quiet)
    except (TrainingError, ValueError, TypeError) as error:
        _stop(str(error))
    except KeyboardInterrupt:
        with suppress(ValueError):  # not the main thread
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is safe: a second Ctrl-C would only garble what is said
        _stop("stopped." + (" The same command with --resume goes on." if out is not None else ""))
    if run.first:
        typer.echo(str(run))


def _recipe(out: Path | None, resume: bool, given: dict[str, Any]) -> Recipe:
    """Make the recipe of the options; one that is resumed is that of its folder unless options say otherwise."""
    for entry in fields(Recipe):
        kind = str(entry.type).partition(" |")[0]
        if entry.name in given and kind in _WORDS:
            given[entry.name] = _number(given[entry.name], kind)
    if "model_args" in given:
        given["model_args"] = _pairs(given["model_args"])
    if ":" in given.get("model", ""):
        sys.path.insert(0, "")  # a class of one's own may lie here, as for python -m
    if "augment" in given:
        given["augment"] = tuple(part for part in given["augment"].split(",") if part not in ("", "none"))
    if resume:
        if out is None:
            _stop("--resume goes on with the run of a folder: give --out.")
        if (out / RECIPE).is_file():
            return Recipe(**{**read_recipe(out).to_dict(), **given})
    return Recipe(**given)


def _number(text: str, kind: str) -> Any:
    """Read a number; what is none stays a text, which `Recipe` refuses with the field's name."""
    for read in (int, float) if kind == "int" else (float,):
        try:
            return read(text)
        except ValueError:
            pass
    return text


def _parts(text: str) -> list[str]:
    """Cut at commas outside brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def _pairs(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in map(_pair, _parts(text)):
        if name in found:
            raise ValueError(f"--model-args gives {name} twice: {found[name]!r} and {value!r}.")
        found[name] = value
    return found


def _pair(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ValueError(f"--model-args takes NAME=VALUE, several with commas between them, got {text!r}.")
    try:
        return name.strip(), ast.literal_eval(value.strip())
    except (ValueError, SyntaxError):
        return name.strip(), value.strip()


def _with_options(function: Any) -> Any:
    """Give a function an option for each field of `Recipe`, with its help; one left out is None."""
    options: list[tuple[str, Any, bool | None, str, str | None]] = [
        ("out", Path | None, None, "folder of the run: recipe, numbers, checkpoints, weights", None),
        ("resume", bool, False, "go on with the run in --out", None),
        ("tensorboard", bool, False, "write for TensorBoard too", None),
        ("quiet", bool, False, "no progress bar", None),
    ]
    for entry in fields(Recipe):
        base = str(entry.type).partition(" |")[0]
        default = entry.default if entry.default not in (MISSING, None, False, ()) else None
        shown = "" if default is None else f" [default: {default}]"
        kind = bool | None if base == "bool" else str | None
        options.append((entry.name, kind, None, entry.metadata["help"] + shown, _WORDS.get(base)))
    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=Annotated[kind, _option(name, kind, text, word)],
        )
        for name, kind, default, text, word in options
    ]
    function.__signature__ = inspect.Signature(parameters)
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return function


def _option(name: str, kind: Any, text: str, word: str | None) -> Any:
    flag = f"--{name.replace('_', '-')}"
    if kind is bool:
        return typer.Option(flag, help=text)
    return typer.Option(f"{flag}/--no-{flag[2:]}" if kind == (bool | None) else flag, help=text, metavar=word)


def _stop(message: str) -> NoReturn:
    typer.echo(f"cnnedu train: {message}", err=True)
    sys.exit(1)
