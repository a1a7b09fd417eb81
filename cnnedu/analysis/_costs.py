"""What each operation of torch's core library costs.

`cost` knows three kinds: operations with a rule of their own (convolutions, matrix products, pooling …), operations
that do one thing per element, and operations that only move numbers. Whatever is none of these has no cost here, and
`summarize` says so by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import prod

import torch
from torch import Tensor, nn

from cnnedu.analysis._calls import Operation, tensors_in
from cnnedu.analysis._costs_fused import FUSED
from cnnedu.analysis._costs_tables import (
    ACTIVATIONS,
    HOMES,
    INTERPOLATIONS,
    MOVES,
    NORMS,
    PER_ELEMENT,
    POOLINGS,
    REDUCTIONS,
    SPATIAL,
)
from cnnedu.analysis._counts import COLUMNS, Counts

__all__ = ["cost"]

Rule = Callable[[Operation], Counts]


def cost(operation: Operation) -> Counts | None:
    """Return what an operation costs, or None where nothing here knows."""
    name = operation.name.rstrip("_")
    taken, made = tensors_in((operation.args, operation.kwargs)), tensors_in(operation.output)
    if operation.func.is_view or name in MOVES or not taken:
        return Counts()  # a view, a copy, or new numbers made from none
    if not any(x.is_floating_point() or x.is_complex() for x in (*taken, *made)):
        return Counts()  # positions, masks, token numbers
    if any(x.layout is not torch.strided or x.is_nested for x in taken):
        return None  # how much is done depends on the numbers
    rule = RULES.get(name) or _general(operation, name)
    try:
        return _at_home(operation, rule(operation)) if rule else None
    except Exception:  # used as no rule foresaw: named as not counted, rather than no summary at all
        return None


def _general(operation: Operation, name: str) -> Rule | None:
    """Return the rule of operations that do one thing per element."""
    if name in ACTIVATIONS:
        return lambda op: Counts(activation=_made(op))
    if name in POOLINGS:
        return lambda op: Counts(pooling=_taken(op))
    if name in REDUCTIONS:
        return _reduction
    if name in PER_ELEMENT or torch.Tag.pointwise in operation.func.tags:
        return lambda op: Counts(elementwise=_made(op))
    return None


def _at_home(operation: Operation, counts: Counts) -> Counts:
    """Give what a layer of torch computes in several steps to the column of that layer: nn.RMSNorm, nn.LPPool2d."""
    column = HOMES.get(type(operation.call.module).__module__)
    if column is None or isinstance(operation.call.module, nn.MultiheadAttention):
        return counts
    rest = sum(getattr(counts, other) for other in COLUMNS[1:])
    return Counts(macs=counts.macs, **{column: rest})


def _made(operation: Operation) -> int:
    return int(tensors_in(operation.output)[0].numel())


def _taken(operation: Operation) -> int:
    return int(tensors_in(operation.args)[0].numel())


def _convolution(operation: Operation) -> Counts:
    """Every weight is used at every position: of the output, or of the input where the convolution is transposed."""
    given, output = operation.arguments, operation.output
    walked = given["input"] if given["transposed"] else output
    macs = walked.shape[0] * prod(walked.shape[2:]) * given["weight"].numel()
    return Counts(macs=macs, bias=0 if given["bias"] is None else output.numel())


def _product(operation: Operation) -> Counts:
    """Every element of the result is a sum over the one axis that the two factors share."""
    given = operation.arguments
    first = next(given[name] for name in ("mat1", "batch1", "mat", "self") if name in given)
    added = None if first is given["self"] else given["self"]
    counts = Counts(macs=_made(operation) * first.shape[-1])
    if operation.name.startswith("addbmm"):  # which sums over its batch too
        counts = Counts(macs=counts.macs * first.shape[0])
    if added is None or given.get("beta", 1) == 0:
        return counts
    if added.dim() == 1:
        return replace(counts, bias=_made(operation))
    return replace(counts, elementwise=_made(operation))


def _addmm_activation(operation: Operation) -> Counts:
    return replace(_product(operation), activation=_made(operation))


def _trilinear(operation: Operation) -> Counts:
    """Multiply the first two factors, sum over what the third lacks, multiply by the third and sum: nn.Bilinear."""
    given = operation.arguments
    shapes = []
    for number in "123":
        shape = list(given[f"i{number}"].shape)
        for axis in sorted(given[f"expand{number}"]):
            shape.insert(axis, 1)
        shapes.append(shape)
    together = [max(sides) for sides in zip(*shapes[:2], strict=True)]
    left = [1 if axis in given["sumdim"] and shapes[2][axis] == 1 else side for axis, side in enumerate(together)]
    return Counts(macs=prod(together) + prod(max(sides) for sides in zip(left, shapes[2], strict=True)))


def _norm(operation: Operation) -> Counts:
    given = operation.arguments
    affine = given.get("weight") is not None
    measures = given.get("training", "batch_norm" not in operation.name) or "no_stats" in operation.func._overloadname
    return Counts(norm=_taken(operation) * (1 + affine + 3 * measures))


def _rms_norm(operation: Operation) -> Counts:
    return Counts(norm=_taken(operation) * (2 + (operation.arguments["weight"] is not None)))


def _addition(operation: Operation) -> Counts:
    """Adding a vector of parameters is a bias; torch does so where a linear layer's input is not contiguous."""
    bias = any(isinstance(x, nn.Parameter) and x.dim() == 1 for x in operation.args)
    return Counts(bias=_made(operation)) if bias else Counts(elementwise=_made(operation))


