"""The command line says what it does, and what to install where it cannot."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

import cnnedu
from cnnedu import _cli, cli

runner = CliRunner()


def test_version() -> None:
    assert runner.invoke(cli.app, ["--version"]).output.strip() == f"cnnedu {cnnedu.__version__}"


def test_doctor_names_every_extra() -> None:
    output = runner.invoke(cli.app, ["doctor"]).output
    assert all(f"extra {extra}" in output for extra in ("lab", "torch", "grade", "book", "dev"))


def test_doctor_says_how_to_get_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "find_spec", lambda name: None)
    assert "pip install 'cnnedu[torch]'" in runner.invoke(cli.app, ["doctor"], env={"COLUMNS": "120"}).output


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_cli, "find_spec", lambda name: None)
    result = runner.invoke(cli.app, ["book"])
    assert result.exit_code == 1
    assert "pip install 'cnnedu[book]'" in result.output


def test_python_dash_m_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "cnnedu", "--help"], check=True, capture_output=True, text=True)
    assert "doctor" in done.stdout


def test_without_typer_it_says_what_to_run() -> None:
    done = subprocess.run([sys.executable, "-S", "-m", "cnnedu", "book"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "python -m cnnedu setup" in done.stderr
