"""Files that are there whole or not at all, a lock that dies with its process, and numbers as JSON has them."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from cnnedu.errors import TrainingError

__all__ = [
    "FolderLock",
    "disk_problem",
    "dump_json",
    "missing_folders",
    "plain_values",
    "put_folder",
    "remove_empty",
    "sync_folder",
    "write_synced",
    "write_whole",
]

_ROW = re.compile(r"\[\n\s*[-\d.eE+]+(?:,\n\s*[-\d.eE+]+)*\n\s*\]")  # a text in JSON holds no line break
_HELD: set[Path] = set()  # a process may lock a file twice as far as the system is concerned, not as far as we are


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that whoever looks finds the old one or the new one, never a part.

    Raises
    ------
    OSError
        As the system says; the old file is untouched and nothing half-written is left.
    """
    temporary = path.with_name(f"{path.name}.part")
    try:
        write_synced(temporary, data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def missing_folders(path: Path) -> list[Path]:
    """Return the folders that will be made to make this one, the innermost first."""
    return [folder for folder in (path, *path.parents) if not folder.exists()]


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove those folders, up to the first that holds something."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def sync_folder(path: Path) -> None:
    """Wait until the disk knows the names in a folder; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_folder(temporary: Path, place: Path) -> None:
    """Rename a folder to its place; one that is there steps aside first, to the same name with ``.old``."""
    aside = place.with_name(f"{place.name}.old")
    if place.exists():
        if aside.exists():
            shutil.rmtree(aside)
        place.rename(aside)
    temporary.rename(place)
    sync_folder(place.parent)


def disk_problem(error: OSError, path: Path, size: int, safe: str) -> TrainingError:
    """Return the error for a file that could not be written.

    Parameters
    ----------
    error : OSError
        What the system said.
    path : Path
        The file.
    size : int
        The bytes it needed.
    safe : str
        A sentence: what is still there.
    """
    room, there = "", next((folder for folder in path.parents if folder.is_dir()), path.parent)
    with suppress(OSError):
        room = f"; {_in_words(shutil.disk_usage(there).free)} are free there"
    why = error.strerror or type(error).__name__
    return TrainingError(f"cannot write {path}: {why}. It needs {_in_words(size)}{room}. {safe}")


def _in_words(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size:,} bytes"


def plain_values(value: Any) -> Any:
    """Return a value as JSON has it: arrays and tensors as lists, NaN and infinity as null.

    Examples
    --------
    >>> plain_values({"loss": float("nan"), "kinds": ("a", 2)})
    {'loss': None, 'kinds': ['a', 2]}
    """
    if hasattr(value, "tolist"):  # NumPy's and torch's
        value = value.tolist()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): plain_values(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain_values(entry) for entry in value]
    return value


def dump_json(value: Any) -> bytes:
    """Return a value as a JSON file, in the same bytes for the same value; a row of numbers is one line."""
    text = json.dumps(plain_values(value), indent=1, ensure_ascii=False)
    return (_ROW.sub(lambda row: " ".join(row[0].split()), text) + "\n").encode()


class FolderLock:
    """Keeps other processes from writing into a folder; the system takes it back when the process ends, however.

    Parameters
    ----------
    folder : Path
        It is there already; a file ``.lock`` is kept in it.

    Raises
    ------
    TrainingError
        Another process, or another run of this one, writes there.
    """

    def __init__(self, folder: Path) -> None:
        self.path = (folder / ".lock").resolve()
        taken = TrainingError(f"another training is writing into {folder}. Wait for it, stop it, or use another --out.")
        if self.path in _HELD:
            raise taken
        self._file = self.path.open("a+b")
        try:
            _lock(self._file.fileno())
        except OSError:
            self._file.close()
            raise taken from None
        _HELD.add(self.path)

    def release(self) -> None:
        """Let others write; a second time does nothing."""
        if not self._file.closed:
            self._file.close()
            _HELD.discard(self.path)


if os.name == "nt":

    def _lock(handle: int) -> None:
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:

    def _lock(handle: int) -> None:
        import errno
        import fcntl

        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike flock, children do not inherit it
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN):
                raise
            # Some network disks have no locks: better to train without one than not at all.
