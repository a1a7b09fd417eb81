/** Everything one picture of a convolution shows, worked out by ops.ts once per change. */

import {
  axisOptions,
  checkGeometry,
  commonDenominator,
  conv2d,
  conv2dBackward,
  outputsReading,
  productsAt,
  readCounts,
  tensor,
  type Tensor,
  type Term,
} from "../ops";
import { reach, type Hue } from "../shared/scale";
import type { State } from "./state";

/** What the pointer or the focus is on, besides the output, where it moves the position itself. */
export type Pointer =
  | { readonly block: "input"; readonly c: number; readonly row: number; readonly col: number }
  | { readonly block: "weight"; readonly c: number; readonly m: number; readonly n: number };

/** A stack of maps as drawn: the values, their hue, and for each map the value with full colour. */
export interface Stack {
  readonly values: Tensor;
  readonly hue: Hue;
  readonly full: readonly number[];
}

export interface Scene {
  readonly state: State;
  readonly output: Tensor;
  readonly terms: readonly Term[];
  readonly channelSums: readonly number[];
  readonly bias: number;
  readonly sum: number;
  /** What the three blocks hold: values, or in backward mode their gradients. */
  readonly input: Stack;
  readonly weight: Stack;
  readonly result: Stack;
  /** Input rows and columns that no output reads. */
  readonly unread: readonly [Set<number>, Set<number>];
  /** The smallest q for which every weight of the filter is a whole number of q-ths; 1 for none. */
  readonly denominator: number;
}

type Forward = Pick<Scene, "output" | "unread">;

/** Playing changes the position only: the output of the last input, weight and options is kept. */
let last: { key: readonly unknown[]; forward: Forward } | null = null;

function forward({ input, weight, bias, opts }: State): Forward {
  const key = [input, weight, bias, ...opts.stride, ...opts.padding, ...opts.dilation, opts.paddingMode, opts.flip];
  if (last !== null && last.key.every((part, i) => part === key[i])) return last.forward;
  const unread = ([0, 1] as const).map((axis) => {
    const counts = readCounts(input.shape[axis + 1]!, weight.shape[axis + 2]!, axisOptions(opts, axis));
    return new Set(counts.flatMap((reads, i) => (reads === 0 ? [i] : [])));
  }) as [Set<number>, Set<number>];
  last = { key, forward: { output: conv2d(input, weight, bias.data, opts), unread } };
  return last.forward;
}

/** Work out the scene, or null when the geometry is illegal. */
export function compose(state: State): Scene | null {
  const { input, weight, bias, opts, position, mode } = state;
  if (checkGeometry(input.shape, weight.shape, opts) !== null) return null;
  const { output, unread } = forward(state);
  const { terms, channelSums, bias: offset, sum } = productsAt(input, weight, bias.data, opts, position);
  const values = mode === "backward" ? gradients(state, output) : { input, weight, result: output };
  // The gradient of a product hands each factor the other one: input cells then hold weights, and the reverse.
  const hues: Record<keyof typeof values, Hue> =
    mode === "backward"
      ? { input: "weight", weight: "input", result: "activation" }
      : { input: "input", weight: "weight", result: "activation" };
  const stacks = scale(state, values, hues);
  const size = weight.data.length / weight.shape[0]!;
  const filter = weight.data.subarray(position[0] * size, (position[0] + 1) * size);
  const denominator = commonDenominator(filter);
  return { state, output, terms, channelSums, bias: offset, sum, ...stacks, unread, denominator };
}

type Parts = Record<"input" | "weight" | "result", Tensor>;

/** The gradient of the current output cell: the gradient that arrives at the output is 1 there and 0 elsewhere. */
function gradients({ input, weight, opts, position: [f, i, j] }: State, output: Tensor): Parts {
  const arriving = tensor(output.shape);
  arriving.data[(f * output.shape[1]! + i) * output.shape[2]! + j] = 1;
  const grad = conv2dBackward(arriving, input, weight, opts);
  return { input: grad.input, weight: grad.weight, result: arriving };
}

/** Full colour for each map: its own largest magnitude (unit), that of its block (layer), or of the whole picture. */
function scale({ scaling }: State, parts: Parts, hues: Record<keyof Parts, Hue>): Record<keyof Parts, Stack> {
  const everything = Math.max(...Object.values(parts).map((part) => reach(part.data)));
  const stack = (values: Tensor, hue: Hue): Stack => {
    const [maps, size] = [values.shape[0]!, values.data.length / values.shape[0]!];
    const layer = scaling === "global" ? everything : reach(values.data);
    const unit = (map: number): number => reach(values.data.subarray(map * size, (map + 1) * size));
    const full = Array.from({ length: maps }, (_, map) => (scaling === "unit" ? unit(map) : layer));
    return { values, hue, full };
  };
  return {
    input: stack(parts.input, hues.input),
    weight: stack(parts.weight, hues.weight),
    result: stack(parts.result, hues.result),
  };
}

/** One use of an input cell by the current filter: output cell (i, j) multiplies it by weight (km, kn). */
export interface Use {
  readonly i: number;
  readonly j: number;
  readonly km: number;
  readonly kn: number;
  readonly w: number;
}

/** Every use that the current filter's map makes of an input cell. */
export function usesOf(scene: Scene, c: number, row: number, col: number): Use[] {
  const { input, weight, bias, opts, position: [filter] } = scene.state;
  return outputsReading(input.shape, weight.shape, opts, [row, col]).flatMap(([i, j]) =>
    productsAt(input, weight, bias.data, opts, [filter, i, j])
      .terms.filter((term) => term.c === c && term.row === row && term.col === col)
      .map(({ km, kn, w }) => ({ i, j, km, kn, w })),
  );
}
