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

/** Every position's own kernel: the given one, each weight off by up to half of its largest. */
export function localWeight(kernel: readonly (readonly number[])[], position: number, tap: number): number {
  const flat = kernel.flat();
  return flat[tap]! + 0.5 * Math.max(...flat.map(Math.abs)) * noiseAt(1, position * flat.length + tap);
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

/** With a border that makes up for a window of this side: floor((k - 1) / 2) before, the rest behind. */
function bordered({ size, data }: Square, window: number, border: BorderMode): Square {
  if (border === "none") return { size, data };
  const before = Math.floor((window - 1) / 2);
  const full = size + window - 1;
  const made = new Float64Array(full * full);
  for (let i = 0; i < full; i++) {
    for (let j = 0; j < full; j++) {
      const [row, col] = [i - before, j - before];
      const inside = row >= 0 && row < size && col >= 0 && col < size;
      if (inside) made[i * full + j] = data[row * size + col]!;
      else if (border === "circular") made[i * full + j] = data[((row + size) % size) * size + ((col + size) % size)]!;
    }
  }
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

function weighted(weights: (position: number, tap: number) => number, side: number): Combine {
  return (data, start, width, position) => {
    let sum = 0;
    for (let m = 0, tap = 0; m < side; m++) {
      for (let n = 0; n < side; n++, tap++) sum += data[start + m * width + n]! * weights(position, tap);
    }
    return sum;
  };
}

const largest: Combine = (data, start, width) =>
  Math.max(data[start]!, data[start + 1]!, data[start + width]!, data[start + width + 1]!);
const mean: Combine = (data, start, width) => (data[start]! + data[start + 1]! + data[start + width]! + data[start + width + 1]!) / 4;

/** f(x). */
export function applyLayer(x: Square, { kind, kernel, border, stride }: LayerSpec): Square {
  if (kind === "dense") {
    const [weights, n] = [denseWeights(x.size), x.data.length];
    const made = new Float64Array(n);
    for (let o = 0, at = 0; o < n; o++) {
      let sum = 0;
      for (let i = 0; i < n; i++, at++) sum += weights[at]! * x.data[i]!;
      made[o] = sum;
    }
    return { size: x.size, data: made };
  }
  if (kind === "max_pool") return slide(x, POOL_WINDOW, border, stride, largest);
  if (kind === "avg_pool") return slide(x, POOL_WINDOW, border, stride, mean);
  if (kind === "blur_pool") {
    return slide(slide(x, POOL_WINDOW, border, 1, largest), 3, border, stride, weighted((_, tap) => BLUR_WEIGHTS[tap]!, 3));
  }
  const flat = kernel.flat();
  const size = Math.floor((x.size + (border === "none" ? 0 : kernel.length - 1) - kernel.length) / stride) + 1;
  const weights = kind === "convolution" ? (_: number, tap: number) => flat[tap]! : localTable(kernel, size);
  return slide(x, kernel.length, border, stride, weighted(weights, kernel.length));
}

let local: { key: string; table: Float64Array } | null = null;

function localTable(kernel: LayerSpec["kernel"], size: number): (position: number, tap: number) => number {
  const [key, taps] = [JSON.stringify([kernel, size]), kernel.length ** 2];
  if (local?.key !== key) {
    const table = Float64Array.from({ length: size * size * taps }, (_, at) => localWeight(kernel, Math.floor(at / taps), at % taps));
    local = { key, table };
  }
  const { table } = local;
  return (position, tap) => table[position * taps + tap]!;
}

/** The output stride: a dense layer has none. */
export const strideOf = ({ kind, stride }: LayerSpec): number => (kind === "dense" ? 1 : stride);

const modulo = (value: number, size: number): number => ((value % size) + size) % size;

/** The picture moved down and right; what leaves comes back on the other side, or zeros come in. */
export function shiftSquare({ size, data }: Square, [down, right]: Pair, boundary: Boundary): Square {
  const made = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const [row, col] = [i - down, j - right];
      const inside = row >= 0 && row < size && col >= 0 && col < size;
      if (inside || boundary === "circular") made[i * size + j] = data[modulo(row, size) * size + modulo(col, size)]!;
    }
  }
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
      let sum = 0;
      for (const [row, a] of rows[i]!) for (const [col, b] of cols[j]!) sum += a * b * data[row * size + col]!;
      made[i * size + j] = rows[i]!.length * cols[j]!.length > 0 ? sum : NaN;
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

export const largestOutput = (...maps: readonly Square[]): number =>
  maps.reduce((most, { data }) => data.reduce((a, b) => Math.max(a, Math.abs(b)), most), 0);

/** Largest and mean error for a shift, with f(x) given. */
export function errorOf(x: Square, plain: Square, layer: LayerSpec, shift: Pair, boundary: Boundary): Comparison {
  const moved = applyLayer(shiftSquare(x, shift, boundary), layer);
  return compareSquares(moved, shiftOutput(plain, shift, strideOf(layer), boundary), largestOutput(plain, moved));
}

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
