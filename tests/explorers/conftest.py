"""What the tests of the explorers share: the golden reference, and a way to run ops.ts through Node."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import cnnedu.explorers
from cnnedu.node import find_node

HERE = Path(__file__).parent
FRONTEND = Path(cnnedu.explorers.__file__).parent / "frontend"


@pytest.fixture(scope="session")
def golden() -> ModuleType:
    """Return golden/make.py as a module."""
    spec = importlib.util.spec_from_file_location("golden_make", HERE / "golden" / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def node() -> Callable[..., str]:
    """Return a function that runs Node with some arguments and standard input and returns what it printed."""

    def run(*arguments: str, stdin: str = "") -> str:
        command = [str(find_node()), *arguments]
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=120)
        assert done.returncode == 0, f"Node failed (it must be 22.15 or newer):\n{done.stderr}"
        return done.stdout

    return run


@pytest.fixture(scope="session")
def frontend(node: Callable[..., str]) -> Callable[..., list[Any]]:
    """Return a function that calls an exported function of the front end, once for each list of arguments.

    ``frontend("ops/conv.ts", "conv2d", [tensor(x), tensor(w), None, options], ...)`` returns a list of results;
    call.mjs says how arrays travel, and how a large value is shared by all calls. An error is
    ``{"$error": "RangeError: ..."}``.
    """

    def run(file: str, name: str, *calls: list[Any], shared: Sequence[Any] = ()) -> list[Any]:
        request = {"frontend": FRONTEND.as_uri(), "file": file, "name": name, "calls": calls, "shared": shared}
        answers: list[Any] = json.loads(node(str(HERE / "call.mjs"), stdin=json.dumps(request)))
        assert len(answers) == len(calls)
        return answers

    return run


@pytest.fixture(scope="session")
def ops(node: Callable[..., str]) -> Callable[[str, list[Any]], list[Any]]:
    """Return a function that gives a list of cases to a job of ops.mjs and returns its answers."""

    def run(job: str, cases: list[Any]) -> list[Any]:
        request = json.dumps({"job": job, "cases": cases})
        answers: list[Any] = json.loads(node(str(HERE / "ops.mjs"), str(FRONTEND / "ops.ts"), stdin=request))
        assert len(answers) == len(cases)
        return answers

    return run
