/**
 * The gradient of one unit in random networks of a given shape: what `_receptive_field_paths.py` computes with
 * `cnnedu.functional`, on the window that the unit sees only.
 */

import { pathExtent, pathsDown, type FieldLayer } from "./receptive_field";

/** Random networks that are averaged; channels of one with ReLU, which would die with one. */
export const RANDOM_NETWORKS = 24;
const HIDDEN = 4;

/** Scatter the bits of a 32-bit number (the finaliser "lowbias32"). */
function mixed(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Number `index` of a stream with mean 0 and variance 1, evenly from −√3 to √3. */
const drawn = (start: number, index: number): number => (2 * (mixed((index ^ start) >>> 0) / 2 ** 32) - 1) * Math.sqrt(3);
const streamStart = (stream: number): number => mixed(stream + 1);

/** Maps of the window that is seen: rows top … top + h − 1, columns left … left + w − 1 of the layer. */
interface Patch {
  readonly channels: number;
  readonly top: number;
  readonly left: number;
  readonly h: number;
  readonly w: number;
  readonly data: Float64Array;
}

export interface RandomNetworks {
  readonly layers: readonly FieldLayer[];
  readonly sizes: readonly number[];
  readonly axes: number;
  readonly unit: readonly [layer: number, row: number, col: number];
  readonly relu: boolean;
}

function windows({ layers, sizes, axes, unit: [layer, row, col] }: RandomNetworks): [rows: readonly [number, number], cols: readonly [number, number]][] {
  const across = pathsDown(layers, sizes, layer, col).map((paths) => pathExtent(paths) ?? ([0, 0] as const));
  const down = axes === 2 ? pathsDown(layers, sizes, layer, row).map((paths) => pathExtent(paths) ?? ([0, 0] as const)) : null;
  return across.map((cols, at) => [down?.[at] ?? [0, 0], cols]);
}

/** About how many multiplications one network takes; a few more than that at a border. */
export function networkCost({ layers, axes, relu, unit: [layer] }: RandomNetworks): number {
  let [cost, width] = [0, 1];
  for (const { kernel, stride, dilation } of layers.slice(0, layer).reverse()) {
    cost += (width * kernel) ** axes * (relu ? 2 * HIDDEN ** 2 : 2);
    width = (width - 1) * stride + (kernel - 1) * dilation + 1;
  }
  return cost;
}

interface Geometry {
  readonly kh: number;
  readonly kw: number;
  readonly sh: number;
  readonly sw: number;
  readonly ph: number;
  readonly pw: number;
  readonly dh: number;
  readonly dw: number;
}

function geometry({ kernel, stride, padding, dilation }: FieldLayer, axes: number): Geometry {
  const two = axes === 2;
  return { kh: two ? kernel : 1, kw: kernel, sh: two ? stride : 1, sw: stride, ph: two ? padding : 0, pw: padding, dh: two ? dilation : 1, dw: dilation };
}

/** Visit every pair of an output of `y` and an input of `x` that it reads: their places in a map, and the tap. */
function visit(g: Geometry, y: Patch, x: Patch, each: (out: number, pixel: number, tap: number) => void): void {
  for (let i = 0; i < y.h; i++) {
    for (let j = 0; j < y.w; j++) {
      for (let m = 0; m < g.kh; m++) {
        const row = (y.top + i) * g.sh - g.ph + m * g.dh - x.top;
        if (row < 0 || row >= x.h) continue;
        for (let n = 0; n < g.kw; n++) {
          const col = (y.left + j) * g.sw - g.pw + n * g.dw - x.left;
          if (col >= 0 && col < x.w) each(i * y.w + j, row * x.w + col, m * g.kw + n);
        }
      }
    }
  }
}

const convolves = ({ kind }: FieldLayer): boolean => kind === "conv" || kind === "causal";

/** The gradient of the unit, in channel 0, of network `number` on noise: rows × columns of the input. */
export function randomGradient(networks: RandomNetworks, number: number): Float64Array {
  const { layers, sizes, axes, unit: [last], relu } = networks;
  const seen = windows(networks);
  const patch = (at: number, channels: number): Patch => {
    const [[top, bottom], [left, right]] = seen[at]!;
    const [h, w] = [bottom - top + 1, right - left + 1];
    return { channels, top, left, h, w, data: new Float64Array(channels * h * w) };
  };
  let x = patch(0, 1);
  const noise = streamStart(64 * number);
  for (let i = 0, at = 0; i < x.h; i++) for (let j = 0; j < x.w; j++, at++) x.data[at] = drawn(noise, (x.top + i) * sizes[0]! + x.left + j);
  const kept: Layer[] = [];
  for (let at = 1; at <= last; at++) {
    const layer = layers[at - 1]!;
    const y = patch(at, convolves(layer) ? (relu ? HIDDEN : 1) : x.channels);
    const made: Layer = { g: geometry(layer, axes), x, y, weight: null, winner: null, alive: null };
    if (layer.kind !== "max") made.weight = weights(convolves(layer) ? 64 * number + at : null, y.channels, x.channels, made.g.kh * made.g.kw);
    forward(made);
    if (relu && convolves(layer) && at < last) {
      made.alive = y.data.map((value) => (value > 0 ? 1 : 0));
      y.data.forEach((value, place) => (y.data[place] = Math.max(0, value)));
    }
    kept.push(made);
    x = y;
  }
  let grad: Float64Array = new Float64Array(x.data.length);
  grad[0] = 1; // the window of the unit's own layer is the unit
  for (const layer of kept.reverse()) grad = backward(layer, grad);
  return spread(grad, patch(0, 1), axes === 2 ? sizes[0]! : 1, sizes[0]!);
}

interface Layer {
  readonly g: Geometry;
  readonly x: Patch;
  readonly y: Patch;
  /** Null for a maximum. */
  weight: Float64Array | null;
  /** Of a maximum, which value of x each output passes on. */
  winner: Int32Array | null;
  alive: Float64Array | null;
}

/** Random weights, or without a stream those of a mean: each channel's own, all alike. */
function weights(stream: number | null, outs: number, ins: number, taps: number): Float64Array {
  const made = new Float64Array(outs * ins * taps);
  if (stream === null) return made.map((_, at) => (Math.floor(at / taps) % (ins + 1) === 0 ? 1 / taps : 0));
  const start = streamStart(stream);
  const scale = 1 / Math.sqrt(ins * taps);
  return made.map((_, index) => drawn(start, index) * scale);
}

/** Visit every weight with the places of the values that it joins. */
function products({ g, x, y, weight }: Layer, each: (out: number, pixel: number, weight: number) => void): void {
  const [taps, from, to] = [g.kh * g.kw, x.h * x.w, y.h * y.w];
  visit(g, y, x, (out, pixel, tap) => {
    for (let o = 0; o < y.channels; o++) {
      for (let c = 0; c < x.channels; c++) each(o * to + out, c * from + pixel, weight![(o * x.channels + c) * taps + tap]!);
    }
  });
}

function forward(layer: Layer): void {
  const { g, x, y, weight } = layer;
  if (weight !== null) {
    products(layer, (out, pixel, w) => (y.data[out]! += x.data[pixel]! * w));
    return;
  }
  const winner = (layer.winner = new Int32Array(y.data.length).fill(-1));
  visit(g, y, x, (out, pixel) => {
    for (let c = 0; c < x.channels; c++) {
      const [value, place] = [x.data[c * x.h * x.w + pixel]!, c * y.h * y.w + out];
      if (winner[place]! >= 0 && value <= y.data[place]!) continue;
      y.data[place] = value;
      winner[place] = c * x.h * x.w + pixel;
    }
  });
}

function backward(layer: Layer, above: Float64Array): Float64Array {
  const { winner, alive } = layer;
  const grad = new Float64Array(layer.x.data.length);
  alive?.forEach((value, at) => (above[at]! *= value));
  if (winner === null) products(layer, (out, pixel, w) => (grad[pixel]! += above[out]! * w));
  winner?.forEach((place, at) => {
    if (place >= 0) grad[place]! += above[at]!;
  });
  return grad;
}

/** Lay the window back into a map of the whole input. */
function spread(values: Float64Array, { top, left, h, w }: Patch, rows: number, cols: number): Float64Array {
  const made = new Float64Array(rows * cols);
  for (let i = 0; i < h; i++) for (let j = 0; j < w; j++) made[(top + i) * cols + left + j] = values[i * w + j]!;
  return made;
}

/** Mean absolute gradient of the first `count` networks, with sum 1. */
export function meanRandomGradient(networks: RandomNetworks, count: number): Float64Array {
  const [side] = networks.sizes as [number];
  const total = new Float64Array(networks.axes === 2 ? side * side : side);
  for (let number = 0; number < count; number++) addMagnitudes(total, randomGradient(networks, number));
  return asShares(total);
}

export function addMagnitudes(total: Float64Array, grad: Float64Array): void {
  for (let i = 0; i < total.length; i++) total[i]! += Math.abs(grad[i]!);
}

/** The same values with sum 1, if they have one. */
export function asShares(values: Float64Array): Float64Array {
  const sum = values.reduce((a, b) => a + b, 0);
  return sum > 0 ? values.map((value) => value / sum) : values;
}
