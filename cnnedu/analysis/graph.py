"""A model as a graph: its layers, the operations between them, and what flows from which to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import nn

    from cnnedu.analysis.receptive_field import ReceptiveField
    from cnnedu.analysis.summary import Summary

__all__ = ["GraphNode", "ModelGraph", "model_graph"]


@dataclass(frozen=True, kw_only=True)
class GraphNode:
    """One step of a model: the call of a layer, or an operation between layers.

    Attributes
    ----------
    index : int
        Its place in `ModelGraph.nodes`; every node stands behind those that it takes from.
    kind : "input", "layer", "operation" or "output"
        A layer is a module that calls no other; an operation stands in the ``forward`` of a module that does.
    name : str
        The class of a layer ("Conv2d"), what an operation does ("add", "concatenate", "multiply", "max pooling").
    path : str
        The layer's name in the model, or that of the module in whose ``forward`` the operation stands; "" for the
        model itself.
    inputs : tuple of int
        The nodes whose output it takes, in the order of its arguments; ``x + x`` names one twice.
    output_shape : tuple of int, or a list or dict of those
    modules : tuple of int
        The calls of modules around it, the model first: places in ``summary.rows``.
    setting : str
        What a reader wants to know of it: "7×7, stride 2".
    call : int
        1 for the first call of a layer, 2 for the next.
    row : int or None
        The layer's own row in ``summary.rows``, where its numbers come from.
    parameters : int
        0 where a layer is called again, or where its parameters were met before.
    macs, activation_bytes : int
    receptive_field : ReceptiveField or None
        As in `SummaryRow`.
    """

    index: int
    kind: str
    name: str
    path: str
    inputs: tuple[int, ...]
    output_shape: Any
    modules: tuple[int, ...] = ()
    setting: str = ""
    call: int = 1
    row: int | None = None
    parameters: int = 0
    macs: int = 0
    activation_bytes: int = 0
    receptive_field: ReceptiveField | None = None

    @property
    def merges(self) -> bool:
        """Whether several tensors meet here: an addition, a concatenation, a gate."""
        return self.kind == "operation" and len(self.inputs) > 1


@dataclass(frozen=True, kw_only=True, repr=False)
class ModelGraph:
    """What `model_graph` returns.

    Attributes
    ----------
    model : str
        The model's class.
    input_size : tuple
        As it was given: one size, or several.
    nodes : tuple of GraphNode
        In the order in which they run: inputs first, the output last.
    summary : Summary
        What `summarize` says of the same run; its rows are the modules around the nodes.
    """

    model: str
    input_size: tuple[Any, ...]
    nodes: tuple[GraphNode, ...]
    summary: Summary

    @property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """From which node to which something flows, in the order of those that take it."""
        return tuple((source, node.index) for node in self.nodes for source in node.inputs)

    def merges(self, name: str | None = None) -> tuple[GraphNode, ...]:
        """Return the nodes where several tensors meet, or those of them called ``name``."""
        return tuple(node for node in self.nodes if node.merges and name in (None, node.name))

    def __repr__(self) -> str:
        return f"<ModelGraph of {self.model}: {len(self.nodes)} nodes, {len(self.edges)} edges>"


def model_graph(
    model: nn.Module,
    input_size: Sequence[int] | Sequence[Sequence[int]],
    *,
    input_dtype: str | Sequence[str] = "float32",
) -> ModelGraph:
    """Find out what flows where in a model: any model, with branches, shortcuts, shared layers and its own forward.

    The model runs once in evaluation mode on an input that has a shape and no numbers, as for `summarize`, and every
    tensor is followed from what made it to what takes it. Views, copies, slices and masks, and a number added or
    multiplied to all elements, are no steps of their own: what comes out of them counts as what went in.

    Parameters
    ----------
    model : nn.Module
        Any model, on any device; it stays as it is.
    input_size : sequence of int, or one such sequence per input
        With the batch axis: (1, 3, 224, 224).
    input_dtype : str, or one per input
        "int64" for token numbers.

    Returns
    -------
    ModelGraph
        Nodes with shape, cost and receptive field, and the edges between them.

    Raises
    ------
    ModelError
        The model fails: which layer, on what, and why.
    ShapeError, ValueError, TypeError
        An argument is not what it should be.

    Notes
    -----
    A layer that returns the very tensor it was given (``nn.Identity``, dropout in evaluation mode) leaves no trace in
    the numbers. It is a node where nothing else takes that tensor, and left out where it cannot be told whether the
    others take what came before the layer or what came behind it.

    Examples
    --------
    A block that adds its input to what its layers make of it:

    >>> from torch import nn
    >>> class Block(nn.Module):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.conv, self.relu = nn.Conv2d(8, 8, 3, padding=1), nn.ReLU()
    ...
    ...     def forward(self, x):
    ...         return self.relu(x + self.conv(x))
    >>> graph = model_graph(Block(), (1, 8, 16, 16))
    >>> for node in graph.nodes:
    ...     print(node.index, node.name, node.path, node.inputs)
    0 input  ()
    1 Conv2d conv (0,)
    2 add  (0, 1)
    3 ReLU relu (2,)
    4 output  (3,)
    """
    from cnnedu.analysis._graph_build import build_graph

    return build_graph(model, input_size, input_dtype)
