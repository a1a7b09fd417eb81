/** The ConvolutionExplorer's traits as one typed state, and the patches that change it. */

import { patched, type Binding, type Get, type Traits } from "../shared/model";
import { checkGeometry, fromNested, outputSize, tensor, tensorOf, toNested, axisOptions } from "../ops";
import type { ConvOptions, Nested, PaddingMode, Pair, Tensor } from "../ops";
import type { Scaling } from "../shared/scale";

export const TRAITS = [
  "input",
  "weight",
  "bias",
  "stride",
  "padding",
  "dilation",
  "padding_mode",
  "flip",
  "position",
  "mode",
  "color_scale",
] as const;

export type Mode = "forward" | "backward";
export type Position = readonly [filter: number, row: number, col: number];

export interface State {
  readonly input: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor;
  readonly opts: ConvOptions;
  readonly position: Position;
  readonly mode: Mode;
  readonly scaling: Scaling;
}

export function readOptions(get: Get): ConvOptions {
  return {
    stride: get("stride") as Pair,
    padding: get("padding") as Pair,
    dilation: get("dilation") as Pair,
    paddingMode: get("padding_mode") as PaddingMode,
    flip: get("flip") === true,
  };
}

/** The shape of the output, (O, Ho, Wo). */
export function outputShape(input: Tensor, weight: Tensor, opts: ConvOptions): [number, number, number] {
  const size = (axis: 0 | 1): number => outputSize(input.shape[axis + 1]!, weight.shape[axis + 2]!, axisOptions(opts, axis));
  return [weight.shape[0]!, Math.max(1, size(0)), Math.max(1, size(1))];
}

/** A position moved into the output, should it lie outside. */
function clampPosition(position: readonly number[], shape: readonly number[]): Position {
  const [f, i, j] = shape.map((size, axis) => Math.max(0, Math.min(size - 1, position[axis] ?? 0)));
  return [f!, i!, j!];
}

export function readState(get: Get): State {
  const [input, weight, bias] = [tensorOf(get("input")), tensorOf(get("weight")), tensorOf(get("bias"))];
  const opts = readOptions(get);
  const position = clampPosition(get("position") as number[], outputShape(input, weight, opts));
  return { input, weight, bias, opts, position, mode: get("mode") as Mode, scaling: get("color_scale") as Scaling };
}

/** A tensor like `from` with one value changed. */
function withValue(from: Tensor, index: readonly number[], value: number): Tensor {
  const made = tensor(from.shape, from.data);
  made.data[index.reduce((at, i, axis) => at * from.shape[axis]! + i, 0)] = value;
  return made;
}

export type Block = "input" | "weight" | "bias";

/** The traits after one cell of a block has been given a value. */
export const setCell = (get: Get, block: Block, index: readonly number[], value: number): Traits => ({
  [block]: toNested(withValue(tensorOf(get(block)), index, value)),
});

export const valueAt = (t: Tensor, index: readonly number[]): number =>
  t.data[index.reduce((at, i, axis) => at * t.shape[axis]! + i, 0)] ?? 0;

/** A tensor of another shape; what lies inside the old one is kept, `fill` gives the rest. */
function reshape(from: Tensor, shape: readonly number[], fill: (index: number[]) => number): Tensor {
  const made = tensor(shape);
  made.data.forEach((_, at) => {
    const index: number[] = [];
    for (let axis = shape.length - 1, rest = at; axis >= 0; axis--) {
      index.unshift(rest % shape[axis]!);
      rest = Math.floor(rest / shape[axis]!);
    }
    const inside = index.every((i, axis) => i >= 0 && i < from.shape[axis]!);
    made.data[at] = inside ? valueAt(from, index) : fill(index);
  });
  return made;
}

export interface Sizes {
  channels: number;
  filters: number;
  /** Height and width of the input, and of the kernel. */
  input: Pair;
  kernel: Pair;
}

export const sizesOf = ({ input, weight }: State): Sizes => ({
  channels: input.shape[0]!,
  filters: weight.shape[0]!,
  input: [input.shape[1]!, input.shape[2]!],
  kernel: [weight.shape[2]!, weight.shape[3]!],
});

/**
 * Input, weight and bias for other sizes. A new channel is the first one transposed, a new filter the first filter
 * transposed (a vertical edge beside a horizontal one), so that what appears is worth looking at.
 */
export function withSizes(state: State, sizes: Sizes): Traits {
  const { channels, filters, input: [h, w], kernel: [kh, kw] } = sizes;
  const { input, weight, bias } = state;
  const transposed = (from: Tensor, lead: number[], i: number, j: number): number => {
    const [rows, cols] = from.shape.slice(-2) as [number, number];
    return j < rows && i < cols ? valueAt(from, [...lead, j, i]) : 0;
  };
  const newInput = reshape(input, [channels, h, w], ([c, i, j]) =>
    c! < input.shape[0]! ? 0 : transposed(input, [0], i!, j!),
  );
  const newWeight = reshape(weight, [filters, channels, kh, kw], ([o, c, m, n]) => {
    const [f, ch] = [o! < weight.shape[0]! ? o! : 0, c! < weight.shape[1]! ? c! : 0];
    if (m! >= weight.shape[2]! || n! >= weight.shape[3]!) return 0;
    return o! < weight.shape[0]! ? valueAt(weight, [f, ch, m!, n!]) : transposed(weight, [0, ch], m!, n!);
  });
  return {
    input: toNested(newInput),
    weight: toNested(newWeight),
    bias: toNested(reshape(bias, [filters], () => 0)),
  };
}

/** The traits after the current filter has been given a preset kernel, in every channel. */
export function withPreset(state: State, kernel: number[][]): Traits {
  const { weight, position: [filter] } = state;
  const sizes = { ...sizesOf(state), kernel: [kernel.length, kernel[0]!.length] as Pair };
  const resized = sameSize(weight, kernel) ? weight : fromNested(withSizes(state, sizes)["weight"] as Nested);
  const made = reshape(resized, resized.shape, () => 0);
  const [, channels] = made.shape as [number, number];
  const plane = kernel.flat();
  for (let c = 0; c < channels; c++) made.data.set(plane, (filter * channels + c) * plane.length);
  return { weight: toNested(made) };
}

const sameSize = (weight: Tensor, kernel: number[][]): boolean =>
  weight.shape[2] === kernel.length && weight.shape[3] === kernel[0]!.length;

/** The name of the preset that every channel of the current filter equals, "" for none. */
export function presetName({ weight, position: [filter] }: State, presets: Record<string, number[][]>): string {
  const size = weight.shape[1]! * weight.shape[2]! * weight.shape[3]!;
  const values = weight.data.subarray(filter * size, (filter + 1) * size);
  const matches = (kernel: number[][]): boolean => {
    const plane = kernel.flat();
    return sameSize(weight, kernel) && values.every((value, i) => Math.abs(value - plane[i % plane.length]!) < 1e-12);
  };
  return Object.keys(presets).find((name) => matches(presets[name]!)) ?? "";
}

/**
 * Write traits if the geometry they lead to is legal, and keep the position inside the output. Otherwise write
 * nothing and return the sentence that says why.
 */
export function attempt(binding: Binding, patch: Traits): string | null {
  const get = patched(binding, patch);
  const [input, weight, opts] = [tensorOf(get("input")), tensorOf(get("weight")), readOptions(get)];
  const complaint = checkGeometry(input.shape, weight.shape, opts);
  if (complaint !== null) return complaint;
  const position = clampPosition(get("position") as number[], outputShape(input, weight, opts));
  binding.set({ ...patch, position });
  return null;
}
