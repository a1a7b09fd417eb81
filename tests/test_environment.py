"""One command sets the project up: once, again in no time, and never half."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cnnedu import environment


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a clone of a project so small that pip installs it in a second and needs nothing from outside."""
    (tmp_path / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "tiny"\nversion = "1"\n[project.optional-dependencies]\nlab = []\nall = []\n'
    )
    (tmp_path / "backend.py").write_text(BACKEND)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    return tmp_path


BACKEND = """
import zipfile
NAME = "tiny-1-py3-none-any.whl"
def build_editable(folder, config_settings=None, metadata_directory=None):
    info = "tiny-1.dist-info"
    with zipfile.ZipFile(f"{folder}/{NAME}", "w") as wheel:
        wheel.writestr("tiny.py", "")
        metadata = ["Metadata-Version: 2.1", "Name: tiny", "Version: 1", "Provides-Extra: lab", "Provides-Extra: all"]
        wheel.writestr(f"{info}/METADATA", "\\n".join(metadata))
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any")
        wheel.writestr(f"{info}/RECORD", "")
    return NAME
"""


def test_prepare_installs_once(clone: Path, capfd: pytest.CaptureFixture[str]) -> None:
    python = environment.prepare(clone / "venv", "lab")
    subprocess.run([python, "-c", "import tiny"], check=True)
    assert "torch brings" in capfd.readouterr().out  # the newcomer is told how large it gets
    stamp = (clone / "venv" / environment.STAMP).stat().st_mtime_ns
    assert environment.prepare(clone / "venv", "lab") == python
    assert capfd.readouterr().out == ""
    assert (clone / "venv" / environment.STAMP).stat().st_mtime_ns == stamp


def test_more_extras_or_another_project_install_again(clone: Path, capfd: pytest.CaptureFixture[str]) -> None:
    environment.prepare(clone / "venv", "lab")
    environment.prepare(clone / "venv", "all")
    assert json.loads((clone / "venv" / environment.STAMP).read_text())["extras"] == ["all", "lab"]
    capfd.readouterr()
    environment.prepare(clone / "venv", "lab")
    assert capfd.readouterr().out == ""
    (clone / "pyproject.toml").write_text((clone / "pyproject.toml").read_text() + "# changed\n")
    environment.prepare(clone / "venv", "lab")
    assert "Setting up" in capfd.readouterr().out


def test_failed_installation_is_said_and_tried_again(clone: Path) -> None:
    (clone / "backend.py").write_text("raise SystemExit('broken')")
    with pytest.raises(environment.EnvironmentProblem, match="installing failed"):
        environment.prepare(clone / "venv", "lab")
    assert not (clone / "venv" / environment.STAMP).exists()
    (clone / "backend.py").write_text(BACKEND)
    environment.prepare(clone / "venv", "lab")
    assert (clone / "venv" / environment.STAMP).exists()


def test_an_environment_left_half_made_is_finished(clone: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(clone / "venv")], check=True)
    python = environment.prepare(clone / "venv", "lab")
    subprocess.run([python, "-c", "import tiny"], check=True)


def test_an_interrupt_is_a_sentence(
    clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(command: list[str]) -> int:
        raise KeyboardInterrupt  # as the terminal sends it to pip and to us

    monkeypatch.setattr(environment.subprocess, "call", interrupt)
    assert environment.main(["setup", "--venv", str(clone / "venv"), "--extras", "lab"]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert not (clone / "venv" / environment.STAMP).exists()


def test_an_unknown_extra_is_named_before_anything_is_made(clone: Path) -> None:
    with pytest.raises(environment.EnvironmentProblem, match="no extra .lap.; allowed are lab, all"):
        environment.prepare(clone / "venv", "all,lap")
    assert not (clone / "venv").exists()


def test_outside_a_clone_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    with pytest.raises(environment.EnvironmentProblem, match="is no clone of cnnedu"):
        environment.prepare(tmp_path / "venv")


def test_main_returns_one_and_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    assert environment.main(["setup", "--venv", str(tmp_path / "venv")]) == 1
    assert "is no clone" in capsys.readouterr().err


def test_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "OLDEST", (99, 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(environment.EnvironmentProblem, match="needs Python"):
        environment._newest_python()


def test_lab_starts_jupyterlab_at_the_chapter(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A stand-in interpreter writes down how it was called: the real JupyterLab is driven in tests/browser.
    record = clone / "called.json"
    (clone / "chapter09").mkdir()
    stub = clone / "python"
    stub.write_text(f"#!{sys.executable}\nimport json, sys\njson.dump(sys.argv[1:], open({str(record)!r}, 'w'))\n")
    stub.chmod(0o755)
    monkeypatch.setenv("BROWSER", "no-such-browser")
    assert environment.lab(stub, ["--port", "8899"]) == 0
    called = json.loads(record.read_text())
    assert called[:2] == ["-m", "jupyterlab"]
    assert called[called.index("--ServerApp.root_dir") + 1] == str(clone)
    assert "/lab/tree/chapter09" in called
    assert called[-2:] == ["--port", "8899"]
    if os.name == "posix" and os.geteuid() == 0:
        assert "--allow-root" in called


def test_lab_without_a_chapter_opens_where_we_are(
    tmp_path: Path, clone: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (clone / "jupyterlab.py").write_text("import sys; print(sys.argv[1:])")  # a stand-in
    monkeypatch.setenv("PYTHONPATH", str(clone))
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "mine")
    assert environment.lab(Path(sys.executable), []) == 0
    called = capfd.readouterr().out
    assert str(tmp_path / "mine") in called
    assert "chapter09" not in called
