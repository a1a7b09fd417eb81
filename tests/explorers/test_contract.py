"""What every explorer owes its readers, checked on all of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from cnnedu.explorers import Explorer, list_explorers
from cnnedu.explorers.base import STATIC

SVG = "{http://www.w3.org/2000/svg}"
EXPLORERS = list_explorers()
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(params=EXPLORERS, ids=lambda cls: cls.__name__)
def explorer(request: pytest.FixtureRequest) -> Explorer:
    """Return each explorer with its default settings."""
    return request.param()  # type: ignore[no-any-return]


def bundle(explorer: Explorer, suffix: str) -> Path:
    return STATIC / (type(explorer).__mro__[1].__module__.rpartition(".")[2] + suffix)


def test_there_are_explorers() -> None:
    assert "ConvolutionExplorer" in [cls.__name__ for cls in EXPLORERS]
    assert all(cls.__module__.startswith("cnnedu.explorers.") for cls in EXPLORERS)


def test_explorers_come_in_the_order_of_the_chapter() -> None:
    sections = [explorer.section for explorer in EXPLORERS]
    assert sections == sorted(sections) and set(sections) <= set(range(1, 13))


def test_making_explorers_does_not_lengthen_the_list() -> None:
    before = list_explorers()
    for cls in before:
        cls()
    assert list_explorers() == before == EXPLORERS


def test_unknown_keyword_raises_and_suggests(explorer: Explorer) -> None:
    cls = type(explorer)
    for name in cls.settings:
        with pytest.raises(
            TypeError, match=f"^{cls.__name__} has no setting '{name}z'. Did you mean '{name}'"
        ) as refusal:
            cls(**{f"{name}z": 0})
        assert all(allowed in str(refusal.value) for allowed in cls.settings)


def test_unknown_attribute_raises_and_suggests(explorer: Explorer) -> None:
    name = explorer.settings[0]
    with pytest.raises(TypeError, match=f"Did you mean '{name}'"):
        setattr(explorer, f"{name}z", 0)
    with pytest.raises(TypeError, match=f"Did you mean '{name}'"):
        explorer.set(**{f"{name}z": 0})


def test_repr_is_stable_and_names_no_address(explorer: Explorer) -> None:
    again = type(explorer)()
    assert repr(explorer) == repr(again)
    assert repr(explorer).startswith(f"{type(explorer).__name__}(")
    assert "0x" not in repr(explorer) and explorer.model_id not in repr(explorer)


def test_mimebundle_holds_the_live_view_words_and_a_picture(explorer: Explorer) -> None:
    result = explorer._repr_mimebundle_()
    assert result is not None
    data, _ = result
    assert set(data) == {WIDGET_VIEW, "text/plain", "image/svg+xml"}
    assert data[WIDGET_VIEW]["model_id"] == explorer.model_id
    assert data["text/plain"].startswith(repr(explorer))
    assert data["image/svg+xml"] == explorer.still()


def test_picture_is_plain_svg_with_text(explorer: Explorer) -> None:
    picture = explorer.still()
    assert picture == type(explorer)().still()
    root = ElementTree.fromstring(picture)
    assert root.tag == f"{SVG}svg"
    assert len(root.findall(f".//{SVG}text")) > 10
    assert root.findtext(f"{SVG}title")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    allowed = {"svg", "title", "g", "path", "rect", "text", "image"}
    assert tags <= allowed, "viewers strip styles, scripts and foreign objects"
    sizes = [float(element.get("font-size", "12")) for element in root.iter()]
    assert min(sizes) >= 12
    assert picture.count("http") == 1, "only the SVG namespace"


def test_live_view_wins_wherever_it_can_live(explorer: Explorer) -> None:
    from myst_nb.core.render import base_render_priority
    from nbconvert.exporters import HTMLExporter

    result = explorer._repr_mimebundle_()
    assert result is not None
    priority = base_render_priority()["html"]
    assert min(result[0], key=lambda mime: priority[mime] or 1000) == WIDGET_VIEW
    order = HTMLExporter().default_config["NbConvertBase"]["display_data_priority"]
    assert min(result[0], key=order.index) == WIDGET_VIEW


def test_state_is_json_and_makes_a_round_trip(explorer: Explorer) -> None:
    state = json.loads(json.dumps({name: explorer.get_state(name)[name] for name in explorer.settings}))
    again = type(explorer)()
    again.set_state(state)
    assert again.get_state(list(again.settings)) == explorer.get_state(list(explorer.settings)) == state
    assert type(explorer)(**state).get_state(list(explorer.settings)) == state


def test_reset_starts_from_what_the_page_sees_too(explorer: Explorer) -> None:
    assert explorer.get_state("_initial")["_initial"] == explorer.get_state(list(explorer.settings))


@pytest.mark.parametrize("garbage", [None, "x", {}, [], [[]], [None], [["x"]], [[[[[1]]]]], {"a": 1}, [[1], [1, 2]]])
def test_garbage_from_the_page_changes_nothing(explorer: Explorer, garbage: Any) -> None:
    before = explorer.get_state(list(explorer.settings))
    for name in explorer.settings:
        explorer.set_state({name: garbage})
        assert explorer.get_state(list(explorer.settings)) == before, name
    explorer.set_state(dict.fromkeys(explorer.settings, garbage))
    assert explorer.get_state(list(explorer.settings)) == before


def test_page_cannot_write_what_is_not_a_setting(explorer: Explorer) -> None:
    names = ["_esm", "_css", "_initial", *(name for name, trait in explorer.traits().items() if trait.read_only)]
    before = [getattr(explorer, name) for name in names]
    explorer.set_state(dict.fromkeys(names, "alert(1)"))
    assert all(getattr(explorer, name) is value for name, value in zip(names, before, strict=True))


def test_bundle_exports_only_a_default_with_render(explorer: Explorer, node: Callable[..., str]) -> None:
    page = bundle(explorer, ".js")
    script = (
        f"const m = await import({json.dumps(page.resolve().as_uri())});"
        "const d = typeof m.default === 'function' ? await m.default() : m.default;"
        "console.log(JSON.stringify([Object.keys(m), typeof d.render]));"
    )
    keys, render = json.loads(node("--input-type=module", "--eval", script))
    assert (keys, render) == (["default"], "function")
    assert explorer._esm == page.read_text(encoding="utf-8")


def test_bundle_asks_nothing_of_the_network(explorer: Explorer) -> None:
    for suffix in (".js", ".css"):
        text = bundle(explorer, suffix).read_text(encoding="utf-8")
        links = set(re.findall(r"\b(?:https?|wss?)://[^\s\"'`)]+", text)) | set(
            re.findall(r"[\"'(]//\w[^\s\"')]*", text)
        )
        assert links <= {"http://www.w3.org/2000/svg"}
        assert not re.search(
            r"@import|url\((?!\s*['\"]?(?:data:|#))|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket", text
        )


def test_import_leaves_torch_and_matplotlib_alone() -> None:
    code = "import sys, cnnedu.explorers; print([m for m in ('torch', 'matplotlib', 'scipy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
