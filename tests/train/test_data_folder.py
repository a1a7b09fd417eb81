"""Folders of pictures: which are the test, how each is read, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from cnnedu.errors import TrainingError
from cnnedu.train.data import ImageData, ImageFiles, Images, load_data
from cnnedu.train.recipe import Recipe


def load(**settings: Any) -> ImageData:
    return load_data(Recipe(model="lenet5", **settings))


def paint(folder: Path, classes: dict[str, int], size: tuple[int, int] = (40, 30), ends: str = ".png") -> Path:
    """Write pictures whose colour says their class and number."""
    for label, (name, count) in enumerate(classes.items()):
        (folder / name).mkdir(parents=True)
        for number in range(count):
            Image.new("RGB", size, (label * 50, number, 200)).save(folder / name / f"{number:03}{ends}")
    return folder


@pytest.mark.parametrize("test", ["test", "val"])
@pytest.mark.parametrize("resident", [None, False])
def test_pictures_with_a_test_of_their_own(tmp_path: Path, test: str, resident: bool | None) -> None:
    paint(tmp_path / "train", {"cat": 6, "dog": 4})
    paint(tmp_path / test, {"cat": 2, "dog": 3}, size=(10, 50))
    data = load(data=f"imagefolder:{tmp_path}", resize=16, batch_size=2, resident=resident)
    assert isinstance(data.train, ImageFiles if resident is False else Images)
    assert data.classes == ("cat", "dog") and data.shape == (3, 16, 16) and f"the test is {test}/" in data.source
    assert data.train.labels.tolist() == [0] * 6 + [1] * 4 and data.test.labels.tolist() == [0, 0, 1, 1, 1]
    expected = [[label * 50, number, 200] for label, n in enumerate((6, 4)) for number in range(n)]
    assert data.train.read(range(10))[:, :, 8, 8].tolist() == expected
    assert data.mean == pytest.approx(np.mean(expected, 0) / 255) and data.std[1] == pytest.approx(
        np.std(expected, 0)[1] / 255
    )
    assert data.std[2] == 1  # a channel of one value is only shifted


def test_pictures_without_a_test_give_a_tenth(tmp_path: Path) -> None:
    paint(tmp_path, {"a": 60, "b": 40})
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "a" / "notes.txt").write_text("no picture")
    one, two = (load(data=f"imagefolder:{tmp_path}", resize=8, batch_size=2, seed=seed) for seed in (0, 1))
    assert np.bincount(one.test.labels).tolist() == [6, 4] and len(one.train) == 90
    assert torch.equal(one.test.pixels, two.test.pixels)
    assert not set(map(bytes, one.test.pixels.numpy())) & set(map(bytes, one.train.pixels.numpy()))
    held = load(data=f"imagefolder:{tmp_path}", resize=8, batch_size=2, validation=9, resident=False)
    assert isinstance(held.validation, ImageFiles) and len(held.validation) == 9 and len(held.train) == 81


def test_a_picture_is_scaled_by_its_short_side_and_its_middle_kept(tmp_path: Path) -> None:
    wide = np.add.outer(np.arange(20), np.arange(60))[:, :, None].astype(np.uint8) * np.array([1, 2, 3], np.uint8)
    scaled = np.asarray(Image.fromarray(wide).resize((30, 10), Image.Resampling.BILINEAR))[:, 10:20]
    for end, mode in ((".png", "RGB"), (".png", "RGBA"), (".bmp", "RGB"), (".tiff", "RGB")):
        path = tmp_path / f"{mode}{end}"
        Image.fromarray(wide).convert(mode).save(path)
        square = ImageFiles([str(path)], torch.tensor([0]), 1, 10)[0][0]
        assert np.array_equal(square.permute(1, 2, 0), scaled)
    Image.fromarray((np.arange(400).reshape(20, 20) * 160).astype(np.uint16)).save(tmp_path / "deep.png")
    deep = ImageFiles([str(tmp_path / "deep.png")], torch.tensor([0]), 1, 20)[0][0]
    assert torch.equal(deep[0], torch.from_numpy((np.arange(400).reshape(20, 20) * 160) >> 8).byte())
    turned = Image.fromarray(np.repeat(np.arange(20, dtype=np.uint8)[:, None] * 10, 20, 1))
    exif = turned.getexif()
    exif[0x0112] = 6  # the camera was held upright
    turned.save(tmp_path / "turned.png", exif=exif)
    upright = ImageFiles([str(tmp_path / "turned.png")], torch.tensor([0]), 1, 20)[0][0]
    assert torch.equal(upright[0], torch.from_numpy(np.rot90(np.asarray(turned), -1).copy()))


def test_jpegs_are_read_close_to_what_pillow_reads_whole(tmp_path: Path) -> None:
    ramp = np.add.outer(np.arange(300), np.arange(400)).astype(np.float32) / 700 * 255
    Image.fromarray(ramp.astype(np.uint8)).save(tmp_path / "ramp.jpg", quality=95)
    small = ImageFiles([str(tmp_path / "ramp.jpg")], torch.tensor([0]), 1, 32)[0][0]
    expected = Image.fromarray(ramp.astype(np.uint8)[:, 50:350]).resize((32, 32), Image.Resampling.BILINEAR)
    assert np.abs(small[0].numpy().astype(int) - np.asarray(expected).astype(int)).max() <= 3


@pytest.mark.parametrize(
    ("train", "test", "said"),
    [
        ({}, {"cat": 1, "dog": 1}, "needs a folder of pictures for each of at least two classes, it has none"),
        ({"cat": 3}, {"cat": 1}, "at least two classes, it has cat"),
        ({"cat": 3, "dog": 3}, None, "has train/ but neither test/ nor val/"),
        ({"cat": 3, "dog": 0}, {"cat": 1, "dog": 1}, "dog holds no pictures"),
        (
            {"cat": 3, "dog": 3},
            {"cat": 1, "cow": 1},
            r"different classes.*dog \(only in train/\), cow \(only in test/\)",
        ),
    ],
)
def test_folders_that_are_no_data_set(tmp_path: Path, train: Any, test: Any, said: str) -> None:
    (tmp_path / "train").mkdir()
    paint(tmp_path / "train", train)
    if test is not None:
        paint(tmp_path / "test", test)
    with pytest.raises(TrainingError, match=said):
        load(data=f"imagefolder:{tmp_path}", resize=8)


def test_no_folder_and_no_picture(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=re.escape(f"there is no folder {tmp_path / 'none'}")):
        load(data=f"imagefolder:{tmp_path / 'none'}", resize=8)
    paint(tmp_path, {"a": 20, "b": 20})
    for content in (b"", b"no picture", (tmp_path / "a" / "000.png").read_bytes()[:50]):
        (tmp_path / "a" / "000.png").write_bytes(content)
        with pytest.raises(TrainingError, match="000.png cannot be read as a picture"):
            load(data=f"imagefolder:{tmp_path}", resize=8)
