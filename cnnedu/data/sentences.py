"""Sentences of two novels, to tell their authors apart."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import numpy as np
from jaxtyping import UInt8

from cnnedu.errors import check_choice

__all__ = ["Sentences", "load_sentences"]

_AUTHORS = ("austen", "melville")


class Sentences(NamedTuple):
    """Sentences, who wrote each, and where it stands."""

    texts: list[str]
    #: Numbers of `authors`.
    labels: UInt8[np.ndarray, " n"]
    #: Chapter of its novel, counted from 1.
    chapters: UInt8[np.ndarray, " n"]
    authors: tuple[str, ...] = _AUTHORS


def load_sentences(split: str = "train") -> Sentences:
    """Load sentences of Jane Austen's *Pride and Prejudice* (1813) and Herman Melville's *Moby-Dick* (1851).

    Each has 8 to 24 words; half are of each author. Quotation marks and italics are gone, and both novels have the same
    dashes and apostrophes, so that typography does not tell whose they are.

    Parameters
    ----------
    split : "train" or "test"
        1,500 sentences from the first four fifths of the chapters of each novel, or 400 from the chapters after them:
        no chapter is in both.

    Returns
    -------
    Sentences
        `texts`, `labels` (0 is Austen, 1 is Melville), `chapters` and the names of the `authors`; in the order of the
        novels.

    Raises
    ------
    ValueError
        `split` is neither.

    Examples
    --------
    >>> sentences = load_sentences()
    >>> len(sentences.texts), sentences.authors[sentences.labels[0]]
    (1500, 'austen')
    >>> print(sentences.texts[1])
    Do you not want to know who has taken it?
    """
    check_choice("load_sentences", "split", split, ("train", "test"))
    lines = files("cnnedu.data").joinpath("sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [row for row in (line.split("\t") for line in lines) if row[0] == split]
    labels = np.array([_AUTHORS.index(author) for _, author, _, _ in rows], np.uint8)
    chapters = np.array([int(chapter) for _, _, chapter, _ in rows], np.uint8)
    return Sentences([text for *_, text in rows], labels, chapters)
