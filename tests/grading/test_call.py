"""Calling a student's function: whatever it does, a plain outcome comes back and nothing stays changed."""

import sys
import threading
import time

import numpy as np
import pytest

from cnnedu.grading.call import call

INPUTS = {"input": np.arange(6.0).reshape(2, 3), "stride": 2}


def test_the_value_is_a_plain_copy_and_the_inputs_are_safe():
    kept = {}

    def function(input, stride):
        kept["input"] = input
        return np.ma.masked_array(input)

    outcome = call(function, INPUTS)
    assert type(outcome.value) is np.ndarray
    assert kept["input"] is not INPUTS["input"]
    assert not np.shares_memory(outcome.value, kept["input"])


def test_an_endless_loop_is_ended():
    seen = []

    def function(input, stride):
        while True:
            seen.append(time.perf_counter())

    before = threading.active_count()
    outcome = call(function, INPUTS, seconds=0.2)
    assert (outcome.timed_out, outcome.left_running) == (True, False)
    count = len(seen)
    time.sleep(0.1)
    assert (len(seen), threading.active_count()) == (count, before)


def test_a_function_that_cannot_be_ended_is_reported_and_does_not_block():
    release = threading.Event()

    def function(input, stride):
        release.wait(30)  # in compiled code, where no exception reaches it

    start = time.perf_counter()
    outcome = call(function, INPUTS, seconds=0.1)
    release.set()
    assert (outcome.timed_out, outcome.left_running) == (True, True)
    assert time.perf_counter() - start < 5


def test_the_stop_button_reaches_the_student_who_waits():
    stopped = threading.Event()

    def function(input, stride):
        try:
            while True:
                pass
        finally:
            stopped.set()

    class Button(threading.Thread):
        def run(self):
            import _thread

            time.sleep(0.2)
            _thread.interrupt_main()

    start = time.perf_counter()
    Button().start()
    with pytest.raises(KeyboardInterrupt):
        call(function, INPUTS, seconds=30)
    assert stopped.wait(5)
    assert time.perf_counter() - start < 10


def test_printing_is_swallowed_and_streams_come_back(capsys):
    def function(input, stride):
        print("x" * 10_000)
        print("y", file=sys.stderr)

    before = sys.stdout, sys.stderr
    assert call(function, INPUTS).printed
    assert (sys.stdout, sys.stderr) == before
    assert capsys.readouterr() == ("", "")


def test_an_exit_is_an_error_not_the_end():
    assert call(lambda *_: sys.exit(3), INPUTS).error == "SystemExit: 3"


def test_changed_arguments_are_named_in_place_writes_and_dtype_alike():
    def function(input, stride):
        input[0, 0] = 99
        return input

    assert call(function, INPUTS).changed == ("input",)
    assert INPUTS["input"][0, 0] == 0


def test_a_function_of_the_students_own_may_have_any_name():
    def conv2d(input, stride):
        return input

    assert not call(conv2d, INPUTS, forbidden=["torch.conv2d", "cnnedu.functional.*"]).forbidden


def test_importing_a_library_is_not_calling_it():
    program = """
from cnnedu.grading.call import call
def function(x):
    import torch
    from cnnedu import functional
    return x
outcome = call(function, {"x": 1.0}, seconds=60, forbidden=["torch.Conv2d", "cnnedu.functional.*"])
print(repr(outcome.forbidden), outcome.value)
"""
    import subprocess

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "'' 1.0\n"


@pytest.mark.parametrize("disguise", ["alias", "swallowed", "partial", "inside a comprehension"])
def test_a_forbidden_call_is_seen_in_disguise(disguise):
    import functools

    from cnnedu.functional import unfold

    def function(input, stride):
        image = input[None, None]
        if disguise == "alias":
            alias = unfold
            return alias(image, 2)
        if disguise == "partial":
            return functools.partial(unfold, image)(2)
        if disguise == "inside a comprehension":
            return [unfold(i, 2) for i in [image]]
        try:
            return unfold(image, 2)
        except BaseException:
            return input

    outcome = call(function, INPUTS, forbidden=["cnnedu.functional.*"])
    assert outcome.forbidden == "cnnedu's unfold"
    assert sys.getprofile() is None


def test_an_error_that_cannot_say_what_it_is_is_still_an_error():
    class Mute(Exception):
        def __str__(self):
            raise RuntimeError

    def function(input, stride):
        raise Mute

    assert call(function, INPUTS).error == "Mute"


@pytest.mark.parametrize("value", [{}, {1}, iter([1]), lambda: 1], ids=["dict", "set", "iterator", "function"])
def test_what_is_no_array_is_not_made_one(value):
    outcome = call(lambda input, stride: value, INPUTS)
    assert outcome.value is None
    assert outcome.kind == type(value).__name__
