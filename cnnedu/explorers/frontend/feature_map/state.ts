/** The traits as one typed state, and what follows from them: the picture as read, all activations, the stages. */

import { activations, probabilities, type NetworkSpec, type Size } from "../ops/network";
import { centreDigit, coverPicture, shiftPicture } from "../ops/digit";
import { strongest, type Unit } from "../ops/unit";
import type { Get } from "../shared/model";
import type { Scaling } from "../shared/scale";

export const TRAITS = ["input", "centre", "shift", "patch", "unit", "tool", "occlusion", "color_scale", "network", "samples"];

export type Tool = "draw" | "erase" | "cover";
export type Patch = readonly [row: number, col: number, side: number];

/** What Python says about the network. */
export interface Network extends NetworkSpec {
  readonly layers: readonly (NetworkSpec["layers"][number] & { readonly title: string })[];
  readonly labels: readonly string[];
  readonly origin: "lenet5" | "yours";
  readonly paper: number;
  readonly ink: number;
  readonly source: string;
  readonly stages: readonly Stage[];
  readonly variables: readonly (string | null)[];
}

/**
 * Layers that are shown as one: what computes, and what changes its numbers one by one. Layers count from 1, the
 * input is 0. Python says which, and how a number of theirs comes about.
 */
export interface Stage {
  readonly name: string;
  readonly title: string;
  readonly main: number;
  readonly last: number;
  readonly size: Size;
  readonly shape: string;
  readonly story: string;
  /** A row of units, without rows and columns. */
  readonly vector: boolean;
}

/** A picture and what the network makes of it. */
export interface Run {
  readonly seen: Float64Array;
  readonly all: readonly Float32Array[];
  readonly shares: Float64Array | null;
  /** Index of the largest share. */
  readonly answer: number;
}

export interface Scene extends Run {
  readonly net: Network;
  readonly stages: readonly Stage[];
  /** The picture before it is centred, shifted and covered. */
  readonly raw: Float64Array;
  readonly centre: boolean;
  readonly shift: readonly [number, number];
  readonly patch: Patch;
  readonly unit: Unit;
  /** Index of the unit's stage. */
  readonly at: number;
  readonly tool: Tool;
  readonly occlusion: boolean;
  readonly scaling: Scaling;
}

export const stageOf = (stages: readonly Stage[], layer: number): number => Math.max(0, stages.findIndex(({ last }) => layer <= last));

const KEYS = ["network", "input", "centre", "shift", "patch"];
let last: { values: unknown[]; raw: Float64Array; run: Run } | undefined;

/** What the network reads: the picture centred if that is asked for, then shifted, then covered. */
export function prepare(net: Network, raw: Float64Array, centre: boolean, shift: readonly [number, number], patch: Patch): Float64Array {
  const { input: size, paper } = net;
  const [, h, w] = size;
  let x = raw;
  if (centre) {
    x = new Float64Array(raw.length);
    for (let at = 0; at < raw.length; at += h * w) {
      x.set(centreDigit(raw.subarray(at, at + h * w).map((value) => value - paper), h, w).map((value) => value + paper), at);
    }
  }
  if (shift.some((by) => by !== 0)) x = shiftPicture(x, size, shift, paper);
  return patch[2] > 0 ? coverPicture(x, size, patch, paper) : x;
}

export const flat = (nested: unknown): Float64Array => Float64Array.from((nested as number[][][]).flat(2));

export function runOn(net: Network, seen: Float64Array): Run {
  const all = activations(net, seen);
  const end = all[all.length - 1]!;
  const shared = net.labels.length > 0;
  const shares = shared ? (net.layers.at(-1)?.kind === "softmax" ? Float64Array.from(end) : probabilities(end)) : null;
  return { seen, all, shares, answer: largest(shares ?? end) };
}

function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** The picture and what comes of it; computed again only when one of its traits was replaced. */
function current(get: Get): { raw: Float64Array; run: Run } {
  const values = KEYS.map(get);
  if (last === undefined || values.some((value, i) => value !== last!.values[i])) {
    const net = get("network") as Network;
    const raw = flat(get("input"));
    const seen = prepare(net, raw, get("centre") as boolean, get("shift") as [number, number], get("patch") as Patch & number[]);
    last = { values, raw, run: runOn(net, seen) };
  }
  return last;
}

export function readScene(get: Get): Scene {
  const net = get("network") as Network;
  const { stages } = net;
  const { raw, run } = current(get);
  const unit = get("unit") as unknown as Unit;
  return {
    ...run,
    net,
    stages,
    raw,
    unit,
    at: stageOf(stages, unit[0]),
    centre: get("centre") as boolean,
    shift: get("shift") as [number, number],
    patch: get("patch") as unknown as Patch,
    tool: get("tool") as Tool,
    occlusion: get("occlusion") as boolean,
    scaling: get("color_scale") as Scaling,
  };
}

/** The unit of an earlier stage that weighs most in this one, step by step. */
export function descend({ net, all, stages }: Pick<Scene, "net" | "all" | "stages">, unit: Unit, to: number): Unit {
  let at = unit;
  while (at[0] > stages[to]!.last) at = strongest(net, all, at);
  return at;
}

/** Where the walk from the answer to the pixels begins. */
export const top = ({ stages, answer }: Pick<Scene, "stages" | "answer">): Unit => {
  const { last: layer, size: [, h, w] } = stages[stages.length - 1]!;
  return [layer, Math.floor(answer / (h * w)), Math.floor(answer / w) % h, answer % w];
};
