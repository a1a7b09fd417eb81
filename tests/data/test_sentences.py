"""The sentences that ship: fair, clean, and of chapters that do not mix."""

from __future__ import annotations

import re
from importlib.resources import files

import numpy as np
import pytest

from cnnedu.data import load_sentences


def test_both_authors_have_as_many_sentences() -> None:
    assert np.bincount(load_sentences("train").labels).tolist() == [750, 750]
    assert np.bincount(load_sentences("test").labels).tolist() == [200, 200]


def test_no_chapter_and_no_sentence_is_in_both_splits() -> None:
    train, test = load_sentences("train"), load_sentences("test")
    assert not set(train.texts) & set(test.texts)
    assert len(set(train.texts)) == len(train.texts) and len(set(test.texts)) == len(test.texts)
    for author, chapters in enumerate((61, 135)):
        last = train.chapters[train.labels == author].max()
        assert last < test.chapters[test.labels == author].min()
        assert test.chapters[test.labels == author].max() <= chapters


@pytest.mark.parametrize("split", ["train", "test"])
def test_typography_tells_nothing(split: str) -> None:
    for text in load_sentences(split).texts:
        assert text.isascii()
        assert not re.search(r'["_*\d]|--|  | [,.;:!?]|[A-Z]{2}', text)
        assert text[0].isupper() and text[-1] in ".!?"
        assert 8 <= len(re.findall(r"[A-Za-z']+", text)) <= 24


def test_the_file_is_small() -> None:
    assert files("cnnedu.data").joinpath("sentences.tsv").stat().st_size < 200_000  # type: ignore[attr-defined]


def test_an_unknown_split_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="Did you mean 'train'"):
        load_sentences("trains")
