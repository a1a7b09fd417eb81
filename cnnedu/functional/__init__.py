"""NumPy reference operations: the names, argument order, layout (NCHW, OIHW) and meaning of torch.nn.functional.

Each operation stands beside its backward pass. Reading `conv` top to bottom is the quickest way in.
"""

from cnnedu.functional.conv import conv2d, conv2d_backward, conv2d_loops
from cnnedu.functional.conv1d import conv1d, conv1d_backward, conv1d_loops
from cnnedu.functional.conv3d import conv3d, conv3d_backward, conv3d_loops
from cnnedu.functional.conv_transpose import conv_transpose2d, conv_transpose2d_backward, conv_transpose2d_loops
from cnnedu.functional.conv_transpose1d import conv_transpose1d, conv_transpose1d_backward, conv_transpose1d_loops
from cnnedu.functional.gradient import Gradients, InputGradient, numerical_gradient
from cnnedu.functional.gradient_check import check_gradient
from cnnedu.functional.locally_connected import (
    locally_connected2d,
    locally_connected2d_backward,
    locally_connected2d_loops,
)
from cnnedu.functional.matrix import toeplitz_matrix, unfold
from cnnedu.functional.padding import pad, pad_backward
from cnnedu.functional.pool import avg_pool2d, avg_pool2d_backward, max_pool2d, max_pool2d_backward
from cnnedu.functional.resample import interpolate, interpolate_backward
from cnnedu.functional.separable import (
    SeparableGradients,
    depthwise_separable_conv2d,
    depthwise_separable_conv2d_backward,
)

__all__ = [
    "Gradients",
    "InputGradient",
    "SeparableGradients",
    "avg_pool2d",
    "avg_pool2d_backward",
    "check_gradient",
    "conv1d",
    "conv1d_backward",
    "conv1d_loops",
    "conv2d",
    "conv2d_backward",
    "conv2d_loops",
    "conv3d",
    "conv3d_backward",
    "conv3d_loops",
    "conv_transpose1d",
    "conv_transpose1d_backward",
    "conv_transpose1d_loops",
    "conv_transpose2d",
    "conv_transpose2d_backward",
    "conv_transpose2d_loops",
    "depthwise_separable_conv2d",
    "depthwise_separable_conv2d_backward",
    "interpolate",
    "interpolate_backward",
    "locally_connected2d",
    "locally_connected2d_backward",
    "locally_connected2d_loops",
    "max_pool2d",
    "max_pool2d_backward",
    "numerical_gradient",
    "pad",
    "pad_backward",
    "toeplitz_matrix",
    "unfold",
]
