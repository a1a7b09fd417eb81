"""A summary as a reader gets it: in a terminal, in a notebook, as data."""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser

import pytest
import torch
from rich.console import Console
from torch import Tensor, nn

from cnnedu.analysis import Summary, summarize
from cnnedu.models import create_model


@pytest.fixture(scope="module")
def resnet() -> Summary:
    with torch.device("meta"):
        return summarize(create_model("resnet18"), (1, 3, 224, 224))


def printed(summary: Summary, width: int) -> list[str]:
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(summary)
    return captured.get().splitlines()


@pytest.mark.parametrize("width", [40, 50, 60, 80, 100, 140, 250])
def test_a_table_fits_and_cuts_no_number(resnet: Summary, width: int) -> None:
    lines = printed(resnet, width)
    assert max(map(len, lines)) <= width
    assert any("11,689,512" in line and "1,814,073,344" in line for line in lines)
    assert any("layer4 Seq" in line and "8,393,728" in line and "411,041,792" in line for line in lines)


def test_wider_tables_show_more(resnet: Summary) -> None:
    heads = [next(line for line in printed(resnet, width) if "Output" in line).split() for width in (60, 80, 100, 250)]
    assert heads[0] == ["Layer", "Output", "Parameters", "MACs"]
    assert heads[1] == ["Layer", "Output", "Field", "Parameters", "MACs"]
    assert heads[2] == [*heads[1], "Memory"]
    assert heads[3] == [*heads[1], "Bias", "Norm", "Activation", "Pooling", "Elementwise", "Memory"]
    assert any("7×7, stride 2" in line for line in printed(resnet, 250))


def test_a_long_model_is_folded_to_a_page_and_says_so(resnet: Summary) -> None:
    text = str(resnet)
    assert "layer4" in text and "downsample" not in text
    assert "Listed to depth 2 of 4; depth=4 lists all." in text
    whole = str(resnet.fold(4))
    assert "downsample" in whole and "Listed" not in whole
    assert "layer4" not in str(resnet.fold(0)) and repr(resnet) == text
    assert len(resnet.fold(1).to_dataframe()) == 11 and len(resnet.to_dataframe()) == len(resnet.rows)


def test_a_shape_too_long_for_the_page_is_cut_and_numbers_are_not() -> None:
    class Many(nn.Module):
        def forward(self, x: Tensor) -> list[Tensor]:
            return [x @ x] * 20

    lines = printed(summarize(Many(), (1, 3, 100, 100)), 80)
    assert any("…" in line and line.endswith("3,000,000") for line in lines) and max(map(len, lines)) <= 80


def test_calls_in_a_row_are_one_line() -> None:
    class Recurrent(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.cell = nn.Sequential(nn.Linear(4, 4), nn.Tanh())

        def forward(self, x: Tensor) -> list[Tensor]:
            return [self.cell(step) for step in x]

    summary = summarize(Recurrent(), (30, 2, 4))
    assert len(summary.rows) == 1 + 30 * 3 and summary.macs == 30 * 2 * 16
    text = "\n".join(printed(summary.fold(1), 120))
    assert "cell (calls 1 to 30)" in text and text.count("960") == 3 and text.count("cell (") == 1
    assert "… 30 in all]" in text
    assert "0 (call 30)" in str(summary.fold(2))


def test_json_keeps_everything(resnet: Summary) -> None:
    data = json.loads(json.dumps(resnet.to_dict(), allow_nan=False))
    assert data["macs"] == resnet.macs and data["input_size"] == [1, 3, 224, 224] and data["output_shape"] == [1, 1000]
    assert [r["path"] for r in data["rows"]] == [r.path for r in resnet.rows]
    assert data["receptive_field"]["size"] == 435 and data["notes"] == list(resnet.notes)


def test_a_data_frame_adds_up(resnet: Summary) -> None:
    frame = resnet.to_dataframe()
    leaves = frame[frame.leaf & (frame.shared_with == "")]
    assert leaves.parameters.sum() == resnet.parameters and frame[frame.leaf].macs.sum() == resnet.macs
    assert frame.index.name == "path" and frame.loc["fc"].output_shape == (1, 1000)


def test_without_pandas_the_error_says_what_to_install(resnet: Summary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match=r"to_dataframe needs pandas: pip install 'cnnedu\[torch\]'"):
        resnet.to_dataframe()


def test_markdown_is_one_table(resnet: Summary) -> None:
    rows = [line for line in resnet.to_markdown().splitlines() if line.startswith("|")]
    assert len(rows) == 2 + len(resnet.rows) and len({row.count("|") for row in rows}) == 1
    assert "| &emsp;`conv1` | Conv2d 7×7, stride 2 | (1, 64, 112, 112) | 7 | 9,408 | 118,013,952 |" in rows[3]
    assert len(resnet.fold(1).to_markdown().splitlines()) < 20


class Reader(HTMLParser):
    """Rows of cells, and whether every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.boxes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.boxes += tag == "input"
        if tag != "input":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and "tr" in self.open:
            self.rows[-1][-1] += data


def test_the_page_has_every_row_and_no_ink_of_its_own(resnet: Summary) -> None:
    page = resnet._repr_html_()
    reader = Reader()
    reader.feed(page)
    assert not reader.open and len(reader.rows) == 1 + len(resnet.rows)
    assert len({len(cells) for cells in reader.rows}) == 1
    assert reader.boxes == sum(not row.leaf for row in resnet.rows)
    assert page.count(" checked") == 1 + 4  # the model and its four stages are open, the blocks are not
    assert not re.search(r"#[0-9a-f]{3,8}\b|\brgba?\(|hsl|\b(?:white(?!-)|black|gr[ae]y)\b", page, re.IGNORECASE)
    assert "id=" not in page.replace("grid=", "") and "<script" not in page


def test_a_page_escapes_what_a_model_is_called() -> None:
    evil = type("<b>Net</b>", (nn.Sequential,), {})(nn.Linear(2, 2))
    page = summarize(evil, (1, 2))._repr_html_()
    assert "<b>Net</b>" not in page and "&lt;b&gt;Net" in page
