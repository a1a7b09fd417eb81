"""Models side by side: what each costs, counted here, and how well it does, as others published it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import torch

from cnnedu.models.registry import create_model, model_card, model_class

if TYPE_CHECKING:
    from pandas import DataFrame

    from cnnedu.analysis.receptive_field import ReceptiveField
    from cnnedu.data import PublishedResult
    from cnnedu.models._comparison_figure import ComparisonFigure

__all__ = ["ComparisonRow", "Cost", "ModelComparison", "compare"]


@dataclass(frozen=True)
class Cost:
    """What a network costs on one input.

    Attributes
    ----------
    input_size : tuple of int
        With the batch axis.
    parameters, macs : int
        Numbers to learn; multiply-accumulates of convolutions and matrix products, batch included.
    receptive_field : int, float or None
        Side of what an output position sees, in pixels, at the last layer with positions; the longer one where they
        differ, infinite where it sees everything, None where there are no positions to speak of.
    """

    input_size: tuple[int, ...]
    parameters: int
    macs: int
    receptive_field: float | None


@dataclass(frozen=True)
class ComparisonRow:
    """One model.

    Attributes
    ----------
    name, family : str
    year : int
        Of the paper.
    cost : Cost
        Of the model as `create_model` builds it.
    result : PublishedResult or None
        The published top-1 accuracy that the table quotes.
    measured : Cost or None
        Of the very network and image size that the result was measured with: `cost`, unless the result is that of a
        variant. Only for results on ImageNet by one network that saw the centre crop; the figure shows these.
    """

    name: str
    family: str
    year: int
    cost: Cost
    result: PublishedResult | None
    measured: Cost | None


@dataclass(frozen=True, repr=False)
class ModelComparison:
    """What `compare` returns: a table that prints, displays in a notebook and exports; `figure` draws it."""

    rows: tuple[ComparisonRow, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[ComparisonRow]:
        return iter(self.rows)

    def to_dict(self) -> list[dict[str, Any]]:
        """Return a dictionary per model, ready for JSON: exact numbers, and the published result with its protocol."""
        return [_as_dict(row) for row in self.rows]

    def to_dataframe(self) -> DataFrame:
        """Return a pandas table, indexed by name."""
        import pandas

        flat = [{**row, **{f"result_{k}": v for k, v in (row["result"] or {}).items()}} for row in self.to_dict()]
        return pandas.DataFrame(flat).drop(columns=["result", "measured"]).set_index("name")

    def to_markdown(self) -> str:
        """Return a Markdown table with its sources below."""
        from cnnedu.models._comparison_table import as_markdown

        return as_markdown(self.rows)

    def figure(self) -> ComparisonFigure:
        """Draw accuracy as published against parameters and against multiply-accumulates.

        Only what compares: accuracies on ImageNet's validation images, by one network that saw the centre crop, each
        beside the cost of the very network that was measured. A filled mark stands for torchvision's first weights,
        a hollow one for what a paper or its authors report. Other models are in the table alone.

        Raises
        ------
        ValueError
            No model has such a result.
        """
        from cnnedu.models._comparison_figure import draw

        return draw(self.rows)

    def __rich__(self) -> Any:
        from cnnedu.models._comparison_table import as_rich

        return as_rich(self.rows)

    def __str__(self) -> str:
        from cnnedu.text import plain_text

        return plain_text(self.__rich__())

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from cnnedu.models._comparison_table import as_html

        return as_html(self.rows)


def compare(names: Sequence[str], *, input_size: Sequence[int] | None = None) -> ModelComparison:
    """Set models side by side: year, parameters, multiply-accumulates, receptive field, published accuracy.

    Costs are counted here, on the meta device: nothing is computed and no weights are made. Accuracies are quoted from
    `cnnedu.data.published`, never measured here, and say how they were come by.

    Parameters
    ----------
    names : sequence of str
        Names that `list_models` knows.
    input_size : sequence of int, optional
        With the batch axis, the same for all; each model's usual input where omitted.

    Returns
    -------
    ModelComparison
        In the order of ``names``.

    Raises
    ------
    ValueError
        There is no such model, or no name at all.
    ModelError
        A model does not take this input.

    Examples
    --------
    >>> table = compare(["lenet5", "resnet20"])
    >>> [(row.name, row.cost.parameters, row.cost.macs) for row in table]
    [('lenet5', 61706, 416520), ('resnet20', 269722, 40551040)]
    """
    if isinstance(names, str):
        raise TypeError(f"compare: names must be a list of names, got {names!r}. For one: compare([{names!r}]).")
    if not names:
        raise ValueError("compare: nothing to compare: give at least one name. list_models() lists all.")
    for name in names:
        model_card(name)  # an unknown name is refused before anything is counted
    size = None if input_size is None else tuple(input_size)
    return ModelComparison(tuple(_row(name, size) for name in names))


def _row(name: str, size: tuple[int, ...] | None) -> ComparisonRow:
    card, result = model_card(name), _quoted(name)
    cost = _cost(name, {}, size or card.input_size)
    measured = None
    if result is not None and comparable(result):
        side = result.resolution or card.input_size[2]
        at = (*card.input_size[:2], side, side)
        same = not result.settings and at == cost.input_size
        measured = cost if same else _cost(name, dict(result.settings), at)
    return ComparisonRow(name, card.family, card.paper.year, cost, result, measured)


def comparable(result: PublishedResult) -> bool:
    """Say whether a result is of the one kind that is drawn: ImageNet, validation, centre crop, a single network."""
    protocol = result.dataset, result.split, result.crops, result.ensemble
    return protocol == ("ImageNet", "val", "1", 1) and result.accuracy() is not None


def _quoted(name: str) -> PublishedResult | None:
    """Return the result to quote: a comparable one if there is any, torchvision's first weights before a paper's."""
    from cnnedu.data import published

    single = [each for each in published(name) if each.ensemble == 1 and each.accuracy() is not None]
    return min(single, key=lambda each: (not comparable(each), each.weights != "IMAGENET1K_V1"), default=None)


def _cost(name: str, settings: dict[str, Any], size: tuple[int, ...]) -> Cost:
    return _counted(model_class(name), name, tuple(sorted(settings.items())), size)  # type: ignore[arg-type]


@cache
def _counted(
    cls: type[torch.nn.Module], name: str, settings: tuple[tuple[str, Any], ...], size: tuple[int, ...]
) -> Cost:
    """Count once per process; ``cls`` is part of the key, so that a class registered anew is counted anew."""
    from cnnedu.analysis import summarize

    with torch.device("meta"):
        model = create_model(name, **dict(settings))
    summary = summarize(model, size, input_dtype=model_card(name).input_dtype)
    return Cost(size, summary.parameters, summary.macs, _longer_side(summary.receptive_field))


def _longer_side(field: ReceptiveField | None) -> float | None:
    if field is None:
        return None
    side = max(map(float, field.size if isinstance(field.size, tuple) else (field.size,)))
    return int(side) if math.isfinite(side) else side


def _as_dict(row: ComparisonRow) -> dict[str, Any]:
    values = {"name": row.name, "family": row.family, "year": row.year, **_cost_as_dict(row.cost)}
    values["top1_accuracy"] = row.result.accuracy() if row.result else None
    values["result"] = None
    if row.result is not None:
        result = {
            key: getattr(row.result, key) for key in ("dataset", "split", "crops", "resolution", "source", "link")
        }
        values["result"] = {**result, "settings": dict(row.result.settings), "note": row.result.note}
    values["measured"] = None if row.measured is None else _cost_as_dict(row.measured)
    return values


def _cost_as_dict(cost: Cost) -> dict[str, Any]:
    values = asdict(cost)
    values["input_size"] = list(cost.input_size)
    if cost.receptive_field == math.inf:
        values["receptive_field"] = "all"  # JSON has no infinity
    return values
