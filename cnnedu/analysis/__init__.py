"""What a model costs, what it sees, and what it does to a shifted image.

- For any ``nn.Module``: `summarize`, `model_graph`, `receptive_field_of`, `effective_receptive_field`.
- For a classifier and a picture: `grad_cam`.
- For any function of images: `equivariance_error`.
- Arithmetic alone: `receptive_field`, `conv_output_size`, `conv_transpose_output_size`.

torch is loaded by those that are given a model, when they are.

To read the code, begin with the arithmetic: `shapes`, `receptive_field`. A model is run once, on shapes alone, by
`_trace`, which tells observers of every module called and every operation carried out (`_calls`). Two observers listen:

- Prices: `_costs` (what an operation costs), `_summary_observer`, `_summary_build`; then `_summary_lines`, which
  `_summary_text`, `_summary_html` and `_summary_export` draw. `_summary_notes` and `_explain` speak of mistakes.
- Fields: `_fields_span` and `_fields_field` (tables of what is seen), `_fields_windows`, `_fields_mixing` and
  `_fields_views` (what each operation does to them), `_fields` (the observer), `_fields_result`.
- The graph: `graph`, from events (`_graph_observer`, `_graph_operations`) that `_graph_build` follows.
"""

from cnnedu.analysis._fields_result import FieldRow, Misalignment, ReceptiveFields
from cnnedu.analysis.effective_field import EffectiveField, effective_receptive_field
from cnnedu.analysis.equivariance import EquivarianceReport, equivariance_error
from cnnedu.analysis.grad_cam import ClassMap, grad_cam
from cnnedu.analysis.graph import GraphNode, ModelGraph, model_graph
from cnnedu.analysis.receptive_field import ReceptiveField, receptive_field, receptive_field_of
from cnnedu.analysis.shapes import conv_output_size, conv_transpose_output_size
from cnnedu.analysis.summary import Summary, SummaryRow, summarize

__all__ = [
    "ClassMap",
    "EffectiveField",
    "EquivarianceReport",
    "FieldRow",
    "GraphNode",
    "Misalignment",
    "ModelGraph",
    "ReceptiveField",
    "ReceptiveFields",
    "Summary",
    "SummaryRow",
    "conv_output_size",
    "conv_transpose_output_size",
    "effective_receptive_field",
    "equivariance_error",
    "grad_cam",
    "model_graph",
    "receptive_field",
    "receptive_field_of",
    "summarize",
]
