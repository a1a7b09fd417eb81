"""The book's own pictures are what the code computes."""

from __future__ import annotations

from pathlib import Path

from cnnedu.explorers import ConvolutionExplorer

ASSETS = Path(__file__).parents[1] / "book" / "assets"


def test_the_opening_picture_is_the_explorers_own() -> None:
    # If this fails because the still picture changed on purpose, write `fresh` to the file.
    fresh = ConvolutionExplorer(position=[0, 2, 0]).still() + "\n"
    assert (ASSETS / "slide.svg").read_text(encoding="utf-8") == fresh
