"""JSON that people can read, and folders that leave no trace."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cnnedu.train._files import dump_json, missing_folders, plain_values, remove_empty

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_json_holds_the_value_however_it_is_laid_out(value: object) -> None:
    assert json.loads(dump_json(value)) == plain_values(value)


def test_a_row_of_numbers_is_one_line() -> None:
    assert dump_json({"confusion": [[1, 2], [3, 4.5]]}).decode().split("\n") == [
        "{",
        ' "confusion": [',
        "[ 1, 2 ],".replace("[ ", "  [ "),
        "  [ 3, 4.5 ]",
        " ]",
        "}",
        "",
    ]


def test_folders_that_were_made_are_removed_up_to_the_first_that_holds_something(tmp_path: Path) -> None:
    made = missing_folders(tmp_path / "a" / "b" / "c")
    assert made == [tmp_path / "a" / "b" / "c", tmp_path / "a" / "b", tmp_path / "a"]
    made[0].mkdir(parents=True)
    (tmp_path / "a" / "notes.txt").write_text("mine", encoding="utf-8")
    remove_empty(made)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["notes.txt"]
