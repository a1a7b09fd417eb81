"""NumPy reference operations: the names, argument order, layout (NCHW, OIHW) and meaning of torch.nn.functional.

Reading `cnnedu.functional.conv` top to bottom is the quickest way in. Each operation stands beside its backward
pass, ``<name>_backward(grad_output, *the forward arguments)``, which returns a named tuple of gradients.

- Convolution: `conv1d`, `conv2d`, `conv3d`, `conv_transpose1d`, `conv_transpose2d`, `locally_connected2d`,
  `depthwise_separable_conv2d`; with ``_loops`` after the name, the definition in plain loops.
- Convolution as a matrix: `unfold`, `fold`, `toeplitz_matrix`.
- Pooling: `max_pool1d`, `max_pool2d`, `avg_pool1d`, `avg_pool2d`, `adaptive_max_pool2d`, `adaptive_avg_pool2d`,
  `max_unpool2d`.
- Normalisation: `batch_norm`, `layer_norm`, `group_norm`, `fold_batch_norm`.
- Activations: `relu`, `leaky_relu`, `sigmoid`, `tanh`, `gelu`, `silu`, `softmax`, `log_softmax`; `dropout`.
- Dense layer and losses: `linear`, `cross_entropy`, `mse_loss`.
- Borders and sizes: `pad`, `interpolate`.
- Is my backward pass right? `numerical_gradient`, `check_gradient`.
"""

from cnnedu.functional.activation import (
    leaky_relu,
    leaky_relu_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    tanh,
    tanh_backward,
)
from cnnedu.functional.adaptive_pool import (
    adaptive_avg_pool2d,
    adaptive_avg_pool2d_backward,
    adaptive_max_pool2d,
    adaptive_max_pool2d_backward,
)
from cnnedu.functional.conv import conv2d, conv2d_backward, conv2d_loops, conv2d_loops_backward
from cnnedu.functional.conv1d import conv1d, conv1d_backward, conv1d_loops
from cnnedu.functional.conv3d import conv3d, conv3d_backward, conv3d_loops
from cnnedu.functional.conv_transpose import conv_transpose2d, conv_transpose2d_backward, conv_transpose2d_loops
from cnnedu.functional.conv_transpose1d import conv_transpose1d, conv_transpose1d_backward, conv_transpose1d_loops
from cnnedu.functional.dropout import dropout, dropout_backward
from cnnedu.functional.gelu import gelu, gelu_backward, silu, silu_backward
from cnnedu.functional.gradient import Gradients, InputGradient, numerical_gradient
from cnnedu.functional.gradient_check import check_gradient
from cnnedu.functional.layer_norm import group_norm, group_norm_backward, layer_norm, layer_norm_backward
from cnnedu.functional.linear import linear, linear_backward
from cnnedu.functional.locally_connected import (
    locally_connected2d,
    locally_connected2d_backward,
    locally_connected2d_loops,
)
from cnnedu.functional.loss import (
    CrossEntropyGradients,
    MSELossGradients,
    cross_entropy,
    cross_entropy_backward,
    mse_loss,
    mse_loss_backward,
)
from cnnedu.functional.matrix import fold, fold_backward, toeplitz_matrix, unfold, unfold_backward
from cnnedu.functional.norm import FoldedLayer, NormGradients, batch_norm, batch_norm_backward, fold_batch_norm
from cnnedu.functional.padding import pad, pad_backward
from cnnedu.functional.pool import avg_pool2d, avg_pool2d_backward, max_pool2d, max_pool2d_backward
from cnnedu.functional.pool1d import avg_pool1d, avg_pool1d_backward, max_pool1d, max_pool1d_backward
from cnnedu.functional.resample import interpolate, interpolate_backward
from cnnedu.functional.separable import (
    SeparableGradients,
    depthwise_separable_conv2d,
    depthwise_separable_conv2d_backward,
)
from cnnedu.functional.softmax import log_softmax, log_softmax_backward, softmax, softmax_backward
from cnnedu.functional.unpool import max_unpool2d, max_unpool2d_backward

__all__ = [
    "CrossEntropyGradients",
    "FoldedLayer",
    "Gradients",
    "InputGradient",
    "MSELossGradients",
    "NormGradients",
    "SeparableGradients",
    "adaptive_avg_pool2d",
    "adaptive_avg_pool2d_backward",
    "adaptive_max_pool2d",
    "adaptive_max_pool2d_backward",
    "avg_pool1d",
    "avg_pool1d_backward",
    "avg_pool2d",
    "avg_pool2d_backward",
    "batch_norm",
    "batch_norm_backward",
    "check_gradient",
    "conv1d",
    "conv1d_backward",
    "conv1d_loops",
    "conv2d",
    "conv2d_backward",
    "conv2d_loops",
    "conv2d_loops_backward",
    "conv3d",
    "conv3d_backward",
    "conv3d_loops",
    "conv_transpose1d",
    "conv_transpose1d_backward",
    "conv_transpose1d_loops",
    "conv_transpose2d",
    "conv_transpose2d_backward",
    "conv_transpose2d_loops",
    "cross_entropy",
    "cross_entropy_backward",
    "depthwise_separable_conv2d",
    "depthwise_separable_conv2d_backward",
    "dropout",
    "dropout_backward",
    "fold",
    "fold_backward",
    "fold_batch_norm",
    "gelu",
    "gelu_backward",
    "group_norm",
    "group_norm_backward",
    "interpolate",
    "interpolate_backward",
    "layer_norm",
    "layer_norm_backward",
    "leaky_relu",
    "leaky_relu_backward",
    "linear",
    "linear_backward",
    "locally_connected2d",
    "locally_connected2d_backward",
    "locally_connected2d_loops",
    "log_softmax",
    "log_softmax_backward",
    "max_pool1d",
    "max_pool1d_backward",
    "max_pool2d",
    "max_pool2d_backward",
    "max_unpool2d",
    "max_unpool2d_backward",
    "mse_loss",
    "mse_loss_backward",
    "numerical_gradient",
    "pad",
    "pad_backward",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "silu",
    "silu_backward",
    "softmax",
    "softmax_backward",
    "tanh",
    "tanh_backward",
    "toeplitz_matrix",
    "unfold",
    "unfold_backward",
]
