"""What a model costs, what it sees, and what it does to a shifted image.

- For any ``nn.Module``: `summarize`, `receptive_field_of`, `effective_receptive_field`.
- For any function of images: `equivariance_error`.
- Arithmetic alone: `receptive_field`, `conv_output_size`, `conv_transpose_output_size`.

torch is loaded by those that are given a model, when they are.
"""

from cnnedu.analysis.effective_field import EffectiveField, effective_receptive_field
from cnnedu.analysis.equivariance import EquivarianceReport, equivariance_error
from cnnedu.analysis.receptive_field import ReceptiveField, receptive_field, receptive_field_of
from cnnedu.analysis.shapes import conv_output_size, conv_transpose_output_size
from cnnedu.analysis.summary import Summary, summarize

__all__ = [
    "EffectiveField",
    "EquivarianceReport",
    "ReceptiveField",
    "Summary",
    "conv_output_size",
    "conv_transpose_output_size",
    "effective_receptive_field",
    "equivariance_error",
    "receptive_field",
    "receptive_field_of",
    "summarize",
]
