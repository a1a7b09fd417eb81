"""Make the virtual environment this project runs in, and open JupyterLab in it.

Runs on a bare Python: ``python -m cnnedu lab`` in a fresh clone starts here, before anything is installed, and
``make`` calls the same functions. So: standard library only, and nothing that needs a shell.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

from cnnedu.errors import suggest

__all__ = ["EnvironmentProblem", "lab", "main", "prepare"]

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
STAMP = "cnnedu.json"
SIZES = "torch brings 5.4 GB of CUDA libraries on Linux, less elsewhere; without it (extras 'lab') it is 0.6 GB"


class EnvironmentProblem(RuntimeError):
    """The environment cannot be made; the message says what to do."""


def prepare(venv: Path, extras: str = "all") -> Path:
    """Create or update the environment, unless it is as it should be, and return its Python.

    Parameters
    ----------
    venv : Path
        Where it is or shall be.
    extras : str
        Comma-separated extras of pyproject.toml; "" installs the core alone.

    Raises
    ------
    EnvironmentProblem
        No Python new enough, an unknown extra, or a failed installation; what was there stays usable.
    """
    if not (ROOT / "pyproject.toml").exists():
        raise EnvironmentProblem(f"{ROOT} is no clone of cnnedu; get JupyterLab with: pip install 'cnnedu[lab]'")
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = {extra.strip() for extra in extras.split(",") if extra.strip()}
    _check_extras(wanted)
    state = _state(venv)
    if python.exists() and _satisfied(state, wanted):
        return python
    print(f"Setting up {venv} with extras {sorted(wanted) or 'none'}: a few minutes, once ({SIZES}).", flush=True)
    if not _has_pip(python):  # also when making it was interrupted
        _run(
            [_newest_python(), "-m", "venv", str(venv)],
            "making a virtual environment (Debian: apt install python3-venv)",
        )
    moved = state.get("root") != str(ROOT) and _satisfied({**state, "root": str(ROOT)}, wanted)
    target = f"{ROOT}[{','.join(sorted(wanted))}]" if wanted else str(ROOT)
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    _run([*pip, *(["--no-deps"] if moved else []), "--editable", target], "installing")
    _keep_jupyterlab_quiet(venv)
    kept = _extras(state) if state.get("project") == _project() else set()
    _write(venv / STAMP, {"extras": sorted(wanted | kept), "project": _project(), "root": str(ROOT)})
    return python


def lab(python: Path, extra_arguments: list[str]) -> int:
    """Run JupyterLab on the chapter until it is stopped, and return its exit status."""
    root = ROOT if (ROOT / "chapter09").is_dir() else Path.cwd()  # a wheel brings no chapter: open where we are
    command = [str(python), "-m", "jupyterlab", "--ServerApp.root_dir", str(root)]
    if (root / "chapter09").is_dir():
        command += ["--LabApp.default_url", "/lab/tree/chapter09"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # a container: Jupyter would refuse root
        command.append("--allow-root")
    try:
        webbrowser.get()
    except webbrowser.Error:
        print("No browser found here: open the URL that JupyterLab prints below.", flush=True)
        command.append("--no-browser")
    try:
        return subprocess.call([*command, *extra_arguments])
    except KeyboardInterrupt:
        return 0


def _keep_jupyterlab_quiet(venv: Path) -> None:
    """Turn off, in this environment only, the look for a newer JupyterLab and its news: nothing phones home."""
    folder = venv / "etc" / "jupyter" / "labconfig"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "page_config.json", {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}})


def _project() -> str:
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def _check_extras(wanted: set[str]) -> None:
    """Refuse an extra that pyproject.toml does not have: pip would only warn, and install less than was asked."""
    if sys.version_info < OLDEST:  # it has no tomllib
        return
    import tomllib

    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for extra in sorted(wanted - set(known)):
        raise EnvironmentProblem(f"there is no extra {extra!r}; allowed are {', '.join(known)}.{suggest(extra, known)}")


def _state(venv: Path) -> dict[str, object]:
    """Return what was installed last, or nothing if that cannot be told."""
    try:
        state = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _extras(state: dict[str, object]) -> set[str]:
    extras = state.get("extras")
    return set(extras) if isinstance(extras, list) else set()


def _satisfied(state: dict[str, object], wanted: set[str]) -> bool:
    if state.get("project") != _project() or state.get("root") != str(ROOT):
        return False
    return "all" in _extras(state) or wanted <= _extras(state)


def _write(path: Path, state: dict[str, object]) -> None:
    """Write whole or not at all."""
    temporary = path.with_suffix(".part")
    temporary.write_text(json.dumps(state, indent=1), encoding="utf-8")
    temporary.replace(path)


def _newest_python() -> str:
    """Return this Python if it is new enough, else the first on PATH that is."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in range(20, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return found
    raise EnvironmentProblem(f"cnnedu needs Python 3.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")


def _run(command: list[str], what: str) -> None:
    status = subprocess.call(command)
    if status:
        raise EnvironmentProblem(f"{what} failed (exit status {status}): {' '.join(command)}")


def _has_pip(python: Path) -> bool:
    return python.exists() and subprocess.call([str(python), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0


def _own_environment_serves() -> bool:
    """Tell whether this Python is a virtual environment somebody already installed the lab in."""
    needed = ("jupyterlab", "ipykernel", "anywidget", "matplotlib")
    return sys.prefix != sys.base_prefix and all(importlib.util.find_spec(name) for name in needed)


def main(arguments: list[str]) -> int:
    """Run ``setup`` or ``lab`` and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m cnnedu")
    parser.add_argument("verb", choices=["setup", "lab"], help="make the environment; and open JupyterLab in it")
    parser.add_argument(
        "--venv", type=Path, default=ROOT / ".venv", help="where the environment is (default: %(default)s)"
    )
    parser.add_argument("--extras", default="all", help="comma-separated extras: torch, lab, grade, book, dev or all")
    options, rest = parser.parse_known_args(arguments)
    if options.verb == "setup" and rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        if options.verb == "lab" and _own_environment_serves():
            return lab(Path(sys.executable), rest)
        extras = options.extras if options.verb == "setup" else f"{options.extras},lab"
        python = prepare(options.venv, extras)
    except EnvironmentProblem as problem:
        print(f"cnnedu: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ncnnedu: interrupted; the same command goes on from here.", file=sys.stderr)
        return 130
    return lab(python, rest) if options.verb == "lab" else 0
