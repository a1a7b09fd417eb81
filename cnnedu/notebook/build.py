"""Execute MyST sources and write them as committed notebooks."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cnnedu.notebook.inline import with_evaluations, without_evaluations
from cnnedu.notebook.inspection import notebook_problems, problems, stale
from cnnedu.notebook.normal_form import Notebook, NotebookError, normalise, save, sign

# Figures have twice the pixels and say their size in the output's metadata: sharp in the book, while the text
# `<Figure size 640x480>` stays what any other front end prints, so stock nbval agrees.
# The kernel's own log level only silences its note about TCP.
_KERNEL_ARGUMENTS = ["--InlineBackend.figure_formats={'retina'}", "--log-level=40"]


def build(source: str | Path, target: str | Path, *, timeout: float = 120) -> Path:
    """Execute a MyST notebook from top to bottom and write it in normal form.

    ``{eval}`expression``` in its prose becomes the text of the value (:mod:`cnnedu.notebook.inline`).

    Parameters
    ----------
    source
        MyST Markdown with a kernelspec in its front matter (jupytext's ``md:myst``).
    target
        The ``.ipynb`` to write; it is replaced in one step, and left as it was when anything fails.
    timeout
        Seconds that one cell may take.

    Returns
    -------
    Path
        ``target``.

    Raises
    ------
    NotebookError
        When a cell raises or takes too long, or when the result is unfit to be committed
        (:func:`cnnedu.notebook.problems`).
    """
    source, target = Path(source), Path(target)
    text = source.read_text(encoding="utf-8")
    nb = read_source(text)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        nb = normalise(without_evaluations(execute(with_evaluations(nb), target.parent, timeout=timeout)))
    except NotebookError as error:
        raise NotebookError(f"{source}: {error}") from None
    sign(nb, Path(os.path.relpath(source, target.parent)).as_posix(), text)
    wrong = list(notebook_problems(nb))
    if wrong:
        raise NotebookError("\n".join(f"{source}: {sentence}" for sentence in wrong))
    return save(nb, target)


def read_source(text: str) -> Notebook:
    """Parse MyST Markdown into an unexecuted notebook."""
    import jupytext

    nb: Notebook = jupytext.reads(text, fmt="md:myst")
    return nb


def execute(nb: Notebook, folder: str | Path, *, timeout: float = 120) -> Notebook:
    """Run all cells in ``folder`` on a fresh kernel that nothing in the user's own settings can change.

    Widget state is collected into the notebook's metadata.

    Raises
    ------
    NotebookError
        When a cell raises, takes longer than ``timeout`` seconds, or ends the kernel.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    node: Any = nbformat.from_dict(nb)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        node,
        timeout=timeout,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=list(_KERNEL_ARGUMENTS),
        resources={"metadata": {"path": str(folder)}},
    )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as settings:
        try:
            client.execute(env=_environment(Path(settings)))
        except CellExecutionError as error:
            raise NotebookError(f"a cell raised {error.ename}: {error.evalue}\n{error}") from None
        except CellTimeoutError as error:
            raise NotebookError(f"a cell took longer than {timeout:g} s\n{error}") from None
        except DeadKernelError:
            raise NotebookError("the kernel died while a cell ran") from None
    executed: Notebook = node
    return executed


def discover(root: str | Path = ".") -> list[tuple[Path, Path]]:
    """Find every ``chapterNN/src/*.md`` below ``root`` and the notebook it becomes, sorted by name."""
    sources = sorted(Path(root).glob("chapter*/src/*.md"))
    return [(source, source.parent.parent / f"{source.stem}.ipynb") for source in sources]


def build_all(paths: Iterable[str | Path] | None = None, check: bool = False, force: bool = False) -> int:
    """Build, or only check, the chapter's notebooks and print one line for each.

    Parameters
    ----------
    paths
        Sources (``.md``) or notebooks (``.ipynb``); all that :func:`discover` finds when None or empty.
    check
        Build nothing; say what is stale or unfit.
    force
        Build even what is up to date.

    Returns
    -------
    int
        How many notebooks are not in order: 0 is success, so it serves as an exit status.
    """
    chosen = [_pair(Path(path)) for path in paths or []] or discover()
    if not chosen:
        raise NotebookError(f"no chapter*/src/*.md below {Path.cwd()}: run this at the top of the checkout.")
    failed = 0
    for source, target in chosen:
        reasons = [reason for reason in [stale(target)] if reason]
        if target.exists() and not reasons:
            reasons = problems(target)
        if not check and (force or reasons):
            reasons = _try_to_build(source, target)
            verb = "built"
        else:
            verb = "up to date"
        failed += bool(reasons)
        print("\n".join(reasons) if reasons else f"{target}: {verb}", flush=True)
    return failed


def _try_to_build(source: Path, target: Path) -> list[str]:
    try:
        build(source, target)
    except NotebookError as error:
        return [str(error)]
    return []


def _pair(path: Path) -> tuple[Path, Path]:
    if path.suffix == ".ipynb":
        return path.parent / "src" / f"{path.stem}.md", path
    if path.suffix == ".md":
        return path, path.parent.parent / f"{path.stem}.ipynb"
    raise NotebookError(f"{path} is neither a source (.md) nor a notebook (.ipynb).")


def _environment(settings: Path) -> dict[str, Any]:
    # The author's own matplotlibrc, IPython profile, backend or hot reloading must not reach the committed page.
    rc = settings / "matplotlibrc"
    rc.write_text("", encoding="utf-8")
    own = {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MATPLOTLIBRC": str(rc),
        "IPYTHONDIR": str(settings),
    }
    return {**os.environ, **own, "ANYWIDGET_HMR": "0"}
