"""What an architecture costs and sees: output sizes here; receptive fields and counts follow."""

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
