"""What is seen through views and rearrangements: slices, axes in another order, pixels moved to channels and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from torch import Tensor

from cnnedu.analysis._fields_call import AtenCall, axes_of, rule
from cnnedu.analysis._fields_field import Field
from cnnedu.analysis._fields_windows import slide_back

__all__ = ["VIEWS", "View"]


class View(NamedTuple):
    """A window on another tensor: how its field follows, and how writing to it changes the other's."""

    get: Callable[[Field], Field | None]
    put: Callable[[Field, Field], Field | None] | None = None


VIEWS: dict[str, Callable[[AtenCall], list[View]]] = {}


def _view(*names: str) -> Callable[[Callable[[AtenCall], list[View]]], Callable[[AtenCall], list[View]]]:
    def register(function: Callable[[AtenCall], list[View]]) -> Callable[[AtenCall], list[View]]:
        VIEWS.update(dict.fromkeys(names, function))
        return function

    return register


def _part(axis: int, index: Sequence[int]) -> View:
    return View(lambda f: f.pick(axis, index), lambda f, new: f.put(axis, index, new))


def _one(axis: int, at: int) -> View:
    return View(lambda f: f.pick(axis, [at]).drop(axis), lambda f, new: f.put(axis, [at], new.insert(axis)))


@_view("slice")
def _slice(call: AtenCall) -> list[View]:
    shape = call["self"].shape
    axis = call["dim"] % len(shape)
    return [_part(axis, range(shape[axis])[slice(call["start"], call["end"], call["step"])])]


@_view("select")
def _select(call: AtenCall) -> list[View]:
    shape = call["self"].shape
    axis = call["dim"] % len(shape)
    return [_one(axis, call["index"] % shape[axis])]


@_view("split", "split_with_sizes", "unsafe_split", "unsafe_split_with_sizes")
def _split(call: AtenCall) -> list[View]:
    axis = call["dim"] % call["self"].dim()
    views, start = [], 0
    for part in call.operation.output:
        views.append(_part(axis, range(start, start + part.shape[axis])))
        start += part.shape[axis]
    return views


@_view("unbind")
def _unbind(call: AtenCall) -> list[View]:
    axis = call["dim"] % call["self"].dim()
    return [_one(axis, i) for i in range(call["self"].shape[axis])]


@_view("permute", "transpose", "t")
def _permute(call: AtenCall) -> list[View]:
    rank = call["self"].dim()
    order = list(range(rank))
    if call.name == "permute":
        order = [axis % rank for axis in call["dims"]]
    elif rank > 1:
        first, second = (call["dim0"] % rank, call["dim1"] % rank) if "dim0" in call.arguments else (0, 1)
        order[first], order[second] = second, first
    inverse = [int(axis) for axis in np.argsort(order)]
    return [View(lambda f: f.permute(order), lambda f, new: new.permute(inverse))]


@_view("view", "_unsafe_view", "_reshape_alias", "_reshape_copy", "view_copy")
def _reshape(call: AtenCall) -> list[View]:
    if call.operation.func._overloadname == "dtype":
        return [View(lambda f: f, lambda f, new: new)]
    old, new_shape = tuple(call["self"].shape), call.shape
    return [View(lambda f: f.view(new_shape), lambda f, new: new.view(old))]


@_view("unsqueeze")
def _unsqueeze(call: AtenCall) -> list[View]:
    axis = call["dim"] % len(call.shape)
    return [View(lambda f: f.insert(axis), lambda f, new: new.drop(axis))]


@_view("squeeze")
def _squeeze(call: AtenCall) -> list[View]:
    shape = call["self"].shape
    axes = [axis for axis in axes_of(call.get("dim"), len(shape)) if shape[axis] == 1]

    def get(field: Field) -> Field:
        for axis in sorted(axes, reverse=True):
            field = field.drop(axis)
        return field

    def put(field: Field, new: Field) -> Field:
        for axis in sorted(axes):
            new = new.insert(axis)
        return new

    return [View(get, put)]


@_view("expand")
def _expand(call: AtenCall) -> list[View]:
    shape = call.shape
    return [View(lambda f: f.expand(shape))]


@_view("alias", "detach", "lift_fresh")
def _same(call: AtenCall) -> list[View]:
    return [View(lambda f: f, lambda f, new: new)]


@_view("unfold")
def _unfold(call: AtenCall) -> list[View]:
    axis, size, step = call["dimension"] % call["self"].dim(), call["size"], call["step"]
    rank, windows = call["self"].dim(), call.shape[call["dimension"] % call["self"].dim()]
    order = [*range(axis), *range(axis + 1, rank + 1), axis]
    return [View(lambda f: f.unfold(axis, size, windows, step, 0, 1).permute(order))]


@rule("im2col")
def _im2col(call: AtenCall) -> Field | None:
    field = call.field()
    kernel, dilation, padding, stride = (call[name] for name in ("kernel_size", "dilation", "padding", "stride"))
    first = len(field.axes) - 2
    out = [
        (field.shape[first + i] + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1) // stride[i] + 1 for i in (0, 1)
    ]
    for i, axis in ((0, first), (1, first + 2)):
        field = field.unfold(axis, kernel[i], out[i], stride[i], padding[i], dilation[i])
    lead = [*range(first)]
    return field.permute([*lead, first, first + 2, first + 1, first + 3]).view(call.shape)


