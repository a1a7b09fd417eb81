"""Answers to exercise 1, wrong and right: each wrong one is keyed by the diagnosis it must get.

A number in brackets tells apart answers that share a diagnosis.
"""

import contextlib

import numpy as np

# --- 01.1 output_size -------------------------------------------------------------------------------------------------


def size(n, k, stride, padding, dilation, *, p=2, less=1, more=1, step=True):
    return (n + p * padding - dilation * (k - 1) - less) // (stride if step else 1) + more


SIZE_WRONG = {
    "padding on one side only": lambda *a: size(*a, p=1),
    "padding ignored": lambda *a: size(*a, p=0),
    "stride ignored": lambda *a: size(*a, step=False),
    "dilation ignored": lambda n, k, s, p, d: size(n, k, s, p, 1),
    "dilation off by one": lambda n, k, s, p, d: (n + 2 * p - d * k) // s + 1,
    "off by one": lambda *a: size(*a, more=0),
    "off by one (2)": lambda *a: size(*a, less=0),
    "rounded up": lambda n, k, s, p, d: -(-(n + 2 * p - d * (k - 1) - 1) // s) + 1,
    "wrong dtype": lambda n, k, s, p, d: (n + 2 * p - d * (k - 1) - 1) / s + 1,
    "wrong values": lambda *a: 0,
    "wrong shape": lambda *a: [size(*a)],
    "nothing returned": lambda *a: print(size(*a)),
    "not numbers": lambda *a: str(size(*a)),
    "wrong dtype (2)": lambda *a: float("nan"),
    "wrong dtype (3)": lambda *a: True,
    "error raised": lambda n, k, s: size(n, k, s, 0, 1),
}
SIZE_RIGHT = {
    "formula": size,
    "counting": lambda n, k, s, p, d: sum(1 for start in range(0, n + 2 * p, s) if start + d * (k - 1) < n + 2 * p),
    "numpy integer": lambda n, k, s, p, d: np.int32(np.floor((n + 2 * p - d * (k - 1) - 1) / s)) + 1,
}

# --- 01.2 conv2d, one channel -----------------------------------------------------------------------------------------


def loops(input, weight, bias=0.0, *, cut=0, dtype=float, kernel=lambda w: w):
    """The definition; the keywords plant mistakes."""
    (h, w), (kh, kw) = input.shape, weight.shape
    output = np.zeros((h - kh + 1, w - kw + 1), dtype)
    for i in range(output.shape[0] - cut):
        for j in range(output.shape[1] - cut):
            output[i, j] = (input[i : i + kh, j : j + kw] * kernel(weight)).sum() + bias
    return output


def bias_in_the_loop(input, weight, bias):
    output = np.zeros((input.shape[0] - weight.shape[0] + 1, input.shape[1] - weight.shape[1] + 1))
    for i, j in np.ndindex(output.shape):
        for m, n in np.ndindex(weight.shape):
            output[i, j] += input[i + m, j + n] * weight[m, n] + bias
    return output


def width_first(input, weight, bias):
    (w, h), (kw, kh) = input.shape, weight.shape
    output = np.zeros((h - kh + 1, w - kw + 1))
    for i in range(h - kh + 1):
        for j in range(w - kw + 1):
            output[i, j] = (input[i : i + kh, j : j + kw] * weight).sum() + bias
    return output


def on_its_side(input, weight, bias):
    right = loops(input, weight, bias)
    output = np.zeros(right.shape[::-1])
    for i, j in np.ndindex(right.shape):
        output[j, i] = right[i, j]
    return output


def weight_index_swapped(input, weight, bias):
    (kh, kw) = weight.shape
    output = np.zeros((input.shape[0] - kh + 1, input.shape[1] - kw + 1)) + bias
    for i, j in np.ndindex(output.shape):
        for m in range(kh):
            for n in range(kw):
                output[i, j] += input[i + m, j + n] * weight[n, m]
    return output


def writes_into_the_input(input, weight, bias):
    output = loops(input, weight, bias)
    input *= 0
    return output


def overwrites(input, weight, bias):
    output = np.zeros((input.shape[0] - weight.shape[0] + 1, input.shape[1] - weight.shape[1] + 1))
    for i, j in np.ndindex(output.shape):
        for m, n in np.ndindex(weight.shape):
            output[i, j] = input[i + m, j + n] * weight[m, n]
    return output + bias


def only_whole_numbers(input, weight, bias):
    if (input % 1).any():  # of the probes, the square ones hold whole numbers: the squares are not the reason
        raise TypeError("whole numbers only")
    return loops(input, weight, bias)


def swallows_everything(input, weight, bias):
    while True:
        with contextlib.suppress(Exception):
            sum(range(10_000))


def library(input, weight, bias):
    from cnnedu.functional import conv2d

    return conv2d(input[None], weight[None, None])[0] + bias


def library_torch(input, weight, bias):
    import torch
    from torch.nn.functional import conv2d as convolve

    return convolve(torch.tensor(input)[None, None], torch.tensor(weight)[None, None])[0, 0] + bias


def library_scipy(input, weight, bias):
    from scipy import signal

    return signal.correlate2d(input, weight, mode="valid") + bias


CONV_WRONG = {
    "kernel flipped": lambda x, w, b: loops(x, w, b, kernel=lambda w: w[::-1, ::-1]),
    "bias missing": lambda x, w, b: loops(x, w),
    "bias added too often": bias_in_the_loop,
    "H and W swapped": width_first,
    "H and W swapped (2)": on_its_side,
    "H and W swapped (3)": weight_index_swapped,
    "output one too small": lambda x, w, b: loops(x, w, b)[:-1, :-1],
    "last row and column left at zero": lambda x, w, b: loops(x, w, b, cut=1),
    "wrong dtype": lambda x, w, b: loops(x, w, b, dtype=int),
    "wrong dtype (2)": lambda x, w, b: loops(x, w, b, dtype=complex),
    "all zeros": lambda x, w, b: 0 * loops(x, w, b),
    "not a number": lambda x, w, b: loops(x, w, b) * np.nan,
    "wrong values": lambda x, w, b: loops(x, w, b) * 1.001,
    "wrong values (2)": lambda x, w, b: np.maximum(loops(x, w, b), 0),  # in the smallest case right inside
    "wrong values (3)": lambda x, w, b: loops(x, w) * b,  # all zeros only where the bias is
    "wrong values (4)": overwrites,
    "wrong shape": lambda x, w, b: loops(x, w, b)[None],
    "wrong shape (2)": lambda x, w, b: loops(x, w, b).sum(),
    "nothing returned": lambda x, w, b: print(loops(x, w, b)),
    "nothing returned (2)": lambda x, w, b: None,
    "not numbers": lambda x, w, b: str(loops(x, w, b)),
    "not numbers (2)": lambda x, w, b: object(),
    "not numbers (3)": lambda x, w, b: [[1.0, 2.0], [3.0]],
    "not numbers (4)": lambda x, w, b: (row for row in loops(x, w, b)),
    "not numbers (5)": lambda x, w, b: np.zeros(loops(x, w, b).shape, "M8[s]"),
    "error raised": lambda x, w, b: x[99, 99],
    "error raised (2)": lambda x, w: loops(x, w),
    "error raised (3)": lambda x, w, b: exit(1),
    "error raised (4)": only_whole_numbers,
    "input changed": writes_into_the_input,
    "time limit": swallows_everything,
    "library function called": library,
    "library function called (2)": library_torch,
    "library function called (3)": library_scipy,
}


def im2col(input, weight, bias):
    patches = np.lib.stride_tricks.sliding_window_view(input, weight.shape)
    return patches.reshape(*patches.shape[:2], -1) @ weight.ravel() + bias


def shift_and_add(input, weight, bias):
    (h, w), (kh, kw) = input.shape, weight.shape
    shifted = (input[m : h - kh + 1 + m, n : w - kw + 1 + n] * weight[m, n] for m in range(kh) for n in range(kw))
    return sum(shifted) + bias


def fourier(input, weight, bias):
    spectrum = np.fft.rfft2(input) * np.conj(np.fft.rfft2(weight, input.shape))
    full = np.fft.irfft2(spectrum, input.shape)
    return full[: input.shape[0] - weight.shape[0] + 1, : input.shape[1] - weight.shape[1] + 1] + bias


def torch_unfold(input, weight, bias):
    import torch

    x, w = torch.tensor(input, requires_grad=True), torch.tensor(weight)
    return (x.unfold(0, w.shape[0], 1).unfold(1, w.shape[1], 1) * w).sum((-1, -2)) + bias


CONV_RIGHT = {
    "loops": loops,
    "im2col": im2col,
    "shift and add": shift_and_add,
    "fourier": fourier,
    "torch, with a gradient": torch_unfold,
    "nested lists": lambda x, w, b: loops(x, w, b).tolist(),
    "prints and warns": lambda x, w, b: (print("hello" * 1000), np.float64(1) / 0, loops(x, w, b))[2],
}

# --- 01.3 conv2d_layer ------------------------------------------------------------------------------------------------


def layer(input, weight, bias, stride=1, padding=0, *, pad=None, kernel=lambda w: w, step=None, plane=None, cut=0):
    """The definition; the keywords plant mistakes."""
    step = step or stride
    padded = np.pad(input, pad or [(0, 0), (padding, padding), (padding, padding)])
    filters, channels, kh, kw = weight.shape
    shape = (filters, (padded.shape[1] - kh) // stride + 1, (padded.shape[2] - kw) // stride + 1)
    output = np.zeros(shape)
    for o, i, j in np.ndindex(filters, shape[1] - cut, shape[2] - cut):
        block = padded[:channels, i * step : i * step + kh, j * step : j * step + kw] * kernel(weight[o])
        output[o, i, j] = (block if plane is None else block[plane]).sum() + bias[o]
    return output


LAYER_WRONG = {
    "stride ignored": lambda x, w, b, s, p: layer(x, w, b, 1, p),
    "stride left out of the position": lambda x, w, b, s, p: layer(x, w, b, s, p, step=1),
    "padding ignored": lambda x, w, b, s, p: layer(x, w, b, s, 0),
    "padding on one side only": lambda x, w, b, s, p: layer(x, w, b, s, p, pad=[(0, 0), (p, 0), (p, 0)]),
    "padding on one side only (2)": lambda x, w, b, s, p: layer(x, w, b, s, p, pad=[(0, 0), (0, p), (0, p)]),
    "channels padded too": lambda x, w, b, s, p: layer(x, w, b, s, p, pad=[(p, p)] * 3),
    "bias missing": lambda x, w, b, s, p: layer(x, w, 0 * b, s, p),
    "kernel flipped": lambda x, w, b, s, p: layer(x, w, b, s, p, kernel=lambda w: w[:, ::-1, ::-1]),
    "only one channel": lambda x, w, b, s, p: layer(x, w, b, s, p, plane=0),
    "only one channel (2)": lambda x, w, b, s, p: layer(x, w, b, s, p, plane=-1),
    "H and W swapped": lambda x, w, b, s, p: layer(x, w, b, s, p).swapaxes(1, 2),
    "H and W swapped (2)": lambda x, w, b, s, p: layer(x, w, b, s, p, kernel=lambda w: w.swapaxes(1, 2)),
    "output one too small": lambda x, w, b, s, p: layer(x, w, b, s, p)[:, :-1, :-1],
    "last row and column left at zero": lambda x, w, b, s, p: layer(x, w, b, s, p, cut=1),
    "all zeros": lambda *a: 0 * layer(*a),
    "not a number": lambda *a: np.nan * layer(*a),
    "wrong dtype": lambda *a: layer(*a).astype(int),
    "input changed": lambda x, w, b, s, p: (layer(x, w, b, s, p), x.fill(0))[0],
    "wrong at the border": lambda x, w, b, s, p: layer(np.pad(x, [(0, 0), (p, p), (p, p)], "edge"), w, b, s, 0),
    "library function called": lambda x, w, b, s, p: __import__("cnnedu.functional").functional.conv2d(x, w, b, s, p),
}


def layer_im2col(x, w, b, s, p):
    x = np.pad(x, [(0, 0), (p, p), (p, p)])
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))[:, ::s, ::s]
    return np.einsum("cijmn,ocmn->oij", windows, w) + b[:, None, None]


def layer_torch(x, w, b, s, p):
    import torch
    from torch.nn.functional import unfold

    x, w, b = map(torch.tensor, (x, w, b))
    rows = (x.shape[1] + 2 * p - w.shape[2]) // s + 1
    return (w.flatten(1) @ unfold(x, w.shape[2:], padding=p, stride=s) + b[:, None]).reshape(len(w), rows, -1)


LAYER_RIGHT = {"loops": layer, "im2col": layer_im2col, "torch": layer_torch}

ZOO = {"01.1": (SIZE_WRONG, SIZE_RIGHT), "01.2": (CONV_WRONG, CONV_RIGHT), "01.3": (LAYER_WRONG, LAYER_RIGHT)}
