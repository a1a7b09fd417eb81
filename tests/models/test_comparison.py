"""Models side by side: counts are the registry's, accuracies the file's, and the figure mixes nothing."""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import Any

import pytest
import torch
from rich.console import Console

from cnnedu.analysis import summarize
from cnnedu.errors import ModelError
from cnnedu.models import ModelComparison, compare, comparison, create_model, list_models, model_card
from cnnedu.models._comparison_figure import _COLOURS, Box, ComparisonFigure
from cnnedu.models.comparison import ComparisonRow, Cost

SOME = ["lenet5_1998", "alexnet_2012", "googlenet", "resnet18", "resnet50", "se_resnet50", "textcnn", "mlp"]


@pytest.fixture(scope="module")
def table() -> ModelComparison:
    return compare([*SOME, "efficientnet_b2"])


# Parameters and MACs of models that torchvision lacks, about: for the layout of the figure only.
ABOUT = {"mobilenet_v1": (4.2e6, 569e6), "se_resnet50": (28.1e6, 4.1e9), "xception": (22.9e6, 8.4e9)}
ABOUT |= {"efficientnet_lite0": (4.65e6, 385e6), "alexnet_2012": (61e6, 724e6)}


@pytest.fixture(scope="module")
def everything() -> ModelComparison:
    """All that the figure can show, with costs that torchvision notes: counting them all would take a while."""
    from torchvision.models import get_model_weights

    rows = []
    for name in list_models():
        result = comparison._quoted(name)
        if result is None or result.dataset != "ImageNet":
            continue
        if name in ABOUT:
            parameters, macs = ABOUT[name]
        else:
            meta = get_model_weights(name)[result.weights].meta
            parameters, macs = meta["num_params"], meta["_ops"] * 1e9
        cost, card = Cost((1, 3, 224, 224), int(parameters), int(macs), None), model_card(name)
        measured = cost if comparison.comparable(result) else None
        rows.append(ComparisonRow(name, card.family, card.paper.year, cost, result, measured))
    return ModelComparison(tuple(rows))


def test_rows_stand_in_the_order_asked_for(table: ModelComparison) -> None:
    assert [row.name for row in table] == [*SOME, "efficientnet_b2"]
    assert len(table) == len(SOME) + 1


def test_costs_are_those_of_the_model_at_its_usual_input(table: ModelComparison) -> None:
    for row in table:
        card = model_card(row.name)
        with torch.device("meta"):
            summary = summarize(create_model(row.name), card.input_size, input_dtype=card.input_dtype)
        assert row.cost.input_size == card.input_size and row.year == card.paper.year
        assert (row.cost.parameters, row.cost.macs) == (summary.parameters, summary.macs)
    by_name = {row.name: row for row in table}
    assert by_name["resnet50"].cost.macs == 4_089_184_256
    assert by_name["resnet50"].cost.receptive_field == 427
    assert by_name["mlp"].cost.receptive_field is None


def test_a_size_can_be_given() -> None:
    (row,) = compare(["resnet18"], input_size=(2, 3, 64, 64))
    assert row.cost.input_size == (2, 3, 64, 64) and row.cost.macs < 1_814_073_344
    assert row.measured is not None and row.measured.macs == 1_814_073_344
    with pytest.raises(ModelError, match="VGG"):
        compare(["vgg11"], input_size=(1, 3, 8, 8))


def test_quoted_accuracies_are_torchvisions_first_and_comparable_where_there_are_such(table: ModelComparison) -> None:
    quoted = {row.name: row.result for row in table}
    assert quoted["mlp"] is None
    resnet, senet, alexnet = quoted["resnet50"], quoted["se_resnet50"], quoted["alexnet_2012"]
    assert resnet and resnet.weights == "IMAGENET1K_V1" and resnet.accuracy() == 76.13
    assert senet and not senet.weights and senet.accuracy() == 76.71
    assert alexnet and alexnet.crops == "10"
    for row in table:
        comparable = row.result and (row.result.dataset, row.result.crops) == ("ImageNet", "1")
        assert (row.measured is not None) == bool(comparable), row.name
        assert row.result is None or row.result.ensemble == 1


