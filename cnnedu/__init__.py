"""Chapter 9, Convolutional Networks: an interactive textbook chapter that is real software.

Importing this package loads neither NumPy nor torch nor IPython: each name below is fetched on first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cnnedu import analysis, data, errors, explorers, functional, grading, models, notebook, plot, train
    from cnnedu.source import show_source

__version__ = "0.1.0"

_NAMES = {"show_source": "cnnedu.source"}

__all__ = [
    "__version__",
    "analysis",
    "data",
    "errors",
    "explorers",
    "functional",
    "grading",
    "models",
    "notebook",
    "plot",
    "show_source",
    "train",
]


def __getattr__(name: str) -> Any:
    """Load a submodule or public name when it is first asked for (PEP 562)."""
    if name in _NAMES:
        return getattr(importlib.import_module(_NAMES[name]), name)
    if name in __all__:
        return importlib.import_module(f"{__name__}.{name}")
    from cnnedu.errors import suggest

    raise AttributeError(f"module {__name__!r} has no attribute {name!r}.{suggest(name, __all__)}")


def __dir__() -> list[str]:
    return sorted(__all__)
