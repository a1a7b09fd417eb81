"""Why a model failed, in the words of the field: what to write instead, where torch's message leaves that open.

Each function looks at one symptom and returns a sentence, or nothing.
"""

from __future__ import annotations

import inspect
import re
import traceback
from collections import Counter
from collections.abc import Callable
from math import prod
from pathlib import Path

import torch
from torch import Tensor, nn

from cnnedu.analysis._explain_layers import LAYERS
from cnnedu.analysis._failure import Failure
from cnnedu.errors import ShapeError, suggest

__all__ = ["explain"]


def explain(name: str, path: str, failure: Failure) -> str:
    """Say in which module the model failed, on what, why, and where."""
    if isinstance(failure.error, RecursionError):
        return f"{name}: {_recursion(failure.error)}"
    if isinstance(failure.error, ShapeError):  # which says all there is to say
        return f"{name}: {failure.error}"
    module = failure.module
    what = type(module).__name__ if list(module.children()) else repr(module)
    where = f"{path!r} ({what})" if path else what
    given = ", ".join(_kind(x) for x in failure.inputs)
    message = failure.message.rstrip(".:")
    sentences = [f"{name}: {where} failed on input {given or 'nothing'}: {message}."]
    sentences += [sentence for sentence in (_ask(cause, failure) for cause in _CAUSES) if sentence][:1]
    return " ".join([*sentences, *_place(failure.error)])


def _ask(cause: Callable[[Failure], str], failure: Failure) -> str:
    """Return what a cause has to say; a strange model on which it stumbles must not hide the error."""
    try:
        return cause(failure)
    except Exception:
        return ""


def _kind(given: object) -> str:
    if isinstance(given, Tensor) and not given.is_nested:
        return str(tuple(given.shape))
    return "None" if given is None else type(given).__name__


def _recursion(error: Exception) -> str:
    """Name the function that calls itself."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    owners = Counter(
        type(frame.f_locals["self"]).__name__
        for frame in frames
        if frame.f_code.co_name == "forward" and isinstance(frame.f_locals.get("self"), nn.Module)
    )
    owner = owners.most_common(1)[0][0] if owners else "a module"
    return (
        f"forward of {owner} calls itself without end. In forward call the layers, self.conv(x); "
        "self(x) and self.forward(x) start forward again."
    )


def _place(error: Exception) -> list[str]:
    """Return the line of the student's own code where it happened."""
    ours = (str(Path(torch.__file__).parent), str(Path(__file__).parent))
    frames = [f for f in traceback.extract_tb(error.__traceback__) if not f.filename.startswith(ours) and f.line]
    return [f"At line {frames[-1].lineno} of {Path(frames[-1].filename).name}: {frames[-1].line}"] if frames else []


def _no_forward(failure: Failure) -> str:
    if not isinstance(failure.error, NotImplementedError) or 'required "forward"' not in failure.message:
        return ""
    if isinstance(failure.module, nn.ModuleList | nn.ModuleDict):
        return f"{type(failure.module).__name__} only holds modules: call each in a loop, or use nn.Sequential."
    return "Define forward(self, x) in the class, indented as __init__ is and not inside it."


