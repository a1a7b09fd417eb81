"""The price of a model, layer by layer: shapes, parameters, multiply-accumulates, memory, receptive field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cnnedu.analysis._counts import Counts

if TYPE_CHECKING:
    from pandas import DataFrame
    from torch import nn

    from cnnedu.analysis.receptive_field import ReceptiveField

__all__ = ["Summary", "SummaryRow", "Uncounted", "summarize"]


@dataclass(frozen=True, kw_only=True)
class SummaryRow(Counts):
    """One call of one module. What its submodules do is in its numbers too.

    Attributes
    ----------
    path : str
        The module's name in the model ("layer1.0.conv1"), "" for the model itself, "layers[0]" for one that sits in a
        plain list.
    kind : str
        Its class.
    setting : str
        What a reader wants to know of it: "7×7, stride 2".
    depth : int
        How many calls stand around it.
    call : int
        1 for the first call of this module, 2 for the next.
    leaf : bool
        Whether it calls no other module.
    output_shape : tuple of int, or a list or dict of those
        As the module returns them.
    parameters, trainable_parameters : int
        Of the module with its submodules, each once, whether counted elsewhere in the model or not.
    own_macs : int
        Those of its own operations, without those of modules that it calls.
    activation_bytes : int
        See `Summary`.
    receptive_field : ReceptiveField or None
        Of its output; None where that has no position any more.
    shared_with : str
        Where its parameters were met before, "" if nowhere.
    macs, bias, norm, activation, pooling, elementwise : int
        See `Summary`.
    """

    path: str
    kind: str
    setting: str
    depth: int
    call: int
    leaf: bool
    output_shape: Any
    parameters: int
    trainable_parameters: int
    own_macs: int
    activation_bytes: int
    receptive_field: ReceptiveField | None
    shared_with: str


@dataclass(frozen=True)
class Uncounted:
    """An operation whose cost is not known, and where it stands."""

    operation: str
    path: str
    times: int

    def __str__(self) -> str:
        times = f", {self.times} times" if self.times > 1 else ""
        return f"{self.operation} in {self.path or 'the model itself'}{times}"


@dataclass(frozen=True, kw_only=True, repr=False)
class Summary(Counts):
    """What `summarize` returns. It prints as a table, and displays as one in a notebook.

    Attributes
    ----------
    model : str
        Class of the model.
    input_size : tuple
        As it was given: one size, or several.
    output_shape : tuple of int, or a list or dict of those
    rows : tuple of SummaryRow
        One per module call, in the order of the calls; the first is the whole model.
    parameters, trainable_parameters, buffers : int
        Elements, each tensor once: ``sum(p.numel() for p in model.parameters())``.
    parameter_bytes, buffer_bytes : int
        Their size in memory.
    macs : int
        Multiply-accumulates of convolutions and matrix products for this input, batch included.
    bias, norm, activation, pooling, elementwise : int
        Other operations, a column each.
    activation_bytes : int
        Bytes of every tensor that an operation writes anew, in the model's own dtype: what a forward pass holds that
        keeps all results, as training does. The input, parameters, views, results in place and the positions of
        maxima add nothing; a layer that torch computes in several steps adds each.
    receptive_field : ReceptiveField or None
        Of the last output that has positions, before global pooling or flattening.
    uncounted : tuple of Uncounted
        Operations with floating-point work that no rule prices: the figures are too low by these.
    notes : tuple of str
        What is odd about the model, in sentences.
    depth : int or None
        How many levels of modules a table lists; see `fold`.
    """

    model: str
    input_size: tuple[Any, ...]
    output_shape: Any
    rows: tuple[SummaryRow, ...]
    parameters: int
    trainable_parameters: int
    buffers: int
    parameter_bytes: int
    buffer_bytes: int
    activation_bytes: int
    receptive_field: ReceptiveField | None
    uncounted: tuple[Uncounted, ...]
    notes: tuple[str, ...]
    depth: int | None = None

    def fold(self, depth: int | None) -> Summary:
        """Return a summary whose tables list so many levels below the model, or as many as fit a page for None.

        Examples
        --------
        >>> from torch import nn
        >>> model = nn.Sequential(nn.Sequential(nn.Linear(4, 8), nn.ReLU()), nn.Linear(8, 2))
        >>> print(summarize(model, (1, 4)).fold(1))
        Sequential  (1, 4) → (1, 2)
        Layer           Output  Parameters  MACs  Bias  Activation  Memory
        ──────────────────────────────────────────────────────────────────
        Sequential      (1, 2)          58    48    10           8    72 B
          0 Sequential  (1, 8)          40    32     8           8    64 B
          1 Linear      (1, 2)          18    16     2                 8 B
        Parameters 58   MACs 48   Activations 72 B
        Other operations: bias 10, activation 8
        Listed to depth 1 of 2; depth=2 lists all.
        """
        if depth is not None and (isinstance(depth, bool) or not isinstance(depth, int) or depth < 0):
            raise ValueError(f"Summary.fold: depth must be None or an integer from 0 on, got {depth!r}.")
        return replace(self, depth=depth)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as dictionaries, lists, strings and numbers, ready for JSON."""
        from cnnedu.analysis._summary_export import summary_dict

        return summary_dict(self)

    def to_dataframe(self) -> DataFrame:
        """Return the rows as a pandas table, indexed by path."""
        from cnnedu.analysis._summary_export import summary_dataframe

        return summary_dataframe(self)

    def to_markdown(self) -> str:
        """Return a Markdown table, with the totals above and the notes below."""
        from cnnedu.analysis._summary_export import summary_markdown

        return summary_markdown(self)

    def __rich__(self) -> Any:
        from cnnedu.analysis._summary_text import SummaryTable

        return SummaryTable(self)

    def __str__(self) -> str:
        from cnnedu.text import plain_text

        return plain_text(self.__rich__())

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from cnnedu.analysis._summary_html import summary_html

        return summary_html(self)


