/** Max and average pooling of one map (h, w), forward and backward, with torch's geometry; global pooling; shifts. */

import type { Pair } from "./geometry";
import { arraySource } from "./source";
import { tensor, type Tensor } from "./tensor";

export interface PoolOptions {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  /** Keep a last window that overhangs the border. */
  readonly ceil: boolean;
  /** Whether the average divides by the zeros of the padding, too. */
  readonly countPad: boolean;
  /** One window, the whole map: the other options do not matter. */
  readonly global: boolean;
}

export type Boundary = "circular" | "zero";

/** One cell of a window, in the map's own coordinates; outside the map it is padding, or nothing at all. */
export interface WindowCell {
  readonly row: number;
  readonly col: number;
  /** In the map; in the padding around it; beyond even that, where only a window of ceil mode reaches. */
  readonly kind: "map" | "padding" | "beyond";
  /** 0 outside the map. */
  readonly value: number;
}

/** Number of windows along one axis. */
export function poolSize(n: number, k: number, s: number, p: number, ceil: boolean): number {
  const room = n + 2 * p - k;
  if (!ceil) return Math.floor(room / s) + 1;
  const most = Math.ceil(room / s) + 1;
  return (most - 1) * s >= n + p ? most - 1 : most; // a window that starts behind the map is not one
}

/** The options as they apply to a map: global pooling is one window of its size. */
export function effectivePool([h, w]: readonly number[], opts: PoolOptions): PoolOptions {
  if (!opts.global) return opts;
  return { kernel: [h!, w!], stride: [h!, w!], padding: [0, 0], ceil: false, countPad: true, global: true };
}

/** A sentence saying why the geometry is illegal and what would be legal; null when it is legal. */
export function checkPool(shape: readonly number[], opts: PoolOptions): string | null {
  const { kernel, stride, padding, ceil } = effectivePool(shape, opts);
  for (const axis of [0, 1] as const) {
    const [n, k, p] = [shape[axis]!, kernel[axis], padding[axis]];
    const unit = axis === 0 ? "rows" : "columns";
    if (2 * p > k) {
      const most = Math.floor(k / 2);
      return (
        `Padding ${p} is more than half of a window of ${k} ${unit}: a window could then hold nothing but padding. ` +
        (most > 0 ? `Use at most ${most}, or a window of at least ${2 * p}.` : `Use 0, or a window of at least ${2 * p}.`)
      );
    }
    if (k > n + 2 * p && !(ceil && poolSize(n, k, stride[axis], p, true) >= 1)) {
      return `A window of ${k} ${unit} does not fit on ${n + 2 * p} (${n} and ${2 * p} of padding): use at most ${n + 2 * p}.`;
    }
  }
  return null;
}

/** Rows and columns of the output. */
export function poolShape(shape: readonly number[], opts: PoolOptions): [number, number] {
  const { kernel, stride, padding, ceil } = effectivePool(shape, opts);
  const size = (axis: 0 | 1): number => poolSize(shape[axis]!, kernel[axis], stride[axis], padding[axis], ceil);
  return [size(0), size(1)];
}

/** The cells of window (i, j), in reading order. */
export function windowCells(map: Tensor, opts: PoolOptions, [i, j]: readonly number[]): WindowCell[] {
  const [h, w] = map.shape as [number, number];
  const { kernel, stride, padding } = effectivePool(map.shape, opts);
  const cells: WindowCell[] = [];
  for (let m = 0; m < kernel[0]; m++) {
    for (let n = 0; n < kernel[1]; n++) {
      const [row, col] = [i! * stride[0] - padding[0] + m, j! * stride[1] - padding[1] + n];
      const inside = row >= 0 && row < h && col >= 0 && col < w;
      const beyond = row >= h + padding[0] || col >= w + padding[1];
      cells.push({ row, col, kind: inside ? "map" : beyond ? "beyond" : "padding", value: inside ? map.data[row * w + col]! : 0 });
    }
  }
  return cells;
}

/** The cell that wins a window: the largest, of equals the first in reading order; null where there is none. */
export function winnerOf(cells: readonly WindowCell[]): WindowCell | null {
  let best: WindowCell | null = null;
  for (const cell of cells) if (cell.kind === "map" && (best === null || cell.value > best.value)) best = cell;
  return best;
}

/** What an average divides by. */
export function divisorOf(cells: readonly WindowCell[], countPad: boolean): number {
  return cells.filter(({ kind }) => kind === "map" || (countPad && kind === "padding")).length;
}

/** Visit every window of a map. */
function* poolWindows(map: Tensor, opts: PoolOptions): Generator<[at: number, cells: WindowCell[]]> {
  const [rows, cols] = poolShape(map.shape, opts);
  for (let at = 0; at < rows * cols; at++) yield [at, windowCells(map, opts, [Math.floor(at / cols), at % cols])];
}

/** The largest number of each window. */
export function maxPool(map: Tensor, opts: PoolOptions): Tensor {
  const output = tensor(poolShape(map.shape, opts));
  for (const [at, cells] of poolWindows(map, opts)) output.data[at] = winnerOf(cells)?.value ?? -Infinity;
  return output;
}

/** The mean of each window. */
export function avgPool(map: Tensor, opts: PoolOptions): Tensor {
  const output = tensor(poolShape(map.shape, opts));
  const { countPad } = effectivePool(map.shape, opts);
  for (const [at, cells] of poolWindows(map, opts)) {
    output.data[at] = cells.reduce((sum, { value }) => sum + value, 0) / divisorOf(cells, countPad);
  }
  return output;
}

