/**
 * One convolution layer, plain or transposed: its sizes, its price, and what it costs done otherwise.
 * Held to `cnnedu.analysis` by tests/explorers/test_arithmetic.py. Pairs are (height, width).
 */

import type { Pair } from "./geometry";

export type PaddingWord = "valid" | "same" | "full";

/** The settings of a layer under the names they have in Python. They may be illegal: `layerProblems` says so. */
export interface LayerSettings {
  readonly operation: "convolution" | "transposed";
  readonly input_size: Pair;
  readonly in_channels: number;
  readonly out_channels: number;
  readonly kernel_size: Pair;
  readonly stride: Pair;
  readonly padding: Pair | PaddingWord;
  readonly dilation: Pair;
  readonly groups: number;
  readonly bias: boolean;
  readonly output_padding: Pair;
  readonly dtype: "float32" | "float16" | "int8";
}

export type LayerAxis = 0 | 1;

export const BYTES_OF = { float32: 4, float16: 2, int8: 1 } as const;

/** How many cells the kernel covers along an axis, gaps included. */
export const kernelSpan = (layer: LayerSettings, axis: LayerAxis): number =>
  layer.dilation[axis] * (layer.kernel_size[axis] - 1) + 1;

/** The padding before and after; "same" puts the odd cell at the end, as torch does. */
export function paddingSides(layer: LayerSettings, axis: LayerAxis): Pair {
  if (typeof layer.padding !== "string") return [layer.padding[axis], layer.padding[axis]];
  const total = kernelSpan(layer, axis) - 1;
  if (layer.padding === "full") return [total, total];
  return layer.padding === "same" ? [Math.floor(total / 2), Math.ceil(total / 2)] : [0, 0];
}

/** What is left of the padded input when the kernel lies at its beginning: it moves that far, in steps of the stride. */
export function roomToMove(layer: LayerSettings, axis: LayerAxis): number {
  const [before, after] = paddingSides(layer, axis);
  return layer.input_size[axis] + before + after - kernelSpan(layer, axis);
}

/** What the taps of a transposed convolution write along an axis, with the output padding, before any is taken away. */
export const writtenSize = (layer: LayerSettings, axis: LayerAxis): number =>
  (layer.input_size[axis] - 1) * layer.stride[axis] + kernelSpan(layer, axis) + layer.output_padding[axis];

/** One side of the output of a legal layer. */
export const layerSide = (layer: LayerSettings, axis: LayerAxis): number =>
  layer.operation === "transposed"
    ? writtenSize(layer, axis) - 2 * paddingSides(layer, axis)[0]
    : Math.floor(roomToMove(layer, axis) / layer.stride[axis]) + 1;

/** Rows and columns of the places where the kernel is laid: outputs, or inputs when it is transposed. */
export const kernelPlaces = (layer: LayerSettings): Pair =>
  layer.operation === "transposed" ? layer.input_size : [layerSide(layer, 0), layerSide(layer, 1)];

export interface ConvolutionPrice {
  readonly weights: number;
  readonly biases: number;
  readonly parameters: number;
  /** Products of a weight and a value, for one image: every weight is used once at every place. */
  readonly macs: number;
  /** Bytes for one image. */
  readonly input: number;
  readonly output: number;
  readonly stored: number;
}

export function convolutionPrice(layer: LayerSettings): ConvolutionPrice {
  const { in_channels: c, out_channels: o, kernel_size: k, input_size: n, groups, bias } = layer;
  const weights = o * (c / groups) * k[0] * k[1];
  const [rows, columns] = kernelPlaces(layer);
  const size = BYTES_OF[layer.dtype];
  const parameters = weights + (bias ? o : 0);
  return {
    weights,
    biases: bias ? o : 0,
    parameters,
    macs: weights * rows * columns,
    input: c * n[0] * n[1] * size,
    output: o * layerSide(layer, 0) * layerSide(layer, 1) * size,
    stored: parameters * size,
  };
}

