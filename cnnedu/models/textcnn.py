"""TextCNN, 2014: a convolution over words, and the best match in the sentence.

Question: is order all that matters in a sentence? A filter that spans three words is a detector of one phrase, "not
very good"; the maximum over time asks only whether the phrase occurs, not where. On word vectors from elsewhere, three
hundred such detectors and one linear layer beat what was known on four of seven tasks.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.layers import check_axes, he_init
from cnnedu.models.registry import register

__all__ = ["TextCNN"]

CARD = ModelCard(
    family="TextCNN",
    paper=Paper(
        "Convolutional Neural Networks for Sentence Classification", "Kim", 2014, "https://arxiv.org/abs/1408.5882"
    ),
    new="One convolution over word vectors, with filters of three widths, and a maximum over time.",
    deviations=(
        "The paper's CNN-rand: word vectors begin at random; its better variants begin with word2vec's.",
        "The constraint on the norm of the last layer's rows is left to training.",
    ),
    task="text",
    input_size=(1, 50),
    input_dtype="int64",
)


@register("textcnn", CARD)
class TextCNN(nn.Module):
    """TextCNN: word vectors, filters over three, four and five words, each filter's best match, one linear layer.

    Parameters
    ----------
    num_embeddings, embedding_dim : int
        Words in the vocabulary and numbers per word. The default is the vocabulary of the paper's movie reviews.
    kernel_sizes : sequence of int
        Words under a filter.
    width : int
        Filters of each size.
    num_classes : int
        Logits out.
    dropout : float
        Probability before the last layer.

    Shape: word numbers (n, t) with t at least the largest kernel → (n, num_classes). Word 0 is padding: its vector is
    zero and stays so. Fill a shorter sentence with it.
    """

    def __init__(
        self,
        num_embeddings: int = 18_765,
        embedding_dim: int = 300,
        kernel_sizes: Sequence[int] = (3, 4, 5),
        width: int = 100,
        num_classes: int = 2,
        dropout: float = 0.5,
    ) -> None:
        super().__init__()
        self.longest = max(kernel_sizes)
        self.embedding = nn.Embedding(num_embeddings, embedding_dim, padding_idx=0)
        self.convs = nn.ModuleList(nn.Conv1d(embedding_dim, width, k) for k in kernel_sizes)
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(width * len(kernel_sizes), num_classes)
        he_init(self, mode="fan_in")

    def forward(self, x: Tensor) -> Tensor:
        self._check(x)  # (n, 50)
        x = self.embedding(x).mT  # (n, 300, 50)
        matches = [torch.relu(conv(x)) for conv in self.convs]  # [(n, 100, 48), (n, 100, 47), (n, 100, 46)]
        best = [match.max(dim=2).values for match in matches]  # [(n, 100), (n, 100), (n, 100)]
        x = torch.cat(best, dim=1)  # (n, 300)
        return self.classifier(self.dropout(x))  # (n, 2)

    def _check(self, x: Tensor) -> None:
        if x.is_floating_point():
            raise DTypeError(f"TextCNN: input must hold word numbers, int64, got {x.dtype}.")
        got = check_axes(self, x, ("n", "t"))
        if x.shape[1] < self.longest:
            raise ShapeError(
                f"TextCNN: a sentence must have at least t={self.longest} words, the size of the largest kernel, "
                f"got {got}. Fill it up with word 0."
            )
