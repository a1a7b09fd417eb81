"""Receptive fields: which pixels of the input an output depends on, by arithmetic or for any model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cnnedu.errors import suggest
from cnnedu.functional._arguments import at_least

if TYPE_CHECKING:
    from torch import nn

    from cnnedu.analysis._fields_result import ReceptiveFields

__all__ = ["Number", "ReceptiveField", "receptive_field", "receptive_field_of"]

Number = int | float | Fraction
_SETTINGS = ("kernel_size", "stride", "padding", "dilation")
_LEAST = {"kernel_size": 1, "stride": 1, "padding": 0, "dilation": 1}
_DEFAULTS = {"stride": 1, "padding": 0, "dilation": 1}


@dataclass(frozen=True)
class ReceptiveField:
    """What one output sees: a window of the input that moves on from output to output.

    Output i sees pixels ``start + i * jump`` to ``start + i * jump + size - 1``. Pixels are counted from 0; negative
    ones, and those beyond the input's end, lie in the padding.

    Attributes
    ----------
    size : int, or tuple with one per axis where the axes differ
        Pixels seen, from the first to the last; a dilated kernel skips some between them.
    jump : int or Fraction, or tuple
        Pixels from one output's window to the next one's; less than 1 after upsampling.
    start : int or Fraction, or tuple
        The first pixel that output 0 sees.
    """

    size: Number | tuple[Number, ...]
    jump: Number | tuple[Number, ...]
    start: Number | tuple[Number, ...]


def receptive_field(layers: Iterable[Any]) -> list[ReceptiveField]:
    r"""Return what an output of each layer of a chain sees of the chain's input.

    Seen from layer to layer, with kernel size k, stride s, padding p and dilation d, size r, jump j and start a:

    .. math:: r \leftarrow r + (k - 1)\, d\, j, \qquad a \leftarrow a - p\, j, \qquad j \leftarrow j\, s

    Parameters
    ----------
    layers : iterable
        Convolutions and poolings, first to last. Each is a kernel size, a tuple ``(kernel_size, stride, padding,
        dilation)`` of which the end may be left out, a mapping with these keys, or anything with these attributes,
        such as ``nn.Conv2d`` and ``nn.MaxPool2d``. Settings are integers, or tuples with one integer per axis.
        What works on one pixel at a time (activations, normalisation with fixed statistics) is left out.

    Returns
    -------
    list of ReceptiveField
        One per layer.

    Raises
    ------
    ValueError, TypeError
        A layer that is none of the above: the message has its number, counted from 0.

    See Also
    --------
    receptive_field_of : for models with branches.

    Examples
    --------
    Each 3×3 convolution adds a pixel on each side, so k of them see 2k + 1:

    >>> [field.size for field in receptive_field([3, 3, 3, 3])]
    [3, 5, 7, 9]

    A stride makes every later layer count for more. Padding does not change what is seen, but where:

    >>> receptive_field([(3, 2, 1), (3, 1, 1)])
    [ReceptiveField(size=3, jump=2, start=-1), ReceptiveField(size=7, jump=2, start=-3)]

    Dilation grows the field without stride or pooling: WaveNet doubles it ten times and sees 1024 samples,

    >>> receptive_field({"kernel_size": 2, "dilation": 2**i} for i in range(10))[-1].size
    1024

    with as many weights as a chain that sees 11. AlexNet sees 163 pixels before its last pooling, and 195 after it:

    >>> alexnet = [(11, 4, 2), (3, 2), (5, 1, 2), (3, 2), (3, 1, 1), (3, 1, 1), (3, 1, 1), (3, 2)]
    >>> [field.size for field in receptive_field(alexnet)]
    [11, 19, 51, 67, 99, 131, 163, 195]

    VGG-16 takes thirteen 3×3 convolutions to see as far:

    >>> vgg16 = [layer for depth in (2, 2, 3, 3, 3) for layer in [(3, 1, 1)] * depth + [(2, 2)]]
    >>> [field.size for field in receptive_field(vgg16)][-2:]
    [196, 212]

    Axes may differ, as those of Inception's 1×7 and 7×1 pair:

    >>> receptive_field([((1, 7), 1, (0, 3)), ((7, 1), 1, (3, 0))])
    [ReceptiveField(size=(1, 7), jump=1, start=(0, -3)), ReceptiveField(size=7, jump=1, start=-3)]
    """
    if isinstance(layers, Mapping | str) or not isinstance(layers, Iterable):
        raise TypeError(f"receptive_field: layers must be a list of layers, got {type(layers).__name__}.")
    settings = [_settings(number, layer) for number, layer in enumerate(layers)]
    rank = _rank(settings)
    size, jump, start = [1] * rank, [1] * rank, [0] * rank
    fields = []
    for layer in settings:
        kernel, stride, padding, dilation = (_per_axis(layer[name], rank) for name in _SETTINGS)
        for axis in range(rank):
            size[axis] += (kernel[axis] - 1) * dilation[axis] * jump[axis]
            start[axis] -= padding[axis] * jump[axis]
            jump[axis] *= stride[axis]
        fields.append(ReceptiveField(_same(size), _same(jump), _same(start)))
    return fields


def receptive_field_of(
    model: nn.Module,
    input_size: Sequence[int] | Sequence[Sequence[int]],
    *,
    input_dtype: str | Sequence[str] = "float32",
) -> ReceptiveFields:
    """Return what every layer of a model sees of its input: any model, with branches, residuals and its own forward.

    The model runs once on shapes alone; along each spatial axis, what every position of every tensor sees is followed
    exactly through every operation. Where branches meet, the union is seen.

    Parameters
    ----------
    model : nn.Module
        Any model.
    input_size : sequence of int, or one such sequence per input
        With the batch axis. The spatial axes are those after (n, c); of integers with two axes, tokens, the second.
        Of several inputs the first is the one that is seen; the others are constants.
    input_dtype : str, or one per input
        "float32", "int64" …

    Returns
    -------
    ReceptiveFields
        One row per call of a module, by number or by path. ``size``, ``jump`` and ``start`` are those of the model's
        output or, where that has no spatial axes any more, of the last operation whose output has. ``misaligned``
        lists branches that meet without lying on top of each other; ``notes`` says where everything is seen, what
        was left out of the field and which operations are not known.

    Raises
    ------
    ModelError
        The model fails: the message names the module and says why.
    ShapeError, ValueError, TypeError
        ``model`` is no module, ``input_size`` no size.

    Notes
    -----
    The field is the theoretical one, of a map without borders: what lies in the padding is counted, so that a field
    can be larger than the input. `effective_receptive_field` measures how much of it matters.

    A channel gate computed from the whole map (squeeze and excitation) and the statistics of instance and group norm
    are left out of the field, with a note: they let every output depend on all pixels, but only through a few numbers.
    Global pooling, attention and dense layers over a whole map see everything, and have no field from there on.

    Examples
    --------
    >>> from torch import nn
    >>> fields = receptive_field_of(nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.MaxPool2d(2)), (1, 3, 32, 32))
    >>> fields.size, fields["0"].size
    (4, 3)

    A shortcut that takes every second pixel, beside a mean of 2×2 pixels: the one sees the corner of what the other
    sees. Added, they smear the picture by half a pixel, and no error says so:

    >>> class Block(nn.Module):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.shortcut, self.pool = nn.Conv2d(3, 3, 1, stride=2), nn.AvgPool2d(2)
    ...
    ...     def forward(self, x):
    ...         return self.shortcut(x) + self.pool(x)
    >>> print(receptive_field_of(Block(), (1, 3, 8, 8)).misaligned[0])
    the model: two branches meet (add) on spatial axis 0 with centres 1/2 input pixel apart
    """
    from cnnedu.analysis._fields import FieldObserver
    from cnnedu.analysis._fields_result import collect
    from cnnedu.analysis._trace import trace

    _, (observer,) = trace("receptive_field_of", model, input_size, FieldObserver, input_dtype=input_dtype)
    return collect(type(model).__name__, observer)


def _settings(number: int, layer: Any) -> dict[str, Any]:
    """Return a layer's settings by name; the number is for messages."""
    name = f"receptive_field: layer {number}"
    given = _by_name(name, layer)
    for setting in given:
        if setting not in _SETTINGS:
            hint = suggest(str(setting), _SETTINGS)
            raise ValueError(f"{name} has an unknown setting {setting!r}; allowed are {', '.join(_SETTINGS)}.{hint}")
    if "kernel_size" not in given:
        raise ValueError(f"{name} must have a kernel_size, got {layer!r}.")
    found = {
        setting: value if (value := given.get(setting)) is not None else _DEFAULTS.get(setting) for setting in _SETTINGS
    }
    padding = found["padding"]
    checked = {s: _checked(name, s, v) for s, v in found.items() if not (s == "padding" and isinstance(v, str))}
    if isinstance(padding, str):
        checked["padding"] = _same_padding(name, padding, checked)
    ranks = {len(value) for value in checked.values() if isinstance(value, tuple)}
    if len(ranks) > 1:
        raise ValueError(f"{name}: its settings are for different numbers of axes, got {layer!r}.")
    return checked


