"""What all tests share: shapes written in annotations are checked while tests run."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import jaxtyping
import numpy as np
import pytest

# Must come before anything imports these modules: every "n c h w" in them becomes an assertion.
jaxtyping.install_import_hook("cnnedu.functional", "beartype.beartype")

pytest.register_assert_rewrite("against_torch")  # so that what failed there is spelled out too

hypothesis.settings.register_profile("cnnedu", deadline=None, derandomize=True, max_examples=100)
hypothesis.settings.load_profile("cnnedu")


@pytest.fixture
def rng() -> np.random.Generator:
    """Return a generator with a fixed seed."""
    return np.random.default_rng(9)


@pytest.fixture
def as_user() -> Iterator[None]:
    """Turn the shape checks off, so that bad arguments meet cnnedu's own errors, as they do for a reader."""
    jaxtyping.config.update("jaxtyping_disable", True)
    yield
    jaxtyping.config.update("jaxtyping_disable", False)
