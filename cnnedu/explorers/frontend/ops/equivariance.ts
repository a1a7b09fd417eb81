/** Does f(shift(x)) equal shift(f(x))? Layers on one square grey picture, shifts of it and of outputs, and the error. */

import type { Boundary } from "./pooling";
import type { Pair } from "./geometry";

export type LayerKind = "convolution" | "locally_connected" | "dense" | "max_pool" | "avg_pool" | "blur_pool";
export type BorderMode = "zeros" | "circular" | "none";

export interface LayerSpec {
  readonly kind: LayerKind;
  /** Used by convolution and locally connected. */
  readonly kernel: readonly (readonly number[])[];
  readonly border: BorderMode;
  readonly stride: number;
}

/** A square map, row by row. */
export interface Square {
  readonly size: number;
  readonly data: Float64Array;
}

/** Side of a pooling window. */
export const POOL_WINDOW = 2;
/** The blur of blur pooling, row by row. */
export const BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);

/** The i-th of a fixed row of numbers that look random, from -1 to 1; Python's are the same. */
export function noiseAt(seed: number, i: number): number {
  let h = (i + Math.imul(seed, 0x9e3779b9)) | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  h ^= h >>> 16;
  return (h >>> 0) / 2 ** 31 - 1;
}

let dense: Float64Array | null = null;

/** The weights of a dense layer from a square picture to one as large; made once, a million of them. */
export function denseWeights(size: number): Float64Array {
  const count = size ** 4;
  if (dense === null || dense.length !== count) {
    const gain = Math.sqrt(3) / size;
    dense = new Float64Array(count);
    for (let i = 0; i < count; i++) dense[i] = gain * noiseAt(2, i);
  }
  return dense;
}

/** Copy a square, moved down and right, into one of another size; outside it comes round again, or nothing does. */
function copyMoved(from: Float64Array, size: number, to: Float64Array, full: number, down: number, right: number, round: boolean): void {
  for (let i = 0; i < full; i++) {
    const row = source(i - down, size, round);
    if (row < 0) continue;
    for (let j = 0; j < full; j++) {
      const col = source(j - right, size, round);
      if (col >= 0) to[i * full + j] = from[row * size + col]!;
    }
  }
}

/** Which of `size` places a place stands for; -1 for none. */
const source = (at: number, size: number, round: boolean): number => (at >= 0 && at < size ? at : round ? modulo(at, size) : -1);

/** With a border that makes up for a window of this side: floor((k - 1) / 2) before, the rest behind. */
function bordered({ size, data }: Square, window: number, border: BorderMode): Square {
  if (border === "none") return { size, data };
  const before = Math.floor((window - 1) / 2);
  const full = size + window - 1;
  const made = new Float64Array(full * full);
  copyMoved(data, size, made, full, before, before, border === "circular");
  return { size: full, data: made };
}

type Combine = (data: Float64Array, starts: number, width: number, position: number) => number;

function slide(x: Square, window: number, border: BorderMode, stride: number, combine: Combine): Square {
  const { size: full, data } = bordered(x, window, border);
  const size = Math.floor((full - window) / stride) + 1;
  const made = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) made[i * size + j] = combine(data, i * stride * full + j * stride, full, i * size + j);
  }
  return { size, data: made };
}

/** A sum with the same weights at every position, or with `own` ones that follow one another in `weights`. */
function weighted(weights: ArrayLike<number>, side: number, own = false): Combine {
  return (data, start, width, position) => {
    let sum = 0;
    let tap = own ? position * side * side : 0;
    for (let m = 0; m < side; m++) {
      for (let n = 0; n < side; n++) sum += data[start + m * width + n]! * weights[tap++]!;
    }
    return sum;
  };
}

const largest: Combine = (data, start, width) =>
  Math.max(data[start]!, data[start + 1]!, data[start + width]!, data[start + width + 1]!);
const mean: Combine = (data, start, width) => (data[start]! + data[start + 1]! + data[start + width]! + data[start + width + 1]!) / 4;

