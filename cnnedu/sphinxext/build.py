"""Build the book, refuse to publish what is stale or broken, and serve it.

``python -m cnnedu book`` and ``make book`` come here. Three gates, each with a readable list of what is wrong:
the notebooks (fresh, run from top to bottom, no error), Sphinx itself (every warning counts), and the built pages
(every link leads somewhere, nothing is fetched from another host).
"""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cnnedu import notebook
from cnnedu.sphinxext.links import check_site

TOC = Path("book/_toc.yml")
SITE = Path("book/_build/html")
STAMP = Path("book/_build/built")
"""An empty file as old as the beginning of the last build that passed every check."""
_ASSETS = "book/assets/*"
_SOURCES = (
    "_config.yml",
    "book/*.*",
    "book/*/*.md",
    "book/assets/explorers/*.webp",
    _ASSETS,
    "cnnedu/functional/*.py",  # the reference is made of them
    "cnnedu/explorers/*.py",
    "cnnedu/explorers/static/*",  # and the gallery of these
    "chapter*/*.ipynb",
    "exercises/*/exercise.ipynb",
)
# Jupyter Book has no __main__, and its command need not be on PATH when a virtual environment is not activated.
_JUPYTER_BOOK = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"


class BookError(Exception):
    """The book cannot be published as it is; the message lists why, one line each."""


def published_notebooks(root: Path) -> list[Path]:
    """Return the notebooks that the table of contents names, in its order."""
    import yaml  # Jupyter Book brings it

    toc = yaml.safe_load((root / TOC).read_text(encoding="utf-8"))
    patterns = [pattern for pattern in _entries(toc) if not pattern.startswith(("http:", "https:"))]
    found = [path for pattern in patterns for path in sorted(root.glob(f"{pattern.removesuffix('.ipynb')}.ipynb"))]
    return list(dict.fromkeys(found))


def _entries(node: Any) -> Iterable[str]:
    """Yield every file or glob of a table of contents, whatever its nesting."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"root", "file", "glob"}:
                yield value
            else:
                yield from _entries(value)
    elif isinstance(node, list):
        for item in node:
            yield from _entries(item)


def check_notebooks(paths: Iterable[Path]) -> list[str]:
    """List what keeps notebooks from being published: outputs older than the source, errors, cells never run."""
    found = []
    for path in paths:
        if (reason := notebook.stale(path)) is not None:
            found.append(reason)
        if path.exists():
            found.extend(notebook.problems(path))
    return found


def build(root: Path | str = ".", *, quiet: bool = False) -> Path:
    """Build the site below ``root`` and check it.

    Parameters
    ----------
    root : path
        The checkout: the folder with ``_config.yml`` and ``book/``.
    quiet : bool
        Show only Sphinx's warnings.

    Returns
    -------
    pathlib.Path
        The first page, ``book/_build/html/index.html``.

    Raises
    ------
    BookError
        With one line for each stale notebook, error output, warning of Sphinx, broken link or external request.
    """
    root = Path(root).resolve()
    if not (root / TOC).exists():
        raise BookError(f"{root} has no {TOC.as_posix()}: run this in the checkout of the book.")
    _refuse(
        "The notebooks are not ready to be published",
        check_notebooks(published_notebooks(root)),
    )
    options = ["--toc", str(TOC), "--path-output", "book", "-W", "--keep-going", *(["-q"] if quiet else [])]
    if not _older_than_site(root, [*_machinery(), *root.glob(_ASSETS)]):
        options.append("--all")  # Sphinx would keep pages that an older extension wrote, and an older style sheet
    started = time.time()
    command = [sys.executable, "-c", _JUPYTER_BOOK, "build", ".", *options]
    if subprocess.run(command, cwd=root, check=False).returncode != 0:
        raise BookError("Sphinx found something wrong: see its warnings above.")
    _finish_front_door(root / SITE / "index.html")
    _refuse("The built pages have broken parts", check_site(root / SITE))
    (root / STAMP).touch()
    os.utime(root / STAMP, (started, started))  # what changed during the build is newer than the build
    return root / SITE / "index.html"


def _finish_front_door(index: Path) -> None:
    """Make a page of Jupyter Book's bare redirect, for which browsers ask the server for an icon that is not there."""
    text = index.read_text(encoding="utf-8")
    if (redirect := re.fullmatch(r'\s*<meta http-equiv="Refresh" content="0; url=([^"]+)" />\s*', text)) is None:
        return
    first = redirect[1]
    lines = ["<!DOCTYPE html>", '<html lang="en">', '<meta charset="utf-8">', "<title>Open the book</title>"]
    lines += [f'<meta http-equiv="refresh" content="0; url={first}">', '<link rel="icon" href="data:,">']
    index.write_text("\n".join([*lines, f'<p><a href="{first}">Open the book</a></p>', ""]), encoding="utf-8")


def _refuse(title: str, lines: list[str]) -> None:
    if lines:
        raise BookError("\n".join([f"{title}:", *(f"  - {line}" for line in lines)]))


def is_current(root: Path | str = ".") -> bool:
    """Tell whether the built site is newer than everything it is made from."""
    root = Path(root)
    return _older_than_site(root, [*_machinery(), *(path for pattern in _SOURCES for path in root.glob(pattern))])


def _machinery() -> list[Path]:
    return [path for path in Path(__file__).parent.rglob("*") if path.suffix in {".py", ".js", ".css", ".cjs"}]


def _older_than_site(root: Path, sources: Iterable[Path]) -> bool:
    stamp = root / STAMP
    return stamp.exists() and all(path.stat().st_mtime <= stamp.stat().st_mtime for path in sources)


class _Handler(SimpleHTTPRequestHandler):
    """Serve files, always fresh and without a line in the terminal for each."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer for what is not there with the book's own page, as a public server would."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def server(site: Path, port: int = 8000) -> ThreadingHTTPServer:
    """Return a server of a built site on this computer only; ``port`` 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), functools.partial(_Handler, directory=str(site)))


def serve(root: Path | str = ".", port: int = 8000) -> None:
    """Build the site if it is not current, print its address and serve it until interrupted."""
    root = Path(root)
    if not is_current(root):
        build(root)
    with server(root / SITE, port) as http:
        print(
            f"The book is at http://127.0.0.1:{http.server_address[1]}/ (Ctrl+C to stop)",
            flush=True,
        )
        try:
            http.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.")


def main() -> int:
    """Build the book below the current folder; the exit code says whether it may be published."""
    try:
        index = build()
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The book is ready: {index.as_uri()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