@rule("col2im")
def _col2im(call: AtenCall) -> Field | None:
    size, kernel, stride = call["output_size"], call["kernel_size"], call["stride"]
    padding, dilation, shape = call["padding"], call["dilation"], call.shape
    out = [(size[i] + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1) // stride[i] + 1 for i in (0, 1)]
    field = call.field().view((*shape[:-2], *kernel, *out))
    if field is None:
        return None
    first = len(shape) - 2
    for i, (taps, rows) in enumerate(((first, first + 2), (first + 1, first + 2))):
        parts = []
        for tap in range(kernel[i]):
            part = field.pick(taps, [tap]).drop(taps)
            parts.append(slide_back(part, rows - 1, size[i], 1, stride[i], padding[i] - tap * dilation[i], 1))
        field = parts[0]
        for part in parts[1:]:
            field = field.union(part)
        if i == 0:  # (..., k_w, h, o_w): bring h to the front, so that k_w and o_w are neighbours of its end
            field = field.permute([*range(first), first + 1, first, first + 2])
    return field


@rule("flip", "rot90")
def _flip(call: AtenCall) -> Field:
    field = call.field()
    dims = axes_of(call["dims"], len(field.axes))
    turns = call["k"] % 4 if call.name == "rot90" else 2
    for axis in {0: (), 1: dims[1:], 2: dims, 3: dims[:1]}[turns]:
        field = field.gather(axis, np.arange(field.shape[axis])[::-1], 1, -1)
    if turns % 2:
        order = list(range(len(field.axes)))
        order[dims[0]], order[dims[1]] = dims[1], dims[0]
        field = field.permute(order)
    return field


@rule("roll")
def _roll(call: AtenCall) -> Field | None:
    field = call.field()
    if not call["dims"]:
        return None
    for axis, shift in zip(axes_of(call["dims"], len(field.axes)), call["shifts"], strict=True):
        if shift % field.shape[axis] and any(s.moves(p) for s in field.spans for p in field.places(axis)):
            call.say("a cyclic shift is followed as if the map went on beyond its border")
            field = field.gather(axis, np.arange(field.shape[axis]) - shift)
    return field


@rule("repeat")
def _repeat(call: AtenCall) -> Field:
    repeats = call["repeats"]
    field = call.field()
    while len(field.axes) < len(repeats):
        field = field.insert(0)
    for axis, times in enumerate(repeats):
        if times != 1:
            field = field.pick(axis, [i % field.shape[axis] for i in range(times * field.shape[axis])])
    return field


@rule("pixel_shuffle", "pixel_unshuffle", "channel_shuffle")
def _shuffle(call: AtenCall) -> Field | None:
    field, shape = call.field(), call.field().shape
    *lead, c, h, w = shape if len(shape) > 2 else (*shape, 1, 1)
    n = len(lead)
    if "channel" in call.name:
        groups = call["groups"]
        n, c, *sides = shape
        apart, order = (n, groups, c // groups, *sides), [0, 2, 1]
    elif call.name == "pixel_shuffle":
        r = call["upscale_factor"]
        apart, order = (*lead, c // r**2, r, r, h, w), [n, n + 3, n + 1, n + 4, n + 2]
    else:
        r = call["downscale_factor"]
        apart, order = (*lead, c, h // r, r, w // r, r), [n, n + 2, n + 4, n + 1, n + 3]
    split = field.view(apart)
    order = [*range(min(order)), *order, *range(max(order) + 1, len(apart))]
    return split.permute(order).view(call.shape) if split else None


@rule("index_select", "index")
def _index(call: AtenCall) -> Field | None:
    if call.name == "index_select":
        axis, index = call["dim"] % call["self"].dim(), call["index"]
    else:
        chosen = [(axis, index) for axis, index in enumerate(call["indices"]) if index is not None]
        if len(chosen) != 1 or not call.field_of(chosen[0][1]).sees_nothing:
            return None
        axis, index = chosen[0]
    field, numbers = call.field(), call.numbers_of(index)
    if numbers is None or numbers.dtype == bool or numbers.ndim != 1:
        if any(span.moves(place) for span in field.spans for place in field.places(axis)):
            call.say("the numbers of an index are not known, and what it takes is taken to see its whole axis")
        field = field.mix((axis,)).resized(axis, index.numel())
    else:
        field = field.pick(axis, [int(i) % field.shape[axis] for i in numbers])
    return field.view((*field.shape[:axis], *index.shape, *field.shape[axis + 1 :]))


@rule("gather")
def _gather(call: AtenCall) -> Field | None:
    axis = call["dim"] % len(call.shape)
    return call.field().mix((axis,)).resized(axis, call.shape[axis])


@rule("index_add", "index_copy", "scatter", "scatter_add", "scatter_reduce")
def _scatter(call: AtenCall) -> Field | None:
    source = call.get("source") if "source" in call.arguments else call.get("src")
    if not isinstance(source, Tensor):
        return call.field()  # a number is written
    axis = call["dim"] % len(call.shape)
    return call.field().union(call.field_of(source).mix((axis,)).resized(axis, call.shape[axis]))


@rule("slice_scatter", "select_scatter")
def _put(call: AtenCall) -> Field:
    axis, side = call["dim"] % len(call.shape), call.shape[call["dim"] % len(call.shape)]
    source = call.field("src")
    if call.name == "select_scatter":
        return call.field().put(axis, [call["index"] % side], source.insert(axis))
    return call.field().put(axis, range(side)[slice(call["start"], call["end"], call["step"])], source)
