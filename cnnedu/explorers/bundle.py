"""Build the explorers' front end, and check that the committed bundles are what their sources give.

`python -m cnnedu.explorers.bundle build` type-checks `frontend/` and writes `static/`; `build kernel pooling` bundles
just these, at once, unchecked, for the one who is writing them;
`python -m cnnedu.explorers.bundle check` builds into a temporary folder and compares. Both need Node, which comes
with the `dev` extra, and fetch the compiler named in `frontend/package-lock.json` the first time.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cnnedu.node import find_node, find_npm

__all__ = ["BundleError", "build_bundles", "check_bundles", "install"]

FRONTEND = Path(__file__).parent / "frontend"
STATIC = Path(__file__).parent / "static"
_SUFFIXES = (".js", ".css")


class BundleError(RuntimeError):
    """The front end cannot be built, or its bundles are out of date; the message says what to do."""


def _run(arguments: Sequence[Path | str], doing: str) -> None:
    node = find_node()
    # Tools that start a `node` of their own must find the same one.
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(
        [node, *arguments], cwd=FRONTEND, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise BundleError(f"{doing} failed:\n{done.stdout}{done.stderr}".rstrip())


def install() -> Path:
    """Install what `package-lock.json` names, unless that was done for this very file; return `node_modules`."""
    modules = FRONTEND / "node_modules"
    lock = (FRONTEND / "package-lock.json").read_text(encoding="utf-8")
    stamp = modules / ".cnnedu-lock"
    digest = hashlib.sha256(json.dumps([json.loads(lock), sys.platform]).encode()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest:
        npm = find_npm()
        # No package here needs its install script.
        _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "Installing the front end's tools (npm ci)")
        stamp.write_text(digest, encoding="utf-8")
    return modules


def build_bundles(target: Path = STATIC, chosen: Sequence[str] = ()) -> list[Path]:
    """Type-check the sources and bundle every explorer into `target`, or the chosen ones unchecked; return the files.

    Raises
    ------
    BundleError
        The sources do not compile; the message carries the compiler's.
    FileNotFoundError
        Node is missing.
    """
    modules = install()
    if not chosen:
        compiler = modules / "typescript" / "bin" / "tsc"
        _run([compiler, "--project", "tsconfig.json"], "Type-checking the explorers (tsc)")
    _run(["build.mjs", str(target), *chosen], "Bundling the explorers (esbuild)")
    built = (path for path in target.iterdir() if path.suffix in _SUFFIXES)
    return sorted(path for path in built if not chosen or path.stem in chosen)


def _lines(path: Path) -> str:
    """Return the text with one kind of line ending: a checkout on Windows may have the other."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def check_bundles() -> None:
    """Compare the committed bundles with fresh ones.

    Raises
    ------
    BundleError
        Some differ, are missing or have no source; the message names each.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = {path.name: _lines(path) for path in build_bundles(Path(folder))}
    committed = {path.name: _lines(path) for path in STATIC.iterdir() if path.suffix in _SUFFIXES}
    problems = [f"static/{name} is missing" for name in sorted(fresh.keys() - committed.keys())]
    problems += [f"static/{name} has no source in frontend/" for name in sorted(committed.keys() - fresh.keys())]
    both = sorted(fresh.keys() & committed.keys())
    problems += [f"static/{name} is not what frontend/ gives" for name in both if fresh[name] != committed[name]]
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        raise BundleError(
            f"The explorers' bundles are out of date:\n{listed}\n"
            "Run `python -m cnnedu.explorers.bundle build` and commit the result."
        )


def main(arguments: Sequence[str]) -> int:
    """Run `build` or `check` from the command line; return the exit status."""
    known = [path.stem for path in FRONTEND.glob("*.css")]
    if list(arguments) != ["check"] and (arguments[:1] != ["build"] or not set(arguments[1:]) <= set(known)):
        print("usage: python -m cnnedu.explorers.bundle {build [explorer ...],check}", file=sys.stderr)
        return 2
    try:
        if arguments[0] == "check":
            check_bundles()
            print("The bundles are up to date.")
        else:
            for path in build_bundles(chosen=arguments[1:]):
                print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB")
    except (BundleError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