/** Each gradient goes to the cell that won its window. */
export function maxPoolBackward(gradOutput: Tensor, map: Tensor, opts: PoolOptions): Tensor {
  const grad = tensor(map.shape);
  for (const [at, cells] of poolWindows(map, opts)) {
    const won = winnerOf(cells);
    if (won !== null) grad.data[won.row * map.shape[1]! + won.col]! += gradOutput.data[at]!;
  }
  return grad;
}

/** Each gradient is shared evenly by the cells of its window; the padding's share is lost. */
export function avgPoolBackward(gradOutput: Tensor, map: Tensor, opts: PoolOptions): Tensor {
  const grad = tensor(map.shape);
  const { countPad } = effectivePool(map.shape, opts);
  for (const [at, cells] of poolWindows(map, opts)) {
    const share = gradOutput.data[at]! / divisorOf(cells, countPad);
    for (const { row, col, kind } of cells) if (kind === "map") grad.data[row * map.shape[1]! + col]! += share;
  }
  return grad;
}

/** A map moved down and right; what leaves comes back on the other side, or zeros come in. */
export function shiftMap(map: Tensor, [down, right]: Pair, boundary: Boundary): Tensor {
  const [h, w] = map.shape as [number, number];
  const moved = tensor(map.shape);
  for (let i = 0; i < h; i++) {
    for (let j = 0; j < w; j++) {
      const [row, col] = [i - down, j - right];
      const inside = row >= 0 && row < h && col >= 0 && col < w;
      const [r, c] = [((row % h) + h) % h, ((col % w) + w) % w];
      moved.data[i * w + j] = inside || boundary === "circular" ? map.data[r * w + c]! : 0;
    }
  }
  return moved;
}

/** What is left by rounding is no change. */
const ROUNDING = 1e-9;

/** Which outputs differ. */
export const changedCells = (before: Tensor, after: Tensor): boolean[] =>
  Array.from(before.data, (value, at) => Math.abs(value - after.data[at]!) > ROUNDING);

/** Rows (axis 0) or columns (axis 1) of the map that no window reads. */
export function unreadLines(shape: readonly number[], opts: PoolOptions, axis: 0 | 1): Set<number> {
  const { kernel, stride, padding } = effectivePool(shape, opts);
  const unread = new Set(Array.from({ length: shape[axis]! }, (_, line) => line));
  for (let i = 0; i < poolShape(shape, opts)[axis]; i++) {
    for (let m = 0; m < kernel[axis]; m++) unread.delete(i * stride[axis] - padding[axis] + m);
  }
  return unread;
}

export interface PoolSource {
  readonly map: Tensor;
  readonly opts: PoolOptions;
  readonly mode: "forward" | "backward" | "shift";
  readonly gradOutput: Tensor;
  readonly shift: Pair;
  readonly boundary: Boundary;
}

const channel = ({ shape, data }: Tensor): Tensor => ({ shape: [1, ...shape], data });
const pairText = ([a, b]: Pair): string => (a === b ? `${a}` : `(${a}, ${b})`);

/** The arguments of max_pool2d and avg_pool2d after the input, without those at their defaults. */
function poolArguments({ kernel, stride, padding, ceil, countPad, global }: PoolOptions): [max: string, average: string] {
  if (global) return ["1", "1"];
  const shared = [
    pairText(kernel),
    ...(pairText(stride) === pairText(kernel) ? [] : [`stride=${pairText(stride)}`]),
    ...(pairText(padding) === "0" ? [] : [`padding=${pairText(padding)}`]),
    ...(ceil ? ["ceil_mode=True"] : []),
  ].join(", ");
  return [shared, countPad ? shared : `${shared}, count_include_pad=False`];
}

/** Python source that computes what is shown; `cnnedu/explorers/_pooling_text.py` writes the same. */
export function poolingSource({ map, opts, mode, gradOutput, shift: [down, right], boundary }: PoolSource): string {
  const [max, average] = opts.global ? ["adaptive_max_pool2d", "adaptive_avg_pool2d"] : ["max_pool2d", "avg_pool2d"];
  const [maxRest, averageRest] = poolArguments(opts);
  const backward = mode === "backward" ? [`${average}_backward`, `${max}_backward`] : [];
  const cut = mode === "shift" && boundary === "zero";
  const names = [average, max, ...backward, ...(cut ? ["pad"] : [])].sort();
  const lines = ["import numpy as np", `from cnnedu.functional import ${names.join(", ")}`, "", arraySource("input", channel(map))];
  lines.push(`maximum = ${max}(input, ${maxRest})`, `average = ${average}(input, ${averageRest})`);
  if (mode === "backward") {
    lines.push(arraySource("grad_output", channel(gradOutput)));
    lines.push(`grad_max = ${max}_backward(grad_output, input, ${maxRest}).input`);
    lines.push(`grad_average = ${average}_backward(grad_output, input, ${averageRest}).input`);
  }
  if (mode === "shift") {
    const zero = `pad(input, (${right}, ${-right}, ${down}, ${-down}))  # left, right, top, bottom`;
    lines.push(`shifted = ${cut ? zero : `np.roll(input, (${down}, ${right}), (1, 2))`}`);
    lines.push(`print(np.sum(np.abs(${max}(shifted, ${maxRest}) - maximum) > 1e-9), "maxima changed")`);
    lines.push(`print(np.sum(np.abs(${average}(shifted, ${averageRest}) - average) > 1e-9), "averages changed")`);
  }
  return `${lines.join("\n")}\n`;
}
