"""Style sheets lose what no page can use, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnnedu.sphinxext.styles import keep_used, shrink_styles


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        (".gone{a:b}", ""),
        ("p{a:b}", "p{a:b}"),
        ("p .gone, p .used , .gone.used{a:b}", "p .used{a:b}"),
        (".used:not(.gone){a:b}", ".used:not(.gone){a:b}"),
        (".used:is(.gone, :has(.lost)) p{a:b}", ".used:is(.gone, :has(.lost)) p{a:b}"),
        ("[data-x=',']{a:b}", "[data-x=',']{a:b}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media print{.gone{a:b}.used{c:d}}", "@media print{.used{c:d}}"),
        ("@supports (a:b){@media print{.used{c:d}}}", "@supports (a:b){@media print{.used{c:d}}}"),
        ("@keyframes turn{0%{a:b}to{c:d}}", "@keyframes turn{0%{a:b}to{c:d}}"),
        ('@charset "utf-8";p{a:b}', '@charset "utf-8";p{a:b}'),
        (
            '.used{content:"}.x{";a:url("data:image/svg+xml,{}")}',
            '.used{content:"}.x{";a:url("data:image/svg+xml,{}")}',
        ),
        ("/* .used{ */.gone{a:b}p{c:d}", "p{c:d}"),
        (".-used_1{a:b}", ".-used_1{a:b}"),
    ],
)
def test_a_rule_stays_if_a_selector_of_it_can_match(style: str, kept: str) -> None:
    assert keep_used(style, {"used", "-used_1"}) == kept
    assert keep_used(kept, {"used", "-used_1"}) == kept  # a second build changes nothing


def test_classes_of_pages_and_names_in_scripts_are_used(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    sheet = tmp_path / "styles" / "bootstrap.css"
    sheet.write_text(".on-page{a:b}.by-script{a:b}.nowhere{a:b}")
    other = tmp_path / "book.css"
    other.write_text(".nowhere{a:b}")
    (tmp_path / "theme.js").write_text('element.classList.add("by-script")')
    shrink_styles(tmp_path, ['<p class="one on-page">nowhere</p>'])
    assert sheet.read_text() == ".on-page{a:b}.by-script{a:b}"
    assert other.read_text() == ".nowhere{a:b}"  # the author's own
