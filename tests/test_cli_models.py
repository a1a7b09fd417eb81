"""`cnnedu models` and `cnnedu summary`: what they print, and what they say to a slip of the fingers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from typer.testing import CliRunner

from cnnedu import cli
from cnnedu.analysis import summarize
from cnnedu.models import create_model, list_models, model_card

runner = CliRunner()
SIZE = ["--input", "1", "3", "64", "48"]


def run(*words: str, columns: int = 100) -> str:
    result = runner.invoke(cli.app, list(words), env={"COLUMNS": str(columns)})
    assert result.exit_code == 0, result.output
    return result.stdout


def refuse(*words: str) -> str:
    result = runner.invoke(cli.app, list(words), env={"COLUMNS": "200"})
    assert result.exit_code in (1, 2) and not result.stdout and "Traceback" not in result.output
    return result.stderr


@pytest.mark.parametrize("form", [["1", "3", "64", "48"], ["1,3,64,48"], ["1x3x64x48"], ["(1, 3, 64, 48)"]])
@pytest.mark.parametrize("first", [True, False])
def test_a_size_is_read_as_people_write_it(form: list[str], first: bool) -> None:
    options = ["--input", *form, "--format", "json"]
    summary = json.loads(run("summary", *(["resnet18", *options] if first else [*options, "resnet18"])))
    with torch.device("meta"):
        model = create_model("resnet18")
    assert summary == json.loads(json.dumps(summarize(model, (1, 3, 64, 48)).to_dict()))


def test_without_a_size_the_usual_one_is_taken() -> None:
    for name in ("resnet50", "textcnn"):
        summary = json.loads(run("summary", name, "--format", "json"))
        assert tuple(summary["input_size"]) == model_card(name).input_size
        assert summary["parameters"] > 1_000_000 and summary["macs"] > 1_000_000
    assert json.loads(run("summary", "resnet50", "--format", "json"))["macs"] == 4_089_184_256


def test_the_three_formats_show_the_same_numbers() -> None:
    with torch.device("meta"):
        expected = summarize(create_model("vgg11"), (1, 3, 64, 48))
    table, markdown = run("summary", "vgg11", *SIZE), run("summary", "vgg11", *SIZE, "--format", "markdown")
    assert markdown.strip() == expected.to_markdown().strip()
    for text in (table, markdown):
        assert f"{expected.parameters:,}" in text and f"{expected.macs:,}" in text


def test_settings_and_depth_reach_the_model_and_the_table() -> None:
    options = ["--set", "num_classes=7", "--set", "in_channels=1", "--input", "1", "1", "64", "64", "--depth", "0"]
    lines = run("summary", "vgg11", *options).splitlines()
    assert lines[0] == "VGG  (1, 1, 64, 64) → (1, 7)"
    assert [line.split()[0] for line in lines[3:5]] == ["VGG", "Parameters"]
    assert "6,624,904" in run("summary", "googlenet", "--set", "variant=torchvision", "--set", "aux_logits=False")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("resnet", "there is no model 'resnet'. Did you mean 'resnet*'?"),
        ("RESNET50", "Did you mean 'resnet50'?"),
        ("vgg11 vgg13", "summary takes one model, got vgg11 vgg13"),
        ("vgg11 --input one", "--input takes whole numbers, 1 3 224 224, got 'one'"),
        ("vgg11 --input 1.5 3 64 64", "--input takes whole numbers, 1 3 224 224, got '1.5'"),
        ("vgg11 --input 1 3 x 64", "summary takes one model, got vgg11 x"),
        ("vgg11 --input 1 3 64", "VGG: input must have four axes (n, c, h, w), got (1, 3, 64)"),
        ("vgg11 --input 1 1 64 64", "VGG: input must have c=3 channels"),
        ("vgg11 --input 0 3 64 64", "every axis of input_size must be at least 1"),
        ("vgg11 --input -1 3 64 64", "every axis of input_size must be at least 1"),
        ("vgg11 --input 1 3 9 9", "VGG: h and w must be at least"),
        ("vgg11 --set num_classes", "--set takes NAME=VALUE, got 'num_classes'"),
        ("vgg11 --set classes=3", "VGG takes no 'classes'. Did you mean 'num_classes'?"),
        ("vgg11 --set num_classes=ten", "--set num_classes=ten: "),
        ("vgg11 --set num_classes=-1", "--set num_classes=-1: "),
        ("googlenet --set variant=tf", "variant must be one of 'paper', 'torchvision', got 'tf'"),
        ("vgg11 --depth -1", "depth must be None or an integer from 0 on"),
        ("vgg11 --format xml", "'xml' is not one of 'table', 'markdown', 'json'"),
        ("", "Missing argument 'MODEL'"),
    ],
)
def test_a_summary_refuses_with_a_sentence(words: str, message: str) -> None:
    assert message in refuse("summary", *words.split())


def test_every_model_is_listed_with_its_cost() -> None:
    listed = [line.split()[0] for line in run("models").splitlines() if line.strip()]
    assert set(list_models()) <= set(listed)
    assert [word for word in listed if word in set(list_models())] == list_models()


def test_a_pattern_lists_several_and_a_name_tells_its_story() -> None:
    several, one = run("models", "vgg*"), run("models", "resnet50")
    assert [line.split()[0] for line in several.splitlines() if line.startswith("vgg")] == list_models("vgg*")
    assert "132.9 M" in several and "7.609 G" in several and "New:" not in several
    assert one.startswith(str(model_card("resnet50"))) and "25.56 M" in one and "4.089 G" in one
    assert "there is no model 'resnet'. Did you mean 'resnet*'?" in refuse("models", "resnet")
    assert "`cnnedu models` lists all" in refuse("models", "*nothing*")


@pytest.mark.parametrize("columns", [1, 20, 40, 60, 250])
def test_narrow_and_wide_terminals_lose_no_number(columns: int) -> None:
    assert all(number in run("models", "vgg16", columns=columns) for number in ("138.4 M", "15.47 G", "212"))
    table = "".join(run("summary", "vgg11", *SIZE, "--depth", "1", columns=columns).split())
    assert "Parameters132,863,336" in table and "Field182" in table


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_a_file_takes_the_output_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cnnedu", "summary", "vgg11", *SIZE, "--depth", "0"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    environment.pop("COLUMNS", None)
    with (tmp_path / "summary.txt").open("wb") as file:
        subprocess.run(command, stdout=file, env=environment, check=True)
    text = (tmp_path / "summary.txt").read_text(encoding)
    assert "132,863,336" in text and "\033" not in text and max(map(len, text.splitlines())) <= 80
    assert ("→" in text) == (encoding == "utf-8")
