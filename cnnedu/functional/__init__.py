"""NumPy reference operations: the names, argument order, layout (NCHW, OIHW) and meaning of torch.nn.functional.

Each operation stands beside its backward pass. Reading `conv` top to bottom is the quickest way in.
"""

from cnnedu.functional.conv import conv2d, conv2d_backward, conv2d_loops
from cnnedu.functional.gradient import Gradients, InputGradient, numerical_gradient
from cnnedu.functional.gradient_check import check_gradient
from cnnedu.functional.matrix import toeplitz_matrix, unfold
from cnnedu.functional.padding import pad
from cnnedu.functional.pool import avg_pool2d, avg_pool2d_backward, max_pool2d, max_pool2d_backward

__all__ = [
    "Gradients",
    "InputGradient",
    "avg_pool2d",
    "avg_pool2d_backward",
    "check_gradient",
    "conv2d",
    "conv2d_backward",
    "conv2d_loops",
    "max_pool2d",
    "max_pool2d_backward",
    "numerical_gradient",
    "pad",
    "toeplitz_matrix",
    "unfold",
]
