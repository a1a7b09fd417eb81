"""The whole chapter as one PDF, printed by Chromium from the built pages: explorers as still pictures, answers open.

``python -m cnnedu pdf`` and ``make pdf`` come here. The pages are put into one document, so that page numbers run
through, links between pages work, and readers of PDF get an outline; the style is what `book.css` says of paper.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

from cnnedu import browser as browsers
from cnnedu.sphinxext import build as book

__all__ = ["one_document", "print_chapter"]

PDF = Path("book/_build/chapter09.pdf")
APPENDIX = ("book/notation", "book/glossary", "book/references")
"""What the chapter's pages lean on; printed behind them where the book has it."""
_PATIENCE = 600  # seconds for Chromium, which needs a fraction of that
_SAME_PAGE = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby)="|(?:href|xlink:href)="#|url\(#)(?=[^"\s)])')
_DROPPED = re.compile(r'<script\b.*?</script>|<p class="page-done".*?</p>|<a class="headerlink".*?</a>', re.DOTALL)
_STYLES = re.compile(r'<link\b(?=[^>]*rel="stylesheet")[^>]*href="([^"]+)"[^>]*>')


def print_chapter(root: Path | str = ".") -> Path:
    """Build the site if it is not current, print the chapter, and return the PDF, ``book/_build/chapter09.pdf``.

    Raises
    ------
    BookError
        There is no Chromium, it prints nothing, or the book cannot be built.
    """
    root = Path(root).resolve()
    chromium = browsers.find_chromium()
    if chromium is None:
        raise book.BookError(f"The PDF is printed by Chromium. {browsers.HOW_TO}")
    if not book.is_current(root):
        book.build(root)
    site = root / book.SITE
    chapter = [path.relative_to(root).with_suffix("").as_posix() for path in book.published_notebooks(root)]
    pages = [page for page in chapter if page.startswith("chapter")]
    pages += [page for page in APPENDIX if (site / f"{page}.html").exists()]
    numbers: dict[str, int] = {}
    for _ in range(2):  # the second time with the page numbers that the first has shown
        text = one_document(site, pages, numbers)
        _print(chromium, text, site, root / PDF)
        numbers = page_numbers(root / PDF, pages)
    return root / PDF


def one_document(site: Path, pages: Sequence[str], numbers: Mapping[str, int]) -> str:
    """Return one HTML page with the text of several of a site, each beginning on a sheet of its own.

    Parameters
    ----------
    site : pathlib.Path
        The folder of the built site; the document has its addresses relative to that.
    pages : sequence of str
        Names such as ``chapter09/02_convolution``, in their order.
    numbers : mapping from str to int
        The sheet on which each begins, where that is known; the table of contents says so.
    """
    texts = {page: (site / f"{page}.html").read_text(encoding="utf-8") for page in pages}
    head = texts[pages[0]]
    styles = "".join(
        f'<link rel="stylesheet" href="{_relative(pages[0], unescape(href))}">\n' for href in _STYLES.findall(head)
    )
    name = re.findall(r'<meta property="og:site_name" content="([^"]*)"', head)
    title = name[0] if name else "The book"
    lines = [
        f'<li><a href="#{_anchor(page)}">{_title(text)}</a><span>{numbers.get(page, "")}</span></li>'
        for page, text in texts.items()
    ]
    articles = "\n".join(
        f'<article class="bd-article" id="{_anchor(page)}">{_for_paper(page, text, pages)}</article>'
        for page, text in texts.items()
    )
    licence = re.findall(r'<div class="extra_footer">\s*(<p>.*?</p>)', head, re.DOTALL)
    return (
        f'<!DOCTYPE html>\n<html lang="en" data-theme="light" class="paper">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n{styles}</head>\n<body>\n<header>\n"
        f'<p class="paper-title">{title}</p>\n<ol class="paper-contents">{"".join(lines)}</ol>\n'
        f"{''.join(licence)}</header>\n{articles}\n</body>\n</html>\n"
    )


def _anchor(page: str) -> str:
    return page.replace("/", "-")


def _title(text: str) -> str:
    """Return the title of a page as plain HTML text."""
    inside = re.findall(r"<h1>(.*?)</h1>", _article(text), re.DOTALL)
    return re.sub(r"<[^>]+>", "", inside[0] if inside else "").strip()


def _article(text: str) -> str:
    """Return what a page says, without what only a screen needs."""
    start = text.index(">", text.index('<article class="bd-article"')) + 1
    return _DROPPED.sub("", text[start : text.rindex("</article>")])


def _relative(page: str, address: str) -> str:
    """Return an address that stands on a page as seen from the root of the site."""
    parts = urlsplit(address)
    return address if parts.scheme or parts.netloc else normpath(join(dirname(page), address))


def _for_paper(page: str, text: str, pages: Sequence[str]) -> str:
    """Return the article of a page with anchors of its own, links that work on paper, and nothing folded."""
    article = re.sub(r"<details\b(?![^>]*\bopen\b)", "<details open", _article(text)).replace(' loading="lazy"', "")
    prefix = _anchor(page) + "--"
    article = _SAME_PAGE.sub(lambda match: match[1] + prefix, article)
    article = re.sub(
        r'(<(?:img|image)\b[^>]*?\b(?:src|href)=")(?!data:)([^"]+)"',
        lambda match: f'{match[1]}{_relative(page, match[2])}"',
        article,
    )

    def link(match: re.Match[str]) -> str:
        address = urlsplit(unescape(match[2]))
        if address.scheme or not address.path:  # elsewhere, or on this page
            return match[0]
        target = normpath(join(dirname(page), address.path)).removesuffix(".html")
        if target not in pages:
            return match[1]  # the words stay; what they lead to is not in this document
        return f'{match[1]} href="#{_anchor(target)}{"--" + address.fragment if address.fragment else ""}"'

    return re.sub(r'(<a\b[^>]*?)\shref="([^"]*)"', link, article)


def _print(chromium: Path, text: str, site: Path, pdf: Path) -> None:
    """Let Chromium print a document that lies in the site, and put the PDF in its place when it is complete."""
    document = site / "paper.html"
    part = pdf.with_suffix(".part")
    part.unlink(missing_ok=True)
    document.write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as profile:
        command = [str(chromium), "--headless", *browsers.flags(), f"--user-data-dir={profile}"]
        command += ["--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={part}"]
        command += ["--host-resolver-rules=MAP * ~NOTFOUND", document.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
            said = done.stderr
        except subprocess.TimeoutExpired:
            said = f"no answer within {_PATIENCE} seconds"
        except OSError as error:
            said = str(error)
        finally:
            document.unlink()
    if not part.exists() or part.stat().st_size == 0:
        last = "\n".join(said.strip().splitlines()[-5:])
        raise book.BookError(f"{chromium} has printed nothing. {browsers.HOW_TO}\nIt said: {last}")
    part.replace(pdf)


def page_numbers(pdf: Path, pages: Sequence[str]) -> dict[str, int]:
    """Return the sheet on which each page begins, counted from 1."""
    from pypdf import PdfReader  # the book extra brings it

    reader = PdfReader(pdf)
    known = reader.named_destinations
    found = {page: known.get(f"/{_anchor(page)}") or known.get(_anchor(page)) for page in pages}
    return {
        page: 1 + number
        for page, place in found.items()
        if place is not None and (number := reader.get_destination_page_number(place)) is not None
    }
