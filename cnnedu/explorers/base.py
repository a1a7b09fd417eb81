"""What every explorer has in common: checked settings, two-way sync with the page, a stable repr, a still picture."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, cast

import anywidget
from traitlets import Dict, TraitError

from cnnedu.errors import suggest
from cnnedu.explorers.traits import Trait, to_json

__all__ = ["Explorer", "list_explorers"]

STATIC = Path(__file__).parent / "static"
_WIDGET_SETTINGS = ("layout", "tabbable", "tooltip")  # of every Jupyter widget
_REFUSALS = (TraitError, ValueError, TypeError, OverflowError)
_EXPLORERS: list[type[Explorer]] = []
_log = logging.getLogger(__name__)


def list_explorers() -> list[type[Explorer]]:
    """Return every explorer class, in the order of the chapter.

    Examples
    --------
    >>> [explorer.__name__ for explorer in list_explorers()][:2]
    ['ConnectivityExplorer', 'ConvolutionExplorer']
    """
    return sorted(_EXPLORERS, key=lambda explorer: explorer.section)


class Explorer(anywidget.AnyWidget):
    """Base of the interactive figures.

    A subclass declares its settings as traits of `cnnedu.explorers.traits`, says in `settle` which of them must fit
    together, and draws itself as SVG in `still`. Its page is ``static/<module>.js`` and ``.css``, named after the
    Python module that defines it. Everything else follows:

    - an unknown keyword raises and names the nearest setting;
    - a setting that is out of range, or does not fit the others, raises, and nothing changes;
    - what the page writes passes the same checks; what fails is dropped and the page is told the last good value.

    Parameters
    ----------
    **settings
        Initial settings; `reset` returns to them.

    Raises
    ------
    TypeError, ValueError, ShapeError
        An unknown setting, or a value that is not allowed.
    """

    #: Names of what can be set, from here and from the page, in the order of their declaration.
    settings: ClassVar[tuple[str, ...]] = ()
    #: Section of the chapter that it belongs to.
    section: ClassVar[int] = 99
    # What `reset` returns to, as JSON: the page's own reset button reads it too.
    _initial = Dict().tag(sync=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        bundle = STATIC / cls.__module__.rpartition(".")[2]
        if "_esm" not in vars(cls) and bundle.with_suffix(".js").is_file():
            cls._esm, cls._css = bundle.with_suffix(".js"), bundle.with_suffix(".css")
        super().__init_subclass__(**kwargs)
        if "_anywidget_id" not in vars(cls):  # else it is the class of one instance, which anywidget derives
            declared = {name: trait for base in reversed(cls.__mro__) for name, trait in vars(base).items()}
            checked = {name: trait for name, trait in declared.items() if isinstance(trait, Trait)}
            cls.settings = tuple(name for name, trait in checked.items() if not trait.read_only)
            _EXPLORERS.append(cls)

    def __init__(self, **settings: Any) -> None:
        if not hasattr(self, "_esm"):
            page = f"explorers/static/{type(self).__module__.rpartition('.')[2]}.js"
            raise FileNotFoundError(f"{type(self).__name__}: {page} is missing: build it from explorers/frontend/.")
        widget = {name: settings.pop(name) for name in _WIDGET_SETTINGS if name in settings}
        state = self._settled({name: self._trait(name).default() for name in self.settings}, settings)
        self._write(state)  # before there is a page, and all together: one by one they may not fit each other
        super().__init__(**widget, _initial={name: to_json(value) for name, value in state.items()})

    @classmethod
    def prepare(cls, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """Write short forms out in full, before the checks. `state` is the state to be changed."""
        return dict(changes)

    @classmethod
    def settle(cls, state: dict[str, Any], changed: frozenset[str]) -> dict[str, Any]:
        """Return `state`, its settings each valid, with those not in `changed` made to fit; raise if they cannot."""
        return state

    @classmethod
    def fit_position(cls, state: dict[str, Any], changed: frozenset[str], shape: Sequence[int]) -> None:
        """Move `position` into an output of this shape; raise if it was given and lies outside."""
        last = tuple(size - 1 for size in shape)
        if "position" not in changed:
            state["position"] = tuple(map(min, state["position"], last))
        elif any(index > end for index, end in zip(state["position"], last, strict=True)):
            raise ValueError(f"{cls.__name__}: position must be at most {last}, got {state['position']}.")

    def still(self) -> str:
        """Return a still picture of the state as SVG, for places where no widget can live."""
        raise NotImplementedError

    def python(self) -> str:
        """Return Python source that computes with cnnedu what is shown; the page's Python button says the same."""
        raise NotImplementedError

    def describe(self) -> str:
        """Say in words what the picture says."""
        return repr(self)

    def set(self, **changes: Any) -> None:
        """Change several settings at once; they are checked together, and either all change or none."""
        self._write(self._settled(self._state(), changes))

    def reset(self) -> None:
        """Return to the settings this explorer was made with."""
        self.set(**self._initial)

    @classmethod
    def _trait(cls, name: str) -> Trait:
        return cast("Trait", cls.class_traits()[name])

    @classmethod
    def _settled(cls, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """Return the whole state after the changes, or raise."""
        for name in changes:
            if name not in cls.settings:
                allowed = ", ".join(cls.settings)
                hint = suggest(name, cls.settings)
                raise TypeError(f"{cls.__name__} has no setting {name!r}.{hint} Settings: {allowed}.")
        full = cls.prepare(state, changes)
        checked = {name: cls._trait(name).check(value) for name, value in full.items()}
        return cls.settle({**state, **checked}, frozenset(changes))

    def _state(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.settings}

    def _write(self, state: Mapping[str, Any]) -> None:
        with self.hold_sync(), self.hold_trait_notifications():
            for name, value in state.items():
                if to_json(value) != to_json(getattr(self, name)):
                    self.set_trait(name, value)

    def __setattr__(self, name: str, value: Any) -> None:
        # A setting, or a name that is neither known nor private, is a change of state and is checked as a whole.
        if name in self.settings or not (name.startswith("_") or hasattr(type(self), name) or hasattr(self, name)):
            self.set(**{name: value})
        elif name in self._own_names():
            raise AttributeError(f"{type(self).__name__}: {name} is no setting; set one of {', '.join(self.settings)}.")
        elif name in self._traits and self._traits[name].read_only:
            raise AttributeError(f"{type(self).__name__}: {name} is computed; set one of {', '.join(self.settings)}.")
        else:
            super().__setattr__(name, value)

    @classmethod
    def _own_names(cls) -> frozenset[str]:
        """Return the public methods and properties of explorers, which nobody means to replace."""
        own = frozenset(name for base in cls.__mro__ if issubclass(base, Explorer) for name in vars(base))
        return frozenset(name for name in own.difference(cls.class_trait_names()) if not name.startswith("_"))

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the page wrote, as far as it is valid, and answer with the good value where it is not."""
        before = self._state()
        written = {name: value for name, value in sync_data.items() if name in self.settings}
        after = self._from_page(before, written)
        json = {name: to_json(value) for name, value in after.items()}
        news = {name: json[name] for name in self.settings if name in written or json[name] != to_json(before[name])}
        super().set_state(news)
        answers = [name for name, value in news.items() if written.get(name) != value]
        if answers:
            self.send_state(answers)

    def _from_page(self, before: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
        """Return the state after the valid part of what the page wrote: all together, else one by one."""
        state = before
        for attempt in [written, *({name: value} for name, value in written.items())]:
            try:
                state = self._settled(state, attempt)
            except _REFUSALS as error:
                _log.info("a value from the page was dropped: %s", error)
            else:
                if attempt is written:
                    break
        return state

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self._summary().items())
        return f"{type(self).__name__}({shown})"

    def _summary(self) -> dict[str, str]:
        """Settings worth a place in the repr, each as short text."""
        return {name: repr(to_json(value)) for name, value in self._state().items()}

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return the live view, and a still picture and words for GitHub, PDF and print.

        JupyterLab, nbconvert and MyST-NB prefer the live view to the picture wherever they can show it.
        """
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/plain": f"{self!r}\n{self.describe()}", "image/svg+xml": self.still()}, metadata
