"""What others are told about the pages: descriptions, previews, a site map, a page for addresses that lead nowhere.

Every page has a description, its first paragraph, and Open Graph tags. ``html: baseurl:`` in ``_config.yml`` is where
the book is published; a site map and pictures in previews need whole addresses, so they appear when it is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape as escape_xml

from docutils import nodes
from sphinx.application import Sphinx

__all__ = ["shorten"]

_NOT_IN_MAP = {"404", "search", "genindex"}

# A server answers with this page at any depth, so it finds out where the book begins: the folder above the first one
# in the address that the book has. A base changes links within the page too; those are pointed back at it.
_FIND_ROOT = """<script>
(() => {{
  const folders = {folders};
  const parts = location.pathname.split("/").slice(0, -1);
  const below = parts.findIndex((part) => folders.includes(part));
  const root = {root} ?? parts.slice(0, below < 0 ? undefined : below).join("/") + "/";
  document.head.insertAdjacentHTML("beforeend", `<base href="${{encodeURI(decodeURI(root))}}">`);
  addEventListener("DOMContentLoaded", () => {{
    for (const link of document.querySelectorAll('a[href^="#"]')) link.href = location.pathname + link.hash;
  }});
}})();
</script>
"""


def shorten(text: str, length: int = 200) -> str:
    """Return a text, cut at the end of a word if it is longer than that.

    Examples
    --------
    >>> shorten("Nine numbers slide over a picture.", 20)
    'Nine numbers slide…'
    """
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def describe(doctree: nodes.document) -> str:
    """Return the first paragraph of a page, with the second where the first is only a line."""
    found = []
    for paragraph in doctree.findall(nodes.paragraph):
        inside = paragraph.parent
        if isinstance(inside, nodes.section) and not any(paragraph.findall(nodes.math)):
            found.append(paragraph.astext())
        if sum(map(len, found)) > 80 or len(found) == 2:
            break
    return shorten(" ".join(found))


def _add_tags(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Write the tags of one page."""
    config = app.config
    title = context.get("pagetitle") or context.get("title") or config.project
    tags = {"og:title": title, "og:type": "article", "og:site_name": config.html_title or config.project}
    description = describe(doctree) if doctree is not None else ""
    if description:
        tags["og:description"] = description
    if config.html_baseurl and doctree is not None:
        tags["og:url"] = _address(app, pagename)
        if config.preview_image:
            tags["og:image"] = f"{config.html_baseurl.rstrip('/')}/_static/{config.preview_image}"
    lines = [f'<meta name="description" content="{escape(description)}" />'] * bool(description)
    lines += [f'<meta property="{name}" content="{escape(value)}" />' for name, value in tags.items()]
    if pagename == "404":
        lines.append('<meta name="robots" content="noindex" />')
    context["metatags"] = (context.get("metatags") or "") + "\n" + "\n".join(lines) + "\n"


def _address(app: Sphinx, page: str) -> str:
    return f"{app.config.html_baseurl.rstrip('/')}/{app.builder.get_target_uri(page)}"


def _collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page for addresses that lead nowhere, in the book's own dress."""
    folders = sorted({page.partition("/")[0] for page in app.env.found_docs if "/" in page})
    root = repr(app.config.html_baseurl.rstrip("/") + "/") if app.config.html_baseurl else "null"
    home = app.builder.get_target_uri(app.config.root_doc)
    body = (
        "<h1>This page is not here</h1>\n<p>The address leads nowhere: it may be mistyped, or the page has moved. "
        f'<a href="{home}">The first page</a> has a map of the whole chapter, and <a href="search.html">the search</a> '
        "finds every word of it.</p>\n"
    )
    script = _FIND_ROOT.format(folders=folders, root=root)
    yield "404", {"title": "Page not found", "body": body, "metatags": script}, "page.html"


def _write_map(app: Sphinx, exception: Exception | None) -> None:
    """List all pages for search engines, where the book knows its own address."""
    path = Path(app.outdir) / "sitemap.xml"
    if exception is not None or app.builder.format != "html":
        return
    if not app.config.html_baseurl:
        path.unlink(missing_ok=True)
        return
    addresses = sorted(_address(app, page) for page in app.env.found_docs - _NOT_IN_MAP)
    lines = [f"<url><loc>{escape_xml(address)}</loc></url>" for address in addresses]
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    path.write_text("\n".join([head, *lines, "</urlset>", ""]), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the tags, the page and the map."""
    app.add_config_value("preview_image", "", "html")
    app.connect("html-page-context", _add_tags, priority=800)  # the theme has said what the title is
    app.connect("html-collect-pages", _collect)
    app.connect("build-finished", _write_map)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
