"""TextCNN: phrases anywhere, padding that is silent, sentences that are too short."""

from __future__ import annotations

import pytest
import torch

from cnnedu.errors import DTypeError, ShapeError
from cnnedu.models import create_model
from cnnedu.models.textcnn import TextCNN


@pytest.fixture
def model() -> TextCNN:
    torch.manual_seed(0)
    return TextCNN(num_embeddings=50, embedding_dim=8, width=6).eval()


def test_sizes_are_the_papers() -> None:
    with torch.device("meta"):
        full = create_model("textcnn")
    assert [tuple(conv.weight.shape) for conv in full.convs] == [(100, 300, 3), (100, 300, 4), (100, 300, 5)]
    expected = 18_765 * 300 + sum(100 * (300 * k + 1) for k in (3, 4, 5)) + 2 * 301
    assert sum(p.numel() for p in full.parameters()) == expected
    assert full.dropout.p == 0.5


def test_logits_are_those_of_the_definition(model: TextCNN) -> None:
    words = torch.randint(1, 50, (3, 11))
    features = []
    for sentence in words:
        vectors = model.embedding.weight[sentence]
        row = []
        for conv in model.convs:
            k = conv.kernel_size[0]
            phrases = torch.stack([vectors[i : i + k] for i in range(11 - k + 1)])
            matches = torch.einsum("pkd,odk->po", phrases, conv.weight) + conv.bias
            row.append(matches.relu().amax(0))
        features.append(torch.cat(row))
    expected = torch.stack(features) @ model.classifier.weight.T + model.classifier.bias
    torch.testing.assert_close(model(words), expected)


def test_a_phrase_counts_wherever_it_stands(model: TextCNN) -> None:
    """Equal up to rounding at every place, for the words around it are all the same."""
    phrase = torch.tensor([7, 8, 9])
    sentences = torch.full((5, 16), 3)
    for row, start in enumerate((4, 5, 7, 8, 9)):
        sentences[row, start : start + 3] = phrase
    logits = model(sentences)
    torch.testing.assert_close(logits, logits[:1].expand(5, 2))


def test_padding_is_a_zero_vector_that_training_leaves_alone(model: TextCNN) -> None:
    assert not model.embedding.weight[0].any()
    model(torch.tensor([[1, 2, 3, 0, 0, 0]])).sum().backward()
    gradient = model.embedding.weight.grad
    assert gradient is not None and not gradient[0].any() and gradient[1:4].any(1).all()


def test_sentences_that_do_not_fit_are_named(model: TextCNN) -> None:
    assert model(torch.ones(2, 5, dtype=torch.int64)).shape == (2, 2)
    with pytest.raises(ShapeError, match=r"at least t=5 words, .* got \(n=2, t=4\)\. Fill it up with word 0"):
        model(torch.ones(2, 4, dtype=torch.int64))
    with pytest.raises(ShapeError, match=r"two axes \(n, t\), got \(9,\)\. Add the batch axis"):
        model(torch.ones(9, dtype=torch.int64))
    with pytest.raises(DTypeError, match=r"word numbers, int64, got torch\.float32"):
        model(torch.ones(2, 9))
    assert TextCNN(num_embeddings=9, kernel_sizes=(2,)).eval()(torch.ones(1, 2, dtype=torch.int64)).shape == (1, 2)
