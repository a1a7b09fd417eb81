"""What is seen after operations that combine tensors or run over a whole axis: sums, products, softmax, attention."""

from __future__ import annotations

import torch

from cnnedu.analysis._fields_branches import join
from cnnedu.analysis._fields_call import AtenCall, axes_of, rule
from cnnedu.analysis._fields_field import Field

__all__ = ["is_pointwise", "pointwise"]

# Element by element as well, though torch does not tag them so.
_POINTWISE = {"_to_copy", "_prelu_kernel", "alias_copy", "bernoulli", "complex", "copy", "detach_copy", "hardswish"}
_POINTWISE |= {"lift_fresh", "log_sigmoid_forward", "masked_fill", "native_dropout", "polar", "rrelu_with_noise"}
_POINTWISE |= {"tril", "triu", "where"}


def is_pointwise(call: AtenCall) -> bool:
    """Whether each element of the output sees what the elements at its place see."""
    func, name = call.operation.func, call.name.removesuffix("_")
    packet = getattr(torch.ops.aten, name, func)  # torch tags relu, and not relu_
    alike = getattr(packet, func._overloadname or "default", func)
    return torch.Tag.pointwise in alike.tags or name in _POINTWISE


def pointwise(call: AtenCall) -> Field:
    """The rule of all operations element by element."""
    return join(call, [field.expand(call.shape) for field in call.fields])


@rule("cat", "stack")
def _cat(call: AtenCall) -> Field:
    tensors = [tensor for tensor in call["tensors"] if tensor.dim() != 1 or tensor.shape[0] or call.name == "stack"]
    fields = [call.field_of(tensor) for tensor in tensors]
    axis = (call["dim"] or 0) % len(call.shape)
    if call.name == "stack":
        fields = [field.insert(axis) for field in fields]
    if len({id(call.source_of(tensor)) for tensor in tensors}) == 1:  # parts of one map are meant to differ
        return Field.chain(fields, axis)
    return join(call, fields, along=axis)


@rule("glu")
def _glu(call: AtenCall) -> Field:
    field, axis = call.field(), call["dim"] % len(call.shape)
    half = range(call.shape[axis])
    values, gates = (field.pick(axis, [start + i for i in half]) for start in (0, len(half)))
    return values.union(gates)


@rule("native_batch_norm", "cudnn_batch_norm", "miopen_batch_norm", "_native_batch_norm_legit")
@rule("_native_batch_norm_legit_no_training", "_batch_norm_with_update", "_batch_norm_no_update")
def _batch_norm(call: AtenCall) -> Field:
    if call.get("training"):
        call.say("statistics of the map (instance norm, batch norm without running ones) are left out of the field")
    return call.field("input")


@rule("native_group_norm")
def _group_norm(call: AtenCall) -> Field:
    call.say("statistics of the map (group norm) are left out of the field")
    return call.field("input")


@rule("native_layer_norm", "_fused_rms_norm")
def _layer_norm(call: AtenCall) -> Field:
    field = call.field("input")
    rank = len(field.axes)
    return field.mix(range(rank - len(call["normalized_shape"]), rank))


@rule("_softmax", "_log_softmax", "_safe_softmax", "sort")
def _along(call: AtenCall) -> list[Field]:
    field = call.field()
    mixed = field.mix(axes_of(call.get("dim"), len(field.axes)))
    return [mixed, mixed]


@rule("topk", "kthvalue", "mode")
def _some(call: AtenCall) -> list[Field]:
    field = call.field()
    axis = call["dim"] % len(field.axes)
    if call.name == "topk":
        field = field.mix((axis,)).resized(axis, call.shape[axis])
    else:
        field = field.reduce((axis,), bool(call["keepdim"]))
    return [field, field]


@rule("cumsum", "cumprod", "cummax", "cummin", "logcumsumexp")
def _so_far(call: AtenCall) -> list[Field]:
    field = call.field()
    field = field.so_far(call["dim"] % len(field.axes))
    return [field, field]


@rule("mean", "sum", "amax", "amin", "prod", "var", "std", "var_mean", "std_mean", "logsumexp", "linalg_vector_norm")
@rule("norm", "any", "all", "max", "min", "argmax", "argmin", "median", "nanmedian", "nansum", "aminmax")
@rule("count_nonzero")
def _reduction(call: AtenCall) -> list[Field]:
    field = call.field()
    axes = axes_of(call.get("dim"), len(field.axes))
    field = field.reduce(axes, bool(call.get("keepdim")), pooled=True)
    return [field, field]


@rule("mm", "bmm", "addmm", "baddbmm", "linear", "mv", "addmv", "dot")
def _product(call: AtenCall) -> Field | None:
    names = [("mat1", "mat2"), ("batch1", "batch2"), ("mat", "vec"), ("input", "weight"), ("self", "mat2")]
    names += [("self", "vec"), ("self", "tensor"), ("self", "other")]
    one, two = next(pair for pair in names if pair[0] in call.arguments and pair[1] in call.arguments)
    left, right, shape = call.field(one), call.field(two), call.shape
    if call.name == "linear":
        right = right.permute((1, 0))
    if len(right.axes) == 1:
        seen = left.reduce((-1 % len(left.axes),)).union(right.reduce((0,)).expand(shape))
    elif len(left.axes) != len(right.axes) and not right.sees_nothing:
        return None
    else:
        seen = left.mix((len(left.axes) - 1,)).resized(len(left.axes) - 1, shape[-1])
        if not right.sees_nothing:
            inner = len(right.axes) - 2
            seen = seen.union(right.mix((inner,)).resized(inner, shape[-2]))
    added = (
        call.get("bias") if call.name == "linear" else call["self"] if call.name.startswith(("add", "badd")) else None
    )
    if added is None or call.field_of(added).sees_nothing:
        return seen
    return seen.union(call.field_of(added).expand(shape))


@rule("_scaled_dot_product_flash_attention", "_scaled_dot_product_efficient_attention")
@rule("_scaled_dot_product_flash_attention_for_cpu", "_scaled_dot_product_cudnn_attention")
@rule("_scaled_dot_product_fused_attention_overrideable")
def _attention(call: AtenCall) -> Field:
    query, key, value = (call.field(name) for name in ("query", "key", "value"))
    tokens, channels = len(query.axes) - 2, len(query.axes) - 1
    seen = query.mix((channels,)).resized(channels, call.shape[-1])
    keys = key.mix((tokens, channels)).resized(tokens, 1).resized(channels, 1)
    values = value.mix((tokens,)).resized(tokens, 1)
    return seen.union(keys.expand(call.shape)).union(values.expand(call.shape))


@rule("embedding")
def _embedding(call: AtenCall) -> Field:
    indices = call.field("indices")
    return indices.insert(len(indices.axes)).expand(call.shape)
