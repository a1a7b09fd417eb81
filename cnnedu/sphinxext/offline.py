"""Jupyter Book pages that are light and ask nothing of any other host.

``extra_extensions: [cnnedu.sphinxext.offline]`` in ``_config.yml`` does all of it: anywidgets live
(:mod:`cnnedu.sphinxext`), mathematics set at build time (:mod:`cnnedu.sphinxext.mathematics`), the theme's icons and
styles reduced to those used (:mod:`cnnedu.sphinxext.icons`, :mod:`cnnedu.sphinxext.styles`), large inline pictures
moved to files, and whatever would fetch from another host dropped: thebe, require.js, html-manager, MathJax, fonts.
The colour theme follows the reader's system from the first paint on.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from cnnedu.sphinxext.icons import shrink_icons
from cnnedu.sphinxext.styles import shrink_styles

_ELSEWHERE = r'"(?:https?:)?//[^"]*"'
DROPPED = [
    re.compile(pattern, re.DOTALL)
    for pattern in (
        # Scripts, styles and hints of other hosts.
        rf"<script\b[^>]*\bsrc={_ELSEWHERE}[^>]*>\s*</script>\s*",
        rf'<link\b(?=[^>]*\brel="(?:stylesheet|preconnect|dns-prefetch|preload|icon)")[^>]*\bhref={_ELSEWHERE}[^>]*>\s*',
        # Thebe, which starts kernels on other hosts: its files, its settings, the kernel's name.
        r'<script\b[^>]*\bsrc="[^"]*thebe[^"]*"[^>]*>\s*</script>\s*',
        r'<link\b[^>]*\bhref="[^"]*thebe[^"]*"[^>]*>\s*',
        r"<script>const THEBE_JS_URL[^<]*</script>\s*",
        r'console\.log\("\[PST\][^"]*"\);',
        r'<script type="text/x-thebe-config">.*?</script>\s*',
        r"<script>kernelName = [^<]*</script>\s*",
        # Said once is enough; each layer of the theme says it again.
        r'<meta name="viewport" content="width=device-width, initial-scale=1"\s*/>\s*',
        r"<script>window\.MathJax[^<]*</script>\s*",
        # Font Awesome's script draws what its font already draws, for 1.5 MB; and no font is needed before text.
        r'<script\b[^>]*\bsrc="[^"]*fontawesome[^"]*"[^>]*>\s*</script>\s*',
        r'<link\b(?=[^>]*\bas="font")[^>]*\brel="preload"[^>]*>\s*',
        r'<link\b[^>]*\brel="preload"[^>]*\bas="font"[^>]*>\s*',
    )
]
"""What the pages of Jupyter Book 1 carry and a reader of a still page never needs."""

REPAIRED = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # The theme resolves "auto" at the end of the page; until then a dark page would flash white.
        (
            r"(document\.documentElement\.dataset\.theme = [^;]*;)\s*</script>",
            r"""\1
    if (document.documentElement.dataset.theme === "auto") document.documentElement.dataset.theme =
      matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  </script>""",
        ),
        # The theme's scripts stop at the first line where a browser refuses storage, as some do for file:// pages.
        (
            r'(<script data-cfasync="false">)(?!\s*for)',
            r"""\1
    for (const name of ["localStorage", "sessionStorage"]) try { window[name]; } catch {
      const value = { getItem: () => null, setItem() {}, removeItem() {} };
      Object.defineProperty(window, name, { value });
    }""",
        ),
        # Labels that differ from the words they label: the theme's search field, MyST-NB's hidden cells.
        (r'(<button class="btn search-button-field[^>]*) aria-label="Search"', r"\1"),
        (r'<summary aria-label="Toggle hidden content">', "<summary>"),
        # A list whose entries have a role of their own is none to those who listen.
        (r'<div role="list" class="citation-list">', '<div class="citation-list">'),
        # What scrolls sideways must scroll by keyboard too.
        (r'<div class="pst-scrollable-table-container">', r'<div class="pst-scrollable-table-container" tabindex="0">'),
    )
]
"""Faults of the theme that a reader meets."""

_DESIGN = re.compile(
    r'\s*<(?:link|script)\b[^>]*\b(?:href|src)="[^"]*(?:sphinx-design|design-tabs)[^"]*"[^>]*>(?:</script>)?'
)
# Pictures of more than about 3 kB, in <img> or in the <image> of an SVG drawing.
_PICTURE = re.compile(
    r'\b(?P<attribute>src|href)="data:image/(?P<kind>png|jpeg|gif|webp|svg\+xml);base64,(?P<data>[A-Za-z0-9+/=]{4096,})"'
)


def make_lean(page: str) -> str:
    """Return a page's HTML without what fetches elsewhere or weighs without use, and with its faults repaired."""
    for pattern in DROPPED:
        page = pattern.sub("", page)
    if 'class="sd-' not in page:  # no cards, grids or tabs, so no style for them either
        page = _DESIGN.sub("", page)
    for pattern, replacement in REPAIRED:
        page = pattern.sub(replacement, page)
    return page


def move_pictures(page: str, folder: Path, prefix: str) -> str:
    """Move large pictures out of a page's text, where they delay every word behind them, into files.

    Parameters
    ----------
    page : str
        The page's HTML.
    folder : pathlib.Path
        Where the files go, named after their content.
    prefix : str
        The address of that folder as seen from the page, with a slash at its end.
    """

    def move(match: re.Match[str]) -> str:
        data = base64.b64decode(match["data"])
        name = f"{hashlib.sha256(data).hexdigest()[:32]}.{match['kind'].removesuffix('+xml')}"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
        return f'{match["attribute"]}="{prefix}{name}"'

    return _PICTURE.sub(move, page)


def _finish(app: Sphinx, exception: Exception | None) -> None:
    """Rewrite what was built. Safe to repeat: Sphinx may rebuild only some of the pages."""
    if exception is not None or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for template in static.glob("*webpack-macros.html"):  # the theme's own source, published by mistake
        template.unlink()
    texts = []
    for path in sorted(Path(app.outdir).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        depth = len(path.relative_to(app.outdir).parts) - 1
        lean = move_pictures(make_lean(text), Path(app.outdir) / "_images", "../" * depth + "_images/")
        if lean != text:
            path.write_text(lean, encoding="utf-8")
        texts.append(lean)
    shrink_icons(static, texts)
    for folder in static.glob("vendor/fontawesome/*/js"):
        shutil.rmtree(folder)
    for script in static.rglob("*.js"):
        _quieten(script)
    shrink_styles(static, texts)


def _quieten(script: Path) -> None:
    """Keep the reader's console for trouble: no reports of each step, no fetch that a browser refuses."""
    text = script.read_text(encoding="utf-8")
    quiet = text.replace("console.log(", "void (")
    # Pages opened from a folder may not read one another, so search shows titles there, without excerpts.
    quiet = quiet.replace("SHOW_SEARCH_SUMMARY: true", "SHOW_SEARCH_SUMMARY: location.protocol !== 'file:'")
    if quiet != text:
        script.write_text(quiet, encoding="utf-8")


def _configure(app: Sphinx, config: Any) -> None:
    # Without a mode the theme's script complains in the console; "auto" follows the reader's system.
    config.html_context.setdefault("default_mode", "auto")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension, and with it the two that it builds on."""
    app.setup_extension("cnnedu.sphinxext")
    app.setup_extension("cnnedu.sphinxext.mathematics")
    app.connect("config-inited", _configure)
    app.connect("build-finished", _finish, priority=900)  # after the extensions that add files at the end
    return {"parallel_read_safe": True, "parallel_write_safe": True}
