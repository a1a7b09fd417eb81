"""The log of a run: one JSON object per line, for each step and each epoch, in `metrics.jsonl`."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from cnnedu.errors import TrainingError
from cnnedu.train import _files

__all__ = ["MetricsLog", "cut_metrics", "read_metrics"]


class MetricsLog:
    """Takes down what was measured, in a file or, without one, in memory.

    Parameters
    ----------
    path : Path, optional
        Lines are appended; a part of a line at its end is cut off first.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._kept: list[dict[str, Any]] = []
        self._file: BinaryIO | None = None
        if path is not None:
            self.cut()

    def append(self, kind: str, step: int, epoch: int, metrics: Mapping[str, Any]) -> None:
        """Add a line and hand it to the system, which keeps it whatever happens to this process."""
        record = _files.plain_values({"kind": kind, "step": step, "epoch": epoch, **metrics})
        if self._file is None:
            self._kept.append(record)
            return
        assert self.path is not None
        line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        try:
            self._file.write(line)
            self._file.flush()
        except OSError as error:
            raise _files.disk_problem(error, self.path, len(line), "Checkpoints are as they were.") from error

    def sync(self) -> None:
        """Wait until the disk has all lines."""
        if self._file is not None and self.path is not None and not self._file.closed:
            try:
                os.fsync(self._file.fileno())
            except OSError as error:
                raise _files.disk_problem(error, self.path, 0, "Checkpoints are as they were.") from error

    def records(self) -> list[dict[str, Any]]:
        """Return all lines."""
        return list(self._kept) if self.path is None else read_metrics(self.path)

    def cut(self, step: int | None = None) -> None:
        """Forget what came after a step, and a part of a line at the end."""
        self._kept = [record for record in self._kept if step is None or record["step"] <= step]
        if self.path is None:
            return
        self.close()
        cut_metrics(self.path, step)
        try:
            self._file = self.path.open("ab")
        except OSError as error:
            raise _files.disk_problem(error, self.path, 0, "The log is as it was.") from error

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        if self._file is not None:
            with suppress(OSError):  # what was left to write found no room: `append` has said so
                self._file.close()


def read_metrics(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a log, none where there is none.

    A part of a line at its end, from a process that was stopped, is passed over.
    """
    return [record for record, _ in _whole_lines(path)] if path.exists() else []


def cut_metrics(path: Path, step: int | None = None) -> None:
    """Leave out, at once or not at all, what came after a step, and a part of a line at the end.

    Parameters
    ----------
    path : Path
        The log; where there is none, none is made.
    step : int, optional
        The last step to stay; with None, all do.
    """
    if not path.exists():
        return
    before = _read(path)
    after = b"".join(line for record, line in _whole_lines(path) if step is None or record["step"] <= step)
    if after != before:
        try:
            _files.write_whole(path, after)
        except OSError as error:
            raise _files.disk_problem(error, path, len(after), "The log is as it was.") from error


def _whole_lines(path: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield each line's object and its bytes, up to the first that is none."""
    lines = _read(path).split(b"\n")
    for number, line in enumerate(lines[:-1], 1):
        record = _parsed(line)
        if record is None:
            if number < len(lines) - 1:
                warnings.warn(f"{path} is damaged from line {number} on.", RuntimeWarning, stacklevel=3)
            return
        yield record, line + b"\n"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TrainingError(f"{path} cannot be read: {error.strerror}.") from None


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    whole = isinstance(record, dict) and isinstance(record.get("kind"), str)
    return record if whole and all(isinstance(record.get(name), int) for name in ("step", "epoch")) else None
