"""The log: every line up to a checkpoint is kept, none after it, and damage is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnedu.errors import TrainingError
from cnnedu.train._metrics import MetricsLog, cut_metrics, read_metrics

records = st.lists(
    st.tuples(st.sampled_from(["step", "epoch"]), st.integers(0, 30), st.floats(allow_nan=True), st.text(max_size=5))
)


@given(records=records, step=st.integers(0, 30), torn=st.integers(0, 60))
def test_a_cut_log_holds_all_up_to_the_step_and_nothing_after(
    tmp_path_factory: pytest.TempPathFactory, records: list[tuple[str, int, float, str]], step: int, torn: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "cut.jsonl"
    path.unlink(missing_ok=True)
    log = MetricsLog(path)
    for kind, at, loss, name in records:
        log.append(kind, at, 1, {"train_loss": loss, "name": name})
    log.close()
    written = read_metrics(path)
    assert [(r["kind"], r["step"], r["name"]) for r in written] == [(k, s, n) for k, s, _, n in records]
    content = path.read_bytes()
    torn = min(torn, len(content))
    path.write_bytes(content[: len(content) - torn])  # a process was stopped while it wrote
    whole = content[: len(content) - torn].count(b"\n")
    assert read_metrics(path) == written[:whole]
    cut_metrics(path, step)
    expected = [record for record in written[:whole] if record["step"] <= step]
    assert read_metrics(path) == expected
    again = MetricsLog(path)  # and it goes on with a line of its own
    again.append("step", step + 1, 1, {})
    again.close()
    assert read_metrics(path) == [*expected, {"kind": "step", "step": step + 1, "epoch": 1}]


def test_a_log_that_is_damaged_in_its_middle_says_where(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    line = b'{"kind": "step", "step": 1, "epoch": 1}\n'
    path.write_bytes(line + b"\0\0\0\n" + line)
    with pytest.warns(RuntimeWarning, match="damaged from line 2 on"):
        assert len(read_metrics(path)) == 1


def test_a_log_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="cannot be read: "):
        read_metrics(tmp_path)
