"""What an architecture costs and sees: output sizes here; receptive fields and counts follow."""

from cnnedu.analysis.shapes import conv_output_size

__all__ = ["conv_output_size"]