def _wrong_number(failure: Failure) -> str:
    """A forward that is called with more or fewer inputs than it takes."""
    forward = failure.module.forward
    called = re.search(rf"{getattr(forward, '__name__', '')}\(\) (takes|missing)", failure.message)
    if not isinstance(failure.error, TypeError) or not called:
        return ""
    try:
        signature = inspect.signature(forward)
        signature.bind(*failure.inputs)
    except TypeError:
        takes = f"forward({', '.join(signature.parameters)})"
    except ValueError:
        return ""
    else:
        return ""
    needed = [p for p in signature.parameters.values() if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    if not signature.parameters:
        return f"It has {takes}: write forward(self, x)."
    if failure.inner:
        return f"It has {takes}; its caller passes {len(failure.inputs)}."
    return f"It has {takes}: input_size must list {len(needed)} size{'s' if len(needed) > 1 else ''}, one per input."


def _no_tensor(failure: Failure) -> str:
    """None, a tuple or a class where a tensor belongs."""
    given = failure.inputs[0] if failure.inputs else failure.first
    if failure.inputs and given is None:
        return "What comes before it returned None: its forward must end with return."
    if isinstance(given, nn.Module):
        kind = type(given).__name__
        remedy = f"nn.{kind}(x) makes one, nn.{kind}()(x) calls it" if kind in nn.__dict__ else "call that on a tensor"
        return f"It was given the module {kind} itself: {remedy}."
    if failure.inputs and not isinstance(given, Tensor) and type(failure.module).__module__.startswith("torch.nn"):
        kind = type(given).__name__
        if isinstance(given, list | tuple) and any(isinstance(x, Tensor | tuple) for x in given):
            return f"It was given a {kind}, as nn.LSTM and the like return: pass on its first entry."
        if isinstance(given, dict) and given:
            return f"It was given a {kind}: pass on one of its entries, such as [{next(iter(given))!r}]."
        return f"It was given a {kind}: what comes before it must return a tensor."
    if found := re.search(r"must be Tensor, not (\w+)", failure.message):
        if found[1] in nn.__dict__:
            return f"nn.{found[1]}(x) makes a module and computes nothing: write nn.{found[1]}()(x)."
        if found[1] == "NoneType":
            return "A layer before it returned None: its forward must end with return."
        if found[1] == "tuple":
            return "A layer before it returned a tuple, as nn.LSTM does: take its first entry."
    return ""


def _dtype(failure: Failure) -> str:
    """Numbers of another kind than the weights."""
    x = failure.first
    if x is None:
        return ""
    got = str(x.dtype).removeprefix("torch.")
    if isinstance(failure.module, nn.Embedding | nn.EmbeddingBag) and x.is_floating_point():
        return "It looks up whole numbers: " + (
            "give input_dtype='int64'." if failure.is_given else f"its input is {got}."
        )
    weights = [p.dtype for p in failure.module.parameters() if p.is_floating_point()]
    if not weights or weights[0] == x.dtype or not re.search("type", failure.message):
        return ""
    kind = str(weights[0]).removeprefix("torch.")
    told = f"Its weights are {kind}, its input is {got}"
    if any(x.dtype == one.dtype for one in failure.whole):
        return f"{told}: give input_dtype={kind!r}."
    return f"{told}, which the layers before it make: x.to(torch.{kind}) changes it back."


def _attribute(failure: Failure) -> str:
    """A name that is not there."""
    error, module = failure.error, failure.module
    own = [*dict(module.named_children()), *dict(module.named_parameters()), *vars(module)]
    if isinstance(error, NameError):
        return f"Write self.{error.name}." if error.name in own else ""
    if not isinstance(error, AttributeError):
        return ""
    known = own if error.obj is module else dir(error.obj)
    return suggest(str(error.name), [name for name in known if not name.startswith("_")]).strip()


def _operands(failure: Failure) -> str:
    """Two tensors that do not fit together."""
    shapes = [tuple(x.shape) for x in failure.operands]
    if "must match" not in failure.message or len(shapes) < 2:
        return ""
    a, b = shapes[:2]
    told = f"{failure.operation} got {a} and {b}."
    if len(a) != len(b) or len(a) < 3:
        return told
    if failure.operation == "cat":
        odd = a[2:] != b[2:] and "Expected size" in failure.message
        return f"{told} Sides differ: pad or crop one, or give sides that every halving divides." if odd else told
    axis = next((axis for axis, (x, y) in enumerate(zip(a, b, strict=True)) if x != y and 1 not in (x, y)), 0)
    if axis == 1:
        return f"{told} Channels differ: a 1×1 convolution on one of the two makes them equal."
    return f"{told} Sides differ: padding and stride of the two paths must agree." if axis > 1 else told


def _view(failure: Failure) -> str:
    if "is invalid for input of size" in failure.message and failure.operands:
        x = failure.operands[0]
        batch, per = x.shape[0], prod(x.shape[1:])
        fixed = re.match(r"shape '\[(\d+), (-1|\d+)\]'", failure.message)
        if fixed and int(fixed[1]) != batch and fixed[2] in ("-1", str(per)):
            return f"It asks for {fixed[1]} examples, and the batch has {batch}: x.flatten(1) fits any batch."
        return f"It is {tuple(x.shape)}, {per} numbers per example: x.flatten(1) makes it {(batch, per)}."
    if "view size is not compatible" in failure.message:
        return "After permute or transpose use reshape or flatten instead of view."
    return ""


def _too_small(failure: Failure) -> str:
    """Pooled or convolved until nothing is left, by a function instead of a layer."""
    if not failure.operands or not re.search(
        "size is too small|smaller than kernel|be greater than actual", failure.message
    ):
        return ""
    sides = "×".join(map(str, failure.operands[0].shape[2:]))
    return f"The map is only {sides} there: give a larger input_size, or fewer strides and poolings before it."


def _device(failure: Failure) -> str:
    """A GPU that is not there, or numbers."""
    if re.search("NVIDIA|compiled with CUDA", failure.message):
        return "forward asks for a GPU, by .cuda() or device='cuda': device=x.device follows its input instead."
    if failure.first is not None and failure.first.is_meta and "meta" in failure.message:
        return "It needs numbers, which a model on the meta device does not have: build it on the CPU."
    return ""


_CAUSES: tuple[Callable[[Failure], str], ...] = (
    _no_forward,
    _wrong_number,
    _no_tensor,
    _dtype,
    *LAYERS,
    _attribute,
    _view,
    _operands,
    _too_small,
    _device,
)
