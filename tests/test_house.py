"""The house rules that a machine can check; `make check` runs this file."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import cnnedu

ROOT = Path(cnnedu.__file__).resolve().parent.parent


def tracked(*patterns: str) -> list[Path]:
    """Return the files git knows, or would with the next `git add`, that still exist."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    return [ROOT / name for name in dict.fromkeys(listed) if (ROOT / name).is_file()]


def imported_by(statement: str) -> set[str]:
    """Return the top-level packages that a statement loads in a fresh interpreter."""
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not imported_by("import cnnedu") & {"numpy", "torch", "IPython", "matplotlib", "anywidget", "difflib"}


@pytest.mark.parametrize("name", ["functional", "analysis", "explorers", "grading", "plot", "data"])
def test_no_room_a_student_opens_loads_torch(name: str) -> None:
    assert not imported_by(f"import cnnedu.{name}") & {"torch", "torchvision", "nbformat", "pydantic", "pytest"}


def test_set_up_runs_on_a_bare_python() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import cnnedu.environment, cnnedu.browser"
    subprocess.run([sys.executable, "-S", "-c", code], check=True)  # -S: without site-packages


def test_public_names_exist_and_mean_one_thing() -> None:
    where: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for module in pkgutil.walk_packages(cnnedu.__path__, "cnnedu."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        names = getattr(loaded, "__all__", [])
        assert len(names) == len(set(names)), f"{module.name}.__all__ repeats a name"
        for name in names:
            value = getattr(loaded, name)
            if callable(value):
                where[name].add((getattr(value, "__module__", module.name), id(value)))
    twice = {name: sorted(places) for name, places in where.items() if len(places) > 1 and name not in {"main"}}
    assert not twice, f"one name, several meanings: {twice}"


def test_no_test_hides_another_of_the_same_name() -> None:
    for path in tracked("tests/*.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        names = [node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        assert len(names) == len(set(names)), f"{path.relative_to(ROOT)} defines a name twice"


def test_files_are_short_enough_to_read() -> None:
    sources = [path for path in tracked("*.py", "*.ts", "*.css") if "static" not in path.parts]
    long = {
        str(p.relative_to(ROOT)): n for p in sources if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long, f"split these: {long}"


def test_functions_are_short_enough_to_read() -> None:
    long = {}
    for path in tracked("cnnedu/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                start = node.body[0]
                if isinstance(start, ast.Expr) and isinstance(start.value, ast.Constant) and len(node.body) > 1:
                    start = node.body[1]  # the docstring is not what makes a function long
                if (lines := (node.end_lineno or 0) - start.lineno + 1) > 40:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = lines
    assert not long, f"split these: {long}"


# Written in pieces, so that this file does not contain what it looks for.
HOSTS = re.compile("|".join([r"py" + r"pi\.org", "python" + "hosted", r"registry\." + "npm", r"deb\." + "debian"]))
PLACES = re.compile(r"(?<![\w.])/" + r"(?:root|work|home/\w+|Users/\w+)/")


@pytest.mark.parametrize(("what", "pattern"), [("registry host", HOSTS), ("path of one machine", PLACES)])
def test_no_file_names_a(what: str, pattern: re.Pattern[str]) -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in pattern.finditer(text)]
    assert not found, f"a {what} is written in the project: {found}"


def test_ci_runs_what_people_run() -> None:
    assert re.search(r"^make check test$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)


def test_versions_agree() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {cnnedu.__version__}" in changelog
