"""Sentences of the architecture explorer: what kinds of layers do, by patterns of their names; notes on the chart."""

from __future__ import annotations

__all__ = ["NOTES", "WORDS"]

_TURNED = "A convolution turned around: every input value lays down a weighted kernel, and the map grows."
_COMES = (
    "This comes in. Press play and follow it, shape after shape; point at a box for its numbers, click one to open it."
)
WORDS: tuple[tuple[str, str], ...] = (
    ("^input$", _COMES),
    ("^output$", "What the network answers."),
    ("^(convtranspose|transposed convolution)", _TURNED),
    ("^(max|adaptive ?max)pool|max pool|^max$", "Keeps the largest value of each window and forgets where it stood."),
    ("adaptive.*av|adaptive average", "Averages each map down to a fixed size: at 1×1, one number per channel."),
    ("^mean$", "Averages over positions: one number per channel."),
    ("av(g|erage) ?pool", "Averages each window."),
    ("batch ?norm", "Shifts and scales each channel; it uses the means it kept from training."),
    ("(layer|group|instance) ?norm", "Brings values to mean 0 and deviation 1, then scales and shifts them."),
    ("responsenorm", "Damps a value where its neighbours in other channels are strong."),
    ("^re ?lu6?$", "Sets what is negative to zero."),
    ("^(silu|swish|gelu|mish|hardswish)$", "A smooth relative of ReLU."),
    ("sigmoid$", "Squeezes each value between 0 and 1: a gate."),
    ("tanh$", "Squeezes each value between −1 and 1."),
    ("dropout|stochasticdepth|droppath", "Drops values at random while training; in use, as here, it does nothing."),
    ("^linear$|^linear$", "Dense: every output is a weighted sum of all inputs."),
    ("^add$", "Adds element by element: a shortcut meets what the layers have made."),
    ("^concatenate$", "Lays its inputs behind each other, channel upon channel; nothing is computed."),
    ("^multiply$", "Multiplies element by element: one side is the gate of the other."),
    ("upsample", "Makes the map larger by interpolation."),
    ("^matrix product$", "Every row with every column: in attention, every position with every other."),
    ("softmax", "Turns scores into shares that sum to 1."),
    ("^embedding$|^embedding$", "Looks up a vector for each token."),
    ("zeropadshortcut", "A shortcut without weights: every second position, and zeros for the new channels."),
    ("^(same)?pad$", "Adds a border."),
    ("^flatten$", "Lays all maps out in one row; nothing is computed."),
    ("^identity$", "Hands on what it gets."),
    ("^subsampling$", "LeNet's pooling: an average with a weight and a bias per channel."),
    ("locallyconnected", "A convolution without sharing: other weights at every position."),
    ("bitmapdistance", "Compares with a drawn picture of each digit."),
)

NOTES = {
    "chart": "Click a point, or press Enter, to open that network. Accuracy on ImageNet's validation images,"
    " one network, centre crop, as published, not measured here: {}."
    " Costs are counted here, for the very network that was measured.",
    "apart": "Not in the chart: no published accuracy on ImageNet by one network on the centre crop",
}