/** f(x). */
export function applyLayer(x: Square, { kind, kernel, border, stride }: LayerSpec): Square {
  if (kind === "dense") return fourProducts([x])[0]!;
  if (kind === "max_pool") return slide(x, POOL_WINDOW, border, stride, largest);
  if (kind === "avg_pool") return slide(x, POOL_WINDOW, border, stride, mean);
  if (kind === "blur_pool") {
    return slide(slide(x, POOL_WINDOW, border, 1, largest), 3, border, stride, weighted(BLUR_WEIGHTS, 3));
  }
  const side = kernel.length;
  if (kind === "convolution") return slide(x, side, border, stride, weighted(kernel.flat(), side));
  const size = Math.floor((x.size + (border === "none" ? 0 : side - 1) - side) / stride) + 1;
  return slide(x, side, border, stride, weighted(localWeights(kernel, size), side, true));
}

/** f of several pictures of one size: a dense layer reads its million weights once for every four of them. */
export function applyLayers(xs: readonly Square[], layer: LayerSpec): Square[] {
  if (layer.kind !== "dense") return xs.map((x) => applyLayer(x, layer));
  return Array.from({ length: Math.ceil(xs.length / 4) }, (_, i) => fourProducts(xs.slice(4 * i, 4 * i + 4))).flat();
}

function fourProducts(xs: readonly Square[]): Square[] {
  const { size, data: p } = xs[0]!;
  const [q, r, s] = [1, 2, 3].map((i) => xs[i]?.data ?? p) as [Float64Array, Float64Array, Float64Array];
  const [matrix, n] = [denseWeights(size), p.length];
  const made = Array.from({ length: 4 }, () => new Float64Array(n)) as [Float64Array, Float64Array, Float64Array, Float64Array];
  for (let o = 0, at = 0; o < n; o++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const weight = matrix[at++]!;
      a += weight * p[i]!;
      b += weight * q[i]!;
      c += weight * r[i]!;
      d += weight * s[i]!;
    }
    [made[0][o], made[1][o], made[2][o], made[3][o]] = [a, b, c, d];
  }
  return xs.map((_, i) => ({ size, data: made[i]! }));
}

let local: { kernel: LayerSpec["kernel"]; size: number; weights: Float64Array } | null = null;

/** Every position's own kernel: the given one, each weight off by up to half of its largest. Position by position. */
function localWeights(kernel: LayerSpec["kernel"], size: number): Float64Array {
  if (local?.kernel !== kernel || local.size !== size) {
    const flat = kernel.flat();
    const gain = 0.5 * Math.max(...flat.map(Math.abs));
    const weights = new Float64Array(size * size * flat.length);
    for (let at = 0; at < weights.length; at++) weights[at] = flat[at % flat.length]! + gain * noiseAt(1, at);
    local = { kernel, size, weights };
  }
  return local.weights;
}

/** The output stride: a dense layer has none. */
export const strideOf = ({ kind, stride }: LayerSpec): number => (kind === "dense" ? 1 : stride);

const modulo = (value: number, size: number): number => ((value % size) + size) % size;

/** The picture moved down and right; what leaves comes back on the other side, or zeros come in. */
export function shiftSquare({ size, data }: Square, [down, right]: Pair, boundary: Boundary): Square {
  const made = new Float64Array(size * size);
  copyMoved(data, size, made, size, down, right, boundary === "circular");
  return { size, data: made };
}

/**
 * An output moved by shift / stride positions. Between two positions it is interpolated linearly. With zeros coming in,
 * positions that stand for nothing inside the output before the shift are NaN: there is nothing to compare.
 */
export function shiftOutput({ size, data }: Square, [down, right]: Pair, stride: number, boundary: Boundary): Square {
  const made = new Float64Array(size * size);
  const [rows, cols] = [axisSources(size, down / stride, boundary), axisSources(size, right / stride, boundary)];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const [up, side] = [rows[i]!, cols[j]!];
      let sum = up.length * side.length > 0 ? 0 : NaN;
      for (let m = 0; m < up.length; m++) {
        for (let n = 0; n < side.length; n++) sum += up[m]![1] * side[n]![1] * data[up[m]![0] * size + side[n]![0]]!;
      }
      made[i * size + j] = sum;
    }
  }
  return { size, data: made };
}

