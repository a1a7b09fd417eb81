from __future__ import annotations

import pytest

from cnnedu.sphinxext.mathematics import FormulaError, Renderer


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


def test_formulas_carry_html_and_mathml(renderer: Renderer) -> None:
    html = renderer.html(r"\frac{\partial L}{\partial b}")
    assert html.startswith('<span class="katex">')
    assert "<mfrac>" in html
    assert "katex-display" not in html
    assert renderer.html("a", display=True).startswith('<span class="katex-display">')


def test_an_unreadable_formula_says_what_is_wrong(renderer: Renderer) -> None:
    with pytest.raises(FormulaError, match=r"Undefined control sequence.*\\fraction"):
        renderer.html(r"\fraction{1}{2}")


def test_one_process_renders_a_whole_page(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    renderer.prepare([(f"x_{{{index}}}", False) for index in range(50)] + [(r"\oops", True)])
    monkeypatch.setattr("cnnedu.sphinxext.mathematics.find_node", lambda: pytest.fail("Node was started again"))
    assert "x" in renderer.html("x_{49}")
    with pytest.raises(FormulaError):
        renderer.html(r"\oops", display=True)
