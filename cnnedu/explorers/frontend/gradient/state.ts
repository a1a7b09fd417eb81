/** The traits as the view needs them, and what each change of the reader writes. */

import { differ, type Binding, type Get, type Traits } from "../shared/model";
import { backpropagate, backwardSteps, fromNested, tensor, toNested, type Backpropagated, type Chain, type ChainCell, type MeasuredNet, type Nested, type NetChoice, type Tensor } from "../ops";

export const TRAITS = [
  "input", "weight", "activation", "pooling", "grad_output", "step", "epsilon", "view", "depth", "norm", "initialisation", "of", "layer", "measured",
];

export interface Measured {
  readonly nets: readonly MeasuredNet[];
  readonly recorded: string;
  readonly machine: string;
  readonly versions: Record<string, string>;
  readonly data: string;
  readonly networks: string;
  readonly seeds: readonly number[];
}

/** The chain, everything computed of it, and the order in which its gradients appear. */
export interface Scene {
  readonly chain: Chain;
  readonly done: Backpropagated;
  readonly steps: readonly ChainCell[];
}

const map = (get: Get, key: string): Tensor => fromNested(get(key) as Nested);

export function readChain(get: Get): Chain {
  return {
    input: map(get, "input"),
    kernel: map(get, "weight"),
    relu: get("activation") === "relu",
    pooling: get("pooling") as Chain["pooling"],
    upstream: map(get, "grad_output"),
  };
}

const MADE_FROM = ["input", "weight", "activation", "pooling", "grad_output"];
let kept: readonly [from: readonly unknown[], scene: Scene] | undefined;

/** The one computed last is kept: the picture, the player and the spoken line all ask for it. */
export function readScene(get: Get): Scene {
  const from = MADE_FROM.map(get);
  if (kept === undefined || differ(from, kept[0])) {
    const chain = readChain(get);
    const done = backpropagate(chain);
    kept = [from, { chain, done, steps: backwardSteps(chain, done) }];
  }
  return kept[1];
}

export const readChoice = (get: Get): NetChoice => ({
  depth: Number(get("depth")),
  norm: get("norm") === true,
  init: get("initialisation") as NetChoice["init"],
  of: get("of") as NetChoice["of"],
});

/** Which layer is looked at, from 0. */
export const layerOf = (get: Get): number => Math.min(Number(get("layer")), Number(get("depth")) - 1);

export const stepOf = (get: Get, { steps }: Pick<Scene, "steps">): number => Math.min(Number(get("step")), steps.length - 1);

/** A single 1 where the output is chosen. */
export function oneHot([rows, cols]: readonly number[], row: number, col: number): Nested {
  const made = tensor([rows!, cols!]);
  made.data[row * cols! + col] = 1;
  return toNested(made);
}

/** The part of the state that a cell of the picture lets the reader change: what is given, not what is computed. */
export type Given = "input" | "weight" | "grad_output";

/** Beyond the last step: everything is shown. */
export const END = 100;

const LARGEST = 1e100;

/** Change one number; false when it is so large that sums would overflow. */
export function setNumber(binding: Binding, key: Given, row: number, col: number, value: number): boolean {
  if (!(Math.abs(value) <= LARGEST)) return false;
  const nested = structuredClone(binding.get(key)) as number[][];
  nested[row]![col] = value;
  binding.set({ [key]: nested, step: END });
  return true;
}

export const numberAt = (get: Get, key: Given, row: number, col: number): number => (get(key) as number[][])[row]![col]!;

/** Another size of the input or the kernel: what is there is kept, the rest follows a small pattern. */
export function resized(get: Get, key: "input" | "weight", size: number): Traits {
  const old = get(key) as number[][];
  const grown = Array.from({ length: size }, (_, r) => Array.from({ length: size }, (_, c) => old[r]?.[c] ?? (r + 2 * c) % 3));
  const [input, weight] = key === "input" ? [grown, get("weight") as number[][]] : [get("input") as number[][], grown];
  const shape = [0, 1].map((axis) => {
    const [n, k] = axis === 0 ? [input.length, weight.length] : [input[0]!.length, weight[0]!.length];
    return (n - k + 1) >> 1;
  });
  return { [key]: grown, grad_output: oneHot(shape, 0, 0), step: END };
}
