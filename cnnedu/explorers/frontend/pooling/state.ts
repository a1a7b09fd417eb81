/** The PoolingExplorer's traits as one typed state, and what one picture of it shows, worked out by ops. */

import { patched, type Binding, type Get, type Traits } from "../shared/model";
import {
  avgPool,
  avgPoolBackward,
  changedCells,
  checkPool,
  divisorOf,
  maxPool,
  maxPoolBackward,
  poolShape,
  shiftMap,
  tensor,
  tensorOf,
  toNested,
  unreadLines,
  windowCells,
  winnerOf,
  type Boundary,
  type Nested,
  type Pair,
  type PoolOptions,
  type Tensor,
  type WindowCell,
} from "../ops";

export const TRAITS = [
  "input",
  "kernel_size",
  "stride",
  "padding",
  "ceil_mode",
  "count_include_pad",
  "window",
  "mode",
  "position",
  "grad_output",
  "shift",
  "boundary",
] as const;

export type Mode = "forward" | "backward" | "shift";

export interface State {
  readonly map: Tensor;
  readonly opts: PoolOptions;
  readonly mode: Mode;
  readonly position: Pair;
  readonly gradOutput: Tensor;
  readonly shift: Pair;
  readonly boundary: Boundary;
}

function readOptions(get: Get): PoolOptions {
  return {
    kernel: get("kernel_size") as Pair,
    stride: get("stride") as Pair,
    padding: get("padding") as Pair,
    ceil: get("ceil_mode") === true,
    countPad: get("count_include_pad") === true,
    global: get("window") === "global",
  };
}

/** The gradient that arrives, in the shape of the output; where there was none it is 1. */
function fitted(gradient: Tensor, shape: Pair): Tensor {
  const [rows, cols] = gradient.shape as [number, number];
  if (rows === shape[0] && cols === shape[1]) return gradient;
  const made = tensor(shape);
  made.data.forEach((_, at) => {
    const [i, j] = [Math.floor(at / shape[1]), at % shape[1]];
    made.data[at] = i < rows && j < cols ? gradient.data[i * cols + j]! : 1;
  });
  return made;
}

const clamp = (position: readonly number[], shape: Pair): Pair => [
  Math.min(position[0]!, shape[0] - 1),
  Math.min(position[1]!, shape[1] - 1),
];

export function readState(get: Get): State {
  const [map, opts] = [tensorOf(get("input")), readOptions(get)];
  const shape = poolShape(map.shape, opts);
  return {
    map,
    opts,
    mode: get("mode") as Mode,
    position: clamp(get("position") as number[], shape),
    gradOutput: fitted(tensorOf(get("grad_output")), shape),
    shift: get("shift") as Pair,
    boundary: get("boundary") as Boundary,
  };
}

/** Write traits if the geometry they lead to is legal. Otherwise write nothing and return the sentence that says why. */
export function attempt(binding: Binding, patch: Traits): string | null {
  const get = patched(binding, patch);
  const [map, opts] = [tensorOf(get("input")), readOptions(get)];
  const complaint = checkPool(map.shape, opts);
  if (complaint !== null) return complaint;
  const { position, gradOutput } = readState(get);
  binding.set({ ...patch, position, grad_output: toNested(gradOutput) });
  return null;
}

/** A nested map with one value changed. */
export function withValue(from: Tensor, row: number, col: number, value: number): Nested {
  const made = tensor(from.shape, from.data);
  made.data[row * from.shape[1]! + col] = value;
  return toNested(made);
}

export const valueAt = (t: Tensor, row: number, col: number): number => t.data[row * t.shape[1]! + col] ?? 0;

/** The traits after the map has been given another size; what is new repeats what is there, so that it is worth a look. */
export function withSize(map: Tensor, size: number): Traits {
  const [h, w] = map.shape as [number, number];
  const made = tensor([size, size]);
  made.data.forEach((_, at) => (made.data[at] = valueAt(map, Math.floor(at / size) % h, (at % size) % w)));
  return { input: toNested(made) };
}

/** One window of one map, with what comes out of it. */
export interface Window {
  readonly cells: readonly WindowCell[];
  readonly winner: WindowCell | null;
  /** Cells that hold the same largest number; the first of them wins. */
  readonly equals: number;
  readonly divisor: number;
  readonly largest: number;
  readonly sum: number;
  readonly mean: number;
}

function lookAt(map: Tensor, opts: PoolOptions, position: Pair): Window {
  const cells = windowCells(map, opts, position);
  const winner = winnerOf(cells);
  const sum = cells.reduce((total, { value }) => total + value, 0);
  const divisor = divisorOf(cells, opts.countPad || opts.global);
  const equals = cells.filter(({ kind, value }) => kind === "map" && value === winner?.value).length;
  return { cells, winner, equals, divisor, largest: winner?.value ?? -Infinity, sum, mean: sum / divisor };
}

export interface Pooled {
  readonly map: Tensor;
  readonly maximum: Tensor;
  readonly average: Tensor;
  readonly window: Window;
}

export interface Scene extends Pooled {
  readonly state: State;
  readonly unread: readonly [Set<number>, Set<number>];
  /** The same of the shifted map, and which outputs it changes. */
  readonly after: (Pooled & { readonly changedMax: boolean[]; readonly changedAverage: boolean[] }) | null;
  readonly grads: { readonly max: Tensor; readonly average: Tensor } | null;
}

const pooled = (map: Tensor, { opts, position }: State): Pooled => ({
  map,
  maximum: maxPool(map, opts),
  average: avgPool(map, opts),
  window: lookAt(map, opts, position),
});

export function compose(state: State): Scene {
  const { map, opts, mode, gradOutput, shift, boundary } = state;
  const before = pooled(map, state);
  let after: Scene["after"] = null;
  if (mode === "shift") {
    const moved = pooled(shiftMap(map, shift, boundary), state);
    const changedMax = changedCells(before.maximum, moved.maximum);
    after = { ...moved, changedMax, changedAverage: changedCells(before.average, moved.average) };
  }
  const grads =
    mode === "backward" ? { max: maxPoolBackward(gradOutput, map, opts), average: avgPoolBackward(gradOutput, map, opts) } : null;
  return { state, ...before, unread: [unreadLines(map.shape, opts, 0), unreadLines(map.shape, opts, 1)], after, grads };
}
