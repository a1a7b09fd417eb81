"""Models on the meta device, where nothing can be tried with numbers, are refused what torch refuses on real ones."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cnnedu.analysis import summarize
from cnnedu.errors import ModelError

MODELS: dict[str, tuple[nn.Module, tuple[int, ...], str]] = {
    "transposed": (nn.ConvTranspose2d(4, 5, 3), (2, 3, 6, 6), "float32"),
    "transposed, no batch": (nn.ConvTranspose1d(4, 5, 3), (2, 6), "float32"),
    "softmax axis": (nn.Softmax(2), (2, 3), "float32"),
    "log softmax axis": (nn.LogSoftmax(-3), (2, 3), "float32"),
    "softmax of integers": (nn.Softmax(1), (2, 3), "int64"),
    "convolution": (nn.Conv2d(4, 5, 3, padding="same"), (2, 4, 6, 6), "float64"),
    "linear": (nn.Linear(4, 5), (2, 4), "float16"),
    "batch norm": (nn.BatchNorm2d(4), (2, 4, 6, 6), "float64"),
    "batch norm of integers": (nn.BatchNorm2d(4), (2, 4, 6, 6), "int64"),
    "layer norm": (nn.LayerNorm(4), (2, 4), "float64"),
    "group norm": (nn.GroupNorm(2, 4), (2, 4, 6, 6), "float64"),
    "fits: transposed": (nn.ConvTranspose2d(4, 6, 3, groups=2, stride=2, output_padding=1), (2, 4, 6, 6), "float32"),
    "fits: softmax": (nn.Softmax(-1), (2, 3), "float32"),
    "fits: batch norm": (nn.BatchNorm2d(4), (2, 4, 6, 6), "bfloat16"),
    "fits: layer norm": (nn.LayerNorm(4), (2, 4), "float16"),
    "fits: double": (nn.Sequential(nn.Conv2d(4, 5, 3), nn.GroupNorm(1, 5)).double(), (2, 4, 6, 6), "float64"),
}


@pytest.mark.parametrize("case", MODELS)
def test_the_meta_device_is_as_strict_as_numbers_are(case: str) -> None:
    model, size, dtype = MODELS[case]
    model.eval()
    x = torch.ones(size, dtype=getattr(torch, dtype))
    if case.startswith("fits"):
        expected = tuple(model(x).shape)
        assert summarize(model.to("meta"), size, input_dtype=dtype).output_shape == expected
        return
    with pytest.raises((RuntimeError, IndexError)):
        model(x)
    with pytest.raises(ModelError):
        summarize(model.to("meta"), size, input_dtype=dtype)


def test_a_model_without_numbers_that_needs_some_is_told_so() -> None:
    class Looks(nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.linear(x) if x.sum() > 0 else x

    model = Looks()
    model.linear = nn.Linear(3, 3, device="meta")
    with pytest.raises(ModelError, match="needs numbers, which a model on the meta device does not have"):
        summarize(model, (1, 3))
