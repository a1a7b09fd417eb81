"""The committed bundles are what their sources give, and are fit for every home: a notebook, a page, a file."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cnnedu.explorers import bundle

MODULES = sorted(path.name for path in bundle.STATIC.glob("*.js"))
# One explorer, compressed: the page that carries it must stay light.
MOST_BYTES = 25_000


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the committed bundles that stands in for them."""
    shutil.copytree(bundle.STATIC, tmp_path / "static")
    monkeypatch.setattr(bundle, "STATIC", tmp_path / "static")
    return tmp_path / "static"


def test_the_bundles_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cnnedu.explorers.bundle", "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "up to date" in done.stdout


def test_check_names_each_bundle_that_differs(copy: Path) -> None:
    with (copy / "convolution.js").open("a", encoding="utf-8") as file:
        file.write("// edited by hand\n")
    (copy / "convolution.css").unlink()
    (copy / "orphan.js").write_text("export default {};\n", encoding="utf-8")
    with pytest.raises(bundle.BundleError) as caught:
        bundle.check_bundles()
    message = str(caught.value)
    assert "static/convolution.js is not what frontend/ gives" in message
    assert "static/convolution.css is missing" in message
    assert "static/orphan.js has no source" in message
    assert "python -m cnnedu.explorers.bundle build" in message


def test_check_does_not_mind_the_line_endings_of_windows(copy: Path) -> None:
    for path in copy.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    bundle.check_bundles()


def test_build_fails_on_a_type_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle.install()
    # In a copy, compiler included: other tests may be building from the sources at this moment.
    monkeypatch.setattr(bundle, "FRONTEND", shutil.copytree(bundle.FRONTEND, tmp_path / "frontend"))
    (bundle.FRONTEND / "wrong.ts").write_text('export const wrong: number = "text";\n', encoding="utf-8")
    target = tmp_path / "static"
    target.mkdir()
    with pytest.raises(bundle.BundleError, match=r"wrong\.ts"):
        bundle.build_bundles(target)
    assert not list(target.iterdir())


@pytest.mark.parametrize("arguments", [[], ["make"], ["build", "check"], ["check", "convolution"]])
def test_other_verbs_print_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert bundle.main(arguments) == 2
    assert "{build [explorer ...],check}" in capsys.readouterr().err


@pytest.mark.parametrize("name", MODULES)
def test_a_bundle_stands_alone(name: str) -> None:
    text = (bundle.STATIC / name).read_text(encoding="utf-8")
    # anywidget imports it from a Blob URL, where nothing else can be reached; a named `render` disables `initialize`.
    assert not re.search(r"^\s*import\b|\bimport\(|\brequire\(", text, re.MULTILINE)
    assert len(re.findall(r"\bexport\s*\{", text)) == len(re.findall(r"\bexport\s*\{[\w$]+ as default\}", text)) == 1
    assert not re.search(r"\beval\(|new Function\(|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon", text)
    style = (bundle.STATIC / name.replace(".js", ".css")).read_text(encoding="utf-8")
    outside = set(re.findall(r"https?://[^\s\"')]+", text + style)) - {"http://www.w3.org/2000/svg"}
    assert outside == set()
    assert "@import" not in style and "url(" not in style


@pytest.mark.parametrize("name", MODULES)
def test_a_bundle_is_small(name: str) -> None:
    size = len(gzip.compress((bundle.STATIC / name).read_bytes(), mtime=0))
    assert size <= MOST_BYTES, f"{name} is {size} bytes compressed"


@pytest.mark.parametrize("name", MODULES)
def test_every_text_is_at_least_12_px(name: str) -> None:
    style = (bundle.STATIC / name.replace(".js", ".css")).read_text(encoding="utf-8")
    sizes = [float(size) for size in re.findall(r"(?:font|font-size|--digits)\s*:[^;}]*?([\d.]+)px", style)]
    assert sizes and min(sizes) >= 12


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((bundle.FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert {"node_modules/esbuild", "node_modules/typescript", "node_modules/axe-core"} <= packages.keys()
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")]
