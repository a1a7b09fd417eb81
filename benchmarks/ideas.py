"""`conv2d` beside the ideas of others: geometric means over the chosen shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from benchmarks.convolutions import our_gradients, torch_backward, torch_forward
from benchmarks.peers import PEERS, Peer, add_at_input_gradient, in_groups
from benchmarks.report import Table
from benchmarks.shapes import CHOSEN, Case, floats
from benchmarks.timing import Call, geometric_mean, ratios
from cnnedu.functional import conv2d

__all__ = ["beside_peers"]


def beside_peers(cases: Sequence[Case] = CHOSEN, runs: int = 3) -> Table:
    """Return the table of other people's ideas: geometric means over the chosen shapes."""
    peers = [peer for peer in PEERS if peer.convolve]
    forward = [_peers_of(case, peers, runs) for case in cases]
    backward = [_scattering(case, runs) for case in cases]
    auto, generic, product, *others = (list(column) for column in zip(*forward, strict=True))
    rows = [_peer_row("**`conv2d`**", "this project", auto, auto)]
    rows.append(_peer_row('**`conv2d(..., algorithm="im2col")`**', "this project", generic, auto))
    rows.append(_peer_row("its matrix products alone, nothing copied", "im2col, were copies free ²", product, auto))
    rows += [_peer_row(p.idea, p.known_from, own, auto) for p, own in zip(peers, others, strict=True)]
    rows += [[p.idea, p.known_from, "not installed", "", "", ""] for p in PEERS if not p.convolve]
    ours, theirs = (list(column) for column in zip(*backward, strict=True))
    rows.append(_peer_row("**input gradient of `conv2d_backward`**", "this project", ours, ours))
    rows.append(_peer_row("input gradient by `np.add.at` (col2im)", "CS231n, assignment 2", theirs, ours))
    header = ("idea", "known from", "× torch", "best", "worst", "× ours")
    return Table(header, rows, "Ideas of others, on the chosen shapes", PEER_NOTES)


PEER_NOTES = (
    "Each written for this comparison from its published idea, none of it their code; medians of 3 runs. Geometric "
    f"means over the {len(CHOSEN)} chosen shapes, as a multiple of torch and of ours; best and worst shape against "
    "torch. Groups are one call each. ¹ Measured on one image and one filter a group, and scaled by MACs. "
    "² `np.matmul` of matrices of these sizes, one image at a time; smaller blocks can be a little faster."
)


def _peer_row(idea: str, known_from: str, own: Sequence[float], ours: Sequence[float]) -> list[str]:
    mean = geometric_mean(own)
    return [idea, known_from, *map(_short, (mean, min(own), max(own), mean / geometric_mean(ours)))]


def _short(multiple: float) -> str:
    return f"{multiple:.2f}" if multiple < 10 else f"{multiple:.0f}"


def _peers_of(case: Case, peers: Sequence[Peer], runs: int) -> list[float]:
    """Return ours, automatic and generic, the products alone and every peer as multiples of torch on one shape."""
    x, w, _ = case.arrays()
    part = replace(case, n=1, filters=case.groups)
    scales = [case.macs / part.macs if peer.sampled else 1.0 for peer in peers]
    ours = partial(conv2d, x, w, **case.settings)
    calls = [ours, partial(ours, algorithm="im2col"), _products_alone(case)]
    calls += [_call(peer, part if peer.sampled else case) for peer in peers]
    _, multiples = ratios(torch_forward(case), *calls, runs=runs)
    return [number * scale for number, scale in zip(multiples, [1.0, 1.0, 1.0, *scales], strict=True)]


def _products_alone(case: Case) -> Call:
    """Return a call that multiplies filters by columns that are there already, once for every image."""
    taps, positions = case.c // case.groups * case.kernel**2, case.size**2
    filters = floats(case.groups, case.filters // case.groups, taps)
    columns = floats(case.groups, taps, positions)
    output = np.empty((case.n, case.groups, case.filters // case.groups, positions), np.float32)

    def multiply() -> None:
        for image in output:
            np.matmul(filters, columns, out=image)

    return multiply


def _call(peer: Peer, case: Case) -> Call:
    assert peer.convolve
    x, w, _ = case.arrays()
    return partial(in_groups, peer.convolve, x, w, (case.stride, case.padding, case.dilation), case.groups)


def _scattering(case: Case, runs: int) -> list[float]:
    """Return our input gradient and the one by `np.add.at` as multiples of torch's."""
    x, w, grad = case.arrays()
    peer = partial(add_at_input_gradient, grad, x, w, **case.settings)
    return ratios(torch_backward(case, input=True), our_gradients(case)["input"], peer, runs=runs)[1]