def _by_name(name: str, layer: Any) -> dict[str, Any]:
    if isinstance(layer, Mapping):
        return dict(layer)
    if hasattr(layer, "kernel_size"):
        if getattr(layer, "transposed", False):
            raise ValueError(
                f"{name} is a transposed convolution, which this rule does not hold for."
                " receptive_field_of(model, input_size) follows those too."
            )
        return {setting: getattr(layer, setting) for setting in _SETTINGS if hasattr(layer, setting)}
    if isinstance(layer, tuple | list):
        if not 1 <= len(layer) <= len(_SETTINGS):
            raise ValueError(f"{name} must have 1 to 4 settings, ({', '.join(_SETTINGS)}), got {layer!r}.")
        return dict(zip(_SETTINGS, layer, strict=False))
    if isinstance(layer, str) or not hasattr(layer, "__index__") or isinstance(layer, bool):
        raise TypeError(
            f"{name} must be a kernel size, a tuple ({', '.join(_SETTINGS)}), a mapping with these keys or a"
            f" convolution or pooling, got {layer!r}."
        )
    return {"kernel_size": layer}


def _checked(name: str, setting: str, value: Any) -> int | tuple[int, ...]:
    if isinstance(value, tuple | list):
        if not value:
            raise ValueError(f"{name}: {setting} must be an integer or have one integer per axis, got {value!r}.")
        return tuple(at_least(name, setting, each, _LEAST[setting]) for each in value)
    return at_least(name, setting, value, _LEAST[setting])


