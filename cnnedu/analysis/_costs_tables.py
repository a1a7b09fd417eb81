"""Operations of torch's core library by what they do; a trailing underscore (in place) is left out.

An operation that torch itself tags as pointwise need not be listed.
"""

from __future__ import annotations

__all__ = [
    "ACTIVATIONS",
    "HOMES",
    "INTERPOLATIONS",
    "MOVES",
    "NORMS",
    "PER_ELEMENT",
    "POOLINGS",
    "REDUCTIONS",
    "SPATIAL",
]


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


ACTIVATIONS = _names(
    """relu relu6 hardtanh hardsigmoid hardswish sigmoid tanh gelu silu mish elu celu selu leaky_relu _prelu_kernel
    rrelu_with_noise softplus softshrink hardshrink threshold log_sigmoid_forward glu
    _softmax _log_softmax _safe_softmax _masked_softmax"""
)

NORMS = _names(
    """native_batch_norm _native_batch_norm_legit _native_batch_norm_legit_no_training _batch_norm_no_update
    _batch_norm_with_update cudnn_batch_norm miopen_batch_norm native_layer_norm native_group_norm"""
)

POOLINGS = _names(
    """avg_pool1d avg_pool2d avg_pool3d adaptive_avg_pool1d _adaptive_avg_pool2d _adaptive_avg_pool3d
    max_pool1d max_pool2d_with_indices max_pool3d_with_indices mkldnn_max_pool2d mkldnn_max_pool3d
    adaptive_max_pool2d adaptive_max_pool3d fractional_max_pool2d fractional_max_pool3d"""
)

SPATIAL = frozenset(["mean", "amax", "max"])  # over all positions of a map, these are global pooling

REDUCTIONS = _names(
    """all amax amin aminmax any argmax argmin count_nonzero cummax _cummax_helper cummin _cummin_helper cumprod cumsum
    linalg_vector_norm linalg__powsum logcumsumexp _logcumsumexp logsumexp max mean min nansum norm prod std std_mean
    sum trace var var_mean"""
)

PER_ELEMENT = _names(
    """abs addcdiv addcmul atan2 clamp copysign eq floor_divide ge gt huber_loss binary_cross_entropy
    binary_cross_entropy_with_logits lcm le lt mse_loss mul ne nll_loss_forward nll_loss2d_forward pow renorm rsub
    smooth_l1_loss soft_margin_loss square sqrt xlogy"""
)

INTERPOLATIONS = {  # neighbours that each new pixel mixes; the nearest is only copied
    "upsample_nearest1d": 0,
    "upsample_nearest2d": 0,
    "upsample_nearest3d": 0,
    "_upsample_nearest_exact1d": 0,
    "_upsample_nearest_exact2d": 0,
    "_upsample_nearest_exact3d": 0,
    "upsample_linear1d": 2,
    "upsample_bilinear2d": 4,
    "upsample_bicubic2d": 16,
    "upsample_trilinear3d": 8,
}

MOVES = _names(  # numbers are copied, chosen, cast or drawn; none is computed
    """_assert_async _assert_scalar _assert_tensor_metadata _chunk_cat _efficientzerotensor _fused_sdp_choice
    _index_put_impl _local_scalar_dense _nested_tensor_from_mask _pack_padded_sequence _pin_memory _reshape_copy
    _resize_output _stack _to_copy _to_dense _unsafe_index _unsafe_masked_index _unsafe_view as_strided bernoulli
    block_diag cat cauchy channel_shuffle clone complex constant_pad_nd copy detach diag_embed embedding empty_like
    expand_copy exponential fill flip full_like gather geometric im2col index index_copy index_fill index_select
    is_same_size lift lift_fresh lift_fresh_copy log_normal masked_fill masked_scatter masked_select max_unpool2d
    max_unpool3d multinomial narrow_copy native_dropout new_empty new_empty_strided new_full new_ones new_zeros nonzero
    nonzero_static normal normal_functional ones_like permute_copy pixel_shuffle pixel_unshuffle poisson put rand_like
    randint_like randn_like random reflection_pad1d reflection_pad2d reflection_pad3d repeat repeat_interleave
    replication_pad1d replication_pad2d replication_pad3d resize resize_as roll rot90 scatter select_copy
    select_scatter set slice_copy slice_scatter split_copy split_with_sizes_copy squeeze squeeze_copy stack t take
    transpose tril triu unbind_copy unfold_copy uniform unsafe_split unsafe_split_with_sizes unsqueeze view_copy where
    zero zeros_like"""
)

HOMES = {  # what layers from these files do step by step belongs to one column
    "torch.nn.modules.activation": "activation",
    "torch.nn.modules.batchnorm": "norm",
    "torch.nn.modules.instancenorm": "norm",
    "torch.nn.modules.normalization": "norm",
    "torch.nn.modules.pooling": "pooling",
}