def _reduction(operation: Operation) -> Counts:
    """The mean or the largest over all positions is global pooling; any other reduction is one step per element."""
    given = operation.arguments
    axes = given.get("dim")
    rank = given["self"].dim()
    if operation.name in SPATIAL and axes is not None and rank > 2:
        reduced = {axis % rank for axis in ([axes] if isinstance(axes, int) else axes)}
        if reduced == set(range(2, rank)) and (rank > 3 or not given.get("keepdim")):
            return Counts(pooling=_taken(operation))
    return Counts(elementwise=_taken(operation))


def _interpolation(operation: Operation) -> Counts:
    return Counts(elementwise=_made(operation) * INTERPOLATIONS[operation.name])


def _grid_sampler(operation: Operation) -> Counts:
    corners = {0: 2, 1: 0, 2: 4}[operation.arguments["interpolation_mode"]] ** (operation.output.dim() - 2)
    return Counts(elementwise=_made(operation) * corners)


def _affine_grid(operation: Operation) -> Counts:
    return Counts(macs=_made(operation) * (operation.output.shape[-1] + 1))


def _accumulation(operation: Operation) -> Counts:
    given = operation.arguments
    source = given.get("src", given.get("source", given.get("values")))
    idle = operation.name.startswith("index_put") and not given["accumulate"]
    return Counts(elementwise=0 if idle or not isinstance(source, Tensor) else source.numel())


def _embedding_bag(operation: Operation) -> Counts:
    given = operation.arguments
    return Counts(elementwise=given["indices"].numel() * given["weight"].shape[1])


def _weight_norm(operation: Operation) -> Counts:
    return Counts(norm=2 * _taken(operation))  # the sum of squares, and the scale


RULES: dict[str, Rule] = {
    **dict.fromkeys(("convolution", "_convolution", "convolution_overrideable"), _convolution),
    **dict.fromkeys(("mm", "bmm", "mv", "dot", "vdot", "addmm", "baddbmm", "addbmm", "addmv", "_int_mm"), _product),
    **dict.fromkeys(NORMS, _norm),
    **dict.fromkeys(INTERPOLATIONS, _interpolation),
    **dict.fromkeys(("add", "sub"), _addition),
    **dict.fromkeys(("grid_sampler_2d", "grid_sampler_3d"), _grid_sampler),
    **dict.fromkeys(("scatter_add", "scatter_reduce", "index_add", "index_put"), _accumulation),
    **dict.fromkeys(("_embedding_bag", "_embedding_bag_forward_only"), _embedding_bag),
    "_addmm_activation": _addmm_activation,
    "_trilinear": _trilinear,
    "_fused_rms_norm": _rms_norm,
    "affine_grid_generator": _affine_grid,
    "_weight_norm_interface": _weight_norm,
    **{name: lambda op, rule=rule: rule(op.arguments) for name, rule in FUSED.items()},  # type: ignore[misc]
}