def test_a_result_stands_beside_the_cost_of_the_network_it_was_measured_with(table: ModelComparison) -> None:
    by_name = {row.name: row for row in table}
    googlenet, b2, resnet = by_name["googlenet"], by_name["efficientnet_b2"], by_name["resnet18"]
    assert googlenet.measured is not None and googlenet.measured.parameters == 6_624_904 < googlenet.cost.parameters
    assert b2.measured is not None and b2.measured.input_size == (1, 3, 288, 288)
    assert round(b2.measured.macs / 1e9, 3) == 1.088
    assert resnet.measured is resnet.cost
    text = re.sub(r"\s+", " ", str(table))
    assert "googlenet was measured with variant='torchvision', aux_logits=False at 224×224: 6.625 M parameters" in text
    assert "efficientnet_b2 was measured at 288×288: 9.110 M parameters, 1.088 G MACs" in text


def test_every_accuracy_in_the_table_says_where_it_comes_from(table: ModelComparison) -> None:
    text = str(table)
    assert max(map(len, text.splitlines())) <= 80
    raised = {each for line in text.splitlines() if "  " in line for each in re.findall(r"[¹²³⁴⁵⁶⁷⁸⁹]", line)}
    for mark in raised:
        assert re.search(rf"^{mark} \w", text, re.MULTILINE)
    for line in text.splitlines():
        if re.search(r"\d\.\d+ [¹²³⁴⁵⁶⁷⁸⁹]", line):
            assert line.split()[0] in SOME or line.startswith("efficientnet_b2")
    for source in ("IMAGENET1K_V1", "Hu, Shen, Sun (2017), Table 2", "10 crops", "MNIST, test"):
        assert source in text


def test_all_tables_show_the_same_cells(table: ModelComparison) -> None:
    markdown, page, text = table.to_markdown(), table._repr_html_(), str(table)
    assert markdown.startswith("| Model | Year |")
    for line in markdown.splitlines()[2 : 2 + len(table)]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert len(cells) == 7
        assert all(f">{cell}</t" in page for cell in cells)
        assert any(all(cell in row for cell in cells) for row in text.splitlines())
    console = Console(width=80, record=True, color_system=None)
    with console.capture() as capture:
        console.print(table)
    assert [line.rstrip() for line in capture.get().splitlines()] == text.splitlines()
    assert repr(table) == text


def test_a_table_has_no_empty_column_and_explains_none() -> None:
    plain = compare(["mlp"])
    assert plain.to_markdown().startswith("| Model | Year | Input | Parameters | MACs |\n")
    for text in (plain.to_markdown(), plain._repr_html_(), str(plain)):
        assert "Field" not in text and "Top-1" not in text and "brackets" not in text
    assert "Top-1 %" not in str(compare(["plain20"])) and "Field" in str(compare(["plain20"]))


def test_what_was_measured_on_other_images_stands_in_brackets(table: ModelComparison) -> None:
    assert "(99.05) " in str(table) and "(76.1) " in str(table)  # MNIST, sentences
    assert "76.13" in str(table) and "(76.13)" not in str(table)
    assert "In brackets: not on ImageNet." in str(table)
    assert "In brackets" not in str(compare(["resnet18"]))


def test_exports_are_exact(table: ModelComparison) -> None:
    values = table.to_dict()
    assert json.loads(json.dumps(values)) == values
    resnet = next(each for each in values if each["name"] == "resnet50")
    assert (resnet["parameters"], resnet["macs"], resnet["receptive_field"]) == (25_557_032, 4_089_184_256, 427)
    assert resnet["top1_accuracy"] == 76.13 and resnet["result"]["source"].startswith("torchvision")
    assert next(each for each in values if each["name"] == "mlp")["result"] is None
    frame = table.to_dataframe()
    assert list(frame.index) == [row.name for row in table]
    assert frame.loc["resnet50", "macs"] == 4_089_184_256
    assert frame.loc["googlenet", "result_settings"] == {"variant": "torchvision", "aux_logits": False}


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(ValueError, match=r"there is no model 'resnet51'\. Did you mean 'resnet5?"):
        compare(["resnet18", "resnet51"])
    with pytest.raises(TypeError, match=r"names must be a list of names, got 'resnet18'"):
        compare("resnet18")
    with pytest.raises(ValueError, match="at least one name"):
        compare([])
    with pytest.raises(ValueError, match="nothing compares"):
        compare(["lenet5", "alexnet_2012"]).figure()


