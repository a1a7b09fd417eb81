"""Trained weights that ship, in safetensors files: a header of JSON, then the numbers; nothing in them can run.

Eight bytes say how long the header is; the header names each array with its dtype, its shape and where it lies.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import numpy as np

from cnnedu.errors import check_choice

__all__ = ["load_weights", "pack_safetensors", "weights_provenance", "write_safetensors"]

_KINDS = {"F16": np.float16, "F32": np.float32, "F64": np.float64}


def list_weights() -> list[str]:
    """Return the names that `load_weights` knows."""
    suffix = ".safetensors"
    return sorted(e.name.removesuffix(suffix) for e in files("cnnedu.data").iterdir() if e.name.endswith(suffix))


def load_weights(name: str) -> dict[str, np.ndarray]:
    """Load the weights of a network that was trained for this book.

    Parameters
    ----------
    name : "lenet5"
        ``create_model("lenet5")`` takes them, once they are tensors: ``load_state_dict``.

    Returns
    -------
    dict from str to array of float32
        The names and shapes of the network's ``state_dict``.

    Raises
    ------
    ValueError
        There are no weights of that name.

    Examples
    --------
    >>> weights = load_weights("lenet5")
    >>> weights["c1.weight"].shape, sum(array.size for array in weights.values())
    ((6, 1, 5, 5), 61706)
    """
    header, data = _read(name)
    arrays = {}
    for part, entry in header.items():
        if part != "__metadata__":
            start, stop = entry["data_offsets"]
            array = np.frombuffer(data[start:stop], np.dtype(_KINDS[entry["dtype"]]).newbyteorder("<"))
            arrays[part] = array.reshape(entry["shape"]).astype(np.float32)
    return arrays


def weights_provenance(name: str) -> dict[str, str]:
    """Return where weights come from: the data, the script, its seed, how often they are right, and the date.

    Examples
    --------
    >>> weights_provenance("lenet5")["script"]
    'cnnedu/train/weights.py'
    """
    return dict(_read(name)[0]["__metadata__"])


def write_safetensors(path: Path, arrays: Mapping[str, np.ndarray], provenance: Mapping[str, str]) -> None:
    """Write arrays of floats, each in its own dtype, and what there is to say about them."""
    path.write_bytes(pack_safetensors(arrays, provenance))


def pack_safetensors(arrays: Mapping[str, np.ndarray], provenance: Mapping[str, str]) -> bytes:
    """Return what `write_safetensors` writes."""
    names = {np.dtype(kind): name for name, kind in _KINDS.items()}
    header: dict[str, object] = {"__metadata__": dict(provenance)}
    at = 0
    for part, array in arrays.items():
        header[part] = {
            "dtype": names[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [at, at + array.nbytes],
        }
        at += array.nbytes
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    data = b"".join(array.astype(array.dtype.newbyteorder("<")).tobytes() for array in arrays.values())
    return len(text).to_bytes(8, "little") + text + data


def _read(name: str) -> tuple[dict[str, dict], bytes]:  # type: ignore[type-arg]
    check_choice("load_weights", "name", name, list_weights())
    raw = files("cnnedu.data").joinpath(f"{name}.safetensors").read_bytes()
    length = int.from_bytes(raw[:8], "little")
    return json.loads(raw[8 : 8 + length]), raw[8 + length :]
