"""Call a student's function on one case and note what happened, as plain data.

The call runs in a thread of its own with a time limit, so an endless loop costs seconds and not the kernel. This works
in Jupyter and on every system, because it needs no signal. Its limit: Python can end a thread only between two steps of
Python code. A function that never comes back from compiled code, or that catches everything, stays behind, and the
report says so. Where there are no threads (Pyodide) the function is called directly, without a limit.

This is for practice, in the student's own process. A grader that must not be cheated runs the function elsewhere and
fills in the same :class:`Outcome`.
"""

from __future__ import annotations

import contextlib
import copy
import ctypes
import io
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import FrameType
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Outcome:
    """What one call did. Nothing in it refers to the student's objects.

    Attributes
    ----------
    value
        What came back, as a plain array; None when nothing did, or nothing that is an array.
    kind
        Name of the type that came back.
    unanswered
        The stub is still there.
    error, line
        "ZeroDivisionError: division by zero", and the student's line that raised it.
    printed
        Something was printed.
    changed
        Arguments that are no longer what they were.
    forbidden
        The library function that did the work.
    timed_out, left_running
        The time limit passed; and the function could not be ended.
    """

    value: np.ndarray | None = None
    kind: str = "NoneType"
    unanswered: bool = False
    error: str = ""
    line: str = ""
    printed: bool = False
    changed: tuple[str, ...] = ()
    forbidden: str = ""
    timed_out: bool = False
    left_running: bool = False


class _Stop(BaseException):
    """Raised inside the student's call; not an Exception, so that `except Exception` does not hold it up."""


class _Sink(io.TextIOBase):
    """Swallows what is printed, however much it is, and remembers only that something was."""

    used = False

    def write(self, text: str) -> int:
        self.used = self.used or bool(text)
        return len(text)


class _Watch:
    """A profile hook that ends the call when a forbidden library function is entered.

    It compares the package and the last name, so ``from torch.nn.functional import conv2d as c`` is seen too, while a
    function of the student's own called ``conv2d`` is not.
    """

    def __init__(self, forbidden: Iterable[str]) -> None:
        rules = [name.rpartition(".")[::2] for name in forbidden]
        self.modules = [module for module, last in rules if last == "*"]
        self.functions = {(module.partition(".")[0], last) for module, last in rules if last != "*"}
        self.found = ""

    def __call__(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "call":
            module, name = str(frame.f_globals.get("__name__", "")), frame.f_code.co_name
        elif event == "c_call":
            module, name = str(getattr(argument, "__module__", None) or ""), str(getattr(argument, "__name__", ""))
        else:
            return
        package = module.partition(".")[0]
        # Methods of compiled libraries do not say their module (torch.conv2d does not): then the name decides.
        roots = {package} if package else {root for root, _ in self.functions}
        known = next((root for root in roots if (root, name) in self.functions), None)
        if known is None and any(module == m or module.startswith(f"{m}.") for m in self.modules):
            known = package
        if known is not None and not _importing(frame):
            self.found = f"{known}'s {name}"
            raise _Stop


def _importing(frame: FrameType | None) -> bool:
    # `import torch` runs torch's own code, which is nobody's call.
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return True
        frame = frame.f_back
    return False


def call(
    function: Callable[..., Any], inputs: Mapping[str, Any], *, seconds: float = 10, forbidden: Iterable[str] = ()
) -> Outcome:
    """Call ``function`` on copies of ``inputs``, in their order.

    Parameters
    ----------
    function
        The student's.
    inputs
        One case of :func:`cnnedu.grading.inputs.draw`.
    seconds
        Time limit of the call.
    forbidden
        Names of library functions, "torch.conv2d", or of whole modules, "cnnedu.functional.*".
    """
    given = copy.deepcopy(dict(inputs))
    watch, sink, noted = _Watch(forbidden), _Sink(), dict[str, Any]()

    def work() -> None:
        previous = sys.getprofile()
        sys.setprofile(watch)
        try:
            with np.errstate(all="ignore"):
                returned = function(*given.values())
            sys.setprofile(previous)
            noted.update(value=_array(returned), kind=type(returned).__name__)
        except NotImplementedError:
            noted["unanswered"] = True
        except _Stop:
            pass
        except BaseException as error:  # sys.exit() and KeyboardInterrupt are the student's doing here, too
            noted.update(error=_describe(error), line=_line(error, function))
        finally:
            sys.setprofile(previous)

    with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
        finished, left_running = _run(work, seconds)
    if not finished:
        return Outcome(timed_out=True, left_running=left_running, printed=sink.used)
    changed = tuple(name for name in inputs if not _same(inputs[name], given[name]))
    return Outcome(**noted, printed=sink.used, changed=changed, forbidden=watch.found)


def _run(work: Callable[[], None], seconds: float) -> tuple[bool, bool]:
    """Run ``work``; return whether it finished in time, and whether it still runs."""
    done = threading.Event()

    def run() -> None:
        try:
            work()
        finally:
            done.set()

    thread = threading.Thread(target=run, daemon=True)
    try:
        thread.start()
    except RuntimeError:  # no threads here
        work()
        return True, False
    deadline = time.monotonic() + seconds
    finished = False
    try:
        # Not thread.join: interrupted, it takes the thread for dead; and in slices, because Windows delivers no
        # interrupt while a thread waits.
        while not finished and (left := deadline - time.monotonic()) > 0:
            finished = done.wait(min(left, 0.1))
    finally:  # also when the student presses stop while we wait
        ended = finished or _end(thread, done)
    return finished, not ended


def _end(thread: threading.Thread, done: threading.Event) -> bool:
    """Ask a thread to end, several times, because it may catch the first; return whether it did."""
    for _ in range(20):
        met = ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(_Stop))
        if met == 0 or done.wait(0.05):  # 0: no such thread any more
            return True
    return False


def _array(value: Any) -> np.ndarray | None:
    if value is None:
        return None
    for step in ("detach", "cpu"):  # a torch tensor may have a gradient, or live on a GPU
        if callable(getattr(value, step, None)):
            value = getattr(value, step)()
    try:
        array = np.array(np.asarray(value))  # a plain copy: no subclass, no view of the student's memory
        return None if array.dtype == object and not isinstance(value, np.ndarray) else array
    except (ValueError, TypeError, RuntimeError):
        return None


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        return isinstance(after, np.ndarray) and after.dtype == before.dtype and np.array_equal(before, after)
    return bool(before == after)


def _describe(error: BaseException) -> str:
    try:
        text = str(error).strip().splitlines()
    except Exception:  # the student's own error class may be wrong, too
        text = []
    return f"{type(error).__name__}: {text[0][:200]}" if text else type(error).__name__


def _line(error: BaseException, function: Callable[..., Any]) -> str:
    file = getattr(getattr(function, "__code__", None), "co_filename", None)
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file and frame.line]
    return str(own[-1].line) if own else ""
