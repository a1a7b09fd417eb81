"""``cnnedu explorers``: the list, and pages of one's own."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from cnnedu.cli import app
from cnnedu.explorers import list_explorers

runner = CliRunner()


def test_all_are_listed_with_what_they_are_for() -> None:
    done = runner.invoke(app, ["explorers"])
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert [line.split()[0] for line in lines] == [cls.__name__ for cls in list_explorers()]
    assert all(len(line.split()) > 4 for line in lines)


def test_a_page_holds_the_ones_that_were_named(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = runner.invoke(app, ["explorers", "ConvolutionExplorer", "--out", str(page)])
    assert done.exit_code == 0, done.output
    assert "complete in itself" in done.output
    text = page.read_text(encoding="utf-8")
    assert "<title>ConvolutionExplorer</title>" in text and text.count('"model_id"') == 1
    assert list(tmp_path.iterdir()) == [page]


def test_a_wrong_name_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    done = runner.invoke(app, ["explorers", "ConvolutionExplorr", "--out", str(tmp_path / "page.html")])
    assert done.exit_code == 1
    assert "Did you mean 'ConvolutionExplorer'?" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    done = runner.invoke(app, ["explorers", "ConvolutionExplorer", "--out", str(tmp_path / "none" / "page.html")])
    assert done.exit_code == 1
    assert "cannot be written" in done.output
