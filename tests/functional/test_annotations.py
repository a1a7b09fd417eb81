"""The shapes written in annotations are assertions while tests run."""

import jaxtyping
import numpy as np
import pytest

from cnnedu.functional import conv2d


def test_annotated_shapes_are_checked() -> None:
    with pytest.raises(jaxtyping.TypeCheckError):
        conv2d(np.zeros((7, 7)), np.zeros((1, 1, 3, 3)))
