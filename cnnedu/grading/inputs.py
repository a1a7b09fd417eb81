"""Draw a probe's inputs from a seed, and carry values between processes.

A generator is a small mapping, so that it fits in JSON and says at a glance what is drawn::

    {"value": 2}                                                   always this
    {"draw": "integers", "low": -3, "high": 4, "shape": [5, 7]}    whole numbers low..high, both possible
    {"draw": "normal", "shape": [3, 8, 8], "dtype": "float32"}     standard normal numbers
    {"draw": "ramp", "shape": [4, 4]}                              0, 1, 2, … in reading order

Without ``shape`` a Python number is drawn. Arrays are float64 unless ``dtype`` says otherwise.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from cnnedu.grading.schema import ExerciseError, Probe

Inputs = dict[str, Any]
"""Argument name -> NumPy array or Python number."""

MAX_BYTES = 64 * 2**20
_DTYPES = ("float64", "float32", "int64", "int32", "uint8")
# What a student's value may be made of on the wire; the judge then says what it thinks of it.
_WIRE_DTYPES = (*_DTYPES, "float16", "int16", "int8", "uint64", "uint32", "uint16", "bool", "complex64", "complex128")


def draw(probe: Probe, seed: int | str = 0) -> list[Inputs]:
    """Draw all cases of a probe. The same probe and seed give the same inputs, on every machine and in any order.

    Parameters
    ----------
    probe
        What to draw.
    seed
        0 for everybody; a teacher's secret for the probes that stay hidden.

    Returns
    -------
    list of dict
        ``probe.repeat`` cases, each mapping argument names to fresh values in the order of the call.

    Examples
    --------
    >>> probe = Probe("p", 1, "a small image", {"input": {"draw": "ramp", "shape": [2, 2]}, "stride": {"value": 2}})
    >>> draw(probe)
    [{'input': array([[0., 1.],
           [2., 3.]]), 'stride': 2}]
    """
    return [
        {name: _draw(spec, f"{seed}/{probe.id}/{case}/{name}") for name, spec in probe.arguments.items()}
        for case in range(probe.repeat)
    ]


def _draw(spec: Mapping[str, Any], label: str) -> Any:
    if "value" in spec:
        return spec["value"]
    shape, dtype = spec.get("shape"), spec.get("dtype", "float64")
    if dtype not in _DTYPES:
        raise ExerciseError(f"cannot draw dtype {dtype!r}; allowed are {', '.join(_DTYPES)}.")
    random = np.random.default_rng(int.from_bytes(hashlib.sha256(label.encode()).digest()[:16], "big"))
    match spec.get("draw"):
        case "integers":
            drawn: Any = random.integers(spec["low"], spec["high"], size=shape, endpoint=True)
        case "normal":
            drawn = random.standard_normal(size=shape)
        case "ramp":
            drawn = np.arange(np.prod(spec["shape"])).reshape(spec["shape"])
        case other:
            raise ExerciseError(f"cannot draw {other!r}; allowed are integers, normal, ramp, or a value.")
    if shape is None:
        return int(drawn) if spec["draw"] == "integers" else float(drawn)
    return drawn.astype(dtype)


def to_wire(value: Any) -> Any:
    """Turn a drawn or returned value into JSON: arrays as dtype, shape and base64 bytes, Python numbers as they are."""
    if isinstance(value, np.ndarray | np.generic):
        array = np.ascontiguousarray(value)
        data = base64.b64encode(array.astype(array.dtype.newbyteorder("<")).tobytes()).decode()
        return {"dtype": array.dtype.name, "shape": list(np.shape(value)), "data": data}
    return value


def from_wire(value: Any) -> Any:
    """Read what :func:`to_wire` wrote, trusting nothing: it may come from a student's process.

    Raises
    ------
    ValueError
        The message is not one that :func:`to_wire` writes, or is larger than 64 MiB.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if not isinstance(value, dict) or set(value) != {"dtype", "shape", "data"} or value["dtype"] not in _WIRE_DTYPES:
        raise ValueError("not a number and not an array with dtype, shape and data")
    shape, data = value["shape"], value["data"]
    if not isinstance(data, str) or len(data) > MAX_BYTES * 4 // 3 + 4:
        raise ValueError(f"array data is not text of at most {MAX_BYTES // 2**20} MiB")
    if not isinstance(shape, list) or len(shape) > 8 or not all(type(n) is int and 0 <= n < 2**31 for n in shape):
        raise ValueError("an array's shape is a list of at most 8 whole numbers")
    flat = np.frombuffer(base64.b64decode(data, validate=True), np.dtype(value["dtype"]).newbyteorder("<"))
    return flat.astype(value["dtype"]).reshape(shape)
