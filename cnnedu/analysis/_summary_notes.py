"""What is odd about a model, in sentences: mistakes that torch lets pass in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from torch import Tensor, nn
from torch.nn.parameter import is_lazy

from cnnedu.analysis._summary_observer import CostObserver

__all__ = ["notes"]

_LISTS: dict[Any, str] = {list: "nn.ModuleList", tuple: "nn.ModuleList", set: "nn.ModuleList", dict: "nn.ModuleDict"}
_CONTAINERS = (nn.Sequential, nn.ModuleList, nn.ModuleDict)
_MOST = 4  # names that are listed before "and 3 more"


def notes(model: nn.Module, costs: CostObserver) -> list[str]:
    """Return one sentence per oddity."""
    kinds = (
        _hidden(model, costs),
        _loose(model, costs),
        _unused(model, costs),
        _unbatched(costs),
        _random(costs),
        _in_place(model, costs),
    )
    return [note for kind in kinds for note in kind]


def _hidden(model: nn.Module, costs: CostObserver) -> Iterator[str]:
    """Modules in plain lists, or made in `forward`: no optimizer hears of their parameters."""
    calls = {call.module: call for call in costs.nodes if not call.registered}
    homes: dict[str, list[nn.Module]] = {}
    for module in [m for m in calls if not any(m in set(other.modules()) - {other} for other in calls)]:
        homes.setdefault(_home(model, module), []).append(module)
    for home, modules in homes.items():
        count = sum(p.numel() for m in modules for p in m.parameters())
        if home:
            owner, _, remedy = home.partition("|")
            weighs = f" with {count:,} parameters" if count else ""
            yield (
                f"{owner} is plain Python, so its {_many(len(modules), 'module')}{weighs} are not in "
                f"model.parameters(): no optimizer trains them and .to(device) leaves them behind. Use {remedy}."
            )
        else:
            kinds = ", ".join(sorted({type(m).__name__ for m in modules}))
            yield (
                f"{kinds} ({_many(len(modules), 'module')}, {count:,} parameters) is called but not registered in the "
                "model, as happens when forward makes its own: build it in __init__ and assign it to self."
            )


def _home(model: nn.Module, module: nn.Module) -> str:
    """Return the attribute that holds an unregistered module, and what should hold it instead."""
    for path, owner in model.named_modules():
        for name, value in vars(owner).items():
            if name.startswith("_") and name in {"_modules", "_parameters", "_buffers"}:
                continue
            remedy = _LISTS.get(type(value))
            if remedy and any(module is held for held in _leaves(value)):
                return f"self.{name} of {path or type(owner).__name__}|{remedy}"
    return ""


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, nn.Module | Tensor | str) or not hasattr(value, "__iter__"):
        yield value
        return
    for part in value:
        yield from _leaves(part)


def _loose(model: nn.Module, costs: CostObserver) -> Iterator[str]:
    """Tensors that want a gradient and are in no module's parameters."""
    known = {id(p) for p in model.parameters()} | {id(b) for b in model.buffers()}
    known |= {id(p) for call in costs.nodes if not call.registered for p in call.module.parameters()}
    for tensor, call in costs.used.values():
        if id(tensor) in known:
            continue
        where = call.path or type(call.module).__name__
        remedy = "nn.ParameterList" if isinstance(tensor, nn.Parameter) else "nn.Parameter"
        yield (
            f"{where} computes with a trainable tensor {tuple(tensor.shape)} that is not in model.parameters(): "
            f"wrap it in {remedy} and assign that to self."
        )


def _unused(model: nn.Module, costs: CostObserver) -> Iterator[str]:
    """Modules that are registered and take no part; one that is not used stands for all below it."""
    called = {call.module for call in costs.nodes}
    modules = dict(model.named_modules())

    def role(path: str) -> tuple[type, str]:
        above, _, name = path.rpartition(".")
        return type(modules[above]), name

    roles = {role(path) for path, module in modules.items() if module in called}  # used where a block needs it
    weighs: list[str] = []
    idle: list[str] = []
    lazy: list[str] = []
    done: set[str] = set()
    for path, module in modules.items():
        above = path.rpartition(".")[0]
        parameters = list(module.parameters())
        if path and above in done:
            done.add(path)
        elif module in called or any(id(p) in costs.used for p in parameters):
            continue
        elif any(map(is_lazy, parameters)):
            lazy.append(path)
        elif parameters:
            weighs.append(path)
        elif isinstance(module, nn.ModuleList | nn.ModuleDict):
            continue
        elif not _of_torch(modules[above]) and not _does_nothing(module) and role(path) not in roles:
            idle.append(path)
        done.add(path)
    if weighs:
        count = sum(p.numel() for path in weighs for p in modules[path].parameters())
        yield f"forward never uses {_listed(weighs)} in evaluation mode; the {count:,} parameters count all the same."
    if idle:
        yield f"forward never calls {_listed(idle)} in evaluation mode."
    if lazy:
        yield f"forward never calls {_listed(lazy)}, still lazy: parameters without a size do not count."


def _unbatched(costs: CostObserver) -> Iterator[str]:
    """Convolutions that take the only axis too few for a batch as a single example."""
    for call in costs.nodes:
        module, given = call.module, call.inputs[0] if call.inputs else None
        if isinstance(module, nn.modules.conv._ConvNd) and isinstance(given, Tensor):
            if given.dim() == len(module.kernel_size) + 1:
                shape = tuple(given.shape)
                yield f"'{call.path}' takes its input {shape} for one example without batch axis: (1, {str(shape)[1:]}?"
            return


def _of_torch(module: nn.Module) -> bool:
    """Whether a module's forward is torch's own: it knows which of its children to call."""
    return type(module).__module__.startswith("torch.") and not isinstance(module, _CONTAINERS)


def _does_nothing(module: nn.Module) -> bool:
    return isinstance(module, nn.Identity) or (isinstance(module, nn.Sequential) and not len(module))


def _random(costs: CostObserver) -> Iterator[str]:
    if costs.draws:
        yield (
            f"{_listed([path or 'the model itself' for path in costs.draws])} drops at random even in evaluation mode: "
            "F.dropout needs training=self.training."
        )


def _in_place(model: nn.Module, costs: CostObserver) -> Iterator[str]:
    known = {id(p) for p in model.parameters()}
    paths = dict.fromkeys(path or "the model itself" for parameter, path in costs.writes if id(parameter) in known)
    if paths:
        yield (
            f"{_listed(list(paths))} writes into trainable parameters: training refuses that, unless it is meant and "
            "stands in torch.no_grad()."
        )


def _listed(paths: list[str]) -> str:
    shown = [path if " " in path else f"'{path}'" for path in paths[:_MOST]]
    more = [f"{len(paths) - _MOST} more"] if len(paths) > _MOST else []
    *first, last = [*shown, *more]
    return f"{', '.join(first)} and {last}" if first else last


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"
