"""show_source."""

import inspect

import numpy as np
import pytest

import cnnedu
from cnnedu.functional import conv2d_loops


def test_code_is_shown_as_written_without_its_docstring() -> None:
    shown = repr(cnnedu.show_source(conv2d_loops))
    assert shown.startswith("def conv2d_loops(")
    assert "Examples" not in shown
    assert all(line in inspect.getsource(conv2d_loops) for line in shown.splitlines())
    assert repr(cnnedu.show_source(conv2d_loops, docstring=True)) == inspect.getsource(conv2d_loops).rstrip()


def test_a_notebook_gets_highlighted_html() -> None:
    assert '<span class="k">def</span>' in cnnedu.show_source(conv2d_loops)._repr_html_()


def test_compiled_functions_are_refused() -> None:
    with pytest.raises(TypeError, match="show_source: expected a function or class written in Python"):
        cnnedu.show_source(np.dot)


def test_unknown_names_of_the_package_are_answered_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match="Did you mean 'functional'"):
        cnnedu.functionals  # noqa: B018
