"""A lesson is a table that says where it comes from; one that was not recorded says that."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import cnnedu.data
from cnnedu.train.lessons import Lesson, recorded
from cnnedu.train.lessons.record import LESSONS, gather, make_lesson
from cnnedu.train.recipe import Recipe

NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6)
CELLS = st.text(max_size=12) | NUMBERS | st.lists(NUMBERS, min_size=1, max_size=4)
ROWS = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4, unique=True).flatmap(
    lambda titles: st.lists(st.fixed_dictionaries(dict.fromkeys(titles, CELLS)), max_size=4)
)
FOLDER = Path(cnnedu.data.__file__).parent / "lessons"
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.json"))


@given(name=st.sampled_from(list(LESSONS)), rows=ROWS, about=st.dictionaries(st.text(max_size=8), st.text(max_size=8)))
def test_json_and_back(name: str, rows: list[dict[str, Any]], about: dict[str, str]) -> None:
    lesson = Lesson(name, tuple(rows), about)
    read = Lesson.from_json(lesson.to_json())
    assert (read.name, read.rows, read.about, read.recording) == (name, lesson.rows, about, True)
    assert read.to_json() == lesson.to_json()
    assert str(lesson) and lesson._repr_html_()


def test_several_seeds_are_a_median_and_their_range() -> None:
    rows = ({"net": "a", "errors": [3.0, 1.0, 2.04], "parameters": 1_234_567, "speed": 12_345.6, "none": None},)
    (line,) = [line for line in str(Lesson("ablation", rows)).splitlines() if line.startswith("a ")]
    assert line.split("  ") and re.sub(r"\s{2,}", "|", line) == "a|2.0 (1.0–3.0)|1,234,567|12,346"
    assert "Median of the seeds" in str(Lesson("ablation", rows))
    assert "Median" not in str(Lesson("ablation", ({"net": "a", "error": [2.0]}, {"net": "b", "error": 3.0})))


def test_html_holds_every_cell_and_note() -> None:
    rows = ({"net": "<plain>", "error, %": [1.0, 3.0]}, {"net": "b & c", "error, %": [4.0, 4.0]})
    lesson = Lesson("ablation", rows, {"date": "2020-02-03", "note": "a < b"}, recording=True)
    found = lesson._repr_html_()
    for text in ("<plain>", "b & c", "2.0 (1.0–3.0)", "4.0 (4.0–4.0)", "error, %", "2020-02-03", "a < b"):
        assert html.escape(text) in found and text in str(lesson)
    assert "<plain>" not in found and html.escape(lesson.question, quote=False) in html.unescape(found)


@pytest.mark.parametrize("name", LESSONS)
def test_what_was_not_recorded_says_so_and_what_to_read(name: str) -> None:
    lesson = Lesson(name, (), {}, True)
    for shown in (str(lesson), html.unescape(lesson._repr_html_())):
        flat = " ".join(shown.split())
        assert "Not recorded" in flat and LESSONS[name][1] in flat and LESSONS[name][0] in flat
    assert not re.search(r"\d+\.\d %", str(lesson))


def test_an_unknown_lesson_is_refused() -> None:
    with pytest.raises(ValueError, match="recorded: name must be one of .* Did you mean 'ablation'"):
        recorded("ablations")
    with pytest.raises(ValueError, match="Lesson: name"):
        Lesson.from_json('{"name": "nonsense", "rows": [], "about": {}}')


def test_it_is_saved_whole(tmp_path: Path) -> None:
    place = tmp_path / "ablation.json"
    place.write_text("older")
    lesson = Lesson("ablation", ({"net": "ä", "error": 1.5},), {"note": "–"})
    lesson.save(place)
    assert [path.name for path in tmp_path.iterdir()] == ["ablation.json"]
    assert Lesson.from_json(place.read_text(encoding="utf-8")).rows == lesson.rows


def test_it_says_when_and_on_what_it_was_made() -> None:
    lesson = make_lesson("ablation", [{"net": "a", "error": 1.23456789}], {"training": "two epochs."}, "cpu")
    assert lesson.rows == ({"net": "a", "error": 1.2346},)
    assert f"torch {torch.__version__}" in lesson.about["versions"]
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", lesson.about["date"])
    assert "1 of" in lesson.about["machine"]  # one thread, as the tests run
    again = Lesson.from_json(lesson.to_json())
    assert lesson.notes == ["two epochs."]
    assert again.notes[0].startswith("Recorded: 20") and lesson.about["machine"] in again.notes[0]


def test_gathering_keeps_the_order_of_seeds() -> None:
    assert gather([3, 1], lambda seed: {"square": seed**2}) == {"square": [9, 1]}
    assert gather([3], lambda seed: {"square": seed**2}) == {"square": 9}


def test_the_training_is_told_in_a_sentence() -> None:
    from cnnedu.train.lessons.record import describe_training

    assert describe_training(Recipe(epochs=1, augment=())) == "digits, 1 epoch, not augmented."
    told = describe_training(Recipe(data="fashion_mnist", epochs=3, per_class=100, test_images=1000))
    assert told == (
        "fashion_mnist, 100 training images of each class, 3 epochs, crop:2, flip; judged on 1,000 test images."
    )


def test_some_recordings_ship() -> None:
    assert {"plain_and_residual", "ablation"} <= set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_recording_is_complete_and_labelled(name: str) -> None:
    kind = max((known for known in LESSONS if name.startswith(known)), key=len)
    lesson = recorded(kind, name.removeprefix(kind).removeprefix("_") or None)
    assert lesson.name == kind and lesson.recording
    assert {"date", "machine", "versions", "training"} <= lesson.about.keys()
    assert lesson.notes[0].startswith(("Median", "Recorded")) and any(
        note.startswith("Recorded: ") for note in lesson.notes
    )
    assert all(row.keys() == lesson.rows[0].keys() for row in lesson.rows)
    for row in lesson.rows:
        for title, value in row.items():
            values = value if isinstance(value, list) else [value]
            assert values and all(isinstance(each, str | int | float) for each in values)
            if title.endswith("%"):
                assert all(0 <= each <= 100 for each in values)
    assert lesson._repr_html_().count("<tr>") == len(lesson.rows) + 1


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_recording_is_what_save_wrote(name: str) -> None:
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert Lesson.from_json(text).to_json() == text
    assert set(json.loads(text)) == {"name", "rows", "about"}