def _same_padding(name: str, padding: str, settings: dict[str, Any]) -> int | tuple[int, ...]:
    """Return what "same" or "valid" adds before the first pixel."""
    if padding not in {"same", "valid"}:
        raise ValueError(f"{name}: padding must be integers, 'valid' or 'same', got {padding!r}.")
    if padding == "valid":
        return 0
    axes = max(len(value) if isinstance(value, tuple) else 1 for value in settings.values())
    if set(_per_axis(settings["stride"], axes)) != {1}:
        raise ValueError(f"{name}: padding='same' is defined for stride 1 only, got stride {settings['stride']}.")
    kernel, dilation = _per_axis(settings["kernel_size"], axes), _per_axis(settings["dilation"], axes)
    before = tuple(d * (k - 1) // 2 for k, d in zip(kernel, dilation, strict=True))
    return before if axes > 1 else before[0]


def _rank(layers: Sequence[Mapping[str, Any]]) -> int:
    """Return for how many axes the layers are: 1 where none says so, for then all axes are alike."""
    found = 1
    for number, layer in enumerate(layers):
        for value in layer.values():
            if isinstance(value, tuple) and len(value) > 1:
                if found not in {1, len(value)}:
                    raise ValueError(
                        f"receptive_field: layer {number} is for {len(value)} axes, layers before it for {found}."
                    )
                found = len(value)
    return found


def _per_axis(value: int | tuple[int, ...], rank: int) -> tuple[int, ...]:
    if isinstance(value, int):
        return (value,) * rank
    return value if len(value) == rank else value * rank


def _same(values: Sequence[int]) -> int | tuple[int, ...]:
    return values[0] if len(set(values)) == 1 else tuple(values)