@pytest.fixture(scope="module")
def figure(everything: ModelComparison) -> ComparisonFigure:
    return everything.figure()


def test_the_figure_shows_every_comparable_model_and_no_other(
    everything: ModelComparison, figure: ComparisonFigure
) -> None:
    shown = [row for row in everything if row.measured is not None]
    assert len(shown) == len(list(everything)) - 1  # alexnet_2012 saw ten crops
    assert "alexnet_2012" not in figure.alt
    costs = {"parameters": 0, "macs": 1}
    for cost, index in costs.items():
        marks = [line for line in figure.panels[index].axes[0].lines if line.get_linestyle() == "None"]
        points = {(float(x), float(y)) for line in marks for x, y in [(line.get_xdata()[0], line.get_ydata()[0])]}
        for row in shown:
            assert row.measured is not None and row.result is not None
            assert (float(getattr(row.measured, cost)), row.result.accuracy()) in points
            assert f"{row.name} ({row.year}) {row.result.accuracy():.1f} %" in figure.alt


def boxes(panel: Any) -> dict[str, Box]:
    """Return where the labels stand, as matplotlib measures them."""
    texts = [text for text in panel.axes[0].texts if text.get_text()]
    found = {}
    for index, text in enumerate(texts):
        extent = text.get_window_extent()
        found[f"{index} {text.get_text()}"] = (extent.x0, extent.y0, extent.x1, extent.y1)
    return found


@pytest.mark.parametrize("index", [0, 1])
def test_no_label_covers_another_or_leaves_the_drawing(figure: ComparisonFigure, index: int) -> None:
    panel = figure.panels[index]
    placed = boxes(panel)
    for (a, p), (b, q) in combinations(placed.items(), 2):
        assert p[2] <= q[0] + 1 or q[2] <= p[0] + 1 or p[3] <= q[1] + 3 or q[3] <= p[1] + 3, (a, b)
    width, height = panel.bbox.width, panel.bbox.height
    for name, box in placed.items():
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height, name


def test_families_differ_in_their_marks_and_years_in_their_colours(figure: ComparisonFigure) -> None:
    lines = [line for line in figure.panels[0].axes[0].lines if line.get_linestyle() == "None"]
    key = lines[-len({(line.get_marker()) for line in lines}) :]
    assert len({line.get_marker() for line in key}) == len(key)
    assert "filled: torchvision" in " ".join(text.get_text() for text in figure.panels[0].texts)
    hollow = [line for line in lines if line.get_markerfacecolor() == "none"]
    assert 0 < len(hollow) < len(lines) - len(key)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", _COLOURS)
def test_marks_stand_out_on_light_and_dark_pages(colour: str) -> None:
    for page in ("#ffffff", "#121212"):
        bright, dark = sorted((luminance(colour), luminance(page)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) > 3


def test_the_drawing_takes_the_pages_ink_and_says_what_it_shows(figure: ComparisonFigure) -> None:
    bundle = figure._repr_mimebundle_()
    page = bundle["text/html"]
    assert page.count("<svg") == 2 and page.count('aria-hidden="true"') == 2
    assert "currentColor" in page and "#010203" not in page and "#000000" not in page
    assert f'aria-label="{figure.alt}"' in page and bundle["text/plain"] == f"Figure: {figure.alt}"
    assert not re.search(r"http(?!://www\.w3\.org)", page) and "<metadata" not in page
    ids = re.findall(r' id="([^"]*)"', page)
    assert all(f"#{name}" in page for name in ids)  # only those that something refers to
    sizes = {float(size) for size in re.findall(r"font(?:-size)?: ([\d.]+)px", page)}
    assert min(sizes) * 328 / 334 >= 12  # on a phone of 360 pixels
    widths = [float(width) for width in re.findall(r'<svg [^>]*?width="([\d.]+)"', page)]
    assert len(widths) == 2 and sum(widths) + 16 <= 686  # side by side in the book's column
    assert figure._repr_mimebundle_() == bundle