/** For each position, the one or two it comes from and their weights; none where that is outside. */
function axisSources(size: number, by: number, boundary: Boundary): [at: number, weight: number][][] {
  const whole = Math.floor(by);
  const part = by - whole;
  return Array.from({ length: size }, (_, i) => {
    const found: [number, number][] = part === 0 ? [[i - whole, 1]] : [[i - whole, 1 - part], [i - whole - 1, part]];
    if (boundary === "zero") return found.every(([at]) => at >= 0 && at < size) ? found : [];
    return found.map(([at, weight]) => [modulo(at, size), weight]);
  });
}

export interface Comparison {
  /** The difference in absolute value at each position; NaN where nothing is compared. */
  readonly map: Float64Array;
  readonly size: number;
  readonly max: number;
  readonly mean: number;
  /** Where it is largest. */
  readonly at: Pair;
  readonly differing: number;
  readonly compared: number;
  /** The largest output. */
  readonly scale: number;
}

/** More than rounding: as cnnedu.analysis.equivariance_error counts it. */
const ROUNDING = 64 * Number.EPSILON;

export function compareSquares(found: Square, expected: Square, scale: number): Comparison {
  const { size } = found;
  const map = new Float64Array(size * size);
  let [max, where, sum, differing, compared] = [0, 0, 0, 0, 0];
  for (let i = 0; i < map.length; i++) {
    const error = (map[i] = Math.abs(found.data[i]! - expected.data[i]!));
    if (error !== error) continue;
    compared++;
    sum += error;
    if (error > ROUNDING * scale) differing++;
    if (error > max) [max, where] = [error, i];
  }
  if (differing === 0) max = 0;
  return { map, size, max, mean: compared > 0 ? sum / compared : 0, at: [Math.floor(where / size), where % size], differing, compared, scale };
}

export function largestOutput(...maps: readonly Square[]): number {
  let most = 0;
  for (const { data } of maps) for (let i = 0; i < data.length; i++) most = Math.max(most, Math.abs(data[i]!));
  return most;
}

/** Largest and mean error for a shift, with f(x) and f(shift(x)) given. */
export const errorOf = (plain: Square, moved: Square, layer: LayerSpec, shift: Pair, boundary: Boundary): Comparison =>
  compareSquares(moved, shiftOutput(plain, shift, strideOf(layer), boundary), largestOutput(plain, moved));

/** The largest error among positions at least `margin` from the border, before and after the shift; null for none. */
export function insideError({ map, size }: Comparison, [down, right]: Pair, stride: number, margin: number): number | null {
  const kept = (by: number): boolean[] =>
    Array.from({ length: size }, (_, i) => {
      const sources = axisSources(size, by / stride, "circular")[i]!.map(([at]) => at);
      return [i, ...sources].every((at) => at >= margin && at < size - margin);
    });
  const [rows, cols] = [kept(down), kept(right)];
  let most: number | null = null;
  map.forEach((error, at) => {
    if (error === error && rows[Math.floor(at / size)]! && cols[at % size]!) most = Math.max(most ?? 0, error);
  });
  return most;
}

/** A picture of any size as a grey square: its middle, each pixel the mean of what falls into it. */
export function greySquare(pixels: ArrayLike<number>, width: number, height: number, channels: number, size: number): Uint8Array {
  const side = Math.min(width, height);
  const [left, top] = [(width - side) >> 1, (height - side) >> 1];
  const level = (row: number, col: number): number => {
    const at = ((top + row) * width + left + col) * channels;
    return channels === 1 ? pixels[at]! : 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!;
  };
  const edge = (i: number): number => Math.floor((i * side) / size);
  return Uint8Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    const [from, to] = [[edge(i), edge(j)], [Math.max(edge(i + 1), edge(i) + 1), Math.max(edge(j + 1), edge(j) + 1)]] as const;
    let sum = 0;
    for (let row = from[0]!; row < to[0]!; row++) for (let col = from[1]!; col < to[1]!; col++) sum += level(row, col);
    return Math.round(sum / ((to[0]! - from[0]!) * (to[1]! - from[1]!)));
  });
}
