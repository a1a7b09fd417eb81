"""The loader with front-end modules by other people: what anywidget promises them holds on a page without a kernel."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import cnnedu.sphinxext

pytestmark = pytest.mark.browser

LOADER = Path(cnnedu.sphinxext.__file__).parent / "static" / "anywidget.js"
Widget = dict[str, Any]
Opener = Callable[..., None]


def widget(esm: str, **state: Any) -> Widget:
    return {"model_module": "anywidget", "model_name": "AnyModel", "state": {"_esm": esm, **state}}


def place(model_id: str, still: str = '<div class="anywidget-still"><img alt="still"></div>') -> str:
    view = json.dumps({"model_id": model_id, "version_major": 2, "version_minor": 0})
    script = f'<script type="application/vnd.jupyter.widget-view+json">{view}</script>'
    return f'<div id="{model_id}">{script}{still}</div>'


@pytest.fixture
def open_page(page: Page, tmp_path: Path) -> Opener:
    """Return a function that opens a page from a folder with these models, and a place for each of `shown`."""

    def open_(models: dict[str, Widget], shown: list[str] | None = None, between: str = "") -> None:
        state = json.dumps({"state": models}).replace("<", "\\u003c")
        (tmp_path / "page.html").write_text(
            f"""<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>t</title>
            <script defer src="{LOADER.as_uri()}"></script>
            {between.join(place(name) for name in shown or models)}
            <script type="application/vnd.jupyter.widget-state+json">{state}</script>""",
            encoding="utf-8",
        )
        page.goto((tmp_path / "page.html").as_uri())

    return open_


def test_model_events_follow_backbone(page: Page, open_page: Opener) -> None:
    esm = """export default { render({ model, el }) {
      const log = [];
      const any = () => log.push('change');
      const both = (_, value) => log.push(JSON.stringify(value));
      model.on('change', any);
      model.on('change:a change:list', both);
      model.set('a', 1); model.set('a', 2); model.set('list', [1, [2]]); model.set('list', [1, [3]]);
      model.set({ a: 5, b: 6 });
      model.off('change', any); model.set('a', 7);
      model.off('change:a', null); model.set('a', 8); model.set('list', []);
      model.off(); model.set('list', [9]);
      model.save_changes(); model.send({ ping: 1 });
      el.textContent = log.join(' ') + ' | ' + model.get('a') + ' ' + model.get('b') + ' ' + model.get('none');
    } }"""
    open_page({"w": widget(esm, a=1, b=0, list=[1, [2]])})
    expected = "2 change [1,[3]] change 5 change 7 [] | 8 6 undefined"
    expect(page.locator("#w .anywidget-view")).to_have_text(expected)


def test_two_views_share_a_model_which_is_initialised_once(page: Page, open_page: Opener) -> None:
    esm = """let loads = 0; loads++;
    export default () => ({
      initialize({ model }) { model.set('starts', model.get('starts') + 1); },
      render({ model, el }) {
        const button = document.createElement('button');
        const draw = () => { button.textContent = `${model.get('n')} of ${model.get('starts')}`; };
        model.on('change:n', draw);
        button.onclick = () => model.set('n', model.get('n') + 1);
        el.append(button); draw();
      },
    })"""
    open_page({"w": widget(esm, n=1, starts=0)}, ["w", "w"])
    buttons = page.get_by_role("button")
    expect(buttons).to_have_text(["1 of 1", "1 of 1"])
    buttons.last.click()
    expect(buttons).to_have_text(["2 of 1", "2 of 1"])


def test_a_module_text_is_imported_once_for_all_models(page: Page, open_page: Opener) -> None:
    esm = """window.imports = (window.imports ?? 0) + 1;
    export function render({ model, el }) { el.textContent = model.get('n'); }"""
    open_page({"a": widget(esm, n=1), "b": widget(esm, n=2)})
    expect(page.locator(".anywidget-view")).to_have_text(["1", "2"])
    assert page.evaluate("window.imports") == 1


def test_binary_traits_arrive_as_data_views(page: Page, open_page: Opener) -> None:
    esm = """export default { render({ model, el }) {
      const { pixels } = model.get('nested');
      el.textContent = [pixels.constructor.name, ...new Uint8Array(pixels.buffer)].join(' ');
    } }"""
    described = widget(esm, nested={"shape": [3]})
    data = base64.b64encode(bytes([0, 128, 255])).decode()
    described["buffers"] = [{"path": ["nested", "pixels"], "encoding": "base64", "data": data}]
    open_page({"w": described})
    expect(page.locator("#w .anywidget-view")).to_have_text("DataView 0 128 255")


def test_a_widget_may_show_another(page: Page, open_page: Opener) -> None:
    child = """export default {
      initialize() { return { twice: (x) => 2 * x }; },
      render({ model, el }) { el.textContent = `child ${model.get('n')}`; },
    }"""
    parent = """export default { async render({ model, el, host, signal }) {
      const box = document.createElement('p');
      el.append(box);
      const widget = await host.getWidget('anywidget:child');
      await widget.render({ el: box, signal });
      const known = await model.widget_manager.get_model(model.get('child').slice('IPY_MODEL_'.length));
      el.append(` ${known.get('n')} ${widget.exports.twice(21)}`);
    } }"""
    open_page({"w": widget(parent, child="IPY_MODEL_child"), "child": widget(child, n=3)}, ["w"])
    expect(page.locator("#w .anywidget-view")).to_have_text("child 3 3 42")


def test_asking_python_is_refused_at_once(page: Page, open_page: Opener) -> None:
    esm = """export default { async render({ el, experimental }) {
      try { await experimental.invoke('f'); } catch (error) { el.textContent = error.message; }
    } }"""
    open_page({"w": widget(esm)})
    expect(page.locator("#w .anywidget-view")).to_have_text("this page has no Python kernel")


@pytest.mark.parametrize(
    ("described", "sentence"),
    [
        (widget("export default { render() { throw new Error('boom'); } }"), "could not start (Error: boom)"),
        (
            widget("export default { async initialize() { throw new Error('early'); } }"),
            "could not start (Error: early)",
        ),
        (widget("this is not JavaScript"), "could not start (SyntaxError"),
        (widget(""), "its saved state holds no module"),
        (
            {"model_module": "@jupyter-widgets/controls", "model_name": "IntSliderModel", "state": {"value": 3}},
            "This control (IntSliderModel) needs Python",
        ),
    ],
)
def test_what_cannot_live_says_so_beside_its_picture(
    page: Page, open_page: Opener, described: Widget, sentence: str
) -> None:
    healthy = widget("export default { render({ el }) { el.textContent = 'alive'; } }")
    open_page({"w": described, "other": healthy})
    expect(page.locator("#w")).to_contain_text(sentence)
    expect(page.locator("#w img")).to_be_visible()
    expect(page.locator("#w .anywidget-view")).to_have_count(0)
    expect(page.locator("#other .anywidget-view")).to_have_text("alive")  # one broken widget breaks no other


def test_a_widget_far_below_waits_until_the_reader_comes_near(page: Page, open_page: Opener) -> None:
    esm = "export default { render({ model, el }) { el.textContent = 'drawn'; } }"
    open_page({"near": widget(esm), "far": widget(esm)}, between='<div style="height: 5000px"></div>')
    expect(page.locator("#near .anywidget-view")).to_have_text("drawn")
    page.wait_for_timeout(300)
    expect(page.locator("#far .anywidget-view")).to_have_count(0)
    page.evaluate("window.scrollTo(0, 4300)")  # its place is still below the window
    expect(page.locator("#far .anywidget-view")).to_have_text("drawn")


def test_paper_shows_the_picture_and_without_one_the_widget(page: Page, open_page: Opener) -> None:
    esm = "export default { render({ el }) { el.textContent = 'drawn'; } }"
    far = '<div style="height: 5000px"></div>' + place("bare", still="")
    open_page({name: widget(esm) for name in ("near", "pictured", "bare")}, ["near", "pictured"], between=far)
    expect(page.locator("#near")).to_have_attribute("data-anywidget", "alive")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#bare .anywidget-view")).to_have_text("drawn")
    expect(page.locator("#pictured .anywidget-view")).to_have_count(0)
    page.add_style_tag(path=LOADER.with_suffix(".css"))
    expect(page.locator("#near .anywidget-still")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#near .anywidget-still")).to_be_visible()
    expect(page.locator("#near .anywidget-view")).to_be_hidden()
    expect(page.locator("#bare .anywidget-view")).to_be_visible()


def test_a_removed_view_is_cleaned_up(page: Page, open_page: Opener) -> None:
    esm = """export default { render({ model, el, signal }) {
      model.on('change:n', () => { window.heard = (window.heard ?? 0) + 1; });
      window.model = model;
      signal.addEventListener('abort', () => { window.aborted = true; });
      return () => { window.cleaned = true; };
    } }"""
    open_page({"w": widget(esm, n=0)})
    expect(page.locator("#w")).to_have_attribute("data-anywidget", "alive")
    page.evaluate("window.model.set('n', 1); document.querySelector('#w').remove()")
    page.wait_for_function("window.cleaned && window.aborted")
    page.evaluate("window.model.set('n', 2)")
    assert page.evaluate("window.heard") == 1


def test_a_style_is_added_once(page: Page, open_page: Opener) -> None:
    esm = "export default { render({ el }) { el.textContent = 'x'; el.className = 'styled'; } }"
    style = ".styled { color: rgb(1, 2, 3); }"
    open_page({"a": widget(esm, _css=style), "b": widget(esm, _css=style)})
    expect(page.locator("#b .styled")).to_have_css("color", "rgb(1, 2, 3)")
    assert page.locator("head style").count() == 1
