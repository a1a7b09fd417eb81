"""Check a built site: links and files exist, pictures have words, and no page asks anything of another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes whose address the browser fetches by itself, and those that only the reader follows.
_FETCHED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "use": ("href", "xlink:href"),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
_FOLLOWED = {"a": ("href",), "area": ("href",)}
# <link> relations that are statements about the page, not requests.
_STATEMENTS = {
    "canonical",
    "alternate",
    "author",
    "license",
    "index",
    "search",
    "prev",
    "next",
    "help",
}
_CSS_URL = re.compile(r"url\(\s*(['\"]?)(?P<url>[^'\")]+)\1\s*\)|@import\s+(['\"])(?P<imported>[^'\"]+)\3")


@dataclass
class Page:
    """What one page offers to link to and what it refers to."""

    anchors: set[str] = field(default_factory=set)
    fetched: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    wordless: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value is not None}
        self._in_style = tag == "style"
        self.page.anchors.update(values[name] for name in ("id", "name") if name in values)
        if "style" in values:
            self.page.fetched.extend(css_urls(values["style"]))
        # alt="" says that a picture is mere decoration; docutils writes the address where it was given no words.
        if tag == "img" and values.get("alt", values.get("src")) == values.get("src"):
            self.page.wordless.append(values.get("src", ""))
        if tag == "link" and set(values.get("rel", "").split()) <= _STATEMENTS:
            self.page.followed.append(values.get("href", ""))
            return
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.page.followed.append(values.get("content", "").partition("url=")[2])
        for names, found in (
            (_FETCHED, self.page.fetched),
            (_FOLLOWED, self.page.followed),
        ):
            for name in names.get(tag, ()):
                if name in values:
                    found.extend(_addresses(name, values[name]))

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.page.fetched.extend(css_urls(data))


def _addresses(attribute: str, value: str) -> list[str]:
    """Return the addresses in an attribute; ``srcset`` holds several, each followed by a size."""
    if attribute != "srcset":
        return [value.strip()]
    return [part.split()[0] for part in value.split(",") if part.strip()]


def css_urls(style: str) -> list[str]:
    """Return the addresses that a style sheet makes the browser fetch."""
    return [match["url"] or match["imported"] for match in _CSS_URL.finditer(style)]


def read_page(html: str) -> Page:
    """Return the anchors and addresses of a page's HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def is_external(address: str) -> bool:
    """Tell whether an address leads to another host."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in {"http", "https", "ftp", "ws", "wss"}


def check_site(root: Path) -> list[str]:
    """List what is wrong with a built site.

    Parameters
    ----------
    root : pathlib.Path
        Its folder, the one that holds ``index.html``.

    Returns
    -------
    list of str
        One readable line for each problem, empty when there is none.
    """
    root = root.resolve()
    if not (root / "index.html").exists():
        return [f"{root} holds no index.html: there is no first page."]
    pages = {path: read_page(path.read_text(encoding="utf-8")) for path in sorted(root.rglob("*.html"))}
    found: list[str] = []
    for path, page in pages.items():
        for address in page.fetched:
            found.extend(_fetch_problems(root, path, address))
        where = path.relative_to(root).as_posix()
        found += [f"{where} shows {picture} without alternative text." for picture in page.wordless]
        for address in page.followed:
            found.extend(_link_problems(root, path, address, pages))
    for path in sorted(root.rglob("*.css")):
        for address in css_urls(path.read_text(encoding="utf-8")):
            found.extend(_fetch_problems(root, path, address))
    return list(dict.fromkeys(found))


def _fetch_problems(root: Path, source: Path, address: str) -> Iterator[str]:
    where = source.relative_to(root).as_posix()
    if is_external(address):
        yield f"{where} fetches {address} from another host: keep a copy in the book instead."
    elif (target := _target(root, source, address)) is not None and not target.is_file():
        yield f"{where} needs {address}, which does not exist."


def _link_problems(root: Path, source: Path, address: str, pages: dict[Path, Page]) -> Iterator[str]:
    where = source.relative_to(root).as_posix()
    if is_external(address) or (target := _target(root, source, address)) is None:
        return
    fragment = unquote(urlsplit(address).fragment)
    if not target.exists():
        yield f"{where} links to {address}, which does not exist."
    elif fragment and target in pages and fragment not in pages[target].anchors:
        yield f"{where} links to {address}, but {target.relative_to(root).as_posix()} has no place named {fragment!r}."


def _target(root: Path, source: Path, address: str) -> Path | None:
    """Return the file that an internal address means; None for addresses without a file (data:, mailto:, #)."""
    parts = urlsplit(address)
    if parts.scheme or address in {"", "#"}:
        return None
    path = unquote(parts.path)
    target = source if not path else (root / path.lstrip("/") if path.startswith("/") else source.parent / path)
    target = target.resolve()
    return target / "index.html" if target.is_dir() else target
