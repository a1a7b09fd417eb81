"""Probes work from outside the student's process: inputs out as JSON, values back as JSON, judged here."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from cnnedu.grading.call import Outcome
from cnnedu.grading.inputs import draw, from_wire, to_wire
from cnnedu.grading.judge import Trial, diagnose, judge
from cnnedu.grading.schema import ExerciseError, Probe, read_checks

QUESTION = read_checks(Path(__file__).parents[2] / "exercises" / "01_convolution" / "checks.json").question("01.2")

# What a sandbox needs: no cnnedu, only NumPy, JSON in and JSON out.
RUNNER = """
import base64, json, sys
import numpy as np

def read(v):
    if not isinstance(v, dict): return v
    return np.frombuffer(base64.b64decode(v["data"]), v["dtype"]).reshape(v["shape"])

source, cases = json.load(sys.stdin)
space = {"np": np}
exec(source, space)
values = []
for case in cases:
    v = np.ascontiguousarray(space["conv2d"](*map(read, case.values())))
    values.append({"dtype": v.dtype.name, "shape": list(v.shape), "data": base64.b64encode(v.tobytes()).decode()})
assert "cnnedu" not in sys.modules
json.dump(values, sys.stdout)
"""
STUDENT = """
def conv2d(input, weight, bias):
    rows, columns = input.shape[0] - weight.shape[0] + 1, input.shape[1] - weight.shape[1] + 1
    patches = np.lib.stride_tricks.sliding_window_view(input, weight.shape)
    return (patches * weight{flip}).sum((2, 3)) + bias
"""


@pytest.mark.parametrize(("flip", "mistake"), [("", None), ("[::-1, ::-1]", "flipped_kernel")])
def test_values_from_another_process_are_judged_here(flip, mistake):
    cases = [(probe, inputs) for probe in QUESTION.probes for inputs in draw(probe, seed="a teacher's secret")]
    sent = json.dumps([STUDENT.format(flip=flip), [{n: to_wire(v) for n, v in inputs.items()} for _, inputs in cases]])
    done = subprocess.run([sys.executable, "-c", RUNNER], input=sent, capture_output=True, text=True, check=True)
    outcomes = [Outcome(from_wire(value), "ndarray") for value in json.loads(done.stdout)]
    verdicts = [judge(QUESTION, inputs, outcome) for (_, inputs), outcome in zip(cases, outcomes, strict=True)]
    found = diagnose(QUESTION, [Trial(*case, outcome) for case, outcome in zip(cases, outcomes, strict=True)])
    assert all(verdict.passed for verdict in verdicts) == (mistake is None)
    assert (found.name if found else None) == mistake


def test_drawing_repeats_and_follows_the_seed_only():
    probe = QUESTION.probes[2]
    (first,), (again,), (other,) = draw(probe), draw(probe), draw(probe, seed="x")
    assert list(first) == ["input", "weight", "bias"]
    assert first["input"].shape == (5, 8)
    for name in first:
        assert np.array_equal(first[name], again[name])
        assert not np.array_equal(first[name], other[name])
    assert not np.shares_memory(first["input"], again["input"])


def test_drawn_values_stay_in_their_bounds_and_reach_them():
    probe = Probe("p", 1, "", {"n": {"draw": "integers", "low": 1, "high": 3}}, repeat=60)
    assert {case["n"] for case in draw(probe)} == {1, 2, 3}
    array = Probe("p", 1, "", {"x": {"draw": "integers", "low": -1, "high": 1, "shape": [50], "dtype": "int32"}})
    x = draw(array)[0]["x"]
    assert (x.dtype, x.min(), x.max()) == (np.int32, -1, 1)


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [({"draw": "gaussian"}, "cannot draw 'gaussian'"), ({"draw": "normal", "dtype": "object"}, "dtype 'object'")],
)
def test_an_unknown_generator_is_named(spec, sentence):
    with pytest.raises(ExerciseError, match=sentence):
        draw(Probe("p", 1, "", {"x": spec}))


@pytest.mark.parametrize("dtype", ["float64", "float32", "int64", "uint8", "bool", "complex128"])
def test_arrays_survive_the_wire(dtype):
    for array in (np.arange(6).reshape(2, 3)[:, ::-1].astype(dtype), np.zeros((0, 3), dtype), np.array(1, dtype)):
        back = from_wire(json.loads(json.dumps(to_wire(array))))
        assert (back.dtype, back.shape) == (array.dtype, array.shape)
        assert np.array_equal(back, array)
        assert back.flags.writeable


@pytest.mark.parametrize(
    "message",
    [
        "text", [1, 2], {}, {"dtype": "object", "shape": [1], "data": "AAAA"},
        {"dtype": "float64", "shape": [-1], "data": ""}, {"dtype": "float64", "shape": [2], "data": "AAAA"},
        {"dtype": "float64", "shape": [True], "data": "AAAAAAAAAAA="}, {"dtype": "float64", "shape": 3, "data": ""},
        {"dtype": "float64", "shape": [1], "data": "?"}, {"dtype": "float64", "shape": [1], "data": 5},
        {"dtype": "float64", "shape": [0], "data": "", "more": 1}, {"dtype": ["float64"], "shape": [0], "data": ""},
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused(message):
    with pytest.raises(ValueError):
        from_wire(message)