/** How many taps read each row (or column) of the padded input of a convolution. */
export function axisReads(layer: LayerSettings, axis: LayerAxis): number[] {
  const [before, after] = paddingSides(layer, axis);
  return strides(layer, axis, layer.input_size[axis] + before + after, layerSide(layer, axis));
}

/** How many taps write each row (or column) of the output of a transposed convolution. */
export function axisWrites(layer: LayerSettings, axis: LayerAxis): number[] {
  const cut = paddingSides(layer, axis)[0];
  const counts = strides(layer, axis, writtenSize(layer, axis), layer.input_size[axis]);
  return counts.slice(cut, counts.length - cut);
}

/** The least and the most taps that write an output row (or column) away from the border; when they differ, a checkerboard. */
export function tapsPerOutput(layer: LayerSettings, axis: LayerAxis): [least: number, most: number] {
  const counts = new Array<number>(layer.stride[axis]).fill(0);
  for (let m = 0; m < layer.kernel_size[axis]; m++) counts[(m * layer.dilation[axis]) % layer.stride[axis]]! += 1;
  return [Math.min(...counts), Math.max(...counts)];
}

/** Count the taps of `times` kernels, a stride apart, on an axis of `length` cells. */
function strides(layer: LayerSettings, axis: LayerAxis, length: number, times: number): number[] {
  const counts = new Array<number>(length).fill(0);
  for (let i = 0; i < times; i++) {
    for (let m = 0; m < layer.kernel_size[axis]; m++) counts[i * layer.stride[axis] + m * layer.dilation[axis]]! += 1;
  }
  return counts;
}

/** The indices at which a count is zero, as [first, how many] runs. */
export function zeroRuns(counts: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  counts.forEach((count, i) => {
    const last = runs.at(-1);
    if (count > 0) return;
    if (last !== undefined && last[0] + last[1] === i) last[1] += 1;
    else runs.push([i, 1]);
  });
  return runs;
}

export interface Alternative {
  readonly kind: string;
  readonly parameters: number;
  readonly macs: number;
  /** Of the MACs, to those of the standard layer. */
  readonly ratio: number;
  /** The weights, written as a product. */
  readonly formula: string;
  /** Whether it is the layer that is shown. */
  readonly own: boolean;
}

/** What four kinds of layer cost that give an output of this size. */
export function costComparison(layer: LayerSettings): Alternative[] {
  const { in_channels: c, out_channels: o, kernel_size: k, bias } = layer;
  const [taps, places] = [k[0] * k[1], layerSide(layer, 0) * layerSide(layer, 1)];
  const size = `${k[0]}·${k[1]}`;
  const groups = layer.groups > 1 ? layer.groups : someDivisor(commonDivisor(c, o));
  const biases = bias ? o : 0;
  const row = (kind: string, formula: string, weights: number, extra: number, own: boolean): Alternative => ({
    kind, formula, own, parameters: weights + extra, macs: weights * places, ratio: weights / (c * o * taps),
  });
  const name = groups === c ? "depthwise" : "grouped";
  const rows = [row("standard", `${o}·${c}·${size}`, c * o * taps, biases, layer.groups === 1)];
  if (groups > 1) {
    const part = c / groups;
    rows.push(row(`${name}, ${groups} groups`, `${o}·${part}·${size}`, part * o * taps, biases, layer.groups > 1));
  }
  rows.push(row("depthwise separable", `${c}·${size} + ${o}·${c}`, c * taps + c * o, bias ? c + o : 0, false));
  rows.push(row("1×1", `${o}·${c}`, c * o, biases, false));
  return rows;
}

export function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** 4 where it divides n, else the smallest divisor beyond 1, else 1. */
function someDivisor(n: number): number {
  if (n % 4 === 0) return 4;
  for (let d = 2; d <= n; d++) if (n % d === 0) return d;
  return 1;
}