def summarize(
    model: nn.Module,
    input_size: Sequence[int] | Sequence[Sequence[int]],
    *,
    input_dtype: str | Sequence[str] = "float32",
    depth: int | None = None,
) -> Summary:
    """Price a model, layer by layer, without computing it.

    The model runs once in evaluation mode on an input that has a shape and no numbers (torch's meta device), and every
    operation of that run is counted, wherever it stands: in a layer or in anyone's `forward`. The model, its device
    and its mode stay as they are.

    Parameters
    ----------
    model : nn.Module
        Any model, on any device.
    input_size : sequence of int, or one such sequence per input
        With the batch axis: (1, 3, 224, 224).
    input_dtype : str, or one per input
        "int64" for token numbers, "float16" for a model in half precision.
    depth : int, optional
        How many levels of modules below the model a table lists; as many as fit a page where omitted.

    Returns
    -------
    Summary
        Prints as a table; see its attributes for what is counted, and its `fold`, `to_dataframe`, `to_markdown` and
        `to_dict`.

    Raises
    ------
    ModelError
        The model fails: which layer, on what, why, and often what to write instead.
    ShapeError, ValueError, TypeError
        An argument is not what it should be.

    Notes
    -----
    Tools disagree about one and the same network because each adds something else to the convolutions and matrix
    products that all of them count. With the columns here:

    - `torch.utils.flop_counter`: ``2 * macs`` (it counts a multiply and an add as two).
    - fvcore: ``macs + norm``, and the pooling of adaptive average layers.
    - ptflops: ``macs + bias + norm + activation + pooling``; its newer versions add elementwise operations.
    - torchinfo: ``macs + bias``, and the parameters of every normalisation once per example.
    - thop: ``macs + 2 * norm`` for batch norms with scale and shift, and for average pooling a step per element
      and one per result.

    Recurrent and transformer layers, which several of these tools miss, are counted as what they compute.

    Examples
    --------
    >>> from torch import nn
    >>> model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 30 * 30, 10))
    >>> summary = summarize(model, (1, 3, 32, 32))
    >>> summary.parameters, summary.macs, summary.bias
    (72234, 266400, 7210)
    """
    from cnnedu.analysis._summary_build import build_summary

    return build_summary(model, input_size, input_dtype).fold(depth)
