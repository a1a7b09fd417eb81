"""What an architecture costs and sees: output sizes here; receptive fields and counts follow."""

from cnnedu.analysis.equivariance import EquivarianceReport, equivariance_error
from cnnedu.analysis.shapes import conv_output_size, conv_transpose_output_size
from cnnedu.analysis.summary import Summary, summarize

__all__ = [
    "EquivarianceReport",
    "Summary",
    "conv_output_size",
    "conv_transpose_output_size",
    "equivariance_error",
    "summarize",
]
