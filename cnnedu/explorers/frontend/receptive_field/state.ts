/** The ReceptiveFieldExplorer's traits as one typed state, and the patches that change it. */

import {
  fieldLayer,
  fieldLayerTuple,
  fieldSteps,
  nearestUnit,
  pathsDown,
  pathsUp,
  stackProblem,
  stackSizes,
  type FieldLayer,
  type FieldStep,
  type LayerTuple,
} from "../ops/receptive_field";
import type { Binding, Get, Traits } from "../shared/model";

export const TRAITS = ["layers", "size", "axes", "unit", "weights", "zoom", "tour", "picture"] as const;

export const MOST_LAYERS = 24;
/** The input size that the slider goes up to. */
export const LARGEST = { 1: 1200, 2: 512 } as const;

export type Unit = readonly [layer: number, row: number, col: number];
export type Weights = "equal" | "random" | "relu";
export type Tour = "units" | "layers";

/** A chain of layers on an input, with all that follows from it. */
export interface Stack {
  readonly layers: readonly FieldLayer[];
  readonly size: number;
  readonly axes: 1 | 2;
  readonly sizes: readonly number[];
  readonly steps: readonly FieldStep[];
}

export interface State extends Stack {
  readonly unit: Unit;
  readonly weights: Weights;
  readonly zoom: number;
  readonly tour: Tour;
  /** Paths from the units of the input and each layer to the unit, and from the unit on. */
  readonly down: readonly Float64Array[];
  readonly up: readonly Float64Array[];
}

function stackOf(layers: readonly FieldLayer[], size: number, axes: 1 | 2): Stack {
  return { layers, size, axes, sizes: stackSizes(layers, size), steps: fieldSteps(layers) };
}

export function readStack(get: Get): Stack {
  const layers = (get("layers") as readonly LayerTuple[]).map(fieldLayer);
  return stackOf(layers, get("size") as number, get("axes") as 1 | 2);
}

/** The unit, moved into the stack should it lie outside. */
export function readUnit(get: Get, { sizes, axes }: Stack): Unit {
  const [layer, row, col] = get("unit") as Unit;
  const kept = Math.max(0, Math.min(sizes.length - 1, layer));
  const inside = (at: number): number => Math.max(0, Math.min(sizes[kept]! - 1, at));
  return [kept, axes === 2 ? inside(row) : 0, inside(col)];
}

export function readState(get: Get): State {
  const stack = readStack(get);
  const unit = readUnit(get, stack);
  const [layer, , col] = unit;
  return {
    ...stack,
    unit,
    weights: get("weights") as Weights,
    zoom: get("zoom") as number,
    tour: get("tour") as Tour,
    down: pathsDown(stack.layers, stack.sizes, layer, col),
    up: pathsUp(stack.layers, stack.sizes, layer, col),
  };
}

/** The unit of another layer at the same place. */
export function unitIn({ steps, sizes }: Stack, [layer, row, col]: Unit, target: number, axes: number): Unit {
  const [from, to] = [steps[layer]!, steps[target]!];
  const moved = (at: number): number => nearestUnit(to, sizes[target]!, from.place + from.j * at);
  return [target, axes === 2 ? moved(row) : 0, moved(col)];
}

/** The unit at the same share of a changed stack; of the last layer, if it was of the last. Python does the same. */
function followed(before: Stack, [layer, row, col]: Unit, after: Stack): Unit {
  const kept = layer === before.layers.length ? after.layers.length : Math.min(layer, after.layers.length);
  const [was, now] = [before.sizes[layer]!, Math.max(1, after.sizes[kept]!)];
  const moved = (at: number): number => Math.min(now - 1, Math.floor(((2 * at + 1) * now) / (2 * was)));
  return [kept, after.axes === 2 ? moved(before.axes === 1 ? col : row) : 0, moved(col)];
}

export interface Change {
  readonly layers?: readonly FieldLayer[];
  readonly size?: number;
  readonly axes?: 1 | 2;
  readonly unit?: Unit;
}

/** Write a changed stack if it is legal, the unit following it; else return the sentence that says why not. */
export function attempt(binding: Binding, change: Change): string | null {
  const before = readStack(binding.get);
  const after = stackOf(change.layers ?? before.layers, change.size ?? before.size, change.axes ?? before.axes);
  const count = after.layers.length;
  if (count < 1) return "The last layer has to stay: without one, every pixel sees only itself.";
  if (count > MOST_LAYERS) return `A stack of ${MOST_LAYERS} layers is the most that is drawn here; remove one first.`;
  const problem = stackProblem(after.layers, after.size);
  if (problem !== null) return problem;
  const traits: Traits = { size: after.size, axes: after.axes, unit: change.unit ?? followed(before, readUnit(binding.get, before), after) };
  if (change.layers !== undefined) traits["layers"] = change.layers.map(fieldLayerTuple);
  binding.set(traits);
  return null;
}

export interface Preset {
  readonly title: string;
  readonly layers: readonly LayerTuple[];
  readonly size: number;
  readonly axes: 1 | 2;
  readonly unit: Unit;
}

export const presetChange = ({ layers, size, axes, unit }: Preset): Change => ({ layers: layers.map(fieldLayer), size, axes, unit });

/** The name of the preset that this stack is, "" for none. */
export function presetName({ layers, size, axes }: Stack, presets: Record<string, Preset>): string {
  const now = JSON.stringify(layers.map(fieldLayerTuple));
  const same = (preset: Preset): boolean => preset.size === size && preset.axes === axes && JSON.stringify(preset.layers) === now;
  return Object.keys(presets).find((name) => same(presets[name]!)) ?? "";
}
